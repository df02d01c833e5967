//! Where the candidate is at the desk, and facts about the window that the assessor sees.

use crate::set::Set;
use crate::{Refusal, Setting, State, TextId, attempt::Stage, event};
use casefile::{Language, Room, TaskId};
use serde::{Deserialize, Serialize};

/// What stands at the right of the room.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Panel {
    /// Nothing: the room has the whole width.
    Closed,
    /// The task list and the open task.
    #[default]
    Tasks,
    /// The brief beside any room.
    Brief,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Desk {
    pub room: Room,
    pub task: Option<TaskId>,
    pub panel: Panel,
    /// None until the candidate chooses; the screen then follows the browser.
    pub language: Option<Language>,
    /// Tasks that the candidate marked to come back to.
    pub flagged: Set<TaskId>,
    /// How often the window was left.
    pub leaves: u64,
}

impl Default for Desk {
    fn default() -> Self {
        Self {
            room: Room::Brief,
            task: None,
            panel: Panel::default(),
            language: None,
            flagged: Set::new(),
            leaves: 0,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    OpenRoom {
        room: Room,
    },
    OpenTask {
        task: TaskId,
    },
    ShowPanel {
        panel: Panel,
    },
    ChooseLanguage {
        language: Language,
    },
    FlagTask {
        task: TaskId,
        flagged: bool,
    },
    LeaveWindow,
    ReturnToWindow {
        away_ms: u64,
    },
    /// A paste of `units` UTF-16 units, from inside of the exam or from elsewhere.
    NotePaste {
        text: TextId,
        units: u32,
        inside: bool,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    RoomOpened {
        room: Room,
    },
    TaskOpened {
        task: TaskId,
    },
    PanelShown {
        panel: Panel,
    },
    LanguageChosen {
        language: Language,
    },
    TaskFlagged {
        task: TaskId,
        flagged: bool,
    },
    WindowLeft {},
    WindowReturned {
        away_ms: u64,
    },
    Pasted {
        text: TextId,
        units: u32,
        inside: bool,
    },
}

/// Decides on the desk. Looking around stays possible while the clock stands.
///
/// # Errors
/// The rule that says no.
pub fn decide(
    state: &State,
    setting: Setting<'_>,
    command: Command,
) -> Result<Vec<event::Event>, Refusal> {
    if let Command::ChooseLanguage { language } = command {
        if state.attempt.stage == Stage::HandedIn {
            return Err(Refusal::HandedIn);
        }
        return Ok(vec![event::Event::Desk(Event::LanguageChosen { language })]);
    }
    state.attempt.open()?;
    let event = event(&state.desk, setting, command)?;
    Ok(vec![event::Event::Desk(event)])
}

fn event(desk: &Desk, setting: Setting<'_>, command: Command) -> Result<Event, Refusal> {
    let known = |task: &TaskId| setting.case.task(task.as_str()).is_some();
    let event = match command {
        Command::OpenRoom { room } if desk.room == room => return Err(Refusal::Already),
        Command::OpenRoom { room } => Event::RoomOpened { room },
        Command::OpenTask { task } if !known(&task) => return Err(Refusal::Unknown),
        Command::OpenTask { task } => Event::TaskOpened { task },
        Command::ShowPanel { panel } if desk.panel == panel => return Err(Refusal::Already),
        Command::ShowPanel { panel } => Event::PanelShown { panel },
        Command::ChooseLanguage { language } => Event::LanguageChosen { language },
        Command::FlagTask { task, .. } if !known(&task) => return Err(Refusal::Unknown),
        Command::FlagTask { task, flagged } => Event::TaskFlagged { task, flagged },
        Command::LeaveWindow => Event::WindowLeft {},
        Command::ReturnToWindow { away_ms } => Event::WindowReturned { away_ms },
        Command::NotePaste {
            text,
            units,
            inside,
        } => Event::Pasted {
            text,
            units,
            inside,
        },
    };
    Ok(event)
}

impl Desk {
    pub(crate) fn apply(&mut self, event: &Event) {
        match event {
            Event::RoomOpened { room } => self.room = *room,
            Event::TaskOpened { task } => self.task = Some(task.clone()),
            Event::PanelShown { panel } => self.panel = *panel,
            Event::LanguageChosen { language } => self.language = Some(*language),
            Event::TaskFlagged { task, flagged } => {
                if *flagged {
                    self.flagged.insert(task.clone());
                } else {
                    self.flagged.remove(task);
                }
            }
            Event::WindowLeft {} => self.leaves += 1,
            Event::WindowReturned { .. } | Event::Pasted { .. } => {}
        }
    }
}
