//! What the parts of the studio share: one carrier's texts on screen, its editors, its preview.

use super::checks::{Checks, Seen, Weight, part_of, said};
use crate::browser::clock::wait;
use crate::browser::editor::{self, Mark, Mode};
use crate::browser::preview::Preview;
use crate::browser::{page, preference};
use crate::desk::Desk;
use crate::i18n::{Locale, use_i18n};
use crate::rooms::leaf::{Leaf, between};
use crate::rooms::opened::Opened;
use casefile::CarrierKind;
use exam::content::{CarrierId, Command as Act, Part, Width};
use exam::{Command, Edit, TextId, units};
use leptos::prelude::*;
use leptos_i18n::I18nContext;
use worker::protocol::simulation as wire;

/// A caret that has stood as long as this rests.
const CARET_REST_MS: u32 = 150;

/// Where a finding is mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Part(Part),
    /// The choice of a push's or a post's picture.
    Picture,
}

/// Which half a narrow screen shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Half {
    Code,
    Preview,
    Checks,
}

impl Half {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Preview => "preview",
            Self::Checks => "checks",
        }
    }
}

/// The handle.
#[derive(Clone, Copy)]
pub struct Bench {
    pub desk: Desk,
    pub i18n: I18nContext<Locale>,
    pub carrier: CarrierId,
    pub half: RwSignal<Half>,
    /// The editor that this person wants.
    pub mode: RwSignal<Mode>,
    pub part: Opened<Part>,
    pub width: Opened<Width>,
    pub preview: StoredValue<Option<Preview>, LocalStorage>,
    /// Where the case offers them.
    pub checks: Option<Checks>,
    html: Leaf,
    css: Leaf,
}

impl Bench {
    /// Takes the desk from the context; to be called in a component's body.
    pub fn new(carrier: CarrierId) -> Self {
        let desk = expect_context::<Desk>();
        let leaf = |part| Leaf::new(desk, TextId::Carrier(carrier, part));
        let offered = desk.case().content_help.findings;
        let bench = Self {
            desk,
            i18n: use_i18n(),
            carrier,
            half: RwSignal::new(Half::Code),
            mode: RwSignal::new(wanted_mode()),
            part: Opened::new(desk, |s| s.content.part),
            width: Opened::new(desk, |s| s.content.width),
            preview: StoredValue::new_local(None),
            checks: offered.then(|| Checks::new(desk, carrier)),
            html: leaf(Part::Html),
            css: leaf(Part::Css),
        };
        bench.html.on_change(move || bench.paint());
        bench.css.on_change(move || bench.paint());
        on_cleanup(move || bench.preview.set_value(None));
        bench.follow_findings();
        bench.follow_caret();
        bench
    }

    /// The element around the caret is outlined in the preview, once the caret rests.
    fn follow_caret(self) {
        let turn = StoredValue::new(0_u32);
        self.html.on_caret(move |at| {
            let next = turn.try_update_value(|turn| {
                *turn += 1;
                *turn
            });
            leptos::task::spawn_local(async move {
                wait(CARET_REST_MS).await;
                if turn.try_get_value() == next {
                    self.with_preview(|preview| preview.point(Some(at)));
                }
            });
        });
    }

    /// Underlines what was found, in the language of the screen.
    fn follow_findings(self) {
        let Some(checks) = self.checks else { return };
        Effect::new(move |_| {
            let locale = self.i18n.get_locale();
            checks.seen.with(|seen| {
                for part in [Part::Html, Part::Css] {
                    let marks = seen.as_ref().map(|seen| marks(seen, part, locale));
                    self.leaf(part).mark(marks.unwrap_or_default());
                }
            });
        });
    }

    /// Where a finding can be mended; none where the room has no field for it.
    pub fn place_of(self, part: wire::Part) -> Option<Place> {
        match (part, self.kind()) {
            (wire::Part::Picture, _) => Some(Place::Picture),
            // A newsletter comes from the firm's own address.
            (wire::Part::Sender, CarrierKind::Sms) => Some(Place::Part(Part::Sender)),
            (part, _) => part_of(part).map(Place::Part),
        }
    }

    /// Leads to a place that was found: in the editor, in a field, or at the choice of a picture.
    pub fn go_to(self, place: Place, range: [u32; 2]) {
        let Some(checks) = self.checks else { return };
        self.half.set(Half::Code);
        let Place::Part(part) = place else {
            return request_animation_frame(|| page::focus(super::short::PICTURE));
        };
        let (from, to) = checks.place(part, range);
        match part {
            Part::Sender | Part::Title | Part::Text | Part::Link | Part::Alt => {
                // A narrow screen shows the fields first.
                request_animation_frame(move || page::select(super::short::id(part), from, to));
            }
            Part::Subject => page::select("studio-subject", from, to),
            Part::Preheader => page::select("studio-preheader", from, to),
            Part::Html | Part::Css => {
                self.show_part(part);
                let leaf = self.leaf(part);
                request_animation_frame(move || leaf.reveal(from, to));
            }
        }
    }

    pub fn text_id(&self, part: Part) -> TextId {
        TextId::Carrier(self.carrier, part)
    }

    pub fn kind(&self) -> CarrierKind {
        let carrier = self.carrier;
        let found = self
            .desk
            .peek(|s| s.content.carriers.get(&carrier).map(|it| it.kind));
        found.unwrap_or(CarrierKind::Newsletter)
    }

    /// The part that the editor shows, or the words of a message without HTML; the others have
    /// fields of their own.
    pub fn shown(&self) -> Part {
        match self.part.get() {
            _ if !self.kind().is_coded() => Part::Text,
            Part::Css => Part::Css,
            _ => Part::Html,
        }
    }

    /// The text of the HTML or the CSS with its editor.
    pub fn leaf(&self, part: Part) -> Leaf {
        if part == Part::Css {
            self.css
        } else {
            self.html
        }
    }

    /// Shows the texts in the preview, in its next frame.
    pub fn paint(&self) {
        self.with_preview(|preview| {
            self.html
                .with_text(|html| self.css.with_text(|css| preview.update(html, css)));
        });
    }

    /// Does something with the preview, if it is there.
    pub fn with_preview(&self, act: impl FnOnce(&Preview)) {
        self.preview.with_value(|preview| {
            if let Some(preview) = preview {
                act(preview);
            }
        });
    }

    /// Writes at the selection of the HTML, and puts the caret `caret` units into what was written;
    /// where there is no HTML, in the words of the message.
    pub fn insert(&self, words: &str, caret: u32) {
        if !self.kind().is_coded() {
            return self.insert_plain(words, caret);
        }
        let (at, to) = self.html.selection();
        let removed = self.html.with_text(|text| between(text, (at, to)));
        let edit = Edit {
            at,
            removed,
            inserted: words.to_string(),
        };
        self.html.edit(edit, (at + caret, at + caret));
    }

    fn insert_plain(&self, words: &str, caret: u32) {
        // It is an act of its own, apart from the typing around it.
        self.desk.rest();
        let (carrier, field) = (self.carrier, super::short::id(Part::Text));
        let text = self.desk.peek(|s| {
            let text = s.content.text(carrier, Part::Text);
            text.unwrap_or_default().to_string()
        });
        let end = units(&text);
        let (at, to) = page::selection(field).unwrap_or((end, end));
        let (at, to) = (at.min(end), to.min(end));
        let edit = Edit {
            at,
            removed: between(&text, (at, to)),
            inserted: words.to_string(),
        };
        self.desk.type_text(self.text_id(Part::Text), vec![edit]);
        self.desk.rest();
        request_animation_frame(move || page::select(field, at + caret, at + caret));
    }

    pub fn show_part(&self, part: Part) {
        if self.part.get_untracked() != part {
            self.part
                .open(part, Command::Content(Act::ShowPart { part }));
        }
    }

    pub fn choose_width(&self, width: Width) {
        if self.width.get_untracked() != width {
            self.width
                .open(width, Command::Content(Act::ChooseWidth { width }));
        }
    }

    /// Another editor from now on, at this machine.
    pub fn choose_mode(&self, mode: Mode) {
        let word = if mode == Mode::Plain {
            "plain"
        } else {
            "coded"
        };
        // The editor goes without a word; what was typed in it stays an act of its own.
        self.desk.rest();
        preference::set("editor", word);
        self.mode.set(mode);
    }
}

fn marks(seen: &Seen, part: Part, locale: Locale) -> Vec<Mark> {
    let own = seen.report.findings.iter();
    let own = own.filter(|finding| part_of(finding.part) == Some(part));
    let mark = |finding: &super::checks::Finding| Mark {
        from: finding.range[0],
        to: finding.range[1],
        severity: match finding.weight {
            Weight::Error => editor::Weight::Error,
            Weight::Warning => editor::Weight::Warning,
            Weight::Note => editor::Weight::Info,
        },
        message: format!(
            "{} {}",
            said(&finding.sentence, locale),
            said(&finding.step, locale)
        ),
    };
    own.map(mark).collect()
}

/// The kept choice; a finger is better off with a plain field.
fn wanted_mode() -> Mode {
    match preference::get("editor").as_deref() {
        Some("plain") => Mode::Plain,
        Some(_) => Mode::Monaco,
        None if editor::is_coarse() => Mode::Plain,
        None => Mode::Monaco,
    }
}
