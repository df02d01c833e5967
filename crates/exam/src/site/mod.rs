//! The room `site`: the simulated shop, and what connects it with the tool.
//!
//! The case gives a shop with its pages and goods, and a mail zone; the state has only what the
//! candidate has made of them. What visitors, receivers of mail and the tool see is always read
//! anew from both: a check never stores a truth, it records what it showed.

pub mod channel;
mod finding;
pub mod form;
mod id;
pub mod mail;
mod markup;
mod page;
mod rules;
mod serve;
mod spf;
pub mod tracking;
mod zone;

pub use channel::Connection;
pub use finding::{Finding, Severity, Subject};
pub use form::Binding;
pub use id::{Field, FormId, NotAnId, PageId, RecordId, Slot};
pub use mail::Trust;
pub use markup::Control;
pub use page::{Issue, Naming, Page, Stage, Version};
pub use rules::{PAGES_MAX, RECORDS_MAX, VALUE_CHARS_MAX, decide};
pub use serve::{Served, Shop, address};

use crate::content::CarrierId;
use crate::{ApplyFault, Change, Edit, Map, Scope, Text, TextId};
use casefile::Date;
use casefile::site::Record;
use serde::{Deserialize, Serialize};

/// A part of the room.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum View {
    #[default]
    Pages,
    /// The theme's slots and the tracking code.
    Theme,
    Mail,
    Forms,
    Channels,
}

impl View {
    /// All, in the order of the room.
    pub const ALL: [Self; 5] = [
        Self::Pages,
        Self::Theme,
        Self::Mail,
        Self::Forms,
        Self::Channels,
    ];
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    pub pages: Map<PageId, Page>,
    /// Deleted pages with their texts; an undo brings them back under the same id.
    pub removed: Map<PageId, Page>,
    /// The page that is open.
    pub open: Option<PageId>,
    pub view: View,
    /// What stands in the theme's slots; an empty slot is not here.
    pub slots: Map<Slot, Text>,
    /// The zone, once it was changed; the case's until then.
    pub zone: Option<Map<RecordId, Record>>,
    pub bindings: Map<FormId, Binding>,
    /// By the ids of the case.
    pub channels: Map<String, Connection>,
    /// What each check showed last.
    pub checks: Map<Subject, Vec<Finding>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    Create {
        naming: Naming,
        html: String,
    },
    Duplicate {
        page: PageId,
        naming: Naming,
    },
    Rename {
        page: PageId,
        naming: Naming,
    },
    /// Puts a landing page in the place of the page's own HTML, or takes it out.
    Fill {
        page: PageId,
        carrier: Option<CarrierId>,
    },
    Delete {
        page: PageId,
    },
    Submit {
        page: PageId,
    },
    Publish {
        page: PageId,
    },
    Schedule {
        page: PageId,
        on: Date,
    },
    /// Back to draft; what is out stays out.
    Revise {
        page: PageId,
    },
    /// Off the shop's pages, and back to draft.
    Withdraw {
        page: PageId,
    },
    Open {
        page: PageId,
    },
    ShowView {
        view: View,
    },
    Edit {
        text: Field,
        edits: Vec<Edit>,
    },
    AddRecord {
        record: Record,
    },
    /// Another record in its place, or none.
    ChangeRecord {
        id: RecordId,
        record: Option<Record>,
    },
    Bind {
        form: FormId,
        binding: Option<Binding>,
    },
    Connect {
        channel: String,
        connection: Option<Connection>,
    },
    Check {
        subject: Subject,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// `from`: the page that it is a copy of.
    Created {
        id: PageId,
        from: Option<PageId>,
        page: Page,
    },
    Renamed {
        page: PageId,
        before: Naming,
        after: Naming,
    },
    Filled {
        page: PageId,
        before: Option<CarrierId>,
        after: Option<CarrierId>,
    },
    Deleted {
        page: PageId,
    },
    Submitted {
        page: PageId,
        version: Version,
    },
    Published {
        page: PageId,
    },
    Scheduled {
        page: PageId,
        on: Date,
    },
    Revised {
        page: PageId,
    },
    Withdrawn {
        page: PageId,
    },
    Opened {
        page: PageId,
    },
    ViewShown {
        view: View,
    },
    TextEdited {
        text: Field,
        change: Change,
    },
    /// The case's zone as it is changed for the first time.
    ZoneOpened {
        records: Vec<Record>,
    },
    RecordChanged {
        id: RecordId,
        before: Option<Record>,
        after: Option<Record>,
    },
    Bound {
        form: FormId,
        before: Option<Binding>,
        after: Option<Binding>,
    },
    Connected {
        channel: String,
        before: Option<Connection>,
        after: Option<Connection>,
    },
    Checked {
        subject: Subject,
        findings: Vec<Finding>,
    },
}

impl Event {
    /// A page's way to its visitors is no step of an undo: people have seen it. It has ways back
    /// of its own.
    pub(crate) fn scope(&self) -> Option<Scope> {
        match self {
            Self::Created { .. }
            | Self::Renamed { .. }
            | Self::Filled { .. }
            | Self::Deleted { .. }
            | Self::RecordChanged { .. }
            | Self::Bound { .. }
            | Self::Connected { .. } => Some(Scope::Site),
            Self::TextEdited { text, .. } => Some(Scope::Text(TextId::Site(*text))),
            Self::Submitted { .. }
            | Self::Published { .. }
            | Self::Scheduled { .. }
            | Self::Revised { .. }
            | Self::Withdrawn { .. }
            | Self::Opened { .. }
            | Self::ViewShown { .. }
            | Self::ZoneOpened { .. }
            | Self::Checked { .. } => None,
        }
    }

    /// Whether it is more than a look.
    pub(crate) fn is_work(&self) -> bool {
        let look = matches!(
            self,
            Self::Opened { .. } | Self::ViewShown { .. } | Self::ZoneOpened { .. }
        );
        !look && !matches!(self, Self::Checked { .. })
    }
}

impl Site {
    /// Whether nothing was ever done here: then an attempt's state has nothing of it.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What stands in a slot.
    pub fn slot(&self, slot: Slot) -> &str {
        self.slots.get(&slot).map_or("", Text::as_str)
    }

    /// A text of the room; a slot that nobody has filled is empty.
    pub fn text(&self, text: Field) -> Option<&str> {
        match text {
            Field::Page(page) => Some(self.pages.get(&page)?.html.as_str()),
            Field::Slot(slot) => Some(self.slot(slot)),
        }
    }

    /// The open page, unless it was deleted.
    pub fn open_page(&self) -> Option<(PageId, &Page)> {
        let id = self.open?;
        Some((id, self.pages.get(&id)?))
    }

    pub(crate) fn apply(&mut self, event: &Event) -> Result<(), ApplyFault> {
        match event {
            Event::Created { id, page, .. } => {
                // Done again after an undo, it comes back with all that was done to it since.
                let back = self.removed.remove(id);
                self.pages.insert(*id, back.unwrap_or_else(|| page.clone()));
            }
            Event::Deleted { page } => self.remove(*page)?,
            Event::Renamed { page, after, .. } => self.name(*page, after)?,
            Event::Filled { page, after, .. } => self.find(*page)?.carrier = *after,
            Event::TextEdited { text, change } => {
                self.edit(*text, |text| text.apply(change))?;
            }
            Event::Opened { page } => self.open = Some(*page),
            Event::ViewShown { view } => self.view = *view,
            Event::ZoneOpened { records } => {
                let ids = (1..).map(RecordId);
                self.zone = Some(ids.zip(records.iter().cloned()).collect());
            }
            Event::RecordChanged { id, after, .. } => self.record(*id, after)?,
            Event::Bound { form, after, .. } => put(&mut self.bindings, form, after),
            Event::Connected { channel, after, .. } => put(&mut self.channels, channel, after),
            Event::Checked { subject, findings } => {
                self.checks.insert(*subject, findings.clone());
            }
            Event::Submitted { .. }
            | Event::Published { .. }
            | Event::Scheduled { .. }
            | Event::Revised { .. }
            | Event::Withdrawn { .. } => self.move_on(event)?,
        }
        Ok(())
    }

    /// A page's way to its visitors.
    fn move_on(&mut self, event: &Event) -> Result<(), ApplyFault> {
        match event {
            Event::Submitted { page, version } => {
                let page = self.find(*page)?;
                page.stage = Stage::Review;
                page.submitted = Some(version.clone());
            }
            Event::Published { page } => self.issue(*page, None)?,
            Event::Scheduled { page, on } => self.issue(*page, Some(*on))?,
            Event::Revised { page } => self.find(*page)?.revise(),
            Event::Withdrawn { page } => self.find(*page)?.withdraw(),
            _ => return Err(ApplyFault::Step),
        }
        Ok(())
    }

    pub(crate) fn revert(&mut self, event: &Event) -> Result<(), ApplyFault> {
        match event {
            Event::Created { id, .. } => self.remove(*id)?,
            Event::Deleted { page } => {
                let back = self.removed.remove(page).ok_or(ApplyFault::Missing)?;
                self.pages.insert(*page, back);
            }
            Event::Renamed { page, before, .. } => self.name(*page, before)?,
            Event::Filled { page, before, .. } => self.find(*page)?.carrier = *before,
            Event::TextEdited { text, change } => {
                self.edit(*text, |text| text.revert(change))?;
            }
            Event::RecordChanged { id, before, .. } => self.record(*id, before)?,
            Event::Bound { form, before, .. } => put(&mut self.bindings, form, before),
            Event::Connected {
                channel, before, ..
            } => put(&mut self.channels, channel, before),
            _ => return Err(ApplyFault::Step),
        }
        Ok(())
    }

    fn find(&mut self, id: PageId) -> Result<&mut Page, ApplyFault> {
        self.pages.get_mut(&id).ok_or(ApplyFault::Missing)
    }

    fn remove(&mut self, id: PageId) -> Result<(), ApplyFault> {
        let page = self.pages.remove(&id).ok_or(ApplyFault::Missing)?;
        self.removed.insert(id, page);
        Ok(())
    }

    fn name(&mut self, id: PageId, naming: &Naming) -> Result<(), ApplyFault> {
        let page = self.find(id)?;
        page.title.clone_from(&naming.title);
        page.slug.clone_from(&naming.slug);
        Ok(())
    }

    fn issue(&mut self, id: PageId, on: Option<Date>) -> Result<(), ApplyFault> {
        self.find(id)?.issue(on).ok_or(ApplyFault::Missing)
    }

    fn record(&mut self, id: RecordId, record: &Option<Record>) -> Result<(), ApplyFault> {
        let zone = self.zone.as_mut().ok_or(ApplyFault::Missing)?;
        put(zone, &id, record);
        Ok(())
    }

    fn edit(
        &mut self,
        text: Field,
        act: impl FnOnce(&mut Text) -> Result<(), crate::TextFault>,
    ) -> Result<(), ApplyFault> {
        match text {
            Field::Page(page) => act(&mut self.find(page)?.html)?,
            Field::Slot(slot) => {
                let mut own = self.slots.remove(&slot).unwrap_or_default();
                let done = act(&mut own);
                // An empty slot is as if nobody had ever touched it.
                if !own.as_str().is_empty() {
                    self.slots.insert(slot, own);
                }
                done?;
            }
        }
        Ok(())
    }
}

/// Puts a value in its place, or takes it out.
fn put<K: Clone + Ord, V: Clone>(map: &mut Map<K, V>, key: &K, value: &Option<V>) {
    match value {
        Some(value) => map.insert(key.clone(), value.clone()),
        None => map.remove(key),
    };
}
