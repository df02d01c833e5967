//! Parts of the client that are fetched when they are first shown, each a wasm file of its own.
//!
//! A lobby on a hall's network comes up with less than half of the client. The files of the parts
//! are on the list of the offline copy like all others, so "ready for offline" covers them.
//! The build cuts the parts out (`crates/xtask/src/split.rs`).

// The attribute writes the import and export of each part, which the compiler can't check across
// files; nothing else in this crate may be unsafe.
#![allow(unsafe_code)]

use crate::browser::{host, page};
use crate::i18n::{t, t_string, use_i18n};
use crate::stages::page::Page;
use crate::widgets::{Alarm, Button, Tone};
use crate::words;
use leptos::prelude::*;
use leptos::wasm_split::SplitLoaderError;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// A part of the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The page of an attempt: its stages, the desk's frame, the brief.
    Desk,
    /// Every room but the brief. One part: what rooms share would else fall into a piece for each
    /// set of rooms that shares it, over a hundred of them.
    Rooms,
    Receipt,
    Review,
}

/// Draws what a part shows; called where it is shown, so that it finds the contexts of that place.
type Draw = fn() -> AnyView;

/// A part's entry: `desk()` fetches the part and answers what draws it.
macro_rules! part {
    ($name:ident, $component:path) => {
        // The tests are one file.
        #[cfg(test)]
        async fn $name() -> Result<Draw, SplitLoaderError> {
            Ok(|| $component().into_any())
        }

        #[cfg(not(test))]
        #[leptos::wasm_split::wasm_split($name, wasm_split_path = ::leptos::wasm_split, fallible)]
        fn $name() -> Result<Draw, SplitLoaderError> {
            Ok(|| $component().into_any())
        }
    };
}

part!(desk, crate::stages::attempt::AttemptPage);
part!(rooms, crate::rooms::Rooms);
part!(receipt, crate::stages::receipt::Receipt);
part!(review, crate::review::Review);

thread_local! {
    /// What has come, to be drawn at once when it is shown again.
    static HELD: RefCell<BTreeMap<Part, Draw>> = const { RefCell::new(BTreeMap::new()) };
}

impl Part {
    /// What a candidate can open from the desk.
    pub const OF_DESK: [Self; 2] = [Self::Rooms, Self::Receipt];

    fn held(self) -> Option<Draw> {
        HELD.with_borrow(|held| held.get(&self).copied())
    }

    /// What it is drawn with, besides what the page has from the start.
    const fn styles(self) -> &'static [&'static str] {
        match self {
            Self::Rooms => &[
                "rooms/chart.css",
                "rooms/rule.css",
                "rooms/audience.css",
                "rooms/automation.css",
                "rooms/results.css",
                "rooms/content.css",
                "rooms/site.css",
                "rooms/carriers.css",
            ],
            Self::Desk | Self::Receipt | Self::Review => &[],
        }
    }

    /// None where it can't be had now.
    async fn fetch(self) -> Option<Draw> {
        let styles = self.styles().iter().map(|path| page::resolve(path).into());
        let styles = host::styles(styles.collect());
        let draw = match self {
            Self::Desk => desk().await,
            Self::Rooms => rooms().await,
            Self::Receipt => receipt().await,
            Self::Review => review().await,
        };
        wasm_bindgen_futures::JsFuture::from(styles).await.ok()?;
        let draw = draw.ok()?;
        HELD.with_borrow_mut(|held| held.insert(self, draw));
        Some(draw)
    }
}

/// Fetches parts before anybody opens them; what fails is tried again when it is opened.
pub fn fetch_ahead(parts: impl IntoIterator<Item = Part> + 'static) {
    leptos::task::spawn_local(async move {
        for part in parts {
            let _ = part.fetch().await;
        }
    });
}

#[derive(Debug, Clone, Copy)]
enum Phase {
    Coming,
    Failed,
    Here(Draw),
}

/// Shows a part, once it has come.
#[component]
pub fn Show(part: Part) -> impl IntoView {
    let phase = RwSignal::new(part.held().map_or(Phase::Coming, Phase::Here));
    let fetch = Callback::new(move |()| {
        leptos::task::spawn_local(async move {
            let come = part.fetch().await.map_or(Phase::Failed, Phase::Here);
            // The place where it was to be shown may be gone.
            let _ = phase.try_set(come);
        });
    });
    if matches!(phase.get_untracked(), Phase::Coming) {
        fetch.run(());
    }
    let again = Callback::new(move |()| {
        phase.set(Phase::Coming);
        fetch.run(());
    });
    move || match phase.get() {
        Phase::Coming => framed(part, view! { <Coming/> }.into_any()),
        Phase::Failed => framed(part, view! { <Failed again/> }.into_any()),
        Phase::Here(draw) => draw(),
    }
}

/// What stands in a part's place: with a heading, as every page and room has one, and under the
/// page's bar where the part is a whole page.
fn framed(part: Part, inner: AnyView) -> AnyView {
    let i18n = use_i18n();
    let heading = view! { <h1 class="hidden">{t!(i18n, common.app_name)}</h1> }.into_any();
    match part {
        Part::Rooms => view! { {heading} {inner} }.into_any(),
        Part::Desk | Part::Receipt | Part::Review => {
            view! { <Page narrow=true>{heading} {inner}</Page> }.into_any()
        }
    }
}

/// Seen only when it takes long: the style lets the first moments pass.
#[component]
fn Coming() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="coming" role="status">
            <p>{t!(i18n, common.loading)}</p>
            <progress
                class="progress"
                aria-label=move || t_string!(i18n, common.loading)
            ></progress>
        </div>
    }
}

#[component]
fn Failed(again: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let code = "part-missing";
    view! {
        <div class="coming coming--failed">
            <Alarm
                tone=Tone::Error
                title=move || words::of(i18n, code).0
                text=move || words::of(i18n, code).1
            >
                <Button label=move || t_string!(i18n, common.retry) on_press=again/>
            </Alarm>
        </div>
    }
}
