//! What is opened, and with what: two files, read on this machine and sent nowhere.

use super::work::{self, Work};
use crate::browser::files;
use crate::i18n::{t, t_string, use_i18n};
use crate::stages::institution;
use crate::stages::page::Page;
use crate::widgets::{Alarm, Drop, ErrorSummary, Icon, TextField, Tone, Wait};
use crate::words;
use leptos::{prelude::*, text_prop::TextProp};
use std::sync::Arc;
use web_sys::File;

/// A file that was chosen: its name and its bytes.
type Chosen = RwSignal<Option<(String, Arc<Vec<u8>>)>>;

/// The identity: a file, or pasted text, which goes first.
#[derive(Clone, Copy)]
pub struct Key {
    file: Chosen,
    pasted: RwSignal<String>,
}

impl Key {
    pub fn new() -> Self {
        Self {
            file: RwSignal::new(None),
            pasted: RwSignal::default(),
        }
    }

    fn is_missing(self) -> bool {
        self.file.with(Option::is_none) && self.pasted.with(|key| key.trim().is_empty())
    }

    fn text(self) -> Result<String, String> {
        let pasted = self.pasted.get_untracked();
        if !pasted.trim().is_empty() {
            return Ok(pasted.trim().to_string());
        }
        let file = self.file.get_untracked();
        let bytes = file.map(|(_, bytes)| bytes.to_vec()).unwrap_or_default();
        String::from_utf8(bytes).map_err(|_| "age-key".to_string())
    }
}

#[derive(Clone, Copy)]
struct Form {
    work: Chosen,
    key: Key,
    /// Whether errors are shown: only after the first try.
    tried: RwSignal<bool>,
    failure: RwSignal<Option<String>>,
    /// The share of the journal that has been read, while an opening runs.
    share: RwSignal<Option<f64>>,
    /// Counts openings, so that one that was stopped ends unheard.
    run: RwSignal<u32>,
}

impl Form {
    fn new(key: Key) -> Self {
        Self {
            work: RwSignal::new(None),
            key,
            tried: RwSignal::new(false),
            failure: RwSignal::new(None),
            share: RwSignal::new(None),
            run: RwSignal::new(0),
        }
    }

    /// A copy of practice needs no key; whether it is one, the worker knows.
    fn key_needed(self) -> bool {
        let copy = |(_, bytes): &(String, Arc<Vec<u8>>)| bytes.first() == Some(&b'{');
        let copy = self.work.with(|file| file.as_ref().is_some_and(copy));
        !copy && self.key.is_missing()
    }

    fn errors(self) -> Vec<(String, String)> {
        let i18n = use_i18n();
        let mut errors = Vec::new();
        let mut wrong = |id: &str, words: &str| errors.push((id.to_string(), words.to_string()));
        if self.work.with(Option::is_none) {
            wrong("review-work", t_string!(i18n, review.submission_missing));
        }
        if self.key_needed() {
            wrong("review-key", t_string!(i18n, review.identity_missing));
        }
        errors
    }

    fn stop(self) {
        self.run.update(|run| *run += 1);
        self.share.set(None);
    }

    fn go(self, opened: Callback<Arc<Work>>) {
        self.tried.set(true);
        let Some((_, bytes)) = self.work.get_untracked() else {
            return;
        };
        if untrack(|| self.key_needed()) {
            return;
        }
        self.stop();
        self.share.set(Some(0.0));
        self.failure.set(None);
        let run = self.run.get_untracked();
        leptos::task::spawn_local(async move { self.open(bytes, run, opened).await });
    }

    async fn open(self, bytes: Arc<Vec<u8>>, run: u32, opened: Callback<Arc<Work>>) {
        let wanted = move || self.run.try_get_untracked() == Some(run);
        let heard = move |share| {
            if wanted() {
                self.share.set(Some(share));
            }
            wanted()
        };
        let held = institution::held().get_untracked().and_then(Result::ok);
        let outcome = match self.key.text() {
            Ok(identity) => work::open(bytes.to_vec(), identity, held, heard).await,
            Err(code) => Err(code),
        };
        if wanted() {
            self.share.set(None);
            match outcome {
                Ok(work) => opened.run(Arc::new(work)),
                Err(code) => self.failure.set(Some(code)),
            }
        }
    }
}

/// The form; `opened` gets the work.
#[component]
pub fn Opening(opened: Callback<Arc<Work>>, key: Key) -> impl IntoView {
    let i18n = use_i18n();
    let form = Form::new(key);
    on_cleanup(move || form.stop());
    // Begins to read the institution's file, with which the case's signature is checked.
    let _ = institution::held();
    let shown = Memo::new(move |_| {
        if form.tried.get() {
            form.errors()
        } else {
            Vec::new()
        }
    });
    let error = move |id: &'static str| {
        Signal::derive(move || {
            let own = |(at, words): &(String, String)| (at == id).then(|| words.clone());
            shown.with(|errors| errors.iter().find_map(own))
        })
    };
    let count = move || t_string!(i18n, common.errors_title, count = shown.with(Vec::len));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        form.go(opened);
    };
    view! {
        <Page narrow=true>
            <div class="page__head">
                <h1>{t!(i18n, review.title)}</h1>
                <p class="page__lead">{t!(i18n, review.lead)}</p>
            </div>
            <form class="form" on:submit=submit>
                <ErrorSummary title=count errors=shown tried=form.tried/>
                {move || form.failure.get().map(|code| view! { <Refused code/> })}
                <FileField
                    id="review-work"
                    name=move || t_string!(i18n, review.submission)
                    hint=move || t_string!(i18n, review.submission_hint)
                    accept=".proba,.proba-copy"
                    chosen=form.work
                    failure=form.failure
                    error=error("review-work")
                />
                <FileField
                    id="review-key"
                    name=move || t_string!(i18n, review.identity)
                    hint=move || t_string!(i18n, review.identity_hint)
                    chosen=form.key.file
                    failure=form.failure
                    error=error("review-key")
                />
                <TextField
                    id="review-pasted"
                    label=move || t_string!(i18n, review.paste)
                    hint=move || t_string!(i18n, review.paste_hint)
                    value=form.key.pasted
                    kind="password"
                    class="input--mono"
                />
                <Foot form/>
            </form>
        </Page>
    }
}

#[component]
fn Foot(form: Form) -> impl IntoView {
    let i18n = use_i18n();
    let busy = Memo::new(move |_| form.share.with(Option::is_some));
    // The worker's part has no measure; the reading of the journal has.
    let share = Signal::derive(move || form.share.get().filter(|share| *share > 0.0));
    move || match busy.get() {
        true => view! {
            <Wait
                label=move || t_string!(i18n, review.opening)
                value=share
                stop=(
                    TextProp::from(move || t_string!(i18n, common.stop)),
                    Callback::new(move |()| form.stop()),
                )
            />
        }
        .into_any(),
        false => view! {
            <div class="form__foot">
                <button type="submit" class="button button--primary button--large">
                    {t!(i18n, review.go)}
                </button>
            </div>
        }
        .into_any(),
    }
}

#[component]
fn Refused(code: String) -> impl IntoView {
    let i18n = use_i18n();
    let named = code.clone();
    let title = move || words::of(i18n, &named).0;
    let text = move || {
        let next = words::of(i18n, &code).1;
        format!(
            "{next} {}",
            t_string!(i18n, common.code_of_message, code = code.clone())
        )
    };
    view! { <Alarm tone=Tone::Error title text/> }
}

/// A file to choose or to drop, with its name once it is here.
#[component]
fn FileField(
    id: &'static str,
    #[prop(into)] name: TextProp,
    #[prop(into)] hint: TextProp,
    #[prop(default = "")] accept: &'static str,
    chosen: Chosen,
    failure: RwSignal<Option<String>>,
    #[prop(into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let heading = format!("{id}-name");
    let labelled = heading.clone();
    let take = move |file: File| {
        leptos::task::spawn_local(async move {
            match files::read(&file).await {
                Ok(bytes) => {
                    failure.set(None);
                    chosen.set(Some((file.name(), Arc::new(bytes))));
                }
                Err(_) => failure.set(Some("file-unreadable".into())),
            }
        });
    };
    let label = move || match chosen.get() {
        Some((name, _)) => t_string!(i18n, review.chosen, name = name),
        None => t_string!(i18n, review.choose).to_string(),
    };
    view! {
        <div
            class="field"
            class:field--wrong=move || error.with(Option::is_some)
            id=id
            role="group"
            tabindex="-1"
            aria-labelledby=labelled
        >
            <span class="field__label" id=heading>{move || name.get()}</span>
            <p class="field__hint">{move || hint.get()}</p>
            {move || error.get().map(|words| view! {
                <p class="field__error"><Icon name="error"/><span>{words}</span></p>
            })}
            <Drop label accept on_file=take/>
        </div>
    }
}
