//! Why a package is refused.

use crate::CaseError;

/// Why a package is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Larger than a package may be, packed or unpacked.
    #[error("the package is larger than a case may be")]
    TooLarge,
    /// It is wrapped, and no passphrase was given.
    #[error("the package is wrapped: it opens with the invigilator's passphrase")]
    PassphraseNeeded,
    /// The passphrase is another one's.
    #[error("the passphrase does not open the package")]
    PassphraseWrong,
    /// The wrapping asks for too much work.
    #[error("the wrapping asks for scrypt work 2^{log_n}, more than 2^{log_n_max}")]
    Work {
        /// What it asks for.
        log_n: u8,
        /// What is done at most.
        log_n_max: u8,
    },
    /// The wrapping is damaged, or is not age's.
    #[error("the wrapping is damaged")]
    Wrapping,
    /// Not a package, or a damaged one.
    #[error("the file is not a case package, or is damaged: {0}")]
    Archive(String),
    /// A file that the manifest does not list, or the other way round, or a name that no package
    /// has.
    #[error("the package's file {0:?} is not as the manifest says")]
    Name(String),
    /// A file whose bytes are not the manifest's.
    #[error("the file {0:?} has been changed")]
    Changed(String),
    /// The manifest cannot be read.
    #[error("the manifest cannot be read: {0}")]
    Manifest(String),
    /// Written by a newer program.
    #[error("the package has format {found}; this program reads up to format {newest}")]
    Format {
        /// What the file says.
        found: u32,
        /// What this build reads.
        newest: u32,
    },
    /// Wants a newer program.
    #[error("the package asks for Proba {wanted} or newer; this is {own}")]
    App {
        /// What the file says.
        wanted: String,
        /// This build.
        own: String,
    },
    /// The commission's package, which no candidate's client opens.
    #[error("this is the commission's package, not a candidate's")]
    Commission,
    /// Signed with the right key, and not valid.
    #[error("the signature is not valid")]
    Signature,
    /// The public key to verify with is none.
    #[error("the institution's minisign key cannot be read")]
    Key,
    /// The case inside does not hold together.
    #[error("the case is refused: {0}")]
    Case(#[from] CaseError),
}

impl OpenError {
    /// The error's stable code, for catalogues and logs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge => "pack-too-large",
            Self::PassphraseNeeded => "pack-passphrase-needed",
            Self::PassphraseWrong => "pack-passphrase-wrong",
            Self::Work { .. } => "pack-work",
            Self::Wrapping => "pack-wrapping",
            Self::Archive(_) => "pack-archive",
            Self::Name(_) => "pack-name",
            Self::Changed(_) => "pack-changed",
            Self::Manifest(_) => "pack-manifest",
            Self::Format { .. } => "pack-format-newer",
            Self::App { .. } => "pack-app-newer",
            Self::Commission => "pack-commission",
            Self::Signature => "pack-signature",
            Self::Key => "pack-key",
            Self::Case(error) => error.code(),
        }
    }
}
