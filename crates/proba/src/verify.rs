//! `proba verify`: whether a file is whole, and the first bad entry when it is not.

use crate::answer::{Outcome, Report};
use crate::arguments::Verify;
use crate::carried::{Carried, Form, about_submission};
use crate::language::Language;
use crate::{disk, replay};
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
    let text = language.of(
        format!("{code}: koperta i podpis w porządku; bez tożsamości nie widać dziennika"),
        format!("{code}: envelope and signature hold; the journal needs the identity"),
    );
    Ok(Report::good(json, text))
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
    let length = head.length;
    let text = language.of(
        format!(
            "W porządku. Wpisy: {length}, skrót ostatniego: {}",
            head.hash
        ),
        format!(
            "All is well. Entries: {length}, hash of the last: {}",
            head.hash
        ),
    );
    Ok(Report::good(json, text))
}

fn with_code(mut about: Value, more: Value) -> Value {
    if let (Some(about), Value::Object(more)) = (about.as_object_mut(), more) {
        about.extend(more);
    }
    about
}
