//! The exam's rules by example, its laws for any sequence of commands, its formats, and the
//! journals of every release.

mod campaign;
mod canvas;
mod carriers;
mod fixture;
mod formats;
mod hall;
mod laws;
mod path;
mod released;
mod results;
mod rules;
mod site;
mod story;
