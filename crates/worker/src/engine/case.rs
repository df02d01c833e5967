use super::Steps;
use crate::protocol::{CaseSignature, Failure, OpenCase, OpenedCase, PackFile, Progress};
use casefile::open::{self, Signature};

/// Opens a case's pack.
///
/// # Errors
/// The pack's, by its code; `pack-passphrase-needed` asks for the passphrase.
pub fn open(request: &OpenCase, progress: &mut dyn FnMut(Progress)) -> Result<OpenedCase, Failure> {
    let mut steps = Steps::new(progress, 1);
    let key = Some(request.minisign_public.as_str());
    let opened = open::open(&request.pack, request.passphrase.as_deref(), key)
        .map_err(|error| Failure::new(error.code(), error))?;
    let digest = opened
        .digest
        .parse()
        .map_err(|error| Failure::new("pack-manifest", error))?;
    steps.step();
    let files = opened.files.into_iter();
    Ok(OpenedCase {
        digest,
        signature: match opened.signature {
            Signature::Signed => CaseSignature::Institution,
            Signature::ByAnother => CaseSignature::Another,
            Signature::Unsigned => CaseSignature::None,
        },
        case_json: opened.case_json,
        pack: opened.plain,
        files: files
            .map(|(name, bytes)| PackFile { name, bytes })
            .collect(),
    })
}
