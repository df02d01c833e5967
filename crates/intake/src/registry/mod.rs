//! The book of what has arrived, in SQLite.

mod open;
mod row;

pub use open::RegistryError;
pub use row::{Odd, Settlement, Submission};

use crate::{Refusal, Standing, Work, standings};
use envelope::AttemptId;
use journal::Digest;
use sqlx::SqlitePool;
use std::collections::{BTreeMap, BTreeSet};

/// The book of what has arrived. Several processes may have it open at once.
#[derive(Debug, Clone)]
pub struct Registry {
    /// SQLite has one writer at a time; one connection spares the others the fight for it.
    writes: SqlitePool,
    reads: SqlitePool,
}

type Answer<T> = Result<T, RegistryError>;

impl Registry {
    /// Whether the book can be read.
    ///
    /// # Errors
    /// When it cannot.
    pub async fn ping(&self) -> Answer<()> {
        sqlx::query("SELECT 1").execute(&self.reads).await?;
        Ok(())
    }

    /// A submission by its id.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub async fn submission(&self, id: &Digest) -> Answer<Option<Submission>> {
        let query = sqlx::query_as("SELECT * FROM submissions WHERE id = ?");
        Ok(query
            .bind(id.to_string())
            .fetch_optional(&self.reads)
            .await?)
    }

    /// All submissions in the order of their arrival.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub async fn submissions(&self) -> Answer<Vec<Submission>> {
        let query = sqlx::query_as("SELECT * FROM submissions ORDER BY arrived_wall, id");
        Ok(query.fetch_all(&self.reads).await?)
    }

    /// The submissions whose id begins with these hexadecimal digits.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub async fn submissions_beginning(&self, digits: &str) -> Answer<Vec<Submission>> {
        let query = sqlx::query_as(
            "SELECT * FROM submissions WHERE substr(id, 1, length(?1)) = ?1 ORDER BY id",
        );
        Ok(query.bind(digits).fetch_all(&self.reads).await?)
    }

    /// The submissions of one attempt, in the order of their arrival.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub async fn submissions_of(&self, attempt: &AttemptId) -> Answer<Vec<Submission>> {
        let query =
            sqlx::query_as("SELECT * FROM submissions WHERE attempt = ? ORDER BY arrived_wall, id");
        Ok(query.bind(attempt.as_str()).fetch_all(&self.reads).await?)
    }

    /// Enters a submission; whether it was new.
    ///
    /// # Errors
    /// When the book cannot be written.
    pub async fn enter(&self, new: &Submission) -> Answer<bool> {
        let mut writing = self.writes.begin().await?;
        let done = row::insert(new).execute(&mut *writing).await?;
        let query = sqlx::query("DELETE FROM odd WHERE id = ?").bind(&new.id);
        query.execute(&mut *writing).await?;
        writing.commit().await?;
        Ok(done.rows_affected() == 1)
    }

    /// Enters a file that was kept apart; the first entry of the same bytes stays.
    ///
    /// # Errors
    /// When the book cannot be written.
    pub async fn enter_odd(&self, odd: &Odd) -> Answer<()> {
        row::insert_odd(odd).execute(&self.writes).await?;
        Ok(())
    }

    /// The files that were kept apart, in the order of their arrival.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub async fn odds(&self) -> Answer<Vec<Odd>> {
        let query = sqlx::query_as("SELECT * FROM odd ORDER BY arrived_wall, id");
        Ok(query.fetch_all(&self.reads).await?)
    }

    /// Why a file was kept apart, if it was.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub async fn refusal(&self, id: &Digest) -> Answer<Option<Refusal>> {
        let query = sqlx::query_as::<_, Odd>("SELECT * FROM odd WHERE id = ?");
        let odd = query
            .bind(id.to_string())
            .fetch_optional(&self.reads)
            .await?;
        Ok(odd.map(|odd| Refusal {
            code: odd.code,
            words: odd.words,
        }))
    }

    /// Enters what opening a submission has shown.
    ///
    /// # Errors
    /// When the book cannot be written.
    pub async fn settle(&self, id: &Digest, settlement: &Settlement) -> Answer<()> {
        row::settle(&id.to_string(), settlement)
            .execute(&self.writes)
            .await?;
        Ok(())
    }

    /// Enters that an opened chain does not go on from a shorter one of its attempt.
    ///
    /// # Errors
    /// When the book cannot be written.
    pub async fn enter_fork(&self, longer: &Digest, shorter: &Digest) -> Answer<()> {
        sqlx::query("INSERT INTO forks (longer, shorter) VALUES (?, ?) ON CONFLICT DO NOTHING")
            .bind(longer.to_string())
            .bind(shorter.to_string())
            .execute(&self.writes)
            .await?;
        Ok(())
    }

    async fn forks(&self) -> Answer<BTreeSet<(Digest, Digest)>> {
        let query = sqlx::query_as::<_, (String, String)>("SELECT longer, shorter FROM forks");
        let rows = query.fetch_all(&self.reads).await?;
        let pair = |(a, b): &(String, String)| Some((a.parse().ok()?, b.parse().ok()?));
        Ok(rows.iter().filter_map(pair).collect())
    }

    /// How each of these submissions stands among those of its attempt.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub async fn standings(&self, rows: &[Submission]) -> Answer<BTreeMap<Digest, Standing>> {
        let forks = self.forks().await?;
        let mut attempts: BTreeMap<&str, Vec<Work>> = BTreeMap::new();
        for row in rows {
            attempts.entry(&row.attempt).or_default().extend(row.work());
        }
        let each = attempts.values().map(|works| standings(works, &forks));
        Ok(each.flatten().collect())
    }
}
