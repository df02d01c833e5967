//! Where the bytes lie: `incoming/` while they arrive, `submissions/` and `odd/` for good.

use journal::Digest;
use sha2::{Digest as _, Sha256};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A data folder. Everything in it is for its owner's eyes only.
#[derive(Debug, Clone)]
pub struct Vault {
    root: PathBuf,
}

const INCOMING: &str = "incoming";
const SUBMISSIONS: &str = "submissions";
const ODD: &str = "odd";

impl Vault {
    /// Opens a data folder, making what is missing.
    ///
    /// # Errors
    /// When the folder cannot be made or written.
    pub fn open(root: &Path) -> io::Result<Self> {
        let vault = Self {
            root: root.to_path_buf(),
        };
        make_private_dir(root)?;
        for name in [INCOMING, SUBMISSIONS, ODD] {
            make_private_dir(&root.join(name))?;
        }
        sync_dir(root)?;
        Ok(vault)
    }

    /// The folder itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where a stored submission lies.
    pub fn submission(&self, id: &Digest) -> PathBuf {
        self.root.join(SUBMISSIONS).join(format!("{id}.proba"))
    }

    /// Where a file that was kept apart lies.
    pub fn odd(&self, id: &Digest) -> PathBuf {
        self.root.join(ODD).join(format!("{id}.bin"))
    }

    /// Begins to take bytes in.
    ///
    /// # Errors
    /// When no file can be made.
    pub fn spool(&self) -> io::Result<Spool> {
        let mut name = [0; 12];
        getrandom::fill(&mut name).map_err(io::Error::other)?;
        let path = self
            .root
            .join(INCOMING)
            .join(format!("{}.part", hex::encode(name)));
        let file = make_private_file(&path)?;
        Ok(Spool {
            path,
            file,
            hash: Sha256::new(),
            size_bytes: 0,
        })
    }

    /// The submissions that lie in the folder, by name; whether the registry knows them or not.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn submissions(&self) -> io::Result<Vec<(Digest, PathBuf)>> {
        self.named(SUBMISSIONS, ".proba")
    }

    /// The files kept apart that lie in the folder, by name.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn odds(&self) -> io::Result<Vec<(Digest, PathBuf)>> {
        self.named(ODD, ".bin")
    }

    fn named(&self, folder: &str, ending: &str) -> io::Result<Vec<(Digest, PathBuf)>> {
        let mut found = Vec::new();
        for entry in fs::read_dir(self.root.join(folder))? {
            let entry = entry?;
            let name = entry.file_name();
            let id = name.to_str().and_then(|name| name.strip_suffix(ending));
            if let Some(id) = id.and_then(|id| id.parse().ok()) {
                found.push((id, entry.path()));
            }
        }
        found.sort();
        Ok(found)
    }

    /// Removes what began to arrive and was left by a process that died, older than `age`.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn sweep(&self, age: Duration) -> io::Result<usize> {
        let mut swept = 0;
        for entry in fs::read_dir(self.root.join(INCOMING))? {
            let entry = entry?;
            let touched = entry.metadata().and_then(|data| data.modified());
            let old = touched.is_ok_and(|at| at.elapsed().is_ok_and(|since| since >= age));
            if old && fs::remove_file(entry.path()).is_ok() {
                swept += 1;
            }
        }
        Ok(swept)
    }

    /// Puts arrived bytes in their place, so that they outlast a power cut, before it returns.
    pub(crate) fn keep(&self, spooled: Spooled, place: &Path) -> io::Result<()> {
        fs::rename(&spooled.path, place)?;
        sync_dir(place.parent().unwrap_or(&self.root))
    }

    /// Removes a file that was kept apart, once the same bytes are a submission.
    pub(crate) fn forget_odd(&self, id: &Digest) {
        let _ = fs::remove_file(self.odd(id));
    }
}

/// Bytes that are arriving. Dropped before they are complete, they leave nothing behind.
#[derive(Debug)]
pub struct Spool {
    path: PathBuf,
    file: File,
    hash: Sha256,
    size_bytes: u64,
}

impl Spool {
    /// Takes the next bytes.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)?;
        self.hash.update(bytes);
        self.size_bytes += bytes.len() as u64;
        Ok(())
    }

    /// How many bytes have come.
    pub fn size_bytes(&self) -> u64 {
        self.size_bytes
    }

    /// SHA-256 of the bytes that have come.
    pub fn digest(&self) -> [u8; 32] {
        self.hash.clone().finalize().into()
    }

    /// All bytes are there: syncs them to the disk.
    ///
    /// # Errors
    /// When the disk does not take them.
    pub(crate) fn finish(mut self) -> io::Result<Spooled> {
        self.file.flush()?;
        self.file.sync_all()?;
        let id = Digest::from_bytes(self.hash.finalize_reset().into());
        let path = std::mem::take(&mut self.path);
        Ok(Spooled {
            path,
            id,
            size_bytes: self.size_bytes,
        })
    }
}

impl Drop for Spool {
    fn drop(&mut self) {
        if !self.path.as_os_str().is_empty() {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Bytes that have arrived whole and are on the disk, not yet in their place.
#[derive(Debug)]
pub(crate) struct Spooled {
    path: PathBuf,
    pub id: Digest,
    pub size_bytes: u64,
}

impl Spooled {
    pub fn read(&self) -> io::Result<Vec<u8>> {
        fs::read(&self.path)
    }
}

impl Drop for Spooled {
    fn drop(&mut self) {
        // Gone already when it was put in its place.
        let _ = fs::remove_file(&self.path);
    }
}

#[cfg(unix)]
fn make_private_dir(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(path)
}

#[cfg(not(unix))]
fn make_private_dir(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}

#[cfg(unix)]
fn make_private_file(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
}

#[cfg(not(unix))]
fn make_private_file(path: &Path) -> io::Result<File> {
    File::create_new(path)
}

/// A rename outlasts a power cut only once its folder is synced.
#[cfg(unix)]
fn sync_dir(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

#[cfg(not(unix))]
fn sync_dir(_: &Path) -> io::Result<()> {
    Ok(())
}
