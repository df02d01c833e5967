//! FORMATS.md says what the code does: members, limits and vectors.

use crate::fixture::*;
use envelope::{Receipt, ReceiptSecret, ReceiptState, SealCode, Signed, inspect};
use journal::Digest;
use serde::Serialize;

const PAGE: &str = include_str!("../../FORMATS.md");
const GOLDEN: &[u8] = include_bytes!("../vectors/v1.proba");

/// The rows of the first table after `heading`, without its head.
fn table(heading: &str) -> Vec<[&'static str; 2]> {
    let at = PAGE
        .find(heading)
        .unwrap_or_else(|| panic!("no heading {heading}"));
    let lines = PAGE[at..].lines().skip_while(|line| !line.starts_with('|'));
    let rows = lines.take_while(|line| line.starts_with('|')).skip(2);
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        [cells[0], cells[1]]
    })
    .collect()
}

/// The fenced block that is opened by three ticks and `kind`.
fn block(kind: &str) -> &'static str {
    let open = format!("```{kind}\n");
    let at = PAGE
        .find(&open)
        .unwrap_or_else(|| panic!("no block {kind}"))
        + open.len();
    PAGE[at..].split("\n```").next().unwrap()
}

/// The members of a value, in the order in which they are written.
fn members<T: Serialize>(value: &T) -> Vec<String> {
    let text = serde_json::to_string(value).unwrap();
    let value: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&text).unwrap();
    let mut names: Vec<String> = value.keys().cloned().collect();
    names.sort_by_key(|name| text.find(&format!("\"{name}\":")).unwrap());
    names
}

fn documented(heading: &str) -> Vec<String> {
    table(heading)
        .iter()
        .map(|[name, _]| name.trim_matches('`').to_owned())
        .collect()
}

fn receipt() -> Receipt {
    Receipt {
        sub: Digest::of(GOLDEN),
        attempt: attempt().attempt,
        size_bytes: GOLDEN.len() as u64,
        wall: STARTED + 5_100_000,
        state: ReceiptState::Received,
    }
}

#[test]
fn given_the_types_when_compared_with_the_page_then_the_members_are_the_same() {
    let statement = inspect(GOLDEN).unwrap().signed.statement;
    assert_eq!(documented("### envelope.json"), members(&statement));
    assert_eq!(documented("### attempt.json"), members(&attempt()));
    assert_eq!(documented("## Receipt"), members(&receipt()));
    let whole = envelope::Institution {
        retention_days: Some(30),
        ..institution()
    };
    assert_eq!(documented("## Institution"), members(&whole));
}

#[test]
fn given_the_constants_when_compared_with_the_page_then_the_limits_are_the_same() {
    let said: Vec<usize> = table("### Limits")
        .iter()
        .map(|[_, most]| most.trim_end_matches(" bytes").parse().unwrap())
        .collect();
    let limits = [
        envelope::SUBMISSION_BYTES_MAX,
        envelope::UNPACKED_BYTES_MAX,
        envelope::ATTEMPT_BYTES_MAX,
        envelope::ENVELOPE_BYTES_MAX,
        envelope::INSTITUTION_BYTES_MAX,
        envelope::ATTACHMENTS_MAX,
    ];
    assert_eq!(said, limits);
}

#[test]
fn given_the_vectors_when_made_again_then_they_come_out() {
    let institution = institution();
    let opened = envelope::open(GOLDEN, &keys().identity).unwrap();
    let found = [
        (
            "age identity",
            keys().identity.lines().last().unwrap().to_owned(),
        ),
        ("age recipient", institution.age_recipient),
        ("minisign public", institution.minisign_public),
        ("receipt kid", institution.receipt_public.kid),
        ("fingerprint", keys().fingerprint().to_string()),
        (
            "attempt digest",
            Digest::of(&attempt().to_json()).to_string(),
        ),
        ("journal head", opened.statement.head.to_string()),
        ("submission id", Digest::of(GOLDEN).to_string()),
        ("seal code", SealCode::of(&opened.id).to_string()),
    ];
    let said = table("## Test vectors");
    assert_eq!(
        said,
        found
            .each_ref()
            .map(|(name, value)| [*name, value.as_str()])
    );
}

#[test]
fn given_the_pages_examples_when_read_then_they_are_those_of_the_golden_file() {
    assert_eq!(block("json attempt").as_bytes(), attempt().to_json());
    let signed = Signed::parse(block("json envelope").as_bytes()).unwrap();
    assert_eq!(signed, inspect(GOLDEN).unwrap().signed);
    let secret = ReceiptSecret::parse(&keys().receipt_secret).unwrap();
    assert_eq!(block("text receipt"), receipt().sign(&secret));
}
