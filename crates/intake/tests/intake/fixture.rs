//! An institution with its data folder, a server on it, and sealed work to send.

use envelope::keys::{ENTROPY_BYTES, Keys, generate};
use envelope::{
    Attempt, CaseRef, Institution, InstitutionName, Mode, PublicKey, Reason, ReceiptKey, SealInput,
    Sealed, seal,
};
use intake::{Config, Intake, Limits, ServerKeys, Tls, serve};
use journal::{Chain, Digest};
use serde_json::value::RawValue;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::thread::{JoinHandle, spawn};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tokio::sync::oneshot;

pub const SECRET: [u8; 32] = [7; 32];

pub fn keys(seed: u8) -> Keys {
    let name = InstitutionName {
        pl: "Instytucja".into(),
        en: "Institution".into(),
    };
    generate(&[seed; ENTROPY_BYTES], name, 0, 4_000_000_000_000)
}

fn attempt(keys: &Keys, number: u32) -> Attempt {
    Attempt {
        format: Attempt::FORMAT,
        attempt: format!("{number:032x}").parse().unwrap(),
        candidate: "KANDYDAT-17".parse().unwrap(),
        mode: Mode::Exam,
        case: CaseRef {
            id: "bujnie".parse().unwrap(),
            version: "1.0.0".parse().unwrap(),
            digest: Digest::of(b"pack"),
        },
        institution: keys.fingerprint(),
        build: "build".parse().unwrap(),
        started_wall: 1,
        duration_ms: 10,
        key: PublicKey::of_secret(&SECRET),
    }
}

/// Work of `length` entries; the same attempt and length give the same head.
pub fn sealed(keys: &Keys, number: u32, length: u64) -> Sealed {
    sealed_saying(keys, number, length, "typed")
}

pub fn sealed_saying(keys: &Keys, number: u32, length: u64, word: &str) -> Sealed {
    let header = attempt(keys, number).to_json();
    let mut chain = Chain::new(&header);
    let mut journal = Vec::new();
    for place in 0..length {
        let event = RawValue::from_string(format!(r#"{{"{word}":{place}}}"#)).unwrap();
        journal.extend(chain.append(place, 1, event));
        journal.push(b'\n');
    }
    let institution = Institution::parse(&keys.institution_json).unwrap();
    seal(&SealInput {
        attempt_json: &header,
        journal: &journal,
        attachments: &[b"pack"],
        signing_secret: &SECRET,
        recipient: &institution.age_recipient,
        sealed_wall: 2,
        reason: Reason::HandIn,
    })
    .unwrap()
}

/// An institution's folders: keys, data, client.
pub struct House {
    pub dir: TempDir,
    pub keys: Keys,
}

impl House {
    pub fn new() -> Self {
        let dir = TempDir::new().unwrap();
        let keys = keys(1);
        let write = |name: &str, bytes: &[u8]| {
            let path = dir.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        };
        write("keys/institution.json", &keys.institution_json);
        write("keys/receipt.jwk", &keys.receipt_secret);
        write("client/index.html", b"<p>start");
        Self { dir, keys }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn receipt_key(&self) -> ReceiptKey {
        let institution = Institution::parse(&self.keys.institution_json).unwrap();
        institution.receipt_key().unwrap()
    }

    pub fn config(&self) -> Config {
        Config {
            listen: "127.0.0.1:0".parse().unwrap(),
            data: self.path("data"),
            keys: self.path("keys"),
            database: None,
            client: Some(self.path("client")),
            tls: None,
            limits: Limits::default(),
        }
    }

    pub fn start(&self) -> Running {
        Running::start(self.config())
    }

    pub fn start_with(&self, limits: Limits) -> Running {
        Running::start(Config {
            limits,
            ..self.config()
        })
    }

    pub fn start_tls(&self, tls: Tls) -> Running {
        Running::start(Config {
            tls: Some(tls),
            ..self.config()
        })
    }

    /// The names in a folder of the data folder.
    pub fn listing(&self, folder: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.path("data").join(folder)).unwrap();
        let name = |entry: std::io::Result<std::fs::DirEntry>| {
            entry.unwrap().file_name().into_string().unwrap()
        };
        let mut names: Vec<String> = entries.map(name).collect();
        names.sort();
        names
    }

    /// Runs something on the data folder, as the command line does beside a running server.
    pub fn with_intake<T>(&self, work: impl AsyncFnOnce(&Intake) -> T) -> T {
        Runtime::new().unwrap().block_on(async {
            let keys = ServerKeys::load(&self.path("keys")).unwrap();
            let intake = Intake::open(&self.path("data"), None, keys).await.unwrap();
            let answer = work(&intake).await;
            intake.registry.close().await;
            answer
        })
    }

    pub fn database(&self) -> PathBuf {
        self.path("data/intake.sqlite")
    }
}

/// A server in a thread of its own; stops when it is dropped.
pub struct Running {
    pub address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Running {
    fn start(config: Config) -> Self {
        let (stop, stopped) = oneshot::channel();
        let (ready, listening) = std::sync::mpsc::channel();
        let thread = spawn(move || {
            let stopped = async { _ = stopped.await };
            let ready = move |address| ready.send(address).unwrap();
            Runtime::new()
                .unwrap()
                .block_on(serve(config, ready, stopped))
                .unwrap();
        });
        let address = listening.recv().unwrap();
        Self {
            address,
            stop: Some(stop),
            thread: Some(thread),
        }
    }

    /// Asks it to stop, without waiting.
    pub fn ask_to_stop(&mut self) {
        self.stop.take().unwrap().send(()).unwrap();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.stop.take());
        if self.thread.take().unwrap().join().is_err() && !std::thread::panicking() {
            panic!("the server panicked");
        }
    }
}
