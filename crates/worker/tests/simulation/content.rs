use super::ask;
use std::collections::BTreeMap;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use worker::protocol::simulation::{
    Area, Carrier, CheckContent, Checked, Mail, Part, Request, Response, Weight,
};
use worker::simulation::Engine;

const LETTER: &str = include_str!("../../../../public/cases/bujnie/solution/newsletter.html");

fn checked(carrier: Carrier, html: &str, subject: &str) -> Checked {
    let mail = Mail {
        subject: subject.into(),
        sender_name: "Bujnie".into(),
        ..Mail::default()
    };
    let request = Request::CheckContent(Box::new(CheckContent {
        carrier,
        html: html.into(),
        css: None,
        mail: (carrier == Carrier::Newsletter).then_some(mail),
        pictures: BTreeMap::new(),
        company: None,
        promise: None,
    }));
    match ask(&mut Engine::default(), request) {
        Ok(Response::Checked(checked)) => *checked,
        other => panic!("{other:?}"),
    }
}

#[test]
fn given_a_letter_when_checked_then_findings_have_places_and_words_in_both_languages() {
    let html = "<!doctype html><html lang=\"pl\"><title>ż😀</title>\n<body><p>ż😀</p><img src=a>";
    let found = checked(Carrier::Newsletter, html, "OKAZJA");
    let picture = found.findings.iter().find(|it| {
        it.area == Area::Accessibility && it.part == Part::Html && it.weight == Weight::Error
    });
    let picture = picture.expect("a picture without a text");
    let units: Vec<u16> = html.encode_utf16().collect();
    let [from, to] = picture.range.map(|at| at as usize);
    assert_eq!(String::from_utf16_lossy(&units[from..to]), "<img src=a>");
    assert_eq!((picture.line, picture.column), (2, 17));
    assert_ne!(picture.sentence.pl, picture.sentence.en);
    assert!(!picture.step.pl.is_empty());
    assert_eq!(found.content.subject_chars, 6);
    assert_eq!(found.content.capitals_percent, 100);
    assert!(!found.content.unsubscribe);
    assert_eq!(found.traits["pictures"], 1);
}

#[test]
fn given_the_solutions_letter_when_checked_then_a_run_reads_what_is_in_it() {
    let found = checked(Carrier::Newsletter, LETTER, "Wiosna na parapecie");
    assert!(!found.links.is_empty());
    let unique: std::collections::BTreeSet<_> = found.links.iter().collect();
    assert_eq!(unique.len(), found.links.len());
    // It stands in a folder of files, not in a desk with the case's pictures.
    let grave = found
        .findings
        .iter()
        .filter(|it| it.weight == Weight::Error);
    let mut codes: Vec<&str> = grave.map(|it| it.code.as_str()).collect();
    codes.dedup();
    assert_eq!(codes, ["relative-address-in-mail"]);
    assert!(found.content.unsubscribe && found.content.buttons > 0);
    assert_eq!(found.content.dead_links_percent, 0);
    assert!(!found.plain_text.is_empty() && !found.support_version.is_empty());
    let every = |it: &worker::protocol::simulation::Use| it.support.len() == found.groups.len();
    assert!(!found.uses.is_empty() && found.uses.iter().all(every));
    assert!(found.lacking.iter().any(|(group, _)| group == "Gmail"));
}

#[test]
fn given_a_page_when_checked_then_nothing_of_a_letter_is_told() {
    let html = "<!doctype html><html lang=\"pl\"><title>A</title><body><h1>A</h1>";
    let found = checked(Carrier::LandingPage, html, "");
    assert!(found.uses.is_empty() && found.plain_text.is_empty());
    assert!(found.groups.is_empty() && !found.rules_version.is_empty());
    assert_eq!(found.content.page_fields, 0);
}
