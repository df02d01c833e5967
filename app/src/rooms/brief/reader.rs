//! The reader's handle: which document is open, what is searched for, where to look.

use super::passages::{Passage, passages};
use super::search::{Folded, QUERY_CHARS_MIN};
use crate::browser::reading;
use crate::desk::Desk;
use crate::i18n::{Locale, use_i18n};
use crate::language;
use crate::rooms::opened::Opened;
use crate::rooms::side::{self, Part};
use crate::widgets::Voice;
use casefile::{Case, Document, DocumentId};
use exam::brief::{Command as Act, Pin, PinId};
use exam::{Command, brief};
use leptos::prelude::*;
use leptos_i18n::I18nContext;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// A place where words were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Index of the document in the case.
    pub document: usize,
    pub passage: u32,
    /// In characters of the passage's text.
    pub range: Range<usize>,
}

/// A passage ready to be searched.
struct Entry {
    document: usize,
    passage: Passage,
    folded: Folded,
}

/// Every passage of the case; made when first searched.
#[derive(Clone)]
struct Library {
    case: Arc<Case>,
    entries: Arc<OnceLock<Vec<Entry>>>,
}

impl Library {
    fn entries(&self) -> &[Entry] {
        self.entries.get_or_init(|| entries(&self.case))
    }

    fn find(&self, query: &str) -> Vec<Hit> {
        let query = Folded::new(query.trim());
        if !query.is_query() {
            return Vec::new();
        }
        let of = |entry: &Entry| {
            let (document, passage) = (entry.document, entry.passage.number);
            let hit = move |range| Hit {
                document,
                passage,
                range,
            };
            entry
                .folded
                .find(&query)
                .into_iter()
                .map(hit)
                .collect::<Vec<_>>()
        };
        self.entries().iter().flat_map(of).collect()
    }
}

/// The handle that the parts of one brief on screen share.
#[derive(Clone, Copy)]
pub struct Reader {
    pub desk: Desk,
    pub i18n: I18nContext<Locale>,
    pub voice: Voice,
    /// Begins the ids of this brief's elements: the room and the panel may both be there.
    pub place: &'static str,
    pub part: RwSignal<Part>,
    pub query: RwSignal<String>,
    pub hits: Memo<Arc<Vec<Hit>>>,
    /// The hit that is shown, by its index.
    pub at: RwSignal<Option<usize>>,
    /// The passage that words are selected in, and the words.
    pub selected: RwSignal<Option<(u32, String)>>,
    library: StoredValue<Library>,
    opened: Opened<Option<DocumentId>>,
}

impl Reader {
    /// Takes the desk from the context; to be called in a component's body.
    pub fn new(place: &'static str) -> Self {
        let desk = expect_context::<Desk>();
        let library = Library {
            case: desk.case(),
            entries: Arc::default(),
        };
        let query = RwSignal::new(String::new());
        let searched = library.clone();
        let hits = Memo::new(move |_| Arc::new(searched.find(&query.get())));
        let opened = Opened::new(desk, |s| s.brief.document.clone());
        Self {
            desk,
            i18n: use_i18n(),
            voice: Voice::here(),
            place,
            part: RwSignal::new(Part::Main),
            query,
            hits,
            at: RwSignal::new(None),
            selected: RwSignal::new(None),
            library: StoredValue::new(library),
            opened,
        }
    }

    /// Index of the open document; the first one while none was opened.
    pub fn document(&self) -> usize {
        let open = self.opened.get();
        open.and_then(|id| self.index(&id)).unwrap_or(0)
    }

    /// The document of an index.
    pub fn paper(&self, index: usize) -> Option<Document> {
        self.desk.case().documents.get(index).cloned()
    }

    fn index(&self, id: &DocumentId) -> Option<usize> {
        let case = self.desk.case();
        case.documents
            .iter()
            .position(|document| document.id == *id)
    }

    /// A document's title in the screen's language.
    pub fn title(&self, index: usize) -> String {
        let language = language::of(self.i18n.get_locale());
        let paper = self.paper(index);
        paper
            .map(|paper| paper.title.get(language).to_string())
            .unwrap_or_default()
    }

    /// A pin's place: its document's title and its passage, counted from 1.
    pub fn title_of(&self, pin: &Pin) -> String {
        self.index(&pin.document)
            .map(|index| self.title(index))
            .unwrap_or_default()
    }

    pub fn open(&self, index: usize) {
        if let Some(paper) = self.paper(index) {
            let act = Act::OpenDocument {
                document: paper.id.clone(),
            };
            self.opened.open(Some(paper.id), Command::Brief(act));
        }
    }

    /// Looks for other words.
    pub fn search(&self, words: String) {
        self.at.set(None);
        self.query.set(words);
    }

    pub fn end_search(&self) {
        self.search(String::new());
    }

    pub fn is_searching(&self) -> bool {
        let letters = self.query.with(|query| query.trim().chars().count());
        letters >= QUERY_CHARS_MIN
    }

    /// Opens from the list: on a narrow screen the list gives way.
    pub fn open_from_list(&self, index: usize) {
        self.open(index);
        side::show_main(self.part, self.heading_id());
    }

    /// The id of the open document's heading.
    pub fn heading_id(&self) -> &'static str {
        if self.place == "panel" {
            "panel-title"
        } else {
            "brief-title"
        }
    }

    /// The id of a passage's element.
    pub fn passage_id(&self, number: u32) -> String {
        format!("{}-{number}", self.place)
    }

    /// The id of a hit's mark.
    pub fn hit_id(&self, index: usize) -> String {
        format!("{}-hit-{index}", self.place)
    }

    /// Opens the document of a pin and shows its passage.
    pub fn show_pin(&self, pin: &Pin) {
        if let Some(index) = self.index(&pin.document) {
            self.open(index);
            self.part.set(Part::Main);
            self.reveal(self.passage_id(pin.block), true);
        }
    }

    /// Shows a hit; the keyboard stays where it is.
    pub fn show_hit(&self, index: usize) {
        let hits = self.hits.get_untracked();
        let Some(hit) = hits.get(index) else { return };
        self.open(hit.document);
        self.at.set(Some(index));
        self.part.set(Part::Main);
        self.reveal(self.hit_id(index), false);
    }

    /// The next hit, or the one before; around the end.
    pub fn step(&self, forward: bool) {
        let count = self.hits.with_untracked(|hits| hits.len());
        if count == 0 {
            return;
        }
        let next = match (self.at.get_untracked(), forward) {
            (None, true) => self.first_here(),
            (None, false) => count - 1,
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
        };
        self.show_hit(next);
    }

    /// The first hit in the open document, else the first of all.
    fn first_here(&self) -> usize {
        let open = untrack(|| self.document());
        self.hits
            .with_untracked(|hits| hits.iter().position(|hit| hit.document == open))
            .unwrap_or(0)
    }

    /// After the screen was drawn anew: effects run before the next frame.
    fn reveal(&self, id: String, focus: bool) {
        request_animation_frame(move || reading::reveal(&id, focus));
    }

    /// The text of a hit's passage.
    pub fn text(&self, hit: &Hit) -> String {
        let same =
            |entry: &&Entry| entry.document == hit.document && entry.passage.number == hit.passage;
        self.library.with_value(|library| {
            let found = library.entries().iter().find(same);
            found
                .map(|entry| entry.passage.text.clone())
                .unwrap_or_default()
        })
    }

    /// The pins of a document, by passage.
    pub fn pins(&self, index: usize) -> Memo<BTreeMap<u32, Vec<PinId>>> {
        let id = self.paper(index).map(|paper| paper.id);
        self.desk.slice(move |s| {
            let mut found = BTreeMap::<u32, Vec<PinId>>::new();
            let own = s
                .brief
                .pins
                .iter()
                .filter(|(_, pin)| Some(&pin.document) == id.as_ref());
            for (id, pin) in own {
                found.entry(pin.block).or_default().push(*id);
            }
            found
        })
    }

    /// Pins words of a passage; false when a rule says no.
    pub fn pin(&self, index: usize, passage: u32, quote: String) -> bool {
        let Some(paper) = self.paper(index) else {
            return false;
        };
        let pin = Pin {
            document: paper.id,
            block: passage,
            quote,
        };
        self.desk.dispatch(Command::Brief(Act::Pin { pin })).is_ok()
    }

    pub fn unpin(&self, id: PinId) -> bool {
        self.desk
            .dispatch(Command::Brief(brief::Command::Unpin { id }))
            .is_ok()
    }
}

fn entries(case: &Case) -> Vec<Entry> {
    let of = |(document, paper): (usize, &Document)| {
        let passages = passages(case, paper).into_iter();
        let entry = move |passage: Passage| Entry {
            document,
            folded: Folded::new(&passage.text),
            passage,
        };
        passages.map(entry).collect::<Vec<_>>()
    };
    case.documents.iter().enumerate().flat_map(of).collect()
}
