//! What counts as done, and what does not.

use crate::bench::{Bench, work};
use casefile::Room;
use exam::attempt::Mode;
use exam::drill::{Command as Act, Kind};
use exam::{Command, Refusal, Scope, desk};

fn begin(kind: Kind) -> Command {
    let page = "one".into();
    Command::Drill(Act::Begin { kind, page })
}

fn back(page: &str, sudden: bool) -> Command {
    Command::Drill(Act::Return {
        page: page.into(),
        away_ms: 42_000,
        restored_units: 7,
        sudden,
    })
}

#[test]
fn given_an_exam_when_a_drill_is_begun_then_it_is_refused() {
    let mut bench = Bench::begun(Mode::Exam);
    assert_eq!(bench.run(begin(Kind::Closing)), Err(Refusal::PracticeOnly));
    assert!(bench.state.drill.is_empty());
}

#[test]
fn given_no_drill_ever_when_the_state_is_written_then_it_has_nothing_of_drills() {
    let bench = Bench::begun(Mode::Exam);
    let json = serde_json::to_string(&bench.state).unwrap();
    assert!(!json.contains("drill"));
}

#[test]
fn given_work_without_a_connection_when_it_is_back_then_the_drill_is_done() {
    let mut bench = Bench::begun(Mode::Practice);
    bench.must(begin(Kind::Connection));
    bench.must(work());
    bench.must(Command::Drill(Act::CutOff));
    bench.must(work());
    bench.must(Command::Desk(desk::Command::OpenRoom {
        room: Room::Answers,
    }));
    bench.wait(30_000);
    bench.must(Command::Drill(Act::Join));
    let done = bench.state.drill.done[&Kind::Connection];
    assert_eq!((done.acts, done.away_ms), (1, 30_000));
    assert!(bench.state.drill.open.is_none());
    assert_eq!(bench.replayed(), bench.state);
}

#[test]
fn given_an_undo_without_a_connection_when_it_is_back_then_it_was_work_too() {
    let mut bench = Bench::begun(Mode::Practice);
    bench.must(begin(Kind::Connection));
    bench.must(work());
    bench.must(Command::Drill(Act::CutOff));
    let question = casefile::QuestionId::new("q1").unwrap();
    let scope = Scope::Text(exam::TextId::Answer(question));
    bench.must(Command::Undo(scope));
    bench.must(Command::Drill(Act::Join));
    assert_eq!(bench.state.drill.done[&Kind::Connection].acts, 1);
}

#[test]
fn given_no_work_without_a_connection_when_it_is_back_then_nothing_is_done() {
    let mut bench = Bench::begun(Mode::Practice);
    bench.must(begin(Kind::Connection));
    bench.must(Command::Drill(Act::CutOff));
    bench.must(Command::Drill(Act::Join));
    let open = bench.state.drill.open.clone().expect("it goes on");
    assert_eq!((open.cut_ms, open.acts), (None, 0));
    assert!(bench.state.drill.done.is_empty());
}

#[test]
fn given_a_closed_browser_when_another_page_goes_on_then_the_drill_is_done() {
    let mut bench = Bench::begun(Mode::Practice);
    bench.must(begin(Kind::Closing));
    bench.must(work());
    assert_eq!(bench.run(back("one", false)), Err(Refusal::Already));
    bench.must(back("two", false));
    let done = bench.state.drill.done[&Kind::Closing];
    assert_eq!((done.acts, done.away_ms), (1, 42_000));
    assert_eq!(done.restored_units, 7);
    assert_eq!(bench.replayed(), bench.state);
}

#[test]
fn given_a_page_that_said_goodbye_when_it_is_back_then_no_battery_died() {
    let mut bench = Bench::begun(Mode::Practice);
    bench.must(begin(Kind::Power));
    bench.must(back("two", false));
    let open = bench.state.drill.open.clone().expect("it goes on");
    assert_eq!((open.page.as_str(), open.misses), ("two", 1));
    bench.must(back("three", true));
    assert!(bench.state.drill.done[&Kind::Power].sudden);
    assert_eq!(bench.replayed(), bench.state);
}

#[test]
fn given_a_drill_when_another_is_begun_then_it_is_refused_until_the_first_is_stopped() {
    let mut bench = Bench::begun(Mode::Practice);
    let stop = Command::Drill(Act::Stop);
    assert_eq!(bench.run(stop.clone()), Err(Refusal::NoDrill));
    bench.must(begin(Kind::Power));
    assert_eq!(bench.run(begin(Kind::Closing)), Err(Refusal::DrillOpen));
    bench.must(stop);
    bench.must(begin(Kind::Closing));
}
