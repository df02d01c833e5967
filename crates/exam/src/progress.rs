use crate::State;
use crate::content::Carrier;
use casefile::{CarrierKind, Case, QuestionId, Task, TaskId};

/// One thing that a task needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Need {
    /// A written answer of at least so many words.
    Answer { question: QuestionId },
    /// Carriers of a kind, with something of the candidate's in them.
    Carrier { kind: CarrierKind },
    /// Passages pinned in the brief.
    Pins,
}

/// How far a need is met: `have` of `want`, in words, carriers or pins.
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
    TaskProgress {
        task: task.id.clone(),
        needs: answers.chain(carriers).chain(pins).collect(),
    }
}

fn carriers(state: &State, kind: CarrierKind, is_bare: fn(&Carrier) -> bool) -> u32 {
    let filled = |carrier: &&Carrier| {
        carrier.kind == kind && !carrier.html.as_str().trim().is_empty() && !is_bare(carrier)
    };
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
