//! What was shown and is kept: bytes beside the journal, named by their digest and sealed with it,
//! so that a replay shows what was seen and not what a later version would make of it.

use super::{BrowserStore, Desk, Sitting};
use exam::{Command, Refusal};
use journal::Digest;
use std::cell::RefCell;
use std::collections::BTreeMap;
use store::{AttemptId, Op, Part, Store, Table};

/// How the names of the rows begin.
const SHOWN: &str = "shown/";

type Kept = (AttemptId, BTreeMap<Digest, Vec<u8>>);

thread_local! {
    /// What came with sealed work, at an assessor's desk.
    static CARRIED: RefCell<Option<Kept>> = const { RefCell::new(None) };
}

fn row(digest: Digest) -> Part {
    Part::name(format!("{SHOWN}{digest}"))
}

/// Takes in what came with the work of an attempt, in the place of what was there before.
pub fn carry(attempt: AttemptId, bytes: impl IntoIterator<Item = Vec<u8>>) {
    let kept = bytes.into_iter().map(|bytes| (Digest::of(&bytes), bytes));
    CARRIED.set(Some((attempt, kept.collect())));
}

/// Whether a row of the table `blobs` is something that was shown.
pub fn is_shown(part: &Part) -> bool {
    part.to_string().starts_with(SHOWN)
}

impl Desk {
    /// Asks for the act that says what is shown now. Its entry and the bytes are written together;
    /// `old`, which nothing names any more, goes. A refusal is nobody's business.
    ///
    /// # Errors
    /// The refusal; nothing is kept then.
    pub fn dispatch_shown(
        &self,
        command: Command,
        shown: Vec<u8>,
        old: Option<Digest>,
    ) -> Result<(), Refusal> {
        let Some(core) = self.core() else {
            return Err(Refusal::HandedIn);
        };
        self.rest();
        let at = row(Digest::of(&shown));
        let value = self.sitting().encode(Table::Blobs, &at, shown);
        let mut ops: Vec<Op> = Vec::new();
        ops.extend(old.map(|old| Op::Delete(Table::Blobs, row(old))));
        ops.push(Op::Put(Table::Blobs, at, value));
        self.decide(&core, command, ops)
    }

    /// What was shown under this digest; none where only its digest is kept.
    pub async fn shown(&self, digest: Digest) -> Option<Vec<u8>> {
        let sitting = self.sitting();
        let carried = CARRIED.with_borrow(|carried| {
            let (attempt, kept) = carried.as_ref()?;
            (*attempt == sitting.id).then(|| kept.get(&digest).cloned())
        });
        if let Some(carried) = carried {
            return carried;
        }
        let (store, at) = (BrowserStore::new(), row(digest));
        let bytes = store.get(Table::Blobs, &sitting.id, &at).await.ok()??;
        sitting.decode(Table::Blobs, &at, bytes).ok()
    }
}

/// Everything that is kept, to be sealed.
///
/// # Errors
/// The store's, by their codes.
pub(super) async fn all(store: &BrowserStore, sitting: &Sitting) -> Result<Vec<Vec<u8>>, String> {
    let from = Part::name(SHOWN);
    let rows = store.range(Table::Blobs, &sitting.id, &from).await;
    let mut kept = Vec::new();
    for (at, bytes) in rows.map_err(|e| e.code())? {
        if !is_shown(&at) {
            break;
        }
        let value = sitting.decode(Table::Blobs, &at, bytes);
        kept.push(value.map_err(|e| e.code())?);
    }
    Ok(kept)
}
