//! The open text beside what it was at an earlier moment of one's own journal.

use super::bench::Bench;
use super::lines::{Line, compare};
use crate::browser::format;
use crate::desk::past::Moment;
use crate::i18n::{t, t_string};
use crate::widgets::{Alarm, Dialog, Tone};
use crate::{language, words};
use leptos::prelude::*;

/// What the window knows so far.
#[derive(Debug, Clone, PartialEq)]
enum Known {
    Reading,
    /// The moments before now, the newest first.
    Moments(Vec<Moment>),
    Failed(String),
}

/// The window.
#[component]
pub fn Compare(bench: Bench, open: RwSignal<bool>) -> impl IntoView {
    let i18n = bench.i18n;
    view! {
        <Dialog
            id="compare"
            open
            wide=true
            title=move || t_string!(i18n, content.compare.title)
            close_label=move || t_string!(i18n, common.close)
            on_close=move |()| open.set(false)
        >
            <Body bench/>
        </Dialog>
    }
}

#[component]
fn Body(bench: Bench) -> impl IntoView {
    let i18n = bench.i18n;
    let text = StoredValue::new(bench.text_id(untrack(move || bench.shown())));
    let known = RwSignal::new(Known::Reading);
    let then = RwSignal::new(None::<String>);
    leptos::task::spawn_local(async move {
        let Some(id) = text.try_get_value() else {
            return;
        };
        let found = match bench.desk.moments(&id).await {
            // The newest is the text of now.
            Ok(moments) => Known::Moments(moments.into_iter().rev().skip(1).collect()),
            Err(code) => Known::Failed(code),
        };
        if let Known::Moments(moments) = &found
            && let Some(newest) = moments.first()
        {
            look(bench, text, newest.seq, then);
        }
        let _ = known.try_set(found);
    });
    let inner = move || match known.get() {
        Known::Reading => view! {
            <p class="muted" role="status">{t!(i18n, common.loading)}</p>
        }
        .into_any(),
        Known::Failed(code) => {
            let next = code.clone();
            view! {
                <Alarm
                    tone=Tone::Error
                    title=move || words::of(i18n, &code).0
                    text=move || words::of(i18n, &next).1
                />
            }
            .into_any()
        }
        Known::Moments(moments) if moments.is_empty() => view! {
            <p>{t!(i18n, content.compare.none)}</p>
        }
        .into_any(),
        Known::Moments(moments) => view! { <Choice bench moments text then/> }.into_any(),
    };
    view! { <div class="dialog__body compare">{inner}</div> }
}

/// Brings the text of a moment.
fn look(bench: Bench, text: StoredValue<exam::TextId>, seq: u64, then: RwSignal<Option<String>>) {
    leptos::task::spawn_local(async move {
        let Some(id) = text.try_get_value() else {
            return;
        };
        match bench.desk.text_at(&id, seq).await {
            Ok(found) => {
                let _ = then.try_set(Some(found));
            }
            Err(code) => bench.desk.notify(&code),
        }
    });
}

#[component]
fn Choice(
    bench: Bench,
    moments: Vec<Moment>,
    text: StoredValue<exam::TextId>,
    then: RwSignal<Option<String>>,
) -> impl IntoView {
    let i18n = bench.i18n;
    let now = bench.desk.text(text.get_value());
    let spoken = move || language::of(i18n.get_locale());
    let options = moments.into_iter().map(|moment| {
        let Moment { seq, wall } = moment;
        view! {
            <option value=seq.to_string()>
                {move || t_string!(
                    i18n,
                    content.compare.moment,
                    time = format::time(wall, spoken()),
                    entry = seq + 1
                ).to_string()}
            </option>
        }
    });
    let choose = move |event| {
        if let Ok(seq) = event_target_value(&event).parse() {
            look(bench, text, seq, then);
        }
    };
    let told = move || {
        let now = now.get();
        then.with(|then| match then {
            None => ().into_any(),
            Some(then) if *then == now => {
                view! { <p>{t!(i18n, content.compare.same)}</p> }.into_any()
            }
            Some(then) => {
                let lines = compare(then, &now);
                let rows = lines.into_iter().map(|line| row(bench, line));
                view! { <div class="compare__lines">{rows.collect_view()}</div> }.into_any()
            }
        })
    };
    view! {
        <div class="field">
            <label class="field__label" for="compare-moment">
                {t!(i18n, content.compare.which)}
            </label>
            <select class="input input--medium" id="compare-moment" on:change=choose>
                {options.collect_view()}
            </select>
        </div>
        <div
            class="compare__frame"
            role="region"
            tabindex="0"
            aria-label=move || t_string!(i18n, content.compare.changes)
        >
            {told}
        </div>
    }
}

fn row(bench: Bench, line: Line<'_>) -> AnyView {
    let i18n = bench.i18n;
    match line {
        Line::Same(text) => {
            let text = text.to_owned();
            view! { <p class="compare__line"><span aria-hidden="true">" "</span>{text}</p> }
                .into_any()
        }
        Line::Gone(text) => {
            let text = text.to_owned();
            view! {
                <p class="compare__line compare__line--gone">
                    <span aria-hidden="true">"−"</span>
                    <span class="hidden">{t!(i18n, content.compare.gone)}": "</span>
                    <del>{text}</del>
                </p>
            }
            .into_any()
        }
        Line::New(text) => {
            let text = text.to_owned();
            view! {
                <p class="compare__line compare__line--new">
                    <span aria-hidden="true">"+"</span>
                    <span class="hidden">{t!(i18n, content.compare.new)}": "</span>
                    <ins>{text}</ins>
                </p>
            }
            .into_any()
        }
        Line::Left(count) => view! {
            <p class="compare__left muted">
                {move || t_string!(i18n, content.compare.left, count = count).to_string()}
            </p>
        }
        .into_any(),
    }
}
