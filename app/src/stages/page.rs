//! The page around the stages that are not the desk: a plain top bar, the stage, the foot.

use crate::browser::{page, reading};
use crate::i18n::{t_string, use_i18n};
use crate::widgets::theme::{self, Theme};
use crate::widgets::{Icon, Menu, MenuItem, SkipLink};
use crate::{language, stages};
use casefile::Language;
use leptos::prelude::*;
use std::sync::Arc;

/// What a change of language does beside changing the words.
pub type OnLanguage = Arc<dyn Fn(Language) + Send + Sync>;

/// A stage: its title stands in the window's title too.
#[component]
pub fn Page(
    #[prop(optional)] narrow: bool,
    #[prop(optional, into)] on_language: Option<OnLanguage>,
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    Effect::new(|_| reading::land("main"));
    let main = if narrow {
        "page__main page__main--narrow"
    } else {
        "page__main"
    };
    view! {
        <div class="page">
            <SkipLink target="main" label=move || t_string!(i18n, common.skip_to_content)/>
            <header class="topbar topbar--plain">
                <a class="brand" href=format!("{}/", page::base())>
                    <Icon name="proba"/>
                    {move || t_string!(i18n, common.app_name)}
                </a>
                <div class="topbar__tools">
                    <LanguageMenu on_language/>
                    <ThemeMenu/>
                </div>
            </header>
            <main class=main id="main" tabindex="-1">
                {children()}
            </main>
            <stages::foot::Foot/>
        </div>
    }
}

/// The menu of languages: at any moment, and kept for the next visit.
#[component]
pub fn LanguageMenu(#[prop(optional_no_strip)] on_language: Option<OnLanguage>) -> impl IntoView {
    let i18n = use_i18n();
    let item = |language: Language| {
        let on_language = on_language.clone();
        let act = move || {
            language::keep(language);
            i18n.set_locale(language::locale(language));
            if let Some(on_language) = &on_language {
                on_language(language);
            }
        };
        // A language is named in itself, whatever the screen speaks.
        let name = match language {
            Language::Pl => "Polski",
            Language::En => "English",
        };
        let checked = move || i18n.get_locale() == language::locale(language);
        MenuItem::new(name, act).checked(Signal::derive(checked))
    };
    view! {
        <Menu
            id="menu-language"
            icon="language"
            label=move || t_string!(i18n, common.language_now)
            words=move || t_string!(i18n, common.language_short)
            items=Language::ALL.map(item).to_vec()
        />
    }
}

/// The menu of looks: like the system, light, dark.
#[component]
pub fn ThemeMenu(#[prop(optional)] class: &'static str) -> impl IntoView {
    let i18n = use_i18n();
    let chosen = RwSignal::new(theme::chosen());
    let item = |look: Theme| {
        let label = move || match look {
            Theme::System => t_string!(i18n, common.theme_system),
            Theme::Light => t_string!(i18n, common.theme_light),
            Theme::Dark => t_string!(i18n, common.theme_dark),
        };
        let act = move || {
            theme::choose(look);
            chosen.set(look);
        };
        MenuItem::new(label, act).checked(Signal::derive(move || chosen.get() == look))
    };
    view! {
        <Menu
            id="menu-theme"
            icon="theme"
            class=class
            label=move || t_string!(i18n, common.theme)
            items=Theme::ALL.map(item).to_vec()
        />
    }
}
