use crate::sample;

use proptest::prelude::*;
use store::{
    Batch, Error, Part, Row, Store, Table,
    attempt::AttemptRow,
    cipher::{Key, Place, Refusal, Vault},
    contract::block_on,
    copy::{self, CopyError},
    faulty::{Fault, Faulty},
    memory::Memory,
};

fn filled(row: &AttemptRow, rows: &[Row]) -> Memory {
    block_on(async {
        let store = Memory::new();
        let epoch = store.claim(&row.id).await.expect("a claim");
        let mut batch = Batch::new(row.id.clone(), epoch).put(Table::Attempts, "", row.encode());
        for row in rows {
            batch = batch.put(row.table, row.part.clone(), row.bytes.clone());
        }
        store.write(&batch).await.expect("a write");
        store
    })
}

fn sample_copy() -> Vec<u8> {
    copy::write(&sample::row().encode(), &sample::rows()).expect("a copy")
}

#[test]
fn given_an_attempt_when_copied_and_brought_to_another_machine_then_it_is_the_same() {
    let here = filled(&sample::row(), &sample::rows());
    block_on(async {
        let bytes = copy::export(&here, &sample::attempt())
            .await
            .expect("a copy");

        let there = Memory::new();
        let read = copy::read(&bytes).expect("a whole copy");
        copy::import(&there, &read).await.expect("an import");

        assert_eq!(there.attempts().await, here.attempts().await);
        let id = sample::attempt();
        assert_eq!(there.rows(&id).await, here.rows(&id).await);
        assert_eq!(copy::export(&there, &id).await, Ok(bytes));
    });
}

#[test]
fn given_a_machine_that_has_the_attempt_when_a_copy_comes_then_the_work_stays() {
    let store = filled(&sample::row(), &[]);
    let read = copy::read(&sample_copy()).expect("a whole copy");
    block_on(async {
        let refused = copy::import(&store, &read).await;
        let (table, part) = (Table::Attempts, Part::single());
        assert_eq!(refused, Err(Error::Exists { table, part }));
        assert_eq!(store.rows(&sample::attempt()).await, Ok(vec![]));
    });
}

#[test]
fn given_full_storage_when_a_copy_comes_then_nothing_of_it_stays() {
    let store = Faulty::new(Memory::new());
    let read = copy::read(&sample_copy()).expect("a whole copy");
    store.fail_writes(1, Fault::Delay(1));
    store.fail_writes(1, Fault::Quota);
    block_on(async {
        assert_eq!(copy::import(&store, &read).await, Err(Error::Quota));
        assert_eq!(store.inner().attempts().await, Ok(vec![]));
        assert_eq!(store.inner().rows(&sample::attempt()).await, Ok(vec![]));
        assert!(copy::import(&store, &read).await.is_ok());
    });
}

#[test]
fn given_an_unknown_attempt_when_exported_then_it_is_missing() {
    let exported = block_on(copy::export(&Memory::new(), &sample::attempt()));
    assert_eq!(exported, Err(Error::Missing));
}

#[test]
fn given_an_encrypted_copy_when_opened_then_each_row_must_be_at_its_place() {
    let (vault, id) = (
        Vault::Encrypted(Key::from_bytes([7; 32])),
        sample::attempt(),
    );
    let encode = |row: &Row| {
        let place = Place {
            attempt: &id,
            table: row.table,
            part: &row.part,
        };
        let bytes = vault.encode(|| [1; 24], place, row.bytes.clone());
        Row {
            bytes,
            ..row.clone()
        }
    };
    let mut rows: Vec<Row> = sample::rows().iter().map(encode).collect();
    let row = sample::row().encode();
    let read = copy::read(&copy::write(&row, &rows).expect("a copy")).expect("a whole copy");
    assert_eq!(read.open(&vault), Ok(sample::rows()));

    let other = Vault::Encrypted(Key::from_bytes([8; 32]));
    assert_eq!(read.open(&other), Err((0, Refusal::Tag)));
    rows[1].bytes = rows[0].bytes.clone();
    let moved = copy::read(&copy::write(&row, &rows).expect("a copy")).expect("a whole copy");
    assert_eq!(moved.open(&vault), Err((1, Refusal::Tag)));
}

#[test]
fn given_rows_out_of_order_or_twice_when_read_then_the_line_is_named() {
    let rows = sample::rows();
    for wrong in [
        vec![rows[1].clone(), rows[0].clone()],
        vec![rows[0].clone(), rows[0].clone()],
        vec![rows[2].clone(), rows[0].clone()],
    ] {
        let bytes = copy::write(&sample::row().encode(), &wrong).expect("a copy");
        assert!(matches!(
            copy::read(&bytes),
            Err(CopyError::Line { line: 3, .. })
        ));
    }
}

#[test]
fn given_other_files_when_read_then_each_is_told_apart() {
    assert_eq!(copy::read(b""), Err(CopyError::NotACopy));
    assert_eq!(copy::read(b"PK\x03\x04\xff"), Err(CopyError::NotACopy));
    assert_eq!(
        copy::read(b"{\"format\":\"other\",\"v\":1}\n"),
        Err(CopyError::NotACopy)
    );
    let newer = b"{\"format\":\"proba-copy\",\"v\":2,\"what\":0}\n";
    assert_eq!(copy::read(newer), Err(CopyError::Newer(2)));
    let whole = sample_copy();
    let lines: Vec<&[u8]> = whole.split_inclusive(|b| *b == b'\n').collect();
    let cut = lines[..lines.len() - 1].concat();
    assert_eq!(copy::read(&cut), Err(CopyError::Cut));
    let dropped = [lines[0], lines[2], lines[3], lines[4]].concat();
    assert_eq!(copy::read(&dropped), Err(CopyError::Changed));
    let twice = [whole.as_slice(), b"\n"].concat();
    assert!(copy::read(&twice).is_err());
}

#[test]
fn given_every_cut_and_every_flipped_bit_when_read_then_each_is_found() {
    let whole = sample_copy();
    for index in 0..whole.len() {
        assert!(copy::read(&whole[..index]).is_err(), "cut at {index}");
        for bit in 0..8 {
            let mut changed = whole.clone();
            changed[index] ^= 1 << bit;
            assert!(copy::read(&changed).is_err(), "bit {bit} of byte {index}");
        }
    }
}

fn text() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        any::<Vec<u8>>(),
        "\\PC{0,40}".prop_map(String::into_bytes),
        (0..3_usize).prop_map(|n| "zażółć gęślą jaźń 🦀👩‍💻\u{0}\n"
            .repeat(n * 1_200)
            .into_bytes()),
        any::<u8>().prop_map(|byte| vec![byte; 100_000]),
    ]
}

fn row() -> impl Strategy<Value = Row> {
    let numbered = prop_oneof![Just(Table::Entries), Just(Table::Snapshots)];
    let named = prop_oneof![Just(Table::Drafts), Just(Table::Blobs), Just(Table::Outbox)];
    let number = (numbered, 0..=store::NUMBER_MAX).prop_map(|(t, n)| (t, Part::Number(n)));
    let name = (named, any::<String>()).prop_map(|(t, n)| (t, Part::Name(n)));
    (prop_oneof![number, name], text()).prop_map(|((table, part), bytes)| Row {
        table,
        part,
        bytes,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn given_any_attempt_when_copied_then_it_comes_back(
        rows in prop::collection::vec(row(), 0..8), candidate: String,
    ) {
        let row = AttemptRow { candidate, ..sample::row() };
        let here = filled(&row, &rows);
        let id = sample::attempt();
        let bytes = block_on(copy::export(&here, &id)).expect("a copy");
        let there = Memory::new();
        let read = copy::read(&bytes).expect("a whole copy");
        prop_assert_eq!(&read.row, &row);
        block_on(copy::import(&there, &read)).expect("an import");
        prop_assert_eq!(block_on(there.rows(&id)), block_on(here.rows(&id)));
        prop_assert_eq!(block_on(there.attempts()), block_on(here.attempts()));
    }

    #[test]
    fn given_any_two_lines_swapped_when_read_then_it_is_found(
        a: prop::sample::Index, b: prop::sample::Index,
    ) {
        let whole = sample_copy();
        let mut lines: Vec<&[u8]> = whole.split_inclusive(|b| *b == b'\n').collect();
        let (a, b) = (a.index(lines.len()), b.index(lines.len()));
        prop_assume!(a != b);
        lines.swap(a, b);
        prop_assert!(copy::read(&lines.concat()).is_err());
    }

    #[test]
    fn given_any_byte_added_when_read_then_it_is_found(at: prop::sample::Index, byte: u8) {
        let mut bytes = sample_copy();
        bytes.insert(at.index(bytes.len() + 1), byte);
        prop_assert!(copy::read(&bytes).is_err());
    }
}
