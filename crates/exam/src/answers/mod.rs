//! The room `answers`: written answers in Markdown, with the pins that they cite.

use crate::brief::PinId;
use crate::map::Map;
use crate::set::Set;
use crate::{ApplyFault, Change, Edit, Refusal, Scope, Setting, State, Text, TextId, event};
use casefile::QuestionId;
use serde::{Deserialize, Serialize};

/// One answer: its Markdown and the pins that it cites.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    pub text: Text,
    pub cited: Set<PinId>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    /// The question that is open.
    pub question: Option<QuestionId>,
    pub answers: Map<QuestionId, Answer>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    OpenQuestion {
        question: QuestionId,
    },
    Edit {
        question: QuestionId,
        edits: Vec<Edit>,
    },
    Cite {
        question: QuestionId,
        pin: PinId,
        cited: bool,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    QuestionOpened {
        question: QuestionId,
    },
    TextEdited {
        question: QuestionId,
        change: Change,
    },
    Cited {
        question: QuestionId,
        pin: PinId,
    },
    Uncited {
        question: QuestionId,
        pin: PinId,
    },
}

impl Event {
    pub(crate) fn scope(&self) -> Option<Scope> {
        match self {
            Self::QuestionOpened { .. } => None,
            Self::TextEdited { question, .. } => {
                Some(Scope::Text(TextId::Answer(question.clone())))
            }
            Self::Cited { .. } | Self::Uncited { .. } => Some(Scope::Answers),
        }
    }
}

/// Decides on the answers.
///
/// # Errors
/// The rule that says no.
pub fn decide(
    state: &State,
    setting: Setting<'_>,
    command: Command,
) -> Result<Vec<event::Event>, Refusal> {
    let event = match command {
        Command::OpenQuestion { question } => {
            known(setting, &question)?;
            if state.answers.question.as_ref() == Some(&question) {
                return Err(Refusal::Already);
            }
            Event::QuestionOpened { question }
        }
        Command::Edit { question, edits } => {
            known(setting, &question)?;
            let text = Text::new(state.answers.text(&question));
            let change = text.change(edits)?;
            Event::TextEdited { question, change }
        }
        Command::Cite {
            question,
            pin,
            cited,
        } => {
            known(setting, &question)?;
            cite(state, question, pin, cited)?
        }
    };
    Ok(vec![event::Event::Answers(event)])
}

fn known(setting: Setting<'_>, question: &QuestionId) -> Result<(), Refusal> {
    let found = setting.case.question(question.as_str());
    found.map(|_| ()).ok_or(Refusal::Unknown)
}

fn cite(state: &State, question: QuestionId, pin: PinId, cited: bool) -> Result<Event, Refusal> {
    if !state.brief.pins.contains_key(&pin) {
        return Err(Refusal::Unknown);
    }
    let answer = state.answers.answers.get(&question);
    if answer.is_some_and(|answer| answer.cited.contains(&pin)) == cited {
        return Err(Refusal::Already);
    }
    Ok(if cited {
        Event::Cited { question, pin }
    } else {
        Event::Uncited { question, pin }
    })
}

impl Answers {
    /// The answer's Markdown; empty while nobody has begun it.
    pub fn text(&self, question: &QuestionId) -> &str {
        let answer = self.answers.get(question);
        answer.map_or("", |answer| answer.text.as_str())
    }

    pub(crate) fn apply(&mut self, event: &Event) -> Result<(), ApplyFault> {
        match event {
            Event::QuestionOpened { question } => self.question = Some(question.clone()),
            Event::TextEdited { question, change } => self.answer(question).text.apply(change)?,
            Event::Cited { question, pin } => {
                self.answer(question).cited.insert(*pin);
            }
            Event::Uncited { question, pin } => {
                self.answer(question).cited.remove(pin);
            }
        }
        self.forget_empty();
        Ok(())
    }

    pub(crate) fn revert(&mut self, event: &Event) -> Result<(), ApplyFault> {
        match event {
            Event::QuestionOpened { .. } => return Err(ApplyFault::Step),
            Event::TextEdited { question, change } => self.answer(question).text.revert(change)?,
            Event::Cited { question, pin } => {
                self.answer(question).cited.remove(pin);
            }
            Event::Uncited { question, pin } => {
                self.answer(question).cited.insert(*pin);
            }
        }
        self.forget_empty();
        Ok(())
    }

    fn answer(&mut self, question: &QuestionId) -> &mut Answer {
        self.answers.entry(question.clone()).or_default()
    }

    /// An answer taken back to nothing is as if never begun, so that undo is an exact inverse.
    fn forget_empty(&mut self) {
        self.answers
            .retain(|_, answer| !answer.text.as_str().is_empty() || !answer.cited.is_empty());
    }
}
