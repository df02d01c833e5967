use super::Steps;
use crate::protocol::{Attachment, Failure, Finding, OpenSubmission, OpenedSubmission, Progress};
use envelope::SealCode;

/// Opens a submission and checks its chain. Work whose chain does not hold is opened all the
/// same, with the finding: an assessor must see what there is.
///
/// # Errors
/// The envelope's, by its code.
pub fn open(
    request: &OpenSubmission,
    progress: &mut dyn FnMut(Progress),
) -> Result<OpenedSubmission, Failure> {
    let mut steps = Steps::new(progress, 2);
    let opened = envelope::open(&request.bytes, &request.identity)
        .map_err(|error| Failure::new(error.code(), error))?;
    steps.step();
    let finding = opened.verify().err().map(|finding| Finding {
        code: finding.code().to_owned(),
        seq: finding.seq(),
        words: finding.to_string(),
    });
    steps.step();
    let attachments = opened.attachments.into_values();
    Ok(OpenedSubmission {
        seal_code: SealCode::of(&opened.id).to_string(),
        id: opened.id,
        statement: opened.statement,
        attempt_json: opened.attempt_json,
        journal: opened.journal,
        attachments: attachments.map(|bytes| Attachment { bytes }).collect(),
        finding,
    })
}
