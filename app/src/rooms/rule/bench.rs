//! What the parts of the editor share.

use super::draft::{Clause, Draft, Id, ROOT};
use super::raw::Wrong;
use super::vocabulary::Vocabulary;
use crate::browser::page;
use crate::i18n::{Locale, use_i18n};
use casefile::workflow::rule::Rule;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos_i18n::I18nContext;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use worker::protocol::simulation::Fault;

/// A pause as long as this ends a burst of keys.
const PAUSE: Duration = Duration::from_millis(700);

type Whole = Result<Option<Rule>, BTreeMap<Id, Wrong>>;

/// The handle.
#[derive(Clone, Copy)]
pub struct Bench {
    pub i18n: I18nContext<Locale>,
    id: &'static str,
    pub draft: RwSignal<Draft>,
    pub vocabulary: Signal<Vocabulary>,
    pub today: Signal<String>,
    pub whole: Memo<Whole>,
    /// Clauses whose values somebody has been at: only they are found fault with.
    touched: RwSignal<BTreeSet<Id>>,
    faults: Signal<Vec<Fault>>,
    pub off: Signal<bool>,
    /// The rule that went out last, or came in.
    last: StoredValue<Option<Rule>>,
    pause: StoredValue<Option<TimeoutHandle>, LocalStorage>,
    on_change: Callback<Option<Rule>>,
}

impl Bench {
    /// To be called in a component's body.
    pub fn new(
        id: &'static str,
        rule: Signal<Option<Rule>>,
        vocabulary: Signal<Vocabulary>,
        today: Signal<String>,
        faults: Signal<Vec<Fault>>,
        off: Signal<bool>,
        on_change: Callback<Option<Rule>>,
    ) -> Self {
        let first = rule.get_untracked();
        let of = move |rule: Option<&Rule>| vocabulary.with_untracked(|own| Draft::of(rule, own));
        let draft = RwSignal::new(of(first.as_ref()));
        let last = StoredValue::new(first);
        let touched = RwSignal::new(BTreeSet::new());
        // What an undo, another moment of a replay or another page left.
        Effect::new(move |_| {
            let now = rule.get();
            if last.with_value(|last| *last != now) {
                draft.set(of(now.as_ref()));
                touched.set(BTreeSet::new());
                last.set_value(now);
            }
        });
        let whole = move |_: Option<&Whole>| {
            draft.with(|draft| vocabulary.with(|vocabulary| draft.whole(vocabulary)))
        };
        let bench = Self {
            i18n: use_i18n(),
            id,
            draft,
            vocabulary,
            today,
            whole: Memo::new(whole),
            touched,
            faults,
            off,
            last,
            pause: StoredValue::new_local(None),
            on_change,
        };
        let gone = window_event_listener_untyped("pagehide", move |_| bench.settle());
        on_cleanup(move || {
            gone.remove();
            bench.settle();
        });
        bench
    }

    /// The id of a node's control.
    pub fn control(&self, id: Id, part: &str) -> String {
        format!("{}-{id}-{part}", self.id)
    }

    /// A gesture that changes the tree: it is one step.
    pub fn alter(&self, act: impl FnOnce(&mut Draft)) {
        if self.off.get_untracked() {
            return;
        }
        self.settle();
        self.draft.update(act);
        self.settle();
    }

    /// A key or a press in one clause: arrows go through a whole list, so the step ends at a pause,
    /// or when the control is left.
    pub fn type_in(&self, id: Id, act: impl FnOnce(&mut Clause)) {
        if self.off.get_untracked() {
            return;
        }
        self.draft
            .update(|draft| draft.clause_mut(id).map(act).unwrap_or_default());
        self.forget_pause();
        let bench = *self;
        let handle = set_timeout_with_handle(move || bench.settle(), PAUSE).ok();
        self.pause.set_value(handle);
    }

    /// From now on a fault of this clause is shown.
    pub fn touch(&self, id: Id) {
        self.touched.update(|touched| {
            touched.insert(id);
        });
    }

    fn forget_pause(&self) {
        let handle = self.pause.try_update_value(Option::take).flatten();
        if let Some(handle) = handle {
            handle.clear();
        }
    }

    /// Lets a whole rule out, if it is another one than before.
    pub fn settle(&self) {
        self.forget_pause();
        // The screen may be gone when a pause ends.
        let Some(Ok(rule)) = self.whole.try_get_untracked() else {
            return;
        };
        let another = self.last.try_update_value(|last| {
            let another = *last != rule;
            last.clone_from(&rule);
            another
        });
        if another == Some(true) {
            self.on_change.run(rule);
        }
    }

    /// Moves the keyboard to a node's control, once it is drawn.
    pub fn focus(&self, id: Id, part: &str) {
        let control = self.control(id, part);
        request_animation_frame(move || page::focus(&control));
    }

    /// What is wrong with a node, to be shown.
    pub fn wrong(&self, id: Id) -> Option<Wrong> {
        let shown = id == ROOT || self.touched.with(|touched| touched.contains(&id));
        self.whole.with(|whole| match whole {
            Err(wrong) if shown => wrong.get(&id).copied(),
            _ => None,
        })
    }

    /// What the simulator says of a node, while the rule on screen is the one that is kept.
    pub fn fault(&self, id: Id) -> Option<Fault> {
        let kept = self.whole.with(|whole| match whole {
            Ok(rule) => self.last.with_value(|last| last == rule),
            Err(_) => false,
        });
        let faults = self.faults.get();
        let own = |fault: &Fault| self.draft.with(|draft| draft.at_path(&fault.path)) == id;
        faults.into_iter().filter(|_| kept).find(own)
    }
}
