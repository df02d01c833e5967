//! What client and the simulated tool's worker say to each other.
//!
//! The worker keeps one world: the contacts of a case. [`Load`] brings it, and is answered at once
//! when the same one is there already; everything else fails with `simulation-not-loaded` before.
//! A run is asked for day by day, so that it can be stopped at any midnight, and shared by several
//! workers, each with a [`Launch`] of its own: the client adds up what a day's [`Sums`] are.

mod contacts;
mod content;
mod request;
mod response;
mod run;
mod walk;

pub use contacts::{
    Bar, Bin, Column, ColumnKind, Compare, Comparison, Count, Funnel, Group, Library, Measure,
    Order, Page, Profile, Rows, Unit, World,
};
pub use content::{
    Area, Carrier, CheckContent, Checked, ClientSupport, Finding, Licence, Mail, Part, Picture,
    Short, Support, Use, Weight,
};
pub use request::{Load, ProfileOf, Request};
pub use response::{Fault, Problem, Response, Severity};
pub use run::{
    Effect, Event, Launch, Launched, Life, Report, StepEffect, Sums, Tally, Truth, VariantTruth,
    Yardstick,
};
pub use walk::{Done, End, Lead, Stop, Walk, Why};

use super::Protocol;

/// The protocol of the worker in which the simulated tool runs: [`Request`] and [`Response`].
pub struct Simulation;

impl Protocol for Simulation {
    type Request = Request;
    type Response = Response;
}
