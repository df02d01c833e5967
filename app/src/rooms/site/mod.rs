//! The room `site`: the simulated shop, its pages and theme, and what connects it with the tool.

mod bench;
mod channels;
mod domain;
mod findings;
mod forms;
mod page;
mod pages;
mod preview;
mod select;
mod theme;
mod versions;
mod visitor;

use crate::desk::Desk;
use crate::i18n::{t, t_string, use_i18n};
use crate::rooms::elsewhere::Elsewhere;
use crate::rooms::opened::Opened;
use crate::widgets::{Tab, Tabs};
use bench::{Bench, I18n};
use casefile::Room;
use exam::Command;
use exam::site::{Command as Act, View};
use leptos::prelude::*;

/// The ids of the tabs, in the order of [`View::ALL`].
const TABS: [&str; 5] = [
    "site-pages",
    "site-theme",
    "site-mail",
    "site-forms",
    "site-channels",
];

/// The room; in a case that ships no shop, the way to its tasks.
#[component]
pub fn Site() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let case = desk.case();
    let Some(site) = &case.site else {
        return view! { <Elsewhere room=Room::Site/> }.into_any();
    };
    let domain = site.mail.domain.clone();
    view! {
        <header class="room__head">
            <h1>{t!(i18n, site.title)}</h1>
            <p class="muted small">{domain}</p>
        </header>
        <div class="room__body"><Views/></div>
    }
    .into_any()
}

/// The parts of the room, one at a time.
#[component]
fn Views() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let bench = Bench::new(desk, i18n);
    let open = Opened::new(desk, |s| s.site.view);
    let tabs = View::ALL
        .into_iter()
        .map(|own| Tab::new(id(own), move || name(i18n, own)));
    let select = move |id: &'static str| {
        let at = TABS.iter().position(|own| *own == id).unwrap_or(0);
        let view = View::ALL[at];
        if open.get_untracked() != view {
            open.open(view, Command::Site(Act::ShowView { view }));
        }
    };
    let shown = Memo::new(move |_| open.get());
    let panel = move || {
        let view = shown.get();
        let body = match view {
            View::Pages => view! { <pages::Pages bench/> }.into_any(),
            View::Theme => view! { <theme::Theme bench/> }.into_any(),
            View::Mail => view! { <domain::Domain bench/> }.into_any(),
            View::Forms => view! { <forms::Forms bench/> }.into_any(),
            View::Channels => view! { <channels::Channels bench/> }.into_any(),
        };
        view! {
            <div
                class="site"
                class:site--pages=view == View::Pages
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
                selected=Signal::derive(move || id(shown.get()))
                on_select=select
                label=move || t_string!(i18n, site.title)
            />
            {panel}
        </div>
    }
}

fn id(view: View) -> &'static str {
    let at = View::ALL.iter().position(|own| *own == view);
    TABS[at.unwrap_or(0)]
}

fn name(i18n: I18n, view: View) -> &'static str {
    match view {
        View::Pages => t_string!(i18n, site.views.pages),
        View::Theme => t_string!(i18n, site.views.theme),
        View::Mail => t_string!(i18n, site.views.mail),
        View::Forms => t_string!(i18n, site.views.forms),
        View::Channels => t_string!(i18n, site.views.channels),
    }
}
