use crate::{
    Attempt, AttemptId, Candidate, CaseRef, ENVELOPE_BYTES_MAX, EnvelopeError, Mode, Part,
    PublicKey, Token, token::bytes_from_hex,
};
use journal::Digest;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::value::RawValue;

/// Why an attempt was sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The candidate handed in.
    HandIn,
    /// The time was over.
    Time,
    /// The invigilator ended it.
    Invigilator,
}

/// What the envelope says about the sealed work, and what its signature covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Always [`Statement::FORMAT`].
    pub format: String,
    /// Format version, [`Statement::VERSION`].
    pub v: u32,
    /// As in `attempt.json`.
    pub attempt: AttemptId,
    /// As in `attempt.json`.
    pub candidate: Candidate,
    /// As in `attempt.json`.
    pub mode: Mode,
    /// As in `attempt.json`.
    pub case: CaseRef,
    /// As in `attempt.json`.
    pub institution: Digest,
    /// As in `attempt.json`.
    pub build: Token,
    /// As in `attempt.json`.
    pub started_wall: i64,
    /// Wall clock of the sealing, milliseconds since 1970-01-01T00:00Z.
    pub sealed_wall: i64,
    /// Hash of the journal's last line; of `attempt.json` when there is none.
    pub head: Digest,
    /// Number of entries in the journal.
    pub length: u64,
    /// Why it was sealed.
    pub reason: Reason,
    /// SHA-256 of `sealed.age`.
    pub sealed_sha256: Digest,
    /// As in `attempt.json`; verifies the signature.
    pub key: PublicKey,
}

impl Statement {
    /// The value of the member `format`.
    pub const FORMAT: &str = "proba-envelope";
    /// The version that is written, and the newest that is read.
    pub const VERSION: u32 = 1;

    fn parse(bytes: &[u8]) -> Result<Self, EnvelopeError> {
        let part = Part::Envelope;
        let statement: Self = read(bytes, part, "v", Self::VERSION, ENVELOPE_BYTES_MAX)?;
        if statement.format != Self::FORMAT {
            return Err(EnvelopeError::Malformed(
                part,
                "it is of another format".into(),
            ));
        }
        Ok(statement)
    }

    /// Whether the statement says the same as the journal's header, member by member.
    pub fn agrees_with(&self, attempt: &Attempt) -> bool {
        let Attempt {
            attempt: id,
            candidate,
            mode,
            case,
            institution,
            build,
            key,
            ..
        } = attempt;
        (&self.attempt, &self.candidate, &self.mode) == (id, candidate, mode)
            && (&self.case, &self.institution, &self.build) == (case, institution, build)
            && (self.started_wall, &self.key) == (attempt.started_wall, key)
    }
}

/// A statement whose signature has been checked, with the exact bytes that were signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// What is said.
    pub statement: Statement,
    /// The statement's JSON, byte for byte as signed.
    pub json: String,
    /// The Ed25519 signature over `json`.
    pub signature: [u8; 64],
}

/// `envelope.json` as it lies on disk: the statement's bytes are kept as they are.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope {
    statement: Box<RawValue>,
    signature: String,
}

impl Signed {
    /// Signs a statement with the attempt's 32-byte secret.
    #[cfg(feature = "seal")]
    pub(crate) fn sign(statement: Statement, secret: &[u8; 32]) -> Self {
        use ed25519_dalek::Signer as _;
        let json = serde_json::to_string(&statement).expect("plain data always has a JSON form");
        let key = ed25519_dalek::SigningKey::from_bytes(secret);
        let signature = key.sign(json.as_bytes()).to_bytes();
        Self {
            statement,
            json,
            signature,
        }
    }

    /// Reads `envelope.json` and checks its signature.
    ///
    /// # Errors
    /// [`EnvelopeError`] when it is malformed, newer, not in the one spelling, or when the
    /// signature does not fit.
    pub fn parse(bytes: &[u8]) -> Result<Self, EnvelopeError> {
        let part = Part::Envelope;
        limit(bytes, part, ENVELOPE_BYTES_MAX)?;
        let envelope: Envelope = json::from_slice(bytes).map_err(|e| malformed(part, &e))?;
        let json = String::from(Box::<str>::from(envelope.statement));
        let statement = Statement::parse(json.as_bytes())?;
        let signature = bytes_from_hex(&envelope.signature)
            .ok_or_else(|| EnvelopeError::Malformed(part, "the signature is not hex".into()))?;
        let signed = Self {
            statement,
            json,
            signature,
        };
        // Spaces around the statement would be bytes that nobody signed.
        if signed.to_json() != bytes {
            return Err(EnvelopeError::Spelling(part));
        }
        if !signed
            .statement
            .key
            .verifies(signed.json.as_bytes(), &signature)
        {
            return Err(EnvelopeError::Signature);
        }
        Ok(signed)
    }

    /// The bytes of `envelope.json`.
    pub fn to_json(&self) -> Vec<u8> {
        let signature = hex::encode(self.signature);
        format!(
            "{{\"statement\":{},\"signature\":\"{signature}\"}}",
            self.json
        )
        .into_bytes()
    }
}

/// Reads a versioned JSON object, after its size and its version.
pub(crate) fn read<T: DeserializeOwned>(
    bytes: &[u8],
    part: Part,
    version_member: &str,
    version_max: u32,
    size_bytes_max: usize,
) -> Result<T, EnvelopeError> {
    limit(bytes, part, size_bytes_max)?;
    // A newer format may have members that this one must refuse: its version is looked at first,
    // so that the words are "newer" and not "unknown member".
    let loose: serde_json::Value = json::from_slice(bytes).map_err(|e| malformed(part, &e))?;
    match loose
        .get(version_member)
        .and_then(serde_json::Value::as_u64)
    {
        Some(version) if version > u64::from(version_max) => {
            Err(EnvelopeError::Newer(part, version))
        }
        Some(version) if version == u64::from(version_max) => {
            json::from_slice(bytes).map_err(|e| malformed(part, &e))
        }
        _ => Err(EnvelopeError::Malformed(
            part,
            "its version is missing or unknown".into(),
        )),
    }
}

pub(crate) fn limit(bytes: &[u8], part: Part, max: usize) -> Result<(), EnvelopeError> {
    if bytes.len() > max {
        let (size_bytes, size_bytes_max) = (bytes.len(), max);
        return Err(EnvelopeError::TooLarge {
            part,
            size_bytes,
            size_bytes_max,
        });
    }
    Ok(())
}

fn malformed(part: Part, error: &serde_json::Error) -> EnvelopeError {
    EnvelopeError::Malformed(part, error.to_string())
}
