//! `proba verify`: whether a file is whole, and the first bad entry when it is not.

use crate::answer::{Outcome, Report};
use crate::arguments::Verify;
use crate::carried::{Carried, Form, about_submission, lines, submission_lines};
use crate::language::Language;
use crate::{disk, replay};
use envelope::SealCode;
use serde_json::{Value, json};

pub fn run(command: &Verify, language: Language) -> Outcome {
    let bytes = disk::read(&command.file)?;
    match (Form::of(&bytes), &command.identity) {
        (Form::Submission, None) => outside(&bytes, language),
        _ => whole(command, &bytes, language),
    }
}

/// Without the identity: form, signature, digest of the sealed part.
fn outside(bytes: &[u8], language: Language) -> Outcome {
    let inspected = envelope::inspect(bytes)?;
    let code = inspected.seal_code();
    let json = with_code(
        about_submission(&inspected.signed.statement),
        json!({ "id": inspected.id, "seal_code": code.to_string(), "checked": "envelope" }),
    );
    let first = language.of(
        "Koperta i podpis w porządku; bez tożsamości nie widać dziennika.",
        "Envelope and signature hold; the journal needs the identity.",
    );
    let lines = submission_lines(&code, &inspected.signed.statement, language);
    Ok(Report::good(
        json,
        [vec![first.into()], lines].concat().join("\n"),
    ))
}

/// The chain, and that every entry replays.
fn whole(command: &Verify, bytes: &[u8], language: Language) -> Outcome {
    let carried = Carried::read(&command.file, command.identity.as_deref())?;
    let (head, _) = carried.verify()?;
    replay::to(&carried, None)?;
    let digest = journal::Digest::of(bytes);
    let json = with_code(
        carried.about(),
        json!({ "id": digest, "checked": "chain", "length": head.length, "head": head.hash }),
    );
    let json = match carried.signed() {
        true => with_code(
            json,
            json!({ "seal_code": SealCode::of(&digest).to_string() }),
        ),
        false => json,
    };
    let holds = match carried.signed() {
        true => language.of(
            "W porządku: podpis i łańcuch się zgadzają, każdy wpis daje się odtworzyć.",
            "All is well: signature and chain hold, and every entry replays.",
        ),
        false => language.of(
            "W porządku: łańcuch się zgadza, każdy wpis daje się odtworzyć. Kopia nie ma podpisu.",
            "All is well: the chain holds, and every entry replays. A copy has no signature.",
        ),
    };
    let more = [
        ("wpisy", "entries", head.length.to_string()),
        (
            "skrót ostatniego",
            "hash of the last",
            head.hash.to_string(),
        ),
    ];
    let told = [
        vec![holds.to_owned()],
        carried.lines(language),
        lines(&more, language),
    ];
    Ok(Report::good(json, told.concat().join("\n")))
}

fn with_code(mut about: Value, more: Value) -> Value {
    if let (Some(about), Value::Object(more)) = (about.as_object_mut(), more) {
        about.extend(more);
    }
    about
}
