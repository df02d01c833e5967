//! Lays a built client out for offline use.
//!
//! ```text
//! index.html start.js sw.js builds.json     the way in; never cached for long
//! b/<digest>/index.html …                   one build, immutable, each with its own <base>
//! b/<digest>/institution.json cases/…       the institution and the cases travel with the build
//! ```
//!
//! A build's digest is SHA-256 over its sorted list of paths and digests, taken before the base
//! (which holds the digest) is written. The same input gives the same bytes.

mod compression;
mod listing;
mod page;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

pub use compression::compressed_size;
use listing::Builds;
pub use listing::digest_of;

use crate::fault::{Doing, Result};
use crate::place;

/// A build's files: path with forward slashes, and bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What to bundle, and where to.
pub struct Order {
    /// What Trunk wrote.
    pub client: PathBuf,
    /// The institution's public file.
    pub institution: PathBuf,
    pub cases: Vec<PackedCase>,
    pub out: PathBuf,
    /// How many earlier builds stay beside this one.
    pub keep: usize,
    /// A line of the operator's own; another note makes another build.
    pub note: Option<String>,
    /// Whether to write a `.br` beside what compresses; slow, so not while developing.
    pub compress: bool,
}

/// A case pack as a file, and what the lobby shows of it before it is opened.
#[derive(Clone, Serialize, Deserialize)]
pub struct PackedCase {
    #[serde(skip)]
    pub path: PathBuf,
    pub file: String,
    pub id: String,
    pub version: String,
    pub kind: String,
    pub wrapped: bool,
    pub title: serde_json::Value,
    pub summary: serde_json::Value,
    pub duration_minutes: u64,
    pub size_bytes: u64,
}

/// Writes the bundle and returns the new build's digest.
pub fn bundle(order: &Order) -> Result<String> {
    let mut files = collect(order)?;
    let digest = digest_of(&files);
    let page = files.remove("index.html").unwrap_or_default();
    let page = page::rebase(&String::from_utf8_lossy(&page), &format!("/b/{digest}/"))?;
    files.insert("index.html".into(), page.into_bytes());

    let mut builds = Builds::read(&order.out.join("builds.json"));
    let gone = builds.put(&digest, listing::list(&files), order.keep);
    write_build(&order.out.join("b").join(&digest), &files, order.compress)?;
    write_way_in(&order.out)?;
    listing::write_whole(&order.out.join("builds.json"), &builds.json()?)?;
    // Only after the list no longer names them.
    for old in gone {
        let _ = fs::remove_dir_all(order.out.join("b").join(old));
    }
    Ok(digest)
}

fn collect(order: &Order) -> Result<Files> {
    let mut files = read_tree(&order.client)?;
    let page = files.remove("index.html").unwrap_or_default();
    let template = fs::read_to_string(place::at("app/offline/client.js"))?;
    let lifted = page::lift_start(&String::from_utf8_lossy(&page), &template)?;
    files.insert("index.html".into(), lifted.page.into_bytes());
    files.insert("client.js".into(), lifted.script.into_bytes());
    let institution = fs::read(&order.institution).doing(order.institution.display())?;
    files.insert("institution.json".into(), institution);
    for case in &order.cases {
        let bytes = fs::read(&case.path).doing(case.path.display())?;
        files.insert(format!("cases/{}", case.file), bytes);
    }
    if let Some(note) = &order.note {
        files.insert("note.txt".into(), note.clone().into_bytes());
    }
    let index = serde_json::to_vec_pretty(&order.cases).doing("cases/index.json")?;
    files.insert("cases/index.json".into(), index);
    Ok(files)
}

/// Reads a folder whole.
pub fn read_tree(root: &Path) -> Result<Files> {
    let mut files = Files::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).doing(folder.display())? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(root).unwrap_or(&path);
            let name = name.to_string_lossy().replace('\\', "/");
            files.insert(name, fs::read(&path)?);
        }
    }
    Ok(files)
}

fn write_build(folder: &Path, files: &Files, compress: bool) -> Result {
    // An interrupted run may have left half of it.
    let _ = fs::remove_dir_all(folder);
    for (name, bytes) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&path, bytes)?;
        if compress && compression::worthwhile(name, bytes) {
            let twin = folder.join(format!("{name}.br"));
            fs::write(twin, compression::compressed(bytes)?)?;
        }
    }
    Ok(())
}

/// The few files at the root, which lead to the current build.
fn write_way_in(out: &Path) -> Result {
    for name in ["index.html", "start.js", "sw.js"] {
        let bytes = fs::read(place::at("app/offline").join(name)).doing(name)?;
        listing::write_whole(&out.join(name), &bytes)?;
    }
    Ok(())
}
