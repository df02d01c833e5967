//! Sender and subject.

use crate::check::Sheet;
use crate::finding::{Flaw, Part};
use crate::span::Span;

const SUBJECT_CHARS_MAX: usize = 60;
const SUBJECT_CHARS_MIN: usize = 10;
const FREE_HOSTS: [&str; 10] = [
    "gmail.com",
    "wp.pl",
    "o2.pl",
    "onet.pl",
    "interia.pl",
    "outlook.com",
    "yahoo.com",
    "op.pl",
    "poczta.onet.pl",
    "icloud.com",
];

pub fn check(sheet: &mut Sheet) {
    let Some(mail) = &sheet.work.mail else {
        return;
    };
    let mut flaws = Vec::new();
    let subject = mail.subject.trim();
    let whole = Span::new(0, mail.subject.len());
    let size = subject.chars().count();
    if size == 0 {
        flaws.push((Part::Subject, Flaw::new("missing-subject", whole)));
    } else if size > SUBJECT_CHARS_MAX {
        let cut = mail
            .subject
            .char_indices()
            .nth(SUBJECT_CHARS_MAX)
            .map_or(0, |(at, _)| at);
        let flaw = Flaw::new("long-subject", Span::new(cut, mail.subject.len()));
        flaws.push((Part::Subject, flaw.with("count", size)));
    } else if size < SUBJECT_CHARS_MIN {
        flaws.push((
            Part::Subject,
            Flaw::new("short-subject", whole).with("count", size),
        ));
    }
    let fake = ["re:", "odp:", "fwd:", "pd:"];
    if let Some(start) = fake
        .iter()
        .find(|start| subject.to_lowercase().starts_with(**start))
    {
        flaws.push((
            Part::Subject,
            Flaw::new("fake-reply", Span::new(0, start.len())),
        ));
    }
    let name = Span::new(0, mail.sender_name.len());
    if mail.sender_name.trim().is_empty() {
        flaws.push((Part::Sender, Flaw::new("missing-sender-name", name)));
    }
    flaws.extend(address(&mail.sender_address).map(|code| {
        (
            Part::Sender,
            Flaw::new(code, name).with("value", &mail.sender_address),
        )
    }));
    flaws
        .into_iter()
        .for_each(|(part, flaw)| sheet.add_in(part, flaw));
}

fn address(address: &str) -> Option<&'static str> {
    if address.trim().is_empty() {
        return None;
    }
    let lower = address.trim().to_lowercase();
    let Some((local, host)) = lower.split_once('@') else {
        return Some("broken-sender-address");
    };
    let bare: String = local.chars().filter(char::is_ascii_alphanumeric).collect();
    match () {
        () if local.is_empty() || !host.contains('.') => Some("broken-sender-address"),
        () if bare.contains("noreply") || bare.contains("nieodpowiadaj") => Some("no-reply-sender"),
        () if FREE_HOSTS.contains(&host) => Some("free-host-sender"),
        () => None,
    }
}
