//! A check of the room: the button that asks for it, and what it showed last.

use super::bench::Bench;
use crate::i18n::{t, t_string};
use crate::widgets::{Alarm, Button, Icon, Look, Tone};
use crate::words as codes;
use exam::site::{Command as Act, Finding, Severity, Subject};
use leptos::{prelude::*, text_prop::TextProp};

/// Each thing that was found with what to do; the place is the case's or the candidate's word.
#[component]
pub fn Check(
    bench: Bench,
    subject: Subject,
    #[prop(into)] label: TextProp,
    /// What it means that nothing was found.
    #[prop(into)]
    fine: TextProp,
) -> impl IntoView {
    let i18n = bench.i18n;
    let shown = bench
        .desk
        .slice(move |s| s.site.checks.get(&subject).cloned());
    let run = move |()| {
        if bench.act(Act::Check { subject }) {
            let count = bench
                .desk
                .peek(|s| s.site.checks.get(&subject).map_or(0, Vec::len));
            bench.say(t_string!(i18n, site.check.done, count = count).to_string());
        }
    };
    let fine = StoredValue::new(fine);
    let list = move || match shown.get() {
        None => view! { <p class="muted">{t!(i18n, site.check.never)}</p> }.into_any(),
        Some(found) if found.is_empty() => view! {
            <Alarm
                tone=Tone::Ok
                title=move || t_string!(i18n, site.check.fine)
                text=move || fine.with_value(|fine| fine.get().to_string())
            />
        }
        .into_any(),
        Some(found) => {
            let rows = found.into_iter().map(|it| row(bench, it));
            view! { <ul class="site__findings">{rows.collect_view()}</ul> }.into_any()
        }
    };
    view! {
        <div class="site__check">
            <Button
                label
                icon="search"
                look=Look::Primary
                disabled=bench.off
                on_press=run
            />
            {list}
        </div>
    }
}

fn row(bench: Bench, finding: Finding) -> AnyView {
    let i18n = bench.i18n;
    let Finding {
        code,
        severity,
        place,
    } = finding;
    let (icon, word) = match severity {
        Severity::Error => ("error", t_string!(i18n, site.check.error)),
        Severity::Warning => ("warning", t_string!(i18n, site.check.warning)),
        Severity::Note => ("info", t_string!(i18n, site.check.note)),
    };
    let (title, next) = codes::of(i18n, &code);
    let place = (!place.is_empty()).then(|| view! { " " <code>{place}</code> });
    view! {
        <li class=format!("site__finding site__finding--{icon}") data-code=code>
            <Icon name=icon/>
            <div>
                <b><span class="hidden">{word} ": "</span>{title}</b>
                {place}
                <p>{next}</p>
            </div>
        </li>
    }
    .into_any()
}
