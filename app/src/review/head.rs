//! The top of the replay: whose work it is, whether it verifies, what can be taken away.

use super::envelope::Envelope;
use super::work::{Source, Work};
use crate::browser::{files, page};
use crate::i18n::{t_string, use_i18n};
use crate::language;
use crate::stages::page::{LanguageMenu, ThemeMenu};
use crate::widgets::{Button, Chip, Icon, Keys, Look, Shortcuts, Tone};
use leptos::prelude::*;
use std::sync::Arc;
use worker::protocol::CaseSignature;

/// The top bar; `close` leads back to the form.
#[component]
pub fn Head(work: Arc<Work>, close: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let (open, sheet) = (RwSignal::new(false), RwSignal::new(false));
    let (titled, counted) = (Arc::clone(&work), work.tape.length());
    let title = move || {
        let case = titled.case.title.get(language::of(i18n.get_locale()));
        format!("{} · {case}", titled.attempt.candidate)
    };
    view! {
        <header class="topbar review__head">
            <a class="brand" href=format!("{}/", page::base())>
                <Icon name="proba"/>
                <span class="hidden">{move || t_string!(i18n, common.app_name)}</span>
            </a>
            <p class="topbar__case"><b>{title}</b></p>
            <Verified work=Arc::clone(&work)/>
            <Chip label=move || t_string!(i18n, common.entries, count = counted)/>
            <Tools work=Arc::clone(&work) open sheet close/>
        </header>
        <Envelope work open/>
        <Sheet open=sheet/>
    }
}

#[component]
fn Verified(work: Arc<Work>) -> impl IntoView {
    let i18n = use_i18n();
    let copy = matches!(work.source, Source::Copy(_));
    let bad = work.verdict.is_some();
    // Sound, but another institution's work or on another's case.
    let case_foreign = work.case_signature == CaseSignature::Another;
    let foreign = Memo::new(move |_| case_foreign || !work.is_own());
    move || {
        let (icon, tone) = match (bad, copy, foreign.get()) {
            (true, ..) => ("warning", Tone::Error),
            (false, true, _) => ("usb", Tone::Warning),
            (false, false, true) => ("warning", Tone::Warning),
            (false, false, false) => ("shield", Tone::Ok),
        };
        let label = move || match (bad, copy, foreign.get()) {
            (true, ..) => t_string!(i18n, review.bad),
            (false, true, _) => t_string!(i18n, review.good_copy),
            (false, false, true) => t_string!(i18n, review.good_foreign),
            (false, false, false) => t_string!(i18n, review.good),
        };
        view! { <Chip icon tone label/> }
    }
}

#[component]
fn Tools(
    work: Arc<Work>,
    open: RwSignal<bool>,
    sheet: RwSignal<bool>,
    close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let download = move || {
        let name = format!("{}.jsonl", work.attempt.attempt);
        files::download(&name, &work.journal, "application/jsonl");
    };
    view! {
        <div class="topbar__tools">
            <Button
                label=move || t_string!(i18n, review.envelope.title)
                icon="info"
                on_press=move |()| open.set(true)
            />
            <Button
                label=move || t_string!(i18n, review.journal_short)
                hint=move || t_string!(i18n, review.journal)
                icon="download"
                on_press=move |()| download()
            />
            <Button
                label=move || t_string!(i18n, review.another)
                icon="folder"
                on_press=close
            />
            <Button
                label=move || t_string!(i18n, common.shortcuts)
                icon="keyboard"
                icon_only=true
                look=Look::Bare
                on_press=move |()| sheet.set(true)
            />
            <LanguageMenu/>
            <ThemeMenu/>
        </div>
    }
}

/// The sheet of the replay's keys.
#[component]
fn Sheet(open: RwSignal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let replay = Keys {
        group: (move || t_string!(i18n, desk.shortcuts.in_review)).into(),
        keys: vec![
            (
                (move || t_string!(i18n, desk.shortcuts.play)).into(),
                t_string!(i18n, help.key.space),
            ),
            ((move || t_string!(i18n, desk.shortcuts.step)).into(), "→ ←"),
            ((move || t_string!(i18n, review.time.first)).into(), "Home"),
            ((move || t_string!(i18n, review.time.last)).into(), "End"),
        ],
    };
    view! {
        <Shortcuts
            open
            on_close=move || open.set(false)
            title=move || t_string!(i18n, desk.shortcuts.title)
            close_label=move || t_string!(i18n, common.close)
            groups=vec![replay]
        />
    }
}
