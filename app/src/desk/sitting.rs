use crate::browser::random;
use casefile::Case;
use envelope::Attempt;
use exam::{Setting, attempt::Mode};
use std::sync::Arc;
use store::attempt::AttemptRow;
use store::cipher::{Place, Refusal, Vault};
use store::{AttemptId, Epoch, Part, Table};

/// Names of the rows that every attempt has.
pub mod part {
    /// The bytes of `attempt.json`, in the table `blobs`.
    pub const HEADER: &str = "attempt.json";
    /// The bytes of `case.json`, in the table `blobs`.
    pub const CASE: &str = "case.json";
    /// The plain pack, in the table `blobs`: sealed with the work, so that it replays alone.
    pub const PACK: &str = "case.pack";
    /// The attempt's signing secret, in the table `blobs`.
    pub const SIGNING: &str = "signing.key";
    /// The institution's own file, in the table `blobs`.
    pub const INSTITUTION: &str = "institution.json";
    /// Where the clock stood last, in the table `drafts`.
    pub const CLOCK: &str = "clock";
    /// The sealed bytes, in the table `outbox`.
    pub const SUBMISSION: &str = "submission";
    /// What is known of the sealed bytes, in the table `outbox`.
    pub const SENDING: &str = "sending";
}

/// What stays the same while one attempt is open.
#[derive(Debug, Clone)]
pub struct Sitting {
    pub id: AttemptId,
    pub row: AttemptRow,
    /// The bytes of `attempt.json`; the journal is bound to them.
    pub header: Vec<u8>,
    pub attempt: Attempt,
    pub case: Arc<Case>,
    pub vault: Vault,
    /// The claim under which this page writes.
    pub epoch: Epoch,
}

impl Sitting {
    pub fn mode(&self) -> Mode {
        match self.attempt.mode {
            envelope::Mode::Practice => Mode::Practice,
            envelope::Mode::Exam => Mode::Exam,
        }
    }

    pub fn setting(&self) -> Setting<'_> {
        Setting {
            case: &self.case,
            mode: self.mode(),
        }
    }

    /// The bytes to store for a row.
    pub fn encode(&self, table: Table, part: &Part, value: Vec<u8>) -> Vec<u8> {
        let attempt = &self.id;
        let place = Place {
            attempt,
            table,
            part,
        };
        self.vault.encode(random::bytes, place, value)
    }

    /// The value of a stored row.
    ///
    /// # Errors
    /// [`Refusal`] when it does not open with this attempt's key.
    pub fn decode(&self, table: Table, part: &Part, bytes: Vec<u8>) -> Result<Vec<u8>, Refusal> {
        let attempt = &self.id;
        let place = Place {
            attempt,
            table,
            part,
        };
        self.vault.decode(place, bytes)
    }
}
