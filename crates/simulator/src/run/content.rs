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

/// Every change that a content makes, zero ones left out; an empty list for the neutral content.
pub fn reasons(content: &Content, sender: &Sender) -> Vec<Reason> {
    let c = content;
    let over = |value: i32, bound: i32| (value - bound).max(0);
    let subject = i32::from(c.subject_chars);
    let rows = [
        (
            "subject-long",
            "open",
            -percent(over(subject, 60).min(60) / 2),
        ),
        ("subject-short", "open", -percent(over(10, subject) * 2)),
        (
            "preheader-missing",
            "open",
            if c.preheader_chars == 0 {
                -percent(15)
            } else {
                0
            },
        ),
        (
            "promise",
            "open",
            percent(i32::from(c.promise).clamp(-100, 100) / 4),
        ),
        (
            "promise",
            "click",
            percent(i32::from(c.promise).clamp(-100, 100) / 5),
        ),
        ("personal", "open", if c.personal { percent(8) } else { 0 }),
        (
            "capitals",
            "open",
            -percent(over(i32::from(c.capitals_percent), 20).min(80) / 4),
        ),
        (
            "capitals",
            "inbox",
            -percent(over(i32::from(c.capitals_percent), 20).min(80) / 2),
        ),
        (
            "spam-words",
            "inbox",
            -percent(i32::from(c.spam_words.min(8)) * 12),
        ),
        ("spf", "inbox", if sender.spf { 0 } else { -percent(80) }),
        ("dkim", "inbox", if sender.dkim { 0 } else { -percent(80) }),
        (
            "dmarc",
            "inbox",
            if sender.dmarc { 0 } else { -percent(40) },
        ),
        (
            "unsubscribe-missing",
            "inbox",
            if c.unsubscribe { 0 } else { -percent(60) },
        ),
        (
            "size",
            "inbox",
            -percent(over(i32::from(c.size_kib), 102).min(200) / 5),
        ),
        (
            "picture-only",
            "inbox",
            -percent(over(i32::from(c.picture_percent), 70)),
        ),
        (
            "picture-only",
            "click",
            -percent(over(i32::from(c.picture_percent), 70)),
        ),
        (
            "alt-missing",
            "click",
            -percent(over(100, i32::from(c.alt_percent)) / 8),
        ),
        (
            "sender-missing",
            "open",
            if c.sender { 0 } else { -percent(25) },
        ),
        (
            "sender-missing",
            "complain",
            if c.sender { 0 } else { percent(60) },
        ),
        (
            "button-missing",
            "click",
            if c.buttons == 0 { -percent(45) } else { 0 },
        ),
        (
            "buttons-many",
            "click",
            -percent(over(i32::from(c.buttons), 4).min(10) * 3),
        ),
        (
            "links-dead",
            "click",
            -percent(i32::from(c.dead_links_percent.min(100)) / 2),
        ),
        ("phone", "phone", if c.phone { 0 } else { -percent(70) }),
        (
            "fog",
            "click",
            -percent(over(i32::from(c.fog_tenths), 120).min(100) / 4),
        ),
        (
            "page-heavy",
            "order",
            -percent(over(i32::from(c.page_kib), 1_500).min(5_000) / 60),
        ),
        (
            "page-fields",
            "order",
            -percent(over(i32::from(c.page_fields), 5).min(10) * 6),
        ),
        (
            "page-promise",
            "order",
            percent((i32::from(c.page_promise.min(100)) - 80) * 3 / 4),
        ),
        (
            "unsubscribe-missing",
            "complain",
            if c.unsubscribe { 0 } else { percent(140) },
        ),
    ];
    let told = |(code, of, by): (&'static str, &'static str, i32)| Reason { code, of, by };
    rows.into_iter().map(told).filter(|it| it.by != 0).collect()
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
