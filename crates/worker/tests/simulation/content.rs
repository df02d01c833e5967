use super::ask;
use std::collections::BTreeMap;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use worker::protocol::simulation::{
    Area, Carrier, CheckContent, Checked, Mail, Part, Request, Response, Short, Weight,
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
        short: None,
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

fn short(carrier: Carrier, text: &str, link: &str) -> Checked {
    let request = Request::CheckContent(Box::new(CheckContent {
        carrier,
        html: String::new(),
        css: None,
        mail: None,
        pictures: BTreeMap::new(),
        company: Some("Bujnie".into()),
        promise: None,
        short: Some(Short {
            sender: "Bujnie".into(),
            title: "Nowe donice".into(),
            text: text.into(),
            link: link.into(),
            network: "instagram".into(),
            ..Short::default()
        }),
    }));
    match ask(&mut Engine::default(), request) {
        Ok(Response::Checked(checked)) => *checked,
        other => panic!("{other:?}"),
    }
}

#[test]
fn given_an_sms_when_checked_then_its_parts_and_links_are_read() {
    let text = "Donice 20% taniej: https://s.bujnie.example/d1 STOP na 6000";
    let found = short(Carrier::Sms, text, "");
    assert_eq!(found.links, ["https://s.bujnie.example/d1"]);
    assert_eq!(
        (found.traits["sms_parts"], found.traits["sms_unicode"]),
        (1, 0)
    );
    assert!(found.content.unsubscribe && found.content.sender);
    assert!(found.groups.is_empty() && found.plain_text.contains("Donice"));
    let polish = short(Carrier::Sms, "Zażółć", "");
    assert_eq!(polish.traits["sms_unicode"], 1);
    assert!(!polish.content.unsubscribe && polish.links.is_empty());
    let letters = polish.findings.iter().find(|it| it.code == "sms-letters");
    let letters = letters.expect("Polish letters are named");
    assert_eq!((letters.area, letters.part), (Area::Sms, Part::Text));
    assert_eq!(letters.range, [2, 3]);
}

#[test]
fn given_a_link_in_a_push_and_in_a_post_when_checked_then_only_a_living_one_is_read() {
    let link = "https://bujnie.example/zestaw";
    assert_eq!(short(Carrier::Push, "Zajrzyj", link).links, [link]);
    let post = short(Carrier::Post, "Zajrzyj", link);
    assert!(
        post.links.is_empty(),
        "nobody can press a link on Instagram"
    );
    assert!(post.findings.iter().any(|it| it.code == "post-dead-link"));
}
