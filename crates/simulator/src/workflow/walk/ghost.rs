//! The contact that is led: a base of one row, whose cells change on the way.

use super::{Lead, Why};
use crate::base::{Base, Column, Data, EMPTY, Kind, Packed, UNCODED};
use crate::calendar::day_of;
use crate::segment::{self, Bits, Library, Rule, Shelf, Term, Test, When, words};
use crate::workflow::Names;
use casefile::Date;
use std::collections::BTreeMap;

pub struct Ghost {
    base: Base,
    library: Library,
    /// Segments that steps put it into, or took it out of.
    moved: BTreeMap<String, bool>,
    /// In minutes from the first midnight.
    pub now: u32,
    first: i32,
}

impl Ghost {
    /// The contact as it enters, and the cells that were given and cannot be read.
    pub fn new(lead: &Lead, base: &Base) -> (Self, Vec<String>) {
        let campaign = lead.campaign;
        let mut own = Names::of(campaign, base).run_columns(base);
        if let Some(row) = lead.row.filter(|row| (*row as usize) < base.count()) {
            let alone = Bits::from_fn(base.count(), |at| at == row as usize);
            for column in base.columns() {
                own.put(column.of(&alone));
            }
        }
        own.today = day_of(campaign.from);
        let segments = campaign.segments.iter();
        let library = segments
            .map(|it| (it.id.clone(), it.rule.clone()))
            .collect();
        let mut ghost = Self {
            base: own,
            library,
            moved: BTreeMap::new(),
            now: 0,
            first: day_of(campaign.from),
        };
        ghost.set("entry.purchased", "no");
        let given = lead.values.iter();
        let unread = given.filter(|(field, cell)| !ghost.set(field, cell));
        let unread = unread.map(|(field, _)| field.clone()).collect();
        (ghost, unread)
    }

    /// Time passes, never back.
    pub fn wait_until(&mut self, minute: u32) {
        self.now = self.now.max(minute);
        self.base.today = self.today();
    }

    fn today(&self) -> i32 {
        self.first + (self.now / 1_440) as i32
    }

    /// Gives a cell another value; false where it cannot be read or there is no such column.
    pub fn set(&mut self, field: &str, cell: &str) -> bool {
        let Some(column) = self.base.column(field) else {
            return false;
        };
        let Some(data) = read(column, cell.trim()) else {
            return false;
        };
        let column = Column {
            data,
            ..column.clone()
        };
        self.base.put(column);
        true
    }

    fn cell(&self, field: &str) -> String {
        let column = self.base.column(field);
        column.map(|it| it.cell(0)).unwrap_or_default()
    }

    fn number(&self, field: &str) -> Option<i32> {
        let cell = *self.base.column(field)?.numbers()?.first()?;
        (cell != EMPTY).then_some(cell)
    }

    fn put_number(&mut self, field: &str, value: i32) {
        if let Some(column) = self.base.column(field).cloned() {
            self.base.put(Column {
                data: Data::Whole(vec![value]),
                ..column
            });
        }
    }

    pub fn yes(&self, field: &str) -> bool {
        self.number(field) == Some(1)
    }

    pub fn day(&self, field: &str) -> Option<i32> {
        self.number(field)
    }

    pub fn score(&mut self, points: i32) {
        let sum = self.number("points").unwrap_or(0).saturating_add(points);
        self.put_number("points", sum);
    }

    pub fn tag(&mut self, tag: &str, on: bool) {
        let held = self.cell("tags");
        let others = held.split_whitespace().filter(|it| *it != tag);
        let tags: Vec<&str> = others.chain(on.then_some(tag)).collect();
        self.set("tags", &tags.join(" "));
    }

    pub fn put_inside(&mut self, segment: &str, on: bool) {
        self.moved.insert(segment.to_owned(), on);
    }

    /// Behaviour counts from now on.
    pub fn behaves(&mut self, event: &str, category: Option<&str>) {
        let counted = match event {
            "open" => "opens",
            "click" => "clicks",
            "visit" => "visits",
            "cart" => "carts",
            "purchase" => "orders",
            _ => return,
        };
        self.count(counted);
        if event == "purchase" {
            self.set("entry.purchased", "yes");
            if let Some(category) = category {
                self.count(&format!("orders.{category}"));
            }
        }
    }

    fn count(&mut self, name: &str) {
        let count = format!("{name}.count");
        let more = self.number(&count).unwrap_or(0).saturating_add(1);
        self.put_number(&count, more);
        self.put_number(&format!("{name}.last"), self.today());
    }

    /// Is it in a segment?
    pub fn inside(&self, segment: &str) -> bool {
        self.member(segment, &mut Vec::new())
    }

    fn member(&self, segment: &str, within: &mut Vec<String>) -> bool {
        if let Some(moved) = self.moved.get(segment) {
            return *moved;
        }
        let Some(rule) = self.library.get(segment) else {
            return false;
        };
        if within.iter().any(|it| it == segment) {
            return false;
        }
        within.push(segment.to_owned());
        let holds = self.asked(rule, "", within, &mut Vec::new());
        within.pop();
        holds
    }

    /// Does a rule hold? Every term is asked, so that every reason is told.
    pub fn holds(&self, rule: &Rule, path: &str, whys: &mut Vec<Why>) -> bool {
        self.asked(rule, path, &mut Vec::new(), whys)
    }

    fn asked(
        &self,
        rule: &Rule,
        path: &str,
        within: &mut Vec<String>,
        whys: &mut Vec<Why>,
    ) -> bool {
        let (group, rules) = match rule {
            Rule::All(rules) => ("all", rules),
            Rule::Any(rules) => ("any", rules),
            Rule::Is(term) => {
                let holds = self.term(term, within);
                whys.push(Why {
                    path: format!("{path}is"),
                    sentence: words::sentence(rule, &self.base),
                    cell: self.cell(&term.field),
                    holds,
                });
                return holds;
            }
        };
        let mut held = 0;
        for (at, rule) in rules.iter().enumerate() {
            let path = format!("{path}{group}.{at}.");
            held += usize::from(self.asked(rule, &path, within, whys));
        }
        match rule {
            Rule::All(_) => held == rules.len(),
            _ => held > 0,
        }
    }

    fn term(&self, term: &Term, within: &mut Vec<String>) -> bool {
        let Ok((test, turned)) = segment::test(term, &self.base, "is") else {
            return false;
        };
        let minute = i64::from(self.first) * 1_440 + i64::from(self.now);
        let days = |low: i64, high: i64| {
            let day = |it: i64| it.clamp(-700_000, 2_900_000) as i32;
            When::between(day(low), day(high))
        };
        match (term.field.as_str(), test) {
            (_, Test::Segment(ids)) => ids.iter().any(|id| self.member(id, within)) != turned,
            ("now", Test::When(when)) => when.reached(minute) != turned,
            ("now", Test::Range(low, high)) => days(low, high).reached(minute) != turned,
            _ => {
                let rule = Rule::Is(term.clone());
                let bits = Shelf::default().bits(&rule, &self.base, &Library::new());
                bits.is_ok_and(|bits| bits.get(0))
            }
        }
    }
}

/// A cell of one row, as a file writes it.
fn read(column: &Column, cell: &str) -> Option<Data> {
    let whole = |value: Option<i32>| value.map(|it| Data::Whole(vec![it]));
    if cell.is_empty() {
        return Some(match &column.data {
            Data::Whole(_) => Data::Whole(vec![EMPTY]),
            Data::Word(words, _) => Data::Word(words.clone(), vec![UNCODED]),
            Data::Text(_) => Data::Text([""].into_iter().collect()),
            Data::Set(words, _) => Data::Set(words.clone(), vec![0]),
        });
    }
    match column.kind {
        Kind::Whole | Kind::Grosze => whole(cell.parse().ok()),
        Kind::Date => whole(cell.parse::<Date>().ok().map(day_of)),
        Kind::Truth => whole(match cell {
            "yes" | "true" => Some(1),
            "no" | "false" => Some(0),
            _ => None,
        }),
        Kind::Word => Some(Data::Word(vec![cell.to_owned()], vec![0])),
        Kind::Text => Some(Data::Text([cell].into_iter().collect::<Packed>())),
        Kind::Set => {
            let words: Vec<String> = cell.split_whitespace().map(str::to_owned).collect();
            let bits = (0..words.len().min(64)).fold(0, |bits, at| bits | 1_u64 << at);
            (words.len() <= 64).then_some(Data::Set(words, vec![bits]))
        }
    }
}
