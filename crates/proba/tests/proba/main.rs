//! The program itself, run as its users run it.

mod ab;
mod cases;
mod checks;
mod copies;
mod fixture;
mod journals;
mod keys;
mod kills;
mod programs;
mod server;
mod simulation;
mod submissions;
