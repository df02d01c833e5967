//! The room `results`: a campaign that is over, the same for everyone, read and judged.

mod comparison;
mod conclusions;
mod design;
mod engagement;
mod field;
mod figures;
mod letter;
mod overview;
mod own;
mod question;
mod sheet;
mod trial;
mod words;

use crate::desk::{Desk, source};
use crate::i18n::{t, t_string, use_i18n};
use crate::rooms::opened::Opened;
use crate::widgets::{Alarm, Button, Tab, Tabs, Tone, Wait};
use crate::words as codes;
use exam::Command;
use exam::results::{Command as Act, View};
use figures::Figures;
use leptos::prelude::*;
use std::sync::Arc;

/// The ids of the tabs, in the order of [`View::ALL`].
const TABS: [&str; 7] = [
    "results-overview",
    "results-engagement",
    "results-comparison",
    "results-test",
    "results-conclusions",
    "results-launch",
    "results-outcome",
];

/// The views that need no finished campaign.
const OWN: [View; 2] = [View::Launch, View::Outcome];

/// The room.
#[component]
pub fn Results() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let phase = RwSignal::new(Phase::Coming);
    let read = Callback::new(move |()| {
        phase.set(Phase::Coming);
        leptos::task::spawn_local(async move {
            let read = source::files(desk).await;
            let come = read.map_or_else(Phase::Failed, |files| Phase::Here(Figures::read(&files)));
            // The room may have been left.
            let _ = phase.try_set(come);
        });
    });
    read.run(());
    let figures = Memo::new(move |_| match phase.get() {
        Phase::Here(figures) => figures,
        _ => None,
    });
    let title = move || figures.get().map(|own| own.campaign.title.clone());
    let body = move || match phase.get() {
        Phase::Here(figures) => view! { <Views figures/> }.into_any(),
        Phase::Coming => view! {
            <div class="results"><Wait label=move || t_string!(i18n, results.coming)/></div>
        }
        .into_any(),
        Phase::Failed(code) => view! { <Failed code again=read/> }.into_any(),
    };
    view! {
        <header class="room__head">
            <h1>{t!(i18n, results.title)}</h1>
            <p class="muted small" lang=desk.case().language.as_str()>{title}</p>
        </header>
        <div class="room__body">{body}</div>
    }
}

/// How far the reading of the case's files is.
#[derive(Debug, Clone, PartialEq)]
enum Phase {
    Coming,
    /// With a code of the catalogue `codes`.
    Failed(String),
    /// None: the case ships no finished campaign.
    Here(Option<Arc<Figures>>),
}

#[component]
fn Failed(code: String, again: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let named = code.clone();
    view! {
        <div class="results">
            <Alarm
                tone=Tone::Error
                title=move || codes::of(i18n, &named).0
                text=move || codes::of(i18n, &code).1
            >
                <Button
                    label=move || t_string!(i18n, common.retry)
                    on_press=again
                />
            </Alarm>
        </div>
    }
}

/// The parts of the room, one at a time.
#[component]
fn Views(figures: Option<Arc<Figures>>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let open = Opened::new(desk, |s| s.results.view);
    let finished = figures.is_some();
    let offered = move |view: &View| finished || OWN.contains(view);
    let views = View::ALL.into_iter().filter(offered);
    let tabs = views.map(|own| Tab::new(id(own), move || words::view(i18n, own)));
    let shown = Memo::new(move |_| match open.get() {
        view if offered(&view) => view,
        _ => View::Launch,
    });
    let selected = Signal::derive(move || id(shown.get()));
    let select = move |id: &'static str| {
        let at = TABS.iter().position(|own| *own == id).unwrap_or(0);
        let view = View::ALL[at];
        if open.get_untracked() != view {
            open.open(view, Command::Results(Act::ShowView { view }));
        }
    };
    let panel = move || {
        let view = shown.get();
        let body = match (view, figures.clone()) {
            (View::Outcome, case) => view! { <own::OwnOutcome case/> }.into_any(),
            (View::Launch, _) | (_, None) => view! { <own::OwnLaunch/> }.into_any(),
            (_, Some(figures)) => of_case(view, figures),
        };
        view! {
            <div
                class="results"
                role="tabpanel"
                tabindex="0"
                id=format!("{}-panel", id(view))
                aria-labelledby=id(view)
            >
                {body}
            </div>
        }
    };
    view! {
        <div class="results__frame">
            <Tabs
                tabs=tabs.collect()
                selected
                on_select=select
                label=move || t_string!(i18n, results.title)
            />
            {panel}
        </div>
    }
}

/// A view of the campaign that the case ships.
fn of_case(view: View, figures: Arc<Figures>) -> AnyView {
    match view {
        View::Engagement => view! { <engagement::Engagement figures/> }.into_any(),
        View::Comparison => view! { <comparison::Comparison figures/> }.into_any(),
        View::Test => view! { <trial::Trial figures/> }.into_any(),
        View::Conclusions => view! { <conclusions::Conclusions/> }.into_any(),
        View::Overview | View::Launch | View::Outcome => {
            view! { <overview::Overview figures/> }.into_any()
        }
    }
}

fn id(view: View) -> &'static str {
    let at = View::ALL.iter().position(|own| *own == view);
    TABS[at.unwrap_or(0)]
}
