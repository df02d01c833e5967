use super::{
    Choice, Command, Event, Field, ITEMS_MAX, KpiId, Numbers, READINGS_MAX, RecommendationId,
    Results, SolutionId, TestId,
};
use crate::{Edit, Refusal, State, Text, event};

/// One whole, in basis points.
const WHOLE_BP: u32 = 10_000;

/// The most people a branch, and the most days, that a design may name.
const SAMPLE_MAX: u32 = 100_000_000;
const DAYS_MAX: u32 = 366;

/// Decides on the results.
///
/// # Errors
/// The rule that says no.
pub fn decide(state: &State, command: Command) -> Result<Vec<event::Event>, Refusal> {
    let results = &state.results;
    let event = match command {
        Command::ShowView { view } if results.view == view => return Err(Refusal::Already),
        Command::ShowView { view } => Event::ViewShown { view },
        Command::ShowMessage { message } if results.message == message => {
            return Err(Refusal::Already);
        }
        Command::ShowMessage { message } => Event::MessageShown { message },
        Command::Judge { kpi, judgement } => results.judged(kpi, judgement)?,
        Command::AddSolution => Event::SolutionAdded {
            id: results.next_solution()?,
        },
        Command::RemoveSolution { solution } => {
            results.known(solution)?;
            Event::SolutionRemoved { solution }
        }
        Command::RateSolution { solution, worth } => {
            let before = results.known(solution)?.worth;
            let after = changed(before, worth)?;
            Event::SolutionRated {
                solution,
                before,
                after,
            }
        }
        Command::AddRecommendation => Event::RecommendationAdded {
            id: results.next_recommendation()?,
        },
        Command::RemoveRecommendation { recommendation } => {
            let at = results.place_of(recommendation)?;
            Event::RecommendationRemoved { recommendation, at }
        }
        Command::MoveRecommendation { recommendation, to } => results.moved(recommendation, to)?,
        Command::Decide { test, choice } => results.decided(test, choice)?,
        Command::SetNumbers { numbers } => {
            let before = results.design.numbers.clone();
            if !numbers_fit(&numbers) {
                return Err(Refusal::NumbersBad);
            }
            let after = changed(before.clone(), numbers)?;
            Event::NumbersSet { before, after }
        }
        Command::Edit { field, edits } => results.edit(field, edits)?,
    };
    Ok(vec![event::Event::Results(event)])
}

/// Whether a design's numbers can be what they say.
pub fn numbers_fit(numbers: &Numbers) -> bool {
    let inside = |value: Option<u32>| value.is_none_or(|it| it > 0 && it < WHOLE_BP);
    let bounded = |value: Option<u32>, most: u32| value.is_none_or(|it| it > 0 && it <= most);
    let shares = [
        numbers.baseline_bp,
        numbers.effect_bp,
        numbers.power_bp,
        numbers.alpha_bp,
    ];
    shares.into_iter().all(inside)
        && bounded(numbers.sample, SAMPLE_MAX)
        && bounded(numbers.days, DAYS_MAX)
}

fn changed<T: PartialEq>(before: T, after: T) -> Result<T, Refusal> {
    if before == after {
        return Err(Refusal::Already);
    }
    Ok(after)
}

impl Results {
    fn known(&self, id: SolutionId) -> Result<&super::Solution, Refusal> {
        self.solutions.get(&id).ok_or(Refusal::Unknown)
    }

    fn next_solution(&self) -> Result<SolutionId, Refusal> {
        if self.solutions.len() >= ITEMS_MAX {
            return Err(Refusal::TooMany);
        }
        let all = self.solutions.keys().chain(self.solutions_removed.keys());
        Ok(SolutionId(all.max().map_or(1, |id| id.0 + 1)))
    }

    fn next_recommendation(&self) -> Result<RecommendationId, Refusal> {
        if self.recommendations.len() >= ITEMS_MAX {
            return Err(Refusal::TooMany);
        }
        let all = self.recommendations.keys();
        let all = all.chain(self.recommendations_removed.keys());
        Ok(RecommendationId(all.max().map_or(1, |id| id.0 + 1)))
    }

    fn place_of(&self, id: RecommendationId) -> Result<u32, Refusal> {
        let at = self.order.iter().position(|own| *own == id);
        at.map(|at| at as u32).ok_or(Refusal::Unknown)
    }

    fn moved(&self, recommendation: RecommendationId, to: u32) -> Result<Event, Refusal> {
        let from = self.place_of(recommendation)?;
        if to as usize >= self.order.len() {
            return Err(Refusal::Unknown);
        }
        let to = changed(from, to)?;
        Ok(Event::RecommendationMoved {
            recommendation,
            from,
            to,
        })
    }

    fn judged(&self, kpi: KpiId, judgement: Option<super::Judgement>) -> Result<Event, Refusal> {
        let before = self.readings.get(&kpi).and_then(|own| own.judgement);
        let after = changed(before, judgement)?;
        self.room_for_reading(&kpi)?;
        Ok(Event::Judged { kpi, before, after })
    }

    fn decided(&self, test: TestId, choice: Option<Choice>) -> Result<Event, Refusal> {
        let before = self.tests.get(&test).and_then(|own| own.choice.clone());
        let after = changed(before.clone(), choice)?;
        self.room_for_test(&test)?;
        Ok(Event::Decided {
            test,
            before,
            after,
        })
    }

    fn room_for_reading(&self, kpi: &KpiId) -> Result<(), Refusal> {
        let full = self.readings.len() >= READINGS_MAX && !self.readings.contains_key(kpi);
        if full { Err(Refusal::TooMany) } else { Ok(()) }
    }

    fn room_for_test(&self, test: &TestId) -> Result<(), Refusal> {
        let full = self.tests.len() >= READINGS_MAX && !self.tests.contains_key(test);
        if full { Err(Refusal::TooMany) } else { Ok(()) }
    }

    fn edit(&self, field: Field, edits: Vec<Edit>) -> Result<Event, Refusal> {
        match &field {
            Field::Reading(kpi) => self.room_for_reading(kpi)?,
            Field::Test(test) => self.room_for_test(test)?,
            _ => {}
        }
        let text = Text::new(self.text(&field).ok_or(Refusal::Unknown)?);
        let change = text.change(edits)?;
        Ok(Event::TextEdited { field, change })
    }
}
