//! Packs every case of the pool for practice and for an exam, once for each change of its source.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::House;
use crate::bundle::{PackedCase, digest_of, read_tree};
use crate::fault::{Doing, Fault, Result};
use crate::place;
use crate::program::Program;

const POOL: &str = "public/cases";

/// What the invigilator gives out: the words that open an exam's pack, and the code at the desk.
#[derive(Clone, Serialize, Deserialize)]
pub struct Exam {
    pub passphrase: String,
    pub code: String,
}

/// Beside each pack: from which source it was made, and its entry in the lobby.
#[derive(Serialize, Deserialize)]
struct Beside {
    source: String,
    entry: PackedCase,
}

/// The parts of `case.toml` that the lobby shows before a pack is opened.
#[derive(Deserialize)]
struct Source {
    id: String,
    version: String,
    duration_minutes: u64,
    title: toml::Value,
    summary: toml::Value,
}

/// Packs the whole pool; the exam's passphrase and code are made once and kept.
pub fn pack_all(house: &House) -> Result<(Vec<PackedCase>, Exam)> {
    fs::create_dir_all(house.packs())?;
    let exam = exam(house)?;
    let mut cases = Vec::new();
    for slug in slugs()? {
        cases.push(pack(house, &slug, None)?);
        cases.push(pack(house, &slug, Some(&exam))?);
    }
    Ok((cases, exam))
}

/// The packs of a folder that were made here.
pub fn packs_in(folder: &Path) -> Result<Vec<PackedCase>> {
    let mut cases = Vec::new();
    for (name, text) in read_tree(folder)? {
        if name.ends_with(".json") {
            let beside: Beside = serde_json::from_slice(&text).doing(&name)?;
            cases.push(placed(beside.entry, folder));
        }
    }
    Ok(cases)
}

fn placed(mut entry: PackedCase, folder: &Path) -> PackedCase {
    entry.path = folder.join(&entry.file);
    entry
}

/// Exam packs as they are before they are wrapped, for a look inside; answers their folder.
pub fn plain_packs(house: &House) -> Result<PathBuf> {
    let folder = house.data.join("plain");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    for slug in slugs()? {
        let source = place::at(POOL).join(&slug);
        let pack = packing(house, "exam", &source, &folder.join(format!("{slug}.case")));
        pack.args(["--plain"]).run()?;
    }
    Ok(folder)
}

/// Folders of the pool that hold a case.
fn slugs() -> Result<Vec<String>> {
    let mut slugs = Vec::new();
    for entry in fs::read_dir(place::at(POOL)).doing(POOL)? {
        let entry = entry?;
        if entry.path().join("case.toml").exists() {
            slugs.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    slugs.sort();
    match slugs.is_empty() {
        true => Err(Fault::new(format!("{POOL} holds no case"))),
        false => Ok(slugs),
    }
}

fn pack(house: &House, slug: &str, exam: Option<&Exam>) -> Result<PackedCase> {
    let kind = if exam.is_some() { "exam" } else { "practice" };
    let source = place::at(POOL).join(slug);
    let file = format!("{slug}-{kind}.case");
    let made_from = fingerprint(house, &source, exam)?;
    let beside = house.packs().join(format!("{slug}-{kind}.json"));
    let known = fs::read(&beside)
        .ok()
        .and_then(|text| serde_json::from_slice(&text).ok());
    let known = known.filter(|known: &Beside| known.source == made_from);
    let path = house.packs().join(&file);
    if let Some(known) = known.filter(|_| path.exists()) {
        return Ok(placed(known.entry, &house.packs()));
    }
    write_pack(house, &source, &path, exam)?;
    let entry = entry(&source, &path, file, kind)?;
    let made = Beside {
        source: made_from,
        entry,
    };
    fs::write(&beside, serde_json::to_vec_pretty(&made).doing("pack")?)?;
    Ok(placed(made.entry, &house.packs()))
}

/// A pack is made anew when its source, the packer, the keys or the passphrase change.
fn fingerprint(house: &House, source: &Path, exam: Option<&Exam>) -> Result<String> {
    let mut whole = Sha256::new();
    whole.update(digest_of(&read_tree(source)?));
    whole.update(digest_of(&read_tree(&place::at("crates/casefile/src"))?));
    whole.update(fs::read(house.institution())?);
    if let Some(exam) = exam {
        whole.update(format!("{}\n{}", exam.passphrase, exam.code));
    }
    Ok(hex::encode(whole.finalize()))
}

fn write_pack(house: &House, source: &Path, out: &Path, exam: Option<&Exam>) -> Result {
    match exam {
        // By the environment: other users of the machine could read the command line.
        Some(exam) => packing(house, "exam", source, out)
            .env("PROBA_PASSPHRASE", &exam.passphrase)
            .env("PROBA_CODE", &exam.code)
            .run(),
        None => packing(house, "practice", source, out).run(),
    }
}

fn packing(house: &House, kind: &str, source: &Path, out: &Path) -> Program {
    Program::new(&house.proba)
        .args(["case", "pack"])
        .args([source])
        .args(["--kind", kind, "--keys"])
        .args([&house.keys()])
        .args(["--out"])
        .args([out])
}

fn entry(source: &Path, path: &Path, file: String, kind: &str) -> Result<PackedCase> {
    let text = fs::read_to_string(source.join("case.toml"))?;
    let case: Source = toml::from_str(&text).doing(source.display())?;
    let json = |value: toml::Value| serde_json::to_value(value).doing("case.toml");
    Ok(PackedCase {
        path: PathBuf::new(),
        file,
        id: case.id,
        version: case.version,
        kind: kind.to_owned(),
        wrapped: kind == "exam",
        title: json(case.title)?,
        summary: json(case.summary)?,
        duration_minutes: case.duration_minutes,
        size_bytes: fs::metadata(path)?.len(),
    })
}

/// The exam's secrets of this house: made at the first start, then kept for its owner's eyes.
fn exam(house: &House) -> Result<Exam> {
    let file = house.data.join("exam.txt");
    if let Ok(text) = fs::read_to_string(&file) {
        return toml::from_str(&text).doing(file.display());
    }
    let made = Program::new(&house.proba)
        .args(["--json", "case", "secrets"])
        .text()?;
    let exam: Exam = serde_json::from_str(&made).doing("case secrets")?;
    let text = toml::to_string(&exam).doing("exam.txt")?;
    private(&file)?.write_all(text.as_bytes())?;
    Ok(exam)
}

#[cfg(unix)]
fn private(path: &Path) -> Result<fs::File> {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true).mode(0o600);
    options.open(path).doing(path.display())
}

#[cfg(not(unix))]
fn private(path: &Path) -> Result<fs::File> {
    fs::File::create(path).doing(path.display())
}
