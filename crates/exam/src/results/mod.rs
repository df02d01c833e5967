//! The room `results`: what the candidate reads out of a campaign that is over: a reading of each
//! indicator, verdicts on the solutions that were chosen, recommendations, an A/B test read and
//! another designed.
//!
//! The figures themselves are not in here: they are the case's own and travel with its package.

mod field;
mod item;
mod rules;

pub use field::{Advice, Draft, Field, Ground};
pub use item::{
    Choice, Design, Judgement, KpiId, MessageId, Numbers, Reading, Recommendation,
    RecommendationId, Solution, SolutionId, TestId, TestReading, VariantId, View, Worth,
};
pub use rules::{decide, numbers_fit};

use crate::map::Map;
use crate::{ApplyFault, Change, Edit, Scope, Text, TextId};
use serde::{Deserialize, Serialize};

/// The most solutions, and the most recommendations, that stand at a time.
pub const ITEMS_MAX: usize = 50;

/// The most indicators, and the most tests, of one campaign.
pub const READINGS_MAX: usize = 100;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Results {
    pub view: View,
    /// The message that is looked at; none for all of them together.
    pub message: Option<MessageId>,
    /// Indicators that were judged or written about.
    pub readings: Map<KpiId, Reading>,
    pub solutions: Map<SolutionId, Solution>,
    /// Removed solutions with their texts; an undo brings them back under the same id.
    pub solutions_removed: Map<SolutionId, Solution>,
    pub recommendations: Map<RecommendationId, Recommendation>,
    pub recommendations_removed: Map<RecommendationId, Recommendation>,
    /// The recommendations that stand, the most important first.
    pub order: Vec<RecommendationId>,
    pub tests: Map<TestId, TestReading>,
    pub design: Design,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    ShowView {
        view: View,
    },
    /// None: all messages together.
    ShowMessage {
        message: Option<MessageId>,
    },
    Judge {
        kpi: KpiId,
        judgement: Option<Judgement>,
    },
    AddSolution,
    RemoveSolution {
        solution: SolutionId,
    },
    RateSolution {
        solution: SolutionId,
        worth: Option<Worth>,
    },
    AddRecommendation,
    RemoveRecommendation {
        recommendation: RecommendationId,
    },
    /// To another place in the order, from 0.
    MoveRecommendation {
        recommendation: RecommendationId,
        to: u32,
    },
    Decide {
        test: TestId,
        choice: Option<Choice>,
    },
    SetNumbers {
        numbers: Numbers,
    },
    Edit {
        field: Field,
        edits: Vec<Edit>,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    ViewShown {
        view: View,
    },
    MessageShown {
        message: Option<MessageId>,
    },
    Judged {
        kpi: KpiId,
        before: Option<Judgement>,
        after: Option<Judgement>,
    },
    SolutionAdded {
        id: SolutionId,
    },
    SolutionRemoved {
        solution: SolutionId,
    },
    SolutionRated {
        solution: SolutionId,
        before: Option<Worth>,
        after: Option<Worth>,
    },
    /// It stands last.
    RecommendationAdded {
        id: RecommendationId,
    },
    /// It stood at place `at`.
    RecommendationRemoved {
        recommendation: RecommendationId,
        at: u32,
    },
    RecommendationMoved {
        recommendation: RecommendationId,
        from: u32,
        to: u32,
    },
    Decided {
        test: TestId,
        before: Option<Choice>,
        after: Option<Choice>,
    },
    NumbersSet {
        before: Numbers,
        after: Numbers,
    },
    TextEdited {
        field: Field,
        change: Change,
    },
}

impl Event {
    pub(crate) fn scope(&self) -> Option<Scope> {
        match self {
            Self::ViewShown { .. } | Self::MessageShown { .. } => None,
            Self::TextEdited { field, .. } => Some(Scope::Text(TextId::Results(field.clone()))),
            _ => Some(Scope::Results),
        }
    }
}

impl Results {
    /// Nothing was done in the room yet: it is then left out of a state's JSON.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The text of a field; none of a solution or recommendation that does not stand.
    pub fn text(&self, field: &Field) -> Option<&str> {
        let text = match field {
            Field::Reading(kpi) => self.readings.get(kpi).map(|it| &it.text),
            Field::Test(test) => self.tests.get(test).map(|it| &it.text),
            Field::Design(part) => Some(self.design.text(*part)),
            Field::Solution(id, part) => return Some(self.solutions.get(id)?.text(*part).as_str()),
            Field::Recommendation(id, part) => {
                return Some(self.recommendations.get(id)?.text(*part).as_str());
            }
        };
        Some(text.map_or("", Text::as_str))
    }

    /// Every field that stands: what an undo in the room may reach.
    pub fn fields(&self) -> Vec<Field> {
        let readings = self.readings.keys().cloned().map(Field::Reading);
        let tests = self.tests.keys().cloned().map(Field::Test);
        let design = Draft::ALL.map(Field::Design);
        let solutions = self.solutions.keys();
        let solutions = solutions.flat_map(|id| Ground::ALL.map(|part| Field::Solution(*id, part)));
        let advice = self.recommendations.keys();
        let advice = advice.flat_map(|id| Advice::ALL.map(|part| Field::Recommendation(*id, part)));
        let all = readings.chain(tests).chain(design);
        all.chain(solutions).chain(advice).collect()
    }

    fn text_mut(&mut self, field: &Field) -> Result<&mut Text, ApplyFault> {
        Ok(match field {
            Field::Reading(kpi) => &mut self.readings.entry(kpi.clone()).or_default().text,
            Field::Test(test) => &mut self.tests.entry(test.clone()).or_default().text,
            Field::Design(part) => self.design.text_mut(*part),
            Field::Solution(id, part) => {
                let solution = self.solutions.get_mut(id).ok_or(ApplyFault::Missing)?;
                solution.text_mut(*part)
            }
            Field::Recommendation(id, part) => {
                let found = self.recommendations.get_mut(id);
                found.ok_or(ApplyFault::Missing)?.text_mut(*part)
            }
        })
    }

    pub(crate) fn apply(&mut self, event: &Event) -> Result<(), ApplyFault> {
        match event {
            Event::ViewShown { view } => self.view = *view,
            Event::MessageShown { message } => self.message = message.clone(),
            Event::Judged { kpi, after, .. } => self.judge(kpi, *after),
            Event::SolutionAdded { id } => {
                // Done again after an undo, it comes back with all that was typed since.
                let back = self.solutions_removed.remove(id).unwrap_or_default();
                self.solutions.insert(*id, back);
            }
            Event::SolutionRemoved { solution } => self.remove_solution(*solution)?,
            Event::SolutionRated {
                solution, after, ..
            } => self.rate(*solution, *after)?,
            Event::RecommendationAdded { id } => self.add_recommendation(*id, None)?,
            Event::RecommendationRemoved { recommendation, .. } => {
                self.remove_recommendation(*recommendation)?;
            }
            Event::RecommendationMoved {
                recommendation, to, ..
            } => self.place(*recommendation, *to)?,
            Event::Decided { test, after, .. } => self.choose(test, after.clone()),
            Event::NumbersSet { after, .. } => self.design.numbers = after.clone(),
            Event::TextEdited { field, change } => self.text_mut(field)?.apply(change)?,
        }
        self.forget_empty();
        Ok(())
    }

    pub(crate) fn revert(&mut self, event: &Event) -> Result<(), ApplyFault> {
        match event {
            Event::ViewShown { .. } | Event::MessageShown { .. } => return Err(ApplyFault::Step),
            Event::Judged { kpi, before, .. } => self.judge(kpi, *before),
            Event::SolutionAdded { id } => self.remove_solution(*id)?,
            Event::SolutionRemoved { solution } => {
                let back = self.solutions_removed.remove(solution);
                let back = back.ok_or(ApplyFault::Missing)?;
                self.solutions.insert(*solution, back);
            }
            Event::SolutionRated {
                solution, before, ..
            } => self.rate(*solution, *before)?,
            Event::RecommendationAdded { id } => self.remove_recommendation(*id)?,
            Event::RecommendationRemoved { recommendation, at } => {
                self.add_recommendation(*recommendation, Some(*at))?;
            }
            Event::RecommendationMoved {
                recommendation,
                from,
                ..
            } => self.place(*recommendation, *from)?,
            Event::Decided { test, before, .. } => self.choose(test, before.clone()),
            Event::NumbersSet { before, .. } => self.design.numbers = before.clone(),
            Event::TextEdited { field, change } => self.text_mut(field)?.revert(change)?,
        }
        self.forget_empty();
        Ok(())
    }

    fn judge(&mut self, kpi: &KpiId, judgement: Option<Judgement>) {
        self.readings.entry(kpi.clone()).or_default().judgement = judgement;
    }

    fn choose(&mut self, test: &TestId, choice: Option<Choice>) {
        self.tests.entry(test.clone()).or_default().choice = choice;
    }

    fn rate(&mut self, id: SolutionId, worth: Option<Worth>) -> Result<(), ApplyFault> {
        let solution = self.solutions.get_mut(&id).ok_or(ApplyFault::Missing)?;
        solution.worth = worth;
        Ok(())
    }

    fn remove_solution(&mut self, id: SolutionId) -> Result<(), ApplyFault> {
        let gone = self.solutions.remove(&id).ok_or(ApplyFault::Missing)?;
        self.solutions_removed.insert(id, gone);
        Ok(())
    }

    fn add_recommendation(
        &mut self,
        id: RecommendationId,
        at: Option<u32>,
    ) -> Result<(), ApplyFault> {
        let back = self.recommendations_removed.remove(&id).unwrap_or_default();
        let at = at.map_or(self.order.len(), |at| at as usize);
        if at > self.order.len() || self.order.contains(&id) {
            return Err(ApplyFault::Missing);
        }
        self.recommendations.insert(id, back);
        self.order.insert(at, id);
        Ok(())
    }

    fn remove_recommendation(&mut self, id: RecommendationId) -> Result<(), ApplyFault> {
        let gone = self.recommendations.remove(&id);
        let gone = gone.ok_or(ApplyFault::Missing)?;
        self.order.retain(|own| *own != id);
        self.recommendations_removed.insert(id, gone);
        Ok(())
    }

    fn place(&mut self, id: RecommendationId, to: u32) -> Result<(), ApplyFault> {
        let from = self.order.iter().position(|own| *own == id);
        let from = from.ok_or(ApplyFault::Missing)?;
        if to as usize >= self.order.len() {
            return Err(ApplyFault::Missing);
        }
        self.order.remove(from);
        self.order.insert(to as usize, id);
        Ok(())
    }

    /// What was taken back to nothing is as if never begun, so that undo is an exact inverse.
    fn forget_empty(&mut self) {
        self.readings.retain(|_, own| *own != Reading::default());
        self.tests.retain(|_, own| *own != TestReading::default());
    }
}
