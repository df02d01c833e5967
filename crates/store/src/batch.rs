use crate::{AttemptId, Epoch, Error, Part, Table};

/// One change of one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Op {
    /// Writes a row that must not be there yet.
    Add(Table, Part, Vec<u8>),
    /// Writes a row, over an old one too.
    Put(Table, Part, Vec<u8>),
    /// Removes a row; no error if there is none.
    Delete(Table, Part),
    /// Removes every row of the attempt in a table.
    Clear(Table),
}

impl Op {
    /// The table it touches.
    pub fn table(&self) -> Table {
        match self {
            Self::Add(table, ..)
            | Self::Put(table, ..)
            | Self::Delete(table, _)
            | Self::Clear(table) => *table,
        }
    }

    /// Refuses what no store could hold.
    ///
    /// # Errors
    /// [`Error::Malformed`]: a part of the wrong kind, or an attempt row that is not text.
    pub fn check(&self) -> Result<(), Error> {
        match self {
            Self::Clear(_) => Ok(()),
            Self::Delete(table, part) => table.check(part),
            Self::Add(table, part, bytes) | Self::Put(table, part, bytes) => {
                table.check(part)?;
                if *table == Table::Attempts && std::str::from_utf8(bytes).is_err() {
                    return Err(Error::Malformed("an attempt's row is text"));
                }
                Ok(())
            }
        }
    }
}

/// What is written together or not at all: one transaction over rows of one attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// The attempt whose rows it changes.
    pub attempt: AttemptId,
    /// The writer's claim; the store compares it inside the transaction.
    pub epoch: Epoch,
    /// Applied in this order.
    pub ops: Vec<Op>,
}

impl Batch {
    /// A batch without changes.
    pub fn new(attempt: AttemptId, epoch: Epoch) -> Self {
        Self {
            attempt,
            epoch,
            ops: Vec::new(),
        }
    }

    /// A batch that leaves nothing of the attempt but its epoch, so that a tab that slept through
    /// the erasing cannot bring it back.
    pub fn erase(attempt: AttemptId, epoch: Epoch) -> Self {
        Self {
            attempt,
            epoch,
            ops: Table::ALL.map(Op::Clear).to_vec(),
        }
    }

    /// Adds an [`Op::Add`].
    pub fn add(mut self, table: Table, part: impl Into<Part>, bytes: impl Into<Vec<u8>>) -> Self {
        self.ops.push(Op::Add(table, part.into(), bytes.into()));
        self
    }

    /// Adds an [`Op::Put`].
    pub fn put(mut self, table: Table, part: impl Into<Part>, bytes: impl Into<Vec<u8>>) -> Self {
        self.ops.push(Op::Put(table, part.into(), bytes.into()));
        self
    }

    /// Adds an [`Op::Delete`].
    pub fn delete(mut self, table: Table, part: impl Into<Part>) -> Self {
        self.ops.push(Op::Delete(table, part.into()));
        self
    }

    /// The tables it touches, each once, in order.
    pub fn tables(&self) -> Vec<Table> {
        let mut tables: Vec<Table> = self.ops.iter().map(Op::table).collect();
        tables.sort();
        tables.dedup();
        tables
    }

    /// Refuses what no store could hold, before anything is opened.
    ///
    /// # Errors
    /// [`Error::Malformed`].
    pub fn check(&self) -> Result<(), Error> {
        self.ops.iter().try_for_each(Op::check)
    }
}
