use super::pool::{self, Listed, Opened};
use crate::browser::files;
use crate::i18n::{t, t_string, use_i18n};
use crate::stages::institution;
use crate::widgets::{Alarm, Button, Chip, Dialog, Drop, Look, TextField, Tone};
use crate::{language, words};
use casefile::PackKind;
use leptos::prelude::*;
use web_sys::File;

/// A pack on its way in: being opened, waiting for its passphrase, or refused.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    Idle,
    Opening,
    /// The wrapped bytes; the code says why the last passphrase was refused.
    Passphrase(Vec<u8>, Option<String>),
    /// A passphrase is being tried.
    Unlocking,
    Refused(String),
}

/// The cases that can be begun here.
#[component]
pub fn Cases(chosen: RwSignal<Option<Opened>>) -> impl IntoView {
    let i18n = use_i18n();
    let list = RwSignal::new(None::<Result<Vec<Listed>, String>>);
    let step = RwSignal::new(Step::Idle);
    leptos::task::spawn_local(async move {
        list.set(Some(pool::list().await));
    });
    let begin = Callback::new(move |bytes: Vec<u8>| open(bytes, None, step, chosen));
    let cards = move || match list.get() {
        None => ().into_any(),
        Some(Ok(list)) => {
            let cards = list.into_iter();
            cards
                .map(|case| view! { <Card case step begin/> }.into_any())
                .collect_view()
                .into_any()
        }
        Some(Err(_)) => view! {
            <p class="muted">{t!(i18n, lobby.cases.failed)}</p>
        }
        .into_any(),
    };
    view! {
        <section class="section" aria-labelledby="cases">
            <h2 id="cases">{t!(i18n, lobby.cases.title)}</h2>
            {move || refused(step)}
            <div class="cards">{cards}</div>
            <FromFile step begin/>
        </section>
        <Passphrase step chosen/>
    }
}

fn refused(step: RwSignal<Step>) -> Option<AnyView> {
    let i18n = use_i18n();
    match step.get() {
        Step::Refused(code) => {
            let (title, next) = words::of(i18n, &code);
            Some(view! { <Alarm tone=Tone::Error title text=next/> }.into_any())
        }
        Step::Opening => {
            Some(view! { <p role="status">{t!(i18n, lobby.file.opening)}</p> }.into_any())
        }
        Step::Idle | Step::Passphrase(..) | Step::Unlocking => None,
    }
}

fn open(
    bytes: Vec<u8>,
    passphrase: Option<String>,
    step: RwSignal<Step>,
    chosen: RwSignal<Option<Opened>>,
) {
    let tried = passphrase.is_some();
    step.set(if tried {
        Step::Unlocking
    } else {
        Step::Opening
    });
    let held = institution::held().get_untracked().and_then(Result::ok);
    leptos::task::spawn_local(async move {
        let answer = pool::open(bytes.clone(), passphrase, held.as_ref()).await;
        // The window was closed meanwhile: nobody waits for the case any more.
        if step
            .try_get_untracked()
            .is_none_or(|step| step == Step::Idle)
        {
            return;
        }
        match answer {
            Ok(opened) => {
                step.set(Step::Idle);
                chosen.set(Some(opened));
            }
            Err(code) if code == "pack-passphrase-needed" => {
                step.set(Step::Passphrase(bytes, None));
            }
            Err(code) if tried && code == "pack-passphrase-wrong" => {
                step.set(Step::Passphrase(bytes, Some(code)));
            }
            Err(code) => step.set(Step::Refused(code)),
        }
    });
}

#[component]
fn Card(case: Listed, step: RwSignal<Step>, begin: Callback<Vec<u8>>) -> impl IntoView {
    let i18n = use_i18n();
    let (title, summary) = (case.title.clone(), case.summary.clone());
    let named = move || title.get(language::of(i18n.get_locale())).to_string();
    let told = move || summary.get(language::of(i18n.get_locale())).to_string();
    let kind = move || match case.kind {
        PackKind::Practice => t_string!(i18n, lobby.cases.practice_pack),
        PackKind::Exam => t_string!(i18n, lobby.cases.exam_pack),
    };
    let title = case.title.clone();
    let about = move || {
        let named = title.get(language::of(i18n.get_locale()));
        format!(": {named}, {}", kind())
    };
    let file = case.file.clone();
    let press = move || {
        let file = format!("cases/{file}");
        step.set(Step::Opening);
        leptos::task::spawn_local(async move {
            match pool::fetch(&file).await {
                Ok(bytes) => begin.run(bytes),
                Err(code) => step.set(Step::Refused(code)),
            }
        });
    };
    let minutes = case.duration_minutes;
    let version = case.version.clone();
    let numbered = move || t_string!(i18n, lobby.cases.version, version = version.clone());
    view! {
        <article class="card">
            <div class="card__head">
                <h3>{named}</h3>
                <Chip tone=Tone::Info label=kind/>
            </div>
            <p class="card__text">{told}</p>
            <div class="card__foot">
                <Button
                    label=move || t_string!(i18n, lobby.cases.begin)
                    about=about
                    look=Look::Primary
                    on_press=press
                />
                <span class="muted small">
                    {move || t_string!(i18n, common.minutes_short, count = minutes)}
                    " · "
                    {numbered}
                </span>
            </div>
        </article>
    }
}

#[component]
fn FromFile(step: RwSignal<Step>, begin: Callback<Vec<u8>>) -> impl IntoView {
    let i18n = use_i18n();
    let take = move |file: File| {
        leptos::task::spawn_local(async move {
            match files::read(&file).await {
                Ok(bytes) => begin.run(bytes),
                Err(_) => step.set(Step::Refused("file-unreadable".into())),
            }
        });
    };
    view! {
        <article class="card card--wide">
            <div>
                <h3>{t!(i18n, lobby.file.title)}</h3>
                <p class="card__text">{t!(i18n, lobby.file.text)}</p>
            </div>
            <Drop
                label=move || t_string!(i18n, lobby.file.drop)
                accept=".case"
                on_file=take
            />
        </article>
    }
}

/// Asks for the passphrase that the invigilator gives.
#[component]
fn Passphrase(step: RwSignal<Step>, chosen: RwSignal<Option<Opened>>) -> impl IntoView {
    let i18n = use_i18n();
    let phrase = RwSignal::new(String::new());
    let asked = Signal::derive(move || {
        step.with(|step| matches!(step, Step::Passphrase(..) | Step::Unlocking))
    });
    let busy = Memo::new(move |_| step.with(|step| *step == Step::Unlocking));
    let fault = Signal::derive(move || match step.get() {
        Step::Passphrase(_, Some(code)) => {
            let (title, next) = words::of(i18n, &code);
            Some(format!("{title}. {next}"))
        }
        _ => None,
    });
    let go = move || {
        if let Step::Passphrase(bytes, _) = step.get_untracked() {
            open(
                bytes,
                Some(phrase.get_untracked().trim().to_string()),
                step,
                chosen,
            );
        }
    };
    view! {
        <Dialog
            id="passphrase"
            open=asked
            title=move || t_string!(i18n, lobby.file.phrase_title)
            on_close=move || step.set(Step::Idle)
            close_label=move || t_string!(i18n, common.close)
        >
            <form
                on:submit=move |event| {
                    event.prevent_default();
                    go();
                }
            >
                <div class="dialog__body">
                    <p>{t!(i18n, lobby.file.phrase_text)}</p>
                    <TextField
                        id="case-phrase"
                        label=move || t_string!(i18n, lobby.file.phrase_label)
                        value=phrase
                        error=fault
                        error_prefix=move || t_string!(i18n, common.error)
                    />
                </div>
                <footer class="dialog__foot">
                    <button
                        type="submit"
                        class="button button--primary"
                        aria-disabled=move || busy.get().then_some("true")
                    >
                        {move || if busy.get() {
                            t_string!(i18n, lobby.file.opening)
                        } else {
                            t_string!(i18n, lobby.file.unlock)
                        }}
                    </button>
                </footer>
            </form>
        </Dialog>
    }
}
