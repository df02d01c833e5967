//! What was read in a message, as small bounded changes of logits. The table is shown in the tool's
//! "why" panel in practice, and to the commission.

use super::table::LOGIT;
use casefile::campaign::{Content, Sender};
use serde::Serialize;

/// Changes of logits, in 1/256.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Pull {
    /// Into the inbox.
    pub inbox: i32,
    /// Opened.
    pub open: i32,
    /// Clicked, of opened.
    pub click: i32,
    /// Clicked on a phone, beside `click`.
    pub phone: i32,
    /// Bought, of sessions.
    pub order: i32,
    /// Complained.
    pub complain: i32,
    /// False where nobody finds the way out.
    pub way_out: bool,
}

/// One line of the table: what was read, and what it changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// A stable code.
    pub code: &'static str,
    /// Which logit.
    pub of: &'static str,
    /// By so much, in 1/256.
    pub by: i32,
}

/// Per cent of a logit of one.
const fn percent(value: i32) -> i32 {
    value * LOGIT / 100
}

/// What was read, and by how much it changes a logit.
type Row = (&'static str, i32);

/// Nothing where it is as it should be.
const fn unless(right: bool, by: i32) -> i32 {
    if right { 0 } else { by }
}

fn over(value: impl Into<i32>, bound: i32) -> i32 {
    (value.into() - bound).max(0)
}

fn inbox(c: &Content, sender: &Sender) -> Vec<Row> {
    vec![
        (
            "capitals",
            -percent(over(c.capitals_percent, 20).min(80) / 2),
        ),
        ("spam-words", -percent(i32::from(c.spam_words.min(8)) * 12)),
        ("spf", unless(sender.spf, -percent(80))),
        ("dkim", unless(sender.dkim, -percent(80))),
        ("dmarc", unless(sender.dmarc, -percent(40))),
        ("unsubscribe-missing", unless(c.unsubscribe, -percent(60))),
        ("size", -percent(over(c.size_kib, 102).min(200) / 5)),
        ("picture-only", -percent(over(c.picture_percent, 70))),
    ]
}

fn open(c: &Content) -> Vec<Row> {
    let short = (10 - i32::from(c.subject_chars)).max(0);
    vec![
        (
            "subject-long",
            -percent(over(c.subject_chars, 60).min(60) / 2),
        ),
        ("subject-short", -percent(short * 2)),
        (
            "preheader-missing",
            unless(c.preheader_chars > 0, -percent(15)),
        ),
        (
            "promise",
            percent(i32::from(c.promise).clamp(-100, 100) / 4),
        ),
        ("personal", unless(!c.personal, percent(8))),
        (
            "capitals",
            -percent(over(c.capitals_percent, 20).min(80) / 4),
        ),
        ("sender-missing", unless(c.sender, -percent(25))),
    ]
}

fn click(c: &Content) -> Vec<Row> {
    let bare = 100 - i32::from(c.alt_percent.min(100));
    vec![
        (
            "promise",
            percent(i32::from(c.promise).clamp(-100, 100) / 5),
        ),
        ("picture-only", -percent(over(c.picture_percent, 70))),
        ("alt-missing", -percent(bare / 8)),
        ("button-missing", unless(c.buttons > 0, -percent(45))),
        ("buttons-many", -percent(over(c.buttons, 4).min(10) * 3)),
        (
            "links-dead",
            -percent(i32::from(c.dead_links_percent.min(100)) / 2),
        ),
        ("fog", -percent(over(c.fog_tenths, 120).min(100) / 4)),
    ]
}

fn order(c: &Content) -> Vec<Row> {
    vec![
        (
            "page-heavy",
            -percent(over(c.page_kib, 1_500).min(5_000) / 60),
        ),
        ("page-fields", -percent(over(c.page_fields, 5).min(10) * 6)),
        (
            "page-promise",
            percent((i32::from(c.page_promise.min(100)) - 80) * 3 / 4),
        ),
    ]
}

fn complain(c: &Content) -> Vec<Row> {
    vec![
        ("sender-missing", unless(c.sender, percent(60))),
        ("unsubscribe-missing", unless(c.unsubscribe, percent(140))),
    ]
}

/// Every change that a content makes, zero ones left out; an empty list for the neutral content.
pub fn reasons(content: &Content, sender: &Sender) -> Vec<Reason> {
    let phone = vec![("phone", unless(content.phone, -percent(70)))];
    let tables = [
        ("inbox", inbox(content, sender)),
        ("open", open(content)),
        ("click", click(content)),
        ("phone", phone),
        ("order", order(content)),
        ("complain", complain(content)),
    ];
    let told = |(of, rows): (&'static str, Vec<Row>)| {
        rows.into_iter()
            .map(move |(code, by)| Reason { code, of, by })
    };
    tables
        .into_iter()
        .flat_map(told)
        .filter(|it| it.by != 0)
        .collect()
}

/// The sums of the changes.
pub fn pull(content: &Content, sender: &Sender) -> Pull {
    let reasons = reasons(content, sender);
    let sum = |of: &str| {
        let whole: i32 = reasons
            .iter()
            .filter(|it| it.of == of)
            .map(|it| it.by)
            .sum();
        whole.clamp(-2 * LOGIT, 2 * LOGIT)
    };
    Pull {
        inbox: sum("inbox"),
        open: sum("open"),
        click: sum("click"),
        phone: sum("phone"),
        order: sum("order"),
        complain: sum("complain"),
        way_out: content.unsubscribe,
    }
}
