//! The client's only home of the browser: clock, randomness, locks, storage, files, modules.

pub mod clock;
pub mod editor;
pub mod engine;
pub mod files;
pub mod folder;
pub mod format;
pub mod host;
pub mod layout;
pub mod page;
pub mod picture;
pub mod preference;
pub mod preview;
pub mod random;
pub mod reading;
pub mod rescue;
pub mod signs;
