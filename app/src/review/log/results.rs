//! Sentences for what was done in the results.

use crate::i18n::{Locale, t_string};
use exam::results::{Event, View};
use leptos_i18n::I18nContext;

type Words = I18nContext<Locale>;

/// What the candidate did; `name` is what it was done to.
pub fn deed(i18n: Words, event: &Event, name: String) -> String {
    match event {
        Event::ViewShown { view } => {
            t_string!(i18n, review.deed.view_shown, name = view_name(i18n, *view))
        }
        Event::MessageShown { message: None } => {
            t_string!(i18n, review.deed.messages_shown).to_string()
        }
        Event::MessageShown { .. } => t_string!(i18n, review.deed.message_shown, name = name),
        Event::Judged { .. } => t_string!(i18n, review.deed.judged, name = name),
        Event::SolutionAdded { .. } => t_string!(i18n, review.deed.solution_added, name = name),
        Event::SolutionRemoved { .. } => {
            t_string!(i18n, review.deed.solution_removed, name = name)
        }
        Event::SolutionRated { .. } => t_string!(i18n, review.deed.solution_rated, name = name),
        Event::RecommendationAdded { .. } => {
            t_string!(i18n, review.deed.recommendation_added, name = name)
        }
        Event::RecommendationRemoved { .. } => {
            t_string!(i18n, review.deed.recommendation_removed, name = name)
        }
        Event::RecommendationMoved { to, .. } => {
            t_string!(
                i18n,
                review.deed.recommendation_moved,
                name = name,
                place = to + 1
            )
        }
        Event::Decided { .. } => t_string!(i18n, review.deed.test_decided, name = name),
        Event::NumbersSet { .. } => t_string!(i18n, review.deed.numbers_set).to_string(),
        Event::TextEdited { .. } if name.is_empty() => {
            t_string!(i18n, review.deed.design_edited).to_string()
        }
        Event::TextEdited { .. } => t_string!(i18n, review.deed.results_edited, name = name),
    }
}

fn view_name(i18n: Words, view: View) -> &'static str {
    match view {
        View::Overview => t_string!(i18n, results.view.overview),
        View::Engagement => t_string!(i18n, results.view.engagement),
        View::Comparison => t_string!(i18n, results.view.comparison),
        View::Test => t_string!(i18n, results.view.test),
        View::Conclusions => t_string!(i18n, results.view.conclusions),
        View::Launch => t_string!(i18n, results.view.launch),
        View::Outcome => t_string!(i18n, results.view.outcome),
    }
}
