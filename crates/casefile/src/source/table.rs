//! CSV with places: RFC 4180, LF or CRLF, a head line.

use super::finding::{Findings, Position};
use super::folder::Folder;

/// A cell and where it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Unquoted.
    pub text: String,
    /// Byte offset.
    pub offset: usize,
}

/// A CSV file whose rows all have as many cells as its head.
pub struct Csv<'a> {
    /// Its path in the folder.
    pub file: String,
    /// The head.
    pub head: Vec<Cell>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    text: &'a str,
}

impl<'a> Csv<'a> {
    /// Reads a file of the folder; none where it is missing or beyond reading, with findings.
    /// Rows of another length than the head's are reported and left out.
    pub fn read(folder: &'a Folder, file: &str, findings: &mut Findings) -> Option<Self> {
        let text = folder.text(file)?;
        let mut records = match records(text) {
            Ok(records) => records.into_iter(),
            Err(offset) => {
                let at = Position::of(text, offset);
                findings.error(
                    file,
                    at,
                    "csv",
                    "a quote is never closed, or closes too early",
                );
                return None;
            }
        };
        let Some(head) = records.next() else {
            findings.error(file, Position::START, "csv", "the file has no head line");
            return None;
        };
        let mut csv = Self {
            file: file.to_string(),
            head,
            rows: Vec::new(),
            text,
        };
        for record in records {
            csv.take(record, findings);
        }
        csv.check_head(findings);
        Some(csv)
    }

    /// The column of a head.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.head.iter().position(|cell| cell.text == name)
    }

    /// The place of a cell.
    pub fn position(&self, cell: &Cell) -> Position {
        Position::of(self.text, cell.offset)
    }

    fn take(&mut self, record: Vec<Cell>, findings: &mut Findings) {
        if record.len() == self.head.len() {
            self.rows.push(record);
            return;
        }
        let at = Position::of(self.text, record.first().map_or(0, |cell| cell.offset));
        let message = format!(
            "the row has {} cells, the head has {}",
            record.len(),
            self.head.len()
        );
        findings.error(&self.file, at, "csv", message);
    }

    fn check_head(&self, findings: &mut Findings) {
        for (index, cell) in self.head.iter().enumerate() {
            let twice = self.head[..index]
                .iter()
                .any(|other| other.text == cell.text);
            if twice || cell.text.trim().is_empty() {
                let message = format!("the head {:?} is empty or there twice", cell.text);
                findings.error(&self.file, self.position(cell), "csv", message);
            }
        }
        if self.rows.is_empty() {
            findings.error(&self.file, Position::START, "csv", "the table has no rows");
        }
    }
}

/// The records of a text; the offset of a quote that is wrong otherwise.
fn records(text: &str) -> Result<Vec<Vec<Cell>>, usize> {
    let mut reader = Reader { text, at: 0 };
    let mut records = Vec::new();
    while reader.at < text.len() {
        let mut record = vec![reader.cell()?];
        while reader.skip(",") {
            record.push(reader.cell()?);
        }
        let ended = reader.skip("\r\n") || reader.skip("\n") || reader.at == text.len();
        if !ended {
            return Err(reader.at);
        }
        records.push(record);
    }
    Ok(records)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn skip(&mut self, word: &str) -> bool {
        let there = self.text[self.at..].starts_with(word);
        self.at += if there { word.len() } else { 0 };
        there
    }

    fn cell(&mut self) -> Result<Cell, usize> {
        let offset = self.at;
        if self.skip("\"") {
            return Ok(Cell {
                text: self.quoted(offset)?,
                offset,
            });
        }
        let rest = &self.text[self.at..];
        let length = rest.find([',', '\n', '\r']).unwrap_or(rest.len());
        self.at += length;
        Ok(Cell {
            text: rest[..length].to_string(),
            offset,
        })
    }

    fn quoted(&mut self, start: usize) -> Result<String, usize> {
        let mut text = String::new();
        loop {
            let rest = &self.text[self.at..];
            let length = rest.find('"').ok_or(start)?;
            text.push_str(&rest[..length]);
            self.at += length + 1;
            if !self.skip("\"") {
                return Ok(text);
            }
            text.push('"');
        }
    }
}
