//! From a segment to who may be written to, channel by channel.

use super::base::Base;
use super::cell;
use super::chart;
use super::segment::Counted;
use crate::i18n::{t, t_string};
use crate::widgets::chart::{Funnel as Chart, Step};
use casefile::audience::ClauseChannel;
use leptos::prelude::*;
use worker::protocol::simulation::Funnel;

/// The channels of messages.
pub const CHANNELS: [ClauseChannel; 3] = [
    ClauseChannel::Email,
    ClauseChannel::Sms,
    ClauseChannel::Push,
];

const IDS: [&str; 3] = ["funnel-email", "funnel-sms", "funnel-push"];

/// The three funnels side by side.
#[component]
pub fn Funnels(base: Base, counted: Counted) -> impl IntoView {
    let i18n = base.i18n;
    let one = |at: usize| {
        let name = move || {
            match CHANNELS[at] {
                ClauseChannel::Sms => t_string!(i18n, audience.funnel.sms),
                ClauseChannel::Push => t_string!(i18n, audience.funnel.push),
                _ => t_string!(i18n, audience.funnel.email),
            }
            .to_string()
        };
        let steps = Memo::new(move |_| {
            counted.funnels[at]
                .with(|funnel| funnel.as_ref().map(|own| steps(base, own)))
                .unwrap_or_default()
        });
        let words = chart::words(base, move || {
            t_string!(i18n, audience.funnel.step).to_string()
        });
        let heads = (
            (move || t_string!(i18n, audience.funnel.people)).into(),
            (move || t_string!(i18n, audience.funnel.share)).into(),
        );
        view! {
            <Chart id=IDS[at] caption=name steps format=chart::people(base) words heads/>
        }
        .into_any()
    };
    view! {
        <section class="card" aria-labelledby="segment-funnel">
            <h3 id="segment-funnel">{t!(i18n, audience.funnel.title)}</h3>
            <p class="muted small">{t!(i18n, audience.funnel.text)}</p>
            <div class="segment__funnels">{[one(0), one(1), one(2)]}</div>
        </section>
    }
}

fn steps(base: Base, funnel: &Funnel) -> Vec<Step> {
    let i18n = base.i18n;
    let step = |label: &str, value: u64| {
        let share = cell::share(value, funnel.segment, base.language());
        Step {
            label: label.to_string(),
            value: value as f64,
            note: t_string!(i18n, audience.funnel.of_segment, share = share).to_string(),
        }
    };
    vec![
        step(t_string!(i18n, audience.funnel.segment), funnel.segment),
        step(t_string!(i18n, audience.funnel.consented), funnel.consented),
        step(
            t_string!(i18n, audience.funnel.unsuppressed),
            funnel.unsuppressed,
        ),
        step(t_string!(i18n, audience.funnel.eligible), funnel.eligible),
    ]
}
