//! A case's source, its packages and FORMATS.md, each tried on a small case made of the page's own
//! examples.

mod check;
mod figures;
mod folder;
mod formats;
mod package;
mod programs;
mod site;
