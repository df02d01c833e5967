//! While an attempt is not open: opening, locked, broken, missing.

use crate::browser::{files, page, reading};
use crate::desk::BrowserStore;
use crate::desk::resume::{Manner, Obstacle};
use crate::i18n::{t, t_string, use_i18n};
use crate::language;
use crate::stages::page::Page;
use crate::widgets::{Alarm, Button, Look, TextField, Tone};
use crate::words;
use casefile::Language;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use store::attempt::AttemptRow;
use store::{AttemptId, copy};

/// While the attempt is being brought back.
#[component]
pub fn Opening() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Page narrow=true>
            <div class="page__head"><h1>{t!(i18n, desk.resume.title)}</h1></div>
            <progress
                class="progress"
                aria-label=move || t_string!(i18n, common.loading)
            ></progress>
        </Page>
    }
}

/// Why the attempt is not open, and the way on.
#[component]
pub fn Stopped(obstacle: Obstacle, open: Callback<Manner>) -> impl IntoView {
    view! {
        <Page narrow=true>
            {match obstacle {
                Obstacle::Locked(row) => view! { <Locked row=*row open fault=None/> }.into_any(),
                Obstacle::Refused(row, code) => {
                    view! { <Locked row=*row open fault=Some(code)/> }.into_any()
                }
                Obstacle::Broken { code, seq } => view! { <Broken code seq/> }.into_any(),
                Obstacle::Missing => view! { <Missing/> }.into_any(),
                Obstacle::Failed(code) => view! { <Failed code open/> }.into_any(),
            }}
        </Page>
    }
}

#[component]
fn Locked(row: AttemptRow, open: Callback<Manner>, fault: Option<String>) -> impl IntoView {
    let i18n = use_i18n();
    let phrase = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    Effect::new(|_| reading::reveal("unlock", true));
    let error = Signal::derive(move || {
        let code = fault.as_ref()?;
        if code == "phrase-wrong" {
            return Some(t_string!(i18n, lobby.unlock.wrong).to_string());
        }
        Some(words::of(i18n, code).1)
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        let phrase = Some(phrase.get_untracked());
        open.run(Manner {
            phrase,
            take_over: false,
        });
    };
    let text = move || {
        let case = match language::of(i18n.get_locale()) {
            Language::Pl => row.title.pl.clone(),
            Language::En => row.title.en.clone(),
        };
        t_string!(
            i18n,
            lobby.unlock.text,
            candidate = row.candidate.clone(),
            case = case
        )
    };
    view! {
        <form class="card" on:submit=submit>
            <h1>{t!(i18n, lobby.unlock.title)}</h1>
            <p class="card__text">{text}</p>
            <TextField
                id="unlock"
                label=move || t_string!(i18n, lobby.unlock.phrase)
                value=phrase
                error
                error_prefix=move || t_string!(i18n, common.error)
                kind=Signal::stored("password")
                autocomplete="current-password"
            />
            <div class="form__foot">
                <button
                    type="submit"
                    class="button button--primary"
                    aria-disabled=move || busy.get().then_some("true")
                >
                    {move || if busy.get() {
                        t_string!(i18n, lobby.unlock.busy)
                    } else {
                        t_string!(i18n, lobby.unlock.go)
                    }}
                </button>
            </div>
            <details>
                <summary>{t!(i18n, lobby.unlock.forgotten)}</summary>
                <p>{t!(i18n, lobby.unlock.forgotten_text)}</p>
                <Export/>
            </details>
        </form>
    }
}

/// Downloads the attempt's copy as stored.
#[component]
fn Export() -> impl IntoView {
    let i18n = use_i18n();
    let params = use_params_map();
    let press = move || {
        let id = params.with_untracked(|p| p.get("id").and_then(|id| id.parse::<AttemptId>().ok()));
        let Some(id) = id else { return };
        leptos::task::spawn_local(async move {
            if let Ok(bytes) = copy::export(&BrowserStore::new(), &id).await {
                files::download(&copy::file_name(&id), &bytes, "application/x-ndjson");
            }
        });
    };
    view! {
        <Button
            label=move || t_string!(i18n, desk.quarantine.export)
            icon="download"
            on_press=press
        />
    }
}

#[component]
fn Broken(code: String, seq: Option<u64>) -> impl IntoView {
    let i18n = use_i18n();
    let text = move || match seq {
        Some(seq) => t_string!(i18n, desk.quarantine.text, seq = seq),
        None => words::of(i18n, &code).0,
    };
    view! {
        <div class="stack">
            <h1>{t!(i18n, desk.quarantine.title)}</h1>
            <Alarm
                tone=Tone::Error
                title=text
                text=move || t_string!(i18n, desk.quarantine.next)
            />
            <div class="row"><Export/><Home/></div>
        </div>
    }
}

#[component]
fn Missing() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="stack">
            <h1>{t!(i18n, common.not_found.title)}</h1>
            <p>{t!(i18n, common.not_found.text)}</p>
            <div class="row"><Home/></div>
        </div>
    }
}

#[component]
fn Failed(code: String, open: Callback<Manner>) -> impl IntoView {
    let i18n = use_i18n();
    let (title, next) = words::of(i18n, &code);
    view! {
        <div class="stack">
            <h1>{title.clone()}</h1>
            <Alarm
                tone=Tone::Error
                title=next
                text=move || t_string!(i18n, common.code_of_message, code = code.clone())
            />
            <div class="row">
                <Button
                    label=move || t_string!(i18n, common.retry)
                    look=Look::Primary
                    on_press=move || open.run(Manner::default())
                />
                <Export/>
                <Home/>
            </div>
        </div>
    }
}

#[component]
fn Home() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <a class="button" href=format!("{}/", page::base())>
            {t!(i18n, common.not_found.to_lobby)}
        </a>
    }
}
