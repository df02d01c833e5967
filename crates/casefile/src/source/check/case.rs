//! `case.toml`: titles, times, tasks, documents; the 35 criteria.

use super::super::{CaseFile, Findings, Source, TaskEntry, markdown};
use super::probe::Probe;
use crate::integrity::is_version;
use crate::{CarrierKind, ResultsNeed, Room, SegmentNeeds, WorkflowNeeds, criteria};
use std::collections::BTreeSet;

/// Checks `case.toml` and the texts that it names.
pub fn check(source: &Source, findings: &mut Findings) {
    let Some(sheet) = &source.case else { return };
    let probe = &mut Probe::new(sheet, findings);
    head(source, probe);
    ids(probe);
    for (index, entry) in sheet.value.task.iter().enumerate() {
        task(source, probe, index, entry);
    }
    if sheet.whole {
        coverage(probe);
    }
    documents(source, probe);
    markdown::check(source, findings);
}

fn head(source: &Source, probe: &mut Probe<CaseFile>) {
    let case = &probe.sheet.value;
    let name = source.folder.name();
    if case.id.as_str() != name {
        probe.error("id", "case-id", format!("the folder is called {name:?}"));
    }
    if !is_version(&case.version) {
        probe.error(
            "version",
            "shape",
            "a version is three numbers, as in \"1.0.0\"",
        );
    }
    probe.range(
        "duration_minutes",
        case.duration_minutes.into(),
        10.0,
        600.0,
    );
    probe.range("runs_max", case.runs_max.into(), 1.0, 20.0);
    probe.range(
        "clock_gap_minutes_max",
        case.clock_gap_minutes_max.into(),
        1.0,
        120.0,
    );
    let sum: u32 = case
        .task
        .iter()
        .map(|task| task.minutes)
        .fold(0, u32::saturating_add);
    if sum > case.duration_minutes {
        let message = format!("the tasks take {sum} minutes, more than the duration");
        probe.error("duration_minutes", "task-minutes", message);
    } else if sum * 2 < case.duration_minutes {
        let message = format!("the tasks take {sum} minutes, less than half of the duration");
        probe.warning("duration_minutes", "task-minutes", message);
    }
}

fn ids(probe: &mut Probe<CaseFile>) {
    let case = &probe.sheet.value;
    probe.some("task", &case.task);
    probe.some("document", &case.document);
    probe.unique("task.{}.id", case.task.iter().map(|it| it.id.as_str()));
    probe.unique(
        "document.{}.id",
        case.document.iter().map(|it| it.id.as_str()),
    );
    probe.unique("task.{}.text", case.task.iter().map(|it| it.text.as_str()));
    probe.unique(
        "document.{}.file",
        case.document.iter().map(|it| it.file.as_str()),
    );
    let (mut seen, mut words) = (BTreeSet::new(), BTreeSet::new());
    for (task, entry) in case.task.iter().enumerate() {
        for (index, question) in entry.question.iter().enumerate() {
            let path = format!("task.{task}.question.{index}");
            if !seen.insert(question.id.as_str()) {
                let message = format!("{:?} is there twice", question.id.as_str());
                probe.error(&format!("{path}.id"), "duplicate", message);
            }
            if !words.insert(question.text.trim()) {
                let message = "the same question is asked twice";
                probe.error(&format!("{path}.text"), "duplicate", message);
            }
        }
    }
}

fn task(source: &Source, probe: &mut Probe<CaseFile>, index: usize, task: &TaskEntry) {
    let at = |part: &str| format!("task.{index}.{part}");
    probe.range(&at("minutes"), task.minutes.into(), 1.0, 600.0);
    probe.some(&at("criteria"), &task.criteria);
    probe.some(&at("rooms"), &task.rooms);
    probe.unique(
        &at("criteria.{}"),
        task.criteria.iter().map(|it| it.as_str()),
    );
    probe.unique(&at("rooms.{}"), task.rooms.iter().map(|it| it.as_str()));
    for (place, id) in task.criteria.iter().enumerate() {
        let exists = criteria::find(id.as_str()).is_some();
        probe.known(
            &at(&format!("criteria.{place}")),
            "criterion",
            id.as_str(),
            exists,
        );
    }
    probe.known(
        &at("text"),
        "file",
        &task.text,
        source.folder.bytes(&task.text).is_some(),
    );
    if !(task.text.starts_with("tasks/") && task.text.ends_with(".md")) {
        probe.error(
            &at("text"),
            "file-place",
            "a task's text is a Markdown file of tasks/",
        );
    }
    let nothing = task.question.is_empty() && task.carrier.is_empty();
    let made = task.results.is_some() || task.segments.is_some() || task.workflow.is_some();
    if nothing && task.pins.is_none() && !made {
        let message = "the task asks for nothing: no question, no carrier, no pins, no work";
        probe.error(&at("id"), "task-empty", message);
    }
    needs(probe, index, task);
}

/// What the task asks for.
fn needs(probe: &mut Probe<CaseFile>, index: usize, task: &TaskEntry) {
    let at = |part: &str| format!("task.{index}.{part}");
    for (place, question) in task.question.iter().enumerate() {
        let path = at(&format!("question.{place}.words_min"));
        probe.range(&path, question.words_min.into(), 0.0, 2000.0);
    }
    for (place, carrier) in task.carrier.iter().enumerate() {
        let path = at(&format!("carrier.{place}.count_min"));
        probe.range(&path, carrier.count_min.into(), 1.0, 20.0);
    }
    probe.unique(
        &at("carrier.{}.kind"),
        task.carrier.iter().map(|it| it.kind.as_str()),
    );
    if !task.carrier.is_empty() && !task.rooms.contains(&Room::Content) {
        probe.error(
            &at("carrier"),
            "task-room",
            "carriers are made in the room \"content\"",
        );
    }
    if let Some(pins) = &task.pins {
        probe.range(&at("pins.count_min"), pins.count_min.into(), 1.0, 50.0);
    }
    if let Some(needs) = &task.workflow {
        workflow(probe, index, needs);
        if !task.rooms.contains(&Room::Automation) {
            let message = "workflows are made in the room \"automation\"";
            probe.error(&at("workflow"), "task-room", message);
        }
    }
    if let Some(need) = &task.results {
        results(probe, &at("results"), task, need);
    }
    if let Some(needs) = &task.segments {
        segments(probe, index, needs);
        if !task.rooms.contains(&Room::Audience) {
            let message = "segments are made in the room \"audience\"";
            probe.error(&at("segments.count_min"), "task-room", message);
        }
    }
}

/// What the task asks for of a workflow: something, and no more than a person can do.
fn workflow(probe: &mut Probe<CaseFile>, index: usize, needs: &WorkflowNeeds) {
    let at = |part: &str| format!("task.{index}.workflow{part}");
    for (part, least) in needs.parts() {
        probe.range(&at(&format!(".{part}")), least.into(), 0.0, 100.0);
    }
    if needs.parts().iter().all(|(_, least)| *least == 0) {
        let message = "it asks for nothing: each of its numbers is zero";
        probe.error(&at(""), "task-empty", message);
    }
    if needs.branches_min > needs.steps_min {
        let message = "more branches than steps";
        probe.error(&at(".branches_min"), "range", message);
    }
}

/// No more can be said of segments than there are.
fn segments(probe: &mut Probe<CaseFile>, index: usize, needs: &SegmentNeeds) {
    let at = |part: &str| format!("task.{index}.segments.{part}");
    let most = f64::from(needs.count_min);
    probe.range(&at("count_min"), most, 1.0, 20.0);
    for (part, value) in [
        ("reasons_min", needs.reasons_min),
        ("needs_min", needs.needs_min),
        ("summaries_min", needs.summaries_min),
        ("personas_min", needs.personas_min),
    ] {
        probe.range(&at(part), value.into(), 0.0, most.max(1.0));
    }
    probe.range(&at("words_min"), needs.words_min.into(), 0.0, 200.0);
}

/// What the task asks for in the results room.
fn results(probe: &mut Probe<CaseFile>, path: &str, task: &TaskEntry, need: &ResultsNeed) {
    for (part, value) in [
        ("readings_min", need.readings_min),
        ("verdicts_min", need.verdicts_min),
        ("recommendations_min", need.recommendations_min),
    ] {
        probe.range(&format!("{path}.{part}"), value.into(), 0.0, 20.0);
    }
    for (part, id) in [
        ("engagement", &need.engagement),
        ("comparison", &need.comparison),
    ] {
        if let Some(id) = id {
            let own = task.question.iter().any(|question| question.id == *id);
            let path = format!("{path}.{part}");
            probe.known(&path, "question of the task", id.as_str(), own);
        }
    }
    if !task.rooms.contains(&Room::Results) {
        let message = "this is done in the room \"results\"";
        probe.error(path, "task-room", message);
    }
}

/// Every criterion has a task, and a task in its room.
fn coverage(probe: &mut Probe<CaseFile>) {
    let tasks = &probe.sheet.value.task;
    for criterion in criteria::all() {
        let covers = |task: &&TaskEntry| task.criteria.iter().any(|it| it.as_str() == criterion.id);
        let mut covering = tasks.iter().filter(covers).peekable();
        if covering.peek().is_none() {
            let message = format!("no task covers the criterion {}", criterion.id);
            probe.error("task", "criterion-uncovered", message);
        } else if !covering.any(|task| task.rooms.contains(&criterion.room)) {
            let (id, room) = (criterion.id, criterion.room.as_str());
            let message = format!("no task that covers {id} is done in its room {room:?}");
            probe.warning("task", "criterion-room", message);
        }
    }
    let carriers: BTreeSet<_> = tasks
        .iter()
        .flat_map(|task| &task.carrier)
        .map(|it| it.kind)
        .collect();
    // The shorter carriers are a case's choice.
    for kind in CarrierKind::ALL
        .into_iter()
        .filter(|kind| kind.is_coded() && !carriers.contains(kind))
    {
        let message = format!("no task asks for a carrier {:?}", kind.as_str());
        probe.warning("task", "carrier-unused", message);
    }
}

fn documents(source: &Source, probe: &mut Probe<CaseFile>) {
    let assets = source.assets.as_ref();
    for (index, document) in probe.sheet.value.document.iter().enumerate() {
        let (path, file) = (format!("document.{index}.file"), document.file.as_str());
        probe.known(&path, "file", file, source.folder.bytes(file).is_some());
        if file.starts_with("assets/") {
            let picture = super::super::media_type(file).is_some_and(|it| it.starts_with("image/"));
            let listed = assets.is_none_or(|it| it.value.asset.iter().any(|it| it.file == file));
            probe.known(&path, "picture of assets.toml", file, picture && listed);
        } else if !(file.ends_with(".md") || file.ends_with(".csv")) {
            probe.error(
                &path,
                "file-place",
                "a document is a .md, a .csv or a picture of assets/",
            );
        }
    }
}
