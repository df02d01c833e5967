//! The words of the command line.

mod commands;
mod polish;
mod simulation;
mod usage;

pub use commands::*;
pub use simulation::*;
pub use usage::Usage;

use crate::language::Language;
use clap::{CommandFactory, FromArgMatches, Parser};
use std::ffi::OsString;

/// Cases, keys, the intake, and sealed work.
#[derive(Debug, Parser)]
#[command(name = "proba", version, propagate_version = true)]
pub struct Arguments {
    /// One JSON document on standard output
    #[arg(long, global = true)]
    pub json: bool,
    /// Language of messages; else that of LC_ALL, LC_MESSAGES or LANG
    #[arg(long, global = true, value_enum, value_name = "TAG")]
    pub language: Option<Language>,
    #[command(subcommand)]
    pub command: Command,
}

/// Whether `--json` is among the words; looked for before they are parsed, since a usage error is
/// told in the same form as any other.
pub fn json_wanted(words: &[OsString]) -> bool {
    let options = words.iter().take_while(|word| *word != "--");
    options.into_iter().any(|word| word == "--json")
}

/// Reads the words, with help in the reader's language.
pub fn parse(words: Vec<OsString>, language: Language) -> Result<Arguments, Usage> {
    let mut command = Arguments::command();
    if language == Language::Polish {
        command = polish::translated(command);
    }
    let matches = command.try_get_matches_from(words).map_err(Usage)?;
    Arguments::from_arg_matches(&matches).map_err(Usage)
}
