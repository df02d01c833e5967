//! The finished campaign with the figures of its reports.

use casefile::company::ChannelKind;
use casefile::finished::{Campaign, Kpi, Message};
use casefile::report::{Report, Row};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A mail as it was sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Sent {
    pub html: String,
    pub css: String,
}

/// The campaign, its reports by path, what was sent by path.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    pub campaign: Campaign,
    reports: BTreeMap<String, Report>,
    letters: BTreeMap<String, Sent>,
}

/// What a division is by; each has a report of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    Message,
    Segment,
    Provider,
    Device,
}

impl By {
    pub const ALL: [Self; 4] = [Self::Message, Self::Segment, Self::Provider, Self::Device];

    /// Its word in the page's own addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Segment => "segment",
            Self::Provider => "provider",
            Self::Device => "device",
        }
    }

    fn report(self) -> &'static str {
        match self {
            Self::Message => "finished/messages.csv",
            Self::Segment => "finished/segments.csv",
            Self::Provider => "finished/providers.csv",
            Self::Device => "finished/devices.csv",
        }
    }
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Opens by people: those of programs are taken off.
    HumanOpens,
    /// All of them.
    Opens,
    Clicks,
    Sessions,
    Orders,
    Revenue,
    Unsubscribes,
    Complaints,
}

impl Measure {
    pub const ALL: [Self; 8] = [
        Self::HumanOpens,
        Self::Opens,
        Self::Clicks,
        Self::Sessions,
        Self::Orders,
        Self::Revenue,
        Self::Unsubscribes,
        Self::Complaints,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::HumanOpens => "human-opens",
            Self::Opens => "opens",
            Self::Clicks => "clicks",
            Self::Sessions => "sessions",
            Self::Orders => "orders",
            Self::Revenue => "revenue",
            Self::Unsubscribes => "unsubscribes",
            Self::Complaints => "complaints",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.as_str() == word)
    }

    fn head(self) -> &'static str {
        match self {
            Self::HumanOpens | Self::Opens => "unique_opens",
            Self::Clicks => "unique_clicks",
            Self::Sessions => "sessions",
            Self::Orders => "orders",
            Self::Revenue => "revenue_grosze",
            Self::Unsubscribes => "unsubscribes",
            Self::Complaints => "complaints",
        }
    }

    /// Whether a report has it.
    pub fn is_in(self, report: &Report) -> bool {
        let people = self != Self::HumanOpens || report.has("machine_opens");
        people && report.has(self.head())
    }

    /// Its count in a row.
    pub fn count(self, row: &Row<'_>) -> u64 {
        let count = row.count(self.head());
        match self {
            Self::HumanOpens => count.saturating_sub(row.count("machine_opens")),
            _ => count,
        }
    }
}

/// The counts of one part of a whole.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Portion {
    pub name: String,
    pub delivered: u64,
    pub count: u64,
}

impl Portion {
    /// The share of what was delivered; the bare count where nobody knows how much was.
    pub fn value(&self, rate: bool) -> f64 {
        match rate {
            true if self.delivered > 0 => self.count as f64 / self.delivered as f64,
            true => 0.0,
            false => self.count as f64,
        }
    }
}

impl Figures {
    /// Reads them; none where the case ships no finished campaign.
    pub fn read(files: &BTreeMap<String, Vec<u8>>) -> Option<Arc<Self>> {
        let text = |path: &str| {
            let bytes = files.get(path)?;
            String::from_utf8(bytes.clone()).ok()
        };
        let campaign = text("finished/campaign.json")?;
        let campaign: Campaign = json::from_str(&campaign).ok()?;
        let history = ["history/campaigns.csv", "history/references.csv"];
        let paths = campaign.reports.iter().map(String::as_str).chain(history);
        let report = |path: &str| Some((path.to_string(), Report::parse(&text(path)?)));
        let reports = paths.filter_map(report).collect();
        let sent = campaign.messages.iter().filter_map(|own| own.file.clone());
        let letters = sent.filter_map(|path| {
            let (html, css) = (text(&path)?, String::new());
            Some((path, Sent { html, css }))
        });
        Some(Arc::new(Self {
            letters: letters.collect(),
            campaign,
            reports,
        }))
    }

    /// Figures that were made here: a campaign, its reports and its letters by the paths of a
    /// case's.
    pub fn of(
        campaign: Campaign,
        reports: BTreeMap<String, Report>,
        letters: BTreeMap<String, Sent>,
    ) -> Self {
        Self {
            campaign,
            reports,
            letters,
        }
    }

    /// The reports on earlier campaigns, and on those of others.
    pub fn history(&self) -> impl Iterator<Item = (String, Report)> + '_ {
        let all = self.reports.iter();
        let past = all.filter(|(path, _)| path.starts_with("history/"));
        past.map(|(path, report)| (path.clone(), report.clone()))
    }

    /// A report by its path.
    pub fn report(&self, path: &str) -> Option<&Report> {
        self.reports.get(path)
    }

    /// What was sent.
    pub fn letter(&self, message: &Message) -> Option<&Sent> {
        self.letters.get(message.file.as_ref()?)
    }

    pub fn message(&self, id: &str) -> Option<&Message> {
        self.campaign.messages.iter().find(|own| own.id == id)
    }

    /// What an indicator came to.
    pub fn value(&self, kpi: &Kpi) -> Option<f64> {
        kpi.value(self.report(&kpi.source)?)
    }

    /// The sum of a column over the messages that are looked at: one, or all e-mails.
    pub fn sum(&self, head: &str, message: Option<&str>) -> u64 {
        let report = self.report(By::Message.report());
        report.map_or(0, |report| {
            report.sum(head, |row| self.looks_at(row, message))
        })
    }

    fn looks_at(&self, row: &Row<'_>, message: Option<&str>) -> bool {
        let id = row.word("message");
        match message {
            Some(own) => own == id,
            // A table of the whole campaign.
            None if id.is_empty() => true,
            None => self
                .message(id)
                .is_some_and(|own| own.channel == ChannelKind::Email),
        }
    }

    /// Whether a division knows how much was delivered, so that it gives shares.
    pub fn has_rate(&self, by: By, measure: Measure) -> bool {
        let report = self.report(by.report());
        measure != Measure::Revenue && report.is_some_and(|report| report.has("delivered"))
    }

    /// The parts of what is looked at; none where the division lacks the measure.
    pub fn portions(&self, by: By, measure: Measure, message: Option<&str>) -> Vec<Portion> {
        let Some(report) = self.report(by.report()).filter(|own| measure.is_in(own)) else {
            return Vec::new();
        };
        let mut portions: Vec<Portion> = Vec::new();
        for row in report.rows().filter(|row| self.looks_at(row, message)) {
            let name = self.name(by, row.word(by.as_str()));
            let at = portions.iter().position(|own| own.name == name);
            let at = at.unwrap_or_else(|| {
                portions.push(Portion {
                    name,
                    ..Portion::default()
                });
                portions.len() - 1
            });
            portions[at].delivered += row.count("delivered");
            portions[at].count += measure.count(&row);
        }
        portions
    }

    /// How a part is called.
    pub fn name(&self, by: By, id: &str) -> String {
        let title = match by {
            By::Message => self.message(id).map(|own| format!("{id}: {}", own.title)),
            By::Segment => {
                let found = self.campaign.segments.iter().find(|own| own.id == id);
                found.map(|own| own.title.clone())
            }
            By::Provider | By::Device => None,
        };
        title.unwrap_or_else(|| id.to_string())
    }

    /// The days of what is looked at, in order, with the measure's counts.
    pub fn days(&self, measure: Measure, message: Option<&str>) -> Vec<(String, u64)> {
        let Some(report) = self.report("finished/days.csv") else {
            return Vec::new();
        };
        // Machine opens are not told day by day.
        let measure = match measure {
            Measure::HumanOpens => Measure::Opens,
            other => other,
        };
        let mut days: BTreeMap<&str, u64> = BTreeMap::new();
        for row in report.rows().filter(|row| self.looks_at(row, message)) {
            *days.entry(row.word("day")).or_default() += measure.count(&row);
        }
        let days = days.into_iter();
        days.map(|(day, count)| (day.to_string(), count)).collect()
    }

    /// What the campaign cost, in grosze.
    pub fn cost(&self) -> u64 {
        self.campaign
            .costs
            .iter()
            .map(|own| own.amount_grosze)
            .sum()
    }

    /// Reports that no view of the room draws: shown as they are.
    pub fn others(&self) -> impl Iterator<Item = (&str, &Report)> {
        let drawn = |path: &str| {
            let known = By::ALL.iter().any(|by| by.report() == path);
            let more = [
                "finished/days.csv",
                "finished/links.csv",
                "finished/variants.csv",
            ];
            known || more.contains(&path) || path.starts_with("history/")
        };
        let all = self.reports.iter().map(|(path, own)| (path.as_str(), own));
        all.filter(move |(path, own)| !drawn(path) && !own.has("variant"))
    }
}

#[cfg(test)]
pub mod tests;
