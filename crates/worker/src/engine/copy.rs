use super::{Steps, keys};
use crate::protocol::{Failure, OpenCopy, OpenedCopy, OpenedRow, Progress};
use store::{cipher::Vault, copy};

/// Opens a second copy.
///
/// # Errors
/// The copy's, by its code; `copy-identity-needed` for an exam's without means; those of means
/// that do not fit.
pub fn open(request: &OpenCopy, progress: &mut dyn FnMut(Progress)) -> Result<OpenedCopy, Failure> {
    let mut steps = Steps::new(progress, 3);
    let copy = copy::read(&request.bytes).map_err(|e| Failure::new(e.code(), e))?;
    steps.step();
    let vault = match (&copy.row.key, &request.means) {
        (None, _) => Vault::Plain,
        (Some(slots), Some(means)) => {
            Vault::Encrypted(keys::unlock(&copy.row.id, slots, means)?.to_key())
        }
        (Some(_), None) => {
            let words = "the copy of an exam opens with the institution's identity";
            return Err(Failure::new("copy-identity-needed", words));
        }
    };
    steps.step();
    let rows = copy.open(&vault).map_err(|(index, refusal)| {
        Failure::new(refusal.code(), format!("row {index}: {refusal}"))
    })?;
    steps.step();
    let rows = rows.into_iter().map(|row| OpenedRow {
        table: row.table,
        part: row.part,
        bytes: row.bytes,
    });
    Ok(OpenedCopy {
        rows: rows.collect(),
        row: copy.row,
    })
}
