//! `proba case`: cases are checked whole, and packed.

use crate::answer::{Failure, Outcome, Report};
use crate::arguments::{CaseCheck, CaseCommand, CasePack, Kind};
use crate::keys::CASES_SECRET;
use crate::language::Language;
use crate::{disk, secrets};
use casefile::PackKind;
use casefile::pack::{self, PackError, PackOptions, Packed, Signer};
use casefile::source::{self, Finding, Folder, Severity};
use serde_json::json;
use std::path::Path;

pub fn run(command: CaseCommand, language: Language) -> Outcome {
    match command {
        CaseCommand::Check(command) => check(&command, language),
        CaseCommand::Pack(command) if command.commission => pack_commission(&command, language),
        CaseCommand::Pack(command) => pack_case(command, language),
        CaseCommand::Secrets => draw(language),
    }
}

fn check(command: &CaseCheck, language: Language) -> Outcome {
    let (mut lines, mut cases, mut errors) = (Vec::new(), Vec::new(), 0);
    for path in &command.folders {
        let findings = source::check(&folder(path)?);
        errors += findings
            .iter()
            .filter(|f| f.severity == Severity::Error)
            .count();
        lines.extend(findings.iter().map(|finding| line(path, finding)));
        cases.push(json!({ "case": path, "findings": findings }));
    }
    let json = json!({ "cases": cases, "errors": errors });
    let warnings = lines.len() - errors;
    lines.push(language.of(
        format!("błędy: {errors}, uwagi: {warnings}"),
        format!("errors: {errors}, warnings: {warnings}"),
    ));
    Ok(Report {
        json,
        text: lines.join("\n"),
        finding: errors > 0,
    })
}

/// `folder/file:line:column: severity[code]: message`, which editors turn into a link.
fn line(folder: &Path, finding: &Finding) -> String {
    format!("{}", folder.join(finding.to_string()).display())
}

fn folder(path: &Path) -> Result<Folder, Failure> {
    let unreadable =
        |error| Failure::new("file-unreadable", format!("{}: {error}", path.display()));
    if !path.join("case.toml").is_file() {
        return Err(Failure::new("case-missing", path.display()));
    }
    Folder::read(path).map_err(unreadable)
}

/// What an exam's package was made with; nothing in practice.
#[derive(Default)]
struct ExamSecrets {
    code: Option<String>,
    passphrase: Option<String>,
}

fn pack_case(command: CasePack, language: Language) -> Outcome {
    let exam = command.kind == Some(Kind::Exam);
    let secrets = if exam {
        exam_secrets(&command)?
    } else {
        ExamSecrets::default()
    };
    let signer = signer(&command)?;
    if exam && signer.is_none() {
        return Err(Failure::new("pack-unsigned", command.folder.display()));
    }
    let phc = match &secrets.code {
        Some(code) => Some(pack::invigilator_phc(code, &secrets::random()?)?),
        None => None,
    };
    let kind = if exam {
        PackKind::Exam
    } else {
        PackKind::Practice
    };
    let options = PackOptions {
        kind,
        invigilator_phc: phc.as_deref(),
        signer: signer.as_ref(),
    };
    let folder = folder(&command.folder)?;
    let packed = match pack::pack(&folder, &options) {
        Ok(packed) => packed,
        Err(error) => return refused(&command.folder, error),
    };
    let bytes = match &secrets.passphrase {
        Some(passphrase) => pack::wrap(&packed.bytes, passphrase)?,
        None => packed.bytes.clone(),
    };
    try_opening(&bytes, &packed, &secrets, signer.as_ref())?;
    disk::write(&command.out, &bytes)?;
    Ok(told(&command.out, &packed, &secrets, bytes.len(), language))
}

/// The least length of a passphrase that is given, in characters: whoever has the file can try as
/// many as they like.
const PASSPHRASE_CHARS_MIN: usize = 12;

/// The least length of an invigilator's code that is given, in characters: its hash is in the
/// case, for the candidates' browsers to check it by.
const CODE_CHARS_MIN: usize = 8;

/// Given, or drawn; `--no-passphrase` leaves the package unwrapped.
fn exam_secrets(command: &CasePack) -> Result<ExamSecrets, Failure> {
    let drawn = |given: Option<String>,
                 option: &str,
                 least: usize,
                 draw: fn() -> Result<String, Failure>| {
        let Some(given) = given else {
            return draw();
        };
        match given.chars().count() {
            count if count < least => Err(Failure::new(
                "secret-weak",
                format!("{option}: {count} < {least}"),
            )),
            _ => Ok(given),
        }
    };
    let given = command
        .passphrase
        .clone()
        .filter(|_| !command.passphrase_generate);
    let passphrase = match command.no_passphrase {
        true => None,
        false => {
            let option = "--passphrase";
            Some(drawn(
                given,
                option,
                PASSPHRASE_CHARS_MIN,
                secrets::passphrase,
            )?)
        }
    };
    let given = command.invigilator_code.clone();
    let code = drawn(given, "--invigilator-code", CODE_CHARS_MIN, secrets::code)?;
    Ok(ExamSecrets {
        code: Some(code),
        passphrase,
    })
}

fn signer(command: &CasePack) -> Result<Option<Signer>, Failure> {
    let Some(keys) = &command.keys else {
        return Ok(None);
    };
    let secret = disk::read_text(&keys.join(CASES_SECRET))?;
    Ok(Some(Signer::from_minisign(&secret, None)?))
}

/// A package that its own reader refuses must not leave the house.
fn try_opening(
    bytes: &[u8],
    packed: &Packed,
    secrets: &ExamSecrets,
    signer: Option<&Signer>,
) -> Result<(), Failure> {
    let public = signer.map(Signer::public);
    let opened = casefile::open::open(bytes, secrets.passphrase.as_deref(), public.as_deref())
        .map_err(|error| Failure::new(error.code(), error))?;
    match opened.digest == packed.digest {
        true => Ok(()),
        false => Err(Failure::new("pack-write", "the package does not read back")),
    }
}

/// Findings are the report; anything else is a failure.
fn refused(folder: &Path, error: PackError) -> Outcome {
    let PackError::Findings(findings) = error else {
        return Err(error.into());
    };
    let text: Vec<String> = findings
        .iter()
        .map(|finding| line(folder, finding))
        .collect();
    let json = json!({ "case": folder, "findings": findings });
    Ok(Report::finding(json, text.join("\n")))
}

fn told(
    out: &Path,
    packed: &Packed,
    secrets: &ExamSecrets,
    size_bytes: usize,
    language: Language,
) -> Report {
    let (id, version, digest) = (
        &packed.manifest.id,
        &packed.manifest.version,
        &packed.digest,
    );
    let json = json!({
        "file": out, "id": id, "version": version, "digest": digest,
        "size_bytes": size_bytes, "warnings": packed.warnings,
        "passphrase": secrets.passphrase, "code": secrets.code,
    });
    let mut text = format!(
        "{}: {id} {version}, {size_bytes} B, {digest}",
        out.display()
    );
    for (polish, english, secret) in [
        ("hasło pakietu", "passphrase", &secrets.passphrase),
        (
            "kod osoby nadzorującej",
            "invigilator's code",
            &secrets.code,
        ),
    ] {
        if let Some(secret) = secret {
            text.push_str(&format!("\n{}: {secret}", language.of(polish, english)));
        }
    }
    Report::good(json, text)
}

fn pack_commission(command: &CasePack, language: Language) -> Outcome {
    let signer = signer(command)?;
    let packed = match pack::pack_commission(&folder(&command.folder)?, signer.as_ref()) {
        Ok(packed) => packed,
        Err(error) => return refused(&command.folder, error),
    };
    disk::write(&command.out, &packed.bytes)?;
    let size_bytes = packed.bytes.len();
    Ok(told(
        &command.out,
        &packed,
        &ExamSecrets::default(),
        size_bytes,
        language,
    ))
}

fn draw(language: Language) -> Outcome {
    let (passphrase, code) = (secrets::passphrase()?, secrets::code()?);
    let text = language.of(
        format!("hasło pakietu: {passphrase}\nkod osoby nadzorującej: {code}"),
        format!("passphrase: {passphrase}\ninvigilator's code: {code}"),
    );
    Ok(Report::good(
        json!({ "passphrase": passphrase, "code": code }),
        text,
    ))
}
