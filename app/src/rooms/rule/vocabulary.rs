//! What a rule may speak of.

use casefile::workflow::rule::Operator;
use worker::protocol::simulation::{Column, ColumnKind};

/// The field that stands for other segments.
pub const SEGMENT: &str = "segment";

/// The columns and the other segments.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabulary {
    pub columns: Vec<Column>,
    /// The id that rules name it by, and its name.
    pub segments: Vec<(String, String)>,
}

/// What a clause's controls are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Of(ColumnKind),
    Segment,
    /// A field that is not there: whatever stands in the rule is kept as text.
    Unknown,
}

/// Groups in the list of fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    Person,
    Consent,
    Orders,
    Behaviour,
}

impl Section {
    pub const ALL: [Self; 4] = [Self::Person, Self::Consent, Self::Orders, Self::Behaviour];

    pub fn of(field: &str) -> Self {
        match field.split('.').next().unwrap_or_default() {
            "consent" | "do_not_contact" | "suppression" => Self::Consent,
            "orders" | "rfm" | "entry" | "cart" => Self::Orders,
            "carts" | "visits" | "opens" | "clicks" => Self::Behaviour,
            _ => Self::Person,
        }
    }
}

const MEMBERSHIP: [Operator; 4] = [
    Operator::In,
    Operator::NotIn,
    Operator::Equal,
    Operator::NotEqual,
];

impl Vocabulary {
    pub fn column(&self, field: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == field)
    }

    pub fn kind(&self, field: &str) -> Kind {
        if field == SEGMENT {
            return Kind::Segment;
        }
        self.column(field)
            .map_or(Kind::Unknown, |column| Kind::Of(column.kind))
    }

    /// The operators that fit a field.
    pub fn operators(&self, field: &str) -> Vec<Operator> {
        match self.kind(field) {
            Kind::Segment => MEMBERSHIP.to_vec(),
            _ => self
                .column(field)
                .map(|column| column.operators.clone())
                .unwrap_or_default(),
        }
    }

    /// The words that can be chosen, each with what is shown.
    pub fn choices(&self, field: &str) -> Vec<(String, String)> {
        if field == SEGMENT {
            return self.segments.clone();
        }
        let words = self.column(field).map(|column| column.words.as_slice());
        let words = words.unwrap_or_default().iter();
        words.map(|word| (word.clone(), word.clone())).collect()
    }

    /// The operator and the values that a clause begins with when its field is chosen.
    pub fn beginning(&self, field: &str) -> (Operator, Vec<String>) {
        let one = |text: &str| vec![text.to_string()];
        match self.kind(field) {
            Kind::Of(ColumnKind::Date) => (Operator::Date, one("last 30 days")),
            Kind::Of(ColumnKind::Truth) => (Operator::Equal, one("true")),
            Kind::Of(ColumnKind::Whole | ColumnKind::Grosze) => (Operator::AtLeast, Vec::new()),
            Kind::Of(ColumnKind::Set) => (Operator::In, Vec::new()),
            Kind::Of(ColumnKind::Word) => (Operator::In, Vec::new()),
            Kind::Of(ColumnKind::Text) => (Operator::Contains, Vec::new()),
            Kind::Segment => (Operator::In, Vec::new()),
            Kind::Unknown => (Operator::Equal, Vec::new()),
        }
    }
}
