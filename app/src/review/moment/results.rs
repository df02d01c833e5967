//! What an act in the results was done to.

use super::excerpt;
use exam::Text;
use exam::results::{Event, Field, RecommendationId, Results, SolutionId};

/// The name of an act's object, as the candidate or the campaign has it.
pub fn name(results: &Results, event: &Event) -> Option<String> {
    match event {
        Event::ViewShown { .. } | Event::NumbersSet { .. } => None,
        Event::MessageShown { message } => message.as_ref().map(ToString::to_string),
        Event::Judged { kpi, .. } => Some(kpi.to_string()),
        Event::SolutionAdded { id } => solution(results, *id),
        Event::SolutionRemoved { solution: id } | Event::SolutionRated { solution: id, .. } => {
            solution(results, *id)
        }
        Event::RecommendationAdded { id } => recommendation(results, *id),
        Event::RecommendationRemoved {
            recommendation: id, ..
        }
        | Event::RecommendationMoved {
            recommendation: id, ..
        } => recommendation(results, *id),
        Event::Decided { test, .. } => Some(test.to_string()),
        Event::TextEdited { field, .. } => of_field(results, field),
    }
}

/// The name of what a text belongs to.
pub fn of_field(results: &Results, field: &Field) -> Option<String> {
    match field {
        Field::Reading(kpi) => Some(kpi.to_string()),
        Field::Test(test) => Some(test.to_string()),
        Field::Design(_) => None,
        Field::Solution(id, _) => solution(results, *id),
        Field::Recommendation(id, _) => recommendation(results, *id),
    }
}

fn solution(results: &Results, id: SolutionId) -> Option<String> {
    let standing = results.solutions.get(&id);
    let found = standing.or_else(|| results.solutions_removed.get(&id))?;
    Some(named(&found.name, id.0))
}

fn recommendation(results: &Results, id: RecommendationId) -> Option<String> {
    let standing = results.recommendations.get(&id);
    let found = standing.or_else(|| results.recommendations_removed.get(&id))?;
    Some(named(&found.change, id.0))
}

/// A text's first words, or the number while there are none.
fn named(text: &Text, number: u32) -> String {
    let words = excerpt(text.as_str());
    if words.is_empty() {
        number.to_string()
    } else {
        words
    }
}
