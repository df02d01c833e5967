//! A case in its source form: reading a folder, checking it whole, compiling it.
//!
//! A check collects everything that it finds; `FORMATS.md` lists the rules and the codes.

mod check;
mod code;
mod compile;
mod figures;
mod files;
mod finding;
mod folder;
mod json;
mod layout;
mod markdown;
mod markup;
mod picture;
mod sheet;
mod table;
mod tree;

pub use code::{CODES, WORKFLOW_CODES};
pub use compile::{Compiled, compile};
pub use figures::heads;
pub use files::{
    AssetEntry, AssetsFile, CaseFile, DocumentEntry, PageEntry, Pins, PostEntry, PracticeFile,
    SiteFile, TaskEntry, ThemeFiles,
};
pub use finding::{Finding, Findings, Position, Severity};
pub use folder::Folder;
pub use layout::{Shelf, media_type, shelf};

use crate::audience::Audience;
use crate::commission::{Deviations, Interview, Rubric};
use crate::company::Company;
use crate::finished::{Campaign, Instructions};
use crate::market::Market;
use crate::workflow::Workflow;
pub use json::place;
pub use sheet::Sheet;
use std::collections::BTreeMap;
use table::Csv;

/// Checks a case's folder whole.
///
/// Findings come in the order of files and lines; the case can be packed when none is an error.
pub fn check(folder: &Folder) -> Vec<Finding> {
    let mut findings = Findings::default();
    let source = Source::read(folder, &mut findings);
    check::all(&source, &mut findings);
    findings.into_sorted()
}

/// Every file of a folder, read into its type.
struct Source<'a> {
    folder: &'a Folder,
    case: Option<Sheet<'a, CaseFile>>,
    company: Option<Sheet<'a, Company>>,
    audience: Option<Sheet<'a, Audience>>,
    market: Option<Sheet<'a, Market>>,
    assets: Option<Sheet<'a, AssetsFile>>,
    /// A case may do without a shop that is worked on.
    site: Option<Sheet<'a, SiteFile>>,
    practice: Option<Sheet<'a, PracticeFile>>,
    campaign: Option<Sheet<'a, Campaign>>,
    instructions: Option<Sheet<'a, Instructions>>,
    workflow: Option<Sheet<'a, Workflow>>,
    rubric: Option<Sheet<'a, Rubric>>,
    interview: Option<Sheet<'a, Interview>>,
    solution: Option<Sheet<'a, crate::campaign::Campaign>>,
    deviations: Option<Sheet<'a, Deviations>>,
    tables: BTreeMap<String, Csv<'a>>,
}

impl<'a> Source<'a> {
    fn read(folder: &'a Folder, findings: &mut Findings) -> Self {
        Self {
            folder,
            case: Sheet::read(folder, "case.toml", findings),
            company: Sheet::read(folder, "company.toml", findings),
            audience: Sheet::read(folder, "audience.toml", findings),
            market: Sheet::read(folder, "market.toml", findings),
            assets: Sheet::read(folder, "assets.toml", findings),
            site: folder
                .bytes("site.toml")
                .and_then(|_| Sheet::read(folder, "site.toml", findings)),
            practice: Sheet::read(folder, "practice.toml", findings),
            campaign: Sheet::read(folder, "finished/campaign.json", findings),
            instructions: Sheet::read(folder, "finished/instructions.toml", findings),
            workflow: Sheet::read(folder, "finished/workflow.json", findings),
            rubric: Sheet::read(folder, "rubric.toml", findings),
            interview: Sheet::read(folder, "interview.toml", findings),
            solution: Sheet::read(folder, "solution/campaign.json", findings),
            deviations: Sheet::read(folder, "solution/deviations.toml", findings),
            tables: tables(folder, findings),
        }
    }
}

fn tables<'a>(folder: &'a Folder, findings: &mut Findings) -> BTreeMap<String, Csv<'a>> {
    let paths = folder
        .files()
        .map(|(path, _)| path)
        .filter(|path| path.ends_with(".csv"));
    let read = |path: &str| Some((path.to_string(), Csv::read(folder, path, findings)?));
    paths.filter_map(read).collect()
}
