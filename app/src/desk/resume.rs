//! Brings an attempt back: the newest good snapshot or the beginning, then replay, then what was
//! being typed, then the gap.

use super::clock::Mark;
use super::handle::Start;
use super::typing::edit_command;
use super::{Access, BrowserStore, Desk, Sitting, part};
use crate::browser::clock::wall;
use crate::browser::{engine, host};
use casefile::Case;
use envelope::Attempt;
use exam::attempt::Stage;
use exam::clock::{self, GapCause};
use exam::{Command, Edit, Replay, State, TextId};
use journal::{Digest, Head};
use serde::{Deserialize, Serialize};
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use store::attempt::AttemptRow;
use store::cipher::Vault;
use store::{AttemptId, Batch, Epoch, Part, Store, Table};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use worker::protocol::{Means, Request, Response, Unlock};

/// Why an attempt does not come back, or not yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// Not on this machine.
    Missing,
    /// An exam's: the candidate's phrase is asked for.
    Locked(Box<AttemptRow>),
    /// The phrase did not open it; the code says why.
    Refused(Box<AttemptRow>, String),
    /// The journal does not verify or replay: in quarantine, to be exported.
    Broken { code: String, seq: Option<u64> },
    /// The world failed; the code says how. Trying again may help.
    Failed(String),
}

/// How an attempt is to be opened.
#[derive(Debug, Clone, Default)]
pub struct Manner {
    pub phrase: Option<String>,
    /// Take it over from the tab that has it.
    pub take_over: bool,
}

/// A state to start a replay from; its digest guards it against a torn write.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Snapshot {
    head: Head,
    digest: Digest,
    state: State,
}

impl Snapshot {
    pub fn to_json(head: Head, state: &State) -> Vec<u8> {
        let digest = state.digest();
        #[derive(Serialize)]
        struct Borrowed<'a> {
            head: Head,
            digest: Digest,
            state: &'a State,
        }
        let snapshot = Borrowed {
            head,
            digest,
            state,
        };
        serde_json::to_vec(&snapshot).expect("a snapshot is plain data")
    }

    fn read(bytes: &[u8]) -> Option<Replay> {
        let snapshot: Self = json::from_slice(bytes).ok()?;
        let good = snapshot.state.digest() == snapshot.digest;
        good.then(|| Replay::at(snapshot.head, snapshot.state))
    }
}

thread_local! {
    /// Up to when the work was brought back, until a screen has said so.
    static RESTORED: Cell<Option<i64>> = const { Cell::new(None) };
}

/// Up to when the work was brought back on this page (wall clock, milliseconds); said once.
pub fn take_restored() -> Option<i64> {
    RESTORED.take()
}

/// The name of the lock that the writing tab holds.
pub fn lock_name(id: &AttemptId) -> String {
    format!("proba-attempt-{id}")
}

/// Opens the attempt: for writing, or only for showing when another tab has it.
///
/// # Errors
/// The [`Obstacle`].
pub async fn open(id: &AttemptId, means: Manner) -> Result<Desk, Obstacle> {
    let store = BrowserStore::new();
    let row = attempt_row(&store, id).await?;
    let vault = unlock(&row, means.phrase).await?;
    let desk: Rc<Cell<Option<Desk>>> = Rc::default();
    let writing = hold(id, means.take_over, Rc::clone(&desk)).await;
    let sitting = sitting(&store, id, row, vault, writing).await?;
    let loaded = match load(&store, &sitting).await {
        Ok(loaded) => loaded,
        Err(obstacle) => return Err(quarantine(&store, &sitting, writing, obstacle).await),
    };
    let opened = if writing {
        go_on(store, sitting, loaded)
    } else {
        Desk::showing(sitting, loaded.replay.into_parts().1, Access::Elsewhere)
    };
    desk.set(Some(opened));
    Ok(opened)
}

fn failed(error: &store::Error) -> Obstacle {
    Obstacle::Failed(error.code().into())
}

async fn attempt_row(store: &BrowserStore, id: &AttemptId) -> Result<AttemptRow, Obstacle> {
    let bytes = store.get(Table::Attempts, id, &Part::single()).await;
    let bytes = bytes.map_err(|e| failed(&e))?.ok_or(Obstacle::Missing)?;
    AttemptRow::decode(&bytes).map_err(|e| Obstacle::Broken {
        code: e.code().into(),
        seq: None,
    })
}

async fn unlock(row: &AttemptRow, phrase: Option<String>) -> Result<Vault, Obstacle> {
    let Some(slots) = row.key.clone() else {
        return Ok(Vault::Plain);
    };
    let Some(phrase) = phrase else {
        return Err(Obstacle::Locked(Box::new(row.clone())));
    };
    let request = Request::Unlock(Unlock {
        attempt: row.id.clone(),
        slots,
        means: Means::Phrase(phrase),
    });
    match engine::call(request).await {
        Ok(Response::DataKey { data_key }) => Ok(Vault::Encrypted(data_key.to_key())),
        Ok(_) => Err(Obstacle::Failed(engine::odd().code)),
        Err(failure) => Err(Obstacle::Refused(Box::new(row.clone()), failure.code)),
    }
}

/// Holds the attempt's lock; false when another tab has it. The callback lives as long as the
/// page: the browser may call it at any time.
async fn hold(id: &AttemptId, steal: bool, desk: Rc<Cell<Option<Desk>>>) -> bool {
    let lost = Closure::<dyn Fn()>::new(move || {
        if let Some(desk) = desk.get() {
            desk.lose();
        }
    });
    let callback = lost.into_js_value();
    let held = host::hold(&lock_name(id), steal, callback.unchecked_ref()).await;
    held.as_bool().unwrap_or(false)
}

async fn sitting(
    store: &BrowserStore,
    id: &AttemptId,
    row: AttemptRow,
    vault: Vault,
    writing: bool,
) -> Result<Sitting, Obstacle> {
    let epoch = if writing {
        store.claim(id).await.map_err(|e| failed(&e))?
    } else {
        Epoch(0)
    };
    let header = blob(store, id, &vault, part::HEADER).await?;
    let case = blob(store, id, &vault, part::CASE).await?;
    let broken = |code: &str| Obstacle::Broken {
        code: code.into(),
        seq: None,
    };
    let attempt = Attempt::parse(&header).map_err(|e| broken(e.code()))?;
    let case = String::from_utf8(case).map_err(|_| broken("case-malformed"))?;
    let case = Case::from_json(&case).map_err(|e| broken(e.code()))?;
    Ok(Sitting {
        id: id.clone(),
        row,
        header,
        attempt,
        case: Arc::new(case),
        vault,
        epoch,
    })
}

async fn blob(
    store: &BrowserStore,
    attempt: &AttemptId,
    vault: &Vault,
    name: &str,
) -> Result<Vec<u8>, Obstacle> {
    let part = Part::from(name);
    let table = Table::Blobs;
    let bytes = store.get(table, attempt, &part).await;
    let bytes = bytes.map_err(|e| failed(&e))?;
    let broken = |code: &str| Obstacle::Broken {
        code: code.into(),
        seq: None,
    };
    let bytes = bytes.ok_or_else(|| broken("store-missing"))?;
    let place = store::cipher::Place {
        attempt,
        table,
        part: &part,
    };
    vault.decode(place, bytes).map_err(|e| broken(e.code()))
}

struct Loaded {
    replay: Replay,
    mark: Option<Mark>,
    last: Option<Mark>,
    drafts: Vec<(TextId, Vec<Edit>)>,
}

async fn load(store: &BrowserStore, sitting: &Sitting) -> Result<Loaded, Obstacle> {
    let mut replay = newest_snapshot(store, sitting).await?;
    let from = Part::from(replay.head().length);
    let entries = store.range(Table::Entries, &sitting.id, &from).await;
    let mut last = None;
    for (at, bytes) in entries.map_err(|e| failed(&e))? {
        let seq = replay.head().length;
        let line = sitting.decode(Table::Entries, &at, bytes);
        let line = line.map_err(|e| Obstacle::Broken {
            code: e.code().into(),
            seq: Some(seq),
        })?;
        let (entry, _) = replay.take(&line).map_err(|fault| Obstacle::Broken {
            code: fault.code().into(),
            seq: Some(fault.seq()),
        })?;
        last = Some(Mark {
            elapsed_ms: entry.elapsed_ms,
            wall: entry.wall,
        });
    }
    let (mark, drafts) = drafts(store, sitting).await?;
    Ok(Loaded {
        replay,
        mark,
        last,
        drafts,
    })
}

async fn newest_snapshot(store: &BrowserStore, sitting: &Sitting) -> Result<Replay, Obstacle> {
    let from = Table::Snapshots.first();
    let rows = store.range(Table::Snapshots, &sitting.id, &from).await;
    let rows = rows.map_err(|e| failed(&e))?;
    let good = rows.into_iter().rev().find_map(|(at, bytes)| {
        let json = sitting.decode(Table::Snapshots, &at, bytes).ok()?;
        Snapshot::read(&json)
    });
    Ok(good.unwrap_or_else(|| Replay::new(&sitting.header)))
}

async fn drafts(
    store: &BrowserStore,
    sitting: &Sitting,
) -> Result<(Option<Mark>, Vec<(TextId, Vec<Edit>)>), Obstacle> {
    let from = Table::Drafts.first();
    let rows = store.range(Table::Drafts, &sitting.id, &from).await;
    let mut mark = None;
    let mut drafts = Vec::new();
    for (at, bytes) in rows.map_err(|e| failed(&e))? {
        let Ok(json) = sitting.decode(Table::Drafts, &at, bytes) else {
            continue;
        };
        let name = at.to_string();
        if name == part::CLOCK {
            mark = json::from_slice(&json).ok();
        } else if let (Ok(text), Ok(edits)) = (name.parse(), json::from_slice(&json)) {
            drafts.push((text, edits));
        }
    }
    Ok((mark, drafts))
}

/// A desk that writes, with typing and gap brought into the journal.
fn go_on(store: BrowserStore, sitting: Sitting, loaded: Loaded) -> Desk {
    let (chain, state) = loaded.replay.into_parts();
    let head = chain.head();
    let open = state.attempt.stage != Stage::HandedIn;
    let mark = [loaded.last, loaded.mark]
        .into_iter()
        .flatten()
        .max_by_key(|mark| (mark.elapsed_ms, mark.wall));
    let elapsed_ms = mark.map_or(head.elapsed_ms, |mark| mark.elapsed_ms);
    let desk = Desk::writing(Start {
        sitting,
        state,
        chain,
        elapsed_ms: elapsed_ms.max(head.elapsed_ms),
        store,
    });
    if open {
        for (text, edits) in &loaded.drafts {
            desk.recover(text, edit_command(text, edits.clone()));
        }
        if let Some(mark) = mark {
            let begun = desk.peek(|s| s.attempt.stage == Stage::Desk);
            RESTORED.set(Some(mark.wall).filter(|_| begun));
            let cause = GapCause::Reload;
            let wall_ms = wall() - mark.wall;
            let _ = desk.dispatch(Command::Clock(clock::Command::Gap { cause, wall_ms }));
            super::drill::come_back(desk, wall_ms, &loaded.drafts);
        }
    }
    desk
}

/// Marks an attempt that does not replay, so that the lobby offers its export.
async fn quarantine(
    store: &BrowserStore,
    sitting: &Sitting,
    writing: bool,
    obstacle: Obstacle,
) -> Obstacle {
    if writing && matches!(obstacle, Obstacle::Broken { .. }) {
        let mut row = sitting.row.clone();
        row.stage = store::attempt::Stage::Quarantined;
        row.updated_wall = wall();
        let batch = Batch::new(sitting.id.clone(), sitting.epoch);
        let batch = batch.put(Table::Attempts, Part::single(), row.encode());
        // If even this fails, the next opening finds the same fault again.
        let _ = store.write(&batch).await;
    }
    obstacle
}
