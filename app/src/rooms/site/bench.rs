//! What the parts of the room share.

use crate::desk::Desk;
use crate::i18n::{Locale, t_string};
use crate::rooms::undo_last;
use crate::widgets::Voice;
use exam::site::Command as Act;
use exam::{Command, Scope};
use leptos::prelude::*;
use leptos_i18n::I18nContext;

pub type I18n = I18nContext<Locale>;

#[derive(Clone, Copy)]
pub struct Bench {
    pub desk: Desk,
    pub i18n: I18n,
    /// Nothing may be changed: a replay, a second tab, the end.
    pub off: Signal<bool>,
    voice: Voice,
}

impl Bench {
    /// To be called in a component's body.
    pub fn new(desk: Desk, i18n: I18n) -> Self {
        let writable = desk.writable();
        Self {
            desk,
            i18n,
            off: Signal::derive(move || !writable.get()),
            voice: Voice::here(),
        }
    }

    /// The same for a choice that only looks: it is open whatever may be changed.
    pub fn looking(self) -> Self {
        Self {
            off: Signal::stored(false),
            ..self
        }
    }

    /// Whether it was done; a refusal is told by the desk.
    pub fn act(&self, act: Act) -> bool {
        self.desk.rest();
        self.desk.dispatch(Command::Site(act)).is_ok()
    }

    /// Says what was done.
    pub fn say(&self, words: impl Into<String>) {
        self.voice.say(words.into());
    }

    /// Says what was taken away, with the way back.
    pub fn taken(&self, words: impl Into<String>) {
        let undo = t_string!(self.i18n, common.undo).to_string();
        let undo = undo_last(self.desk, undo, Scope::Site);
        self.voice.show("trash", words.into(), Some(undo));
    }

    /// The language of what the case says.
    pub fn language(&self) -> &'static str {
        self.desk.case().language.as_str()
    }
}
