//! `proba keys`: an institution's keys, made once.

use crate::answer::{Failure, Outcome, Report};
use crate::arguments::{InstitutionArgs, KeysCommand, KeysNew};
use crate::language::Language;
use crate::{disk, secrets, wall};
use envelope::keys::{Keys, generate};
use envelope::{Institution, InstitutionName};
use intake::ServerKeys;
use serde_json::json;
use std::path::Path;

/// The age identity: opens every submission.
pub const IDENTITY: &str = "identity.txt";
/// The minisign secret: signs cases.
pub const CASES_SECRET: &str = "cases.key";
/// The minisign public key.
const CASES_PUBLIC: &str = "cases.pub";

const YEAR_MS: i64 = 31_556_952_000;

pub fn run(command: KeysCommand, language: Language) -> Outcome {
    let KeysCommand::New(KeysNew { out, institution }) = command;
    let keys = make(&out, &institution)?;
    let fingerprint = keys.fingerprint();
    let json = json!({
        "place": out, "fingerprint": fingerprint, "shown": fingerprint.grouped(4),
    });
    Ok(Report::good(json, told(&out, &keys, language)))
}

/// Makes keys in a folder that has none.
pub fn make(out: &Path, institution: &InstitutionArgs) -> Result<Keys, Failure> {
    disk::make_private_dir(out)?;
    let name = InstitutionName {
        pl: institution.name_pl.clone(),
        en: institution.name_en.clone(),
    };
    let from = wall::now();
    let to = from + i64::from(institution.years) * YEAR_MS;
    let mut keys = generate(&secrets::random()?, name, from, to);
    keep_for(&mut keys, institution.retention_days);
    for (name, bytes) in [
        (ServerKeys::INSTITUTION, &keys.institution_json[..]),
        (ServerKeys::RECEIPT, &keys.receipt_secret),
        (IDENTITY, keys.identity.as_bytes()),
        (CASES_SECRET, keys.minisign_secret.as_bytes()),
        (CASES_PUBLIC, keys.minisign_public.as_bytes()),
    ] {
        disk::write_private(&out.join(name), bytes)?;
    }
    Ok(keys)
}

/// Says in the institution's file for how long candidates' computers keep the work.
fn keep_for(keys: &mut Keys, retention_days: Option<u32>) {
    let mut institution =
        Institution::parse(&keys.institution_json).expect("the keys were just made");
    institution.retention_days = retention_days;
    keys.institution_json = institution.to_json();
}

/// What was made, and what each file is for.
pub fn told(out: &Path, keys: &Keys, language: Language) -> String {
    let (place, fingerprint) = (out.display(), keys.fingerprint().grouped(4));
    language.of(
        format!(
            "Klucze: {place}\nOdcisk: {fingerprint}\n\
             institution.json  jawny: dostaje go aplikacja\n\
             receipt.jwk       podpisuje potwierdzenia; jedyny sekret serwera\n\
             cases.key         podpisuje przypadki (minisign); cases.pub sprawdza podpisy\n\
             identity.txt      otwiera wszystkie prace (age); przenieś go z serwera do komisji"
        ),
        format!(
            "Keys: {place}\nFingerprint: {fingerprint}\n\
             institution.json  public: the client gets it\n\
             receipt.jwk       signs receipts; the server's only secret\n\
             cases.key         signs cases (minisign); cases.pub checks the signatures\n\
             identity.txt      opens every submission (age); move it from the server to the \
             commission"
        ),
    )
}
