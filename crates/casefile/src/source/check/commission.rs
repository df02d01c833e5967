//! What only the commission has: rubric, interview, solution.

use super::super::{Findings, Position, Source};
use super::probe::Probe;
use crate::commission::{CriterionRule, Deviations, Interview, Rubric};
use crate::criteria;

/// Checks the commission's part.
pub fn check(source: &Source, findings: &mut Findings) {
    if let Some(sheet) = &source.rubric {
        rubric(source, &mut Probe::new(sheet, findings));
    }
    if let Some(sheet) = &source.interview {
        interview(&mut Probe::new(sheet, findings));
    }
    if let Some(sheet) = &source.deviations {
        deviations(source, &mut Probe::new(sheet, findings));
    }
    let told = source
        .folder
        .under("solution/")
        .any(|path| path.ends_with(".md"));
    if !told {
        let message = "there is no Markdown file that tells the model solution";
        findings.error("solution", Position::START, "file-missing", message);
    }
}

fn rubric(source: &Source, probe: &mut Probe<Rubric>) {
    let rubric = &probe.sheet.value;
    for (index, id) in rubric.whole.sets_required.iter().enumerate() {
        let exists = criteria::SETS.iter().any(|set| set.id == id);
        probe.known(&format!("whole.sets_required.{index}"), "set", id, exists);
    }
    probe.some("whole.sets_required", &rubric.whole.sets_required);
    sets(probe);
    probe.unique(
        "criterion.{}.id",
        rubric.criterion.iter().map(|it| it.id.as_str()),
    );
    for (index, rule) in rubric.criterion.iter().enumerate() {
        criterion(source, probe, &format!("criterion.{index}"), rule);
    }
    let missing = |id: &str| rubric.criterion.iter().all(|rule| rule.id.as_str() != id);
    for it in criteria::all().filter(|it| probe.sheet.whole && missing(it.id)) {
        let message = format!("there is no rule for the criterion {}", it.id);
        probe.error("criterion", "rubric-missing", message);
    }
}

fn sets(probe: &mut Probe<Rubric>) {
    let rubric = &probe.sheet.value;
    probe.unique("set.{}.id", rubric.set.iter().map(|it| it.id.as_str()));
    for set in criteria::SETS {
        if probe.sheet.whole && rubric.set.iter().all(|rule| rule.id != set.id) {
            let message = format!("there is no rule for the set {}", set.id);
            probe.error("set", "rubric-missing", message);
        }
    }
    for (index, rule) in rubric.set.iter().enumerate() {
        let at = |part: &str| format!("set.{index}.{part}");
        let Some(set) = criteria::SETS.iter().find(|set| set.id == rule.id) else {
            probe.known(&at("id"), "set", &rule.id, false);
            continue;
        };
        let inside = || set.outcomes.iter().flat_map(|outcome| outcome.criteria);
        let count = inside().count() as f64;
        probe.range(&at("passed_min"), rule.passed_min.into(), 1.0, count);
        for (place, id) in rule.required.iter().enumerate() {
            let exists = inside().any(|criterion| criterion.id == id.as_str());
            let what = "criterion of the set";
            probe.known(&at(&format!("required.{place}")), what, id.as_str(), exists);
        }
    }
}

fn criterion(source: &Source, probe: &mut Probe<Rubric>, path: &str, rule: &CriterionRule) {
    let at = |part: &str| format!("{path}.{part}");
    let known = criteria::find(rule.id.as_str()).is_some();
    probe.known(&at("id"), "criterion", rule.id.as_str(), known);
    probe.range(&at("points_max"), rule.points_max.into(), 1.0, 100.0);
    probe.range(
        &at("points_pass"),
        rule.points_pass.into(),
        1.0,
        rule.points_max.into(),
    );
    probe.some(&at("tasks"), &rule.tasks);
    for (index, level) in rule.level.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| rule.level[before].points);
        if level.points > rule.points_max || before.is_some_and(|it| it >= level.points) {
            let message = "levels ascend, at most to the criterion's points";
            probe.error(&at(&format!("level.{index}.points")), "order", message);
        }
    }
    let Some(case) = source.case.as_ref().filter(|case| case.whole) else {
        return;
    };
    for (index, id) in rule.tasks.iter().enumerate() {
        let path = at(&format!("tasks.{index}"));
        match case.value.task.iter().find(|task| task.id == *id) {
            None => probe.known(&path, "task", id.as_str(), false),
            Some(task) if !task.criteria.contains(&rule.id) => {
                let message = format!("the task {id} does not cover {}", rule.id);
                probe.error(&path, "rubric-task", message);
            }
            Some(_) => {}
        }
    }
}

fn interview(probe: &mut Probe<Interview>) {
    let questions = &probe.sheet.value.question;
    probe.some("question", questions);
    probe.ids("question.{}.id", questions.iter().map(|it| it.id.as_str()));
    probe.unique(
        "question.{}.text",
        questions.iter().map(|it| it.text.as_str()),
    );
    for (index, question) in questions.iter().enumerate() {
        let at = |part: &str| format!("question.{index}.{part}");
        probe.some(&at("criteria"), &question.criteria);
        probe.some(&at("expect"), &question.expect);
        for (place, id) in question.criteria.iter().enumerate() {
            let known = criteria::find(id.as_str()).is_some();
            probe.known(
                &at(&format!("criteria.{place}")),
                "criterion",
                id.as_str(),
                known,
            );
        }
    }
}

fn deviations(source: &Source, probe: &mut Probe<Deviations>) {
    let list = &probe.sheet.value.deviation;
    probe.some("deviation", list);
    probe.ids("deviation.{}.id", list.iter().map(|it| it.id.as_str()));
    for (index, deviation) in list.iter().enumerate() {
        let at = |part: &str| format!("deviation.{index}.{part}");
        if let Some(sheet) = source.instructions.as_ref().filter(|it| it.whole) {
            let id = deviation.instruction.as_str();
            let exists = sheet.value.instruction.iter().any(|it| it.id == id);
            probe.known(&at("instruction"), "instruction", id, exists);
        }
        if let (Some(id), Some(sheet)) = (&deviation.node, &source.workflow) {
            let exists = !sheet.whole || sheet.value.node(id).is_some();
            probe.known(&at("node"), "node of the contractor's workflow", id, exists);
        }
    }
}
