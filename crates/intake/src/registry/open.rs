use super::Registry;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use std::path::Path;
use std::time::Duration;

/// Why the registry cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RegistryError {
    /// The URL names a kind of database that this program does not have.
    #[error("{0} is not a database that this program can use; use sqlite:PATH")]
    Unsupported(String),
    /// The database refuses.
    #[error("the database: {0}")]
    Database(#[from] sqlx::Error),
    /// The database was made by a newer program, or is damaged.
    #[error("the database cannot be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
}

impl RegistryError {
    /// The code in catalogues and on the command line.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unsupported(_) => "database-unsupported",
            Self::Database(_) => "database-failed",
            Self::Migration(_) => "database-version",
        }
    }
}

/// How long a write waits for another process's, before it fails.
const BUSY: Duration = Duration::from_secs(15);
const READS_MAX: u32 = 4;

impl Registry {
    /// Opens the registry of a data folder: the database at `url`, or the folder's own.
    ///
    /// # Errors
    /// [`RegistryError`].
    pub async fn open(data: &Path, url: Option<&str>) -> Result<Self, RegistryError> {
        let options = options(data, url)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // A receipt is a promise: the row must outlast a power cut before it is given.
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(BUSY);
        let writes = pool(1, options.clone()).await?;
        sqlx::migrate!("./migrations").run(&writes).await?;
        let reads = pool(READS_MAX, options).await?;
        Ok(Self { writes, reads })
    }

    /// Ends all connections.
    pub async fn close(&self) {
        self.reads.close().await;
        self.writes.close().await;
    }
}

async fn pool(size: u32, options: SqliteConnectOptions) -> Result<SqlitePool, sqlx::Error> {
    let pool = SqlitePoolOptions::new()
        .max_connections(size)
        .acquire_timeout(2 * BUSY);
    pool.connect_with(options).await
}

fn options(data: &Path, url: Option<&str>) -> Result<SqliteConnectOptions, RegistryError> {
    match url {
        None => Ok(SqliteConnectOptions::new().filename(data.join("intake.sqlite"))),
        Some(url) if url.starts_with("sqlite:") => Ok(url.parse()?),
        // The scheme alone: a database's URL may hold a password.
        Some(url) => {
            let scheme = url.split(':').next().unwrap_or_default();
            Err(RegistryError::Unsupported(format!("{scheme}:")))
        }
    }
}
