//! `builds.json`: which builds there are, and every file of each with its size and digest.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Files;
use crate::fault::{Doing, Result};

/// The service worker reads this to know what to fetch and how to check it.
#[derive(Default, Serialize, Deserialize)]
pub struct Builds {
    pub current: String,
    /// Earlier builds that are still here, newest first.
    pub previous: Vec<String>,
    pub builds: BTreeMap<String, Build>,
}

#[derive(Serialize, Deserialize)]
pub struct Build {
    pub files: Vec<Listed>,
}

/// One file of a build; the path is relative to the build's folder.
#[derive(Serialize, Deserialize)]
pub struct Listed {
    pub path: String,
    pub size_bytes: u64,
    pub sha256: String,
}

impl Builds {
    /// What an earlier bundle left, or nothing.
    pub fn read(path: &Path) -> Self {
        let text = fs::read(path).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    /// Makes `digest` the current build, keeps `keep` earlier ones, and names those that go.
    pub fn put(&mut self, digest: &str, files: Vec<Listed>, keep: usize) -> Vec<String> {
        if !self.current.is_empty() {
            self.previous.insert(0, std::mem::take(&mut self.current));
        }
        self.previous.retain(|old| old != digest);
        self.current = digest.to_owned();
        self.builds.insert(digest.to_owned(), Build { files });
        let gone = self.previous.split_off(keep.min(self.previous.len()));
        for old in &gone {
            self.builds.remove(old);
        }
        gone
    }

    pub fn json(&self) -> Result<Vec<u8>> {
        serde_json::to_vec(self).doing("builds.json")
    }
}

pub fn list(files: &Files) -> Vec<Listed> {
    let listed = |(path, bytes): (&String, &Vec<u8>)| Listed {
        path: path.clone(),
        size_bytes: bytes.len() as u64,
        sha256: hex::encode(Sha256::digest(bytes)),
    };
    files.iter().map(listed).collect()
}

/// The digest of a build: over `path NUL sha256 LF` of each file, sorted by path.
pub fn digest_of(files: &Files) -> String {
    let mut whole = Sha256::new();
    for file in list(files) {
        whole.update(format!("{}\0{}\n", file.path, file.sha256));
    }
    hex::encode(whole.finalize())
}

/// Writes a file so that a reader sees the old bytes or the new ones, never a part.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    let beside = path.with_extension("part");
    fs::write(&beside, bytes).doing(beside.display())?;
    fs::rename(&beside, path).doing(path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(bytes: &[u8]) -> Files {
        Files::from([("b.js".into(), bytes.to_vec()), ("a.css".into(), vec![1])])
    }

    #[test]
    fn given_one_changed_byte_when_digested_then_the_build_is_another() {
        assert_eq!(digest_of(&files(b"x")), digest_of(&files(b"x")));
        assert_ne!(digest_of(&files(b"x")), digest_of(&files(b"y")));
    }

    #[test]
    fn given_earlier_builds_when_a_new_one_is_put_then_only_the_newest_are_kept() {
        let mut builds = Builds::default();
        for digest in ["one", "two", "three"] {
            assert!(builds.put(digest, Vec::new(), 2).is_empty());
        }
        assert_eq!(builds.put("four", Vec::new(), 2), ["one"]);
        assert_eq!(builds.current, "four");
        assert_eq!(builds.previous, ["three", "two"]);
        assert!(!builds.builds.contains_key("one"));
    }

    #[test]
    fn given_the_same_build_again_when_put_then_nothing_goes() {
        let mut builds = Builds::default();
        builds.put("one", Vec::new(), 1);
        builds.put("two", Vec::new(), 1);
        assert!(builds.put("two", Vec::new(), 1).is_empty());
        assert_eq!(builds.previous, ["one"]);
    }
}
