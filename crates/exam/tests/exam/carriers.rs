//! An SMS, a push and a post: what each has, and how a campaign reads them.

use crate::fixture::Bench;
use casefile::campaign::{Carrier, Content};
use casefile::{Asset, CarrierKind};
use exam::attempt::Mode;
use exam::campaign::{Asked, Command as Launch, Reading, Rival, Sending, Source};
use exam::content::{CarrierId, Command as Act, Network, Part, Ratio, Shape};
use exam::{Command, Edit, Refusal, Scope};

/// What a carrier of a kind may begin with.
fn begun(kind: CarrierKind) -> &'static str {
    match kind.is_coded() {
        true => "<h1>Żółw</h1>\n",
        false => "",
    }
}

/// One of many looks.
pub fn shape(i: u8) -> Shape {
    Shape {
        network: Network::ALL[usize::from(i) % 4],
        ratio: Ratio::ALL[usize::from(i / 4) % 4],
        focus: [i % 111, 50],
        ..Shape::default()
    }
}

/// The act that makes a carrier of a kind.
pub fn created(kind: CarrierKind) -> Act {
    Act::Create {
        kind,
        name: "Nowy".into(),
        html: begun(kind).into(),
        css: String::new(),
    }
}

fn create(kind: CarrierKind, html: &str) -> Command {
    Command::Content(Act::Create {
        kind,
        name: "Nowy".into(),
        html: html.into(),
        css: String::new(),
    })
}

fn made(bench: &mut Bench, kind: CarrierKind) -> CarrierId {
    bench.must(Command::Content(created(kind)));
    bench.state.content.open.unwrap()
}

fn shaped(carrier: CarrierId, shape: Shape) -> Command {
    Command::Content(Act::Shape { carrier, shape })
}

fn with_picture(file: &str) -> Shape {
    Shape {
        picture: Some(file.into()),
        ..Shape::default()
    }
}

/// A picture of the library.
fn asset() -> Asset {
    let json = r#"{"id":"donice","file":"assets/donice.jpg","media_type":"image/jpeg",
        "title":"Donice","author":"Jan Kot","licence":"CC0","terms":"Dowolne","source":"Sklep",
        "alt":"Donice","width":1200,"height":800,"sha256":"","size_bytes":9000}"#;
    serde_json::from_str(json).unwrap()
}

#[test]
fn given_short_carriers_when_made_with_html_then_they_are_refused() {
    let mut bench = Bench::begun(Mode::Exam);
    for kind in [CarrierKind::Sms, CarrierKind::Push, CarrierKind::Post] {
        assert_eq!(bench.run(create(kind, "<p>")), Err(Refusal::Unknown));
        bench.must(create(kind, ""));
    }
}

#[test]
fn given_any_kind_when_a_text_of_another_is_typed_then_it_is_refused() {
    let mut bench = Bench::begun(Mode::Exam);
    for kind in CarrierKind::ALL {
        let carrier = made(&mut bench, kind);
        for part in Part::ALL {
            let edit = Edit {
                at: 0,
                removed: String::new(),
                inserted: "x".into(),
            };
            let typed = Command::Content(Act::Edit {
                carrier,
                part,
                edits: vec![edit],
            });
            assert_eq!(bench.run(typed).is_ok(), part.of(kind), "{kind:?} {part}");
        }
    }
}

#[test]
fn given_a_post_when_shaped_and_taken_back_then_it_looks_as_before() {
    let mut bench = Bench::begun(Mode::Exam);
    bench.case.assets.push(asset());
    let post = made(&mut bench, CarrierKind::Post);
    let look = |bench: &Bench| {
        bench
            .state
            .content
            .carriers
            .get(&post)
            .unwrap()
            .shape
            .clone()
    };
    let wanted = Shape {
        network: Network::Instagram,
        ..with_picture("assets/donice.jpg")
    };
    bench.must(shaped(post, wanted.clone()));
    assert_eq!(
        bench.run(shaped(post, wanted.clone())),
        Err(Refusal::Already)
    );
    assert_eq!(look(&bench), wanted);
    bench.must(Command::Undo(Scope::Content));
    assert!(look(&bench).is_plain());
    bench.must(Command::Redo(Scope::Content));
    assert_eq!(look(&bench), wanted);
}

#[test]
fn given_looks_that_cannot_be_when_asked_for_then_they_are_refused() {
    let mut bench = Bench::begun(Mode::Exam);
    bench.case.assets.push(asset());
    let sms = made(&mut bench, CarrierKind::Sms);
    let push = made(&mut bench, CarrierKind::Push);
    let post = made(&mut bench, CarrierKind::Post);
    let far = Shape {
        focus: [50, 101],
        ..Shape::default()
    };
    for (carrier, shape) in [
        (sms, with_picture("assets/donice.jpg")),
        (push, with_picture("assets/nie-ma.jpg")),
        (push, shape(1)),
        (post, with_picture("assets/nie-ma.jpg")),
        (post, far),
        (CarrierId(99), Shape::default()),
    ] {
        assert_eq!(bench.run(shaped(carrier, shape)), Err(Refusal::Unknown));
    }
    bench.must(shaped(push, with_picture("assets/donice.jpg")));
}

#[test]
fn given_an_old_carrier_when_written_then_nothing_new_stands_in_it() {
    let mut bench = Bench::begun(Mode::Exam);
    let letter = made(&mut bench, CarrierKind::Newsletter);
    let letter = bench.state.content.carriers.get(&letter).unwrap();
    let json = serde_json::to_value(letter).unwrap();
    let mut keys: Vec<&str> = json
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    keys.sort_unstable();
    assert_eq!(
        keys,
        ["css", "html", "kind", "name", "preheader", "subject"]
    );
}

/// An SMS, a push, a post and a landing page; a workflow that sends each, and two that it can't.
fn furnished() -> (Bench, [CarrierId; 4]) {
    let mut bench = Bench::begun(Mode::Practice);
    let kinds = [
        CarrierKind::Sms,
        CarrierKind::Push,
        CarrierKind::Post,
        CarrierKind::LandingPage,
    ];
    let ids = kinds.map(|kind| made(&mut bench, kind));
    let [sms, push, post, _] = ids;
    let mut nodes = vec![node("n1", "trigger-added", "")];
    for (at, (kind, id)) in [
        ("send-sms", sms),
        ("send-push", push),
        ("publish-post", post),
        ("send-sms", push),
        ("send-push", CarrierId(99)),
    ]
    .into_iter()
    .enumerate()
    {
        let channel = match kind {
            "publish-post" => r#","channel":"facebook""#,
            _ => "",
        };
        let config = format!(r#""message":"{id}"{channel}"#);
        nodes.push(node(&format!("n{}", at + 2), kind, &config));
    }
    let workflow = format!(
        r#"{{"format":1,"id":"x","title":"Proces",
        "settings":{{"reentry":"once","entry_filter":null,"suppression":[]}},
        "nodes":[{}],"edges":[]}}"#,
        nodes.join(",")
    );
    let workflow = Box::new(serde_json::from_str(&workflow).unwrap());
    bench.must(Command::Automation(exam::automation::Command::Import {
        workflow,
    }));
    (bench, ids)
}

fn node(id: &str, kind: &str, config: &str) -> String {
    format!(r#"{{"id":"{id}","kind":"{kind}","title":"{id}","config":{{{config}}},"x":0,"y":0}}"#)
}

#[test]
fn given_steps_that_send_them_when_put_together_then_each_is_read() {
    let (mut bench, [sms, push, post, page]) = furnished();
    let sending = Sending {
        category: Some("podloza".into()),
        discount_percent: 20,
        commercial: false,
        page: Some(page),
        rival: None,
    };
    bench.must(Command::Campaign(Launch::Prepare {
        carrier: sms,
        sending,
    }));
    let asked = [(sms, None), (page, Some(sms)), (push, None), (post, None)];
    assert_eq!(bench.state.carriers_sent(), asked);
    let read = |(id, _): Asked| Reading {
        content: Content {
            spam_words: id.0 as u16,
            page_fields: 3 + id.0 as u8,
            ..Content::default()
        },
        links: vec![format!("/{id}")],
        form: id == page,
    };
    let source = Source {
        today: "2026-03-10".parse().unwrap(),
        id: "own",
        title: "Wiosna",
        case: None,
        read: &read,
    };
    let campaign = bench.state.assembled(&source);
    let told: Vec<_> = campaign
        .messages
        .iter()
        .map(|it| {
            (
                it.id.clone(),
                it.carrier,
                it.content.spam_words,
                it.links.clone(),
            )
        })
        .collect();
    let wanted = [
        (sms, Carrier::Sms),
        (push, Carrier::Push),
        (post, Carrier::Post),
    ]
    .map(|(id, carrier)| (id.to_string(), carrier, id.0 as u16, vec![format!("/{id}")]));
    assert_eq!(told, wanted, "what another channel carries is left out");
    let text = &campaign.messages[0];
    assert_eq!(text.form, Some(page.to_string()));
    assert_eq!(
        (
            text.category.as_deref(),
            text.discount_percent,
            text.commercial
        ),
        (Some("podloza"), 20, false)
    );
    assert_eq!(text.content.page_fields, 3 + page.0 as u8);
    assert!(text.variants.is_empty() && campaign.messages[1].form.is_none());
}

#[test]
fn given_an_sms_when_it_is_tried_against_a_letter_then_it_is_refused() {
    let (mut bench, [sms, _, _, page]) = furnished();
    let letter = made(&mut bench, CarrierKind::Newsletter);
    let sending = Sending {
        rival: Some(Rival {
            carrier: letter,
            percent: 50,
        }),
        ..Sending::default()
    };
    let against = |carrier| {
        let sending = sending.clone();
        Command::Campaign(Launch::Prepare { carrier, sending })
    };
    assert_eq!(bench.run(against(sms)), Err(Refusal::SetupBad));
    assert_eq!(bench.run(against(page)), Err(Refusal::Unknown));
}
