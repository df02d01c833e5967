//! Rules of launches, one example each.

use crate::fixture::{Bench, newsletter};
use exam::attempt::Mode;
use exam::campaign::{Accepted, Command as Act, Terms};
use exam::{Command, Refusal, Scope};
use journal::Digest;

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
