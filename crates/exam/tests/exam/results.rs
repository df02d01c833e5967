//! Rules of the room `results`, one example each.

use crate::fixture::{Bench, typed};
use casefile::{QuestionId, ResultsNeed};
use exam::attempt::Mode;
use exam::results::{
    Advice, Choice, Command as Act, Draft, Field, Ground, ITEMS_MAX, Judgement, KpiId, Numbers,
    RecommendationId, SolutionId, TestId, View, Worth,
};
use exam::{Command, Edit, Need, NeedState, Refusal, ResultsPart, Scope, TextId, progress};

fn act(bench: &mut Bench, command: Act) -> Result<(), Refusal> {
    bench.run(Command::Results(command))
}

#[track_caller]
fn must(bench: &mut Bench, command: Act) {
    bench.must(Command::Results(command));
}

fn write(bench: &mut Bench, field: Field, text: &str) {
    let edit = Edit {
        at: 0,
        removed: String::new(),
        inserted: text.into(),
    };
    bench.must(typed(TextId::Results(field), vec![edit]));
}

fn kpi() -> KpiId {
    KpiId::new("skargi").unwrap()
}

fn judged(judgement: Option<Judgement>) -> Act {
    Act::Judge {
        kpi: kpi(),
        judgement,
    }
}

#[test]
fn given_an_untouched_room_then_nothing_of_it_is_in_the_state() {
    let bench = Bench::begun(Mode::Exam);
    let json = serde_json::to_string(&bench.state).unwrap();
    assert!(!json.contains("results"));
}

#[test]
fn given_a_judgement_when_undone_then_the_indicator_is_as_never_touched() {
    let mut bench = Bench::begun(Mode::Exam);
    must(&mut bench, judged(Some(Judgement::NotMet)));
    let again = act(&mut bench, judged(Some(Judgement::NotMet)));
    assert_eq!(again, Err(Refusal::Already));
    bench.must(Command::Undo(Scope::Results));
    assert!(bench.state.results.is_empty());
    assert_eq!(act(&mut bench, judged(None)), Err(Refusal::Already));
}

#[test]
fn given_a_removed_solution_when_undone_then_its_texts_are_back() {
    let mut bench = Bench::begun(Mode::Exam);
    must(&mut bench, Act::AddSolution);
    let (solution, name) = (SolutionId(1), Field::Solution(SolutionId(1), Ground::Name));
    write(&mut bench, name.clone(), "Kod ZIMA10");
    must(&mut bench, Act::RemoveSolution { solution });
    assert_eq!(bench.state.results.text(&name), None);
    let rate = Act::RateSolution {
        solution,
        worth: Some(Worth::Worked),
    };
    assert_eq!(act(&mut bench, rate), Err(Refusal::Unknown));
    bench.must(Command::Undo(Scope::Results));
    assert_eq!(bench.state.results.text(&name), Some("Kod ZIMA10"));
    must(&mut bench, Act::AddSolution);
    assert!(bench.state.results.solutions.contains_key(&SolutionId(2)));
}

#[test]
fn given_recommendations_when_moved_and_removed_then_undo_gives_their_order_back() {
    let mut bench = Bench::begun(Mode::Exam);
    for _ in 0..3 {
        must(&mut bench, Act::AddRecommendation);
    }
    let order =
        |bench: &Bench| -> Vec<u32> { bench.state.results.order.iter().map(|id| id.0).collect() };
    let recommendation = RecommendationId(3);
    must(
        &mut bench,
        Act::MoveRecommendation {
            recommendation,
            to: 0,
        },
    );
    assert_eq!(order(&bench), [3, 1, 2]);
    let recommendation = RecommendationId(1);
    let outside = Act::MoveRecommendation {
        recommendation,
        to: 3,
    };
    assert_eq!(act(&mut bench, outside), Err(Refusal::Unknown));
    must(&mut bench, Act::RemoveRecommendation { recommendation });
    assert_eq!(order(&bench), [3, 2]);
    bench.must(Command::Undo(Scope::Results));
    bench.must(Command::Undo(Scope::Results));
    assert_eq!(order(&bench), [1, 2, 3]);
}

#[test]
fn given_impossible_numbers_when_set_then_they_are_refused() {
    let mut bench = Bench::begun(Mode::Exam);
    for numbers in [
        Numbers {
            baseline_bp: Some(0),
            ..Numbers::default()
        },
        Numbers {
            power_bp: Some(10_000),
            ..Numbers::default()
        },
        Numbers {
            days: Some(367),
            ..Numbers::default()
        },
        Numbers {
            sample: Some(0),
            ..Numbers::default()
        },
    ] {
        let refused = act(&mut bench, Act::SetNumbers { numbers });
        assert_eq!(refused, Err(Refusal::NumbersBad));
    }
}

#[test]
fn given_as_many_solutions_as_there_may_be_when_one_more_is_added_then_it_is_refused() {
    let mut bench = Bench::begun(Mode::Exam);
    for _ in 0..ITEMS_MAX {
        must(&mut bench, Act::AddSolution);
    }
    assert_eq!(act(&mut bench, Act::AddSolution), Err(Refusal::TooMany));
}

#[test]
fn given_an_assessor_when_looking_at_another_view_then_it_opens_and_nothing_is_written() {
    let bench = Bench::begun(Mode::Exam);
    let setting = exam::Setting {
        case: &bench.case,
        mode: bench.mode,
    };
    let view = View::Test;
    let look = bench
        .state
        .look(setting, &Command::Results(Act::ShowView { view }));
    assert!(look.is_some());
    let add = Command::Results(Act::AddSolution);
    assert_eq!(bench.state.look(setting, &add), None);
}

#[test]
fn given_a_task_of_the_results_when_progress_is_asked_then_whole_parts_count() {
    let mut bench = Bench::begun(Mode::Exam);
    bench.case.tasks[0].results = Some(ResultsNeed {
        readings_min: 2,
        verdicts_min: 1,
        recommendations_min: 1,
        ab_reading: true,
        ab_design: true,
        engagement: QuestionId::new("q1").ok(),
        comparison: None,
    });
    let have = |bench: &Bench, part: ResultsPart| {
        let tasks = progress(&bench.case, &bench.state, |_| false);
        let mut needs = tasks[0].needs.iter();
        let own = needs.find(|own| own.need == Need::Results(part));
        own.map(|NeedState { have, want, .. }| (*have, *want))
            .unwrap()
    };
    must(&mut bench, judged(Some(Judgement::Met)));
    assert_eq!(have(&bench, ResultsPart::Readings), (0, 2));
    write(&mut bench, Field::Reading(kpi()), "Bo tak.");
    assert_eq!(have(&bench, ResultsPart::Readings), (1, 2));

    must(&mut bench, Act::AddRecommendation);
    for part in Advice::ALL {
        assert_eq!(have(&bench, ResultsPart::Recommendations), (0, 1));
        write(
            &mut bench,
            Field::Recommendation(RecommendationId(1), part),
            "Tak",
        );
    }
    assert_eq!(have(&bench, ResultsPart::Recommendations), (1, 1));

    must(&mut bench, Act::AddSolution);
    let solution = SolutionId(1);
    for part in Ground::ALL {
        write(&mut bench, Field::Solution(solution, part), "Tak");
    }
    assert_eq!(have(&bench, ResultsPart::Verdicts), (0, 1));
    let worth = Some(Worth::Partly);
    must(&mut bench, Act::RateSolution { solution, worth });
    assert_eq!(have(&bench, ResultsPart::Verdicts), (1, 1));

    let test = TestId::new("temat").unwrap();
    write(&mut bench, Field::Test(test.clone()), "B");
    let choice = Some(Choice::Neither);
    must(&mut bench, Act::Decide { test, choice });
    assert_eq!(have(&bench, ResultsPart::TestReading), (1, 1));

    for part in Draft::ALL {
        write(&mut bench, Field::Design(part), "Tak");
    }
    assert_eq!(have(&bench, ResultsPart::TestDesign), (0, 1));
    let numbers = Numbers {
        baseline_bp: Some(260),
        effect_bp: Some(100),
        power_bp: Some(8_000),
        alpha_bp: Some(500),
        sample: Some(4_700),
        days: Some(7),
    };
    must(&mut bench, Act::SetNumbers { numbers });
    assert_eq!(have(&bench, ResultsPart::TestDesign), (1, 1));
}

#[test]
fn given_names_of_texts_when_read_then_only_whole_ones_are_taken() {
    for name in [
        "results/reading/otwarcia",
        "results/solution/s1/figure",
        "results/recommendation/r2/effect",
        "results/test/temat-m1",
        "results/design/hypothesis",
    ] {
        let text: TextId = name.parse().expect(name);
        assert_eq!(text.to_string(), name);
    }
    for name in [
        "results",
        "results/reading",
        "results/solution/s01/figure",
        "results/solution/r1/figure",
        "results/design/Hypothesis",
        "results/test/a/b",
    ] {
        assert!(name.parse::<TextId>().is_err(), "{name}");
    }
}
