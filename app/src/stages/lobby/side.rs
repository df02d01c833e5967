use super::copies::ImportCopy;
use crate::browser::{format, page};
use crate::i18n::{t, t_string, use_i18n};
use crate::stages::institution::{self, Held};
use crate::widgets::Icon;
use crate::{language, words};
use leptos::prelude::*;

/// Whose client this is, and the fingerprint to compare.
#[component]
pub fn InstitutionCard() -> impl IntoView {
    let i18n = use_i18n();
    let held = institution::held();
    let body = move || match held.get() {
        None => ().into_any(),
        Some(Ok(held)) => known(held).into_any(),
        Some(Err(code)) => {
            let (_, next) = words::of(i18n, &code);
            view! {
                <p>{t!(i18n, lobby.institution.missing)}</p>
                <p class="small muted">{next}</p>
            }
            .into_any()
        }
    };
    view! {
        <section class="card" aria-labelledby="institution">
            <div class="card__head">
                <h2 id="institution">{t!(i18n, lobby.institution.title)}</h2>
            </div>
            {body}
        </section>
    }
}

fn known(held: Held) -> impl IntoView {
    let i18n = use_i18n();
    let until = held.institution.valid_to;
    let holds = held.holds();
    let named = held.clone();
    let groups = held.fingerprint.grouped(4);
    let groups: Vec<String> = groups.split(' ').map(String::from).collect();
    let valid = move || {
        let date = format::day(until, language::of(i18n.get_locale()));
        match holds {
            true => t_string!(i18n, lobby.institution.valid, date = date),
            false => t_string!(i18n, lobby.institution.expired, date = date),
        }
    };
    view! {
        <p>{move || named.name(language::of(i18n.get_locale()))}</p>
        <dl>
            <dt class="muted small">{t!(i18n, lobby.institution.fingerprint)}</dt>
            <dd class="fingerprint">
                {groups.into_iter().map(|group| view! { <span>{group}</span> }).collect_view()}
            </dd>
        </dl>
        <p class="small muted">{t!(i18n, lobby.institution.compare)}</p>
        <p class="small muted">{valid}</p>
    }
}

/// Ways that few people need: a copy brought here, the commission's view.
#[component]
pub fn Others(changed: RwSignal<u32>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section class="card" aria-labelledby="others">
            <div class="card__head">
                <h2 id="others">{t!(i18n, lobby.other_title)}</h2>
            </div>
            <ImportCopy changed/>
            <ul class="list">
                <li>
                    <a class="list__item" href=format!("{}/review", page::base())>
                        <Icon name="eye"/>
                        <span class="list__name">{t!(i18n, lobby.review)}</span>
                    </a>
                </li>
            </ul>
        </section>
    }
}
