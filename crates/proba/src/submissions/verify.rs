use super::{Shelf, desk, digest};
use crate::answer::{Failure, Outcome, Report};
use crate::arguments::VerifyStored;
use crate::carried::unopened;
use crate::disk;
use crate::language::Language;
use crate::wall;
use envelope::{EnvelopeError, Finding, Opened, Receipt, ReceiptState};
use intake::{Intake, Settlement, Submission};
use journal::Digest;
use serde_json::{Value, json};

/// Opens, checks and settles. It goes on after a broken one, so that one bad file hides no other.
pub async fn run(command: &VerifyStored, language: Language) -> Outcome {
    let identity = disk::read_text(&command.identity)?;
    let intake = desk(&command.place).await?;
    let wanted = wanted(&intake, command).await?;
    let (mut lines, mut results, mut broken) = (Vec::new(), Vec::new(), 0);
    for (id, row) in &wanted {
        let settlement = settle(&intake, id, row, &identity).await?;
        broken += u32::from(matches!(settlement, Settlement::Broken { .. }));
        lines.push(told(row, &settlement, language));
        results.push(of_settlement(row, &settlement));
    }
    let (count, before) = (wanted.len(), intake.registry.submissions().await?.len());
    lines.push(language.of(
        format!("Sprawdzono: {count}, naruszone: {broken}"),
        format!("Checked: {count}, broken: {broken}"),
    ));
    if count == 0 {
        lines.push(language.of(
            format!("Sprawdzone już wcześniej: {before}. Klucza nie trzeba było użyć."),
            format!("Verified before: {before}. The identity was not needed."),
        ));
    }
    let json = json!({ "submissions": results, "broken": broken });
    Ok(Report {
        json,
        text: lines.join("\n"),
        finding: broken > 0,
    })
}

async fn wanted(
    intake: &Intake,
    command: &VerifyStored,
) -> Result<Vec<(Digest, Submission)>, Failure> {
    let mut wanted = Vec::new();
    if command.which.is_empty() {
        for row in intake.registry.submissions().await? {
            if row.state() != "verified" {
                wanted.push((digest(&row)?, row));
            }
        }
        return Ok(wanted);
    }
    let shelf = Shelf {
        registry: intake.registry.clone(),
        vault: intake.vault.clone(),
    };
    for which in &command.which {
        wanted.push(shelf.find(which).await?);
    }
    Ok(wanted)
}

async fn settle(
    intake: &Intake,
    id: &Digest,
    row: &Submission,
    identity: &str,
) -> Result<Settlement, Failure> {
    let wall = wall::now();
    let settlement = match checked(intake, id, identity)? {
        Ok(opened) => {
            compare(intake, id, &opened).await?;
            let receipt = Receipt {
                sub: *id,
                attempt: opened.statement.attempt.clone(),
                size_bytes: u64::try_from(row.size_bytes).unwrap_or_default(),
                wall,
                state: ReceiptState::Verified,
            };
            Settlement::Verified {
                wall,
                receipt: receipt.sign(&intake.keys.receipt),
            }
        }
        Err(broken) => Settlement::Broken {
            wall,
            code: broken.code.into(),
            seq: broken.seq,
            words: broken.words,
        },
    };
    intake.registry.settle(id, &settlement).await?;
    Ok(settlement)
}

struct Broken {
    code: &'static str,
    seq: Option<u64>,
    words: String,
}

impl From<Finding> for Broken {
    fn from(finding: Finding) -> Self {
        Self {
            code: finding.code(),
            seq: finding.seq(),
            words: finding.to_string(),
        }
    }
}

impl From<EnvelopeError> for Broken {
    fn from(error: EnvelopeError) -> Self {
        Self {
            code: error.code(),
            seq: None,
            words: error.to_string(),
        }
    }
}

/// Opens a stored file. The wrong identity says nothing about it, so nothing is settled then.
fn checked(
    intake: &Intake,
    id: &Digest,
    identity: &str,
) -> Result<Result<Opened, Broken>, Failure> {
    let bytes = disk::read(&intake.vault.submission(id))?;
    if Digest::of(&bytes) != *id {
        let words = "the stored file is not the one that arrived".into();
        return Ok(Err(Broken {
            code: "file-changed",
            seq: None,
            words,
        }));
    }
    let opened = match envelope::open(&bytes, identity) {
        Ok(opened) => opened,
        Err(error @ (EnvelopeError::AgeKey(_) | EnvelopeError::ForeignIdentity)) => {
            return Err(unopened(&bytes, error));
        }
        Err(error) => return Ok(Err(error.into())),
    };
    Ok(match opened.verify() {
        Ok(_) => Ok(opened),
        Err(finding) => Err(finding.into()),
    })
}

/// Whether the opened chain goes on from the shorter ones of its attempt: it must hold each
/// one's head at its place.
async fn compare(intake: &Intake, id: &Digest, opened: &Opened) -> Result<(), Failure> {
    let heads = heads(opened);
    let family = intake
        .registry
        .submissions_of(&opened.statement.attempt)
        .await?;
    for other in family.iter().filter_map(Submission::work) {
        let at = usize::try_from(other.length)
            .ok()
            .and_then(|length| heads.get(length));
        let shorter = other.length < opened.statement.length;
        if shorter && at != Some(&other.head) {
            intake.registry.enter_fork(id, &other.id).await?;
        }
    }
    Ok(())
}

/// The head of the chain at every length, from 0.
fn heads(opened: &Opened) -> Vec<Digest> {
    let lines = opened
        .journal
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty());
    std::iter::once(Digest::of(&opened.attempt_json))
        .chain(lines.map(Digest::of))
        .collect()
}

fn of_settlement(row: &Submission, settlement: &Settlement) -> Value {
    let mut json = json!({
        "id": row.id, "seal_code": row.seal_code().map(|code| code.to_string()),
        "candidate": row.candidate, "case": row.case_id,
    });
    match settlement {
        Settlement::Verified { receipt, .. } => {
            json["state"] = json!("verified");
            json["receipt"] = json!(receipt);
        }
        Settlement::Broken {
            code, seq, words, ..
        } => {
            json["state"] = json!("broken");
            json["finding"] = json!({ "code": code, "seq": seq, "words": words });
        }
    }
    json
}

fn told(row: &Submission, settlement: &Settlement, language: Language) -> String {
    let code = row
        .seal_code()
        .map(|code| code.to_string())
        .unwrap_or_default();
    let which = format!(
        "{code}, {}, {} {}",
        row.candidate, row.case_id, row.case_version
    );
    match settlement {
        Settlement::Verified { .. } => {
            let (length, head) = (row.length, &row.head);
            language.of(
                format!(
                    "{which}: sprawdzona, podpis i łańcuch się zgadzają\n  wpisy: {length}, \
                     skrót ostatniego: {head}"
                ),
                format!(
                    "{which}: verified, signature and chain hold\n  entries: {length}, \
                     hash of the last: {head}"
                ),
            )
        }
        Settlement::Broken { code, words, .. } => language.of(
            format!("{which}: NARUSZONA: {words} [{code}]"),
            format!("{which}: BROKEN: {words} [{code}]"),
        ),
    }
}
