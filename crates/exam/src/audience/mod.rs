//! The room `audience`: segments of the contact base, what is said of them, what is looked at.

mod rules;
mod segment;

pub use rules::decide;
pub use segment::{Segment, SegmentId, Topic};

use crate::map::Map;
use crate::{ApplyFault, Change, Edit, Scope, TextFault, TextId};
use casefile::workflow::rule::Rule;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The most segments of one attempt: as many as a campaign may name.
pub const SEGMENTS_MAX: usize = 32;
/// The longest rule, in bytes of its JSON.
pub const RULE_BYTES_MAX: usize = 16_384;
/// How many segments are compared at most.
pub const COMPARED_MAX: usize = 4;
/// The most columns that are shown.
pub const COLUMNS_MAX: usize = 100;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Audience {
    pub segments: Map<SegmentId, Segment>,
    /// Deleted segments with their texts; an undo brings them back under the same id.
    pub removed: Map<SegmentId, Segment>,
    /// The segment that is open.
    pub open: Option<SegmentId>,
    pub view: View,
    pub table: Table,
    /// Which are compared, in their order; one of them may have been deleted since.
    pub compared: Vec<SegmentId>,
}

/// The view that is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum View {
    #[default]
    Contacts,
    Segments,
    Compare,
}

/// How the table of contacts is looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    pub sort: Option<Sort>,
    pub filter: Option<Rule>,
    /// The columns that are shown; none for the usual ones.
    pub columns: Option<Vec<String>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sort {
    pub column: String,
    pub descending: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    Create {
        name: String,
        rule: Option<Rule>,
    },
    Duplicate {
        segment: SegmentId,
        name: String,
    },
    Rename {
        segment: SegmentId,
        name: String,
    },
    ChangeRule {
        segment: SegmentId,
        rule: Option<Rule>,
    },
    Delete {
        segment: SegmentId,
    },
    Open {
        segment: SegmentId,
    },
    ShowView {
        view: View,
    },
    SortTable {
        sort: Option<Sort>,
    },
    FilterTable {
        filter: Option<Rule>,
    },
    ChooseColumns {
        columns: Option<Vec<String>>,
    },
    Compare {
        segments: Vec<SegmentId>,
    },
    Edit {
        segment: SegmentId,
        topic: Topic,
        edits: Vec<Edit>,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// `from`: the segment that it is a copy of.
    Created {
        id: SegmentId,
        from: Option<SegmentId>,
        segment: Segment,
    },
    Renamed {
        segment: SegmentId,
        before: String,
        after: String,
    },
    RuleChanged {
        segment: SegmentId,
        before: Option<Rule>,
        after: Option<Rule>,
    },
    Deleted {
        segment: SegmentId,
    },
    Opened {
        segment: SegmentId,
    },
    ViewShown {
        view: View,
    },
    TableSorted {
        sort: Option<Sort>,
    },
    TableFiltered {
        filter: Option<Rule>,
    },
    ColumnsChosen {
        columns: Option<Vec<String>>,
    },
    ComparisonChosen {
        segments: Vec<SegmentId>,
    },
    TextEdited {
        segment: SegmentId,
        topic: Topic,
        change: Change,
    },
}

impl Event {
    pub(crate) fn scope(&self) -> Option<Scope> {
        match self {
            Self::Opened { .. }
            | Self::ViewShown { .. }
            | Self::TableSorted { .. }
            | Self::TableFiltered { .. }
            | Self::ColumnsChosen { .. }
            | Self::ComparisonChosen { .. } => None,
            Self::Created { .. }
            | Self::Renamed { .. }
            | Self::RuleChanged { .. }
            | Self::Deleted { .. } => Some(Scope::Audience),
            Self::TextEdited { segment, topic, .. } => {
                Some(Scope::Text(TextId::Segment(*segment, *topic)))
            }
        }
    }
}

impl Audience {
    /// Whether nothing has happened here yet.
    pub fn is_new(&self) -> bool {
        *self == Self::default()
    }

    /// A text of a segment, unless the segment is not there.
    pub fn text(&self, segment: SegmentId, topic: Topic) -> Option<&str> {
        Some(self.segments.get(&segment)?.text(topic))
    }

    /// The open segment, unless it was deleted.
    pub fn open_segment(&self) -> Option<(SegmentId, &Segment)> {
        let id = self.open?;
        Some((id, self.segments.get(&id)?))
    }

    /// The rules of all segments by the text that other rules name them by.
    pub fn library(&self) -> BTreeMap<String, Rule> {
        let whole =
            |(id, segment): (&SegmentId, &Segment)| Some((id.to_string(), segment.rule.clone()?));
        self.segments.iter().filter_map(whole).collect()
    }

    pub(crate) fn apply(&mut self, event: &Event) -> Result<(), ApplyFault> {
        match event {
            Event::Created { id, segment, .. } => {
                // Done again after an undo, it comes back with all that was done since.
                let back = self.removed.remove(id);
                self.segments
                    .insert(*id, back.unwrap_or_else(|| segment.clone()));
            }
            Event::Renamed { segment, after, .. } => self.find(*segment)?.name = after.clone(),
            Event::RuleChanged { segment, after, .. } => self.find(*segment)?.rule = after.clone(),
            Event::Deleted { segment } => self.remove(*segment)?,
            Event::Opened { segment } => self.open = Some(*segment),
            Event::ViewShown { view } => self.view = *view,
            Event::TableSorted { sort } => self.table.sort = sort.clone(),
            Event::TableFiltered { filter } => self.table.filter = filter.clone(),
            Event::ColumnsChosen { columns } => self.table.columns = columns.clone(),
            Event::ComparisonChosen { segments } => self.compared = segments.clone(),
            Event::TextEdited {
                segment,
                topic,
                change,
            } => self.edited(*segment, *topic, |text| text.apply(change))?,
        }
        Ok(())
    }

    pub(crate) fn revert(&mut self, event: &Event) -> Result<(), ApplyFault> {
        match event {
            Event::Created { id, .. } => self.remove(*id)?,
            Event::Renamed {
                segment, before, ..
            } => self.find(*segment)?.name = before.clone(),
            Event::RuleChanged {
                segment, before, ..
            } => self.find(*segment)?.rule = before.clone(),
            Event::Deleted { segment } => {
                let back = self.removed.remove(segment).ok_or(ApplyFault::Missing)?;
                self.segments.insert(*segment, back);
            }
            Event::TextEdited {
                segment,
                topic,
                change,
            } => self.edited(*segment, *topic, |text| text.revert(change))?,
            _ => return Err(ApplyFault::Step),
        }
        Ok(())
    }

    fn find(&mut self, id: SegmentId) -> Result<&mut Segment, ApplyFault> {
        self.segments.get_mut(&id).ok_or(ApplyFault::Missing)
    }

    /// A text taken back to nothing is as if never begun, so that undo is an exact inverse.
    fn edited(
        &mut self,
        id: SegmentId,
        topic: Topic,
        edit: impl FnOnce(&mut crate::Text) -> Result<(), TextFault>,
    ) -> Result<(), ApplyFault> {
        let segment = self.find(id)?;
        let outcome = edit(segment.texts.entry(topic).or_default());
        segment.texts.retain(|_, text| !text.as_str().is_empty());
        Ok(outcome?)
    }

    fn remove(&mut self, id: SegmentId) -> Result<(), ApplyFault> {
        let segment = self.segments.remove(&id).ok_or(ApplyFault::Missing)?;
        self.removed.insert(id, segment);
        Ok(())
    }
}
