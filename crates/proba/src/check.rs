//! `proba check`: what a candidate writes, checked as the desk checks it.

mod sarif;

use crate::answer::{Failure, Outcome, Report};
use crate::arguments::{CarrierKind, CheckCommand, CheckHtml};
use crate::disk;
use crate::language::Language;
use checks::mail::Use;
use checks::mail::support::{Support, table};
use checks::{Carrier, Finding, Part, Severity, Work, check, say, text_of};
use serde_json::{Value, json};

pub fn run(command: &CheckCommand, language: Language, json: bool) -> Outcome {
    match command {
        CheckCommand::Html(command) if json && command.sarif => {
            let failure = Failure::new("usage", "--json and --sarif exclude each other");
            Err(failure.polish("--json i --sarif wykluczają się"))
        }
        CheckCommand::Html(command) => html(command, language),
    }
}

fn html(command: &CheckHtml, language: Language) -> Outcome {
    let work = Work {
        carrier: carrier(command.carrier),
        html: disk::read_text(&command.html)?,
        css: command.css.as_deref().map(disk::read_text).transpose()?,
        ..Work::default()
    };
    let report = check(&work);
    let errors = report.count(Severity::Error);
    let shown: Vec<Shown> = report
        .findings
        .iter()
        .map(|finding| Shown::new(command, &work, finding, language))
        .collect();
    let finding = errors > 0;
    if command.sarif {
        let json = sarif::document(&shown);
        let text = json.to_string();
        return Ok(Report {
            json,
            text,
            finding,
        });
    }
    let json = json!({
        "file": command.html,
        "as": work.carrier,
        "errors": errors,
        "warnings": report.count(Severity::Warning),
        "notes": report.count(Severity::Note),
        "features": report.features,
        "clients": clients(&report.uses),
        "clients_version": checks::mail::support::version(),
        "findings": shown.iter().map(Shown::json).collect::<Vec<_>>(),
    });
    let lines: Vec<String> = shown.iter().map(Shown::line).collect();
    Ok(Report {
        json,
        text: lines.join("\n"),
        finding,
    })
}

/// What a mail uses, with each client that does not wholly support it.
fn clients(uses: &[Use]) -> Value {
    let rows = uses.iter().map(|held| {
        let clients = table().clients.iter().filter_map(|client| {
            let support = held.feature.of(client.id);
            let lacking = matches!(support, Support::None | Support::Partial);
            lacking.then(|| (client.id.to_owned(), json!(support)))
        });
        json!({
            "feature": held.feature.slug,
            "title": held.feature.title,
            "count": held.places.len(),
            "clients": clients.collect::<serde_json::Map<_, _>>(),
        })
    });
    rows.collect()
}

fn carrier(kind: CarrierKind) -> Carrier {
    match kind {
        CarrierKind::Newsletter => Carrier::Newsletter,
        CarrierKind::LandingPage => Carrier::LandingPage,
        CarrierKind::Page => Carrier::Page,
    }
}

/// A finding as people and editors see it.
struct Shown<'a> {
    finding: &'a Finding,
    file: String,
    /// Line and column from 1, the column in characters.
    from: (usize, usize),
    to: (usize, usize),
    sentence: String,
    step: String,
}

impl<'a> Shown<'a> {
    fn new(command: &CheckHtml, work: &Work, finding: &'a Finding, language: Language) -> Self {
        let text = text_of(work, finding.part);
        let spoken = language.of(checks::Language::Polish, checks::Language::English);
        let message = say(finding, spoken);
        let file = match (finding.part, &command.css) {
            (Part::Css, Some(css)) => css,
            _ => &command.html,
        };
        Self {
            finding,
            file: file.display().to_string(),
            from: line_and_column(text, finding.place.start),
            to: line_and_column(text, finding.place.end),
            sentence: message.sentence,
            step: message.step,
        }
    }

    fn line(&self) -> String {
        let (line, column) = self.from;
        let (severity, code) = (self.finding.severity.name(), self.finding.code);
        let (file, sentence, step) = (&self.file, &self.sentence, &self.step);
        format!("{file}:{line}:{column}: {severity}[{code}]: {sentence} {step}")
    }

    fn json(&self) -> Value {
        json!({
            "code": self.finding.code,
            "severity": self.finding.severity,
            "area": self.finding.code.area(),
            "file": self.file,
            "line": self.from.0,
            "column": self.from.1,
            "place": self.finding.place,
            "arguments": self.finding.arguments,
            "message": self.sentence,
            "step": self.step,
        })
    }
}

fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..at];
    let line = before.matches('\n').count() + 1;
    let column = before
        .rsplit('\n')
        .next()
        .map_or(0, |last| last.chars().count())
        + 1;
    (line, column)
}
