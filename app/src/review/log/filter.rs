//! Which actions are listed.

use crate::review::moment::Moment;
use crate::review::tape::Tape;
use casefile::{CarrierKind, Room, Task, TaskId};

/// Where an action was done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Area {
    #[default]
    All,
    Room(Room),
    /// Outside of the rooms: rules, clock, hand-in, the invigilator.
    Stages,
}

impl Area {
    /// Its word in the list of choices.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Room(room) => room.as_str(),
            Self::Stages => "stages",
        }
    }

    fn of(moment: &Moment) -> Self {
        moment.room.map_or(Self::Stages, Self::Room)
    }
}

/// What the assessor asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    pub area: Area,
    /// None: all of them.
    pub task: Option<Asked>,
    /// Only what is marked as a fact.
    pub facts: bool,
}

/// A task: what was done for it, or while it was open, or to what it asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub id: TaskId,
    pub kinds: Vec<CarrierKind>,
}

impl Asked {
    pub fn of(task: &Task) -> Self {
        Self {
            id: task.id.clone(),
            kinds: task.carriers.iter().map(|need| need.kind).collect(),
        }
    }

    fn lets(&self, moment: &Moment) -> bool {
        let asked = moment.kind.is_some_and(|kind| self.kinds.contains(&kind));
        asked || moment.task.as_ref() == Some(&self.id)
    }
}

impl Filter {
    fn lets(&self, moment: &Moment) -> bool {
        (self.area == Area::All || self.area == Area::of(moment))
            && self.task.as_ref().is_none_or(|task| task.lets(moment))
            && (!self.facts || moment.fact().is_some())
    }

    /// The places in the journal of what is let through.
    pub fn pick(&self, tape: &Tape) -> Vec<usize> {
        let all = tape.moments.iter().enumerate();
        let let_through = all.filter(|(_, moment)| self.lets(moment));
        let_through.map(|(seq, _)| seq).collect()
    }
}

/// The areas that a journal has, in the order of the desk.
pub fn areas(tape: &Tape) -> Vec<Area> {
    let rooms = Room::ALL.map(Area::Room);
    let all = [Area::All, Area::Stages].into_iter().chain(rooms);
    let there = |area: &Area| tape.moments.iter().any(|moment| Area::of(moment) == *area);
    all.filter(|area| *area == Area::All || there(area))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use exam::{Event, attempt, desk};
    use wasm_bindgen_test::wasm_bindgen_test;

    fn moment(event: Event, room: Option<Room>) -> Moment {
        Moment {
            elapsed_ms: 0,
            wall: 0,
            event,
            room,
            task: None,
            kind: None,
            name: None,
        }
    }

    fn tape() -> Tape {
        let begun = Event::Attempt(attempt::Event::Begun { duration_ms: 1 });
        let left = Event::Desk(desk::Event::WindowLeft {});
        let opened = Event::Desk(desk::Event::RoomOpened {
            room: Room::Answers,
        });
        Tape {
            moments: vec![
                moment(begun, None),
                moment(left, Some(Room::Brief)),
                moment(opened, Some(Room::Answers)),
            ],
            ..Tape::default()
        }
    }

    #[wasm_bindgen_test]
    fn given_a_journal_when_its_areas_are_listed_then_only_those_that_it_has_are_there() {
        let rooms = [Room::Brief, Room::Answers].map(Area::Room);
        assert_eq!(
            areas(&tape()),
            [&[Area::All, Area::Stages], &rooms[..]].concat()
        );
    }

    #[wasm_bindgen_test]
    fn given_a_task_that_asks_for_a_newsletter_when_picked_then_work_on_one_is_there() {
        let mut tape = tape();
        tape.moments[2].kind = Some(CarrierKind::Newsletter);
        tape.moments[1].task = Some(TaskId::new("t2").expect("an id"));
        let pick = |id, kinds: &[CarrierKind]| {
            let (id, kinds) = (TaskId::new(id).expect("an id"), kinds.to_vec());
            let task = Some(Asked { id, kinds });
            let filter = Filter {
                task,
                ..Filter::default()
            };
            filter.pick(&tape)
        };
        assert_eq!(pick("t1", &[CarrierKind::Newsletter]), [2]);
        assert_eq!(pick("t2", &[CarrierKind::LandingPage]), [1]);
    }

    #[wasm_bindgen_test]
    fn given_filters_when_picked_then_all_of_them_must_let_an_action_through() {
        let pick = |area, facts| {
            let task = None;
            Filter { area, task, facts }.pick(&tape())
        };
        assert_eq!(pick(Area::All, false), [0, 1, 2]);
        assert_eq!(pick(Area::Stages, false), [0]);
        assert_eq!(pick(Area::All, true), [1]);
        assert!(pick(Area::Room(Room::Answers), true).is_empty());
    }
}
