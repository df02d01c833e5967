//! Earlier moments of one's own journal: read back from the storage and replayed.

use super::{BrowserStore, Desk};
use exam::{Replay, TextId};
use store::{Store, Table};

/// An entry after which a text stood otherwise than before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    pub seq: u64,
    /// Wall clock in milliseconds, as the machine believed.
    pub wall: i64,
}

impl Desk {
    /// When a text changed, the newest last; an undo is a change too.
    ///
    /// # Errors
    /// A code of the catalogue `codes`.
    pub async fn moments(&self, text: &TextId) -> Result<Vec<Moment>, String> {
        let mut found = Vec::new();
        let mut last: Option<String> = None;
        self.replayed(|seq, wall, replay| {
            let now = replay.state().text(text);
            if now.is_some() && now != last.as_deref() {
                found.push(Moment { seq, wall });
            }
            last = now.map(str::to_owned);
            true
        })
        .await?;
        Ok(found)
    }

    /// A text as it was after the entry `at`.
    ///
    /// # Errors
    /// A code of the catalogue `codes`.
    pub async fn text_at(&self, text: &TextId, at: u64) -> Result<String, String> {
        let mut found = None;
        self.replayed(|seq, _, replay| {
            if seq == at {
                found = replay.state().text(text).map(str::to_owned);
            }
            seq < at
        })
        .await?;
        found.ok_or_else(|| "event-missing".into())
    }

    /// Replays the journal until `seen` has seen enough.
    async fn replayed(
        &self,
        mut seen: impl FnMut(u64, i64, &Replay) -> bool,
    ) -> Result<(), String> {
        self.rest();
        let writer = self.writer().ok_or("store-elsewhere")?;
        if !writer.flushed().await {
            return Err("store-elsewhere".into());
        }
        let sitting = self.sitting();
        let store: &BrowserStore = writer.store();
        let from = Table::Entries.first();
        let rows = store.range(Table::Entries, &sitting.id, &from).await;
        let mut replay = Replay::new(&sitting.header);
        for (at, bytes) in rows.map_err(|e| e.code())? {
            let line = sitting.decode(Table::Entries, &at, bytes);
            let line = line.map_err(|e| e.code())?;
            let (entry, _) = replay.take(&line).map_err(|e| e.code())?;
            if !seen(entry.seq, entry.wall, &replay) {
                break;
            }
        }
        Ok(())
    }
}
