use crate::protocol::{CheckReceipt, Failure};
use envelope::{Institution, Receipt};

/// Checks a receipt: signed by the institution, and for exactly this submission.
///
/// # Errors
/// The institution's and the receipt's, by their codes; `receipt-other` for a good receipt of
/// another submission.
pub fn check(request: &CheckReceipt) -> Result<Receipt, Failure> {
    let institution = Institution::parse(&request.institution_json)
        .map_err(|error| Failure::new(error.code(), error))?;
    let key = institution
        .receipt_key()
        .ok_or_else(|| Failure::new("part-malformed", "the institution has no receipt key"))?;
    let receipt =
        Receipt::verify(&request.jws, &key).map_err(|error| Failure::new(error.code(), error))?;
    let attempt = request.attempt.as_str().parse();
    let same = attempt.is_ok_and(|id| receipt.is_for(&request.id, &id, request.size_bytes));
    match same {
        true => Ok(receipt),
        false => Err(Failure::new(
            "receipt-other",
            "the receipt is for another submission",
        )),
    }
}
