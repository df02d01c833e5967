use crate::language::Language;
use crate::words;
use serde_json::{Value, json};
use std::io::Write;
use std::process::ExitCode;

/// What a command gives: a report, or why it could not be carried out.
pub type Outcome = Result<Report, Failure>;

/// What a command has to say.
#[derive(Debug)]
pub struct Report {
    /// For programs.
    pub json: Value,
    /// For people; ends without a line end.
    pub text: String,
    /// Whether something is not in order.
    pub finding: bool,
}

impl Report {
    /// All is well.
    pub fn good(json: Value, text: impl Into<String>) -> Self {
        Self {
            json,
            text: text.into(),
            finding: false,
        }
    }

    /// Something is not in order.
    pub fn finding(json: Value, text: impl Into<String>) -> Self {
        Self {
            json,
            text: text.into(),
            finding: true,
        }
    }

    /// Prints it, and gives the exit code.
    pub fn print(self, json: bool) -> ExitCode {
        let text = if json {
            self.json.to_string()
        } else {
            self.text
        };
        say(&text);
        ExitCode::from(u8::from(self.finding))
    }
}

/// Prints a line. A reader that went away (`| head`) is no failure.
pub fn say(text: &str) {
    if !text.is_empty() {
        let _ = writeln!(std::io::stdout(), "{text}");
    }
}

/// Why a command could not be carried out, or what it refuses.
#[derive(Debug)]
pub struct Failure {
    /// Its words are in the catalogue.
    code: String,
    /// What exactly, in the words of a log.
    detail: String,
    /// The detail in Polish, where it is ours to word.
    polish: Option<String>,
    /// A file or a chain is not in order, as against: this could not be tried.
    finding: bool,
}

impl Failure {
    /// The command could not be carried out.
    pub fn new(code: &str, detail: impl ToString) -> Self {
        Self {
            code: code.into(),
            detail: detail.to_string(),
            polish: None,
            finding: false,
        }
    }

    /// The same, with the detail in Polish too.
    pub fn polish(self, detail: impl ToString) -> Self {
        Self {
            polish: Some(detail.to_string()),
            ..self
        }
    }

    fn detail(&self, language: Language) -> &str {
        let polish = self.polish.as_deref().unwrap_or(&self.detail);
        language.of(polish, &self.detail)
    }

    /// What was looked at is not in order.
    pub fn finding(code: &str, detail: impl ToString) -> Self {
        Self {
            finding: true,
            ..Self::new(code, detail)
        }
    }

    /// The failure as JSON.
    pub fn json(&self, language: Language) -> Value {
        let (sentence, next) = words::of(&self.code, language);
        json!({ "error": {
            "code": self.code, "message": sentence, "next": next,
            "detail": self.detail(language),
        }})
    }

    /// Prints it, and gives the exit code.
    pub fn print(self, json: bool, language: Language) -> ExitCode {
        if json {
            say(&self.json(language).to_string());
        } else {
            let (sentence, next) = words::of(&self.code, language);
            let (code, detail) = (&self.code, self.detail(language));
            // A log's words stay what they are; a Polish reader is told that they are such.
            let label = match self.polish {
                None => language.of("szczegóły techniczne: ", ""),
                Some(_) => "",
            };
            let _ = writeln!(
                std::io::stderr(),
                "proba: {sentence} [{code}]\n  {label}{detail}\n  {next}"
            );
        }
        ExitCode::from(if self.finding { 1 } else { 2 })
    }
}

/// Errors with a code of their own, by whether they speak of what was looked at.
macro_rules! failures {
    ($($method:ident: $($error:ty),+;)+) => {$($(
        impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                Self::$method(error.code(), &error)
            }
        }
    )+)+};
}

failures! {
    finding: envelope::ReceiptError, envelope::Finding, store::copy::CopyError,
        exam::ReplayFault, casefile::pack::PackError;
    new: intake::KeysError, intake::IntakeError, intake::RegistryError;
}

impl From<intake::ServeError> for Failure {
    fn from(error: intake::ServeError) -> Self {
        let failure = Self::new(error.code(), &error);
        match error {
            intake::ServeError::Foreign(built, own) => failure.polish(format!(
                "aplikacja pieczętuje dla {}, a klucze są instytucji {}",
                built.grouped(4),
                own.grouped(4)
            )),
            intake::ServeError::Client(folder) => {
                failure.polish(format!("brakuje {}", folder.join("index.html").display()))
            }
            _ => failure,
        }
    }
}

impl From<envelope::EnvelopeError> for Failure {
    /// The wrong key in the hand is no finding about the file.
    fn from(error: envelope::EnvelopeError) -> Self {
        match error.code() {
            code @ "age-key" => Self::new(code, &error).polish("to nie jest klucz age"),
            code @ "identity-foreign" => Self::new(code, &error),
            code => Self::finding(code, &error),
        }
    }
}
