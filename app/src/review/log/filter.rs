//! Which actions are listed.

use crate::review::moment::Moment;
use crate::review::tape::Tape;
use casefile::{Room, TaskId};

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
    pub task: Option<TaskId>,
    /// Only what is marked as a fact.
    pub facts: bool,
}

impl Filter {
    fn lets(&self, moment: &Moment) -> bool {
        (self.area == Area::All || self.area == Area::of(moment))
            && (self.task.is_none() || self.task == moment.task)
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
