//! Other programs: found, run, and listened to.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::fault::{Doing, Fault, Result};
use crate::place;

/// A program about to run, in the repository's root unless told otherwise.
pub struct Program {
    command: Command,
    shown: String,
}

/// How a logged program ended.
pub struct Ended {
    pub success: bool,
    pub text: String,
}

impl Program {
    pub fn new(name: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(name.as_ref());
        command.current_dir(place::root()).env("PATH", path());
        let shown = name.as_ref().to_string_lossy().into_owned();
        Self { command, shown }
    }

    #[must_use]
    pub fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        for arg in args {
            self.shown.push(' ');
            self.shown.push_str(&arg.as_ref().to_string_lossy());
            self.command.arg(arg);
        }
        self
    }

    #[must_use]
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    #[must_use]
    pub fn dir(mut self, dir: impl AsRef<Path>) -> Self {
        self.command.current_dir(dir);
        self
    }

    /// Runs with our own screen; a non-zero end is a fault.
    pub fn run(mut self) -> Result {
        let status = self.command.status().doing(&self.shown)?;
        if status.success() {
            return Ok(());
        }
        Err(Fault::new(format!("`{}` ended with {status}", self.shown)))
    }

    /// Runs quietly and returns what it wrote on standard output.
    pub fn text(mut self) -> Result<String> {
        let output = self.command.output().doing(&self.shown)?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said).into_owned();
        Err(Fault::new(format!("`{}` failed:\n{said}", self.shown)))
    }

    /// Starts it and does not wait.
    pub fn start(mut self) -> Result<Child> {
        self.command.spawn().doing(&self.shown)
    }

    /// Runs with output on our screen, in `log`, and in the answer.
    pub fn logged(mut self, log: &Path) -> Result<Ended> {
        self.command.stdin(Stdio::null());
        self.command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut file = File::options().create(true).append(true).open(log)?;
        writeln!(file, "$ {}", self.shown)?;
        let mut child = self.command.spawn().doing(&self.shown)?;
        let kept = Arc::new(Mutex::new((file, String::new())));
        let readers = [
            child.stdout.take().map(|out| copy(out, Arc::clone(&kept))),
            child.stderr.take().map(|out| copy(out, Arc::clone(&kept))),
        ];
        for reader in readers.into_iter().flatten() {
            let _ = reader.join();
        }
        let success = child.wait()?.success();
        let text = kept.lock().map(|kept| kept.1.clone()).unwrap_or_default();
        Ok(Ended { success, text })
    }
}

type Kept = Arc<Mutex<(File, String)>>;

fn copy(from: impl Read + Send + 'static, kept: Kept) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        let mut lines = BufReader::new(from);
        let mut line = Vec::new();
        while lines
            .read_until(b'\n', &mut line)
            .is_ok_and(|size| size > 0)
        {
            let text = String::from_utf8_lossy(&line).into_owned();
            print!("{text}");
            if let Ok(mut kept) = kept.lock() {
                let _ = kept.0.write_all(text.as_bytes());
                kept.1.push_str(&text);
            }
            line.clear();
        }
    })
}

/// The search path, with cargo's own programs first.
fn path() -> OsString {
    let mut folders = vec![place::cargo_bin()];
    if let Some(path) = env::var_os("PATH") {
        folders.extend(env::split_paths(&path));
    }
    env::join_paths(folders).unwrap_or_default()
}

/// Where a program is, if it is anywhere on the search path.
pub fn found(name: &str) -> Option<PathBuf> {
    let folders = path();
    env::split_paths(&folders)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}
