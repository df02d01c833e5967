//! What is said of a segment: reason, needs, summary, persona.

use super::base::Base;
use crate::i18n::{t, t_string};
use crate::rooms::area::Area;
use exam::TextId;
use exam::audience::{SegmentId, Topic};
use leptos::prelude::*;

/// The fields.
#[component]
pub fn Texts(base: Base, id: SegmentId) -> impl IntoView {
    let i18n = base.i18n;
    let text = move |topic| TextId::Segment(id, topic);
    view! {
        <section class="card segment__texts" aria-labelledby="segment-texts">
            <h3 id="segment-texts">{t!(i18n, audience.texts.title)}</h3>
            <Area
                text=text(Topic::Reason)
                id="segment-reason"
                label=move || t_string!(i18n, audience.texts.reason)
                hint=move || t_string!(i18n, audience.texts.reason_hint)
            />
            <Area
                text=text(Topic::Needs)
                id="segment-needs"
                label=move || t_string!(i18n, audience.texts.needs)
                hint=move || t_string!(i18n, audience.texts.needs_hint)
            />
            <Area
                text=text(Topic::Summary)
                id="segment-summary"
                label=move || t_string!(i18n, audience.texts.summary)
                hint=move || t_string!(i18n, audience.texts.summary_hint)
            />
        </section>
        <Persona base id/>
    }
}

#[component]
fn Persona(base: Base, id: SegmentId) -> impl IntoView {
    let i18n = base.i18n;
    let text = move |topic| TextId::Segment(id, topic);
    view! {
        <section class="card segment__persona" aria-labelledby="segment-persona">
            <h3 id="segment-persona">{t!(i18n, audience.persona.title)}</h3>
            <p class="muted small">{t!(i18n, audience.persona.text)}</p>
            <div class="segment__person">
                <Area
                    text=text(Topic::PersonaName)
                    id="persona-name"
                    rows=2
                    label=move || t_string!(i18n, audience.persona.name)
                    hint=move || t_string!(i18n, audience.persona.name_hint)
                />
                <Area
                    text=text(Topic::PersonaLife)
                    id="persona-life"
                    rows=2
                    label=move || t_string!(i18n, audience.persona.life)
                    hint=move || t_string!(i18n, audience.persona.life_hint)
                />
                <Area
                    text=text(Topic::PersonaBuying)
                    id="persona-buying"
                    rows=3
                    label=move || t_string!(i18n, audience.persona.buying)
                    hint=move || t_string!(i18n, audience.persona.buying_hint)
                />
                <Area
                    text=text(Topic::PersonaFears)
                    id="persona-fears"
                    rows=3
                    label=move || t_string!(i18n, audience.persona.fears)
                    hint=move || t_string!(i18n, audience.persona.fears_hint)
                />
                <Area
                    text=text(Topic::PersonaReach)
                    id="persona-reach"
                    rows=3
                    label=move || t_string!(i18n, audience.persona.reach)
                    hint=move || t_string!(i18n, audience.persona.reach_hint)
                />
            </div>
        </section>
    }
}
