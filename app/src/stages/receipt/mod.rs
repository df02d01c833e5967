//! The stage after the hand-in: sealing, the seal code, the way to the institution, the receipt.

mod hand;
mod qr;
mod way;

use crate::browser::format;
use crate::desk::copy::Copies;
use crate::desk::seal::{self, Sending};
use crate::desk::upload::{self, Upload};
use crate::desk::{Access, Desk};
use crate::i18n::{t, t_string, use_i18n};
use crate::stages::institution;
use crate::stages::page::Page;
use crate::widgets::{Alarm, Button, Look, Tone};
use crate::{language, words};
use exam::attempt::{HandInReason, Mode};
use hand::ByHand;
use leptos::prelude::*;
use qr::Qr;
use way::Way;

/// How far sealing is.
#[derive(Debug, Clone, PartialEq)]
enum Sealing {
    Working,
    Done(Sending),
    Failed(String),
}

/// The page of a handed-in attempt. Opening it seals what is not sealed yet, so a crash on the
/// way is finished here.
#[component]
pub fn Receipt() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let copies = expect_context::<Copies>();
    let sealing = RwSignal::new(Sealing::Working);
    let way = RwSignal::new(Upload::Sending);
    let begin = Callback::new(move |()| {
        sealing.set(Sealing::Working);
        leptos::task::spawn_local(async move {
            match seal::seal(desk).await {
                Ok(sending) => {
                    sealing.set(Sealing::Done(sending));
                    let sitting = desk.sitting();
                    match sitting.mode() {
                        Mode::Practice => way.set(Upload::Kept),
                        Mode::Exam => upload::start(sitting.id.clone(), sitting.epoch, way),
                    }
                    copies.renew().await;
                }
                Err(code) => sealing.set(Sealing::Failed(code)),
            }
        });
    });
    begin.run(());
    view! {
        <Page>
            {move || match sealing.get() {
                Sealing::Working => view! { <Working/> }.into_any(),
                Sealing::Failed(code) => view! { <Failed code begin/> }.into_any(),
                Sealing::Done(sending) => view! { <Done sending way/> }.into_any(),
            }}
        </Page>
    }
}

#[component]
fn Working() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let up = desk.peek(|s| s.attempt.hand_ins.last() == Some(&HandInReason::TimeUp));
    view! {
        <div class="page__head" role="status">
            <h1>{t!(i18n, hand_in.sealing.title)}</h1>
            <Show when=move || up>
                <p>{t!(i18n, hand_in.sealing.time_up)}</p>
            </Show>
            <p class="page__lead">{t!(i18n, hand_in.sealing.text)}</p>
        </div>
        <progress
            class="progress"
            aria-label=move || t_string!(i18n, hand_in.sealing.title)
        ></progress>
    }
}

#[component]
fn Failed(code: String, begin: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let elsewhere = desk.access().get_untracked() == Access::Elsewhere;
    let text = {
        let code = code.clone();
        move || {
            let (title, next) = words::of(i18n, &code);
            format!("{title}. {next}")
        }
    };
    view! {
        <div class="stack">
            <h1>{t!(i18n, hand_in.sealing.title)}</h1>
            <Alarm
                tone=Tone::Error
                title=move || t_string!(i18n, hand_in.sealing.failed)
                text
            />
            <Show when=move || !elsewhere>
                <div class="row">
                    <Button
                        label=move || t_string!(i18n, hand_in.sealing.retry)
                        look=Look::Primary
                        on_press=begin
                    />
                </div>
            </Show>
        </div>
    }
}

#[component]
fn Done(sending: Sending, way: RwSignal<Upload>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let practice = desk.sitting().mode() == Mode::Practice;
    let up = desk.peek(|s| s.attempt.hand_ins.last() == Some(&HandInReason::TimeUp));
    let title = move || {
        if practice {
            t_string!(i18n, receipt.title_practice)
        } else {
            t_string!(i18n, receipt.title)
        }
    };
    let lead = move || {
        if up {
            t_string!(i18n, receipt.lead_time_up)
        } else {
            t_string!(i18n, receipt.lead)
        }
    };
    let times = desk.peek(|s| s.attempt.hand_ins.len());
    let again = (times > 1).then(|| {
        view! { <p>{move || t_string!(i18n, receipt.again, number = times)}</p> }
    });
    let sent = sending.clone();
    view! {
        <div class="page__head">
            <h1>{title}</h1>
            <p class="page__lead">{lead}</p>
            {again}
        </div>
        <div class="stack stack--wide">
            <Seal sending=sending.clone()/>
            <div class="cards">
                <Way sending=sending.clone() way/>
                <ByHand sending=sent way/>
            </div>
        </div>
        <Paper sending/>
    }
}

/// Seal code and QR code, with the facts that a person compares.
#[component]
fn Seal(sending: Sending) -> impl IntoView {
    let i18n = use_i18n();
    let code = sending.seal_code.clone();
    let groups = code.split([' ', '-']).map(String::from).collect::<Vec<_>>();
    let groups = groups.into_iter().map(|group| {
        view! { <span class="seal__group">{group}</span> " " }
    });
    let drawn = code.clone();
    let label = move || t_string!(i18n, receipt.qr, code = code.clone());
    view! {
        <div class="seal">
            <div class="stack stack--tight">
                <span class="muted small">{t!(i18n, receipt.seal_code)}</span>
                <p class="seal__code">{groups.collect_view()}</p>
                <Facts sending/>
            </div>
            <Qr text=drawn label/>
        </div>
    }
}

#[component]
fn Facts(sending: Sending) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let sitting = desk.sitting();
    let candidate = sitting.row.candidate.clone();
    let case = sitting.case.clone();
    let title = move || case.title.get(language::of(i18n.get_locale())).to_string();
    let (wall, size) = (sending.sealed_wall, sending.size_bytes as f64);
    let sealed = move || format::moment(wall, language::of(i18n.get_locale()));
    let size = move || format::size(size, language::of(i18n.get_locale()));
    let id = sending.id.grouped(16);
    let entries = sending.length;
    view! {
        <dl class="facts facts--rows small">
            <div><dt>{t!(i18n, receipt.fact.case)}</dt><dd>{title}</dd></div>
            <div><dt>{t!(i18n, receipt.fact.candidate)}</dt><dd>{candidate}</dd></div>
            <div><dt>{t!(i18n, receipt.fact.sealed)}</dt><dd>{sealed}</dd></div>
            <div><dt>{t!(i18n, receipt.fact.size)}</dt><dd>{size}</dd></div>
            <div><dt>{t!(i18n, receipt.fact.entries)}</dt><dd>{entries}</dd></div>
            <div>
                <dt>{t!(i18n, receipt.fact.id)}</dt>
                <dd class="mono">{id}</dd>
            </div>
        </dl>
    }
}

/// What the printed page has beside the screen's: whose it is, and a line to sign.
#[component]
fn Paper(sending: Sending) -> impl IntoView {
    let i18n = use_i18n();
    let held = institution::held();
    let name = move || {
        let held = held.get().and_then(Result::ok);
        held.map(|held| held.name(language::of(i18n.get_locale())))
    };
    let wall = sending.sealed_wall;
    let when = move || {
        let when = format::moment(wall, language::of(i18n.get_locale()));
        t_string!(i18n, receipt.paper.printed, when = when)
    };
    view! {
        <section class="paper">
            <h2>{t!(i18n, receipt.paper.title)}</h2>
            <p>{name}</p>
            <p class="small">{t!(i18n, receipt.paper.note)}</p>
            <p class="small">{when}</p>
            <p class="paper__line">{t!(i18n, receipt.paper.signature)}</p>
        </section>
    }
}
