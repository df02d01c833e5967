//! Laws that hold for any sequence of commands.

use crate::fixture::{Bench, typed};
use crate::{campaign, canvas, carriers, hall, site};
use casefile::{CarrierKind, DocumentId, Language, QuestionId, Room, TaskId};
use exam::attempt::Mode;
use exam::audience::{self, SegmentId, Topic, View};
use exam::brief::{self, Pin, PinId};
use exam::content::{self, CarrierId, Part, Width};
use exam::desk::{self, Panel};
use exam::drill;
use exam::results::{Choice, Judgement, KpiId, TestId, Worth};
use exam::site::{Field, Slot};
use exam::{Command, Edit, Scope, State, TextId, answers, results};
use proptest::prelude::*;

/// A gesture, turned into a command against the state of the moment so that most are accepted.
#[derive(Debug, Clone)]
pub enum Gesture {
    Type {
        text: u8,
        at: u16,
        remove: u8,
        insert: String,
    },
    Create(u8),
    Duplicate(u8),
    Rename(u8, String),
    Delete(u8),
    Pin(String),
    Unpin(u8),
    Cite(u8, bool),
    /// Segments made, changed, deleted, looked at.
    Divide(u8, u8),
    Room(u8),
    Width(bool),
    /// Another network, crop or focus.
    Shape(u8, u8),
    /// The checks showed so many errors.
    Find(u8, u8),
    /// Panels, tasks, flags, the window.
    Look(u8),
    /// Gaps, pauses, grants, hand-in and reopening.
    Invigilate(u8),
    Drill(u8),
    /// Workflows, instructions, the contractor's work.
    Automate(canvas::Gesture),
    /// Verdicts, recommendations and tests in the results.
    Conclude(u8),
    /// The own campaign: set up, prepared, launched, over, shown.
    Launch(u8, u8),
    /// Pages, code, records, forms, channels of the shop.
    Shop(u8, u8),
    Undo(u8),
    Redo(u8),
    Wait(u16),
}

fn mode() -> impl Strategy<Value = Mode> {
    prop_oneof![Just(Mode::Practice), Just(Mode::Exam)]
}

pub fn gesture() -> impl Strategy<Value = Gesture> {
    let words = "[a-ząęłż <>/=\"\n🌱👩‍🌾]{0,12}";
    prop_oneof![
        6 => (any::<u8>(), any::<u16>(), 0u8..6, words).prop_map(|(text, at, remove, insert)| {
            Gesture::Type { text, at, remove, insert }
        }),
        2 => any::<u8>().prop_map(Gesture::Create),
        1 => any::<u8>().prop_map(Gesture::Duplicate),
        1 => (any::<u8>(), "[a-zA-Z ]{1,10}").prop_map(|(i, name)| Gesture::Rename(i, name)),
        1 => any::<u8>().prop_map(Gesture::Delete),
        1 => words.prop_map(Gesture::Pin),
        1 => any::<u8>().prop_map(Gesture::Unpin),
        1 => (any::<u8>(), any::<bool>()).prop_map(|(i, yes)| Gesture::Cite(i, yes)),
        3 => (any::<u8>(), any::<u8>()).prop_map(|(act, i)| Gesture::Divide(act, i)),
        1 => any::<u8>().prop_map(Gesture::Room),
        1 => any::<bool>().prop_map(Gesture::Width),
        1 => (any::<u8>(), any::<u8>()).prop_map(|(i, look)| Gesture::Shape(i, look)),
        1 => (any::<u8>(), 0u8..4).prop_map(|(i, errors)| Gesture::Find(i, errors)),
        1 => any::<u8>().prop_map(Gesture::Look),
        2 => any::<u8>().prop_map(Gesture::Invigilate),
        1 => any::<u8>().prop_map(Gesture::Drill),
        5 => canvas::gesture().prop_map(Gesture::Automate),
        3 => any::<u8>().prop_map(Gesture::Conclude),
        2 => (any::<u8>(), any::<u8>()).prop_map(|(act, i)| Gesture::Launch(act, i)),
        4 => (any::<u8>(), any::<u8>()).prop_map(|(act, i)| Gesture::Shop(act, i)),
        4 => any::<u8>().prop_map(Gesture::Undo),
        3 => any::<u8>().prop_map(Gesture::Redo),
        1 => any::<u16>().prop_map(Gesture::Wait),
    ]
}

fn texts(state: &State) -> Vec<TextId> {
    let question = |id: &str| TextId::Answer(QuestionId::new(id).unwrap());
    let mut texts = vec![question("q1"), question("q2")];
    for id in state.audience.segments.keys() {
        texts.extend([Topic::Needs, Topic::PersonaName].map(|topic| TextId::Segment(*id, topic)));
    }
    for (id, carrier) in state.content.carriers.iter() {
        let parts = Part::ALL.into_iter().filter(|part| part.of(carrier.kind));
        texts.extend(parts.map(|part| TextId::Carrier(*id, part)));
    }
    texts.extend(state.automation.items.keys().map(|id| TextId::Item(*id)));
    let pages = state.site.pages.keys();
    texts.extend(pages.map(|id| TextId::Site(Field::Page(*id))));
    texts.push(TextId::Site(Field::Slot(Slot::Head)));
    texts.push(TextId::Results(results::Field::Reading(kpi())));
    let fields = state.results.fields().into_iter();
    texts.extend(fields.map(TextId::Results));
    texts
}

fn kpi() -> KpiId {
    KpiId::new("skargi").unwrap()
}

fn scopes(state: &State) -> Vec<Scope> {
    let rooms = [
        Scope::Brief,
        Scope::Audience,
        Scope::Content,
        Scope::Automation,
        Scope::Results,
        Scope::Campaign,
        Scope::Site,
        Scope::Answers,
    ];
    let texts = texts(state).into_iter().map(Scope::Text);
    rooms.into_iter().chain(texts).collect()
}

fn pick<T: Clone>(from: &[T], i: u8) -> Option<T> {
    (!from.is_empty()).then(|| from[usize::from(i) % from.len()].clone())
}

/// An edit that fits `text`: borders of characters near the asked offset.
fn edit(text: &str, at: u16, remove: u8, insert: String) -> Edit {
    let characters: Vec<char> = text.chars().collect();
    let from = usize::from(at) % (characters.len() + 1);
    let to = (from + usize::from(remove)).min(characters.len());
    let at = characters[..from]
        .iter()
        .map(|c| c.len_utf16() as u32)
        .sum();
    let removed = characters[from..to].iter().collect();
    Edit {
        at,
        removed,
        inserted: insert,
    }
}

fn command(state: &State, gesture: Gesture) -> Option<Command> {
    let carriers: Vec<CarrierId> = state.content.carriers.keys().copied().collect();
    let pins: Vec<PinId> = state.brief.pins.keys().copied().collect();
    let content = match gesture {
        Gesture::Type {
            text,
            at,
            remove,
            insert,
        } => {
            let text = pick(&texts(state), text)?;
            let edits = vec![edit(state.text(&text)?, at, remove, insert)];
            return Some(typed(text, edits));
        }
        Gesture::Pin(quote) => return Some(pin(quote)),
        Gesture::Unpin(i) => {
            return Some(Command::Brief(brief::Command::Unpin {
                id: pick(&pins, i)?,
            }));
        }
        Gesture::Cite(i, cited) => {
            let question = QuestionId::new("q2").unwrap();
            let pin = pick(&pins, i)?;
            return Some(Command::Answers(answers::Command::Cite {
                question,
                pin,
                cited,
            }));
        }
        Gesture::Divide(act, i) => return divide(state, act, i).map(Command::Audience),
        Gesture::Room(i) => {
            let room = pick(&Room::ALL, i)?;
            return Some(Command::Desk(desk::Command::OpenRoom { room }));
        }
        Gesture::Look(i) => return Some(Command::Desk(look(i))),
        Gesture::Invigilate(i) => return Some(hall::invigilate(state, i)),
        Gesture::Drill(i) => return Some(Command::Drill(drill(i))),
        Gesture::Automate(gesture) => return canvas::command(state, gesture),
        Gesture::Conclude(i) => return Some(Command::Results(conclude(state, i)?)),
        Gesture::Launch(act, i) => return campaign::gesture(state, act, i),
        Gesture::Shop(act, i) => return site::gesture(state, act, i),
        Gesture::Undo(i) => return Some(Command::Undo(pick(&scopes(state), i)?)),
        Gesture::Redo(i) => return Some(Command::Redo(pick(&scopes(state), i)?)),
        Gesture::Wait(_) => return None,
        Gesture::Create(i) => carriers::created(pick(&CarrierKind::ALL, i)?),
        Gesture::Shape(i, look) => content::Command::Shape {
            carrier: pick(&carriers, i)?,
            shape: carriers::shape(look),
        },
        Gesture::Duplicate(i) => content::Command::Duplicate {
            carrier: pick(&carriers, i)?,
            name: "Kopia".into(),
        },
        Gesture::Rename(i, name) => content::Command::Rename {
            carrier: pick(&carriers, i)?,
            name,
        },
        Gesture::Delete(i) => content::Command::Delete {
            carrier: pick(&carriers, i)?,
        },
        Gesture::Width(phone) => content::Command::ChooseWidth {
            width: if phone { Width::Phone } else { Width::Full },
        },
        Gesture::Find(i, errors) => found(pick(&carriers, i)?, errors),
    };
    Some(Command::Content(content))
}

fn divide(state: &State, act: u8, i: u8) -> Option<audience::Command> {
    use audience::Command as Act;
    let segments: Vec<SegmentId> = state.audience.segments.keys().copied().collect();
    let segment = pick(&segments, i);
    let rule = |i: u8| {
        let json = match i % 3 {
            0 => r#"{"is":{"field":"tags","op":"empty"}}"#,
            1 => r#"{"any":[{"is":{"field":"age","op":"at-least","value":30}}]}"#,
            _ => r#"{"all":[]}"#,
        };
        (i > 20).then(|| serde_json::from_str(json).unwrap())
    };
    Some(match act % 11 {
        0 | 1 => Act::Create {
            name: "Nowy".into(),
            rule: rule(i),
        },
        2 => Act::Duplicate {
            segment: segment?,
            name: "Kopia".into(),
        },
        3 => Act::Rename {
            segment: segment?,
            name: format!("Segment {i}"),
        },
        4 | 5 => Act::ChangeRule {
            segment: segment?,
            rule: rule(i),
        },
        6 => Act::Delete { segment: segment? },
        7 => Act::Open { segment: segment? },
        8 => Act::ShowView {
            view: [View::Contacts, View::Segments, View::Compare][usize::from(i) % 3],
        },
        9 => Act::FilterTable { filter: rule(i) },
        _ => Act::Compare {
            segments: segments.into_iter().take(usize::from(i) % 6).collect(),
        },
    })
}

fn found(carrier: CarrierId, errors: u8) -> content::Command {
    let findings = content::Findings {
        rules: "5f0c2a119be04d37".into(),
        clients: "2025-09-09".into(),
        errors: errors.into(),
        warnings: 0,
        notes: 0,
        report: journal::Digest::of(&[errors]),
    };
    content::Command::ShowFindings { carrier, findings }
}

fn pin(quote: String) -> Command {
    let document = DocumentId::new("firma").unwrap();
    let pin = Pin {
        document,
        block: 0,
        quote,
    };
    Command::Brief(brief::Command::Pin { pin })
}

fn look(i: u8) -> desk::Command {
    let task = TaskId::new(if i < 128 { "t1" } else { "t2" }).unwrap();
    match i % 7 {
        0 => desk::Command::OpenTask { task },
        1 => desk::Command::FlagTask {
            task,
            flagged: i < 64,
        },
        2 => desk::Command::ShowPanel {
            panel: if i < 128 { Panel::Brief } else { Panel::Closed },
        },
        3 => desk::Command::LeaveWindow,
        4 => desk::Command::ReturnToWindow {
            away_ms: u64::from(i),
        },
        5 => desk::Command::ChooseLanguage {
            language: if i < 128 { Language::Pl } else { Language::En },
        },
        _ => desk::Command::NotePaste {
            text: TextId::Answer(QuestionId::new("q1").unwrap()),
            units: u32::from(i),
            inside: i < 128,
        },
    }
}

fn drill(i: u8) -> drill::Command {
    let page = format!("p{}", i / 64);
    match i % 6 {
        0 | 1 => drill::Command::Begin {
            kind: drill::Kind::ALL[usize::from(i / 6) % 3],
            page,
        },
        2 => drill::Command::CutOff,
        3 => drill::Command::Join,
        4 => drill::Command::Return {
            page,
            away_ms: 1_000,
            restored_units: 3,
            sudden: i < 128,
        },
        _ => drill::Command::Stop,
    }
}

fn conclude(state: &State, i: u8) -> Option<results::Command> {
    use results::Command;
    let solutions: Vec<_> = state.results.solutions.keys().copied().collect();
    let order = &state.results.order;
    let low = i / 12;
    Some(match i % 12 {
        0 => Command::AddSolution,
        1 => Command::RemoveSolution {
            solution: pick(&solutions, low)?,
        },
        2 => Command::RateSolution {
            solution: pick(&solutions, low)?,
            worth: pick(&Worth::ALL, low),
        },
        3 | 4 => Command::AddRecommendation,
        5 => Command::RemoveRecommendation {
            recommendation: pick(order, low)?,
        },
        6 | 7 => Command::MoveRecommendation {
            recommendation: pick(order, low)?,
            to: u32::from(low) % order.len() as u32,
        },
        8 => Command::Judge {
            kpi: kpi(),
            judgement: pick(&Judgement::ALL, low).filter(|_| i < 128),
        },
        9 => Command::Decide {
            test: TestId::new("temat").unwrap(),
            choice: (i < 128).then_some(Choice::Neither),
        },
        10 => Command::SetNumbers {
            numbers: results::Numbers {
                baseline_bp: Some(u32::from(i)),
                days: (i < 128).then_some(7),
                ..results::Numbers::default()
            },
        },
        _ => Command::ShowView {
            view: pick(&results::View::ALL, low)?,
        },
    })
}

pub fn play(bench: &mut Bench, gestures: Vec<Gesture>) {
    for gesture in gestures {
        if let Gesture::Wait(ms) = gesture {
            bench.wait(u64::from(ms));
        }
        if let Some(command) = command(&bench.state, gesture) {
            // A refusal is a fine outcome; what counts is that it changes nothing.
            let before = bench.state.clone();
            if bench.run(command).is_err() {
                assert_eq!(before, bench.state);
            }
        }
    }
}

/// The state without the memory of what can be undone.
fn without_history(state: &State) -> State {
    State {
        history: exam::History::default(),
        ..state.clone()
    }
}

/// The state without what was deleted, which an undo legitimately leaves behind.
fn visible(state: &State) -> State {
    let mut state = without_history(state);
    state.audience.removed.clear();
    state.content.removed.clear();
    state.brief.removed.clear();
    state.automation.removed.clear();
    state.automation.removed_items.clear();
    state.site.removed.clear();
    state.results.solutions_removed.clear();
    state.results.recommendations_removed.clear();
    without_count(state)
}

/// The state without a drill's count of acts, which an undo and a redo are too.
fn without_count(mut state: State) -> State {
    if let Some(open) = &mut state.drill.open {
        open.acts = 0;
    }
    state
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn replay_equals_the_live_state(
        mode in mode(), gestures in proptest::collection::vec(gesture(), 0..60)
    ) {
        let mut bench = Bench::begun(mode);
        play(&mut bench, gestures);
        let (state, head) = bench.replayed();
        prop_assert_eq!(&state, &bench.state);
        prop_assert_eq!(state.digest(), bench.state.digest());
        prop_assert_eq!(head, bench.chain.head());
    }

    #[test]
    fn undo_then_redo_is_identity(
        gestures in proptest::collection::vec(gesture(), 0..40), which in any::<u8>()
    ) {
        let mut bench = Bench::begun(Mode::Practice);
        play(&mut bench, gestures);
        let scope = pick(&scopes(&bench.state), which).unwrap();
        let before = bench.state.clone();
        if bench.run(Command::Undo(scope.clone())).is_ok() {
            bench.must(Command::Redo(scope));
            prop_assert_eq!(without_count(bench.state), without_count(before));
        }
    }

    #[test]
    fn undoing_a_new_act_gives_the_state_before_it(
        gestures in proptest::collection::vec(gesture(), 0..40), last in gesture()
    ) {
        let mut bench = Bench::begun(Mode::Practice);
        play(&mut bench, gestures);
        let before = visible(&bench.state);
        let open = (bench.state.content.open, bench.state.automation.open);
        let segment = bench.state.audience.open;
        let page = bench.state.site.open;
        let Some(command) = command(&bench.state, last) else { return Ok(()) };
        if matches!(command, Command::Undo(_) | Command::Redo(_)) {
            return Ok(());
        }
        let undoable = |event: &exam::Event| event.scope();
        let at = bench.lines.len();
        if bench.run(command).is_err() {
            return Ok(());
        }
        let entry = journal::Entry::parse(&bench.lines[at]).unwrap();
        let event: exam::Event = serde_json::from_str(entry.event.get()).unwrap();
        if let Some(scope) = undoable(&event) {
            bench.must(Command::Undo(scope));
            let mut after = visible(&bench.state);
            after.audience.open = segment;
            after.site.open = page;
            // What is new opens at once; where one looks is no part of an undo.
            (after.content.open, after.automation.open) = open;
            prop_assert_eq!(after, before);
        }
    }

    #[test]
    fn a_snapshot_goes_on_like_the_journal(
        first in proptest::collection::vec(gesture(), 0..30),
        second in proptest::collection::vec(gesture(), 0..30)
    ) {
        let mut bench = Bench::begun(Mode::Practice);
        play(&mut bench, first);
        let json = serde_json::to_vec(&bench.state).unwrap();
        let (head, at) = (bench.chain.head(), bench.lines.len());
        play(&mut bench, second);
        let state: State = serde_json::from_slice(&json).unwrap();
        let mut replay = exam::Replay::at(head, state);
        for line in &bench.lines[at..] {
            replay.take(line).unwrap();
        }
        prop_assert_eq!(replay.state(), &bench.state);
    }
}
