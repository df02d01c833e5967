//! An entry with what the list of actions shows of it: where it was done, for which task, on what.

mod results;
mod shop;

use casefile::{CarrierKind, Case, Language, Localized, QuestionId, Room, TaskId};
use exam::attempt::Stage;
use exam::audience::{self, SegmentId};
use exam::automation::ItemId;
use exam::brief::PinId;
use exam::content::CarrierId;
use exam::{Event, Scope, State, TextId, answers, automation, brief, campaign, content, desk};
use journal::Entry;

/// The most characters of a text that stands for the whole.
const EXCERPT_CHARS: usize = 40;

/// One entry of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// Time of the attempt in milliseconds.
    pub elapsed_ms: u64,
    /// The machine's wall clock, milliseconds since 1970.
    pub wall: i64,
    pub event: Event,
    /// The room of the act, or where the candidate was; none outside of the desk.
    pub room: Option<Room>,
    /// The task of the act, or the one that was open.
    pub task: Option<TaskId>,
    /// The kind of carrier that it was done to; it counts for every task that asks for such.
    pub kind: Option<CarrierKind>,
    /// What the act was done to, as the candidate knew it.
    pub name: Option<Name>,
}

/// The name of something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// In the candidate's or the case's own words.
    Own(String),
    /// In both languages.
    Title(Localized),
}

impl Name {
    pub fn get(&self, language: Language) -> &str {
        match self {
            Self::Own(words) => words,
            Self::Title(title) => title.get(language),
        }
    }
}

/// What is marked in the list: a fact, never a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    Window,
    Clock,
    Paste,
    Invigilator,
}

impl Moment {
    /// The entry's moment; `state` is the one right after it.
    pub fn new(case: &Case, state: &State, entry: &Entry, event: Event) -> Self {
        Self {
            elapsed_ms: entry.elapsed_ms,
            wall: entry.wall,
            room: room(state, &event),
            task: task(case, state, &event),
            kind: kind(state, &event),
            name: name(case, state, &event),
            event,
        }
    }

    /// The fact that the entry is, if it is one.
    pub fn fact(&self) -> Option<Fact> {
        use exam::{attempt, clock};
        match &self.event {
            Event::Attempt(attempt::Event::Reopened { .. }) => Some(Fact::Invigilator),
            Event::Clock(clock::Event::GapFound { .. }) => Some(Fact::Clock),
            Event::Clock(_) => Some(Fact::Invigilator),
            Event::Desk(desk::Event::WindowLeft {} | desk::Event::WindowReturned { .. }) => {
                Some(Fact::Window)
            }
            Event::Desk(desk::Event::Pasted { .. }) => Some(Fact::Paste),
            _ => None,
        }
    }
}

fn room_of(scope: &Scope) -> Room {
    match scope {
        Scope::Brief => Room::Brief,
        Scope::Audience | Scope::Text(TextId::Segment(..)) => Room::Audience,
        Scope::Content | Scope::Text(TextId::Carrier(..)) => Room::Content,
        Scope::Automation | Scope::Text(TextId::Item(_)) => Room::Automation,
        Scope::Results | Scope::Campaign | Scope::Text(TextId::Results(_)) => Room::Results,
        Scope::Site | Scope::Text(TextId::Site(_)) => Room::Site,
        Scope::Answers | Scope::Text(TextId::Answer(_)) => Room::Answers,
    }
}

fn room(state: &State, event: &Event) -> Option<Room> {
    let here = (state.attempt.stage == Stage::Desk).then_some(state.desk.room);
    match event {
        Event::Attempt(_) | Event::Clock(_) | Event::Drill(_) => None,
        Event::Desk(desk::Event::Pasted { text, .. }) => Some(room_of(&Scope::Text(text.clone()))),
        Event::Desk(_) => here,
        Event::Brief(_) => Some(Room::Brief),
        Event::Audience(_) => Some(Room::Audience),
        Event::Content(_) => Some(Room::Content),
        Event::Automation(_) => Some(Room::Automation),
        Event::Results(_) | Event::Campaign(_) => Some(Room::Results),
        Event::Site(_) => Some(Room::Site),
        Event::Answers(_) => Some(Room::Answers),
        Event::Reverted { scope, .. } | Event::Restored { scope, .. } => Some(room_of(scope)),
    }
}

/// The question that an event is about.
fn question(event: &Event) -> Option<&QuestionId> {
    match event {
        Event::Answers(event) => Some(match event {
            answers::Event::QuestionOpened { question }
            | answers::Event::TextEdited { question, .. }
            | answers::Event::Cited { question, .. }
            | answers::Event::Uncited { question, .. } => question,
        }),
        Event::Desk(desk::Event::Pasted { text, .. }) => of_text(text),
        Event::Reverted { scope, .. } | Event::Restored { scope, .. } => match scope {
            Scope::Text(text) => of_text(text),
            Scope::Brief
            | Scope::Audience
            | Scope::Content
            | Scope::Automation
            | Scope::Results
            | Scope::Campaign
            | Scope::Site
            | Scope::Answers => None,
        },
        _ => None,
    }
}

fn of_text(text: &TextId) -> Option<&QuestionId> {
    match text {
        TextId::Answer(question) => Some(question),
        TextId::Segment(..)
        | TextId::Carrier(..)
        | TextId::Item(_)
        | TextId::Results(_)
        | TextId::Site(_) => None,
    }
}

fn task(case: &Case, state: &State, event: &Event) -> Option<TaskId> {
    if matches!(event, Event::Attempt(_) | Event::Clock(_) | Event::Drill(_)) {
        return None;
    }
    let owner = question(event).and_then(|question| case.question(question.as_str()));
    let owner = owner.map(|(task, _)| task.id.clone());
    owner.or_else(|| state.desk.task.clone())
}

fn kind(state: &State, event: &Event) -> Option<CarrierKind> {
    let id = match event {
        Event::Content(event) => match event {
            content::Event::Created { id, .. } => *id,
            content::Event::Renamed { carrier, .. }
            | content::Event::Deleted { carrier }
            | content::Event::Opened { carrier }
            | content::Event::FindingsShown { carrier, .. }
            | content::Event::Shaped { carrier, .. }
            | content::Event::TextEdited { carrier, .. } => *carrier,
            content::Event::PartShown { .. } | content::Event::WidthChosen { .. } => {
                state.content.open?
            }
        },
        Event::Desk(desk::Event::Pasted { text, .. }) => carrier_of(text)?,
        Event::Reverted { scope, .. } | Event::Restored { scope, .. } => match scope {
            Scope::Text(text) => carrier_of(text)?,
            _ => return None,
        },
        _ => return None,
    };
    let all = [&state.content.carriers, &state.content.removed];
    let found = all.into_iter().find_map(|carriers| carriers.get(&id));
    found.map(|carrier| carrier.kind)
}

fn carrier_of(text: &TextId) -> Option<CarrierId> {
    match text {
        TextId::Carrier(carrier, _) => Some(*carrier),
        _ => None,
    }
}

fn name(case: &Case, state: &State, event: &Event) -> Option<Name> {
    if let Event::Brief(brief::Event::DocumentOpened { document }) = event {
        let document = case.document(document.as_str())?;
        return Some(Name::Title(document.title.clone()));
    }
    own_name(case, state, event).map(Name::Own)
}

fn own_name(case: &Case, state: &State, event: &Event) -> Option<String> {
    match event {
        Event::Brief(event) => match event {
            brief::Event::DocumentOpened { .. } => None,
            brief::Event::Pinned { id, .. } | brief::Event::Unpinned { id } => quote(state, *id),
        },
        Event::Audience(event) => segment(state, event),
        Event::Content(event) => carrier(state, event),
        Event::Automation(event) => workflow(state, event),
        Event::Results(event) => results::name(&state.results, event),
        Event::Campaign(campaign::Event::Prepared { carrier, .. }) => carrier_name(state, *carrier),
        Event::Campaign(_) => None,
        Event::Site(event) => shop::name(&state.site, event),
        Event::Answers(event) => match event {
            answers::Event::Cited { pin, .. } | answers::Event::Uncited { pin, .. } => {
                quote(state, *pin)
            }
            answers::Event::QuestionOpened { question }
            | answers::Event::TextEdited { question, .. } => asked(case, question),
        },
        Event::Desk(desk::Event::Pasted { text, .. }) => text_name(case, state, text),
        Event::Desk(desk::Event::TaskOpened { task } | desk::Event::TaskFlagged { task, .. }) => {
            let at = case.tasks.iter().position(|own| own.id == *task)?;
            Some((at + 1).to_string())
        }
        Event::Reverted { scope, .. } | Event::Restored { scope, .. } => match scope {
            Scope::Text(text) => text_name(case, state, text),
            Scope::Brief
            | Scope::Audience
            | Scope::Content
            | Scope::Automation
            | Scope::Results
            | Scope::Campaign
            | Scope::Site
            | Scope::Answers => None,
        },
        Event::Attempt(_) | Event::Clock(_) | Event::Desk(_) | Event::Drill(_) => None,
    }
}

fn text_name(case: &Case, state: &State, text: &TextId) -> Option<String> {
    match text {
        TextId::Segment(id, _) => segment_name(state, *id),
        TextId::Carrier(id, _) => carrier_name(state, *id),
        TextId::Item(id) => item_name(state, *id),
        TextId::Results(field) => results::of_field(&state.results, field),
        TextId::Site(field) => shop::of_field(&state.site, *field),
        TextId::Answer(question) => asked(case, question),
    }
}

fn segment(state: &State, event: &audience::Event) -> Option<String> {
    use audience::Event;
    match event {
        Event::Created { segment, .. } => Some(segment.name.clone()),
        Event::Renamed { after, .. } => Some(after.clone()),
        Event::RuleChanged { segment, .. }
        | Event::Deleted { segment }
        | Event::Opened { segment }
        | Event::TextEdited { segment, .. } => segment_name(state, *segment),
        Event::TableSorted { sort } => sort.as_ref().map(|sort| sort.column.clone()),
        Event::ComparisonChosen { segments } => {
            let names = segments.iter().filter_map(|id| segment_name(state, *id));
            Some(names.collect::<Vec<_>>().join(", "))
        }
        Event::ViewShown { .. } | Event::TableFiltered { .. } | Event::ColumnsChosen { .. } => None,
    }
}

fn segment_name(state: &State, id: SegmentId) -> Option<String> {
    let audience = &state.audience;
    let found = audience
        .segments
        .get(&id)
        .or_else(|| audience.removed.get(&id));
    found.map(|segment| segment.name.clone())
}

fn carrier(state: &State, event: &content::Event) -> Option<String> {
    use content::Event;
    match event {
        Event::Created { carrier, .. } => Some(carrier.name.clone()),
        Event::Renamed { after, .. } => Some(after.clone()),
        Event::Deleted { carrier }
        | Event::Opened { carrier }
        | Event::FindingsShown { carrier, .. }
        | Event::Shaped { carrier, .. }
        | Event::TextEdited { carrier, .. } => carrier_name(state, *carrier),
        Event::PartShown { .. } | Event::WidthChosen { .. } => None,
    }
}

fn workflow(state: &State, event: &automation::Event) -> Option<String> {
    use automation::Event;
    match event {
        Event::Created { flow, .. } => Some(flow.title.clone()),
        Event::Renamed { after, .. } => Some(after.clone()),
        Event::Deleted { workflow }
        | Event::Opened { workflow }
        | Event::Edited { workflow, .. } => {
            let room = &state.automation;
            let found = room
                .workflows
                .get(workflow)
                .or_else(|| room.removed.get(workflow));
            found.map(|flow| flow.title.clone())
        }
        Event::ItemAdded { id: item, .. }
        | Event::ItemRemoved { item, .. }
        | Event::ItemMoved { item, .. }
        | Event::ItemBound { item, .. }
        | Event::TextEdited { item, .. } => item_name(state, *item),
        Event::Judged { instruction, .. } => Some(instruction.clone()),
    }
}

/// The first words of an instruction or a deviation.
fn item_name(state: &State, id: ItemId) -> Option<String> {
    let room = &state.automation;
    let found = room.items.get(&id).or_else(|| room.removed_items.get(&id));
    found.map(|item| excerpt(item.text.as_str()))
}

fn carrier_name(state: &State, id: CarrierId) -> Option<String> {
    let content = &state.content;
    let found = content
        .carriers
        .get(&id)
        .or_else(|| content.removed.get(&id));
    found.map(|carrier| carrier.name.clone())
}

fn quote(state: &State, id: PinId) -> Option<String> {
    let brief = &state.brief;
    let pin = brief.pins.get(&id).or_else(|| brief.removed.get(&id))?;
    Some(excerpt(&pin.quote))
}

/// A question by its number in the case and its first words.
fn asked(case: &Case, id: &QuestionId) -> Option<String> {
    let all = case.tasks.iter().flat_map(|task| &task.questions);
    let (at, question) = all.enumerate().find(|(_, question)| question.id == *id)?;
    Some(format!("{}. {}", at + 1, excerpt(&question.text)))
}

/// The first words of a text.
pub fn excerpt(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= EXCERPT_CHARS {
        return text;
    }
    let kept: String = text.chars().take(EXCERPT_CHARS).collect();
    let kept = kept
        .rsplit_once(' ')
        .map_or(kept.as_str(), |(whole, _)| whole);
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn given_a_long_text_when_excerpted_then_whole_words_of_it_are_left() {
        let text = "Których materiałów  z biblioteki\nmożna użyć w kampanii i dlaczego?";
        assert_eq!(excerpt(text), "Których materiałów z biblioteki można…");
        assert_eq!(excerpt(" krótki \n tekst "), "krótki tekst");
    }
}
