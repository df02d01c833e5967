//! The form before an attempt: mode, code, phrase.

use super::checks::Checks;
use super::folder::{Folder, FolderField};
use super::pool::Opened;
use crate::browser::folder;
use crate::desk::copy;
use crate::desk::create::{NewAttempt, create};
use crate::i18n::{t, t_string, use_i18n};
use crate::stages::institution;
use crate::stages::page::Page;
use crate::widgets::{Alarm, Button, Choice, Choices, ErrorSummary, Look, Size, TextField, Tone};
use crate::{language, words};
use casefile::PackKind;
use exam::attempt::Mode;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use worker::protocol::CaseSignature;

/// The least length of a phrase, in characters.
const PHRASE_CHARS_MIN: usize = 8;

/// The longest candidate code, in characters.
const CODE_CHARS_MAX: usize = 32;

/// Why an exam cannot begin here with this case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bar {
    PracticePack,
    Foreign,
    /// The institution's keys hold no more, or not yet.
    Expired,
    Computer,
}

#[derive(Clone, Copy)]
pub struct Form {
    mode: RwSignal<Mode>,
    candidate: RwSignal<String>,
    phrase: RwSignal<String>,
    again: RwSignal<String>,
    shown: RwSignal<bool>,
    /// The promise to download copies, where the browser writes into no folder.
    pub copying: RwSignal<bool>,
    /// Whether the browser turned out to write into none, though it offers to.
    pub folder_refused: RwSignal<bool>,
    /// The folder of the second copy.
    pub folder: RwSignal<Option<Folder>>,
    pub copy_required: Signal<bool>,
    /// Whether errors are shown: only after the first try.
    tried: RwSignal<bool>,
    busy: RwSignal<bool>,
    failure: RwSignal<Option<String>>,
}

fn signed(opened: &Opened) -> bool {
    opened.pack.signature == CaseSignature::Institution
}

fn bar(opened: &Opened, checks: Checks) -> Option<Bar> {
    if opened.case.kind == PackKind::Practice {
        Some(Bar::PracticePack)
    } else if !signed(opened) {
        Some(Bar::Foreign)
    } else if expired() {
        Some(Bar::Expired)
    } else if checks.refused() {
        Some(Bar::Computer)
    } else {
        None
    }
}

fn expired() -> bool {
    let held = institution::held().get().and_then(Result::ok);
    held.is_some_and(|held| !held.holds())
}

impl Form {
    fn new(exam: bool, copy_required: Signal<bool>) -> Self {
        Self {
            mode: RwSignal::new(if exam { Mode::Exam } else { Mode::Practice }),
            candidate: RwSignal::default(),
            phrase: RwSignal::default(),
            again: RwSignal::default(),
            shown: RwSignal::new(false),
            copying: RwSignal::new(false),
            folder: RwSignal::new(None),
            folder_refused: RwSignal::new(false),
            copy_required,
            tried: RwSignal::new(false),
            busy: RwSignal::new(false),
            failure: RwSignal::new(None),
        }
    }

    fn exam(self) -> bool {
        self.mode.get() == Mode::Exam
    }

    fn candidate_bad(self) -> bool {
        let code = self.candidate.get();
        let good = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        code.is_empty() || code.chars().count() > CODE_CHARS_MAX || !code.chars().all(good)
    }

    /// Each wrong field with its words.
    fn errors(self) -> Vec<(String, String)> {
        let i18n = use_i18n();
        let mut errors = Vec::new();
        let mut wrong = |id: &str, words: &str| errors.push((id.to_string(), words.to_string()));
        if self.candidate_bad() {
            wrong("candidate", t_string!(i18n, lobby.start.candidate_bad));
        }
        if self.exam() {
            if self.phrase.with(|p| p.chars().count()) < PHRASE_CHARS_MIN {
                wrong("phrase", t_string!(i18n, lobby.start.phrase_short));
            }
            if self.phrase.get() != self.again.get() {
                wrong("again", t_string!(i18n, lobby.start.phrase_differs));
            }
            let hopeless = !folder::can_pick() || self.folder_refused.get();
            let promised = self.copying.get() && hopeless;
            if self.copy_required.get() && !promised && self.folder.with(Option::is_none) {
                let words = match folder::can_pick() {
                    true => t_string!(i18n, lobby.start.second_copy_missing),
                    false => t_string!(i18n, lobby.start.second_copy_required),
                };
                wrong("copying", words);
            }
        }
        errors
    }
}

/// The form, and the way into the attempt.
#[component]
pub fn Start(opened: Opened, checks: Checks, chosen: RwSignal<Option<Opened>>) -> impl IntoView {
    let i18n = use_i18n();
    let exam_pack = opened.case.kind == PackKind::Exam && signed(&opened);
    let required = Signal::derive(move || checks.second_copy_required());
    let form = Form::new(exam_pack, required);
    let owned = opened.clone();
    let barred = Memo::new(move |_| bar(&owned, checks));
    Effect::new(move |_| {
        if barred.get().is_some() && form.mode.get() == Mode::Exam {
            form.mode.set(Mode::Practice);
        }
    });
    let shown = Memo::new(move |_| {
        if form.tried.get() {
            form.errors()
        } else {
            Vec::new()
        }
    });
    let case = opened.case.clone();
    let title = move || case.title.get(language::of(i18n.get_locale())).to_string();
    let count = move || t_string!(i18n, common.errors_title, count = shown.with(Vec::len));
    view! {
        <Page narrow=true>
            <div class="stack stack--wide">
                <p>
                    <Button
                        label=move || t_string!(i18n, common.all_cases)
                        icon="chevron-left"
                        look=Look::Bare
                        on_press=move || chosen.set(None)
                    />
                </p>
                <div class="page__head">
                    <h1>{title}</h1>
                    <Facts opened=opened.clone()/>
                </div>
                <ErrorSummary title=count errors=shown tried=form.tried/>
                {move || failure(form)}
                {move || readiness(form, checks)}
                <Fields form barred errors=shown opened/>
            </div>
        </Page>
    }
}

fn failure(form: Form) -> Option<AnyView> {
    let i18n = use_i18n();
    let (title, text) = words::of(i18n, &form.failure.get()?);
    Some(view! { <Alarm tone=Tone::Error title text/> }.into_any())
}

/// An exam may begin before the program is whole on this computer; it should not have to.
fn readiness(form: Form, checks: Checks) -> Option<AnyView> {
    let i18n = use_i18n();
    let status = checks.offline.get()?;
    let ready = status.as_ref().is_some_and(|status| status.ready);
    if ready || !form.exam() {
        return None;
    }
    let title = match status {
        Some(status) if status.failed.is_empty() => t_string!(i18n, lobby.computer.offline.busy),
        _ => t_string!(i18n, lobby.computer.offline.bad),
    };
    let text = t_string!(i18n, lobby.start.offline_wait);
    Some(view! { <Alarm tone=Tone::Warning title text/> }.into_any())
}

#[component]
fn Facts(opened: Opened) -> impl IntoView {
    let i18n = use_i18n();
    let (minutes, tasks) = (opened.case.duration_minutes, opened.case.tasks.len());
    let (runs, signed) = (opened.case.runs_max, opened.pack.signature);
    let signature = move || match signed {
        CaseSignature::Institution => t_string!(i18n, lobby.start.signature_good),
        CaseSignature::Another => t_string!(i18n, lobby.start.signature_foreign),
        CaseSignature::None => t_string!(i18n, lobby.start.signature_none),
    };
    view! {
        <dl class="facts">
            <div>
                <dt>{t!(i18n, lobby.start.duration)}</dt>
                <dd>{move || t_string!(i18n, common.minutes_short, count = minutes)}</dd>
            </div>
            <div><dt>{t!(i18n, lobby.start.tasks)}</dt><dd>{tasks}</dd></div>
            <div><dt>{t!(i18n, lobby.start.runs)}</dt><dd>{runs}</dd></div>
            <div><dt>{t!(i18n, lobby.start.signature)}</dt><dd>{signature}</dd></div>
        </dl>
    }
}

fn modes(barred: Memo<Option<Bar>>) -> Vec<Choice<Mode>> {
    let i18n = use_i18n();
    let exam_note = move || match barred.get() {
        None => t_string!(i18n, lobby.start.exam_hint).to_string(),
        Some(bar) => {
            let why = match bar {
                Bar::PracticePack => t_string!(i18n, lobby.start.pack_practice),
                Bar::Foreign => t_string!(i18n, lobby.start.pack_foreign),
                Bar::Expired => t_string!(i18n, lobby.start.institution_expired),
                Bar::Computer => t_string!(i18n, lobby.start.computer_refused),
            };
            t_string!(i18n, lobby.start.exam_refused, why = why)
        }
    };
    let practice = Choice::new(Mode::Practice, move || {
        t_string!(i18n, common.mode.practice)
    });
    let exam = Choice::new(Mode::Exam, move || t_string!(i18n, common.mode.exam));
    vec![
        practice.note(move || t_string!(i18n, lobby.start.practice_hint)),
        exam.note(exam_note)
            .disabled(Signal::derive(move || barred.get().is_some())),
    ]
}

#[component]
fn Fields(
    form: Form,
    barred: Memo<Option<Bar>>,
    errors: Memo<Vec<(String, String)>>,
    opened: Opened,
) -> impl IntoView {
    let i18n = use_i18n();
    let error = move |id: &'static str| {
        Signal::derive(move || {
            errors.with(|errors| {
                errors
                    .iter()
                    .find(|(at, _)| at == id)
                    .map(|(_, w)| w.clone())
            })
        })
    };
    let navigate = use_navigate();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        form.tried.set(true);
        if form.errors().is_empty() && !form.busy.get_untracked() {
            begin(form, opened.clone(), navigate.clone());
        }
    };
    view! {
        <form class="form" on:submit=submit novalidate="novalidate">
            <Choices
                name="mode"
                legend=move || t_string!(i18n, lobby.start.mode)
                choices=modes(barred)
                selected=form.mode
                cards=true
            />
            <TextField
                id="candidate"
                label=move || t_string!(i18n, lobby.start.candidate)
                hint=move || t_string!(i18n, lobby.start.candidate_hint)
                value=form.candidate
                error=error("candidate")
                error_prefix=move || t_string!(i18n, common.error)
                class="input--short input--mono"
            />
            <Show when=move || form.exam()>
                <Phrases form phrase=error("phrase") again=error("again")/>
                <FolderField form error=error("copying")/>
            </Show>
            <div class="form__foot">
                <button
                    type="submit"
                    class="button button--primary button--large"
                    aria-disabled=move || form.busy.get().then_some("true")
                >
                    {move || if form.busy.get() {
                        t_string!(i18n, lobby.start.preparing)
                    } else {
                        t_string!(i18n, lobby.start.go)
                    }}
                </button>
            </div>
        </form>
    }
}

#[component]
fn Phrases(
    form: Form,
    phrase: Signal<Option<String>>,
    again: Signal<Option<String>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let kind = Signal::derive(move || if form.shown.get() { "text" } else { "password" });
    let toggle = move || {
        if form.shown.get() {
            t_string!(i18n, lobby.start.phrase_hide)
        } else {
            t_string!(i18n, lobby.start.phrase_show)
        }
    };
    view! {
        <TextField
            id="phrase"
            label=move || t_string!(i18n, lobby.start.phrase)
            hint=move || t_string!(i18n, lobby.start.phrase_hint)
            value=form.phrase
            error=phrase
            error_prefix=move || t_string!(i18n, common.error)
            kind
            class="input--medium"
            autocomplete="new-password"
        >
            <Button
                label=toggle
                icon="eye"
                size=Size::Medium
                pressed=Signal::derive(move || form.shown.get())
                on_press=move || form.shown.update(|shown| *shown = !*shown)
            />
        </TextField>
        <TextField
            id="again"
            label=move || t_string!(i18n, lobby.start.phrase_again)
            value=form.again
            error=again
            error_prefix=move || t_string!(i18n, common.error)
            kind
            class="input--medium"
            autocomplete="new-password"
        />
    }
}

fn begin(
    form: Form,
    opened: Opened,
    navigate: impl Fn(&str, leptos_router::NavigateOptions) + 'static,
) {
    form.busy.set(true);
    form.failure.set(None);
    let held = institution::held().get_untracked();
    leptos::task::spawn_local(async move {
        let made = match held {
            Some(Ok(held)) => {
                create(NewAttempt {
                    pack: (*opened.pack).clone(),
                    institution_json: held.json.to_vec(),
                    mode: form.mode.get_untracked(),
                    candidate: form.candidate.get_untracked(),
                    phrase: Some(form.phrase.get_untracked()),
                })
                .await
            }
            Some(Err(code)) => Err(code),
            None => Err("institution-missing".into()),
        };
        match made {
            Ok(id) => {
                if let Some(folder) = form.folder.get_untracked() {
                    copy::prepare(&id, folder.handle()).await;
                }
                crate::stages::attempt::remember(form.phrase.get_untracked());
                navigate(&format!("/attempt/{id}"), Default::default());
            }
            Err(code) => form.failure.set(Some(code)),
        }
        form.busy.try_set(false);
    });
}
