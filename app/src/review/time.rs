//! The course of the work: slider, steps, speeds.

use super::player::{Player, Speed};
use crate::browser::format;
use crate::i18n::{t_string, use_i18n};
use crate::widgets::{Button, Icon, Segment, Segments};
use leptos::prelude::*;

/// Where the slider is found in the page.
pub const SLIDER: &str = "course";

/// The bar under the desk.
#[component]
pub fn Time(player: Player) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section class="review__time" aria-label=move || t_string!(i18n, review.time.label)>
            <Steps player/>
            <Slider player/>
            <div class="row row--wide">
                <Clock player/>
                <Speeds player/>
                <Button
                    label=move || t_string!(i18n, review.time.skip_gaps)
                    pressed=player.skip_idle
                    on_press=move |()| player.skip_idle.update(|skip| *skip = !*skip)
                />
            </div>
        </section>
    }
}

#[component]
fn Steps(player: Player) -> impl IntoView {
    let i18n = use_i18n();
    let place = player.place();
    let length = player.tape().length();
    let at_first = Signal::derive(move || place.get() == 0);
    let at_last = Signal::derive(move || place.get() >= length);
    view! {
        <div class="row">
            <Button
                label=move || t_string!(i18n, review.time.first)
                icon="step-back"
                icon_only=true
                disabled=at_first
                on_press=move |()| player.first()
            />
            <Button
                label=move || t_string!(i18n, review.time.previous)
                icon="chevron-left"
                icon_only=true
                disabled=at_first
                on_press=move |()| player.step(false)
            />
            <Play player/>
            <Button
                label=move || t_string!(i18n, review.time.following)
                icon="chevron-right"
                icon_only=true
                disabled=at_last
                on_press=move |()| player.step(true)
            />
            <Button
                label=move || t_string!(i18n, review.time.last)
                icon="step"
                icon_only=true
                disabled=at_last
                on_press=move |()| player.last()
            />
        </div>
    }
}

/// One button for both acts, kept in place so that the focus stays on it.
#[component]
fn Play(player: Player) -> impl IntoView {
    let i18n = use_i18n();
    let playing = player.playing();
    let label = move || match playing.get() {
        true => t_string!(i18n, review.time.pause),
        false => t_string!(i18n, review.time.play),
    };
    let icon = Signal::derive(move || if playing.get() { "pause" } else { "play" });
    view! {
        <button
            type="button"
            class="button button--icon button--primary"
            aria-label=label
            title=label
            on:click=move |_| player.toggle()
        >
            <Icon name=icon/>
        </button>
    }
}

#[component]
fn Slider(player: Player) -> impl IntoView {
    let i18n = use_i18n();
    let place = player.place();
    let length = player.tape().length();
    let said = move || {
        let time = format::clock(player.now_ms().get() as i64);
        t_string!(
            i18n,
            review.time.place,
            seq = place.get(),
            length = length,
            time = time
        )
    };
    let slide = move |event: leptos::ev::Event| {
        if let Ok(place) = event_target_value(&event).parse() {
            player.pause();
            player.seek(place);
        }
    };
    view! {
        <input
            id=SLIDER
            class="range"
            type="range"
            min="0"
            max=length.to_string()
            step="1"
            aria-label=move || t_string!(i18n, review.time.entry)
            aria-valuetext=said
            prop:value=move || place.get().to_string()
            on:input=slide
        />
    }
}

#[component]
fn Clock(player: Player) -> impl IntoView {
    let i18n = use_i18n();
    let tape = player.tape();
    let length = tape.length();
    let whole = format::clock(tape.elapsed_ms(length) as i64);
    let now = move || format::clock(player.now_ms().get() as i64);
    let of = move || t_string!(i18n, review.time.of, whole = whole.clone());
    let entry = move || {
        let seq = player.place().get();
        t_string!(i18n, review.time.entry_of, seq = seq, length = length)
    };
    view! {
        <span class="nowrap" title=entry>
            <b>{now}</b>
            " "
            <span class="muted">{of}</span>
        </span>
    }
}

#[component]
fn Speeds(player: Player) -> impl IntoView {
    let i18n = use_i18n();
    let one = |speed: Speed| {
        Segment::new(speed, move || match speed {
            Speed::Times(times) => t_string!(i18n, review.time.times, speed = times),
            Speed::Entries => t_string!(i18n, review.time.by_entry).to_string(),
        })
    };
    view! {
        <Segments
            segments=Speed::ALL.map(one).to_vec()
            selected=player.speed
            on_select=move |speed| player.speed.set(speed)
            label=move || t_string!(i18n, review.time.speed)
        />
    }
}
