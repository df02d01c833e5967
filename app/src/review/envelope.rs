//! What the envelope says, what was checked, and the facts of the journal in figures.

use super::figures::Figures;
use super::work::{Source, Work};
use crate::browser::format;
use crate::i18n::{Locale, t_string, use_i18n};
use crate::widgets::Dialog;
use crate::{language, words};
use envelope::{Mode, Reason};
use leptos::{prelude::*, text_prop::TextProp};
use leptos_i18n::I18nContext;
use std::sync::Arc;
use worker::protocol::CaseSignature;

type Words = I18nContext<Locale>;

/// The window over the replay.
#[component]
pub fn Envelope(work: Arc<Work>, open: RwSignal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let work = StoredValue::new(work);
    view! {
        <Dialog
            id="envelope"
            open
            title=move || t_string!(i18n, review.envelope.title)
            on_close=move || open.set(false)
            close_label=move || t_string!(i18n, common.close)
            wide=true
        >
            <div class="dialog__body">
                {move || work.with_value(|work| view! {
                    <dl class="facts">
                        {checks(i18n, work)}
                        {sealed(i18n, work)}
                        {attempt(i18n, work)}
                    </dl>
                    <h3>{t_string!(i18n, review.figures.title)}</h3>
                    <dl class="facts">{figures(i18n, work)}</dl>
                })}
            </div>
        </Dialog>
    }
}

fn fact(name: &'static str, value: impl Into<TextProp>) -> AnyView {
    let value = value.into();
    view! { <div><dt>{name}</dt><dd>{move || value.get()}</dd></div> }.into_any()
}

/// Long digests break anywhere and stand in the figures of a machine.
fn code(name: &'static str, value: impl ToString) -> AnyView {
    let value = value.to_string();
    view! { <div><dt>{name}</dt><dd><code>{value}</code></dd></div> }.into_any()
}

fn checks(i18n: Words, work: &Work) -> Vec<AnyView> {
    let signature = match &work.source {
        Source::Sealed { .. } => t_string!(i18n, review.envelope.signature_good),
        Source::Copy(_) => t_string!(i18n, review.envelope.signature_none),
    };
    let chain = match &work.verdict {
        None => t_string!(i18n, review.envelope.chain_good).to_string(),
        Some(verdict) => words::of(i18n, &verdict.code).0,
    };
    let case = match work.case_signature {
        CaseSignature::Institution => t_string!(i18n, review.envelope.case_own),
        CaseSignature::Another => t_string!(i18n, review.envelope.case_foreign),
        CaseSignature::None => t_string!(i18n, review.envelope.case_unsigned),
    };
    let institution = match work.is_own() {
        true => t_string!(i18n, review.envelope.institution_own),
        false => t_string!(i18n, review.envelope.institution_foreign),
    };
    vec![
        fact(t_string!(i18n, review.envelope.signature), signature),
        fact(t_string!(i18n, review.envelope.chain), chain),
        fact(t_string!(i18n, review.envelope.case_signature), case),
        fact(t_string!(i18n, review.envelope.institution), institution),
    ]
}

fn sealed(i18n: Words, work: &Work) -> Vec<AnyView> {
    let Source::Sealed {
        id,
        seal_code,
        statement,
    } = &work.source
    else {
        return Vec::new();
    };
    let language = language::of(i18n.get_locale());
    let reason = match statement.reason {
        Reason::HandIn => t_string!(i18n, review.envelope.reason_candidate),
        Reason::Time => t_string!(i18n, review.envelope.reason_time_up),
        Reason::Invigilator => t_string!(i18n, review.envelope.reason_invigilator),
    };
    let sealed = format::moment(statement.sealed_wall, language);
    vec![
        code(t_string!(i18n, review.envelope.seal_code), seal_code),
        fact(t_string!(i18n, review.envelope.sealed), sealed),
        fact(t_string!(i18n, review.envelope.reason), reason),
        fact(
            t_string!(i18n, review.envelope.length),
            statement.length.to_string(),
        ),
        code(t_string!(i18n, review.envelope.head), statement.head),
        code(t_string!(i18n, review.envelope.digest), id),
    ]
}

fn attempt(i18n: Words, work: &Work) -> Vec<AnyView> {
    let language = language::of(i18n.get_locale());
    let attempt = &work.attempt;
    let mode = match attempt.mode {
        Mode::Practice => t_string!(i18n, common.mode.practice),
        Mode::Exam => t_string!(i18n, common.mode.exam),
    };
    let case = format!("{} {}", work.case.title.get(language), attempt.case.version);
    let started = format::moment(attempt.started_wall, language);
    // The rules are read before the clock begins.
    let begun = work
        .tape
        .begun_wall()
        .map_or_else(|| "–".into(), |wall| format::moment(wall, language));
    vec![
        fact(
            t_string!(i18n, review.envelope.candidate),
            attempt.candidate.to_string(),
        ),
        fact(t_string!(i18n, review.envelope.case), case),
        fact(t_string!(i18n, review.envelope.mode), mode),
        fact(t_string!(i18n, review.envelope.started), started),
        fact(t_string!(i18n, review.envelope.begun), begun),
        code(t_string!(i18n, review.envelope.attempt), &attempt.attempt),
        code(t_string!(i18n, review.envelope.key), attempt.key),
        code(t_string!(i18n, review.envelope.build), &attempt.build),
    ]
}

fn figures(i18n: Words, work: &Work) -> Vec<AnyView> {
    let figures = Figures::of(&work.tape);
    let away = format::clock(figures.away_ms as i64);
    let gaps = format::clock(figures.gaps_ms);
    let left = t_string!(
        i18n,
        review.figures.left,
        count = figures.leaves,
        time = away
    );
    let gap = t_string!(i18n, review.figures.gap, count = figures.gaps, time = gaps);
    let pasted = |(count, units): (usize, u64)| {
        t_string!(i18n, review.figures.pasted, count = count, units = units)
    };
    vec![
        fact(
            t_string!(i18n, review.envelope.hand_ins),
            figures.hand_ins.to_string(),
        ),
        fact(t_string!(i18n, review.figures.leaves), left),
        fact(
            t_string!(i18n, review.figures.pastes_outside),
            pasted(figures.outside),
        ),
        fact(
            t_string!(i18n, review.figures.pastes_inside),
            pasted(figures.inside),
        ),
        fact(t_string!(i18n, review.figures.gaps), gap),
        fact(
            t_string!(i18n, review.figures.invigilator),
            figures.invigilator.to_string(),
        ),
    ]
}
