//! The exam's rules by example, and its laws for any sequence of commands.

mod fixture;
mod laws;
mod rules;
