//! Controls of settings, by what each takes.

use super::field::Slot;
use super::lists;
use crate::i18n::t_string;
use crate::rooms::automation::words;
use crate::widgets::{Button, Look, Size, Tick};
use casefile::workflow::FieldKind;
use leptos::prelude::*;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Minutes in a day and in an hour.
const UNITS: [(i64, &str); 3] = [(1_440, "days"), (60, "hours"), (1, "minutes")];

/// The control of a setting.
pub fn of(slot: Slot) -> AnyView {
    match (slot.field.name, slot.field.kind) {
        ("minutes", _) => view! { <Duration at=slot/> }.into_any(),
        ("message" | "segment" | "event" | "node" | "workflow", FieldKind::Text) => {
            view! { <lists::Pick at=slot/> }.into_any()
        }
        (_, FieldKind::Rule | FieldKind::Branches) => {
            view! { <super::rules::Rules at=slot/> }.into_any()
        }
        (_, FieldKind::Truth) => view! { <Truth at=slot/> }.into_any(),
        (_, FieldKind::Choice(list)) => view! { <Choose at=slot list/> }.into_any(),
        (_, FieldKind::Weekdays) => view! { <Days at=slot/> }.into_any(),
        (_, FieldKind::Shares) => view! { <Shares at=slot/> }.into_any(),
        (_, FieldKind::Date) => line(slot, "date", |text| Some(Value::from(text))),
        (_, FieldKind::Time) => line(slot, "time", |text| Some(Value::from(text))),
        (_, FieldKind::Whole(..)) => line(slot, "number", whole),
        (_, FieldKind::Scalar) => line(slot, "text", |text| {
            Some(whole(text).unwrap_or_else(|| Value::from(text)))
        }),
        _ => line(slot, "text", |text| Some(Value::from(text))),
    }
}

fn whole(text: &str) -> Option<Value> {
    text.parse::<i64>().ok().map(Value::from)
}

/// A line of text; words that other steps have at the same place are offered.
fn line(slot: Slot, kind: &'static str, read: fn(&str) -> Option<Value>) -> AnyView {
    let list = format!("{}-list", slot.id());
    let change = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        let text = text.trim();
        match read(text) {
            _ if text.is_empty() => slot.put(None),
            // What can't be read is no value of the setting, and is said to be none.
            value => slot.put(Some(value.unwrap_or(Value::Null))),
        }
    };
    let words = Memo::new(move |_| {
        slot.bench.flow.with(|flow| {
            let nodes = flow.nodes.values();
            let told = nodes.filter_map(|node| node.config.get(slot.field.name)?.as_str());
            let known = slot.bench.stock.words(slot.field.name, slot.bench.i18n);
            let told = told.map(|word| (word.to_owned(), word.to_owned()));
            told.chain(known).collect::<BTreeMap<_, _>>()
        })
    });
    let one = |(word, name): (String, String)| view! { <option value=word>{name}</option> };
    let offered = kind == "text";
    view! {
        <input
            class="input"
            id=slot.id()
            type=kind
            autocomplete="off"
            list=offered.then(|| list.clone())
            aria-describedby=slot.described()
            aria-invalid=move || slot.is_wrong().then_some("true")
            prop:value=move || slot.text()
            readonly=move || !slot.bench.writable.get()
            on:change=change
        />
        {offered.then(|| view! {
            <datalist id=list>{move || words.get().into_iter().map(one).collect_view()}</datalist>
        })}
    }
    .into_any()
}

/// So many minutes, hours or days.
#[component]
fn Duration(at: Slot) -> impl IntoView {
    let slot = at;
    let i18n = slot.bench.i18n;
    let minutes = move || {
        slot.value
            .with(|value| value.as_ref().and_then(Value::as_i64))
    };
    let fitting = move || {
        let now = minutes();
        let even = |(unit, _): &(i64, &str)| now.is_some_and(|it| it != 0 && it % unit == 0);
        let unit = UNITS.into_iter().find(even);
        now.map_or(60, |_| unit.map_or(1, |(unit, _)| unit))
    };
    let unit = RwSignal::new(untrack(fitting));
    Effect::new(move |_| {
        if minutes().is_some_and(|it| it % unit.get_untracked() != 0) {
            unit.set(fitting());
        }
    });
    let number = RwSignal::new(String::new());
    Effect::new(move |_| {
        let unit = unit.get();
        if let Some(now) = minutes() {
            number.set((now / unit).to_string());
        } else {
            number.set(String::new());
        }
    });
    let take = move || {
        let text = number.get_untracked();
        let text = text.trim();
        if text.is_empty() {
            return slot.put(None);
        }
        let count = text.parse::<i64>().ok();
        let sum = count.and_then(|count| count.checked_mul(unit.get_untracked()));
        slot.put(Some(sum.map_or(Value::Null, Value::from)));
    };
    let name = move |word: &str| match word {
        "days" => t_string!(i18n, automation.unit.days),
        "hours" => t_string!(i18n, automation.unit.hours),
        _ => t_string!(i18n, automation.unit.minutes),
    };
    let another = move |event: leptos::ev::Event| {
        if let Ok(own) = event_target_value(&event).parse() {
            let text = number.get_untracked();
            unit.set(own);
            number.set(text);
            take();
        }
    };
    view! {
        <div class="field__row">
            <input
                class="input input--short"
                id=slot.id()
                type="number"
                min="1"
                aria-describedby=slot.described()
                aria-invalid=move || slot.is_wrong().then_some("true")
                prop:value=move || number.get()
                readonly=move || !slot.bench.writable.get()
                on:input=move |event| number.set(event_target_value(&event))
                on:change=move |_| take()
            />
            <select
                class="input"
                aria-label=move || t_string!(i18n, automation.unit.label)
                disabled=move || !slot.bench.writable.get()
                prop:value=move || unit.get().to_string()
                on:change=another
            >
                {UNITS.map(|(minutes, word)| view! {
                    <option value=minutes.to_string() selected=move || unit.get() == minutes>
                        {move || name(word)}
                    </option>
                })}
            </select>
        </div>
    }
}

#[component]
fn Truth(at: Slot) -> impl IntoView {
    let slot = at;
    let i18n = slot.bench.i18n;
    let on = Signal::derive(move || slot.value.with(|value| *value == Some(Value::Bool(true))));
    view! {
        <Tick
            label=move || words::field_label(i18n, slot.field.name)
            checked=on
            on_change=move |on: bool| {
                if slot.bench.writable.get_untracked() {
                    slot.put(on.then_some(Value::Bool(true)));
                }
            }
        />
    }
}

/// One of a list of words.
#[component]
fn Choose(at: Slot, list: &'static [&'static str]) -> impl IntoView {
    let slot = at;
    let i18n = slot.bench.i18n;
    let one = move |word: &&'static str| {
        let word = *word;
        view! {
            <option value=word selected=move || slot.text() == word>
                {move || words::choice_name(i18n, word)}
            </option>
        }
    };
    view! {
        <select
            class="input"
            id=slot.id()
            aria-describedby=slot.described()
            aria-invalid=move || slot.is_wrong().then_some("true")
            disabled=move || !slot.bench.writable.get()
            prop:value=move || slot.text()
            on:change=move |event| slot.put_text(&event_target_value(&event))
        >
            <option value="" selected=move || slot.text().is_empty()>
                {move || t_string!(i18n, automation.panel.choose)}
            </option>
            {list.iter().map(one).collect_view()}
        </select>
    }
}

#[component]
fn Days(at: Slot) -> impl IntoView {
    let slot = at;
    let i18n = slot.bench.i18n;
    let days = move || -> BTreeSet<i64> {
        slot.value.with(|value| {
            let list = value.as_ref().and_then(Value::as_array);
            list.into_iter()
                .flatten()
                .filter_map(Value::as_i64)
                .collect()
        })
    };
    let one = move |day: i64| {
        let checked = Signal::derive(move || days().contains(&day));
        let change = move |on: bool| {
            if !slot.bench.writable.get_untracked() {
                return;
            }
            let mut now = untrack(days);
            if on {
                now.insert(day);
            } else {
                now.remove(&day);
            }
            slot.put((!now.is_empty()).then(|| Value::from_iter(now)));
        };
        view! {
            <Tick label=move || words::day_name(i18n, day) checked on_change=change/>
        }
        .into_any()
    };
    view! {
        <div class="flow-panel__days" role="group" aria-labelledby=format!("{}-label", slot.id())>
            {(1..=7).map(one).collect_view()}
        </div>
    }
}

/// Parts of a split: letters with per cents, kept once they sum to 100.
#[component]
fn Shares(at: Slot) -> impl IntoView {
    let slot = at;
    let i18n = slot.bench.i18n;
    let kept = move || -> Vec<(String, String)> {
        slot.value.with(|value| {
            let map = value.as_ref().and_then(Value::as_object);
            let one = |(port, share): (&String, &Value)| (port.clone(), share.to_string());
            map.into_iter().flatten().map(one).collect()
        })
    };
    let parts = RwSignal::new(untrack(kept));
    Effect::new(move |_| parts.set(kept()));
    let take = move || {
        let read =
            |(port, share): (String, String)| (port, whole(share.trim()).unwrap_or_default());
        let map: Map<String, Value> = parts.get_untracked().into_iter().map(read).collect();
        slot.put(Some(Value::Object(map)));
    };
    let sum = move || {
        let parts = parts.get();
        let sum: i64 = parts
            .iter()
            .filter_map(|(_, share)| share.trim().parse::<i64>().ok())
            .sum();
        t_string!(i18n, automation.shares.sum, sum = sum).to_string()
    };
    let off = Signal::derive(move || !slot.bench.writable.get());
    let more = move |()| {
        let used: BTreeSet<String> = parts.get_untracked().into_iter().map(|it| it.0).collect();
        let letter = ('a'..='z').map(String::from).find(|it| !used.contains(it));
        if let Some(letter) = letter {
            parts.update(|parts| parts.push((letter, "0".into())));
        }
    };
    let one = move |(at, (port, share)): (usize, (String, String))| {
        let label = port.to_uppercase();
        let write = move |event: leptos::ev::Event| {
            let text = event_target_value(&event);
            parts.update_untracked(|parts| parts[at].1 = text);
            take();
        };
        let drop = move |()| {
            parts.update(|parts| {
                parts.remove(at);
            });
            take();
        };
        let id = format!("{}-{port}", slot.id());
        let named = label.clone();
        view! {
            <div class="field__row">
                <label for=id.clone()>{label}</label>
                <input
                    class="input input--short"
                    id=id
                    type="number"
                    min="0"
                    max="100"
                    aria-describedby=slot.described()
                    value=share
                    readonly=move || off.get()
                    on:change=write
                />
                <Button
                    label=move || {
                        t_string!(i18n, automation.shares.remove, name = named.clone()).to_string()
                    }
                    icon="trash"
                    icon_only=true
                    look=Look::Bare
                    size=Size::Small
                    disabled=off
                    on_press=drop
                />
            </div>
        }
        .into_any()
    };
    view! {
        <div role="group" aria-labelledby=format!("{}-label", slot.id())>
            {move || parts.get().into_iter().enumerate().map(one).collect_view()}
            <div class="row">
                <Button
                    label=move || t_string!(i18n, automation.shares.add)
                    icon="plus"
                    size=Size::Small
                    disabled=off
                    on_press=more
                />
                <span class="small muted" role="status">{sum}</span>
            </div>
        </div>
    }
}
