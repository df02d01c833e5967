//! Receipts `verified` that were signed on another machine, where the age identity is.

use crate::answer::Failure;
use crate::language::Language;
use envelope::{Receipt, ReceiptState, SealCode};
use intake::{Intake, Settlement};
use journal::Digest;
use std::path::Path;

/// Checks a receipt and enters it, so that whoever polls gets it.
pub async fn settle(intake: &Intake, jws: &str) -> Result<Digest, Failure> {
    let key = intake.keys.institution.receipt_key();
    let key = key.ok_or_else(|| Failure::new("keys-malformed", "receipt_key"))?;
    let receipt = Receipt::verify(jws, &key)?;
    let (id, wall) = (receipt.sub, receipt.wall);
    let row = intake.registry.submission(&id).await?;
    let row = row.ok_or_else(|| Failure::new("submission-unknown", id))?;
    let size_bytes = u64::try_from(row.size_bytes).unwrap_or_default();
    if row.attempt != receipt.attempt.as_str() || size_bytes != receipt.size_bytes {
        let failure = Failure::finding("receipt-malformed", "it speaks of another file");
        return Err(failure.polish("dotyczy innego pliku"));
    }
    if receipt.state == ReceiptState::Verified {
        let receipt = jws.trim().to_owned();
        let settlement = Settlement::Verified { wall, receipt };
        intake.registry.settle(&id, &settlement).await?;
    }
    Ok(id)
}

pub fn told(path: &Path, id: &Digest, language: Language) -> String {
    let (name, code) = (path.display(), SealCode::of(id));
    language.of(
        format!("{name}: potwierdzenie pracy {code}"),
        format!("{name}: receipt of {code}"),
    )
}
