//! What a run of the simulator reports, read: `crates/simulator/FORMATS.md` has its JSON.

use serde::{Deserialize, Serialize};

/// What a campaign did, in whole numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// Always 1.
    pub format: u32,
    /// Of the simulator.
    pub simulator: u32,
    /// The campaign's id.
    pub campaign: String,
    /// The first day.
    pub from: crate::Date,
    /// How many days.
    pub days_count: u32,
    /// How many contacts.
    pub contacts: u64,
    /// Of every draw.
    pub seed: u64,
    /// Everything that a message is credited with.
    pub total: Counts,
    /// What no message is credited with.
    pub other: Counts,
    /// By message.
    pub messages: Vec<Message>,
    /// By workflow.
    pub workflows: Vec<Workflow>,
    /// By day, what no message is credited with as well.
    pub days: Vec<Part>,
    /// By segment at launch; segments overlap.
    pub segments: Vec<Part>,
    /// By mailbox provider.
    pub providers: Vec<Part>,
    /// By device.
    pub devices: Vec<Part>,
    /// By hour of the day.
    pub hours: Vec<Part>,
    /// All events.
    pub events: u64,
    /// The sum of a hash of every event, in hex.
    pub events_hash: String,
}

/// What a message did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// Its id.
    pub id: String,
    /// What carried it.
    pub carrier: crate::campaign::Carrier,
    /// Its name.
    pub title: String,
    /// All variants together.
    pub counts: Counts,
    /// Each variant; none where nothing was tried.
    pub variants: Vec<Part>,
    /// The test of variants day by day, from the first delivery on; none where nothing was tried.
    pub looks: Vec<Look>,
    /// Clicks by link.
    pub links: Vec<Link>,
}

/// What is known of a test at a day's end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Look {
    /// The day.
    pub day: crate::Date,
    /// Each variant since the first day, in the order of `variants`.
    pub variants: Vec<Reading>,
}

/// What a test is read by, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Reading {
    pub delivered: u64,
    /// Holds `machine_opens`.
    pub unique_opens: u64,
    pub machine_opens: u64,
    pub unique_clicks: u64,
    pub orders: u64,
}

impl Reading {
    /// The names, in the order of [`Self::values`].
    pub const HEADS: [&str; 5] = [
        "delivered",
        "unique_opens",
        "machine_opens",
        "unique_clicks",
        "orders",
    ];

    /// The figures, in the order of [`Self::HEADS`].
    pub fn values(self) -> [u64; 5] {
        [
            self.delivered,
            self.unique_opens,
            self.machine_opens,
            self.unique_clicks,
            self.orders,
        ]
    }
}

/// Clicks on a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// Its address.
    pub url: String,
    /// All of them.
    pub clicks: u64,
}

/// A part of a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its id, or day, or hour.
    pub id: String,
    /// What happened in it.
    pub counts: Counts,
}

/// What a workflow did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Workflow {
    /// Its id.
    pub id: String,
    /// Entries.
    pub entered: u64,
    /// Contacts that came by, by step.
    pub steps: Vec<Step>,
}

/// How often a step was come by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The step's id.
    pub node: String,
    /// How often.
    pub contacts: u64,
}

macro_rules! counts {
    ($($name:ident)+) => {
        /// What happened, under the names of a case's figures.
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(missing_docs)]
        pub struct Counts {
            $(pub $name: u64,)+
        }

        impl Counts {
            /// The names, in the order of the JSON.
            pub const HEADS: &[&str] = &[$(stringify!($name)),+];

            /// The values, in the order of [`Self::HEADS`].
            pub fn values(&self) -> Vec<u64> {
                vec![$(self.$name),+]
            }
        }
    };
}

counts! {
    entered left sent delivered hard_bounces soft_bounces spam suppressed capped breaches opens
    unique_opens machine_opens clicks unique_clicks unsubscribes complaints sessions carts
    carts_left orders revenue_grosze submissions shown impressions engagements notified webhooks
    lost
}

/// A table of a report: its name, and a CSV (RFC 4180) with a head line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// As in `messages.csv`, without the end.
    pub name: &'static str,
    /// The whole text; lines end with LF.
    pub csv: String,
}

impl Outcome {
    /// Every table of the report, under the names and heads of a finished campaign's.
    pub fn tables(&self) -> Vec<Table> {
        let message = |it: &Message| {
            let own = [it.id.clone(), it.title.clone(), it.carrier.as_str().into()];
            row(own, &it.counts)
        };
        let variants = self.messages.iter().flat_map(|it| {
            let one = |part: &Part| row([it.id.clone(), part.id.clone()], &part.counts);
            it.variants.iter().map(one).collect::<Vec<_>>()
        });
        let links = self.messages.iter().flat_map(|it| {
            let one = |link: &Link| {
                let clicks = link.clicks.to_string();
                vec![it.id.clone(), link.url.clone(), clicks]
            };
            it.links.iter().map(one).collect::<Vec<_>>()
        });
        let looks = self.messages.iter().flat_map(|it| {
            let one = |look: &Look| {
                let sides = it.variants.iter().zip(&look.variants);
                let row = |(variant, reading): (&Part, &Reading)| {
                    let own = [look.day.to_string(), it.id.clone(), variant.id.clone()];
                    let values = reading.values().map(|value| value.to_string());
                    own.into_iter().chain(values).collect::<Vec<_>>()
                };
                sides.map(row).collect::<Vec<_>>()
            };
            it.looks.iter().flat_map(one).collect::<Vec<_>>()
        });
        let steps = self.workflows.iter().flat_map(|it| {
            let one = |step: &Step| {
                let contacts = step.contacts.to_string();
                vec![it.id.clone(), step.node.clone(), contacts]
            };
            it.steps.iter().map(one).collect::<Vec<_>>()
        });
        vec![
            counted(
                "messages",
                &["message", "title", "channel"],
                self.messages.iter().map(message),
            ),
            counted("variants", &["message", "variant"], variants),
            table("looks", &looks_heads(), looks),
            table("links", &["message", "url", "clicks"], links),
            table("steps", &["workflow", "step", "contacts"], steps),
            parts("days", "day", &self.days),
            parts("segments", "segment", &self.segments),
            parts("providers", "provider", &self.providers),
            parts("devices", "device", &self.devices),
            parts("hours", "hour", &self.hours),
        ]
    }
}

fn looks_heads() -> Vec<&'static str> {
    let own = ["day", "message", "variant"];
    own.into_iter().chain(Reading::HEADS).collect()
}

fn row<const N: usize>(keys: [String; N], counts: &Counts) -> Vec<String> {
    let values = counts.values().into_iter().map(|it| it.to_string());
    keys.into_iter().chain(values).collect()
}

fn parts(name: &'static str, key: &str, parts: &[Part]) -> Table {
    let rows = parts.iter().map(|it| row([it.id.clone()], &it.counts));
    counted(name, &[key], rows)
}

fn counted(name: &'static str, keys: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Table {
    let heads: Vec<&str> = keys.iter().chain(Counts::HEADS).copied().collect();
    table(name, &heads, rows)
}

fn table(name: &'static str, heads: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Table {
    let mut csv = heads.join(",");
    csv.push('\n');
    for row in rows {
        let cells: Vec<String> = row.into_iter().map(cell).collect();
        csv.push_str(&cells.join(","));
        csv.push('\n');
    }
    Table { name, csv }
}

fn cell(text: String) -> String {
    match text.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text,
    }
}
