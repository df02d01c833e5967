//! The checks of a case, one module for each part of it.

mod assets;
mod audience;
mod case;
mod commission;
mod company;
mod files;
mod finished;
mod html;
mod market;
mod people;
mod practice;
mod probe;
mod site;

use super::{Findings, Source, figures};

/// Runs every check.
pub fn all(source: &Source, findings: &mut Findings) {
    files::check(source, findings);
    case::check(source, findings);
    company::check(source, findings);
    audience::check(source, findings);
    market::check(source, findings);
    assets::check(source, findings);
    html::check(source, findings);
    site::check(source, findings);
    figures::check(source, findings);
    finished::check(source, findings);
    practice::check(source, findings);
    commission::check(source, findings);
}
