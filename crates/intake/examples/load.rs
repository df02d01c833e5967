//! The load run: many submissions from many candidates at once, while the server is killed.
//!
//! `load --proba PATH [--count 1000] [--at-once 200] [--size-bytes 1000000] [--kills 3]`
//!
//! Every sender retries until it holds a receipt that verifies. At the end nothing may be lost
//! and nothing doubled: as many files and rows as submissions, each with the receipt that its
//! sender got. Prints one JSON line; exit 1 when a promise was broken.

use envelope::{
    Attempt, CaseRef, Institution, Mode, PublicKey, Reason, Receipt, ReceiptKey, SealInput, Sealed,
    fingerprint, seal,
};
use journal::Digest;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread::{scope, sleep};
use std::time::{Duration, Instant};

const SECRET: [u8; 32] = [7; 32];

struct Wanted {
    proba: PathBuf,
    count: usize,
    at_once: usize,
    size_bytes: usize,
    kills: usize,
}

impl Wanted {
    fn read() -> Self {
        let words: Vec<String> = std::env::args().skip(1).collect();
        let option = |name: &str| {
            let at = words.iter().position(|word| word == name)?;
            words.get(at + 1).cloned()
        };
        let number = |name: &str, default: usize| {
            option(name).map_or(default, |text| text.parse().expect("a whole number"))
        };
        let proba = option("--proba").expect("--proba PATH of the program under load");
        Self {
            proba: std::path::absolute(proba).expect("a path"),
            count: number("--count", 1000),
            at_once: number("--at-once", 200),
            size_bytes: number("--size-bytes", 1_000_000),
            kills: number("--kills", 3),
        }
    }
}

/// The institution's folder, and the port that every restart listens on.
struct House<'a> {
    wanted: &'a Wanted,
    dir: &'a Path,
    port: u16,
}

impl House<'_> {
    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(&self.wanted.proba);
        command.current_dir(self.dir).args(words);
        command
    }

    fn start(&self) -> Child {
        let listen = format!("127.0.0.1:{}", self.port);
        let words = [
            "--json", "serve", "--data", "data", "--keys", "keys", "--listen", &listen,
        ];
        let more = ["--uploads-per-minute", "1000000"];
        let mut command = self.command(&[&words[..], &more].concat());
        command.env("RUST_LOG", "error").stdout(Stdio::piped());
        let mut server = command.spawn().expect("the server starts");
        let mut line = String::new();
        let stdout = server.stdout.take().expect("piped");
        BufReader::new(stdout)
            .read_line(&mut line)
            .expect("the server speaks");
        server
    }

    fn ask(&self, head: &str, body: &[u8]) -> Option<(u16, String)> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .ok()?;
        stream.write_all(head.as_bytes()).ok()?;
        stream.write_all(body).ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        let status = answer.split(' ').nth(1)?.parse().ok()?;
        Some((status, answer.split_once("\r\n\r\n")?.1.to_owned()))
    }

    fn upload(&self, bytes: &[u8]) -> Option<String> {
        let head = format!(
            "POST /api/submissions HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\
             Content-Type: application/vnd.proba\r\nContent-Length: {}\r\n\r\n",
            bytes.len()
        );
        let (status, body) = self.ask(&head, bytes)?;
        [200, 201].contains(&status).then_some(body)
    }
}

/// What the senders have found out together.
#[derive(Default)]
struct Board {
    next: AtomicUsize,
    done: AtomicUsize,
    retries: AtomicUsize,
    receipts: Mutex<BTreeMap<String, String>>,
    waits_ms: Mutex<Vec<u64>>,
}

fn main() -> ExitCode {
    let wanted = Wanted::read();
    let dir = tempfile::tempdir().expect("a folder");
    let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = free.local_addr().expect("an address").port();
    drop(free);
    let house = House {
        wanted: &wanted,
        dir: dir.path(),
        port,
    };
    let made = house
        .command(&["keys", "new", "--out", "keys"])
        .stdout(Stdio::null())
        .status();
    assert!(made.expect("proba runs").success(), "keys are made");
    let institution_json = std::fs::read(dir.path().join("keys/institution.json")).expect("keys");
    let institution = Institution::parse(&institution_json).expect("an institution");
    let print = fingerprint(&institution_json);
    let board = Board::default();
    let began = Instant::now();
    scope(|scope| {
        scope.spawn(|| kill_now_and_then(&house, &board));
        for _ in 0..wanted.at_once {
            scope.spawn(|| send_all(&house, &board, &institution, print));
        }
    });
    report(&house, &board, began.elapsed())
}

/// Kills and restarts the server at even parts of the run; leaves one running at the end.
fn kill_now_and_then(house: &House<'_>, board: &Board) {
    let mut server = house.start();
    for kill in 1..=house.wanted.kills {
        let until = house.wanted.count * kill / (house.wanted.kills + 1);
        while board.done.load(SeqCst) < until {
            sleep(Duration::from_millis(5));
        }
        // SIGKILL: the process gets no chance to put anything in order.
        server.kill().expect("the server can be killed");
        server.wait().expect("it ends");
        server = house.start();
    }
    while board.done.load(SeqCst) < house.wanted.count {
        sleep(Duration::from_millis(20));
    }
    server.kill().expect("the server can be killed");
    server.wait().expect("it ends");
}

fn send_all(house: &House<'_>, board: &Board, institution: &Institution, print: Digest) {
    let key = institution.receipt_key().expect("a key");
    loop {
        let number = board.next.fetch_add(1, SeqCst);
        if number >= house.wanted.count {
            return;
        }
        let sealed = sealed(
            number,
            house.wanted.size_bytes,
            &institution.age_recipient,
            print,
        );
        let began = Instant::now();
        let receipt = send(house, board, &sealed, &key, number);
        let wait_ms = began.elapsed().as_millis() as u64;
        board.waits_ms.lock().expect("no panic").push(wait_ms);
        board
            .receipts
            .lock()
            .expect("no panic")
            .insert(sealed.id.to_string(), receipt);
        board.done.fetch_add(1, SeqCst);
    }
}

/// As the client does: again and again, with back-off and jitter, until a receipt fits.
fn send(
    house: &House<'_>,
    board: &Board,
    sealed: &Sealed,
    key: &ReceiptKey,
    number: usize,
) -> String {
    let mut pause_ms = 50;
    loop {
        if let Some(jws) = house.upload(&sealed.bytes) {
            let receipt = Receipt::verify(&jws, key).expect("a receipt of this institution");
            let size_bytes = sealed.bytes.len() as u64;
            assert!(receipt.is_for(&sealed.id, &sealed.statement.attempt, size_bytes));
            return jws;
        }
        board.retries.fetch_add(1, SeqCst);
        let jitter = (number as u64 * 7919) % pause_ms;
        sleep(Duration::from_millis(pause_ms + jitter));
        pause_ms = (pause_ms * 2).min(2000);
    }
}

/// A submission of about this size, that no compression makes smaller.
fn sealed(number: usize, size_bytes: usize, recipient: &str, institution: Digest) -> Sealed {
    let header = Attempt {
        format: Attempt::FORMAT,
        attempt: format!("{number:032x}").parse().expect("32 digits"),
        candidate: format!("C-{number}").parse().expect("a code"),
        mode: Mode::Exam,
        case: CaseRef {
            id: "load".parse().expect("an id"),
            version: "1".parse().expect("a version"),
            digest: Digest::of(b"pack"),
        },
        institution,
        build: "load".parse().expect("a build"),
        started_wall: 0,
        duration_ms: 1,
        key: PublicKey::of_secret(&SECRET),
    };
    let noise = noise(number as u64, size_bytes);
    seal(&SealInput {
        attempt_json: &header.to_json(),
        journal: b"",
        attachments: &[&noise],
        signing_secret: &SECRET,
        recipient,
        sealed_wall: 1,
        reason: Reason::Time,
    })
    .expect("it seals")
}

/// Bytes of a xorshift generator.
fn noise(seed: u64, size_bytes: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    };
    std::iter::repeat_with(next)
        .flatten()
        .take(size_bytes)
        .collect()
}

fn report(house: &House<'_>, board: &Board, elapsed: Duration) -> ExitCode {
    let listed = house
        .command(&["--json", "submissions", "list"])
        .output()
        .expect("it lists");
    let listed: Value = serde_json::from_slice(&listed.stdout).expect("a document");
    let rows = listed["submissions"].as_array().expect("a list");
    let receipts = board.receipts.lock().expect("no panic");
    let kept = |row: &&Value| {
        let id = row["id"].as_str().unwrap_or_default();
        receipts.get(id).map(|jws| jws.trim()) == row["receipt"].as_str()
    };
    let good = rows.iter().filter(kept).count();
    let files = std::fs::read_dir(house.dir.join("data/submissions"))
        .expect("a folder")
        .count();
    let count = house.wanted.count;
    let lost = count - receipts.len().min(good);
    let doubled = rows.len().max(files).saturating_sub(count);
    let mut waits = board.waits_ms.lock().expect("no panic").clone();
    waits.sort_unstable();
    let at = |part: usize| waits[(waits.len() - 1) * part / 100];
    let told = json!({
        "count": count, "at_once": house.wanted.at_once, "size_bytes": house.wanted.size_bytes,
        "kills": house.wanted.kills, "lost": lost, "doubled": doubled,
        "retries": board.retries.load(SeqCst), "elapsed_ms": elapsed.as_millis() as u64,
        "wait_ms": { "median": at(50), "p95": at(95), "max": at(100) },
    });
    println!("{told}");
    let kept_all = good == count && rows.len() == count && files == count;
    if kept_all {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
