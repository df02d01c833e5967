//! A zip whose bytes depend on the files alone.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// What does not get smaller.
const PACKED: [&str; 6] = [".png", ".jpg", ".jpeg", ".webp", ".avif", ".woff2"];

/// Zips files in the order of their names, with one fixed time. `stored`: nothing is deflated,
/// for whoever compresses the whole better.
pub fn zip(files: &BTreeMap<String, Vec<u8>>, stored: bool) -> ZipResult<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let method = match stored || PACKED.iter().any(|end| name.ends_with(end)) {
            true => CompressionMethod::Stored,
            false => CompressionMethod::Deflated,
        };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .compression_level(Some(6))
            .last_modified_time(DateTime::DEFAULT)
            .unix_permissions(0o644);
        let options = match method {
            CompressionMethod::Stored => options.compression_level(None),
            _ => options,
        };
        writer.start_file(name.as_str(), options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}
