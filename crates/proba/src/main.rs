//! `proba`: what an institution does with cases, keys and sealed work.
//!
//! Exit 0 when all is well, 1 for a finding (a file, a case, a chain that is not in order), 2 when
//! the command could not be carried out. With `--json` one JSON document goes to standard output,
//! whatever happens.

mod ab;
mod answer;
mod arguments;
mod carried;
mod case;
mod check;
mod disk;
mod input;
mod keys;
mod language;
mod open;
mod replay;
mod secrets;
mod serve;
mod simulate;
mod submissions;
mod verify;
mod wall;
mod words;
mod world;

use answer::Outcome;
use arguments::{Arguments, Command};
use language::Language;
use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<_> = std::env::args_os().collect();
    let language = Language::wanted(&words);
    let json = arguments::json_wanted(&words);
    let arguments = match arguments::parse(words, language) {
        Ok(arguments) => arguments,
        Err(usage) => return usage.print(json, language),
    };
    let json = arguments.json;
    match run(arguments, language) {
        Ok(report) => report.print(json),
        Err(failure) => failure.print(json, language),
    }
}

fn run(arguments: Arguments, language: Language) -> Outcome {
    match arguments.command {
        Command::Case(command) => case::run(command, language),
        Command::Check(command) => check::run(&command, language, arguments.json),
        Command::Keys(command) => keys::run(command, language),
        Command::Serve(command) => serve::run(command, language, arguments.json),
        Command::Submissions(command) => submissions::run(command, language),
        Command::Open(command) => open::run(&command, language),
        Command::Verify(command) => verify::run(&command, language),
        Command::Replay(command) => replay::run(&command),
        Command::Ab(command) => ab::run(&command, language),
        Command::Contacts(command) => simulate::contacts(&command, language),
        Command::Segment(command) => simulate::segment(&command, language),
        Command::Simulate(command) => simulate::simulate(&command, language),
    }
}
