//! The theme's slots, the tool's code that belongs in one of them, and whether it works.

use super::bench::Bench;
use super::findings::Check;
use crate::i18n::{t, t_string};
use crate::rooms::area::Area;
use exam::TextId;
use exam::site::{Field, Slot, Subject};
use leptos::prelude::*;

#[component]
pub fn Theme(bench: Bench) -> impl IntoView {
    let i18n = bench.i18n;
    let case = bench.desk.case();
    let code = case.site.as_ref().map(|it| it.tracking.code.clone());
    let slots = Slot::ALL.into_iter();
    let slots = slots.map(|slot| view! { <Place bench slot/> });
    view! {
        <section class="site__part" aria-labelledby="site-code-title">
            <h2 id="site-code-title">{t!(i18n, site.theme.code)}</h2>
            <p class="muted">{t!(i18n, site.theme.code_lead)}</p>
            <pre class="site__snippet" tabindex="0" aria-labelledby="site-code-title">
                <code>{code}</code>
            </pre>
        </section>
        <section class="site__part" aria-labelledby="site-slots-title">
            <h2 id="site-slots-title">{t!(i18n, site.theme.slots)}</h2>
            <p class="muted">{t!(i18n, site.theme.slots_lead)}</p>
            {slots.collect_view()}
        </section>
        <section class="site__part" aria-labelledby="site-verify-title">
            <h2 id="site-verify-title">{t!(i18n, site.theme.verify)}</h2>
            <p class="muted">{t!(i18n, site.theme.verify_lead)}</p>
            <Check
                bench
                subject=Subject::Tracking
                label=move || t_string!(i18n, site.theme.verify)
                fine=move || t_string!(i18n, site.theme.fine)
            />
        </section>
    }
}

#[component]
fn Place(bench: Bench, slot: Slot) -> impl IntoView {
    let i18n = bench.i18n;
    let id = match slot {
        Slot::Head => "site-slot-head",
        Slot::Popup => "site-slot-popup",
        Slot::Form => "site-slot-form",
        Slot::BodyEnd => "site-slot-body-end",
    };
    let label = move || match slot {
        Slot::Head => t_string!(i18n, site.slot.head),
        Slot::Popup => t_string!(i18n, site.slot.popup),
        Slot::Form => t_string!(i18n, site.slot.form),
        Slot::BodyEnd => t_string!(i18n, site.slot.body_end),
    };
    let hint = move || match slot {
        Slot::Head => t_string!(i18n, site.slot.head_hint),
        Slot::Popup => t_string!(i18n, site.slot.popup_hint),
        Slot::Form => t_string!(i18n, site.slot.form_hint),
        Slot::BodyEnd => t_string!(i18n, site.slot.body_end_hint),
    };
    let text = TextId::Site(Field::Slot(slot));
    view! { <div class="site__code"><Area text id label hint rows=3/></div> }
}
