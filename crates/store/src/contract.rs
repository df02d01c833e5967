//! What every store promises, as functions for a store's own tests.
//!
//! Each law takes a fresh, empty store and panics when the promise is broken. [`crate::each_law`]
//! gives their names to a macro of the caller, which makes one test of each, for whatever runner
//! the store needs.

// A law's name says it whole.
#![allow(missing_docs)]

use crate::{
    AttemptId, Batch, Epoch, Error, Part, Store, Table,
    faulty::{Fault, Faulty},
    landed,
};
use std::{
    future::Future,
    pin::pin,
    task::{Context, Poll, Waker},
};

/// Calls a macro with the name of every law.
#[macro_export]
macro_rules! each_law {
    ($test:ident) => {
        $test! {
            adding_twice_refuses_and_keeps_the_first
            a_stale_epoch_refuses_and_writes_nothing
            an_unclaimed_attempt_is_missing
            each_claim_bumps_the_epoch
            a_batch_is_written_whole_or_not_at_all
            the_changes_of_a_batch_apply_in_order
            a_range_is_ordered_and_begins_where_asked
            the_empty_name_and_the_empty_value_are_kept
            a_value_of_five_megabytes_is_kept
            names_in_any_script_are_kept_and_ordered
            numbers_up_to_the_greatest_are_ordered_as_numbers
            a_part_of_the_wrong_kind_is_refused
            deleting_removes_and_may_be_repeated
            erasing_leaves_only_the_epoch
            two_attempts_do_not_mix
            attempt_rows_are_listed_by_id
            all_rows_come_in_the_order_of_a_copy
            after_faults_nothing_is_half_written
            a_lost_answer_can_be_settled
        }
    };
}

/// Runs a future that needs no reactor, for tests outside a browser.
pub fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}

fn attempt(number: u8) -> AttemptId {
    AttemptId::from_bytes([number; 16])
}

async fn claimed<S: Store>(store: &S, number: u8) -> Batch {
    let epoch = store.claim(&attempt(number)).await.expect("a claim");
    Batch::new(attempt(number), epoch)
}

async fn all<S: Store>(store: &S, table: Table, number: u8) -> Vec<(Part, Vec<u8>)> {
    let rows = store.range(table, &attempt(number), &table.first()).await;
    rows.expect("a range")
}

pub async fn adding_twice_refuses_and_keeps_the_first<S: Store>(store: S) {
    let batch = claimed(&store, 1).await;
    let first = batch.clone().add(Table::Entries, 0, "first");
    let second = batch.add(Table::Entries, 0, "second");

    assert_eq!(store.write(&first).await, Ok(()));
    let refused = store.write(&second).await;

    let (table, part) = (Table::Entries, Part::Number(0));
    assert_eq!(refused, Err(Error::Exists { table, part }));
    let kept = store.get(table, &attempt(1), &Part::Number(0)).await;
    assert_eq!(kept, Ok(Some(b"first".to_vec())));
}

pub async fn a_stale_epoch_refuses_and_writes_nothing<S: Store>(store: S) {
    let old = claimed(&store, 1).await;
    let new = claimed(&store, 1).await;

    let stale = old.clone().add(Table::Entries, 0, "stale");
    let refused = store.write(&stale).await;

    let (held, current) = (old.epoch, new.epoch);
    assert_eq!(refused, Err(Error::Stale { held, current }));
    assert_eq!(all(&store, Table::Entries, 1).await, vec![]);
    let fresh = new.add(Table::Entries, 0, "fresh");
    assert_eq!(store.write(&fresh).await, Ok(()));
}

pub async fn an_unclaimed_attempt_is_missing<S: Store>(store: S) {
    let batch = Batch::new(attempt(1), Epoch(1)).put(Table::Drafts, "a", "b");

    assert_eq!(store.write(&batch).await, Err(Error::Missing));
    assert_eq!(all(&store, Table::Drafts, 1).await, vec![]);
    assert_eq!(store.epoch(&attempt(1)).await, Ok(None));
}

pub async fn each_claim_bumps_the_epoch<S: Store>(store: S) {
    let first = store.claim(&attempt(1)).await.expect("a claim");
    let second = store.claim(&attempt(1)).await.expect("a claim");
    let other = store.claim(&attempt(2)).await.expect("a claim");

    assert_eq!(first, Epoch(1));
    assert_eq!(second, Epoch(2));
    assert_eq!(other, Epoch(1));
    assert_eq!(store.epoch(&attempt(1)).await, Ok(Some(second)));
}

pub async fn a_batch_is_written_whole_or_not_at_all<S: Store>(store: S) {
    let batch = claimed(&store, 1).await;
    let before = batch
        .clone()
        .add(Table::Entries, 1, "there")
        .put(Table::Drafts, "kept", "old")
        .put(Table::Drafts, "deleted", "old");
    store.write(&before).await.expect("a write");

    let torn = batch
        .add(Table::Entries, 0, "before the refusal")
        .put(Table::Drafts, "kept", "new")
        .delete(Table::Drafts, "deleted")
        .put(Table::Blobs, "x", "in another table")
        .add(Table::Entries, 1, "refused")
        .add(Table::Entries, 2, "after the refusal");
    let refused = store.write(&torn).await;

    assert!(matches!(refused, Err(Error::Exists { .. })), "{refused:?}");
    assert_eq!(
        all(&store, Table::Entries, 1).await,
        vec![(Part::Number(1), b"there".to_vec())]
    );
    assert_eq!(
        all(&store, Table::Drafts, 1).await,
        vec![
            (Part::name("deleted"), b"old".to_vec()),
            (Part::name("kept"), b"old".to_vec())
        ]
    );
    assert_eq!(all(&store, Table::Blobs, 1).await, vec![]);
}

pub async fn the_changes_of_a_batch_apply_in_order<S: Store>(store: S) {
    let batch = claimed(&store, 1).await;
    let mut busy = batch
        .put(Table::Drafts, "a", "1")
        .delete(Table::Drafts, "a")
        .add(Table::Drafts, "a", "2")
        .put(Table::Drafts, "b", "gone");
    busy.ops.push(crate::Op::Clear(Table::Drafts));
    let busy = busy
        .add(Table::Drafts, "c", "3")
        .put(Table::Drafts, "c", "4");

    store.write(&busy).await.expect("a write");

    let expected = vec![(Part::name("c"), b"4".to_vec())];
    assert_eq!(all(&store, Table::Drafts, 1).await, expected);
}

pub async fn a_range_is_ordered_and_begins_where_asked<S: Store>(store: S) {
    let mut batch = claimed(&store, 1).await;
    for seq in [30_u64, 2, 1000, 11, 1] {
        batch = batch.add(Table::Entries, seq, seq.to_string());
    }
    store.write(&batch).await.expect("a write");

    let from = |seq: u64| {
        let store = &store;
        async move {
            let part = Part::Number(seq);
            let rows = store.range(Table::Entries, &attempt(1), &part).await;
            let rows = rows.expect("a range");
            rows.into_iter().map(|(part, _)| part).collect::<Vec<_>>()
        }
    };

    let numbers = |list: &[u64]| list.iter().copied().map(Part::Number).collect::<Vec<_>>();
    assert_eq!(from(0).await, numbers(&[1, 2, 11, 30, 1000]));
    assert_eq!(from(11).await, numbers(&[11, 30, 1000]));
    assert_eq!(from(12).await, numbers(&[30, 1000]));
    assert_eq!(from(1001).await, numbers(&[]));
}

pub async fn the_empty_name_and_the_empty_value_are_kept<S: Store>(store: S) {
    let batch = claimed(&store, 1).await;
    let batch = batch.add(Table::Drafts, "", "").add(Table::Drafts, "a", "");
    store.write(&batch).await.expect("a write");

    let found = store.get(Table::Drafts, &attempt(1), &Part::name("")).await;
    assert_eq!(found, Ok(Some(Vec::new())));
    let absent = store
        .get(Table::Drafts, &attempt(1), &Part::name("b"))
        .await;
    assert_eq!(absent, Ok(None));
    assert_eq!(all(&store, Table::Drafts, 1).await.len(), 2);
}

pub async fn a_value_of_five_megabytes_is_kept<S: Store>(store: S) {
    let big: Vec<u8> = (0..5_000_000_u32)
        .map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    let batch = claimed(&store, 1)
        .await
        .add(Table::Blobs, "big", big.clone());
    store.write(&batch).await.expect("a write");

    let found = store
        .get(Table::Blobs, &attempt(1), &Part::name("big"))
        .await;
    assert!(found == Ok(Some(big)), "the big value came back changed");
}

pub async fn names_in_any_script_are_kept_and_ordered<S: Store>(store: S) {
    let names = [
        "",
        "Zażółć",
        "zażółć",
        "\u{1f980}",
        "\u{fffd}",
        "a/b\0c",
        "日本",
        "e\u{301}",
        "é",
    ];
    let mut batch = claimed(&store, 1).await;
    for name in names {
        batch = batch.add(Table::Blobs, name, name);
    }
    store.write(&batch).await.expect("a write");

    let rows = all(&store, Table::Blobs, 1).await;

    let mut expected: Vec<Part> = names.map(Part::name).to_vec();
    expected.sort();
    let found: Vec<Part> = rows.iter().map(|(part, _)| part.clone()).collect();
    assert_eq!(found, expected);
    for (part, bytes) in rows {
        assert_eq!(part.to_string().into_bytes(), bytes);
    }
}

pub async fn numbers_up_to_the_greatest_are_ordered_as_numbers<S: Store>(store: S) {
    let numbers = [
        crate::NUMBER_MAX,
        0,
        u64::from(u32::MAX),
        10,
        9,
        crate::NUMBER_MAX - 1,
    ];
    let mut batch = claimed(&store, 1).await;
    for number in numbers {
        batch = batch.add(Table::Snapshots, number, "x");
    }
    store.write(&batch).await.expect("a write");

    let rows = all(&store, Table::Snapshots, 1).await;

    let mut expected = numbers;
    expected.sort_unstable();
    let found: Vec<Part> = rows.into_iter().map(|(part, _)| part).collect();
    assert_eq!(found, expected.map(Part::Number).to_vec());
}

pub async fn a_part_of_the_wrong_kind_is_refused<S: Store>(store: S) {
    let batch = claimed(&store, 1).await;
    let wrong = [
        batch.clone().add(Table::Entries, "name", "x"),
        batch.clone().add(Table::Drafts, 1, "x"),
        batch
            .clone()
            .add(Table::Entries, crate::NUMBER_MAX + 1, "x"),
        batch.clone().add(Table::Attempts, "name", "x"),
        batch.add(Table::Attempts, "", vec![0xff]),
    ];
    for batch in wrong {
        let refused = store.write(&batch).await;
        assert!(
            matches!(refused, Err(Error::Malformed(_))),
            "{batch:?}: {refused:?}"
        );
    }
    let read = store
        .get(Table::Entries, &attempt(1), &Part::name("x"))
        .await;
    assert!(matches!(read, Err(Error::Malformed(_))), "{read:?}");
}

pub async fn deleting_removes_and_may_be_repeated<S: Store>(store: S) {
    let batch = claimed(&store, 1).await;
    let put = batch
        .clone()
        .put(Table::Drafts, "a", "1")
        .put(Table::Drafts, "b", "2");
    store.write(&put).await.expect("a write");

    let delete = batch.delete(Table::Drafts, "a");
    assert_eq!(store.write(&delete).await, Ok(()));
    assert_eq!(store.write(&delete).await, Ok(()));

    let expected = vec![(Part::name("b"), b"2".to_vec())];
    assert_eq!(all(&store, Table::Drafts, 1).await, expected);
}

pub async fn erasing_leaves_only_the_epoch<S: Store>(store: S) {
    let batch = claimed(&store, 1).await;
    let full = batch
        .clone()
        .put(Table::Attempts, "", "{}")
        .add(Table::Entries, 0, "x")
        .put(Table::Drafts, "a", "x")
        .put(Table::Snapshots, 1, "x")
        .put(Table::Blobs, "a", "x")
        .put(Table::Outbox, "a", "x");
    store.write(&full).await.expect("a write");
    let other = claimed(&store, 2).await.put(Table::Drafts, "a", "other");
    store.write(&other).await.expect("a write");

    let erase = Batch::erase(attempt(1), batch.epoch);
    assert_eq!(store.write(&erase).await, Ok(()));

    assert_eq!(store.attempts().await, Ok(vec![]));
    assert_eq!(store.rows(&attempt(1)).await, Ok(vec![]));
    assert_eq!(store.epoch(&attempt(1)).await, Ok(Some(batch.epoch)));
    assert_eq!(all(&store, Table::Drafts, 2).await.len(), 1);
}

pub async fn two_attempts_do_not_mix<S: Store>(store: S) {
    for number in [1, 2] {
        let text = format!("of {number}");
        let batch = claimed(&store, number).await;
        let batch = batch
            .add(Table::Entries, 0, text.clone())
            .put(Table::Drafts, "same", text);
        store.write(&batch).await.expect("a write");
    }

    for number in [1, 2] {
        let text = format!("of {number}").into_bytes();
        let entries = all(&store, Table::Entries, number).await;
        assert_eq!(entries, vec![(Part::Number(0), text.clone())]);
        let drafts = all(&store, Table::Drafts, number).await;
        assert_eq!(drafts, vec![(Part::name("same"), text)]);
    }
    assert_eq!(all(&store, Table::Entries, 3).await, vec![]);
}

pub async fn attempt_rows_are_listed_by_id<S: Store>(store: S) {
    for number in [200, 3, 90] {
        let text = format!(r#"{{"zażółć":{number}}}"#);
        let batch = claimed(&store, number).await.put(Table::Attempts, "", text);
        store.write(&batch).await.expect("a write");
    }

    let listed = store.attempts().await.expect("a list");

    let expected = [3, 90, 200].map(|number| {
        let text = format!(r#"{{"zażółć":{number}}}"#);
        (attempt(number), text.into_bytes())
    });
    assert_eq!(listed, expected.to_vec());
}

pub async fn all_rows_come_in_the_order_of_a_copy<S: Store>(store: S) {
    let batch = claimed(&store, 1).await;
    let batch = batch
        .put(Table::Outbox, "a", "6")
        .put(Table::Attempts, "", "{}")
        .put(Table::Drafts, "b", "3")
        .put(Table::Blobs, "a", "5")
        .put(Table::Snapshots, 7, "4")
        .put(Table::Entries, 10, "2")
        .put(Table::Entries, 9, "1");
    store.write(&batch).await.expect("a write");

    let rows = store.rows(&attempt(1)).await.expect("rows");

    let values: Vec<&[u8]> = rows.iter().map(|row| row.bytes.as_slice()).collect();
    assert_eq!(values, [b"1", b"2", b"3", b"4", b"5", b"6"]);
}

pub async fn after_faults_nothing_is_half_written<S: Store>(store: S) {
    let store = Faulty::new(store);
    let batch = claimed(&store, 1).await;
    let faults = [
        Fault::Quota,
        Fault::Closed,
        Fault::AbortedBefore,
        Fault::AbortedAfter,
        Fault::Delay(2),
    ];
    store.fail_by_chance(20_260_728, 400, &faults);

    for seq in 0..40_u64 {
        let pair =
            batch
                .clone()
                .add(Table::Entries, seq, "x")
                .put(Table::Drafts, "at", seq.to_string());
        while let Err(error) = store.write(&pair).await {
            let entries = all(store.inner(), Table::Entries, 1).await.len() as u64;
            let draft = store
                .inner()
                .get(Table::Drafts, &attempt(1), &Part::name("at"))
                .await;
            let draft = draft.expect("a read").map(|bytes| bytes.len());
            assert_eq!(
                draft,
                (entries > 0).then(|| (entries - 1).to_string().len())
            );
            if landed(store.inner(), &pair).await.expect("a read") {
                break;
            }
            assert!(error.passes(), "{error}");
        }
    }

    assert!(store.failed() > 5, "the seed brings faults");
    assert_eq!(all(store.inner(), Table::Entries, 1).await.len(), 40);
}

pub async fn a_lost_answer_can_be_settled<S: Store>(store: S) {
    let store = Faulty::new(store);
    let batch = claimed(&store, 1).await;
    let batch = batch
        .add(Table::Entries, 0, "x")
        .put(Table::Drafts, "a", "y")
        .delete(Table::Drafts, "b");

    store.fail_writes(1, Fault::AbortedBefore);
    assert!(store.write(&batch).await.is_err());
    assert_eq!(landed(&store, &batch).await, Ok(false));

    store.fail_writes(1, Fault::AbortedAfter);
    assert!(store.write(&batch).await.is_err());
    assert_eq!(landed(&store, &batch).await, Ok(true));
}
