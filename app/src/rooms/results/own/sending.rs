//! How each message of the campaign goes out: what it speaks of, where it leads, and what is tried
//! against a newsletter.

use super::Bench;
use super::setup::Number;
use crate::i18n::{t, t_string};
use crate::widgets::Tick;
use casefile::CarrierKind;
use exam::campaign::{Command as Act, DISCOUNT_MAX, Rival, Sending};
use exam::content::{Carrier, CarrierId};
use leptos::{prelude::*, text_prop::TextProp};

/// A rival gets as many people as what it is tried against, until somebody says otherwise.
const HALF: u8 = 50;

#[component]
pub fn Sendings(bench: Bench) -> impl IntoView {
    let i18n = bench.i18n;
    let sent = bench.desk.slice(|s| {
        let mut found: Vec<CarrierId> = Vec::new();
        for (id, _) in s.carriers_sent() {
            let letter = s.content.carriers.get(&id);
            let rival = |own: &CarrierId| s.campaign.sending(*own).rival.map(|it| it.carrier);
            let against = found.iter().any(|own| rival(own) == Some(id));
            if letter.is_some_and(|it| it.kind != CarrierKind::LandingPage) && !against {
                found.push(id);
            }
        }
        found
    });
    view! {
        <section class="results__part" aria-labelledby="own-sendings-title">
            <h2 id="own-sendings-title">{t!(i18n, results.own.sending.title)}</h2>
            <p class="muted">{t!(i18n, results.own.sending.lead)}</p>
            <p hidden=move || sent.with(|sent| !sent.is_empty())>
                {t!(i18n, results.own.sending.none)}
            </p>
            <div class="results__cards">
                <For each=move || sent.get() key=|id| id.0 let:id><Letter bench id/></For>
            </div>
        </section>
    }
}

#[component]
fn Letter(bench: Bench, id: CarrierId) -> impl IntoView {
    let i18n = bench.i18n;
    let desk = bench.desk;
    let sending = desk.slice(move |s| s.campaign.sending(id));
    let name = desk.slice(move |s| name(s.content.carriers.get(&id)));
    let kind = desk.slice(move |s| s.content.carriers.get(&id).map(|it| it.kind));
    let tried = move || kind.get() == Some(CarrierKind::Newsletter);
    let change = move |how: &dyn Fn(&mut Sending)| change(bench, id, how);
    let categories = Signal::derive(move || {
        let all = bench
            .world
            .with(|it| it.as_ref().map(|it| it.categories.clone()));
        let all = all.unwrap_or_default().into_iter();
        all.map(|it| (it.clone(), it)).collect::<Vec<_>>()
    });
    let language = desk.case().language.as_str();
    let speak_of = move |word: Option<String>| change(&|it| it.category = word.clone());
    let take_off = move |percent: Option<u32>| {
        let percent = percent.and_then(|it| u8::try_from(it).ok()).unwrap_or(0);
        change(&|it| it.discount_percent = percent);
    };
    let lead_to = move |word: Option<String>| {
        let page = word.as_ref().and_then(|it| it.parse().ok());
        change(&|it| it.page = page);
    };
    view! {
        <article class="card own__letter">
            <h3 lang=language>{move || name.get()}</h3>
            <Pick
                bench
                id=format!("own-category-{id}")
                label=move || t_string!(i18n, results.own.sending.category)
                none=move || t_string!(i18n, results.own.sending.no_category)
                options=categories
                chosen=Signal::derive(move || sending.with(|it| it.category.clone()))
                on_choose=speak_of
            />
            <Number
                bench
                id=format!("own-discount-{id}")
                label=move || t_string!(i18n, results.own.sending.discount)
                hint=move || t_string!(i18n, results.own.sending.discount_hint)
                range=0..=u32::from(DISCOUNT_MAX)
                value=Signal::derive(move || sending.with(|it| Some(it.discount_percent.into())))
                on_change=take_off
            />
            <Pick
                bench
                id=format!("own-page-{id}")
                label=move || t_string!(i18n, results.own.sending.page)
                none=move || t_string!(i18n, results.own.sending.no_page)
                options=carriers(bench, CarrierKind::LandingPage, id)
                chosen=Signal::derive(move || sending.with(|it| it.page.map(|it| it.to_string())))
                on_choose=lead_to
            />
            <fieldset class="field" disabled=move || !bench.writable.get()>
                <legend class="hidden">{t!(i18n, results.own.sending.kind)}</legend>
                <Tick
                    label=move || t_string!(i18n, results.own.sending.commercial)
                    checked=Signal::derive(move || sending.with(|it| it.commercial))
                    on_change=move |on: bool| change(&|it| it.commercial = on)
                />
            </fieldset>
            <Show when=tried><Against bench id sending/></Show>
        </article>
    }
}

fn change(bench: Bench, id: CarrierId, how: &dyn Fn(&mut Sending)) {
    let mut sending = bench.desk.peek(|s| s.campaign.sending(id));
    how(&mut sending);
    bench.act(Act::Prepare {
        carrier: id,
        sending,
    });
}

/// What is tried against it, and on how many.
#[component]
fn Against(bench: Bench, id: CarrierId, sending: Memo<Sending>) -> impl IntoView {
    let i18n = bench.i18n;
    let choose = move |word: Option<String>| {
        let carrier = word.as_ref().and_then(|it| it.parse().ok());
        change(bench, id, &|it| {
            let percent = it.rival.map_or(HALF, |it| it.percent);
            it.rival = carrier.map(|carrier| Rival { carrier, percent });
        });
    };
    let share = move |percent: Option<u32>| {
        let percent = percent.and_then(|it| u8::try_from(it).ok());
        change(bench, id, &|it| {
            if let (Some(rival), Some(percent)) = (&mut it.rival, percent) {
                rival.percent = percent;
            }
        });
    };
    let rival = move || sending.with(|it| it.rival);
    view! {
        <Pick
            bench
            id=format!("own-rival-{id}")
            label=move || t_string!(i18n, results.own.sending.rival)
            none=move || t_string!(i18n, results.own.sending.no_rival)
            options=carriers(bench, CarrierKind::Newsletter, id)
            chosen=Signal::derive(move || rival().map(|it| it.carrier.to_string()))
            on_choose=choose
        />
        <Show when=move || rival().is_some()>
            <Number
                bench
                id=format!("own-share-{id}")
                label=move || t_string!(i18n, results.own.sending.share)
                hint=move || t_string!(i18n, results.own.sending.share_hint)
                range=1..=99
                value=Signal::derive(move || rival().map(|it| u32::from(it.percent)))
                on_change=share
            />
        </Show>
    }
}

fn name(carrier: Option<&Carrier>) -> String {
    carrier.map(|it| it.name.clone()).unwrap_or_default()
}

/// The carriers of a kind but one, by id and name.
fn carriers(bench: Bench, kind: CarrierKind, but: CarrierId) -> Signal<Vec<(String, String)>> {
    bench
        .desk
        .slice(move |s| {
            let all = s.content.carriers.iter();
            let other = all.filter(|(id, it)| it.kind == kind && **id != but);
            other
                .map(|(id, it)| (id.to_string(), it.name.clone()))
                .collect::<Vec<_>>()
        })
        .into()
}

/// One of several or none; what is chosen is the journal's.
#[component]
fn Pick(
    bench: Bench,
    #[prop(into)] id: String,
    #[prop(into)] label: TextProp,
    #[prop(into)] none: TextProp,
    options: Signal<Vec<(String, String)>>,
    chosen: Signal<Option<String>>,
    #[prop(into)] on_choose: Callback<Option<String>>,
) -> impl IntoView {
    let option = move |(value, words): (String, String)| {
        let own = value.clone();
        let selected = move || chosen.with(|now| now.as_ref() == Some(&own));
        view! { <option value=value prop:selected=selected>{words}</option> }
    };
    let choose = move |event: leptos::ev::Event| {
        let word = event_target_value(&event);
        on_choose.run((!word.is_empty()).then_some(word));
    };
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{move || label.get()}</label>
            <select
                class="input"
                id=id
                disabled=move || !bench.writable.get()
                prop:value=move || {
                    options.track();
                    chosen.get().unwrap_or_default()
                }
                on:change=choose
            >
                <option value="">{move || none.get()}</option>
                {move || options.get().into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}
