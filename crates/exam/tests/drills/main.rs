//! Drills of practice, and looking around where nothing may be written.

mod bench;
mod looks;
mod rules;
