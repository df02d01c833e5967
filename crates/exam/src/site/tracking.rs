//! The tool's code on the served pages: is it there, once, in its place, and held back until a
//! visitor has agreed.

use super::finding::Findings;
use super::markup::{self, Piece, Tag};
use super::{Finding, Shop, address};
use casefile::Date;

/// Elements that stand in a head; any other ends it, as a browser does.
const HEAD: [&str; 10] = [
    "html", "head", "title", "meta", "link", "style", "script", "noscript", "base", "template",
];

/// Elements in which a script never runs.
const INERT: [&str; 2] = ["noscript", "template"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Head,
    Body,
    Inert,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Consent {
    /// Until the visitor has agreed to what the code is for.
    Held,
    /// Not at all.
    Free,
    /// For a consent that nobody is asked for.
    Other,
}

/// The code, where it was seen.
#[derive(Debug, Clone, Copy)]
struct Sighting {
    place: Place,
    /// The script that the tool gives.
    address: bool,
    account: bool,
    consent: Consent,
}

impl Sighting {
    fn works(self) -> bool {
        let runs = self.place != Place::Inert && self.consent != Consent::Other;
        runs && self.address && self.account
    }
}

/// A page, as far as the code is concerned.
#[derive(Debug, Default)]
struct Visit {
    sightings: Vec<Sighting>,
    /// The code is there, but as a comment.
    commented: bool,
}

/// The code as the tool gives it.
struct Code<'a> {
    tag: Tag,
    src: String,
    account: &'a str,
    consent: &'a str,
}

impl Code<'_> {
    /// Whose script it is: an address up to its path.
    fn host(&self) -> &str {
        let (_, rest) = self.src.split_once("//").unwrap_or(("", &self.src));
        rest.split('/').next().unwrap_or(rest)
    }

    fn sighted(&self, tag: &Tag, place: Place) -> Option<Sighting> {
        let src = tag.attribute("src").unwrap_or_default().trim();
        let ours = src.contains(self.host()) || tag.attribute(self.account).is_some();
        let same = |name: &str| tag.attribute(name) == self.tag.attribute(name);
        let consent = match tag.attribute(self.consent) {
            None => Consent::Free,
            Some(_) if same(self.consent) => Consent::Held,
            Some(_) => Consent::Other,
        };
        ours.then(|| Sighting {
            place,
            address: src == self.src,
            account: same(self.account),
            consent,
        })
    }

    fn visit(&self, html: &str) -> Visit {
        let mut visit = Visit::default();
        let (mut head, mut inert) = (true, 0_usize);
        for piece in markup::pieces(html) {
            match piece {
                Piece::Open(tag) => {
                    head &= HEAD.contains(&tag.name.as_str());
                    inert += usize::from(INERT.contains(&tag.name.as_str()));
                    let place = match (inert, head) {
                        (0, true) => Place::Head,
                        (0, false) => Place::Body,
                        _ => Place::Inert,
                    };
                    if tag.name == "script" {
                        visit.sightings.extend(self.sighted(&tag, place));
                    }
                }
                Piece::Close(name) => {
                    head &= name != "head";
                    inert = inert.saturating_sub(usize::from(INERT.contains(&name.as_str())));
                }
                Piece::Comment(text) => visit.commented |= text.contains(self.host()),
                Piece::Text(some) => head &= !some,
            }
        }
        visit
    }
}

/// Every page that a visitor gets, by its address.
fn visits(shop: &Shop<'_>, day: Option<Date>) -> Vec<(String, Visit)> {
    let Some(code) = code(shop) else {
        return Vec::new();
    };
    let pages = shop.pages(day).into_iter();
    let visit = |page: super::Served| (address(&page.slug), code.visit(&shop.html(&page)));
    pages.map(visit).collect()
}

fn code<'a>(shop: &Shop<'a>) -> Option<Code<'a>> {
    let own = &shop.site.tracking;
    let tag = markup::pieces(&own.code)
        .into_iter()
        .find_map(|it| match it {
            Piece::Open(tag) => Some(tag),
            _ => None,
        })?;
    let src = tag.attribute("src")?.to_owned();
    Some(Code {
        tag,
        src,
        account: &own.account,
        consent: &own.consent,
    })
}

/// Whether visits are seen on every page.
pub fn works(shop: &Shop<'_>, day: Option<Date>) -> bool {
    let visits = visits(shop, day);
    let seen = |it: &(String, Visit)| it.1.sightings.iter().any(|it| it.works());
    !visits.is_empty() && visits.iter().all(seen)
}

/// What is found on the pages that visitors get.
pub fn check(shop: &Shop<'_>, day: Option<Date>) -> Vec<Finding> {
    let visits = visits(shop, day);
    let mut findings = Findings::default();
    let bare = |it: &(String, Visit)| it.1.sightings.is_empty();
    if visits.iter().all(bare) {
        let code = match visits.iter().any(|it| it.1.commented) {
            true => "tracking-commented",
            false => "tracking-missing",
        };
        findings.error(code, "");
        return findings.sorted();
    }
    if let Some((place, _)) = visits.iter().find(|it| bare(it)) {
        findings.error("tracking-partial", place.as_str());
    }
    // What is said of one page would be said of all: the first is enough.
    let first = |test: &dyn Fn(&Visit) -> bool| {
        let found = visits.iter().find(|it| test(&it.1));
        found.map(|it| it.0.as_str())
    };
    let any = |test: fn(&Sighting) -> bool| first(&|it: &Visit| it.sightings.iter().any(test));
    for (code, place) in [
        ("tracking-twice", first(&|it| it.sightings.len() > 1)),
        ("tracking-inert", any(|it| it.place == Place::Inert)),
        ("tracking-address", any(|it| !it.address)),
        ("tracking-account", any(|it| !it.account)),
        ("tracking-no-consent", any(|it| it.consent == Consent::Free)),
        (
            "tracking-other-consent",
            any(|it| it.consent == Consent::Other),
        ),
    ] {
        if let Some(place) = place {
            findings.error(code, place);
        }
    }
    if let Some(place) = any(|it| it.place == Place::Body) {
        findings.warning("tracking-late", place);
    }
    findings.sorted()
}
