//! What the contact base has to choose from: tags, fields, stages, categories. It comes from the
//! worker while one works; until then, and if it does not come, names are typed.

use super::words::Words;
use crate::desk::Desk;
use crate::desk::simulation::Simulation;
use crate::language;
use crate::rooms::rule::Vocabulary;
use leptos::prelude::*;
use worker::protocol::simulation::World;

/// The candidate's segments: ids and names.
pub fn segments(desk: Desk) -> Memo<Vec<(String, String)>> {
    desk.slice(|s| {
        let all = s.audience.segments.iter();
        all.map(|(id, segment)| (id.to_string(), segment.name.clone()))
            .collect()
    })
}

/// The handle.
#[derive(Clone, Copy)]
pub struct Stock {
    world: RwSignal<Option<World>>,
}

impl Stock {
    /// Asks for the base; to be called in a component's body.
    pub fn of(desk: Desk) -> Self {
        let world = RwSignal::new(None);
        leptos::task::spawn_local(async move {
            if let Ok(come) = Simulation::of(desk).world().await {
                let _ = world.try_set(Some(come));
            }
        });
        Self { world }
    }

    /// What a setting of this name may take, each with what it is called.
    pub fn words(&self, setting: &str, i18n: Words) -> Vec<(String, String)> {
        let language = language::of(i18n.get_locale());
        self.world.with(|world| {
            let Some(world) = world else {
                return Vec::new();
            };
            let same = |word: &String| (word.clone(), word.clone());
            let of = |name: &str| {
                let column = world.columns.iter().find(|it| it.name == name);
                column
                    .map(|it| it.words.iter().map(same).collect())
                    .unwrap_or_default()
            };
            match setting {
                "tag" => of("tags"),
                "stage" => of("stage"),
                "source" => of("source"),
                "category" => world.categories.iter().map(same).collect(),
                "field" => {
                    let title = |it: &worker::protocol::simulation::Column| {
                        (it.name.clone(), it.title.get(language).to_owned())
                    };
                    world.columns.iter().map(title).collect()
                }
                _ => Vec::new(),
            }
        })
    }

    /// Whether the base has come.
    pub fn is_here(&self) -> bool {
        self.world.with(Option::is_some)
    }

    /// What rules may speak of.
    pub fn vocabulary(&self, desk: Desk) -> Signal<Vocabulary> {
        let segments = segments(desk);
        let world = self.world;
        let read = move || Vocabulary {
            columns: world
                .with(|world| world.as_ref().map(|it| it.columns.clone()))
                .unwrap_or_default(),
            segments: segments.get(),
        };
        Memo::new(move |_| read()).into()
    }

    /// "Today" of the contacts.
    pub fn today(&self) -> Signal<String> {
        let world = self.world;
        Signal::derive(move || {
            world
                .with(|world| world.as_ref().map(|it| it.today.clone()))
                .unwrap_or_default()
        })
    }

    /// What people call a field of the base.
    pub fn title(&self, field: &str, i18n: Words) -> Option<String> {
        let language = language::of(i18n.get_locale());
        self.world.with(|world| {
            let column = world.as_ref()?.columns.iter().find(|it| it.name == field)?;
            Some(column.title.get(language).to_owned())
        })
    }
}
