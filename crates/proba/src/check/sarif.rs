//! Findings as SARIF 2.1.0, which editors and build servers read.

use super::Shown;
use checks::{Severity, rules};
use serde_json::{Value, json};

pub fn document(shown: &[Shown]) -> Value {
    let described = rules().iter().map(|rule| {
        json!({
            "id": rule.code,
            "shortDescription": { "text": rule.english.sentence },
            "help": { "text": rule.english.step },
            "defaultConfiguration": { "level": level(rule.severity) },
            "properties": { "area": rule.area },
        })
    });
    let driver = json!({
        "name": "proba",
        "version": env!("CARGO_PKG_VERSION"),
        "rules": described.collect::<Vec<_>>(),
    });
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver },
            "columnKind": "unicodeCodePoints",
            "results": shown.iter().map(result).collect::<Vec<_>>(),
        }],
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn result(shown: &Shown) -> Value {
    let region = json!({
        "startLine": shown.from.0,
        "startColumn": shown.from.1,
        "endLine": shown.to.0,
        "endColumn": shown.to.1,
    });
    json!({
        "ruleId": shown.finding.code,
        "level": level(shown.finding.severity),
        "message": { "text": format!("{} {}", shown.sentence, shown.step) },
        "locations": [{
            "physicalLocation": {
                "artifactLocation": { "uri": shown.file },
                "region": region,
            },
        }],
    })
}
