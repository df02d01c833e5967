//! Consents: one a channel and purpose, given by the person, named.

use crate::check::Sheet;
use crate::finding::Flaw;
use crate::forms::{Asks, Field, Form};
use crate::work::Carrier;

const CHANNELS: [(&str, &[&str]); 4] = [
    (
        "e-mail",
        &["e-mail", "email", "mailem", "mailow", "poczt", "newsletter"],
    ),
    ("SMS", &["sms", "mms"]),
    (
        "telefon",
        &["telefonicz", "rozmow", "połącze", "call center"],
    ),
    ("push", &["push", "powiadomie"]),
];
const MARKETING: [&str; 11] = [
    "marketing",
    "handlow",
    "ofert",
    "promocj",
    "newsletter",
    "reklam",
    "rabat",
    "nowości",
    "informacji o",
    "kampani",
    "sms",
];
const RULES: [&str; 3] = ["regulamin", "warunki korzystania", "polityk"];

fn has(label: &str, any: &[&str]) -> bool {
    any.iter().any(|word| label.contains(word))
}

fn channels(label: &str) -> Vec<&'static str> {
    let named = CHANNELS.iter().filter(|(_, words)| has(label, words));
    named.map(|(channel, _)| *channel).collect()
}

fn is_marketing(label: &str) -> bool {
    has(label, &MARKETING) || !channels(label).is_empty()
}

pub fn judge(sheet: &Sheet, form: &Form) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let consents: Vec<&Field> = form.consents().collect();
    for consent in &consents {
        flaws.extend(one(sheet, consent));
    }
    if form.is_personal() && sheet.work.carrier != Carrier::Newsletter {
        flaws.extend(channel_flaws(form, &consents));
    }
    flaws
}

fn one(sheet: &Sheet, consent: &Field) -> Vec<Flaw> {
    let label = consent.label.as_str();
    let mut flaws = Vec::new();
    let marketing = is_marketing(label);
    if consent.ticked {
        flaws.push(Flaw::new("consent-ticked", consent.span));
    }
    let channels = channels(label);
    let profiling = has(label, &["profilow"]);
    let purposes = [
        marketing && has(label, &RULES) && !label.contains("zgodnie z polityk"),
        channels.len() > 1,
        profiling && !channels.is_empty(),
    ];
    if purposes.iter().any(|bundled| *bundled) {
        flaws.push(Flaw::new("consent-bundled", consent.span));
    }
    if has(
        label,
        &["partner", "podmiot", "osób trzecich", "osobom trzecim"],
    ) {
        flaws.push(Flaw::new("consent-to-partners", consent.span));
    }
    if consent.required && marketing && !has(label, &RULES) {
        flaws.push(Flaw::new("consent-required", consent.span));
    }
    if marketing && channels.is_empty() && !profiling {
        flaws.push(Flaw::new("consent-without-channel", consent.span));
    }
    let company = sheet.work.company.as_deref().map(str::to_lowercase);
    let named = company.is_none_or(|company| label.contains(&company));
    if marketing && !named {
        flaws.push(Flaw::new("consent-without-controller", consent.span));
    }
    flaws
}

/// Each kind of address that is asked for needs a consent of its own channel.
fn channel_flaws(form: &Form, consents: &[&Field]) -> Vec<Flaw> {
    let covers = |wanted: &[&str]| {
        let named = |held: &&&Field| {
            channels(&held.label)
                .iter()
                .any(|channel| wanted.contains(channel))
        };
        consents.iter().find(named).is_some()
    };
    let general = consents
        .iter()
        .any(|held| is_marketing(&held.label) && channels(&held.label).is_empty());
    let mut flaws = Vec::new();
    let mail = form.asks(Asks::Mail).next();
    let phone = form.asks(Asks::Phone).next();
    if mail.is_some() && !covers(&["e-mail"]) && !general {
        flaws.push(Flaw::new("form-without-consent", form.span));
    }
    if let Some(phone) = phone.filter(|_| !covers(&["SMS", "telefon"]) && !general) {
        flaws.push(Flaw::new("phone-without-consent", phone.span));
    }
    flaws
}
