//! What the parts of the room share: the contact base in the worker, and the rules of segments.

use crate::desk::Desk;
use crate::desk::simulation::Simulation;
use crate::i18n::{Locale, use_i18n};
use crate::language;
use crate::rooms::rule::Vocabulary;
use casefile::Language;
use leptos::prelude::*;
use leptos_i18n::I18nContext;
use worker::protocol::simulation::{Column, Library, World};

/// How far the base is.
#[derive(Debug, Clone, PartialEq)]
pub enum Phase {
    Coming,
    /// With the code of what went wrong.
    Failed(String),
    Here,
}

/// The handle.
#[derive(Clone, Copy)]
pub struct Base {
    pub desk: Desk,
    pub i18n: I18nContext<Locale>,
    pub simulation: Simulation,
    pub phase: RwSignal<Phase>,
    pub world: RwSignal<World>,
    /// The rules of all segments, for rules that name them.
    pub library: Memo<Library>,
}

impl Base {
    /// To be called in a component's body: it ends with the component.
    pub fn new(desk: Desk) -> Self {
        let empty = World {
            contacts: 0,
            today: String::new(),
            columns: Vec::new(),
            categories: Vec::new(),
            seed: 0,
            simulator: 0,
        };
        let base = Self {
            desk,
            i18n: use_i18n(),
            simulation: Simulation::of(desk),
            phase: RwSignal::new(Phase::Coming),
            world: RwSignal::new(empty),
            library: desk.slice(|s| s.audience.library()),
        };
        base.load();
        base
    }

    /// Asks for the base; at once where the worker has it already.
    pub fn load(self) {
        self.phase.set(Phase::Coming);
        leptos::task::spawn_local(async move {
            let world = self.simulation.world().await;
            // The room may have been left.
            match world {
                Ok(world) => {
                    let _ = self.world.try_set(world);
                    let _ = self.phase.try_set(Phase::Here);
                }
                Err(failure) => {
                    let _ = self.phase.try_set(Phase::Failed(failure.code));
                }
            }
        });
    }

    pub fn language(self) -> Language {
        language::of(self.i18n.get_locale())
    }

    /// What a rule may speak of; a segment does not speak of itself.
    pub fn vocabulary(self, own: Option<exam::audience::SegmentId>) -> Signal<Vocabulary> {
        let segments = self.desk.slice(move |s| {
            let others = s
                .audience
                .segments
                .iter()
                .filter(|(id, _)| Some(**id) != own);
            let others = others.map(|(id, segment)| (id.to_string(), segment.name.clone()));
            others.collect::<Vec<_>>()
        });
        let world = self.world;
        let read = move || Vocabulary {
            columns: world.with(|world| world.columns.clone()),
            segments: segments.get(),
        };
        Memo::new(move |_| read()).into()
    }

    pub fn today(self) -> Signal<String> {
        let world = self.world;
        Signal::derive(move || world.with(|world| world.today.clone()))
    }

    pub fn column(self, name: &str) -> Option<Column> {
        let named = |column: &&Column| column.name == name;
        self.world
            .with(|world| world.columns.iter().find(named).cloned())
    }

    /// A column's name for people.
    pub fn title(self, name: &str) -> String {
        let column = self.column(name);
        column.map_or(name.to_string(), |it| {
            it.title.get(self.language()).to_string()
        })
    }
}
