//! Rules of the exam, one example each.

use crate::fixture::{Bench, newsletter, typed};
use casefile::{CarrierKind, DocumentId, QuestionId, Room, TaskId};
use exam::attempt::{self, HandInReason, Mode, Rule, Stage};
use exam::audience::{self, SEGMENTS_MAX, SegmentId, Topic, View};
use exam::brief::{self, Pin, PinId};
use exam::clock::{self, GapCause};
use exam::content::{self, CarrierId, Part};
use exam::{Command, Edit, Need, Refusal, Scope, TextId, answers, desk, progress};

fn answer(edits: Vec<Edit>) -> Command {
    let question = QuestionId::new("q1").unwrap();
    Command::Answers(answers::Command::Edit { question, edits })
}

fn insert(at: u32, text: &str) -> Edit {
    Edit {
        at,
        removed: String::new(),
        inserted: text.into(),
    }
}

fn gap(wall_ms: i64) -> Command {
    let cause = GapCause::Reload;
    Command::Clock(clock::Command::Gap { cause, wall_ms })
}

fn hand_in(reason: HandInReason) -> Command {
    Command::Attempt(attempt::Command::HandIn { reason })
}

fn pin(quote: &str) -> Command {
    Command::Brief(brief::Command::Pin {
        pin: Pin {
            document: DocumentId::new("firma").unwrap(),
            block: 1,
            quote: quote.into(),
        },
    })
}

#[test]
fn given_open_rules_when_the_desk_is_opened_then_it_is_refused() {
    let mut bench = Bench::new(Mode::Exam);
    let begin = Command::Attempt(attempt::Command::Begin);
    assert_eq!(bench.run(begin), Err(Refusal::RulesOpen));
    assert_eq!(bench.run(newsletter("A")), Err(Refusal::RulesOpen));
}

#[test]
fn given_an_acknowledged_rule_when_withdrawn_then_it_is_open_again() {
    let mut bench = Bench::new(Mode::Exam);
    let rule = Rule::Safety;
    for yes in [true, false] {
        bench.must(Command::Attempt(attempt::Command::Acknowledge {
            rule,
            yes,
        }));
    }
    assert!(bench.state.attempt.acknowledged.is_empty());
}

#[test]
fn given_a_plausible_gap_when_the_page_returns_then_it_counts() {
    let mut bench = Bench::begun(Mode::Exam);
    bench.wait_minutes(10);
    bench.must(gap(5 * 60_000));
    assert_eq!(bench.left_minutes(), 45);
    assert!(bench.state.clock.running().is_ok());
}

#[test]
fn given_a_gap_over_the_limit_when_found_then_the_clock_stands_until_settled() {
    let mut bench = Bench::begun(Mode::Exam);
    bench.wait_minutes(10);
    bench.must(gap(11 * 60_000));
    assert_eq!(bench.run(newsletter("A")), Err(Refusal::GapOpen));
    bench.wait_minutes(7);
    assert_eq!(bench.left_minutes(), 50);
    bench.must(Command::Clock(clock::Command::SettleGap {
        minutes: 3,
        reason: "brak prądu".into(),
    }));
    assert_eq!(bench.left_minutes(), 47);
    bench.must(newsletter("A"));
}

#[test]
fn given_a_clock_set_back_when_the_page_returns_then_the_invigilator_is_asked() {
    let mut bench = Bench::begun(Mode::Exam);
    bench.must(gap(-3_600_000));
    assert_eq!(bench.state.clock.running(), Err(Refusal::GapOpen));
}

#[test]
fn given_little_time_when_a_gap_would_end_it_then_nothing_is_sealed_by_it() {
    let mut bench = Bench::begun(Mode::Exam);
    bench.wait_minutes(57);
    bench.must(gap(5 * 60_000));
    assert_eq!(bench.left_minutes(), 3);
    assert_eq!(
        bench.run(hand_in(HandInReason::TimeUp)),
        Err(Refusal::GapOpen)
    );
}

#[test]
fn given_practice_when_a_gap_is_found_then_it_is_recorded_and_does_not_count() {
    let mut bench = Bench::begun(Mode::Practice);
    bench.must(gap(86_400_000));
    assert_eq!(bench.left_minutes(), 60);
    assert!(bench.state.clock.running().is_ok());
}

#[test]
fn given_a_pause_when_time_passes_then_none_is_used() {
    let mut bench = Bench::begun(Mode::Exam);
    bench.wait_minutes(10);
    let reason = "alarm".to_string();
    bench.must(Command::Clock(clock::Command::Pause {
        reason: reason.clone(),
    }));
    bench.wait_minutes(20);
    assert_eq!(bench.run(newsletter("A")), Err(Refusal::Paused));
    bench.must(Command::Clock(clock::Command::Resume { reason }));
    bench.wait_minutes(5);
    assert_eq!(bench.left_minutes(), 45);
}

#[test]
fn given_no_reason_when_minutes_are_granted_then_it_is_refused() {
    let mut bench = Bench::begun(Mode::Exam);
    let grant = |minutes, reason: &str| {
        let reason = reason.into();
        Command::Clock(clock::Command::Grant { minutes, reason })
    };
    assert_eq!(bench.run(grant(5, "  ")), Err(Refusal::ReasonMissing));
    assert_eq!(bench.run(grant(0, "a")), Err(Refusal::MinutesRange));
    bench.must(grant(5, "awaria"));
    assert_eq!(bench.left_minutes(), 65);
}

#[test]
fn given_time_left_when_time_up_is_claimed_then_it_is_refused() {
    let mut bench = Bench::begun(Mode::Exam);
    bench.wait_minutes(59);
    let up = hand_in(HandInReason::TimeUp);
    assert_eq!(bench.run(up.clone()), Err(Refusal::TimeLeft));
    bench.wait_minutes(1);
    bench.must(up);
    assert_eq!(bench.state.attempt.stage, Stage::HandedIn);
}

#[test]
fn given_zero_when_the_last_typing_comes_then_it_is_taken_within_the_margin_only() {
    let mut bench = Bench::begun(Mode::Exam);
    bench.wait_minutes(60);
    bench.must(answer(vec![insert(0, "ostatnie słowo")]));
    bench.wait(clock::MARGIN_MS as u64 + 1);
    assert_eq!(
        bench.run(answer(vec![insert(0, "za późno")])),
        Err(Refusal::TimeUp)
    );
}

#[test]
fn given_sealed_work_when_reopened_with_minutes_then_work_goes_on() {
    let mut bench = Bench::begun(Mode::Exam);
    bench.wait_minutes(60);
    bench.must(hand_in(HandInReason::TimeUp));
    assert_eq!(bench.run(newsletter("A")), Err(Refusal::HandedIn));
    bench.wait_minutes(30);
    bench.must(Command::Attempt(attempt::Command::Reopen {
        reason: "decyzja komisji".into(),
        minutes: 10,
    }));
    assert_eq!(bench.left_minutes(), 10);
    bench.must(newsletter("A"));
    bench.must(hand_in(HandInReason::Candidate));
    assert_eq!(bench.state.attempt.hand_ins.len(), 2);
}

#[test]
fn given_a_deleted_carrier_when_undone_then_its_text_and_its_undo_are_back() {
    let mut bench = Bench::begun(Mode::Exam);
    bench.must(newsletter("A"));
    let carrier = CarrierId(1);
    let part = Part::Html;
    bench.must(Command::Content(content::Command::Edit {
        carrier,
        part,
        edits: vec![insert(4, "🌱")],
    }));
    bench.must(Command::Content(content::Command::Delete { carrier }));
    let text = Scope::Text(TextId::Carrier(carrier, part));
    assert_eq!(
        bench.run(Command::Undo(text.clone())),
        Err(Refusal::NothingToUndo)
    );
    bench.must(Command::Undo(Scope::Content));
    assert_eq!(bench.state.content.text(carrier, part), Some("<p>ą🌱</p>"));
    bench.must(Command::Undo(text));
    assert_eq!(bench.state.content.text(carrier, part), Some("<p>ą</p>"));
}

#[test]
fn given_an_undone_creation_when_done_again_then_what_was_typed_is_there() {
    let mut bench = Bench::begun(Mode::Exam);
    bench.must(newsletter("A"));
    let carrier = CarrierId(1);
    bench.must(Command::Content(content::Command::Edit {
        carrier,
        part: Part::Subject,
        edits: vec![insert(0, "Wiosna")],
    }));
    bench.must(Command::Undo(Scope::Content));
    assert!(bench.state.content.open_carrier().is_none());
    bench.must(Command::Redo(Scope::Content));
    assert_eq!(
        bench.state.content.text(carrier, Part::Subject),
        Some("Wiosna")
    );
}

#[test]
fn given_a_landing_page_when_its_subject_is_typed_then_it_is_refused() {
    let mut bench = Bench::begun(Mode::Exam);
    bench.must(Command::Content(content::Command::Create {
        kind: CarrierKind::LandingPage,
        name: "Strona".into(),
        html: String::new(),
        css: String::new(),
    }));
    let edit = Command::Content(content::Command::Edit {
        carrier: CarrierId(1),
        part: Part::Subject,
        edits: vec![insert(0, "x")],
    });
    assert_eq!(bench.run(edit), Err(Refusal::Unknown));
}

fn shown(carrier: u32, clients: &str) -> Command {
    let findings = content::Findings {
        rules: "5f0c2a119be04d37".into(),
        clients: clients.into(),
        errors: 2,
        warnings: 1,
        notes: 0,
        report: journal::Digest::of(clients.as_bytes()),
    };
    let carrier = CarrierId(carrier);
    Command::Content(content::Command::ShowFindings { carrier, findings })
}

#[test]
fn given_findings_when_shown_again_then_only_what_is_new_is_an_entry() {
    let mut bench = Bench::begun(Mode::Exam);
    bench.must(newsletter("A"));
    bench.must(shown(1, "2025-09-09"));
    assert_eq!(bench.run(shown(1, "2025-09-09")), Err(Refusal::Already));
    bench.must(shown(1, "2026-01-02"));
    assert_eq!(bench.state.content.findings[&CarrierId(1)].errors, 2);
    assert_eq!(bench.run(shown(2, "2025-09-09")), Err(Refusal::Unknown));
    assert_eq!(bench.run(shown(1, "")), Err(Refusal::NameBad));
    assert_eq!(bench.run(shown(1, &"9".repeat(41))), Err(Refusal::NameBad));
}

#[test]
fn given_a_case_without_checks_when_findings_are_told_then_they_are_refused() {
    let mut bench = Bench::begun(Mode::Exam);
    bench.case.content_help.findings = false;
    bench.must(newsletter("A"));
    assert_eq!(bench.run(shown(1, "2025-09-09")), Err(Refusal::Unknown));
}

#[test]
fn given_shown_findings_when_the_text_is_undone_then_they_stay_what_was_seen() {
    let mut bench = Bench::begun(Mode::Exam);
    bench.must(newsletter("A"));
    bench.must(shown(1, "2025-09-09"));
    bench.must(Command::Undo(Scope::Content));
    assert_eq!(bench.state.content.findings.len(), 1);
    assert_eq!(
        bench.run(Command::Undo(Scope::Content)),
        Err(Refusal::NothingToUndo)
    );
}

#[test]
fn given_an_edit_inside_of_a_character_when_decided_then_it_is_refused() {
    let mut bench = Bench::begun(Mode::Exam);
    bench.must(answer(vec![insert(0, "🌱")]));
    let split = answer(vec![insert(1, "x")]);
    assert_eq!(bench.run(split), Err(Refusal::TextMismatch));
    let crlf = answer(vec![insert(0, "a\r\nb")]);
    assert_eq!(bench.run(crlf), Err(Refusal::TextMismatch));
}

#[test]
fn given_a_pin_when_cited_and_taken_off_then_only_undo_brings_it_back() {
    let mut bench = Bench::begun(Mode::Exam);
    bench.must(pin("Sprzedaje rośliny."));
    assert_eq!(bench.run(pin("Sprzedaje rośliny.")), Err(Refusal::Already));
    let cite = Command::Answers(answers::Command::Cite {
        question: QuestionId::new("q1").unwrap(),
        pin: PinId(1),
        cited: true,
    });
    bench.must(cite.clone());
    bench.must(Command::Brief(brief::Command::Unpin { id: PinId(1) }));
    assert_eq!(bench.run(cite), Err(Refusal::Unknown));
    bench.must(Command::Undo(Scope::Brief));
    assert_eq!(bench.state.brief.pins.len(), 1);
}

#[test]
fn given_work_when_progress_is_asked_then_it_counts_what_is_there() {
    let mut bench = Bench::begun(Mode::Exam);
    let written = "**Trzy** słowa - tutaj\n\n> Słowa z materiałów\n>\n> — Karta firmy";
    bench.must(answer(vec![insert(0, written)]));
    bench.must(newsletter("A"));
    let tasks = progress(&bench.case, &bench.state, |_| false);
    assert_eq!(tasks[0].needs[0].have, 3);
    assert!(!tasks[0].done());
    let carrier = &tasks[1].needs[1];
    assert!(matches!(carrier.need, Need::Carrier { .. }) && carrier.done());
}

#[test]
fn given_an_untouched_template_when_progress_is_asked_then_it_is_no_work_yet() {
    let mut bench = Bench::begun(Mode::Exam);
    bench.must(newsletter("A"));
    let template = bench.state.content.carriers.keys().copied().next().unwrap();
    let tasks = |bench: &Bench| {
        progress(&bench.case, &bench.state, |carrier| {
            carrier.html.as_str() == "<p>ą</p>"
        })
    };
    assert_eq!(tasks(&bench)[1].needs[1].have, 0);
    assert!(!tasks(&bench)[1].begun());
    let edits = vec![insert(3, "Dzień dobry, ")];
    bench.must(typed(TextId::Carrier(template, Part::Html), edits));
    assert!(tasks(&bench)[1].needs[1].done());
}

#[test]
fn given_one_pin_when_progress_is_asked_then_no_task_is_begun_by_it() {
    let mut bench = Bench::begun(Mode::Exam);
    bench.must(pin("Sprzedaje rośliny."));
    let tasks = progress(&bench.case, &bench.state, |_| false);
    assert_eq!(tasks[0].needs[1].have, 1);
    assert!(!tasks[0].begun());
}

#[test]
fn given_a_paused_exam_when_the_candidate_looks_around_then_it_is_allowed() {
    let mut bench = Bench::begun(Mode::Exam);
    bench.must(Command::Clock(clock::Command::Pause {
        reason: "przerwa".into(),
    }));
    bench.must(Command::Desk(desk::Command::OpenRoom {
        room: Room::Content,
    }));
    bench.must(Command::Desk(desk::Command::OpenTask {
        task: TaskId::new("t2").unwrap(),
    }));
}

fn segment(name: &str) -> Command {
    let (name, rule) = (name.into(), None);
    Command::Audience(audience::Command::Create { name, rule })
}

fn ruled(segment: u32, json: &str) -> Command {
    let segment = SegmentId(segment);
    let rule = Some(serde_json::from_str(json).unwrap());
    Command::Audience(audience::Command::ChangeRule { segment, rule })
}

#[test]
fn given_rules_that_are_not_whole_when_a_segment_takes_them_then_they_are_refused() {
    let mut bench = Bench::begun(Mode::Exam);
    bench.must(segment("A"));
    let deep = format!(
        "{}{{\"all\":[]}}{}",
        "{\"any\":[".repeat(15),
        "]}".repeat(15)
    );
    for json in [
        r#"{"all":[]}"#,
        r#"{"is":{"field":"age","op":"between","value":[1]}}"#,
        r#"{"is":{"field":"age","op":"at-least","value":1.5}}"#,
        &deep,
    ] {
        assert_eq!(bench.run(ruled(1, json)), Err(Refusal::RuleBad), "{json}");
    }
    let words = vec!["Łódź"; 2_000];
    let long = serde_json::json!({"is": {"field": "town", "op": "in", "value": words}});
    let long = ruled(1, &long.to_string());
    assert_eq!(bench.run(long), Err(Refusal::RuleTooLong));
    bench.must(ruled(
        1,
        r#"{"is":{"field":"age","op":"at-least","value":30}}"#,
    ));
    bench.must(Command::Undo(Scope::Audience));
    assert_eq!(bench.state.audience.segments[&SegmentId(1)].rule, None);
}

#[test]
fn given_a_deleted_segment_when_undone_then_rule_texts_and_their_undo_are_back() {
    let mut bench = Bench::begun(Mode::Exam);
    bench.must(segment("A"));
    let (segment, topic) = (SegmentId(1), Topic::PersonaFears);
    bench.must(Command::Audience(audience::Command::Edit {
        segment,
        topic,
        edits: vec![insert(0, "Że uschnie.")],
    }));
    bench.must(Command::Audience(audience::Command::Delete { segment }));
    let text = TextId::Segment(segment, topic);
    let undo = Command::Undo(Scope::Text(text.clone()));
    assert_eq!(bench.run(undo.clone()), Err(Refusal::NothingToUndo));
    bench.must(Command::Undo(Scope::Audience));
    assert_eq!(bench.state.text(&text), Some("Że uschnie."));
    bench.must(undo);
    assert!(bench.state.audience.segments[&segment].texts.is_empty());
}

#[test]
fn given_as_many_segments_as_a_campaign_takes_when_one_more_is_made_then_it_is_refused() {
    let mut bench = Bench::begun(Mode::Exam);
    for number in 0..SEGMENTS_MAX {
        bench.must(segment(&format!("Segment {number}")));
    }
    assert_eq!(bench.run(segment("Jeszcze jeden")), Err(Refusal::TooMany));
}

#[test]
fn given_five_segments_when_compared_then_four_is_the_most_and_none_counts_twice() {
    let mut bench = Bench::begun(Mode::Exam);
    for name in ["A", "B", "C", "D", "E"] {
        bench.must(segment(name));
    }
    let compare = |ids: &[u32]| {
        let segments = ids.iter().map(|id| SegmentId(*id)).collect();
        Command::Audience(audience::Command::Compare { segments })
    };
    assert_eq!(bench.run(compare(&[1, 2, 3, 4, 5])), Err(Refusal::TooMany));
    assert_eq!(bench.run(compare(&[1, 1])), Err(Refusal::Already));
    assert_eq!(bench.run(compare(&[9])), Err(Refusal::Unknown));
    bench.must(compare(&[5, 1, 2]));
    let view = View::Compare;
    bench.must(Command::Audience(audience::Command::ShowView { view }));
    assert_eq!(bench.state.audience.view, View::Compare);
}

#[test]
fn given_a_task_that_asks_for_segments_when_they_are_made_then_its_needs_are_met() {
    let mut bench = Bench::begun(Mode::Exam);
    bench.case.tasks[0].segments = Some(casefile::SegmentNeeds {
        count_min: 1,
        reasons_min: 1,
        personas_min: 1,
        words_min: 2,
        ..Default::default()
    });
    let have = |bench: &Bench| {
        let needs = progress(&bench.case, &bench.state, |_| false)
            .remove(0)
            .needs;
        let own = needs
            .into_iter()
            .filter(|need| !matches!(need.need, Need::Answer { .. } | Need::Pins));
        own.map(|need| need.have).collect::<Vec<_>>()
    };
    bench.must(segment("A"));
    assert_eq!(have(&bench), [0, 0, 0]);
    bench.must(ruled(1, r#"{"is":{"field":"tags","op":"empty"}}"#));
    for topic in Topic::PERSONA.into_iter().chain([Topic::Reason]) {
        bench.must(Command::Audience(audience::Command::Edit {
            segment: SegmentId(1),
            topic,
            edits: vec![insert(0, "dwa słowa")],
        }));
    }
    assert_eq!(have(&bench), [1, 1, 1]);
}
