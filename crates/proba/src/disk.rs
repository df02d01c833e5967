//! Files that are read and written by name.

use crate::answer::Failure;
use std::fs;
use std::io::Write;
use std::path::Path;

/// Reads a file whole, if it is not larger than anything this program knows.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    const BYTES_MAX: u64 = 512 * 1024 * 1024;
    let unreadable = |why: &dyn std::fmt::Display| {
        Failure::new("file-unreadable", format!("{}: {why}", path.display()))
    };
    let size_bytes = fs::metadata(path)
        .map_err(|error| unreadable(&error))?
        .len();
    if size_bytes > BYTES_MAX {
        return Err(unreadable(&format!("{size_bytes} bytes are too many")));
    }
    fs::read(path).map_err(|error| unreadable(&error))
}

/// Reads a text file.
pub fn read_text(path: &Path) -> Result<String, Failure> {
    String::from_utf8(read(path)?).map_err(|_| {
        Failure::new(
            "file-unreadable",
            format!("{}: it is not text", path.display()),
        )
    })
}

/// Writes a file whole or not at all, replacing an older one.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    let beside = Path::new(&beside);
    let written = fs::write(beside, bytes).and_then(|()| fs::rename(beside, path));
    written.map_err(|error| unwritable(path, &error))
}

/// Writes a file that must not be there yet, for its owner's eyes only.
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(path).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    written.map_err(|error| unwritable(path, &error))
}

/// Makes a folder for its owner's eyes only; it may be there, but then it must be empty.
pub fn make_private_dir(path: &Path) -> Result<(), Failure> {
    if fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(Failure::new("out-exists", path.display()));
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(path)
        .map_err(|error| unwritable(path, &error))
}

fn unwritable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new("file-unwritable", format!("{}: {error}", path.display()))
}
