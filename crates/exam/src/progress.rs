mod results;

use crate::State;
use crate::audience::{Segment, Topic};
use crate::automation::{List, Origin};
use crate::content::Carrier;
use casefile::{CarrierKind, Case, QuestionId, SegmentNeeds, Task, TaskId};

/// One thing that a task needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Need {
    /// A written answer of at least so many words.
    Answer { question: QuestionId },
    /// Carriers of a kind, with something of the candidate's in them.
    Carrier { kind: CarrierKind },
    /// Segments with a rule.
    Segments,
    /// Segments of which something is said.
    SegmentTexts { topic: Topic },
    /// Segments with a whole persona card.
    Personas,
    /// Passages pinned in the brief.
    Pins,
    /// Steps of a workflow of the candidate's own.
    Steps,
    /// Steps of that workflow from which more than one way goes on.
    Branches,
    /// Instructions for a workflow.
    Instructions,
    /// Deviations of the contractor's workflow, each bound to something.
    Deviations,
    /// Edits of a copy of the contractor's workflow.
    Mends,
    /// What is made in the room `results`.
    Results(ResultsPart),
}

/// What a task may need of the room `results`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResultsPart {
    /// Indicators with a judgement and its reason.
    Readings,
    /// Solutions with a name, a verdict and the figure that it rests on.
    Verdicts,
    /// Recommendations with a change, the finding and the effect.
    Recommendations,
    /// The campaign's A/B test: a choice and its reason.
    TestReading,
    /// A test of one's own: every text, every number.
    TestDesign,
}

/// How far a need is met: `have` of `want`, in words or in things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedState {
    pub need: Need,
    pub have: u32,
    pub want: u32,
}

impl NeedState {
    pub fn done(&self) -> bool {
        self.have >= self.want
    }
}

/// What of a task is there. It says that something *is there*, never that it is good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskProgress {
    pub task: TaskId,
    pub needs: Vec<NeedState>,
}

impl TaskProgress {
    pub fn done(&self) -> bool {
        self.needs.iter().all(NeedState::done)
    }

    /// Whether anything at all has been done. Pins belong to the whole work, so they begin a task
    /// only when it asks for nothing else.
    pub fn begun(&self) -> bool {
        let only_pins = self.needs.iter().all(|need| need.need == Need::Pins);
        let own = |need: &&NeedState| only_pins || need.need != Need::Pins;
        self.needs.iter().filter(own).any(|need| need.have > 0)
    }

    /// Met needs and all needs.
    pub fn count(&self) -> (usize, usize) {
        let met = self.needs.iter().filter(|need| need.done()).count();
        (met, self.needs.len())
    }
}

/// Every task of the case, in its order. `is_bare` knows a carrier that is still what it was
/// made from, an untouched template, which is not the candidate's work.
pub fn progress(case: &Case, state: &State, is_bare: fn(&Carrier) -> bool) -> Vec<TaskProgress> {
    let tasks = case.tasks.iter();
    tasks.map(|task| of_task(task, state, is_bare)).collect()
}

fn of_task(task: &Task, state: &State, is_bare: fn(&Carrier) -> bool) -> TaskProgress {
    let answers = task.questions.iter().map(|question| NeedState {
        need: Need::Answer {
            question: question.id.clone(),
        },
        have: words(state.answers.text(&question.id)),
        want: question.words_min.max(1),
    });
    let carriers = task.carriers.iter().map(|need| NeedState {
        need: Need::Carrier { kind: need.kind },
        have: carriers(state, need.kind, is_bare),
        want: need.count_min,
    });
    let pins = (task.pins_min > 0).then_some(NeedState {
        need: Need::Pins,
        have: state.brief.pins.len() as u32,
        want: task.pins_min,
    });
    let results = task
        .results
        .iter()
        .flat_map(|need| results::of(need, state));
    TaskProgress {
        task: task.id.clone(),
        needs: answers
            .chain(carriers)
            .chain(
                task.segments
                    .iter()
                    .flat_map(|needs| of_segments(needs, state)),
            )
            .chain(pins)
            .chain(workflow(task, state))
            .chain(results)
            .collect(),
    }
}

fn workflow(task: &Task, state: &State) -> Vec<NeedState> {
    let Some(wanted) = &task.workflow else {
        return Vec::new();
    };
    let room = &state.automation;
    let of = |origin: Origin| {
        room.workflows
            .values()
            .filter(move |it| it.origin == origin)
    };
    // The one with the most steps is the one that was meant.
    let own = of(Origin::Own).max_by_key(|flow| flow.nodes.len());
    let mends = of(Origin::Contractor).map(|flow| flow.edits).max();
    let all = [
        (
            Need::Steps,
            own.map_or(0, |flow| flow.nodes.len() as u32),
            wanted.steps_min,
        ),
        (
            Need::Branches,
            own.map_or(0, |flow| flow.branches() as u32),
            wanted.branches_min,
        ),
        (
            Need::Instructions,
            room.written(List::Instructions),
            wanted.instructions_min,
        ),
        (Need::Deviations, room.reported(), wanted.deviations_min),
        (Need::Mends, mends.unwrap_or(0), wanted.mends_min),
    ];
    let asked = all.into_iter().filter(|(_, _, want)| *want > 0);
    asked
        .map(|(need, have, want)| NeedState { need, have, want })
        .collect()
}

fn of_segments(needs: &SegmentNeeds, state: &State) -> Vec<NeedState> {
    let count = |test: &dyn Fn(&Segment) -> bool| {
        let segments = state.audience.segments.values();
        segments.filter(|segment| test(segment)).count() as u32
    };
    let told = |topic: Topic, want: u32| NeedState {
        need: Need::SegmentTexts { topic },
        have: count(&|segment| words(segment.text(topic)) >= needs.words_min.max(1)),
        want,
    };
    let segments = NeedState {
        need: Need::Segments,
        have: count(&|segment| segment.rule.is_some()),
        want: needs.count_min,
    };
    let personas = NeedState {
        need: Need::Personas,
        have: count(&Segment::has_persona),
        want: needs.personas_min,
    };
    let all = [
        segments,
        told(Topic::Reason, needs.reasons_min),
        told(Topic::Needs, needs.needs_min),
        told(Topic::Summary, needs.summaries_min),
        personas,
    ];
    all.into_iter().filter(|need| need.want > 0).collect()
}

fn carriers(state: &State, kind: CarrierKind, is_bare: fn(&Carrier) -> bool) -> u32 {
    let filled =
        |carrier: &&Carrier| carrier.kind == kind && !carrier.is_blank() && !is_bare(carrier);
    state.content.carriers.values().filter(filled).count() as u32
}

/// A candidate's own words: runs of non-space that hold a letter or a digit, so that Markdown's
/// signs do not count; and outside of block quotes, which are the papers' words.
pub fn words(text: &str) -> u32 {
    text.lines()
        .filter(|line| !line.trim_start().starts_with('>'))
        .flat_map(str::split_whitespace)
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count() as u32
}
