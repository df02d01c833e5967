//! Reusable parts that know nothing of exams: their words come in, already translated.
//!
//! The markup and the classes are those of `app/style`; each file's head there says how they fit.

mod button;
pub mod chart;
mod choice;
mod dialog;
mod divider;
mod drop;
mod error_summary;
mod field;
mod icon;
mod keys;
pub mod markdown;
mod menu;
mod progress;
mod segments;
mod shortcuts;
mod skip_link;
mod split;
mod surfaces;
mod tabs;
pub mod theme;
mod voice;

pub use button::{Button, Look, Size};
pub use choice::{Choice, Choices, Tick};
pub use dialog::Dialog;
pub use divider::{Divider, Measure};
pub use drop::Drop;
pub use error_summary::ErrorSummary;
pub use field::TextField;
pub use icon::{Icon, drawing};
pub use markdown::Markdown;
pub use menu::{Menu, MenuItem};
pub use progress::{Progress, Wait};
pub use segments::{Segment, Segments};
pub use shortcuts::{Keys, Shortcuts};
pub use skip_link::SkipLink;
pub use split::Split;
pub use surfaces::{Alarm, Chip, Empty, Tone};
pub use tabs::{Tab, Tabs};
pub use voice::{Act as VoiceAct, Voice, VoiceBox};
