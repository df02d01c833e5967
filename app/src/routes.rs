//! The addresses of the client, all under the build's own path.

use crate::browser::page;
use crate::i18n::{I18nContextProvider, use_i18n};
use crate::parts::{Part, Show};
use crate::{language, stages};
use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;

/// The whole client.
#[component]
pub fn Client() -> impl IntoView {
    view! {
        <I18nContextProvider enable_cookie=false>
            <Addresses/>
        </I18nContextProvider>
    }
}

#[component]
fn Addresses() -> impl IntoView {
    let i18n = use_i18n();
    i18n.set_locale(language::locale(language::preferred()));
    crate::widgets::theme::follow();
    let base = page::base();
    view! {
        <Router base>
            <Routes fallback=|| view! { <stages::lobby::Lobby/> }>
                <Route path=path!("/") view=stages::lobby::Lobby/>
                <Route path=path!("/attempt/:id") view=|| view! { <Show part=Part::Desk/> }/>
                <Route path=path!("/review") view=|| view! { <Show part=Part::Review/> }/>
            </Routes>
        </Router>
    }
}
