use crate::answer::Failure;
use crate::language::Language;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::io::Write;
use std::process::ExitCode;

/// Words that are not a command; also a wish for help.
#[derive(Debug)]
pub struct Usage(pub clap::Error);

impl Usage {
    /// Prints it, and gives the exit code: 0 for help, 2 for words that are not understood.
    pub fn print(self, json: bool, language: Language) -> ExitCode {
        if !self.0.use_stderr() {
            drop(self.0.print());
            return ExitCode::SUCCESS;
        }
        let sentence = polish(self.0.kind());
        let polish = sentence.map(|sentence| format!("{sentence}{}", named(&self.0)));
        match (json, language, polish) {
            (true, _, polish) => {
                let failure = Failure::new("usage", first_paragraph(&self.0));
                let failure = match polish {
                    Some(polish) => failure.polish(polish),
                    None => failure,
                };
                return failure.print(json, language);
            }
            (false, Language::Polish, Some(polish)) => {
                let _ = writeln!(
                    std::io::stderr(),
                    "proba: {polish} [usage]\n  Pomoc: proba --help"
                );
            }
            _ => drop(self.0.print()),
        }
        ExitCode::from(2)
    }
}

/// What clap says before it shows usage and tips, as one line.
fn first_paragraph(error: &clap::Error) -> String {
    let text = error.render().to_string();
    let lines = text
        .lines()
        .map(str::trim)
        .take_while(|line| !line.is_empty());
    let line = lines.collect::<Vec<_>>().join(" ");
    line.trim_start_matches("error: ").to_owned()
}

fn polish(kind: ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "niepoprawna wartość",
        ErrorKind::UnknownArgument => "nieznana opcja",
        ErrorKind::InvalidSubcommand => "nieznane polecenie",
        ErrorKind::NoEquals | ErrorKind::TooFewValues => "brakuje wartości",
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => "zła liczba wartości",
        ErrorKind::ArgumentConflict => "te opcje wykluczają się",
        ErrorKind::MissingRequiredArgument => "brakuje argumentu",
        ErrorKind::MissingSubcommand => "brakuje polecenia",
        ErrorKind::InvalidUtf8 => "argument nie jest tekstem UTF-8",
        _ => return None,
    })
}

/// What the error speaks of: options, values, commands.
fn named(error: &clap::Error) -> String {
    let kinds = [
        ContextKind::InvalidArg,
        ContextKind::PriorArg,
        ContextKind::InvalidSubcommand,
        ContextKind::InvalidValue,
    ];
    let texts = kinds.iter().filter_map(|kind| match error.get(*kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join(", ")),
        _ => None,
    });
    let texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
    if texts.is_empty() {
        String::new()
    } else {
        format!(": {}", texts.join(", "))
    }
}
