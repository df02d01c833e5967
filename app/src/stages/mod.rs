//! The stages around the rooms: lobby, rules, the attempt's page, hand-in, receipt.

pub mod attempt;
mod foot;
pub mod hand_in;
pub mod institution;
pub mod lobby;
pub mod obstacle;
pub mod page;
pub mod receipt;
pub mod rules;
