use crate::arrival::examine;
use crate::clock::wall;
use crate::registry::{Odd, Registry, RegistryError, Submission};
use crate::vault::Spooled;
use crate::{Refusal, ServerKeys, Spool, Vault, Way};
use envelope::{Receipt, ReceiptState, Signed};
use journal::Digest;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

/// Files that are read into memory for their check at one time.
const EXAMINED_AT_ONCE: usize = 4;

/// The desk where files arrive, whatever the way.
#[derive(Clone)]
pub struct Intake {
    /// The institution's keys.
    pub keys: Arc<ServerKeys>,
    /// Where the bytes lie.
    pub vault: Vault,
    /// What has arrived.
    pub registry: Registry,
    room: Arc<Semaphore>,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Stored now.
    New(Takings),
    /// The same bytes were there already.
    Known(Takings),
    /// Kept apart: no submission of this institution.
    Apart {
        /// SHA-256 of the bytes.
        id: Digest,
        /// Why.
        refusal: Refusal,
    },
}

/// A stored submission and its receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Takings {
    /// SHA-256 of the bytes.
    pub id: Digest,
    /// The compact JWS that says most about it.
    pub receipt: String,
}

/// Why a file could not be taken in; nothing is promised to whoever sent it.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    /// The disk refuses.
    #[error("the disk: {0}")]
    Disk(#[from] io::Error),
    /// The registry refuses.
    #[error(transparent)]
    Registry(#[from] RegistryError),
}

impl IntakeError {
    /// The code in catalogues, problem answers and on the command line.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Disk(error) if error.kind() == io::ErrorKind::StorageFull => "storage-full",
            Self::Disk(_) => "storage-failed",
            Self::Registry(error) => error.code(),
        }
    }
}

impl Intake {
    /// Opens a data folder for an institution.
    ///
    /// # Errors
    /// When the folder or the database cannot be used.
    pub async fn open(
        data: &Path,
        database: Option<&str>,
        keys: ServerKeys,
    ) -> Result<Self, IntakeError> {
        let vault = Vault::open(data)?;
        let registry = Registry::open(data, database).await?;
        let room = Arc::new(Semaphore::new(EXAMINED_AT_ONCE));
        Ok(Self {
            keys: Arc::new(keys),
            vault,
            registry,
            room,
        })
    }

    /// Takes in a file whose bytes have all arrived: the same for an upload and for a file
    /// that was carried by hand.
    ///
    /// # Errors
    /// [`IntakeError`]; then no receipt was given, and the same bytes may come again.
    pub async fn take_in(&self, spool: Spool, way: Way) -> Result<Outcome, IntakeError> {
        let spooled = blocking(move || spool.finish()).await?;
        if let Some(known) = self.known(&spooled.id).await? {
            return Ok(Outcome::Known(known));
        }
        let (spooled, verdict) = self.examine(spooled).await?;
        match verdict {
            Ok(signed) => self.store(spooled, &signed, way).await,
            Err(refusal) => self.set_apart(spooled, refusal, way).await,
        }
    }

    async fn known(&self, id: &Digest) -> Result<Option<Takings>, IntakeError> {
        let row = self.registry.submission(id).await?;
        // A receipt promises bytes: if somebody took the file away, these ones are stored anew.
        let row = row.filter(|_| self.vault.submission(id).is_file());
        let takings = |row: Submission| Takings {
            id: *id,
            receipt: row.best_receipt().into(),
        };
        Ok(row.map(takings))
    }

    async fn examine(
        &self,
        spooled: Spooled,
    ) -> Result<(Spooled, Result<Signed, Refusal>), IntakeError> {
        // Never closed, so it always gives; the permit bounds the memory of all checks.
        let _permit = self.room.acquire().await;
        let institution = self.keys.fingerprint;
        Ok(blocking(move || {
            let verdict = examine(&spooled.read()?, &institution);
            Ok((spooled, verdict))
        })
        .await?)
    }

    /// Bytes first, then the row, then the receipt leaves the house.
    async fn store(
        &self,
        spooled: Spooled,
        signed: &Signed,
        way: Way,
    ) -> Result<Outcome, IntakeError> {
        let (id, size_bytes) = (spooled.id, spooled.size_bytes);
        self.keep(spooled, self.vault.submission(&id)).await?;
        let (wall, attempt) = (wall(), signed.statement.attempt.clone());
        let state = ReceiptState::Received;
        let receipt = Receipt {
            sub: id,
            attempt,
            size_bytes,
            wall,
            state,
        }
        .sign(&self.keys.receipt);
        let row = Submission::new(&id, size_bytes, signed, way, wall, receipt.clone());
        if self.registry.enter(&row).await? {
            self.vault.forget_odd(&id);
            return Ok(Outcome::New(Takings { id, receipt }));
        }
        // Another arrival of the same bytes was quicker: its receipt is the receipt.
        let known = self.known(&id).await?;
        Ok(Outcome::Known(known.unwrap_or(Takings { id, receipt })))
    }

    async fn set_apart(
        &self,
        spooled: Spooled,
        refusal: Refusal,
        way: Way,
    ) -> Result<Outcome, IntakeError> {
        let id = spooled.id;
        let odd = Odd {
            id: id.to_string(),
            size_bytes: spooled.size_bytes as i64,
            arrived_wall: wall(),
            way: way.word().into(),
            code: refusal.code.clone(),
            words: refusal.words.clone(),
        };
        self.keep(spooled, self.vault.odd(&id)).await?;
        self.registry.enter_odd(&odd).await?;
        Ok(Outcome::Apart { id, refusal })
    }

    async fn keep(&self, spooled: Spooled, place: PathBuf) -> Result<(), IntakeError> {
        let vault = self.vault.clone();
        Ok(blocking(move || vault.keep(spooled, &place)).await?)
    }

    /// Takes in a file from this machine's disk.
    ///
    /// # Errors
    /// [`IntakeError`], also when the file cannot be read.
    pub async fn take_in_file(&self, path: &Path) -> Result<Outcome, IntakeError> {
        let mut spool = self.vault.spool()?;
        let path = path.to_path_buf();
        let spool = blocking(move || {
            let mut file = std::fs::File::open(path)?;
            let mut buffer = vec![0; 256 * 1024];
            loop {
                match io::Read::read(&mut file, &mut buffer)? {
                    0 => return Ok(spool),
                    count => spool.write(&buffer[..count])?,
                }
            }
        });
        self.take_in(spool.await?, Way::Hand).await
    }

    /// Enters files that lie in the vault but not in the registry: a process died between the
    /// two. Gives how many.
    ///
    /// # Errors
    /// [`IntakeError`].
    pub async fn adopt(&self) -> Result<usize, IntakeError> {
        let mut adopted = 0;
        for (id, path) in self.vault.submissions()? {
            if self.registry.submission(&id).await?.is_none() {
                self.take_in_file(&path).await?;
                adopted += 1;
            }
        }
        for (id, path) in self.vault.odds()? {
            let entered = self.registry.refusal(&id).await?.is_some();
            if !entered && self.registry.submission(&id).await?.is_none() {
                self.take_in_file(&path).await?;
                adopted += 1;
            }
        }
        Ok(adopted)
    }
}

/// Runs what waits for the disk away from the tasks that wait for the network.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    spawn_blocking(work)
        .await
        .unwrap_or_else(|error| Err(io::Error::other(error)))
}
