//! The exam as a pure core: a command is decided against the state and gives events; events are
//! applied to give the next state. No clock, no randomness and no screen: time comes in as an
//! argument, so the same journal gives the same state on any machine.
//!
//! Each area owns a folder with its `Command`, `Event`, state, `decide`, `apply` and `revert`;
//! the roots only nest them, one line an area.

pub mod answers;
pub mod attempt;
pub mod audience;
pub mod automation;
pub mod brief;
pub mod campaign;
pub mod clock;
pub mod content;
pub mod desk;
pub mod drill;
pub mod results;
pub mod site;

mod command;
mod event;
mod history;
mod look;
mod map;
mod progress;
mod refusal;
mod replay;
mod scope;
mod set;
mod state;
mod text;

pub use command::{Command, Now, Setting};
pub use event::Event;
pub use history::{History, STEPS_MAX, Step};
pub use map::Map;
pub use progress::{Need, NeedState, ResultsPart, TaskProgress, progress, words};
pub use refusal::Refusal;
pub use replay::{Replay, ReplayFault};
pub use scope::{Scope, TextId};
pub use set::Set;
pub use state::{ApplyFault, State};
pub use text::{Change, Edit, TEXT_UNITS_MAX, Text, TextFault, inverse, units};
