//! What an act on the shop was done to, by name.

use exam::site::{Event, Field, PageId, Site, address};

/// A page's title, a record, a slot, a channel.
pub fn name(site: &Site, event: &Event) -> Option<String> {
    Some(match event {
        Event::Created { page, .. } => page.title.clone(),
        Event::Renamed { after, .. } => after.title.clone(),
        Event::Filled { page, .. }
        | Event::Deleted { page }
        | Event::Submitted { page, .. }
        | Event::Published { page }
        | Event::Scheduled { page, .. }
        | Event::Revised { page }
        | Event::Withdrawn { page }
        | Event::Opened { page } => return title(site, *page),
        Event::TextEdited { text, .. } => return of_field(site, *text),
        Event::RecordChanged { before, after, .. } => {
            let record = after.as_ref().or(before.as_ref())?;
            format!("{} {}", record.kind.as_str(), record.name)
        }
        Event::Connected { channel, .. } => channel.clone(),
        Event::Bound { form, .. } => form.to_string(),
        Event::ViewShown { .. } | Event::ZoneOpened { .. } | Event::Checked { .. } => return None,
    })
}

/// A page's title with its address, or the slot's comment in the theme.
pub fn of_field(site: &Site, field: Field) -> Option<String> {
    match field {
        Field::Page(page) => title(site, page),
        Field::Slot(slot) => Some(format!("<!-- {slot} -->")),
    }
}

fn title(site: &Site, id: PageId) -> Option<String> {
    let page = site.pages.get(&id).or_else(|| site.removed.get(&id))?;
    Some(format!("{} ({})", page.title, address(&page.slug)))
}
