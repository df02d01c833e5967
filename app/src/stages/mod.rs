//! The stages around the rooms: lobby, rules, the attempt's page, hand-in, receipt.

pub mod attempt;
pub mod lobby;
pub mod obstacle;
pub mod receipt;
pub mod rules;
