//! Pins: the button at a passage, and the list of what is pinned.

use super::passages::{Passage, cut};
use super::reader::Reader;
use crate::browser::reading;
use crate::i18n::t_string;
use crate::rooms::undo_last;
use crate::widgets::{Button, Empty, Icon, Look, Size};
use exam::Scope;
use exam::brief::{Pin, PinId};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The pins of the open document, by passage.
pub type Pinned = Memo<BTreeMap<u32, Vec<PinId>>>;

/// Whether a passage is pinned.
pub fn is_pinned(pinned: Pinned, passage: u32) -> impl Fn() -> bool + Copy {
    move || pinned.with(|pinned| pinned.contains_key(&passage))
}

/// Pins a passage, or the words selected in it; takes the pin off when there is one. `row` is the
/// number of a table's row, from 1, for its name.
pub fn pin_button(
    reader: Reader,
    index: usize,
    passage: &Passage,
    pinned: Pinned,
    row: Option<usize>,
) -> AnyView {
    let (number, quote) = (passage.number, passage.quote.clone());
    if quote.is_empty() {
        return ().into_any();
    }
    let i18n = reader.i18n;
    let on = is_pinned(pinned, number);
    let selected = move || {
        let selected = reader.selected.get();
        selected
            .filter(|(passage, _)| *passage == number)
            .map(|(_, words)| words)
    };
    let label = move || match (selected().is_some(), on(), row) {
        (true, _, _) => t_string!(i18n, brief.pin_selection).to_string(),
        (_, false, None) => t_string!(i18n, brief.pin).to_string(),
        (_, true, None) => t_string!(i18n, brief.unpin).to_string(),
        (_, false, Some(row)) => t_string!(i18n, brief.pin_row, row = row).to_string(),
        (_, true, Some(row)) => t_string!(i18n, brief.unpin_row, row = row).to_string(),
    };
    let press = move |_| {
        let newest = pinned.with_untracked(|p| p.get(&number).and_then(|ids| ids.last().copied()));
        match (untrack(selected), newest) {
            (Some(words), _) => pin(reader, index, number, cut(&words)),
            (None, None) => pin(reader, index, number, quote.clone()),
            (None, Some(id)) => unpin(reader, id),
        }
    };
    let writable = reader.desk.writable();
    view! {
        <button
            type="button"
            class="button button--bare button--small button--icon block__pin"
            aria-pressed=move || on().to_string()
            aria-label=label
            aria-disabled=move || (!writable.get()).then_some("true")
            title=label
            // Else the press would take the selection away before it is pinned.
            on:mousedown=|event| event.prevent_default()
            on:click=move |event| if writable.get_untracked() { press(event) }
        >
            <Icon name="pin"/>
        </button>
    }
    .into_any()
}

fn pin(reader: Reader, index: usize, passage: u32, quote: String) {
    if reader.pin(index, passage, quote) {
        reading::drop_selection();
        reader.voice.say(t_string!(reader.i18n, brief.pinned_done));
    }
}

fn unpin(reader: Reader, id: PinId) {
    if reader.unpin(id) {
        reader
            .voice
            .say(t_string!(reader.i18n, brief.unpinned_done));
    }
}

/// Everything that is pinned, in the order of pinning.
#[component]
pub fn Pins(reader: Reader) -> impl IntoView {
    let i18n = reader.i18n;
    let pins = reader.desk.slice(|s| s.brief.pins.clone());
    let one = move |(id, pin): (PinId, Pin)| view! { <PinCard reader id pin/> }.into_any();
    move || {
        let pins = pins.get();
        if pins.is_empty() {
            return view! {
                <Empty
                    icon="pin"
                    title=move || t_string!(i18n, brief.pins_empty_title)
                    text=move || t_string!(i18n, brief.pins_empty_text)
                />
            }
            .into_any();
        }
        let cards = pins.into_iter().map(one);
        cards.collect_view().into_any()
    }
}

#[component]
fn PinCard(reader: Reader, id: PinId, pin: Pin) -> impl IntoView {
    let i18n = reader.i18n;
    let place = {
        let pin = pin.clone();
        move || place(reader, &pin)
    };
    let quote = pin.quote.clone();
    let off = Signal::derive({
        let writable = reader.desk.writable();
        move || !writable.get()
    });
    let take_off = move |()| {
        if reader.unpin(id) {
            let words = t_string!(i18n, common.undo).to_string();
            let undo = undo_last(reader.desk, words, Scope::Brief);
            reader
                .voice
                .show("pin", t_string!(i18n, brief.unpinned_done), Some(undo));
        }
    };
    view! {
        <div class="pin">
            <p class="pin__text" lang=reader.desk.case().language.as_str()>{quote}</p>
            <p class="pin__foot">
                <span>{place}</span>
                <Button
                    label=move || t_string!(i18n, common.show)
                    hint=move || t_string!(i18n, brief.pin_open)
                    look=Look::Bare
                    size=Size::Small
                    on_press=move |()| reader.show_pin(&pin)
                />
                <Button
                    label=move || t_string!(i18n, brief.unpin)
                    icon="close"
                    icon_only=true
                    look=Look::Bare
                    size=Size::Small
                    disabled=off
                    on_press=take_off
                />
            </p>
        </div>
    }
}

/// "O firmie, fragment 4".
pub fn place(reader: Reader, pin: &Pin) -> String {
    let document = reader.title_of(pin);
    t_string!(
        reader.i18n,
        brief.pin_place,
        document = document,
        block = pin.block + 1
    )
    .to_string()
}
