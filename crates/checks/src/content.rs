//! What a reader meets: visible text, links, pictures, fields. Many rules ask for the same.

use std::collections::BTreeMap;

use crate::accessibility::names::name;
use crate::css::cascade::{Cascade, Look};
use crate::css::{Component, Kind as Css};
use crate::dom::{Document, Found, NodeId, Origin, collapsed};
use crate::html::{Address, address};
use crate::span::Span;
use crate::work::{Picture, Work};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Leads to the offer: a button, or a link that is neither of the others.
    Button,
    Text,
    Unsubscribe,
    Privacy,
    Contact,
    Social,
}

#[derive(Clone, Debug)]
pub struct Link {
    pub id: NodeId,
    /// Also a form's button, which leads where the form does.
    pub href: String,
    pub text: String,
    pub purpose: Purpose,
    pub address: Address,
    pub span: Span,
    pub href_span: Span,
}

#[derive(Clone, Debug)]
pub struct Shown {
    pub id: NodeId,
    pub src: String,
    pub alt: Option<String>,
    pub width: Option<u32>,
    pub height: Option<u32>,
    pub span: Span,
}

/// A piece of text as it stands in the document, and whether it is seen.
#[derive(Clone, Debug)]
pub struct Piece {
    pub id: NodeId,
    pub text: String,
    pub span: Span,
    pub seen: bool,
}

impl Piece {
    /// The place of a part of the text, where the document holds it as it is; else of all.
    pub fn part(&self, part: Span, html: &str) -> Span {
        let raw = self.span.of(html);
        if raw == self.text {
            return part.moved(self.span.start);
        }
        // Character references before it move a part: it is looked for by its own words.
        let wanted = part.of(&self.text);
        let mut places = raw.match_indices(wanted).filter(|_| !wanted.is_empty());
        match (places.next(), places.next()) {
            (Some((at, _)), None) => Span::new(at, at + wanted.len()).moved(self.span.start),
            _ => self.span.trimmed(html),
        }
    }
}

#[derive(Clone, Debug, Default)]
pub struct Content {
    pub pieces: Vec<Piece>,
    /// All that is seen, white space collapsed.
    pub text: String,
    pub links: Vec<Link>,
    pub pictures: Vec<Shown>,
    pub looks: BTreeMap<NodeId, Look>,
    /// What a reader does not see at the top: the preheader of a mail.
    pub hidden_start: String,
}

const UNSUBSCRIBE: [&str; 10] = [
    "wypis",
    "wypisz",
    "rezygn",
    "anuluj subskryp",
    "nie chcę otrzymywać",
    "nie chcę dostawać",
    "unsubscribe",
    "opt out",
    "opt-out",
    "cofnij zgod",
];
const PRIVACY: [&str; 6] = [
    "prywatno",
    "rodo",
    "przetwarzani",
    "privacy",
    "polityk",
    "gdpr",
];
const SOCIAL: [&str; 8] = [
    "facebook.",
    "instagram.",
    "linkedin.",
    "tiktok.",
    "youtube.",
    "pinterest.",
    "x.com",
    "twitter.",
];

impl Content {
    pub fn read(document: &Document, cascade: &Cascade) -> Self {
        let looks = cascade.looks(document);
        let mut content = Self::default();
        for (id, text) in document.texts(Document::ROOT) {
            content.add_piece(document, &looks, id, text);
        }
        let seen = content.pieces.iter().filter(|piece| piece.seen);
        let text: Vec<&str> = seen.map(|piece| piece.text.as_str()).collect();
        content.text = collapsed(&text.join(" "));
        for found in document
            .elements()
            .filter(|found| found.element.origin == Origin::Written)
        {
            content.links.extend(link(document, cascade, &found));
            content.pictures.extend(picture(&found, cascade));
        }
        content.looks = looks;
        content
    }

    fn add_piece(
        &mut self,
        document: &Document,
        looks: &BTreeMap<NodeId, Look>,
        id: NodeId,
        text: &str,
    ) {
        let parent = document.node(id).parent;
        let look = parent.and_then(|parent| looks.get(&parent));
        let seen = look.is_none_or(|look| look.shown && look.size_px > 1.0);
        let blank = text.trim().is_empty();
        if !seen && !blank && self.pieces.iter().all(|piece| !piece.seen) {
            let gap = if self.hidden_start.is_empty() {
                ""
            } else {
                " "
            };
            self.hidden_start = collapsed(&format!("{}{gap}{text}", self.hidden_start));
        }
        if !blank {
            self.pieces.push(Piece {
                id,
                text: text.to_owned(),
                span: document.node(id).span,
                seen,
            });
        }
    }

    pub fn links_for(&self, purpose: Purpose) -> impl Iterator<Item = &Link> {
        self.links
            .iter()
            .filter(move |link| link.purpose == purpose)
    }

    /// Where its offers lead, each address once.
    pub fn destinations(&self) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for link in &self.links {
            let offer = matches!(link.purpose, Purpose::Button | Purpose::Text);
            let works = matches!(link.address, Address::Web { .. } | Address::Relative);
            if offer && works && !link.href.is_empty() && !found.contains(&link.href) {
                found.push(link.href.clone());
            }
        }
        found
    }

    /// Whether the seen text has any of these, in lower case.
    pub fn says(&self, any: &[&str]) -> bool {
        let text = self.text.to_lowercase();
        any.iter().any(|words| text.contains(words))
    }
}

fn link(document: &Document, cascade: &Cascade, found: &Found) -> Option<Link> {
    let element = found.element;
    let kind = element.value("type").to_ascii_lowercase();
    let submit = (element.is("button") && kind != "button" && kind != "reset")
        || (element.is("input") && (kind == "submit" || kind == "image"));
    let href = match element.is("a") {
        true => element.attribute("href")?,
        false if submit => {
            let text = match element.is("input") {
                true => element.value("value").to_owned(),
                false => name(document, found.id),
            };
            return Some(Link {
                id: found.id,
                href: String::new(),
                text,
                purpose: Purpose::Button,
                address: Address::Relative,
                span: element.start_tag,
                href_span: element.start_tag,
            });
        }
        false => return None,
    };
    let text = name(document, found.id);
    let address = address(&href.value);
    Some(Link {
        id: found.id,
        purpose: purpose(document, cascade, found, &text, address),
        href: href.value.trim().to_owned(),
        text,
        address,
        span: element.start_tag,
        href_span: href.place(),
    })
}

fn purpose(
    document: &Document,
    cascade: &Cascade,
    found: &Found,
    text: &str,
    address: Address,
) -> Purpose {
    let both = format!("{} {}", text, found.element.value("href")).to_lowercase();
    let has = |list: &[&str]| list.iter().any(|word| both.contains(word));
    match () {
        () if has(&UNSUBSCRIBE) => Purpose::Unsubscribe,
        () if has(&PRIVACY) => Purpose::Privacy,
        () if address == Address::Contact => Purpose::Contact,
        () if has(&SOCIAL) => Purpose::Social,
        () if is_button(document, cascade, found) => Purpose::Button,
        () => Purpose::Text,
    }
}

/// Looks like a button: by its class, or by a ground and room of its own.
fn is_button(document: &Document, cascade: &Cascade, found: &Found) -> bool {
    let class = found.element.value("class").to_lowercase();
    let named = ["btn", "button", "przycisk", "cta", "guzik"]
        .iter()
        .any(|word| class.contains(word));
    let role = found.element.value("role").eq_ignore_ascii_case("button");
    let has =
        |id: NodeId, names: &[&str]| names.iter().any(|name| cascade.value(id, name).is_some());
    let painted = |id: NodeId| {
        let ground = ["background", "background-color", "border"];
        has(id, &ground) || document.element(id).is_some_and(|held| held.has("bgcolor"))
    };
    let roomy = |id: NodeId| {
        let room = ["padding", "padding-top", "padding-left", "line-height"];
        has(id, &room)
    };
    let alone = document.around(found.id).next().filter(|around| {
        let only = collapsed(&document.text(around.id)) == collapsed(&document.text(found.id));
        around.element.is("td") && only
    });
    named
        || role
        || (painted(found.id) && roomy(found.id))
        || alone.is_some_and(|cell| painted(cell.id))
}

fn picture(found: &Found, cascade: &Cascade) -> Option<Shown> {
    let element = found.element;
    if !element.is("img") {
        return None;
    }
    let size = |name: &str| {
        let attribute = element
            .value(name)
            .trim()
            .trim_end_matches("px")
            .parse()
            .ok();
        attribute.or_else(|| cascade.value(found.id, name).and_then(pixels))
    };
    Some(Shown {
        id: found.id,
        src: element.value("src").trim().to_owned(),
        alt: element
            .attribute("alt")
            .map(|held| held.value.trim().to_owned()),
        width: size("width"),
        height: size("height"),
        span: element.start_tag,
    })
}

/// A length in pixels.
pub fn pixels(value: &[Component]) -> Option<u32> {
    match &value.first()?.kind {
        Css::Dimension { value, unit } if unit == "px" && *value >= 0.0 => Some(*value as u32),
        _ => None,
    }
}

/// The picture of the library that an address means, by the address or by the file's name.
pub fn library<'a>(work: &'a Work, src: &str) -> Option<&'a Picture> {
    let file = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    work.pictures.get(src).or_else(|| {
        let wanted = file(src);
        let same = |(path, _): &(&String, &Picture)| !wanted.is_empty() && file(path) == wanted;
        work.pictures.iter().find(same).map(|(_, picture)| picture)
    })
}
