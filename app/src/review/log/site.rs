//! Sentences for what was done with the shop.

use crate::i18n::{Locale, t_string};
use exam::site::{Event, Severity, Subject};
use leptos_i18n::I18nContext;

/// What the candidate did; `name` is the page, the record or the channel that it was done to.
pub fn deed(i18n: I18nContext<Locale>, event: &Event, name: String) -> String {
    match event {
        Event::Created { from: None, .. } => t_string!(i18n, site.deed.created, name = name),
        Event::Created { .. } => t_string!(i18n, site.deed.duplicated, name = name),
        Event::Renamed { .. } => t_string!(i18n, site.deed.renamed, name = name),
        Event::Filled { after: Some(_), .. } => t_string!(i18n, site.deed.filled, name = name),
        Event::Filled { .. } => t_string!(i18n, site.deed.emptied, name = name),
        Event::Deleted { .. } => t_string!(i18n, site.deed.deleted, name = name),
        Event::Submitted { .. } => t_string!(i18n, site.deed.submitted, name = name),
        Event::Published { .. } => t_string!(i18n, site.deed.published, name = name),
        Event::Scheduled { on, .. } => {
            let day = on.to_string();
            t_string!(i18n, site.deed.scheduled, name = name, day = day)
        }
        Event::Revised { .. } => t_string!(i18n, site.deed.revised, name = name),
        Event::Withdrawn { .. } => t_string!(i18n, site.deed.withdrawn, name = name),
        Event::Opened { .. } => t_string!(i18n, site.deed.opened, name = name),
        Event::ViewShown { .. } => t_string!(i18n, site.deed.view_shown).to_string(),
        Event::TextEdited { .. } => t_string!(i18n, site.deed.text_edited, name = name),
        Event::ZoneOpened { .. } => t_string!(i18n, site.deed.zone_opened).to_string(),
        Event::RecordChanged { before: None, .. } => {
            t_string!(i18n, site.deed.record_added, name = name)
        }
        Event::RecordChanged { after: None, .. } => {
            t_string!(i18n, site.deed.record_removed, name = name)
        }
        Event::RecordChanged { .. } => t_string!(i18n, site.deed.record_changed, name = name),
        Event::Bound { after: Some(_), .. } => t_string!(i18n, site.deed.bound, name = name),
        Event::Bound { .. } => t_string!(i18n, site.deed.unbound, name = name),
        Event::Connected { after: Some(_), .. } => {
            t_string!(i18n, site.deed.connected, name = name)
        }
        Event::Connected { .. } => t_string!(i18n, site.deed.disconnected, name = name),
        Event::Checked { subject, findings } => {
            let count = findings.iter().filter(|it| it.severity == Severity::Error);
            let (what, count) = (checked(i18n, *subject), count.count());
            t_string!(i18n, site.deed.checked, what = what, errors = count)
        }
    }
}

fn checked(i18n: I18nContext<Locale>, subject: Subject) -> &'static str {
    match subject {
        Subject::Tracking => t_string!(i18n, site.subject.tracking),
        Subject::Mail => t_string!(i18n, site.subject.mail),
        Subject::Forms => t_string!(i18n, site.subject.forms),
        Subject::Channels => t_string!(i18n, site.subject.channels),
    }
}
