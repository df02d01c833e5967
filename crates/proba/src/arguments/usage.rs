use crate::language::Language;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::io::Write;
use std::process::ExitCode;

/// Words that are not a command; also a wish for help.
#[derive(Debug)]
pub struct Usage(pub clap::Error);

impl Usage {
    /// Prints it, and gives the exit code: 0 for help, 2 for words that are not understood.
    pub fn print(self, language: Language) -> ExitCode {
        let wished = !self.0.use_stderr();
        match (wished, language, polish(self.0.kind())) {
            (false, Language::Polish, Some(sentence)) => {
                let named = named(&self.0);
                let _ = writeln!(
                    std::io::stderr(),
                    "proba: {sentence}{named} [usage]\n  Pomoc: proba --help"
                );
            }
            _ => drop(self.0.print()),
        }
        if wished {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(2)
        }
    }
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
