use crate::{
    ATTACHMENTS_MAX, Attempt, EnvelopeError, Part, Statement, UNPACKED_BYTES_MAX,
    archive::{self, Limits, Member},
    inspect,
};
use age::DecryptError;
use journal::{ChainFault, Digest, Entry};
use std::collections::BTreeMap;

/// A submission, decrypted and unpacked. Whether its chain holds is for [`Opened::verify`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// SHA-256 of the whole file.
    pub id: Digest,
    /// What the envelope says; its signature holds.
    pub statement: Statement,
    /// The journal's header, read.
    pub attempt: Attempt,
    /// The bytes of `attempt.json`.
    pub attempt_json: Vec<u8>,
    /// The bytes of `journal.jsonl`.
    pub journal: Vec<u8>,
    /// Everything under `attachments/`, by digest.
    pub attachments: BTreeMap<Digest, Vec<u8>>,
}

/// Why an opened submission does not verify.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    /// The first bad entry of the journal.
    #[error(transparent)]
    Entry(#[from] ChainFault),
    /// The envelope and `attempt.json` speak of different attempts.
    #[error("the envelope and attempt.json do not say the same")]
    Attempt,
    /// The journal is whole, but is not the one that was signed.
    #[error("the journal has {found} entries, but the envelope speaks of {said} or of others")]
    Head {
        /// The length that the envelope says.
        said: u64,
        /// The length that the journal has.
        found: u64,
    },
}

impl Finding {
    /// The code in catalogues and on the command line.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Entry(fault) => fault.fault.code(),
            Self::Attempt => "attempt-differs",
            Self::Head { .. } => "head-differs",
        }
    }

    /// The place of the first bad entry, when the finding has one.
    pub fn seq(&self) -> Option<u64> {
        match self {
            Self::Entry(fault) => Some(fault.seq),
            Self::Attempt | Self::Head { .. } => None,
        }
    }
}

impl Opened {
    /// Checks the whole chain against the header and the signed head, and gives the entries.
    ///
    /// # Errors
    /// The first [`Finding`].
    pub fn verify(&self) -> Result<Vec<Entry>, Finding> {
        if !self.statement.agrees_with(&self.attempt) {
            return Err(Finding::Attempt);
        }
        let (head, entries) = journal::verify(&self.attempt_json, &self.journal)?;
        let (said, found) = (self.statement.length, head.length);
        if said != found || self.statement.head != head.hash {
            return Err(Finding::Head { said, found });
        }
        Ok(entries)
    }

    /// The case's plain pack, when it was sealed with the work.
    pub fn case_pack(&self) -> Option<&[u8]> {
        self.attachments
            .get(&self.statement.case.digest)
            .map(Vec::as_slice)
    }
}

/// Inspects, decrypts and unpacks a submission.
///
/// `identity` is the text of an age identity file: `AGE-SECRET-KEY-1…` lines, `#` comments.
///
/// # Errors
/// [`EnvelopeError`]: whatever [`inspect`](inspect()) finds, a foreign identity, or a sealed part
/// that is not of this format.
pub fn open(bytes: &[u8], identity: &str) -> Result<Opened, EnvelopeError> {
    let inspected = inspect(bytes)?;
    let plain = decrypt(&inspected.sealed, &identities(identity)?)?;
    let limits = Limits {
        members_max: ATTACHMENTS_MAX + 2,
        unpacked_bytes_max: UNPACKED_BYTES_MAX,
    };
    let mut members = archive::read(&plain, Part::Sealed, limits)?.into_iter();
    let attempt_json = named(members.next(), "attempt.json")?;
    let journal = named(members.next(), "journal.jsonl")?;
    let attachments = attachments(members)?;
    Ok(Opened {
        id: inspected.id,
        statement: inspected.signed.statement,
        attempt: Attempt::parse(&attempt_json)?,
        attempt_json,
        journal,
        attachments,
    })
}

fn identities(text: &str) -> Result<Vec<age::x25519::Identity>, EnvelopeError> {
    let lines = text.lines().map(str::trim);
    let keys: Vec<_> = lines
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.parse().map_err(|_| EnvelopeError::AgeKey("identity")))
        .collect::<Result<_, _>>()?;
    if keys.is_empty() {
        Err(EnvelopeError::AgeKey("identity"))
    } else {
        Ok(keys)
    }
}

fn decrypt(sealed: &[u8], identities: &[age::x25519::Identity]) -> Result<Vec<u8>, EnvelopeError> {
    for identity in identities {
        match age::decrypt(identity, sealed) {
            Ok(plain) => return Ok(plain),
            Err(DecryptError::NoMatchingKeys) => {}
            Err(error) => return Err(EnvelopeError::Encryption(error.to_string())),
        }
    }
    Err(EnvelopeError::ForeignIdentity)
}

fn named(member: Option<Member<'_>>, name: &str) -> Result<Vec<u8>, EnvelopeError> {
    let member = member.filter(|member| member.name == name);
    let missing = || EnvelopeError::Zip(Part::Sealed, format!("{name} is not in its place"));
    member
        .map(|member| member.bytes.into_owned())
        .ok_or_else(missing)
}

/// Attachments stand in the order of their digests, each once, each with its own bytes.
fn attachments<'a>(
    members: impl Iterator<Item = Member<'a>>,
) -> Result<BTreeMap<Digest, Vec<u8>>, EnvelopeError> {
    let mut found: BTreeMap<Digest, Vec<u8>> = BTreeMap::new();
    for member in members {
        let digest = member
            .name
            .strip_prefix("attachments/")
            .and_then(|name| name.parse().ok());
        let last = found.last_key_value().map(|(last, _)| *last);
        let digest: Digest = digest
            .filter(|digest| last.is_none_or(|last| last < *digest))
            .ok_or_else(|| EnvelopeError::Zip(Part::Sealed, format!("{} is stray", member.name)))?;
        if Digest::of(&member.bytes) != digest {
            return Err(EnvelopeError::AttachmentDiffers(digest.to_string()));
        }
        found.insert(digest, member.bytes.into_owned());
    }
    Ok(found)
}
