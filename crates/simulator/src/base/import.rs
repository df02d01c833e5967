//! An author's own contacts: a CSV whose head says each column's name and kind, "age:whole".

use super::{Base, Column, Data, EMPTY, Kind, Packed, Title, UNCODED};
use std::collections::BTreeMap;

/// At most as many contacts.
const ROWS_MAX: usize = 1_000_000;
/// At most as many faults are told.
const FAULTS_MAX: usize = 100;
/// A word of a column of labels has one of 64 bits.
const LABELS_MAX: usize = 64;

/// What is wrong with a file of contacts, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportFault {
    /// From 1.
    pub line: u64,
    /// The cell's number in its line, from 1.
    pub cell: usize,
    /// A stable code.
    pub code: &'static str,
    /// One sentence.
    pub message: String,
}

/// Reads an author's contacts.
///
/// # Errors
/// Every fault of the file, at most a hundred; nothing is taken of a file with a fault.
pub fn import(text: &str, today: i32) -> Result<Base, Vec<ImportFault>> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut faults = Vec::new();
    let heads = match reader.headers() {
        Ok(heads) => heads.iter().map(str::to_owned).collect::<Vec<_>>(),
        Err(error) => return Err(vec![fault(1, 1, "contacts-csv", error)]),
    };
    let mut builders: Vec<Builder> = Vec::new();
    for (at, head) in heads.iter().enumerate() {
        match Builder::of(head) {
            Ok(builder) if builders.iter().any(|it| it.name == builder.name) => {
                let message = format!("the column {:?} is there twice", builder.name);
                faults.push(fault(1, at + 1, "contacts-head", message));
            }
            Ok(builder) => builders.push(builder),
            Err(message) => faults.push(fault(1, at + 1, "contacts-head", message)),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let count = rows(&mut reader, &mut builders, &mut faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut base = Base::new(count, today);
    builders
        .into_iter()
        .for_each(|builder| base.put(builder.column()));
    Ok(base)
}

fn fault(line: u64, cell: usize, code: &'static str, message: impl ToString) -> ImportFault {
    ImportFault {
        line,
        cell,
        code,
        message: message.to_string(),
    }
}

fn rows(
    reader: &mut csv::Reader<&[u8]>,
    builders: &mut [Builder],
    faults: &mut Vec<ImportFault>,
) -> usize {
    let mut count = 0;
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                faults.push(fault(line, 1, "contacts-csv", error));
                return count;
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        if record.len() != builders.len() {
            let message = format!(
                "{} cells, where the head has {}",
                record.len(),
                builders.len()
            );
            faults.push(fault(
                line,
                record.len().min(builders.len()) + 1,
                "contacts-row",
                message,
            ));
        } else {
            for (at, (builder, cell)) in builders.iter_mut().zip(record.iter()).enumerate() {
                if let Err(message) = builder.push(cell.trim()) {
                    faults.push(fault(line, at + 1, "contacts-cell", message));
                }
            }
        }
        count += 1;
        if faults.len() >= FAULTS_MAX || count > ROWS_MAX {
            break;
        }
    }
    if count == 0 || count > ROWS_MAX {
        let message = format!("there must be 1 to {ROWS_MAX} contacts");
        faults.push(fault(2, 1, "contacts-count", message));
    }
    count
}

struct Builder {
    name: String,
    kind: Kind,
    data: Data,
    codes: BTreeMap<String, usize>,
}

impl Builder {
    fn of(head: &str) -> Result<Self, String> {
        let (name, kind) = head
            .rsplit_once(':')
            .ok_or_else(|| format!("{head:?} does not say its kind, as in \"age:whole\""))?;
        let charset =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"._-".contains(&byte);
        if name.is_empty() || !name.bytes().all(charset) {
            return Err(format!(
                "{name:?} is not a name of a-z, 0-9, '.', '_' and '-'"
            ));
        }
        let kinds = Kind::ALL.map(Kind::as_str).join(", ");
        let kind = Kind::ALL.into_iter().find(|it| it.as_str() == kind);
        let kind = kind.ok_or_else(|| format!("the kind of {name:?} is none of {kinds}"))?;
        let data = match kind {
            Kind::Word => Data::Word(Vec::new(), Vec::new()),
            Kind::Text => Data::Text(Packed::default()),
            Kind::Set => Data::Set(Vec::new(), Vec::new()),
            _ => Data::Whole(Vec::new()),
        };
        Ok(Self {
            name: name.into(),
            kind,
            data,
            codes: BTreeMap::new(),
        })
    }

    fn push(&mut self, cell: &str) -> Result<(), String> {
        let kind = self.kind;
        match &mut self.data {
            Data::Whole(cells) => cells.push(number(kind, cell)?),
            Data::Text(cells) => cells.push(cell),
            Data::Word(_, cells) if cell.is_empty() => cells.push(UNCODED),
            Data::Word(words, cells) => {
                let code = coded(&mut self.codes, words, cell);
                let few = code < usize::from(UNCODED);
                cells.push(if few { code as u16 } else { UNCODED });
                few.then_some(())
                    .ok_or("more different words than 65,534; make it \"text\"")?;
            }
            Data::Set(words, cells) => {
                let mut bits = 0;
                for word in cell.split_whitespace() {
                    let code = coded(&mut self.codes, words, word);
                    if code >= LABELS_MAX {
                        return Err(format!("more different labels than {LABELS_MAX}"));
                    }
                    bits |= 1 << code;
                }
                cells.push(bits);
            }
        }
        Ok(())
    }

    fn column(self) -> Column {
        let title = Title {
            pl: self.name.clone(),
            en: self.name.clone(),
        };
        Column {
            name: self.name,
            title,
            kind: self.kind,
            data: self.data,
        }
    }
}

fn coded(codes: &mut BTreeMap<String, usize>, words: &mut Vec<String>, word: &str) -> usize {
    if let Some(code) = codes.get(word) {
        return *code;
    }
    codes.insert(word.to_owned(), words.len());
    words.push(word.to_owned());
    words.len() - 1
}

fn number(kind: Kind, cell: &str) -> Result<i32, String> {
    if cell.is_empty() {
        return Ok(EMPTY);
    }
    match kind {
        Kind::Truth => match cell {
            "yes" | "true" | "tak" | "1" => Ok(1),
            "no" | "false" | "nie" | "0" => Ok(0),
            _ => Err(format!("{cell:?} is neither yes nor no")),
        },
        Kind::Date => {
            let date: Result<casefile::Date, _> = cell.parse();
            date.map(crate::calendar::day_of)
                .map_err(|error| error.to_string())
        }
        _ => {
            let whole: Option<i32> = cell.parse().ok().filter(|it| *it != EMPTY);
            whole.ok_or_else(|| format!("{cell:?} is not a whole number"))
        }
    }
}
