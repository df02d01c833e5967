//! The campaign beside the firm's earlier ones and beside those of others.

use super::field::Pick;
use super::figures::Figures;
use super::question::{Asked, Beside};
use super::sheet::{Sheet, written};
use super::words::{self, I18n};
use crate::i18n::{t, t_string, use_i18n};
use crate::widgets::chart::{Bars, Data, Lines};
use crate::widgets::{Alarm, Tone};
use casefile::report::{Report, Row};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What campaigns are compared by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rate {
    Click,
    Open,
    HumanOpen,
    ClickToOpen,
    Unsubscribe,
    Complaint,
    Order,
}

impl Rate {
    const ALL: [Self; 7] = [
        Self::Click,
        Self::Open,
        Self::HumanOpen,
        Self::ClickToOpen,
        Self::Unsubscribe,
        Self::Complaint,
        Self::Order,
    ];

    fn as_str(self) -> &'static str {
        match self {
            Self::Click => "click",
            Self::Open => "open",
            Self::HumanOpen => "human-open",
            Self::ClickToOpen => "click-to-open",
            Self::Unsubscribe => "unsubscribe",
            Self::Complaint => "complaint",
            Self::Order => "order",
        }
    }

    /// The head of others' tables that has it.
    fn head(self) -> Option<&'static str> {
        match self {
            Self::Click => Some("click_rate"),
            Self::Open => Some("open_rate"),
            Self::ClickToOpen => Some("click_to_open_rate"),
            Self::Unsubscribe => Some("unsubscribe_rate"),
            Self::Complaint => Some("complaint_rate"),
            Self::HumanOpen | Self::Order => None,
        }
    }

    /// Part and whole in rows of one's own.
    fn of(self, row: &Row<'_>) -> (u64, u64) {
        let delivered = row.count("delivered");
        let opens = row.count("unique_opens");
        match self {
            Self::Click => (row.count("unique_clicks"), delivered),
            Self::Open => (opens, delivered),
            Self::HumanOpen => (opens.saturating_sub(row.count("machine_opens")), delivered),
            Self::ClickToOpen => (row.count("unique_clicks"), opens),
            Self::Unsubscribe => (row.count("unsubscribes"), delivered),
            Self::Complaint => (row.count("complaints"), delivered),
            Self::Order => (row.count("orders"), delivered),
        }
    }

    fn words(self, i18n: I18n) -> &'static str {
        match self {
            Self::Click => t_string!(i18n, results.head.click_rate),
            Self::Open => t_string!(i18n, results.head.open_rate),
            Self::HumanOpen => t_string!(i18n, results.comparison.human_open_rate),
            Self::ClickToOpen => t_string!(i18n, results.head.click_to_open_rate),
            Self::Unsubscribe => t_string!(i18n, results.head.unsubscribe_rate),
            Self::Complaint => t_string!(i18n, results.head.complaint_rate),
            Self::Order => t_string!(i18n, results.comparison.order_rate),
        }
    }
}

#[component]
pub fn Comparison(
    figures: Arc<Figures>,
    /// The candidate's own campaign: the case asks nothing of it.
    #[prop(optional)]
    own: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let rate = RwSignal::new(Rate::Click);
    let options = Signal::derive(move || {
        let option = |own: Rate| (own.as_str().to_string(), own.words(i18n).to_string());
        Rate::ALL.map(option).to_vec()
    });
    let choose = move |word: String| {
        let found = Rate::ALL.into_iter().find(|own| own.as_str() == word);
        rate.set(found.unwrap_or(Rate::Click));
    };
    let opens = move || {
        matches!(rate.get(), Rate::Open | Rate::ClickToOpen).then(|| {
            view! {
                <Alarm
                    tone=Tone::Warning
                    title=move || t_string!(i18n, results.comparison.warning_title)
                    text=move || t_string!(i18n, results.comparison.warning)
                />
            }
        })
    };
    let (ours, others) = (Arc::clone(&figures), Arc::clone(&figures));
    let ours = Signal::derive(move || mine(i18n, &ours, rate.get()));
    let others = Signal::derive(move || foreign(i18n, &others, rate.get()));
    view! {
        <p class="muted">{t!(i18n, results.comparison.lead)}</p>
        <Pick
            id="comparison-rate"
            label=move || t_string!(i18n, results.comparison.rate)
            options
            chosen=Signal::derive(move || rate.get().as_str().to_string())
            on_choose=choose
        />
        {opens}
        <div class="results__pair">
            <Bars
                id="chart-history"
                caption=move || t_string!(i18n, results.comparison.own_chart)
                data=ours
                format=words::format_of(i18n, true, None)
                words=words::of_chart(i18n, move || t_string!(i18n, results.comparison.campaign))
            />
            <Bars
                id="chart-references"
                caption=move || t_string!(i18n, results.comparison.foreign_chart)
                data=others
                format=words::format_of(i18n, true, None)
                words=words::of_chart(i18n, move || t_string!(i18n, results.comparison.campaign))
            />
        </div>
        {trend_chart(i18n, &figures, rate)}
        {table(i18n, &figures, "history/campaigns.csv", move || {
            t_string!(i18n, results.comparison.history)
        })}
        {table(i18n, &figures, "history/references.csv", move || {
            t_string!(i18n, results.comparison.references)
        })}
        {(!own).then(|| view! { <Asked beside=Beside::Comparison/> })}
    }
}

/// The campaign, its messages, and what was sent before, by who got it.
fn mine(i18n: I18n, figures: &Figures, rate: Rate) -> Data {
    let empty = Report::default();
    let messages = figures.report("finished/messages.csv").unwrap_or(&empty);
    let history = figures.report("history/campaigns.csv").unwrap_or(&empty);
    let email = |row: &Row<'_>| row.word("channel") == "email";
    let mut points = Vec::new();
    let title = figures.campaign.title.clone();
    let whole = t_string!(i18n, results.comparison.whole, title = title.clone()).to_string();
    points.push((whole, share(rate, messages.rows().filter(email))));
    for row in messages.rows().filter(email) {
        let name = format!("{}: {}", row.word("message"), row.word("title"));
        points.push((name, share(rate, std::iter::once(row))));
    }
    let mut groups: Vec<&str> = Vec::new();
    let before = |row: &Row<'_>| email(row) && row.word("title") != title;
    for row in history.rows().filter(before) {
        if !groups.contains(&row.word("segment")) {
            groups.push(row.word("segment"));
        }
    }
    for group in groups {
        let rows = || {
            let own = history.rows().filter(before);
            own.filter(|row| row.word("segment") == group)
        };
        let count = rows().count() as u32;
        let name = t_string!(
            i18n,
            results.comparison.earlier,
            count = count,
            group = group.to_string()
        );
        points.push((name.to_string(), share(rate, rows())));
    }
    Data::single(rate.words(i18n), points)
}

/// How the rate went on with those that were written to most often.
fn trend_chart(i18n: I18n, figures: &Arc<Figures>, rate: RwSignal<Rate>) -> AnyView {
    let past = Arc::clone(figures);
    let data = Signal::derive(move || trend(i18n, &past, rate.get()));
    let group = most_sent(figures);
    let caption =
        move || t_string!(i18n, results.comparison.trend, group = group.clone()).to_string();
    view! {
        <Lines
            id="chart-trend"
            caption
            data
            format=words::format_of(i18n, true, None)
            words=words::of_chart(i18n, move || t_string!(i18n, results.head.sent_on))
        />
    }
    .into_any()
}

/// Whom the firm wrote to most often.
fn most_sent(figures: &Figures) -> String {
    let mut groups: BTreeMap<&str, u32> = BTreeMap::new();
    let history = figures.report("history/campaigns.csv");
    for row in history.iter().flat_map(|own| own.rows()) {
        if row.word("channel") == "email" {
            *groups.entry(row.word("segment")).or_default() += 1;
        }
    }
    let most = groups.into_iter().max_by_key(|(_, count)| *count);
    most.map_or_else(String::new, |(group, _)| group.to_string())
}

/// The rate from one e-mail to the next, to those that were written to most often.
fn trend(i18n: I18n, figures: &Figures, rate: Rate) -> Data {
    let group = most_sent(figures);
    let history = figures.report("history/campaigns.csv");
    let rows = history.iter().flat_map(|own| own.rows());
    let rows = rows.filter(|row| row.word("channel") == "email" && row.word("segment") == group);
    let mut points: Vec<(String, f64)> = rows
        .map(|row| {
            (
                row.word("sent_on").to_string(),
                share(rate, std::iter::once(row)),
            )
        })
        .collect();
    points.sort_by(|a, b| a.0.cmp(&b.0));
    if points.is_empty() {
        return Data::default();
    }
    Data::single(rate.words(i18n), points)
}

fn share<'a>(rate: Rate, rows: impl Iterator<Item = Row<'a>>) -> f64 {
    let (part, whole) = rows.fold((0, 0), |(part, whole), row| {
        let (own, base) = rate.of(&row);
        (part + own, whole + base)
    });
    match whole {
        0 => 0.0,
        whole => part as f64 / whole as f64,
    }
}

/// Campaigns of others, as their publishers count them; those without the rate are left out.
fn foreign(i18n: I18n, figures: &Figures, rate: Rate) -> Data {
    let report = figures.report("history/references.csv");
    let head = rate.head();
    let mut points = Vec::new();
    if let (Some(report), Some(head)) = (report, head) {
        for row in report.rows() {
            if let Ok(value) = row.word(head).parse::<f64>() {
                let name = format!("{}, {}", row.word("title"), row.word("year"));
                points.push((name, value / 100.0));
            }
        }
    }
    if points.is_empty() {
        return Data::default();
    }
    Data::single(rate.words(i18n), points)
}

fn table(
    i18n: I18n,
    figures: &Figures,
    path: &str,
    label: impl Fn() -> &'static str + Copy + Send + Sync + 'static,
) -> AnyView {
    let Some(report) = figures.report(path).cloned() else {
        return ().into_any();
    };
    let body = move || {
        let (heads, rows) = written(i18n, &report, |_| true);
        view! { <Sheet label=label heads rows/> }
    };
    view! { <details><summary>{label}</summary>{body}</details> }.into_any()
}
