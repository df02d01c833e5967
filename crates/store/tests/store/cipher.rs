use proptest::prelude::*;
use store::{
    AttemptId, Part, Table,
    cipher::{Key, NONCE_BYTES, Place, Refusal, TAG_BYTES, Vault, open_row, seal_row},
};

fn attempt(number: u8) -> AttemptId {
    AttemptId::from_bytes([number; 16])
}

fn key(number: u8) -> Key {
    Key::from_bytes([number; 32])
}

fn place<'a>(attempt: &'a AttemptId, table: Table, part: &'a Part) -> Place<'a> {
    Place {
        attempt,
        table,
        part,
    }
}

#[test]
fn given_a_sealed_row_when_it_is_opened_elsewhere_then_it_is_refused() {
    let (one, two) = (attempt(1), attempt(2));
    let (at, other) = (Part::Number(7), Part::Number(8));
    let sealed = seal_row(&key(1), [3; 24], place(&one, Table::Entries, &at), b"x");

    let open = |key: &Key, place| open_row(key, place, &sealed);
    let right = place(&one, Table::Entries, &at);
    assert_eq!(open(&key(1), right), Ok(b"x".to_vec()));
    for wrong in [
        place(&two, Table::Entries, &at),
        place(&one, Table::Snapshots, &at),
        place(&one, Table::Entries, &other),
    ] {
        assert_eq!(open(&key(1), wrong), Err(Refusal::Tag));
    }
    assert_eq!(open(&key(2), right), Err(Refusal::Tag));
}

#[test]
fn given_too_few_bytes_when_opened_then_they_are_short() {
    let (id, part) = (attempt(1), Part::name("a"));
    let bytes = vec![0; NONCE_BYTES + TAG_BYTES - 1];
    let opened = open_row(&key(1), place(&id, Table::Drafts, &part), &bytes);
    assert_eq!(opened, Err(Refusal::Short));
}

#[test]
fn given_a_vault_when_it_encodes_then_only_the_clear_tables_stay_readable() {
    let vault = Vault::Encrypted(key(1));
    let id = attempt(1);
    for table in Table::ALL {
        let part = table.first();
        let at = place(&id, table, &part);
        let stored = vault.encode(|| [9; 24], at, b"answer".to_vec());
        let readable = stored == b"answer";
        assert_eq!(readable, matches!(table, Table::Attempts | Table::Outbox));
        assert_eq!(vault.decode(at, stored), Ok(b"answer".to_vec()));
        let plain = Vault::Plain.encode(|| unreachable!(), at, b"answer".to_vec());
        assert_eq!(plain, b"answer");
    }
}

#[test]
fn given_a_key_when_it_is_printed_then_nothing_of_it_shows() {
    assert_eq!(
        format!("{:?}", Vault::Encrypted(key(1))),
        "Encrypted(Key(…))"
    );
}

proptest! {
    #[test]
    fn given_any_value_when_sealed_then_it_opens(
        secret: [u8; 32], nonce: [u8; 24], id: [u8; 16], part: String, value: Vec<u8>,
    ) {
        let (key, id) = (Key::from_bytes(secret), AttemptId::from_bytes(id));
        let part = Part::Name(part);
        let at = place(&id, Table::Drafts, &part);
        let sealed = seal_row(&key, nonce, at, &value);
        prop_assert_eq!(sealed.len(), value.len() + NONCE_BYTES + TAG_BYTES);
        prop_assert_eq!(open_row(&key, at, &sealed), Ok(value));
    }

    #[test]
    fn given_any_changed_bit_when_opened_then_it_is_refused(
        value in prop::collection::vec(any::<u8>(), 0..200),
        at: prop::sample::Index, bit in 0..8_u32,
    ) {
        let (id, part) = (attempt(1), Part::Number(0));
        let place = place(&id, Table::Entries, &part);
        let mut sealed = seal_row(&key(1), [5; 24], place, &value);
        let index = at.index(sealed.len());
        sealed[index] ^= 1_u8 << bit;
        prop_assert_eq!(open_row(&key(1), place, &sealed), Err(Refusal::Tag));
    }
}
