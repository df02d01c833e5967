//! `assets.toml` and the files of `assets/`.

use super::super::{AssetsFile, Findings, Position, Source, media_type, picture};
use super::probe::Probe;

/// A picture's longest side.
const SIDE_MAX: u32 = 8_000;
/// The size of one file.
const SIZE_BYTES_MAX: usize = 4 * 1024 * 1024;

/// Checks the library: every file is listed, every listed file is what its name says.
pub fn check(source: &Source, findings: &mut Findings) {
    let Some(sheet) = &source.assets else { return };
    let probe = &mut Probe::new(sheet, findings);
    let assets = &sheet.value.asset;
    probe.unique("asset.{}.id", assets.iter().map(|it| it.id.as_str()));
    probe.unique("asset.{}.file", assets.iter().map(|it| it.file.as_str()));
    for (index, asset) in assets.iter().enumerate() {
        listed(source, probe, index, &asset.file);
    }
    if !sheet.whole {
        return;
    }
    for path in source.folder.under("assets/") {
        if assets.iter().all(|asset| asset.file != path) {
            let message = "assets.toml does not list this file, its author and its licence";
            findings.error(path, Position::START, "asset-unlisted", message);
        }
    }
}

fn listed(source: &Source, probe: &mut Probe<AssetsFile>, index: usize, file: &str) {
    let path = format!("asset.{index}.file");
    let Some(media_type) = media_type(file).filter(|_| file.starts_with("assets/")) else {
        let message = "an asset is a file of assets/, of a type that FORMATS.md names";
        return probe.error(&path, "file-place", message);
    };
    let Some(bytes) = source.folder.bytes(file) else {
        return probe.known(&path, "file", file, false);
    };
    if bytes.len() > SIZE_BYTES_MAX {
        let message = format!(
            "{file} has {} bytes, more than {SIZE_BYTES_MAX}",
            bytes.len()
        );
        probe.error(&path, "picture-size", message);
    }
    if !media_type.starts_with("image/") {
        return;
    }
    match picture::dimensions(media_type, bytes) {
        Some((width, height))
            if (1..=SIDE_MAX).contains(&width.min(height)) && width.max(height) <= SIDE_MAX => {}
        Some((width, height)) => {
            let message = format!("{file} is {width} by {height}; a side has 1 to {SIDE_MAX}");
            probe.error(&path, "picture-size", message);
        }
        None => {
            let message = format!("{file} is not a picture of its type, or does not say its size");
            probe.error(&path, "picture", message);
        }
    }
    if let Some(text) = source
        .folder
        .text(file)
        .filter(|_| media_type == "image/svg+xml")
    {
        for (offset, message) in picture::svg_faults(text) {
            probe
                .findings
                .error(file, Position::of(text, offset), "picture-svg", message);
        }
    }
}
