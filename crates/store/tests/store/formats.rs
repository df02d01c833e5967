//! FORMATS.md says what the code does.

use crate::sample;
use store::{
    Part, Table,
    cipher::{Key, Place, seal_row},
    copy,
};

const PAGE: &str = include_str!("../../FORMATS.md");

/// The text between the fences of the block with this label.
fn block(label: &str) -> &'static str {
    let (_, after) = PAGE
        .split_once(&format!(" {label}\n"))
        .unwrap_or_else(|| panic!("FORMATS.md has no block {label}"));
    after.split_once("```").expect("the block's end").0
}

#[test]
fn given_the_page_when_the_attempt_row_is_written_then_they_agree() {
    let written = String::from_utf8(sample::row().encode()).expect("text") + "\n";
    assert_eq!(written, block("attempt-row"));
}

#[test]
fn given_the_page_when_a_value_is_encrypted_then_they_agree() {
    let key = Key::from_bytes(std::array::from_fn(|i| i as u8));
    let nonce = std::array::from_fn(|i| 0x40 + i as u8);
    let (attempt, part) = (sample::attempt(), Part::Number(12));
    let place = Place {
        attempt: &attempt,
        table: Table::Entries,
        part: &part,
    };
    let sealed = hex::encode(seal_row(&key, nonce, place, b"{\"v\":1}")) + "\n";
    assert_eq!(sealed, block("encrypted-value"));
}

#[test]
fn given_the_page_when_a_copy_is_written_then_they_agree() {
    let bytes = copy::write(&sample::row().encode(), &sample::rows()).expect("a copy");
    assert_eq!(
        String::from_utf8(bytes).expect("text"),
        block("second-copy")
    );
}

#[test]
fn given_the_page_when_the_tables_change_then_it_names_each() {
    for table in Table::ALL {
        let encrypted = if table.is_clear() { "no" } else { "yes" };
        let row = PAGE
            .lines()
            .find(|line| line.starts_with(&format!("| `{table}` |")))
            .unwrap_or_else(|| panic!("FORMATS.md does not name {table}"));
        assert!(row.ends_with(&format!("| {encrypted} |")), "{row}");
    }
}
