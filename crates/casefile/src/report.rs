//! A report of a campaign: a CSV that was checked with its case, read for its figures.

/// The rows of a report under their heads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// One row.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    head: &'a [String],
    cells: &'a [String],
}

impl Report {
    /// Reads a CSV (RFC 4180) with a head line. What `casefile`'s own check would refuse is read as
    /// far as it goes: rows of another length than the head's are left out.
    pub fn parse(text: &str) -> Self {
        let mut records = records(text).into_iter();
        let head = records.next().unwrap_or_default();
        let rows = records.filter(|row| row.len() == head.len()).collect();
        Self { head, rows }
    }

    /// Rows of cells, the heads first.
    pub fn of(rows: Vec<Vec<String>>) -> Self {
        let mut rows = rows.into_iter();
        Self {
            head: rows.next().unwrap_or_default(),
            rows: rows.collect(),
        }
    }

    /// The rows, in the order of the file.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let head = &self.head[..];
        self.rows.iter().map(move |cells| Row { head, cells })
    }

    /// Whether there is a column of this head.
    pub fn has(&self, head: &str) -> bool {
        self.head.iter().any(|own| own == head)
    }

    /// The heads.
    pub fn heads(&self) -> &[String] {
        &self.head
    }

    /// The sum of a column over the rows that `of` picks.
    pub fn sum(&self, head: &str, of: impl Fn(&Row<'_>) -> bool) -> u64 {
        let rows = self.rows().filter(|row| of(row));
        rows.map(|row| row.count(head)).sum()
    }
}

impl<'a> Row<'a> {
    /// The text under a head; empty where there is no such column.
    pub fn word(&self, head: &str) -> &'a str {
        let at = self.head.iter().position(|own| own == head);
        at.and_then(|at| self.cells.get(at))
            .map_or("", String::as_str)
    }

    /// The count under a head; none where the cell is empty or no whole number.
    pub fn figure(&self, head: &str) -> Option<u64> {
        self.word(head).trim().parse().ok()
    }

    /// The count under a head; nought where there is none.
    pub fn count(&self, head: &str) -> u64 {
        self.figure(head).unwrap_or(0)
    }

    /// The cells, in the order of the heads.
    pub fn cells(&self) -> &'a [String] {
        self.cells
    }
}

fn records(text: &str) -> Vec<Vec<String>> {
    let mut records = Vec::new();
    let (mut record, mut cell) = (Vec::new(), String::new());
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => record.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                record.push(std::mem::take(&mut cell));
                records.push(std::mem::take(&mut record));
            }
            other => cell.push(other),
        }
    }
    if !cell.is_empty() || !record.is_empty() {
        record.push(cell);
        records.push(record);
    }
    records
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_quotes_and_a_missing_last_line_end_when_read_then_the_cells_are_whole() {
        let report = Report::parse("a,b\r\n\"x, \"\"y\"\"\",7\nz,");
        let rows: Vec<_> = report.rows().collect();
        assert_eq!(rows[0].word("a"), "x, \"y\"");
        assert_eq!(rows[0].figure("b"), Some(7));
        assert_eq!((rows[1].figure("b"), rows[1].count("b")), (None, 0));
        assert_eq!(report.sum("b", |_| true), 7);
        assert!(report.has("a") && !report.has("c"));
    }

    #[test]
    fn given_a_row_of_another_length_when_read_then_it_is_left_out() {
        let report = Report::parse("a,b\n1,2\n3\n4,5\n");
        let all: Vec<u64> = report.rows().map(|row| row.count("a")).collect();
        assert_eq!(all, [1, 4]);
    }
}
