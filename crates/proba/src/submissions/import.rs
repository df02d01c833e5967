use super::{desk, receipt};
use crate::answer::{Failure, Outcome, Report};
use crate::arguments::Import;
use crate::language::Language;
use crate::{disk, words};
use envelope::SealCode;
use intake::Outcome as Taken;
use serde_json::{Value, json};
use std::path::Path;

/// The same way as an upload: the same checks, the same object, the same receipt. Receipts that
/// were signed where the identity is come back by the same door.
pub async fn run(command: &Import, language: Language) -> Outcome {
    let intake = desk(&command.place).await?;
    let (mut lines, mut files, mut apart) = (Vec::new(), Vec::new(), 0);
    for path in &command.files {
        if !path.is_file() {
            return Err(Failure::new("file-unreadable", path.display()));
        }
        if let Some(jws) = receipt_in(path)? {
            let id = receipt::settle(&intake, &jws).await?;
            files.push(json!({ "file": path, "outcome": "receipt", "id": id }));
            lines.push(receipt::told(path, &id, language));
            continue;
        }
        let taken = intake.take_in_file(path).await?;
        apart += u32::from(matches!(taken, Taken::Apart { .. }));
        lines.push(told(path, &taken, language));
        files.push(of_taken(path, &taken));
    }
    let json = json!({ "files": files, "apart": apart });
    Ok(Report {
        json,
        text: lines.join("\n"),
        finding: apart > 0,
    })
}

/// The text of a compact JWS, when the file is one: its header is a JSON object in base64url.
fn receipt_in(path: &Path) -> Result<Option<String>, Failure> {
    const RECEIPT_BYTES_MAX: u64 = 8192;
    if std::fs::metadata(path).is_ok_and(|data| data.len() > RECEIPT_BYTES_MAX) {
        return Ok(None);
    }
    let text = String::from_utf8(disk::read(path)?).ok();
    Ok(text.filter(|text| text.starts_with("eyJ") && text.matches('.').count() == 2))
}

fn of_taken(path: &Path, taken: &Taken) -> Value {
    let (outcome, id) = match taken {
        Taken::New(takings) => ("new", takings.id),
        Taken::Known(takings) => ("known", takings.id),
        Taken::Apart { id, .. } => ("apart", *id),
    };
    let mut json = json!({
        "file": path, "outcome": outcome, "id": id,
        "seal_code": SealCode::of(&id).to_string(),
    });
    match taken {
        Taken::New(takings) | Taken::Known(takings) => json["receipt"] = json!(takings.receipt),
        Taken::Apart { refusal, .. } => json["reason"] = json!(refusal.code),
    }
    json
}

fn told(path: &Path, taken: &Taken, language: Language) -> String {
    let name = path.display();
    match taken {
        Taken::New(takings) => {
            let code = SealCode::of(&takings.id);
            language.of(
                format!("{name}: przyjęto, {code}"),
                format!("{name}: taken in, {code}"),
            )
        }
        Taken::Known(takings) => {
            let code = SealCode::of(&takings.id);
            language.of(
                format!("{name}: już była, {code}"),
                format!("{name}: known, {code}"),
            )
        }
        Taken::Apart { refusal, .. } => {
            let (sentence, _) = words::of(&refusal.code, language);
            language.of(
                format!("{name}: zachowano osobno: {sentence} [{}]", refusal.code),
                format!("{name}: kept apart: {sentence} [{}]", refusal.code),
            )
        }
    }
}
