//! The panel under the editor: what was found, and which e-mail clients lack what is used.

use super::list::List;
use super::matrix::Matrix;
use super::report::{Origin, Report, Weight};
use super::{Checks, Phase};
use crate::browser::preference;
use crate::i18n::{Locale, t, t_string};
use crate::rooms::content::bench::Bench;
use crate::widgets::{Alarm, Button, Look, Size, Tab, Tabs, Tone};
use crate::words;
use leptos::prelude::*;
use leptos_i18n::I18nContext;

const LIST: &str = "checks-list";
const CLIENTS: &str = "checks-clients";
const KEPT: &str = "content-checks";

/// The panel.
#[component]
pub fn Drawer(bench: Bench, checks: Checks) -> impl IntoView {
    let i18n = bench.i18n;
    let open = RwSignal::new(preference::get(KEPT).as_deref() != Some("closed"));
    let shown = RwSignal::new(LIST);
    let mail = Memo::new(move |_| checks.seen.with(|seen| has_clients(seen.as_ref())));
    let selected = Signal::derive(move || if mail.get() { shown.get() } else { LIST });
    view! {
        <section
            class="checks"
            class:checks--closed=move || !open.get()
            aria-label=move || t_string!(i18n, content.checks.title)
        >
            <Bar bench checks open selected shown mail/>
            <div
                class="checks__panel"
                role="tabpanel"
                id=format!("{LIST}-panel")
                aria-labelledby=LIST
                hidden=move || !open.get() || selected.get() != LIST
            >
                <Notes bench checks/>
                <List bench checks/>
            </div>
            <Show when=move || mail.get()>
                <div
                    class="checks__panel"
                    role="tabpanel"
                    id=format!("{CLIENTS}-panel")
                    aria-labelledby=CLIENTS
                    hidden=move || !open.get() || selected.get() != CLIENTS
                >
                    <Matrix bench checks/>
                </div>
            </Show>
        </section>
    }
}

fn has_clients(seen: Option<&super::Seen>) -> bool {
    seen.is_some_and(|seen| !seen.report.groups.is_empty())
}

#[component]
fn Bar(
    bench: Bench,
    checks: Checks,
    open: RwSignal<bool>,
    selected: Signal<&'static str>,
    shown: RwSignal<&'static str>,
    mail: Memo<bool>,
) -> impl IntoView {
    let i18n = bench.i18n;
    let count = move || counted(i18n, checks);
    let select = move |id| {
        shown.set(id);
        keep_open(open, true);
    };
    let heads = move || {
        let mut tabs = vec![Tab::new(LIST, count)];
        if mail.get() {
            let lacking = move || {
                let seen = checks.seen;
                seen.with(|seen| seen.as_ref().map_or(0, |seen| seen.report.uses.len()))
            };
            let label = move || t_string!(i18n, content.checks.clients);
            tabs.push(Tab::new(CLIENTS, label).count(Signal::derive(lacking)));
        }
        view! {
            <Tabs
                tabs
                bare=true
                selected
                on_select=select
                label=move || t_string!(i18n, content.checks.title)
            />
        }
    };
    view! {
        <div class="checks__bar">
            {heads}
            <p class="hidden" role="status">{count}</p>
            <Button
                label=move || match open.get() {
                    true => t_string!(i18n, content.checks.fold),
                    false => t_string!(i18n, content.checks.unfold),
                }
                icon="panel"
                icon_only=true
                look=Look::Bare
                size=Size::Small
                expanded=Signal::from(open)
                on_press=move |()| keep_open(open, !open.get_untracked())
            />
        </div>
    }
}

fn keep_open(open: RwSignal<bool>, wanted: bool) {
    preference::set(KEPT, if wanted { "open" } else { "closed" });
    open.set(wanted);
}

/// The tab's words; they follow the checks and not each key.
fn counted(i18n: I18nContext<Locale>, checks: Checks) -> String {
    match (checks.seen.get(), checks.phase.get()) {
        (Some(seen), _) => said_count(i18n, &seen.report),
        (None, Phase::Behind) => t_string!(i18n, content.checks.busy).to_string(),
        (None, _) => t_string!(i18n, content.checks.title).to_string(),
    }
}

/// How many were found, heaviest first: "3 błędy, 2 ostrzeżenia".
fn said_count(i18n: I18nContext<Locale>, report: &Report) -> String {
    let (errors, warnings, notes) = (
        report.count(Weight::Error),
        report.count(Weight::Warning),
        report.count(Weight::Note),
    );
    let mut parts = Vec::new();
    if errors > 0 {
        parts.push(t_string!(i18n, content.checks.errors, count = errors).to_string());
    }
    if warnings > 0 {
        parts.push(t_string!(i18n, content.checks.warnings, count = warnings).to_string());
    }
    if notes > 0 {
        parts.push(t_string!(i18n, content.checks.notes, count = notes).to_string());
    }
    if parts.is_empty() {
        parts.push(t_string!(i18n, content.checks.nothing).to_string());
    }
    parts.join(", ")
}

/// What a person has to know of the list itself.
#[component]
fn Notes(bench: Bench, checks: Checks) -> impl IntoView {
    let i18n = bench.i18n;
    let failed = Memo::new(move |_| match checks.phase.get() {
        Phase::Failed(code) => Some(code),
        _ => None,
    });
    let alarm = move || {
        failed.get().map(|code| {
            let said = code.clone();
            view! {
                <Alarm
                    tone=Tone::Warning
                    title=move || words::of(i18n, &said).0
                    text=move || t_string!(i18n, content.checks.failed)
                >
                    <Button
                        label=move || t_string!(i18n, common.retry)
                        size=Size::Small
                        on_press=move |()| checks.again()
                    />
                </Alarm>
            }
        })
    };
    let origin = move || {
        let origin = checks
            .seen
            .with(|seen| seen.as_ref().map(|seen| seen.origin));
        match origin {
            Some(Origin::Kept) => t!(i18n, content.checks.kept).into_any(),
            Some(Origin::Again { same: true }) => t!(i18n, content.checks.remade_equal).into_any(),
            Some(Origin::Again { same: false }) => {
                t!(i18n, content.checks.remade_unlike).into_any()
            }
            Some(Origin::Now) | None => ().into_any(),
        }
    };
    let nothing = move || {
        let never = checks.phase.get() == Phase::Nothing;
        never.then(|| view! { <p class="checks__empty">{t!(i18n, content.checks.never)}</p> })
    };
    view! {
        {alarm}
        <p class="checks__origin small muted">{origin}</p>
        {nothing}
    }
}
