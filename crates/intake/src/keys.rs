use envelope::{EnvelopeError, Institution, ReceiptError, ReceiptSecret, fingerprint};
use journal::Digest;
use std::path::{Path, PathBuf};

/// What the intake has of an institution's keys: the public file and the key for receipts. The
/// age identity is never read.
pub struct ServerKeys {
    /// The bytes of `institution.json`.
    pub institution_json: Vec<u8>,
    /// `institution.json`, read.
    pub institution: Institution,
    /// SHA-256 of `institution.json`.
    pub fingerprint: Digest,
    /// Signs receipts.
    pub receipt: ReceiptSecret,
}

/// Why a folder's keys cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// A file cannot be read.
    #[error("{0}: {1}")]
    Unreadable(PathBuf, std::io::Error),
    /// `institution.json` is not one.
    #[error("{0}")]
    Institution(#[from] EnvelopeError),
    /// `receipt.jwk` is not one.
    #[error("{0}")]
    Receipt(#[from] ReceiptError),
    /// The two files belong to different institutions.
    #[error("receipt.jwk is not the key that institution.json names")]
    Mixed,
}

impl KeysError {
    /// The code in catalogues and on the command line.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(..) => "keys-unreadable",
            Self::Institution(_) | Self::Receipt(_) => "keys-malformed",
            Self::Mixed => "keys-mixed",
        }
    }
}

impl ServerKeys {
    /// The public file of an institution, in a folder of keys.
    pub const INSTITUTION: &str = "institution.json";
    /// The secret for receipts, in a folder of keys.
    pub const RECEIPT: &str = "receipt.jwk";

    /// Reads the two files from a folder of keys.
    ///
    /// # Errors
    /// [`KeysError`].
    pub fn load(dir: &Path) -> Result<Self, KeysError> {
        let institution_json = read(dir.join(Self::INSTITUTION))?;
        let institution = Institution::parse(&institution_json)?;
        let receipt = ReceiptSecret::parse(&read(dir.join(Self::RECEIPT))?)?;
        if receipt.public() != institution.receipt_public {
            return Err(KeysError::Mixed);
        }
        let fingerprint = fingerprint(&institution_json);
        Ok(Self {
            institution_json,
            institution,
            fingerprint,
            receipt,
        })
    }
}

fn read(path: PathBuf) -> Result<Vec<u8>, KeysError> {
    std::fs::read(&path).map_err(|error| KeysError::Unreadable(path, error))
}
