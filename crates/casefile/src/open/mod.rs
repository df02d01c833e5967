//! Opening a package: unwrap, verify, read. Nothing of it is trusted before it is checked.

mod archive;
mod error;
mod minisig;
mod signature;
mod wrapping;

pub use error::OpenError;
pub use signature::Signature;
pub use wrapping::{LOG_N_MAX, canonical, is_wrapped};

use crate::manifest::{self, Manifest, PACK_FORMAT, PackageKind};
use crate::{Case, CaseError};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::{self, Read};

/// The greatest package, in bytes.
pub const PACK_BYTES_MAX: usize = 64 * 1024 * 1024;
/// The greatest file of a package, unpacked.
pub const FILE_BYTES_MAX: usize = 32 * 1024 * 1024;
/// All files of a package together, unpacked.
pub const TOTAL_BYTES_MAX: usize = 128 * 1024 * 1024;
/// The most files of a package.
pub const FILES_MAX: usize = 2_000;

/// A package, opened and verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenedCase {
    /// The case.
    pub case: Case,
    /// The bytes that it was read from.
    pub case_json: Vec<u8>,
    /// Every other file by its name: `assets/…`, `source/…`.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The zip without its wrapping, which a submission carries along.
    pub plain: Vec<u8>,
    /// SHA-256 of `plain`, lower hex: the case's digest.
    pub digest: String,
    /// Whose case it is.
    pub signature: Signature,
}

/// Opens a package.
///
/// `passphrase` is asked for only when the package is wrapped; `minisign_public` is the
/// institution's key, as the line "RW…" or as a key file.
///
/// # Errors
/// [`OpenError`]: nothing of a refused package is given out.
pub fn open(
    bytes: &[u8],
    passphrase: Option<&str>,
    minisign_public: Option<&str>,
) -> Result<OpenedCase, OpenError> {
    if bytes.len() > PACK_BYTES_MAX {
        return Err(OpenError::TooLarge);
    }
    let plain = if wrapping::is_wrapped(bytes) {
        wrapping::unwrap(bytes, passphrase.ok_or(OpenError::PassphraseNeeded)?)?
    } else {
        bytes.to_vec()
    };
    let package = read_package(&plain, minisign_public)?;
    if package.manifest.kind == PackageKind::Commission {
        return Err(OpenError::Commission);
    }
    let mut files = package.files;
    let case_json = files
        .remove(manifest::CASE)
        .ok_or_else(|| OpenError::Name(manifest::CASE.into()))?;
    let case = read_case(&case_json, &package.manifest, &files)?;
    let digest = hex::encode(Sha256::digest(&plain));
    Ok(OpenedCase {
        case,
        case_json,
        files,
        plain,
        digest,
        signature: package.signature,
    })
}

/// A package of any kind, its files verified against its manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// What it says of itself.
    pub manifest: Manifest,
    /// Its files by name, without manifest and signature.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Whose it is.
    pub signature: Signature,
}

/// Reads a package of any kind, without wrapping: the commission's too.
///
/// # Errors
/// [`OpenError`], as [`open`].
pub fn read_package(plain: &[u8], minisign_public: Option<&str>) -> Result<Package, OpenError> {
    let mut files = archive::files(plain)?;
    let name = || OpenError::Name(manifest::MANIFEST.into());
    let bytes = files.remove(manifest::MANIFEST).ok_or_else(name)?;
    let signature = files.remove(manifest::SIGNATURE);
    let manifest = read_manifest(&bytes)?;
    let signature = signature::verify(&bytes, signature.as_deref(), &manifest, minisign_public)?;
    check_files(&manifest, &files)?;
    Ok(Package {
        manifest,
        files,
        signature,
    })
}

/// Reads the version alone, before anything else is looked at.
#[derive(Deserialize)]
struct Version {
    format: u32,
}

fn read_manifest(bytes: &[u8]) -> Result<Manifest, OpenError> {
    let unread = |error: serde_json::Error| OpenError::Manifest(error.to_string());
    let version: Version = json::from_slice(bytes).map_err(unread)?;
    if version.format != PACK_FORMAT {
        return Err(OpenError::Format {
            found: version.format,
            newest: PACK_FORMAT,
        });
    }
    let manifest: Manifest = json::from_slice(bytes).map_err(unread)?;
    let own = env!("CARGO_PKG_VERSION");
    let wanted = manifest::numbers(&manifest.app_min);
    let wanted = wanted.ok_or_else(|| OpenError::Manifest("app_min is no version".into()))?;
    if Some(wanted) > manifest::numbers(own) {
        return Err(OpenError::App {
            wanted: manifest.app_min,
            own: own.into(),
        });
    }
    Ok(manifest)
}

/// The manifest lists every file, once, in order, with its true size and digest.
fn check_files(manifest: &Manifest, files: &BTreeMap<String, Vec<u8>>) -> Result<(), OpenError> {
    let mut listed = manifest.files.iter();
    for (name, bytes) in files {
        let entry = listed.next().ok_or_else(|| OpenError::Name(name.clone()))?;
        if entry.name != *name {
            return Err(OpenError::Name(name.clone()));
        }
        let right = entry.size_bytes == bytes.len() as u64
            && entry.sha256 == hex::encode(Sha256::digest(bytes));
        if !right {
            return Err(OpenError::Changed(name.clone()));
        }
    }
    match listed.next() {
        Some(entry) => Err(OpenError::Name(entry.name.clone())),
        None => Ok(()),
    }
}

fn read_case(
    bytes: &[u8],
    manifest: &Manifest,
    files: &BTreeMap<String, Vec<u8>>,
) -> Result<Case, OpenError> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| OpenError::Manifest("case.json is not UTF-8".into()))?;
    let case = Case::from_json(text)?;
    let same = case.id == manifest.id
        && case.version == manifest.version
        && PackageKind::from(case.kind) == manifest.kind;
    if !same {
        return Err(OpenError::Manifest("it belongs to another case".into()));
    }
    for asset in &case.assets {
        let bytes = files.get(&asset.file);
        let digest = bytes.map(|bytes| hex::encode(Sha256::digest(bytes)));
        if digest.as_deref() != Some(asset.sha256.as_str()) {
            let (from, id) = (format!("asset {}", asset.id), asset.file.clone());
            return Err(CaseError::Dangling {
                from,
                kind: "file",
                id,
            }
            .into());
        }
    }
    Ok(case)
}

/// Reads to the end; none where there is more than `size_bytes_max`.
fn read_to(reader: impl Read, size_bytes_max: usize) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    reader
        .take(size_bytes_max as u64 + 1)
        .read_to_end(&mut bytes)?;
    Ok((bytes.len() <= size_bytes_max).then_some(bytes))
}
