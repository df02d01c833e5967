//! The names that a campaign's workflows may use.

use super::Node;
use crate::Base;
use crate::base::{Column, EMPTY, Kind as ColumnKind};
use casefile::campaign::{Campaign, Carrier};
use casefile::workflow::Kind;
use serde_json::Value;
use std::collections::BTreeSet;

/// Behaviour that a step can wait for or start with by name.
pub const EVENTS: [&str; 6] = ["open", "click", "visit", "form", "cart", "purchase"];

/// The names that a campaign's workflows may use.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Segments.
    pub segments: BTreeSet<String>,
    /// Messages, with their carriers.
    pub messages: BTreeSet<(String, Carrier)>,
    /// Forms.
    pub forms: BTreeSet<String>,
    /// Other workflows.
    pub workflows: BTreeSet<String>,
    /// Fields that a step changes, beside the base's columns.
    pub fields: BTreeSet<String>,
    /// Tags of the base, and those that steps put on.
    pub tags: BTreeSet<String>,
}

/// A name that leads nowhere.
pub struct Unnamed {
    /// The key in the configuration.
    pub key: &'static str,
    /// What it should have been.
    pub kind: &'static str,
    /// The name.
    pub id: String,
}

impl Names {
    /// The names of a campaign over a base.
    pub fn of(campaign: &Campaign, base: &Base) -> Self {
        let nodes = || campaign.workflows.iter().flat_map(|it| &it.nodes);
        let texts = |kind: Kind, key: &'static str| {
            let of = nodes().filter(move |it| it.kind == kind);
            of.filter_map(move |it| it.config.get(key)?.as_str())
                .map(str::to_owned)
        };
        let held = base.column("tags").map(|it| match &it.data {
            crate::base::Data::Set(words, _) => words.clone(),
            _ => Vec::new(),
        });
        Self {
            segments: campaign.segments.iter().map(|it| it.id.clone()).collect(),
            messages: campaign
                .messages
                .iter()
                .map(|it| (it.id.clone(), it.carrier))
                .collect(),
            forms: campaign
                .messages
                .iter()
                .filter_map(|it| it.form.clone())
                .collect(),
            workflows: campaign.workflows.iter().map(|it| it.id.clone()).collect(),
            fields: texts(Kind::ChangeField, "field").collect(),
            tags: held
                .into_iter()
                .flatten()
                .chain(texts(Kind::AddTag, "tag"))
                .collect(),
        }
    }

    /// A base of one empty row with every column that a rule in a run may ask for.
    pub(super) fn run_columns(&self, base: &Base) -> Base {
        let mut known = Base::new(1, base.today);
        let blank = |name: &str, kind| Column::whole(name, kind, [name, name], vec![EMPTY]);
        for column in base.columns() {
            known.put(bare(column));
        }
        for name in self.fields.iter().filter(|it| base.column(it).is_none()) {
            known.put(Column::word(name, ["", ""], Vec::new(), vec![u16::MAX]));
        }
        known.put(blank("entry.purchased", ColumnKind::Truth));
        known.put(blank("now", ColumnKind::Date));
        known.put(blank("cart.value_grosze", ColumnKind::Grosze));
        known
    }
}

fn bare(column: &Column) -> Column {
    use crate::base::Data;
    let data = match &column.data {
        Data::Whole(_) => Data::Whole(vec![EMPTY]),
        Data::Word(..) => Data::Word(Vec::new(), vec![u16::MAX]),
        Data::Text(_) => Data::Text([""].into_iter().collect()),
        Data::Set(words, _) => Data::Set(words.clone(), vec![0]),
    };
    Column {
        name: column.name.clone(),
        title: column.title.clone(),
        kind: column.kind,
        data,
    }
}

/// The names of a node's configuration that lead nowhere.
pub fn unnamed(node: &Node, names: &Names) -> Vec<Unnamed> {
    let text = |key: &str| node.config.get(key).and_then(Value::as_str);
    let carried = |carrier: Option<Carrier>, id: &str| {
        let fits = |it: Carrier| carrier.is_none_or(|wanted| wanted == it);
        names
            .messages
            .iter()
            .any(|(name, of)| name == id && fits(*of))
    };
    let carrier = match node.kind {
        Kind::SendEmail => Some(Carrier::Email),
        Kind::SendSms => Some(Carrier::Sms),
        Kind::SendPush => Some(Carrier::Push),
        Kind::ShowPopup => Some(Carrier::Popup),
        Kind::PublishPost => Some(Carrier::Post),
        _ => None,
    };
    let mut found = Vec::new();
    let mut miss = |key: &'static str, kind: &'static str, known: bool| {
        if let (false, Some(id)) = (known, text(key)) {
            found.push(Unnamed {
                key,
                kind,
                id: id.to_owned(),
            });
        }
    };
    miss(
        "message",
        "message",
        text("message").is_none_or(|id| carried(carrier, id)),
    );
    miss(
        "segment",
        "segment",
        text("segment").is_none_or(|id| names.segments.contains(id)),
    );
    miss(
        "form",
        "form",
        text("form").is_none_or(|id| names.forms.contains(id)),
    );
    miss(
        "event",
        "event",
        text("event").is_none_or(|id| EVENTS.contains(&id)),
    );
    miss(
        "workflow",
        "workflow",
        text("workflow").is_none_or(|id| names.workflows.contains(id)),
    );
    let tagged = matches!(
        node.kind,
        Kind::ConditionTag | Kind::TriggerChange | Kind::RemoveTag
    );
    miss(
        "tag",
        "tag",
        !tagged || text("tag").is_none_or(|id| names.tags.contains(id)),
    );
    found
}
