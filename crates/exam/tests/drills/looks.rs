//! Looking around leads to places and changes nothing that was made.

use crate::bench::{Bench, work};
use casefile::{CarrierKind, DocumentId, QuestionId, Room, TaskId};
use exam::attempt::{self, HandInReason, Mode};
use exam::audience::{self, SegmentId, View};
use exam::content::{self, CarrierId, Part, Width};
use exam::desk::{self, Panel};
use exam::{Command, State, answers, brief};
use proptest::prelude::*;

/// Handed-in work: the desk is closed, and an assessor looks at it.
fn handed_in() -> Bench {
    let mut bench = Bench::begun(Mode::Exam);
    bench.must(work());
    bench.must(Command::Content(content::Command::Create {
        kind: CarrierKind::Newsletter,
        name: "A".into(),
        html: "<p>ą</p>".into(),
        css: String::new(),
    }));
    let reason = HandInReason::Candidate;
    bench.must(Command::Attempt(attempt::Command::HandIn { reason }));
    bench
}

fn command() -> impl Strategy<Value = Command> {
    let room = proptest::sample::select(Room::ALL.to_vec());
    let carrier = (0u32..4).prop_map(CarrierId);
    let id = proptest::sample::select(vec!["q1", "t2", "firma", "nothing"]);
    prop_oneof![
        room.prop_map(|room| Command::Desk(desk::Command::OpenRoom { room })),
        id.clone().prop_map(|id| {
            let task = TaskId::new(id).unwrap();
            Command::Desk(desk::Command::OpenTask { task })
        }),
        Just(Command::Desk(desk::Command::ShowPanel {
            panel: Panel::Brief
        })),
        id.clone().prop_map(|id| {
            let document = DocumentId::new(id).unwrap();
            Command::Brief(brief::Command::OpenDocument { document })
        }),
        id.prop_map(|id| {
            let question = QuestionId::new(id).unwrap();
            Command::Answers(answers::Command::OpenQuestion { question })
        }),
        carrier
            .clone()
            .prop_map(|carrier| Command::Content(content::Command::Open { carrier })),
        carrier.prop_map(|carrier| Command::Content(content::Command::Delete { carrier })),
        Just(Command::Content(content::Command::ShowPart {
            part: Part::Css
        })),
        Just(Command::Content(content::Command::ChooseWidth {
            width: Width::Phone
        })),
        Just(Command::Audience(audience::Command::ShowView {
            view: View::Compare
        })),
        Just(Command::Audience(audience::Command::Delete {
            segment: SegmentId(1)
        })),
        Just(work()),
        Just(Command::Undo(exam::Scope::Content)),
    ]
}

/// What was made, wherever one looks.
fn made(state: &State) -> State {
    let mut state = state.clone();
    state.desk = desk::Desk::default();
    state.brief.document = None;
    state.audience.view = View::default();
    state.content.open = None;
    state.content.part = Part::default();
    state.content.width = Width::default();
    state.answers.question = None;
    state
}

fn look(bench: &Bench, state: &mut State, command: &Command) -> bool {
    let Some(event) = state.look(bench.setting(), command) else {
        return false;
    };
    state.apply(u64::MAX, 0, &event).expect("a look applies");
    true
}

proptest! {
    #[test]
    fn looking_changes_nothing_that_was_made(
        commands in proptest::collection::vec(command(), 0..30)
    ) {
        let bench = handed_in();
        let mut state = bench.state.clone();
        for command in &commands {
            look(&bench, &mut state, command);
        }
        prop_assert_eq!(made(&state), made(&bench.state));
        prop_assert_eq!(&state.history, &bench.state.history);
    }
}

#[test]
fn given_handed_in_work_when_a_room_is_looked_at_then_it_is_shown() {
    let bench = handed_in();
    let mut state = bench.state.clone();
    let room = Room::Content;
    let open = Command::Desk(desk::Command::OpenRoom { room });
    assert!(look(&bench, &mut state, &open));
    assert_eq!(state.desk.room, room);
}

#[test]
fn given_a_place_that_is_not_there_when_looked_at_then_nothing_is_shown() {
    let bench = handed_in();
    let mut state = bench.state.clone();
    let carrier = CarrierId(9);
    let open = Command::Content(content::Command::Open { carrier });
    assert!(!look(&bench, &mut state, &open));
    assert!(!look(&bench, &mut state, &work()));
    assert_eq!(state, bench.state);
}
