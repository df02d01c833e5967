//! `practice.toml`: hints and model answers.

use super::super::{Findings, Source};
use super::probe::Probe;

/// Checks that hints have tasks and that answers have questions.
pub fn check(source: &Source, findings: &mut Findings) {
    let (Some(sheet), Some(case)) = (&source.practice, &source.case) else {
        return;
    };
    let probe = &mut Probe::new(sheet, findings);
    let practice = &sheet.value;
    probe.unique(
        "answer.{}.question",
        practice.answer.iter().map(|it| it.question.as_str()),
    );
    if !case.whole {
        return;
    }
    for (index, hint) in practice.hint.iter().enumerate() {
        let exists = case.value.task.iter().any(|task| task.id == hint.task);
        probe.known(
            &format!("hint.{index}.task"),
            "task",
            hint.task.as_str(),
            exists,
        );
    }
    let questions = || case.value.task.iter().flat_map(|task| &task.question);
    for (index, answer) in practice.answer.iter().enumerate() {
        let id = answer.question.as_str();
        let exists = questions().any(|question| question.id == answer.question);
        probe.known(&format!("answer.{index}.question"), "question", id, exists);
    }
    if !sheet.whole {
        return;
    }
    for question in questions() {
        if practice
            .answer
            .iter()
            .all(|answer| answer.question != question.id)
        {
            let message = format!("the question {} has no model answer", question.id);
            probe.warning("answer", "answer-missing", message);
        }
    }
    for task in &case.value.task {
        if practice.hint.iter().all(|hint| hint.task != task.id) {
            let message = format!("the task {} has no hint", task.id);
            probe.warning("hint", "hint-missing", message);
        }
    }
}
