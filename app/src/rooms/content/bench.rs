//! What the parts of the studio share: one carrier's texts on screen, its editors, its preview.

use crate::browser::editor::Mode;
use crate::browser::preview::Preview;
use crate::browser::{editor, preference};
use crate::desk::Desk;
use crate::i18n::{Locale, use_i18n};
use crate::rooms::leaf::{Leaf, between};
use crate::rooms::opened::Opened;
use exam::content::{CarrierId, Command as Act, Part, Width};
use exam::{Command, Edit, TextId};
use leptos::prelude::*;
use leptos_i18n::I18nContext;

/// Which half a narrow screen shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Half {
    Code,
    Preview,
}

impl Half {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Preview => "preview",
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
    html: Leaf,
    css: Leaf,
}

impl Bench {
    /// Takes the desk from the context; to be called in a component's body.
    pub fn new(carrier: CarrierId) -> Self {
        let desk = expect_context::<Desk>();
        let leaf = |part| Leaf::new(desk, TextId::Carrier(carrier, part));
        let bench = Self {
            desk,
            i18n: use_i18n(),
            carrier,
            half: RwSignal::new(Half::Code),
            mode: RwSignal::new(wanted_mode()),
            part: Opened::new(desk, |s| s.content.part),
            width: Opened::new(desk, |s| s.content.width),
            preview: StoredValue::new_local(None),
            html: leaf(Part::Html),
            css: leaf(Part::Css),
        };
        bench.html.on_change(move || bench.paint());
        bench.css.on_change(move || bench.paint());
        on_cleanup(move || bench.preview.set_value(None));
        bench
    }

    pub fn text_id(&self, part: Part) -> TextId {
        TextId::Carrier(self.carrier, part)
    }

    /// The part that the editor shows; the others have fields of their own.
    pub fn shown(&self) -> Part {
        match self.part.get() {
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

    /// Writes at the selection of the HTML, and puts the caret `caret` units into what was written.
    pub fn insert(&self, words: &str, caret: u32) {
        let (at, to) = self.html.selection();
        let removed = self.html.with_text(|text| between(text, (at, to)));
        let edit = Edit {
            at,
            removed,
            inserted: words.to_string(),
        };
        self.html.edit(edit, (at + caret, at + caret));
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

/// The kept choice; a finger is better off with a plain field.
fn wanted_mode() -> Mode {
    match preference::get("editor").as_deref() {
        Some("plain") => Mode::Plain,
        Some(_) => Mode::Monaco,
        None if editor::is_coarse() => Mode::Plain,
        None => Mode::Monaco,
    }
}
