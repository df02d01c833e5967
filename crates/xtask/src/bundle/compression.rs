//! Brotli at its best, remembered by content so that an unchanged file is compressed once.

use std::fs;
use std::path::PathBuf;

use brotli::enc::BrotliEncoderParams;
use sha2::{Digest, Sha256};

use crate::fault::{Doing, Result};
use crate::place;

/// Kinds of file that compress; pictures, fonts and packs are compressed already.
const TEXT: [&str; 10] = [
    "html",
    "css",
    "js",
    "mjs",
    "json",
    "wasm",
    "svg",
    "txt",
    "md",
    "webmanifest",
];

/// Whether a file gets a compressed twin. A case does when it is a plain zip, whose files are
/// stored; a wrapped one is noise.
pub fn worthwhile(name: &str, bytes: &[u8]) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    let case = ending == "case" && bytes.starts_with(b"PK");
    bytes.len() > 512 && (case || TEXT.contains(&ending))
}

/// The compressed bytes.
pub fn compressed(bytes: &[u8]) -> Result<Vec<u8>> {
    let known = memory().join(hex::encode(Sha256::digest(bytes)));
    if let Ok(found) = fs::read(&known) {
        return Ok(found);
    }
    let mut packed = Vec::new();
    let wanted = BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &wanted).doing("brotli")?;
    fs::create_dir_all(memory())?;
    super::listing::write_whole(&known, &packed)?;
    Ok(packed)
}

/// What a file weighs on the wire, in bytes.
pub fn compressed_size(name: &str, bytes: &[u8]) -> Result<u64> {
    let size = if worthwhile(name, bytes) {
        compressed(bytes)?.len()
    } else {
        bytes.len()
    };
    Ok(size as u64)
}

fn memory() -> PathBuf {
    place::target().join("brotli")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_a_case_when_it_is_wrapped_then_it_is_not_compressed_again() {
        let plain = [b"PK".as_slice(), &[7; 1024]].concat();
        assert!(worthwhile("cases/a.case", &plain));
        let wrapped = [b"age-encryption.org/v1".as_slice(), &[7; 1024]].concat();
        assert!(!worthwhile("cases/a.case", &wrapped));
    }

    #[test]
    fn given_text_when_compressed_then_brotli_gives_it_back() {
        let text = "Zapisano 12:03:22. ".repeat(100);
        let packed = compressed(text.as_bytes()).unwrap();
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &*packed, &mut back).unwrap();
        assert_eq!(back, text.as_bytes());
        assert!(packed.len() < 100);
    }
}
