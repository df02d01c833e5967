//! A whole campaign, as a tool launches it: `solution/campaign.json`.
//!
//! Whole numbers only, so that it can travel in a journal: per cents and tenths, never fractions.

use crate::Date;
use crate::workflow::{Rule, Workflow};
use serde::{Deserialize, Serialize};

/// A campaign, ready to be launched.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Campaign {
    /// Always 1.
    pub format: u32,
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// The first day.
    pub from: Date,
    /// How many days it is watched, 1 to 366.
    pub days: u32,
    /// Whom it speaks to.
    #[serde(default)]
    pub segments: Vec<Segment>,
    /// What it says.
    #[serde(default)]
    pub messages: Vec<Message>,
    /// How many messages a contact may get.
    #[serde(default)]
    pub limits: Vec<Limit>,
    /// Days on which nothing is sent.
    #[serde(default)]
    pub quiet: Vec<Quiet>,
    /// What it is sent from.
    #[serde(default)]
    pub sender: Sender,
    /// When it does what.
    pub workflows: Vec<Workflow>,
}

/// Whom a campaign speaks to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Segment {
    /// Unique in the campaign.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Who is in it.
    pub rule: Rule,
}

/// What carries a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Carrier {
    Email,
    Sms,
    Push,
    Popup,
    Post,
}

impl Carrier {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Email, Self::Sms, Self::Push, Self::Popup, Self::Post];

    /// The carrier's word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Sms => "sms",
            Self::Push => "push",
            Self::Popup => "popup",
            Self::Post => "post",
        }
    }
}

/// What a campaign says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// Unique in the campaign; steps name it.
    pub id: String,
    /// What carries it.
    pub carrier: Carrier,
    /// Its name.
    pub title: String,
    /// The category that it speaks of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// What it takes off the price, in per cent.
    #[serde(default)]
    pub discount_percent: u8,
    /// Where it leads.
    #[serde(default)]
    pub links: Vec<String>,
    /// The form of the page that it leads to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// False for what is not a commercial message, such as news of an order.
    #[serde(default = "yes")]
    pub commercial: bool,
    /// What was read in it.
    #[serde(default)]
    pub content: Content,
    /// The mail itself, to be shown beside its figures; a run reads only `content`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<Letter>,
    /// What is tried against each other; none where nothing is.
    #[serde(default)]
    pub variants: Vec<Variant>,
}

/// One side of an A/B test.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// Unique in the message.
    pub id: String,
    /// Its weight.
    pub weight: u32,
    /// What was read in it, instead of the message's own.
    pub content: Content,
    /// The mail itself, instead of the message's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<Letter>,
}

/// A mail as it was sent. Pictures are named, not held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Letter {
    pub subject: String,
    pub preheader: String,
    pub html: String,
    pub css: String,
}

fn yes() -> bool {
    true
}

/// How many messages a contact may get.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Of this carrier: e-mail, SMS or push.
    pub carrier: Carrier,
    /// At most so many.
    pub count: u32,
    /// In so many days, 1 to 7.
    pub days: u32,
}

/// Days on which nothing is sent, both ends in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Quiet {
    pub from: Date,
    pub to: Date,
}

/// What a campaign is sent from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Sender {
    /// The mail domain says who may send for it.
    pub spf: bool,
    /// The mail is signed.
    pub dkim: bool,
    /// The domain says what to do with the rest.
    pub dmarc: bool,
    /// The shop's pages carry the tracking code.
    pub tracking: bool,
}

impl Default for Sender {
    fn default() -> Self {
        Self {
            spf: true,
            dkim: true,
            dmarc: true,
            tracking: true,
        }
    }
}

/// What was read in a carrier's content. The default changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Content {
    /// Letters of the subject.
    pub subject_chars: u16,
    /// Letters of the preheader.
    pub preheader_chars: u16,
    /// Subject and body speak of what the reader cares for, -100 to 100.
    pub promise: i16,
    /// The reader's name, town or last purchase stands in it.
    pub personal: bool,
    /// Capitals among the subject's letters, in per cent.
    pub capitals_percent: u8,
    /// Words that filters know.
    pub spam_words: u16,
    /// Calls to action that look like buttons.
    pub buttons: u16,
    /// Links that lead nowhere, in per cent.
    pub dead_links_percent: u8,
    /// Area of pictures, in per cent.
    pub picture_percent: u8,
    /// Pictures with a text instead, in per cent.
    pub alt_percent: u8,
    /// Readable on a phone.
    pub phone: bool,
    /// Size.
    pub size_kib: u16,
    /// A visible way out.
    pub unsubscribe: bool,
    /// Says who sends it.
    pub sender: bool,
    /// Fog index of the Polish text, in tenths.
    pub fog_tenths: u16,
    /// Size of the page that it leads to.
    pub page_kib: u16,
    /// Fields of that page's form.
    pub page_fields: u8,
    /// The page keeps the message's promise, 0 to 100.
    pub page_promise: u8,
}

impl Default for Content {
    fn default() -> Self {
        Self {
            subject_chars: 40,
            preheader_chars: 60,
            promise: 0,
            personal: false,
            capitals_percent: 5,
            spam_words: 0,
            buttons: 1,
            dead_links_percent: 0,
            picture_percent: 40,
            alt_percent: 100,
            phone: true,
            size_kib: 60,
            unsubscribe: true,
            sender: true,
            fog_tenths: 90,
            page_kib: 800,
            page_fields: 3,
            page_promise: 80,
        }
    }
}

impl Campaign {
    /// A workflow alone, as a campaign: its messages as plain as can be.
    pub fn of_workflow(workflow: Workflow, from: Date, days: u32) -> Self {
        let text = |node: &crate::workflow::Node, key: &str| {
            node.config
                .get(key)
                .and_then(|it| it.as_str())
                .map(str::to_owned)
        };
        let mut messages: Vec<Message> = Vec::new();
        for node in &workflow.nodes {
            use crate::workflow::Kind;
            let carrier = match node.kind {
                Kind::SendSms => Carrier::Sms,
                Kind::SendPush => Carrier::Push,
                Kind::ShowPopup => Carrier::Popup,
                Kind::PublishPost => Carrier::Post,
                Kind::SendEmail | Kind::SendPreferred => Carrier::Email,
                _ => continue,
            };
            let Some(id) = text(node, "message") else {
                continue;
            };
            if messages.iter().all(|it| it.id != id) {
                messages.push(Message::plain(id, carrier, node.title.clone()));
            }
        }
        for node in &workflow.nodes {
            let link = text(node, "message").zip(text(node, "url"));
            let Some((id, url)) = link else { continue };
            if let Some(message) = messages.iter_mut().find(|it| it.id == id) {
                message.links.retain(|it| *it != url);
                message.links.push(url);
            }
        }
        Self {
            format: 1,
            id: workflow.id.clone(),
            title: workflow.title.clone(),
            from,
            days,
            segments: Vec::new(),
            messages,
            limits: Vec::new(),
            quiet: Vec::new(),
            sender: Sender::default(),
            workflows: vec![workflow],
        }
    }
}

impl Message {
    /// A message of which nothing more is known.
    pub fn plain(id: String, carrier: Carrier, title: String) -> Self {
        Self {
            id,
            carrier,
            title,
            category: None,
            discount_percent: 0,
            links: Vec::new(),
            form: None,
            commercial: true,
            content: Content::default(),
            letter: None,
            variants: Vec::new(),
        }
    }
}
