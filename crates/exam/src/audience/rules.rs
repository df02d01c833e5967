use super::{
    Audience, COLUMNS_MAX, COMPARED_MAX, Command, Event, RULE_BYTES_MAX, SEGMENTS_MAX, Segment,
    SegmentId, Sort, Topic,
};
use crate::{Edit, Refusal, State, Text, event};
use casefile::workflow::rule::{Rule, Term};
use serde_json::Value;
use std::collections::BTreeSet;

/// The longest name of a segment or a column, in characters.
const NAME_CHARS_MAX: usize = 80;

/// Decides on the segments and on what is looked at.
///
/// # Errors
/// The rule that says no.
pub fn decide(state: &State, command: Command) -> Result<Vec<event::Event>, Refusal> {
    let audience = &state.audience;
    let events = match command {
        Command::Create { name, rule } => {
            let rule = rule.map(checked).transpose()?;
            let name = named(name)?;
            let texts = Default::default();
            audience.created(None, Segment { name, rule, texts })?
        }
        Command::Duplicate { segment, name } => {
            let mut copy = audience.known(segment)?.clone();
            copy.name = named(name)?;
            audience.created(Some(segment), copy)?
        }
        Command::Rename { segment, name } => vec![audience.rename(segment, name)?],
        Command::ChangeRule { segment, rule } => vec![audience.change_rule(segment, rule)?],
        Command::Delete { segment } => {
            audience.known(segment)?;
            vec![Event::Deleted { segment }]
        }
        Command::Edit {
            segment,
            topic,
            edits,
        } => vec![audience.edit(segment, topic, edits)?],
        look => vec![audience.look(look)?],
    };
    Ok(events.into_iter().map(event::Event::Audience).collect())
}

impl Audience {
    fn known(&self, id: SegmentId) -> Result<&Segment, Refusal> {
        self.segments.get(&id).ok_or(Refusal::Unknown)
    }

    /// A new segment opens at once: that is why one makes it.
    fn created(&self, from: Option<SegmentId>, segment: Segment) -> Result<Vec<Event>, Refusal> {
        if self.segments.len() >= SEGMENTS_MAX {
            return Err(Refusal::TooMany);
        }
        let last = self.segments.keys().chain(self.removed.keys()).max();
        let id = SegmentId(last.map_or(1, |id| id.0 + 1));
        let created = Event::Created { id, from, segment };
        Ok(vec![created, Event::Opened { segment: id }])
    }

    fn rename(&self, segment: SegmentId, name: String) -> Result<Event, Refusal> {
        let before = self.known(segment)?.name.clone();
        let after = named(name)?;
        if before == after {
            return Err(Refusal::Already);
        }
        Ok(Event::Renamed {
            segment,
            before,
            after,
        })
    }

    fn change_rule(&self, segment: SegmentId, rule: Option<Rule>) -> Result<Event, Refusal> {
        let before = self.known(segment)?.rule.clone();
        let after = rule.map(checked).transpose()?;
        if before == after {
            return Err(Refusal::Already);
        }
        Ok(Event::RuleChanged {
            segment,
            before,
            after,
        })
    }

    fn edit(&self, segment: SegmentId, topic: Topic, edits: Vec<Edit>) -> Result<Event, Refusal> {
        let text = Text::new(self.known(segment)?.text(topic));
        let change = text.change(edits)?;
        Ok(Event::TextEdited {
            segment,
            topic,
            change,
        })
    }

    /// What a look at something else leads to; none changes what was made.
    pub(crate) fn look(&self, command: Command) -> Result<Event, Refusal> {
        let (same, event) = match command {
            Command::Open { segment } => {
                self.known(segment)?;
                (self.open == Some(segment), Event::Opened { segment })
            }
            Command::ShowView { view } => (self.view == view, Event::ViewShown { view }),
            Command::SortTable { sort } => {
                sort.as_ref().map_or(Ok(()), of_sort)?;
                (self.table.sort == sort, Event::TableSorted { sort })
            }
            Command::FilterTable { filter } => {
                let filter = filter.map(checked).transpose()?;
                (self.table.filter == filter, Event::TableFiltered { filter })
            }
            Command::ChooseColumns { columns } => {
                columns.as_deref().map_or(Ok(()), of_columns)?;
                let same = self.table.columns == columns;
                (same, Event::ColumnsChosen { columns })
            }
            Command::Compare { segments } => {
                self.comparable(&segments)?;
                let same = self.compared == segments;
                (same, Event::ComparisonChosen { segments })
            }
            _ => return Err(Refusal::Unknown),
        };
        (!same).then_some(event).ok_or(Refusal::Already)
    }

    fn comparable(&self, segments: &[SegmentId]) -> Result<(), Refusal> {
        if segments.len() > COMPARED_MAX {
            return Err(Refusal::TooMany);
        }
        segments
            .iter()
            .try_for_each(|id| self.known(*id).map(|_| ()))?;
        distinct(segments)
    }
}

fn of_sort(sort: &Sort) -> Result<(), Refusal> {
    of_name(&sort.column)
}

fn of_columns(columns: &[String]) -> Result<(), Refusal> {
    if columns.len() > COLUMNS_MAX {
        return Err(Refusal::TooMany);
    }
    columns.iter().try_for_each(|name| of_name(name))?;
    distinct(columns)
}

fn of_name(name: &str) -> Result<(), Refusal> {
    let good = !name.is_empty() && name.chars().count() <= NAME_CHARS_MAX;
    good.then_some(()).ok_or(Refusal::NameBad)
}

fn distinct<T: Ord>(list: &[T]) -> Result<(), Refusal> {
    let all: BTreeSet<&T> = list.iter().collect();
    (all.len() == list.len())
        .then_some(())
        .ok_or(Refusal::Already)
}

fn named(name: String) -> Result<String, Refusal> {
    let name = name.trim().to_string();
    of_name(&name)?;
    Ok(name)
}

/// A rule that any base may be asked: its shape is right, its numbers are whole. Whether its
/// columns are there is for the simulator to say.
fn checked(rule: Rule) -> Result<Rule, Refusal> {
    rule.check().map_err(|_| Refusal::RuleBad)?;
    let size = serde_json::to_vec(&rule).map_or(usize::MAX, |json| json.len());
    if size > RULE_BYTES_MAX {
        return Err(Refusal::RuleTooLong);
    }
    whole(&rule).then_some(rule).ok_or(Refusal::RuleBad)
}

fn whole(rule: &Rule) -> bool {
    match rule {
        Rule::All(rules) | Rule::Any(rules) => rules.iter().all(whole),
        Rule::Is(Term { value, .. }) => value.as_ref().is_none_or(is_whole),
    }
}

fn is_whole(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.is_i64(),
        Value::Array(list) => list.iter().all(is_whole),
        _ => true,
    }
}
