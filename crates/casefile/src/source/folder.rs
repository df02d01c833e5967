//! A case's folder, in memory.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// More than this is no case.
const FILES_MAX: usize = 5_000;
/// More than this is no case.
const SIZE_BYTES_MAX: u64 = 200 * 1024 * 1024;

/// The files of a case by their paths, with forward slashes, relative to the folder.
#[derive(Debug, Clone, Default)]
pub struct Folder {
    name: String,
    files: BTreeMap<String, Vec<u8>>,
}

impl Folder {
    /// A folder of these files; `name` is the folder's own name.
    pub fn new(name: impl Into<String>, files: BTreeMap<String, Vec<u8>>) -> Self {
        Self {
            name: name.into(),
            files,
        }
    }

    /// Reads a folder whole.
    ///
    /// # Errors
    /// What the file system says; a symbolic link; a name that is not UTF-8; too much.
    pub fn read(path: &Path) -> io::Result<Self> {
        let path = path.canonicalize()?;
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        let mut folder = Self::new(name, BTreeMap::new());
        let mut size_bytes = 0;
        folder.walk(&path, "", &mut size_bytes)?;
        Ok(folder)
    }

    /// The folder's own name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Paths and bytes, in the order of paths.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files
            .iter()
            .map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// The bytes of a file.
    pub fn bytes(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// The text of a file; none where it is missing or is not UTF-8.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.bytes(path)
            .and_then(|bytes| std::str::from_utf8(bytes).ok())
    }

    /// Paths that begin with `prefix`, in order.
    pub fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a str> {
        let all = self.files.range(prefix.to_string()..);
        all.map(|(path, _)| path.as_str())
            .take_while(move |path| path.starts_with(prefix))
    }

    fn walk(&mut self, path: &Path, prefix: &str, size_bytes: &mut u64) -> io::Result<()> {
        for entry in std::fs::read_dir(path)? {
            let entry = entry?;
            let name = entry.file_name();
            let name = name
                .to_str()
                .ok_or_else(|| refusal(&entry.path(), "is not UTF-8"))?;
            let inner = format!("{prefix}{name}");
            let kind = entry.file_type()?;
            if kind.is_dir() {
                self.walk(&entry.path(), &format!("{inner}/"), size_bytes)?;
                continue;
            }
            if !kind.is_file() {
                return Err(refusal(&entry.path(), "is not a plain file"));
            }
            *size_bytes += entry.metadata()?.len();
            if self.files.len() >= FILES_MAX || *size_bytes > SIZE_BYTES_MAX {
                return Err(refusal(
                    &entry.path(),
                    "is one too many: the folder is too large",
                ));
            }
            self.files.insert(inner, std::fs::read(entry.path())?);
        }
        Ok(())
    }
}

fn refusal(path: &Path, why: &str) -> io::Error {
    io::Error::other(format!("{} {why}", path.display()))
}
