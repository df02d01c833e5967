//! How a newsletter stands in the list of an inbox, before anybody opens it: on a wide screen and
//! on a phone, cut where the room ends, as clients cut.

use super::bench::Bench;
use crate::i18n::{t, t_string};
use exam::content::Part;
use leptos::prelude::*;

/// So much of the mail's text stands in for a preheader that is missing.
const TEXT_CHARS: usize = 140;

/// Both lists.
#[component]
pub fn Inbox(bench: Bench, dark: RwSignal<bool>) -> impl IntoView {
    let i18n = bench.i18n;
    let subject = bench.desk.text(bench.text_id(Part::Subject));
    let preheader = bench.desk.text(bench.text_id(Part::Preheader));
    let sender = bench.desk.case().firm.as_ref().map(|it| it.name.clone());
    let sender = sender.unwrap_or_else(|| bench.desk.case().title.pl.clone());
    let title = move || match subject.get().trim() {
        "" => t_string!(i18n, content.inbox.no_subject).to_string(),
        subject => subject.to_string(),
    };
    let lead = move || match preheader.get().trim() {
        "" => begun(bench),
        preheader => preheader.to_string(),
    };
    let instead = move || preheader.with(|it| it.trim().is_empty());
    let (wide, phone) = (sender.clone(), sender);
    view! {
        <div class="inbox" class:inbox--dark=move || dark.get()>
            <section class="inbox__list" aria-label=move || t_string!(i18n, content.inbox.wide)>
                <h3 class="inbox__name">{t!(i18n, content.inbox.wide)}</h3>
                <div class="inbox__row inbox__row--other" aria-hidden="true"></div>
                <p class="inbox__row inbox__row--wide">
                    <b class="inbox__sender">{wide}</b>
                    <span class="inbox__line"><b>{title}</b>" – "<span>{lead}</span></span>
                    <span class="inbox__time">"9:41"</span>
                </p>
                <div class="inbox__row inbox__row--other" aria-hidden="true"></div>
            </section>
            <section
                class="inbox__list inbox__list--phone"
                aria-label=move || t_string!(i18n, content.inbox.phone)
            >
                <h3 class="inbox__name">{t!(i18n, content.inbox.phone)}</h3>
                <div class="inbox__row inbox__row--other" aria-hidden="true"></div>
                <div class="inbox__row inbox__row--phone">
                    <span class="inbox__mark" aria-hidden="true">{first(&phone)}</span>
                    <p class="inbox__sender"><b>{phone}</b></p>
                    <p class="inbox__time">"9:41"</p>
                    <p class="inbox__subject">{title}</p>
                    <p class="inbox__lead">{lead}</p>
                </div>
                <div class="inbox__row inbox__row--other" aria-hidden="true"></div>
            </section>
            <p class="small muted" hidden=move || !instead()>
                {t!(i18n, content.inbox.no_preheader)}
            </p>
        </div>
    }
}

fn first(name: &str) -> String {
    name.chars().next().map(String::from).unwrap_or_default()
}

/// How the text of the mail begins: what clients show where there is no preheader.
fn begun(bench: Bench) -> String {
    let Some(checks) = bench.checks else {
        return String::new();
    };
    let text = checks.seen.with(|seen| {
        let seen = seen.as_ref();
        seen.map(|seen| seen.report.plain_text.clone())
    });
    let text = text.unwrap_or_default();
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().take(TEXT_CHARS).collect()
}
