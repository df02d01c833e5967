use journal::{Chain, Digest, Entry, Fault, LineError, verify};
use proptest::prelude::*;
use serde_json::value::RawValue;

const HEADER: &[u8] = br#"{"format":1}"#;

fn event(text: &str) -> Box<RawValue> {
    RawValue::from_string(serde_json::to_string(&serde_json::json!({ "t": text })).unwrap())
        .unwrap()
}

fn journal(texts: &[String]) -> (Chain, Vec<u8>) {
    let mut chain = Chain::new(HEADER);
    let mut bytes = Vec::new();
    for (i, text) in texts.iter().enumerate() {
        bytes.extend(chain.append(i as u64 * 10, 1_790_000_000_000 + i as i64, event(text)));
        bytes.push(b'\n');
    }
    (chain, bytes)
}

#[test]
fn given_a_first_event_when_appended_then_the_line_has_the_documented_bytes() {
    let mut chain = Chain::new(HEADER);
    let line = chain.append(5, 1_790_000_000_000, event("ą"));
    let prev = Digest::of(HEADER);
    let fields = r#""v":1,"seq":0,"elapsed_ms":5,"wall":1790000000000"#;
    let expected = format!(r#"{{{fields},"prev":"{prev}","event":{{"t":"ą"}}}}"#);
    assert_eq!(String::from_utf8(line.clone()).unwrap(), expected);
    assert_eq!(chain.head().hash, Digest::of(&line));
    // The same vector stands in FORMATS.md; this holds the page to the code.
    assert!(include_str!("../FORMATS.md").contains(&expected));
    assert!(include_str!("../FORMATS.md").contains(&chain.head().hash.to_string()));
}

#[test]
fn given_a_newer_line_when_read_then_it_is_refused() {
    let mut chain = Chain::new(HEADER);
    let line = String::from_utf8(chain.append(0, 0, event("a"))).unwrap();
    let newer = line.replacen(r#""v":1"#, r#""v":2"#, 1);
    assert_eq!(
        Entry::parse(newer.as_bytes()).unwrap_err(),
        LineError::Newer(2)
    );
}

#[test]
fn given_an_odd_spelling_when_read_then_it_is_refused() {
    let mut chain = Chain::new(HEADER);
    let line = String::from_utf8(chain.append(0, 0, event("a"))).unwrap();
    let spaced = line.replacen(r#","seq""#, r#", "seq""#, 1);
    assert_eq!(
        Entry::parse(spaced.as_bytes()).unwrap_err(),
        LineError::Spelling
    );
}

#[test]
fn given_a_clock_that_ran_back_when_appended_then_time_stands_still() {
    let mut chain = Chain::new(HEADER);
    chain.append(50, 0, event("a"));
    let line = chain.append(20, 0, event("b"));
    assert_eq!(Entry::parse(&line).unwrap().elapsed_ms, 50);
}

#[test]
fn given_another_header_when_verified_then_the_first_entry_is_bad() {
    let (_, bytes) = journal(&["a".into()]);
    let fault = verify(b"{}", &bytes).unwrap_err();
    assert_eq!(fault.seq, 0);
    assert!(matches!(fault.fault, Fault::Link { .. }));
}

proptest! {
    #[test]
    fn a_written_journal_verifies(texts in proptest::collection::vec(".{0,40}", 0..20)) {
        let (chain, bytes) = journal(&texts);
        let (head, entries) = verify(HEADER, &bytes).unwrap();
        prop_assert_eq!(head, chain.head());
        prop_assert_eq!(entries.len(), texts.len());
    }

    #[test]
    fn any_changed_byte_is_found(
        texts in proptest::collection::vec(".{0,20}", 1..8), at in any::<usize>(), flip in 1u8..
    ) {
        let (chain, mut bytes) = journal(&texts);
        let at = at % bytes.len();
        bytes[at] ^= flip;
        prop_assert!(verify(HEADER, &bytes).map(|(head, _)| head) != Ok(chain.head()));
    }

    #[test]
    fn any_dropped_byte_is_found(
        texts in proptest::collection::vec(".{0,20}", 1..8), at in any::<usize>()
    ) {
        let (chain, mut bytes) = journal(&texts);
        bytes.remove(at % bytes.len());
        prop_assert!(verify(HEADER, &bytes).map(|(head, _)| head) != Ok(chain.head()));
    }

    #[test]
    fn any_added_byte_is_found(
        texts in proptest::collection::vec(".{0,20}", 1..8),
        at in any::<usize>(),
        byte in any::<u8>()
    ) {
        let (chain, mut bytes) = journal(&texts);
        bytes.insert(at % (bytes.len() + 1), byte);
        prop_assert!(verify(HEADER, &bytes).map(|(head, _)| head) != Ok(chain.head()));
    }

    #[test]
    fn any_two_lines_swapped_are_found(
        texts in proptest::collection::vec("[a-z]{1,9}", 2..8),
        i in any::<usize>(),
        j in any::<usize>()
    ) {
        let (_, bytes) = journal(&texts);
        let mut lines: Vec<&[u8]> = bytes.split_inclusive(|b| *b == b'\n').collect();
        let (i, j) = (i % lines.len(), j % lines.len());
        prop_assume!(i != j);
        lines.swap(i, j);
        prop_assert!(verify(HEADER, &lines.concat()).is_err());
    }
}
