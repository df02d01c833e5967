//! Rules of the own campaign, one example each; what it is put together from; random acts on it.

use crate::fixture::{Bench, newsletter};
use casefile::campaign::{Carrier, Content, Letter, Limit, Quiet};
use casefile::{CarrierKind, Date};
use exam::attempt::Mode;
use exam::campaign::{
    Accepted, Asked, Command as Act, Reading, Rival, Sending, Setup, Source, Terms,
};
use exam::content::{self, CarrierId};
use exam::{Command, Refusal, Scope, State};
use journal::Digest;

/// A random act on the campaign, against the state of the moment.
pub fn gesture(state: &State, act: u8, i: u8) -> Option<Command> {
    let carriers: Vec<CarrierId> = state.content.carriers.keys().copied().collect();
    let any = |i: u8| (!carriers.is_empty()).then(|| carriers[usize::from(i) % carriers.len()]);
    Some(Command::Campaign(match act % 5 {
        0 => Act::SetUp {
            setup: Setup {
                days: u16::from(i),
                limits: (i > 99)
                    .then_some(vec![limit(Carrier::Email, 2)])
                    .unwrap_or_default(),
                ..Setup::default()
            },
        },
        1 => Act::Prepare {
            carrier: any(i)?,
            sending: Sending {
                discount_percent: i / 2,
                page: any(i / 3).filter(|_| i > 180),
                rival: any(i / 5).filter(|_| i > 120).map(|carrier| Rival {
                    carrier,
                    percent: i / 2,
                }),
                ..Sending::default()
            },
        },
        2 => launch(&["powód"][..usize::from(i % 2)]),
        3 => finish(&[i]),
        _ => Act::Show {
            run: usize::from(i % 4),
        },
    }))
}

fn limit(carrier: Carrier, count: u32) -> Limit {
    Limit {
        carrier,
        count,
        days: 7,
    }
}

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn act(bench: &mut Bench, command: Act) -> Result<(), Refusal> {
    bench.run(Command::Campaign(command))
}

#[track_caller]
fn must(bench: &mut Bench, command: Act) {
    bench.must(Command::Campaign(command));
}

fn launch(reasons: &[&str]) -> Act {
    let accepted = reasons.iter().map(|reason| Accepted {
        code: "no-exit".into(),
        path: "workflows/0".into(),
        reason: (*reason).into(),
    });
    Act::Launch {
        terms: Terms {
            campaign: Digest::of(b"campaign"),
            seed: u64::MAX,
            simulator: 1,
        },
        accepted: accepted.collect(),
    }
}

fn finish(report: &[u8]) -> Act {
    let report = Digest::of(report);
    Act::Finish { report }
}

#[test]
fn given_nothing_launched_then_nothing_of_it_is_in_the_state() {
    let bench = Bench::begun(Mode::Exam);
    let json = serde_json::to_string(&bench.state).unwrap();
    assert!(!json.contains("campaign"));
}

#[test]
fn given_a_run_under_way_when_another_is_launched_then_it_is_refused() {
    let mut bench = Bench::begun(Mode::Exam);
    assert_eq!(act(&mut bench, finish(b"r")), Err(Refusal::NoRun));
    must(&mut bench, launch(&[]));
    assert_eq!(act(&mut bench, launch(&[])), Err(Refusal::RunOpen));
    assert_eq!(act(&mut bench, Act::Show { run: 0 }), Err(Refusal::NoRun));
    must(&mut bench, finish(b"r"));
    assert_eq!(act(&mut bench, finish(b"r")), Err(Refusal::NoRun));
    assert_eq!(bench.state.campaign.runs[0].report, Some(Digest::of(b"r")));
}

#[test]
fn given_an_exam_when_its_launches_are_spent_then_no_more_is_taken_and_none_comes_back() {
    let mut bench = Bench::begun(Mode::Exam);
    for _ in 0..bench.case.runs_max {
        must(&mut bench, launch(&[]));
        must(&mut bench, finish(b"r"));
    }
    assert_eq!(act(&mut bench, launch(&[])), Err(Refusal::RunsSpent));
    bench.must(newsletter("A"));
    bench.must(Command::Undo(Scope::Content));
    assert_eq!(act(&mut bench, launch(&[])), Err(Refusal::RunsSpent));
    let (replayed, _) = bench.replayed();
    assert_eq!(replayed.campaign, bench.state.campaign);
}

#[test]
fn given_practice_when_more_than_an_exam_allows_is_launched_then_it_is_taken() {
    let mut bench = Bench::begun(Mode::Practice);
    for _ in 0..=bench.case.runs_max {
        must(&mut bench, launch(&[]));
        must(&mut bench, finish(b"r"));
    }
}

#[test]
fn given_an_accepted_warning_when_its_reason_is_blank_then_nothing_is_launched() {
    let mut bench = Bench::begun(Mode::Exam);
    let refused = act(&mut bench, launch(&["Cel kończy proces.", "  "]));
    assert_eq!(refused, Err(Refusal::ReasonMissing));
    assert!(bench.state.campaign.runs.is_empty());
    must(&mut bench, launch(&["  Cel kończy proces. "]));
    let accepted = &bench.state.campaign.runs[0].accepted;
    assert_eq!(accepted[0].reason, "Cel kończy proces.");
}

#[test]
fn given_two_runs_when_the_older_is_looked_at_then_it_is_until_a_newer_one_ends() {
    let mut bench = Bench::begun(Mode::Exam);
    for report in [b"1", b"2"] {
        must(&mut bench, launch(&[]));
        must(&mut bench, finish(report));
    }
    assert_eq!(bench.state.campaign.looked_at(), Some(1));
    assert_eq!(act(&mut bench, Act::Show { run: 1 }), Err(Refusal::Already));
    must(&mut bench, Act::Show { run: 0 });
    assert_eq!(bench.state.campaign.looked_at(), Some(0));
    must(&mut bench, launch(&[]));
    assert_eq!(bench.state.campaign.looked_at(), Some(0));
    must(&mut bench, finish(b"3"));
    assert_eq!(bench.state.campaign.looked_at(), Some(2));
}

#[test]
fn given_a_paused_exam_when_a_run_ends_then_the_end_waits_for_the_clock() {
    let mut bench = Bench::begun(Mode::Exam);
    must(&mut bench, launch(&[]));
    bench.must(Command::Clock(exam::clock::Command::Pause {
        reason: "przerwa".into(),
    }));
    assert_eq!(act(&mut bench, finish(b"r")), Err(Refusal::Paused));
}

#[test]
fn given_a_setup_that_cannot_be_when_it_is_asked_for_then_it_is_refused() {
    let mut bench = Bench::begun(Mode::Exam);
    let quiet = |from, to| Quiet {
        from: day(from),
        to: day(to),
    };
    let fine = Setup::default();
    for setup in [
        Setup {
            days: 0,
            ..fine.clone()
        },
        Setup {
            days: 367,
            ..fine.clone()
        },
        Setup {
            limits: vec![limit(Carrier::Email, 0)],
            ..fine.clone()
        },
        Setup {
            limits: vec![limit(Carrier::Sms, 1), limit(Carrier::Sms, 2)],
            ..fine.clone()
        },
        Setup {
            quiet: vec![quiet("2026-04-06", "2026-04-03")],
            ..fine.clone()
        },
    ] {
        assert_eq!(
            act(&mut bench, Act::SetUp { setup }),
            Err(Refusal::SetupBad)
        );
    }
    assert_eq!(
        act(&mut bench, Act::SetUp { setup: fine }),
        Err(Refusal::Already)
    );
    let setup = Setup {
        from: Some(day("2026-03-16")),
        days: 366,
        limits: vec![limit(Carrier::Email, 2), limit(Carrier::Sms, 1)],
        quiet: vec![quiet("2026-04-03", "2026-04-03")],
        ..Setup::default()
    };
    must(
        &mut bench,
        Act::SetUp {
            setup: setup.clone(),
        },
    );
    assert_eq!(bench.state.campaign.setup, setup);
    bench.must(Command::Undo(Scope::Campaign));
    assert!(bench.state.campaign.is_empty());
}

fn carrier(bench: &mut Bench, kind: CarrierKind, name: &str) -> CarrierId {
    bench.must(Command::Content(content::Command::Create {
        kind,
        name: name.into(),
        html: format!("<p>{name}</p>"),
        css: String::new(),
    }));
    bench.state.content.open.unwrap()
}

/// Newsletters A and B, a landing page, and a workflow that sends A by mail and "kod" by SMS.
pub fn furnished() -> (Bench, [CarrierId; 3]) {
    let mut bench = Bench::begun(Mode::Practice);
    let ids = [
        carrier(&mut bench, CarrierKind::Newsletter, "A"),
        carrier(&mut bench, CarrierKind::Newsletter, "B"),
        carrier(&mut bench, CarrierKind::LandingPage, "Strona"),
    ];
    let workflow = format!(
        r#"{{"format":1,"id":"x","title":"Proces",
        "settings":{{"reentry":"once","entry_filter":null,"suppression":[]}},"nodes":[
        {{"id":"n1","kind":"trigger-added","title":"Start","config":{{}},"x":0,"y":0}},
        {{"id":"n2","kind":"send-email","title":"List","config":{{"message":"{}"}},"x":0,"y":9}},
        {{"id":"n3","kind":"send-sms","title":"Kod","config":{{"message":"kod"}},"x":0,"y":18}}
        ],"edges":[]}}"#,
        ids[0]
    );
    let workflow = Box::new(serde_json::from_str(&workflow).unwrap());
    bench.must(Command::Automation(exam::automation::Command::Import {
        workflow,
    }));
    (bench, ids)
}

#[test]
fn given_a_newsletter_when_it_is_prepared_with_what_is_not_there_then_it_is_refused() {
    let (mut bench, [a, b, page]) = furnished();
    let against = |carrier, percent| Sending {
        rival: Some(Rival { carrier, percent }),
        ..Sending::default()
    };
    let leading = |page| Sending {
        page: Some(page),
        ..Sending::default()
    };
    for sending in [
        against(a, 50),
        against(page, 50),
        against(b, 0),
        against(b, 100),
        leading(b),
        leading(CarrierId(99)),
        Sending {
            discount_percent: 91,
            ..Sending::default()
        },
        Sending {
            category: Some(String::new()),
            ..Sending::default()
        },
    ] {
        let refused = act(
            &mut bench,
            Act::Prepare {
                carrier: a,
                sending,
            },
        );
        assert_eq!(refused, Err(Refusal::SetupBad));
    }
    let sending = Sending::default();
    let refused = act(
        &mut bench,
        Act::Prepare {
            carrier: page,
            sending,
        },
    );
    assert_eq!(refused, Err(Refusal::Unknown));
}

#[test]
fn given_rooms_full_of_work_when_it_is_put_together_then_each_says_what_it_knows() {
    let (mut bench, [a, b, page]) = furnished();
    let sending = Sending {
        category: Some("podloza".into()),
        discount_percent: 10,
        page: Some(page),
        rival: Some(Rival {
            carrier: b,
            percent: 30,
        }),
        ..Sending::default()
    };
    must(
        &mut bench,
        Act::Prepare {
            carrier: a,
            sending,
        },
    );
    let read = |(id, _): Asked| Reading {
        content: Content {
            subject_chars: 10 + id.0 as u16,
            page_fields: 3 + id.0 as u8,
            ..Content::default()
        },
        links: vec![format!("/{id}")],
        form: id == page,
    };
    let source = Source {
        case: None,
        today: day("2026-03-10"),
        id: "own",
        title: "Wiosna",
        read: &read,
    };
    let campaign = bench.state.assembled(&source);
    assert_eq!((campaign.from, campaign.days), (day("2026-03-10"), 30));
    let asked = [(a, None), (page, Some(a)), (b, None), (page, Some(b))];
    assert_eq!(bench.state.carriers_sent(), asked);
    let told: Vec<_> = campaign
        .messages
        .iter()
        .map(|it| (it.id.as_str(), it.carrier))
        .collect();
    assert_eq!(told, [("c1", Carrier::Email), ("kod", Carrier::Sms)]);
    let letter = &campaign.messages[0];
    assert_eq!(letter.links, ["/c1"]);
    assert_eq!(letter.form.as_deref(), Some("c3"));
    assert_eq!(
        (letter.content.subject_chars, letter.content.page_fields),
        (11, 6)
    );
    let sides: Vec<_> = letter
        .variants
        .iter()
        .map(|it| (it.weight, it.content.subject_chars, it.content.page_fields))
        .collect();
    assert_eq!(sides, [(70, 11, 6), (30, 12, 6)]);
    let written = |id| written(&bench.state, id);
    assert_eq!(letter.letter, written(a));
    let rivals: Vec<_> = letter.variants.iter().map(|it| it.letter.clone()).collect();
    assert_eq!(rivals, [None, written(b)]);
    assert_ne!(
        written(a),
        written(b),
        "two letters of one text show nothing"
    );
}

/// A newsletter's texts, as a mail.
fn written(state: &State, id: CarrierId) -> Option<Letter> {
    let text = |part| state.content.text(id, part).unwrap().to_owned();
    Some(Letter {
        subject: text(content::Part::Subject),
        preheader: text(content::Part::Preheader),
        html: text(content::Part::Html),
        css: text(content::Part::Css),
    })
}

#[test]
fn given_what_was_prepared_when_it_is_gone_then_the_campaign_goes_without_it() {
    let (mut bench, [a, b, page]) = furnished();
    let sending = Sending {
        page: Some(page),
        rival: Some(Rival {
            carrier: b,
            percent: 30,
        }),
        ..Sending::default()
    };
    must(
        &mut bench,
        Act::Prepare {
            carrier: a,
            sending,
        },
    );
    let read = |_: Asked| Reading {
        form: true,
        ..Reading::default()
    };
    let source = Source {
        case: None,
        today: day("2026-03-10"),
        id: "own",
        title: "Wiosna",
        read: &read,
    };
    for gone in [page, b] {
        bench.must(Command::Content(content::Command::Delete { carrier: gone }));
    }
    let campaign = bench.state.assembled(&source);
    assert_eq!(
        (
            &campaign.messages[0].form,
            campaign.messages[0].variants.len()
        ),
        (&None, 0)
    );
    bench.must(Command::Content(content::Command::Delete { carrier: a }));
    let campaign = bench.state.assembled(&source);
    assert!(
        campaign
            .messages
            .iter()
            .all(|it| it.carrier == Carrier::Sms)
    );
    let workflow = *bench.state.automation.workflows.keys().next().unwrap();
    let setup = Setup {
        left_out: [workflow].into_iter().collect(),
        ..Setup::default()
    };
    must(&mut bench, Act::SetUp { setup });
    let campaign = bench.state.assembled(&source);
    assert!(campaign.workflows.is_empty() && campaign.messages.is_empty());
}
