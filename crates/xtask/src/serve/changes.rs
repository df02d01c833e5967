//! Which sources changed since the last look.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::fault::Result;
use crate::place;

const FOLDERS: [&str; 3] = ["app", "crates", "public"];
const PASSED_OVER: [&str; 4] = ["node_modules", "dist", "target", "results"];

/// What has to be built again; the later ones include the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Changed {
    Nothing,
    Client,
    Editor,
    Intake,
}

/// The times of the sources as last seen.
pub struct Watch {
    times: BTreeMap<PathBuf, SystemTime>,
}

impl Watch {
    pub fn new() -> Result<Self> {
        Ok(Self { times: times()? })
    }

    /// The widest change since the last call.
    pub fn changed(&mut self) -> Result<Changed> {
        let now = times()?;
        let old = std::mem::replace(&mut self.times, now);
        let touched = self
            .times
            .iter()
            .filter(|(path, time)| old.get(*path) != Some(time));
        let gone = old.keys().filter(|path| !self.times.contains_key(*path));
        let paths = touched.map(|(path, _)| path).chain(gone);
        let root = place::root();
        let kinds = paths.map(|path| kind(path.strip_prefix(&root).unwrap_or(path)));
        Ok(kinds.max().unwrap_or(Changed::Nothing))
    }
}

fn kind(path: &Path) -> Changed {
    if path.starts_with("app/editor") {
        Changed::Editor
    } else if path.starts_with("crates/xtask") {
        Changed::Nothing
    } else if path.starts_with("crates") {
        Changed::Intake
    } else {
        Changed::Client
    }
}

fn times() -> Result<BTreeMap<PathBuf, SystemTime>> {
    let mut times = BTreeMap::new();
    let mut folders: Vec<PathBuf> = FOLDERS.iter().map(|folder| place::at(folder)).collect();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let name = entry.file_name();
            if PASSED_OVER.iter().any(|passed| name == *passed) {
                continue;
            }
            // A file may vanish between the listing and the look.
            match entry.metadata() {
                Ok(data) if data.is_dir() => folders.push(entry.path()),
                Ok(data) => drop(times.insert(entry.path(), data.modified()?)),
                Err(_) => {}
            }
        }
    }
    Ok(times)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_a_path_when_it_changes_then_what_depends_on_it_is_built() {
        assert_eq!(kind(Path::new("app/editor/src/mount.ts")), Changed::Editor);
        assert_eq!(kind(Path::new("app/src/main.rs")), Changed::Client);
        assert_eq!(kind(Path::new("public/cases/a/case.toml")), Changed::Client);
        assert_eq!(
            kind(Path::new("crates/journal/src/lib.rs")),
            Changed::Intake
        );
        assert_eq!(
            kind(Path::new("crates/xtask/src/main.rs")),
            Changed::Nothing
        );
    }
}
