//! Making packages: a candidate's from a case's folder, and the commission's beside it.
//!
//! The same folder and options give the same bytes on any machine; only the wrapping draws
//! randomness of its own.

mod archive;
mod passphrase;
mod sign;

pub use passphrase::{ENTROPY_BYTES, passphrase, words};
pub use sign::Signer;

use crate::manifest::{self, FileEntry, Manifest, PACK_FORMAT, PackageKind};
use crate::open::canonical;
use crate::source::{self, Compiled, Finding, Folder, Shelf, shelf};
use crate::{Case, PackKind};
use age::secrecy::SecretString;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::Write;

/// The work of a wrapping: a second on a slow machine.
pub const LOG_N: u8 = 15;
/// The least version of Proba that reads what this build writes.
pub const APP_MIN: &str = "0.1.0";

/// What a package is to be.
#[derive(Clone, Copy)]
pub struct PackOptions<'a> {
    /// For practice or for an exam.
    pub kind: PackKind,
    /// Argon2id PHC string of the invigilator's code; an exam's only. See [`invigilator_phc`].
    pub invigilator_phc: Option<&'a str>,
    /// Who signs.
    pub signer: Option<&'a Signer>,
}

/// A package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// The zip.
    pub bytes: Vec<u8>,
    /// SHA-256 of `bytes`, lower hex: the case's digest.
    pub digest: String,
    /// What is in it.
    pub manifest: Manifest,
    /// What the case's author may still weigh.
    pub warnings: Vec<Finding>,
}

/// Why a package was not made.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// The case has errors.
    #[error("the case has {} findings, errors among them", .0.len())]
    Findings(Vec<Finding>),
    /// The options do not go together.
    #[error("{0}")]
    Options(&'static str),
    /// The secret key cannot be read, or its password is another one.
    #[error("the secret key cannot be used: {0}")]
    Key(String),
    /// Writing failed.
    #[error("the package cannot be written: {0}")]
    Write(String),
}

impl PackError {
    /// The error's stable code, for catalogues and logs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Findings(_) => "case-findings",
            Self::Options(_) => "pack-options",
            Self::Key(_) => "pack-secret-key",
            Self::Write(_) => "pack-write",
        }
    }
}

/// Packs a case for candidates: `<slug>.case`.
///
/// # Errors
/// [`PackError`]; all findings where the case has an error.
pub fn pack(folder: &Folder, options: &PackOptions) -> Result<Packed, PackError> {
    let exam = options.kind == PackKind::Exam;
    if exam != options.invigilator_phc.is_some() {
        let message = "an exam has an invigilator's code, practice has none";
        return Err(PackError::Options(message));
    }
    let phc = options.invigilator_phc.map(str::to_string);
    let compiled = source::compile(folder, options.kind, phc).map_err(PackError::Findings)?;
    let files = candidate_files(folder, &compiled.case);
    build(&compiled, options.kind.into(), files, options.signer)
}

/// Packs the commission's part of a case: `<slug>.commission.zip`.
///
/// # Errors
/// [`PackError`]; all findings where the case has an error.
pub fn pack_commission(folder: &Folder, signer: Option<&Signer>) -> Result<Packed, PackError> {
    let compiled =
        source::compile(folder, PackKind::Practice, None).map_err(PackError::Findings)?;
    let files = folder
        .files()
        .filter(|(path, _)| shelf(path) == Some(Shelf::Commission));
    let files = files
        .map(|(path, bytes)| (path.to_string(), bytes.to_vec()))
        .collect();
    build(&compiled, PackageKind::Commission, files, signer)
}

/// Wraps a package in age under a passphrase. Draws randomness: the bytes differ each time.
///
/// # Errors
/// [`PackError::Write`].
pub fn wrap(plain: &[u8], passphrase: &str) -> Result<Vec<u8>, PackError> {
    let failed = |error: &dyn std::fmt::Display| PackError::Write(error.to_string());
    let mut recipient = age::scrypt::Recipient::new(SecretString::from(canonical(passphrase)));
    recipient.set_work_factor(LOG_N);
    let recipient: &dyn age::Recipient = &recipient;
    let encryptor = age::Encryptor::with_recipients(std::iter::once(recipient))
        .map_err(|error| failed(&error))?;
    let mut bytes = Vec::new();
    let mut writer = encryptor
        .wrap_output(&mut bytes)
        .map_err(|error| failed(&error))?;
    writer.write_all(plain).map_err(|error| failed(&error))?;
    writer.finish().map_err(|error| failed(&error))?;
    Ok(bytes)
}

/// The Argon2id PHC string of an invigilator's code (19 MiB, two passes), with a salt that the
/// caller draws.
///
/// # Errors
/// [`PackError::Options`] when the code is empty.
pub fn invigilator_phc(code: &str, salt: &[u8; 16]) -> Result<String, PackError> {
    use argon2::password_hash::{PasswordHasher, SaltString};
    if code.trim().is_empty() {
        return Err(PackError::Options("the invigilator's code is empty"));
    }
    let failed = |error: argon2::password_hash::Error| PackError::Write(error.to_string());
    let salt = SaltString::encode_b64(salt).map_err(failed)?;
    let params = argon2::Params::new(19 * 1024, 2, 1, None).expect("they are in range");
    let argon2 = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params);
    Ok(argon2
        .hash_password(code.trim().as_bytes(), &salt)
        .map_err(failed)?
        .to_string())
}

/// The compiled case, its assets, and the public source files as they are.
fn candidate_files(folder: &Folder, case: &Case) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::from([(manifest::CASE.to_string(), case.to_json().into_bytes())]);
    for (path, bytes) in folder.files() {
        match shelf(path) {
            Some(Shelf::Asset) => files.insert(path.to_string(), bytes.to_vec()),
            Some(Shelf::Public) => files.insert(format!("source/{path}"), bytes.to_vec()),
            _ => None,
        };
    }
    files
}

fn build(
    compiled: &Compiled,
    kind: PackageKind,
    mut files: BTreeMap<String, Vec<u8>>,
    signer: Option<&Signer>,
) -> Result<Packed, PackError> {
    let entry = |(name, bytes): (&String, &Vec<u8>)| FileEntry {
        name: name.clone(),
        size_bytes: bytes.len() as u64,
        sha256: hex::encode(Sha256::digest(bytes)),
    };
    let manifest = Manifest {
        format: PACK_FORMAT,
        id: compiled.case.id.clone(),
        version: compiled.case.version.clone(),
        kind,
        app_min: APP_MIN.to_string(),
        files: files.iter().map(entry).collect(),
    };
    let json = serde_json::to_vec(&manifest).expect("a manifest has string keys only");
    if let Some(signer) = signer {
        let signature = signer.sign(&json, &manifest.trusted_comment());
        files.insert(manifest::SIGNATURE.to_string(), signature.into_bytes());
    }
    files.insert(manifest::MANIFEST.to_string(), json);
    // A practice package travels with the client, whose server compresses it as a whole: a third
    // less than its files deflated one by one.
    let stored = kind == PackageKind::Practice;
    let bytes =
        archive::zip(&files, stored).map_err(|error| PackError::Write(error.to_string()))?;
    let digest = hex::encode(Sha256::digest(&bytes));
    Ok(Packed {
        bytes,
        digest,
        manifest,
        warnings: compiled.warnings.clone(),
    })
}
