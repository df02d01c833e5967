//! Forms, as landing pages and the law see them.

use crate::accessibility::names::name;
use crate::accessibility::{is_field, label};
use crate::dom::{Document, Found, NodeId, Origin, collapsed};
use crate::span::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    Mail,
    Phone,
    /// A box to tick.
    Consent,
    Other,
}

#[derive(Clone, Debug)]
pub struct Field {
    pub asks: Asks,
    /// `type`, or the element's name.
    pub kind: String,
    /// Under which the answer is sent; empty: it is not sent.
    pub name: String,
    /// Its words, in lower case.
    pub label: String,
    pub ticked: bool,
    pub required: bool,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Form {
    pub id: NodeId,
    pub span: Span,
    pub method: String,
    pub fields: Vec<Field>,
    /// Something sends it.
    pub sends: bool,
}

impl Form {
    pub fn asks(&self, what: Asks) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(move |field| field.asks == what)
    }

    /// Whether it asks for a person's data.
    pub fn is_personal(&self) -> bool {
        self.fields
            .iter()
            .any(|field| matches!(field.asks, Asks::Mail | Asks::Phone))
    }

    pub fn consents(&self) -> impl Iterator<Item = &Field> {
        self.asks(Asks::Consent)
            .filter(|field| is_consent(&field.label))
    }
}

/// Whether a box's words are a consent, not a choice of goods.
pub fn is_consent(label: &str) -> bool {
    let words = [
        "zgadzam",
        "zgod",
        "wyrażam",
        "akceptuj",
        "regulamin",
        "oświadczam",
        "chcę otrzym",
        "chcę dostaw",
        "i agree",
        "consent",
        "newsletter",
    ];
    words.iter().any(|word| label.contains(word))
}

/// The forms of a document.
pub fn forms(document: &Document) -> Vec<Form> {
    let written = document
        .named("form")
        .filter(|found| found.element.origin == Origin::Written);
    written.map(|found| form(document, &found)).collect()
}

fn form(document: &Document, found: &Found) -> Form {
    let inside: Vec<Found> = document.elements_below(found.id).collect();
    let fields = inside
        .iter()
        .filter(|held| is_field(held))
        .map(|held| field(document, held));
    let sends = inside.iter().any(|held| {
        let kind = held.element.value("type").to_ascii_lowercase();
        (held.element.is("button") && kind != "button" && kind != "reset")
            || (held.element.is("input") && (kind == "submit" || kind == "image"))
    });
    Form {
        id: found.id,
        span: found.element.start_tag,
        method: found.element.value("method").to_ascii_lowercase(),
        fields: fields.collect(),
        sends,
    }
}

fn field(document: &Document, found: &Found) -> Field {
    let element = found.element;
    let kind = match element.name.as_str() {
        "input" => element.value("type").to_ascii_lowercase(),
        name => name.to_owned(),
    };
    let words = [
        label(document, found),
        name(document, found.id),
        element.value("placeholder").to_owned(),
    ];
    let label = collapsed(&words.join(" ")).to_lowercase();
    let key = element.value("name").to_lowercase();
    let has = |any: &[&str]| {
        any.iter()
            .any(|word| label.contains(word) || key.contains(word))
    };
    let asks = match kind.as_str() {
        "checkbox" | "radio" => Asks::Consent,
        "email" => Asks::Mail,
        "tel" => Asks::Phone,
        "" | "text" if has(&["e-mail", "email", "mail"]) => Asks::Mail,
        "" | "text" | "number" if has(&["telefon", "phone", "komórk"]) => Asks::Phone,
        _ => Asks::Other,
    };
    Field {
        asks,
        kind,
        name: element.value("name").trim().to_owned(),
        label,
        ticked: element.has("checked"),
        required: element.has("required"),
        span: element.start_tag,
    }
}
