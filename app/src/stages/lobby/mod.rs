//! The lobby: attempts to go on with, cases to begin, the state of this computer.

mod attempts;
mod cases;
mod checks;
mod computer;
mod copies;
mod erase;
mod expired;
mod folder;
mod pool;
mod side;
mod start;

use crate::i18n::{t, use_i18n};
use crate::stages::page::Page;
use attempts::Attempts;
use cases::Cases;
use checks::Checks;
use computer::Computer;
use leptos::prelude::*;
use pool::Opened;
use side::{InstitutionCard, Others};
use start::Start;

/// The page at `/`.
#[component]
pub fn Lobby() -> impl IntoView {
    let checks = Checks::begin();
    let chosen = RwSignal::new(None::<Opened>);
    move || match chosen.get() {
        Some(opened) => view! { <Start opened checks chosen/> }.into_any(),
        None => view! { <Choice checks chosen/> }.into_any(),
    }
}

#[component]
fn Choice(checks: Checks, chosen: RwSignal<Option<Opened>>) -> impl IntoView {
    let i18n = use_i18n();
    let changed = RwSignal::new(0_u32);
    view! {
        <Page>
            <div class="page__head">
                <h1>{t!(i18n, lobby.title)}</h1>
                <p class="page__lead">{t!(i18n, lobby.lead)}</p>
            </div>
            <div class="lobby">
                <div class="stack stack--wide">
                    <Attempts changed/>
                    <Cases chosen/>
                </div>
                <aside class="lobby__side">
                    <Computer checks/>
                    <InstitutionCard/>
                    <Others changed/>
                </aside>
            </div>
        </Page>
    }
}
