//! The ways out of a step: where each leads, and how to lead it elsewhere, by presses alone.

use crate::i18n::t_string;
use crate::rooms::automation::bench::{Bench, Chosen};
use crate::rooms::automation::graph::acts::{Spot, targets};
use crate::rooms::automation::words;
use crate::widgets::{Button, Look, Size};
use leptos::prelude::*;

/// All ways out of a step.
#[component]
pub fn Ways(bench: Bench, id: String) -> impl IntoView {
    let i18n = bench.i18n;
    let own = id.clone();
    let ports = Memo::new(move |_| {
        let node = bench.flow.with(|flow| flow.nodes.get(&own).cloned());
        node.map(|node| node.ports()).unwrap_or_default()
    });
    let one = move |port: String| {
        let from = id.clone();
        view! { <Way bench from port/> }.into_any()
    };
    let ends = move || ports.with(Vec::is_empty);
    view! {
        <fieldset class="flow-panel__acts" id="step-ways" tabindex="-1">
            <legend class="field__label">{move || t_string!(i18n, automation.ways.label)}</legend>
            <Show when=ends>
                <p class="small muted">{move || t_string!(i18n, automation.ways.none)}</p>
            </Show>
            {move || ports.get().into_iter().map(&one).collect_view()}
        </fieldset>
    }
}

/// One way: where it leads, chosen from all steps; a step added on it; or nowhere.
#[component]
fn Way(bench: Bench, from: String, port: String) -> impl IntoView {
    let i18n = bench.i18n;
    let name = {
        let (from, port) = (from.clone(), port.clone());
        move || {
            let node = bench.flow.with(|flow| flow.nodes.get(&from).cloned());
            node.map(|node| words::port_name(i18n, &node, &port))
                .unwrap_or_default()
        }
    };
    let select = format!("way-{port}");
    let off = Signal::derive(move || !bench.writable.get());
    let spot = Spot::Behind {
        from: from.clone(),
        port: port.clone(),
    };
    view! {
        <div class="flow-panel__way">
            <label class="small" for=select.clone()>{name}</label>
            <Targets bench from port id=select/>
            <Button
                label=move || t_string!(i18n, automation.ways.insert)
                icon="plus"
                icon_only=true
                size=Size::Small
                disabled=off
                on_press=move |()| bench.open_palette(spot.clone())
            />
        </div>
    }
}

/// The steps that a way may lead to, or nowhere.
#[component]
fn Targets(bench: Bench, from: String, port: String, id: String) -> impl IntoView {
    let i18n = bench.i18n;
    let (start, way) = (from.clone(), port.clone());
    let led = Memo::new(move |_| {
        let to = bench
            .flow
            .with(|flow| flow.lead(&start, &way).map(str::to_owned));
        to.unwrap_or_default()
    });
    let start = from.clone();
    let steps = Memo::new(move |_| {
        bench.flow.with(|flow| {
            let named = |node: &casefile::workflow::Node| {
                (
                    node.id.clone(),
                    words::step_name(i18n, node),
                    node.y,
                    node.x,
                )
            };
            let mut steps: Vec<_> = targets(flow, &start).map(named).collect();
            steps.sort_by_key(|(_, _, y, x)| (*y, *x));
            steps
        })
    });
    let change = move |event: leptos::ev::Event| {
        let to = event_target_value(&event);
        if to.is_empty() {
            bench.disconnect(&from, &port);
        } else {
            bench.connect(&from, &port, &to);
        }
    };
    let one = move |(id, name, _, _): (String, String, i32, i32)| {
        let own = id.clone();
        view! { <option value=id selected=move || led.get() == own>{name}</option> }
    };
    view! {
        <select
            class="input"
            id=id
            disabled=move || !bench.writable.get()
            prop:value=move || {
                steps.track();
                led.get()
            }
            on:change=change
        >
            <option value="" selected=move || led.get().is_empty()>
                {move || t_string!(i18n, automation.ways.nowhere)}
            </option>
            {move || steps.get().into_iter().map(one).collect_view()}
        </select>
    }
}

/// The panel of one chosen way.
#[component]
pub fn OneWay(bench: Bench, from: String, port: String) -> impl IntoView {
    let i18n = bench.i18n;
    let off = Signal::derive(move || !bench.writable.get());
    let (start, way) = (from.clone(), port.clone());
    let leads = Memo::new(move |_| bench.flow.with(|flow| flow.lead(&start, &way).is_some()));
    let (start, way) = (from.clone(), port.clone());
    let heading = move || {
        let node = bench.flow.with(|flow| flow.nodes.get(&start).cloned());
        let Some(node) = node else {
            return String::new();
        };
        let (name, port) = (
            words::step_name(i18n, &node),
            words::port_name(i18n, &node, &way),
        );
        t_string!(i18n, automation.ways.heading, name = name, port = port).to_string()
    };
    let back = from.clone();
    let spot = Spot::Behind {
        from: from.clone(),
        port: port.clone(),
    };
    let (start, way) = (from.clone(), port.clone());
    let cut = move |()| bench.disconnect(&start, &way);
    view! {
        <h2 id="step-panel" tabindex="-1">{heading}</h2>
        <div class="field" id="step-ways" tabindex="-1">
            <label class="field__label" for="way-target">
                {move || t_string!(i18n, automation.ways.leads)}
            </label>
            <Targets bench from=from.clone() port=port.clone() id="way-target".to_string()/>
        </div>
        <div class="row">
            <Button
                label=move || t_string!(i18n, automation.ways.insert)
                icon="plus"
                size=Size::Small
                disabled=off
                on_press=move |()| bench.open_palette(spot.clone())
            />
            <Show when=move || leads.get()>
                <Button
                    label=move || t_string!(i18n, automation.ways.cut)
                    icon="trash"
                    look=Look::Danger
                    size=Size::Small
                    disabled=off
                    on_press=cut.clone()
                />
            </Show>
            <Button
                label=move || t_string!(i18n, automation.ways.step)
                look=Look::Bare
                size=Size::Small
                on_press=move |()| bench.chosen.set(Chosen::step(&back))
            />
        </div>
    }
}
