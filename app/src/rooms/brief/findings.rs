//! The search: its field, its count, and the list of what was found.

use super::reader::{Hit, Reader};
use super::search::{LISTED_MAX, excerpt};
use crate::i18n::t_string;
use crate::widgets::{Button, Icon, Look, Size};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// The field. Enter shows the next finding, with Shift the one before, Escape ends the search.
#[component]
pub fn SearchField(reader: Reader) -> impl IntoView {
    let i18n = reader.i18n;
    let name = move || t_string!(i18n, brief.search);
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            event.prevent_default();
            reader.step(!event.shift_key());
        }
        "Escape" if reader.is_searching() => {
            event.prevent_default();
            reader.end_search();
        }
        _ => step_by_key(reader, &event),
    };
    view! {
        <search class="search">
            <Icon name="search"/>
            <input
                class="input"
                type="search"
                id=format!("{}-search", reader.place)
                placeholder=name
                aria-label=name
                autocomplete="off"
                prop:value=move || reader.query.get()
                on:input=move |event| reader.search(event_target_value(&event))
                on:keydown=on_key
            />
        </search>
    }
}

/// F3 shows the next finding, with Shift the one before.
pub fn step_by_key(reader: Reader, event: &KeyboardEvent) {
    if event.key() == "F3" && reader.is_searching() {
        event.prevent_default();
        reader.step(!event.shift_key());
    }
}

/// How much was found, with the way through it and out of it.
#[component]
pub fn Count(reader: Reader) -> impl IntoView {
    let i18n = reader.i18n;
    let words = move || {
        let (count, text) = (reader.hits.with(|hits| hits.len()), reader.query.get());
        let text = text.trim().to_string();
        match (count, reader.at.get()) {
            (0, _) => t_string!(i18n, brief.found_none, text = text).to_string(),
            (count, None) => t_string!(i18n, brief.found, count = count, text = text).to_string(),
            (count, Some(at)) => {
                t_string!(i18n, brief.found_at, have = at + 1, want = count).to_string()
            }
        }
    };
    let none = Signal::derive(move || reader.hits.with(|hits| hits.is_empty()));
    view! {
        <div class="finding-bar">
            <p class="small grow" role="status">{words}</p>
            <Button
                label=move || t_string!(i18n, brief.previous_hit)
                icon="chevron-up"
                icon_only=true
                look=Look::Bare
                size=Size::Small
                disabled=none
                on_press=move |()| reader.step(false)
            />
            <Button
                label=move || t_string!(i18n, brief.next_hit)
                icon="chevron-down"
                icon_only=true
                look=Look::Bare
                size=Size::Small
                disabled=none
                on_press=move |()| reader.step(true)
            />
            <Button
                label=move || t_string!(i18n, brief.search_clear)
                icon="close"
                icon_only=true
                look=Look::Bare
                size=Size::Small
                on_press=move |()| reader.end_search()
            />
        </div>
    }
}

/// The list, document by document.
#[component]
pub fn Findings(reader: Reader) -> impl IntoView {
    let i18n = reader.i18n;
    let list = move || {
        let hits = reader.hits.get();
        let mut last = None;
        let one = |(index, hit): (usize, &Hit)| {
            let first = last.replace(hit.document) != Some(hit.document);
            let group = first.then(|| {
                view! { <li class="list__group">{reader.title(hit.document)}</li> }
            });
            view! { {group}<li>{finding(reader, index, hit)}</li> }.into_any()
        };
        hits.iter()
            .enumerate()
            .take(LISTED_MAX)
            .map(one)
            .collect_view()
    };
    let more = move || {
        let more = reader.hits.with(|hits| hits.len()) > LISTED_MAX;
        more.then(|| t_string!(i18n, brief.found_more, count = LISTED_MAX))
    };
    view! {
        <ul class="list">{list}</ul>
        <p class="small muted finding">{more}</p>
    }
}

fn finding(reader: Reader, index: usize, hit: &Hit) -> AnyView {
    let (before, found, after) = excerpt(&reader.text(hit), &hit.range);
    let current = move || (reader.at.get() == Some(index)).then_some("true");
    view! {
        <button
            type="button"
            class="finding"
            aria-current=current
            lang=reader.desk.case().language.as_str()
            on:click=move |_| reader.show_hit(index)
        >
            <span>{before}<mark>{found}</mark>{after}</span>
        </button>
    }
    .into_any()
}
