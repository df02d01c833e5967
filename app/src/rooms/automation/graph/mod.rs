//! Workflows as graphs: acts on them, their order for reading, their places on a canvas. No screen.

pub mod acts;
pub mod clip;
pub mod faults;
pub mod layout;
pub mod order;
pub mod place;

#[cfg(test)]
mod tests;
