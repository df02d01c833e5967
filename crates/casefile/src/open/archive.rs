//! The zip of a package, read strictly: every file once, no odd names, bounded sizes.

use super::error::OpenError;
use super::{FILE_BYTES_MAX, FILES_MAX, TOTAL_BYTES_MAX, read_to};
use crate::integrity::is_path;
use std::collections::BTreeMap;
use std::io::Cursor;
use zip::ZipArchive;

/// How a zip file begins, and how its last record does.
const LOCAL: &[u8] = b"PK\x03\x04";
const END: &[u8] = b"PK\x05\x06";
/// The length of that record when it has no comment.
const END_LENGTH: usize = 22;

/// The files of a zip by their names.
pub fn files(bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, OpenError> {
    let count = count(bytes)?;
    if count > FILES_MAX {
        return Err(OpenError::TooLarge);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    // The reader keeps the last of two files of one name: the count gives it away.
    if archive.len() != count || archive.offset() != 0 {
        return Err(OpenError::Archive("a file is there twice".into()));
    }
    let (mut files, mut total) = (BTreeMap::new(), 0);
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(damaged)?;
        let name = file.name().map_err(damaged)?.into_owned();
        if !is_path(&name) || !file.is_file() || file.encrypted() {
            return Err(OpenError::Name(name.chars().take(200).collect()));
        }
        let content = read_to(file, FILE_BYTES_MAX).map_err(damaged)?;
        let content = content.ok_or(OpenError::TooLarge)?;
        total += content.len();
        if total > TOTAL_BYTES_MAX {
            return Err(OpenError::TooLarge);
        }
        files.insert(name, content);
    }
    Ok(files)
}

/// How many files the last record tells of.
fn count(bytes: &[u8]) -> Result<usize, OpenError> {
    let refusal = || OpenError::Archive("it is not a zip file".into());
    let end = bytes.len().checked_sub(END_LENGTH).ok_or_else(refusal)?;
    let end = &bytes[end..];
    if !bytes.starts_with(LOCAL) || !end.starts_with(END) || end[20..] != [0, 0] {
        return Err(refusal());
    }
    Ok(usize::from(u16::from_le_bytes([end[10], end[11]])))
}

fn damaged(error: impl std::fmt::Display) -> OpenError {
    OpenError::Archive(error.to_string())
}
