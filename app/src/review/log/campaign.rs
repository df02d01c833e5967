//! Sentences for what was done with the candidate's own campaign.

use crate::i18n::{Locale, t_string};
use exam::campaign::Event;
use leptos_i18n::I18nContext;

/// What the candidate did; `name` is the newsletter that it was done to.
pub fn deed(i18n: I18nContext<Locale>, event: &Event, name: String) -> String {
    match event {
        Event::SetUp { after, .. } => {
            t_string!(i18n, review.deed.campaign_set_up, count = after.days).to_string()
        }
        Event::Prepared { .. } => t_string!(i18n, review.deed.campaign_prepared, name = name),
        Event::Launched { accepted, .. } if accepted.is_empty() => {
            t_string!(i18n, review.deed.campaign_launched).to_string()
        }
        Event::Launched { accepted, .. } => {
            let reasons: Vec<&str> = accepted.iter().map(|it| it.reason.as_str()).collect();
            t_string!(
                i18n,
                review.deed.campaign_launched_despite,
                reasons = reasons.join("; ")
            )
        }
        Event::Finished { .. } => t_string!(i18n, review.deed.campaign_finished).to_string(),
        Event::Shown { run } => {
            t_string!(i18n, review.deed.campaign_shown, place = run + 1).to_string()
        }
    }
}
