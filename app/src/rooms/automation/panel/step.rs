//! One step: what it is, its settings, its ways out, what can be done with it.

use super::field::FieldOf;
use super::ways::Ways;
use crate::i18n::t_string;
use crate::rooms::automation::bench::Bench;
use crate::rooms::automation::graph::place::{COLUMN, ROW};
use crate::rooms::automation::words;
use crate::widgets::{Button, Icon, Look, Size};
use casefile::workflow::{Family, Kind};
use exam::automation::TITLE_CHARS_MAX;
use leptos::prelude::*;

/// The panel of a step; made anew when another step, or the step's kind, is shown.
#[component]
pub fn Step(bench: Bench, id: String) -> impl IntoView {
    let i18n = bench.i18n;
    let kind = bench
        .flow
        .with_untracked(|flow| flow.nodes.get(&id).map(|node| node.kind));
    let Some(kind) = kind else {
        return ().into_any();
    };
    let family = kind.family();
    let class = format!("flow-panel__kind step--{}", words::family_class(family));
    let fields = kind.fields().iter().map(|field| {
        let id = id.clone();
        view! { <FieldOf bench id field=*field/> }.into_any()
    });
    let fields: Vec<AnyView> = fields.collect();
    view! {
        <div class=class>
            <span class="step__sign"><Icon name=words::kind_icon(kind)/></span>
            <h2 id="step-panel" tabindex="-1">{move || words::kind_name(i18n, kind)}</h2>
            <p class="small">{move || words::kind_about(i18n, kind)}</p>
            <Rule family kind bench/>
        </div>
        <Title bench id=id.clone()/>
        {fields}
        <Ways bench id=id.clone()/>
        <Acts bench/>
    }
    .into_any()
}

/// The difference that the tool's users most often get wrong, said where it counts.
#[component]
fn Rule(family: Family, kind: Kind, bench: Bench) -> impl IntoView {
    let i18n = bench.i18n;
    let checks = matches!(kind, Kind::IfElse | Kind::Branch);
    match family {
        Family::Decision => view! {
            <p class="flow-panel__rule">
                <Icon name="pause"/>
                {move || t_string!(i18n, automation.family.decision_rule)}
            </p>
        }
        .into_any(),
        Family::Condition => view! {
            <p class="flow-panel__rule">
                <Icon name="check"/>
                {move || t_string!(i18n, automation.family.condition_rule)}
            </p>
        }
        .into_any(),
        Family::Flow if checks => view! {
            <p class="flow-panel__rule">
                <Icon name="check"/>
                {move || t_string!(i18n, automation.family.condition_rule)}
            </p>
        }
        .into_any(),
        _ => ().into_any(),
    }
}

#[component]
fn Title(bench: Bench, id: String) -> impl IntoView {
    let i18n = bench.i18n;
    let own = id.clone();
    let kept = Memo::new(move |_| {
        let node = bench
            .flow
            .with(|flow| flow.nodes.get(&own).map(|node| node.title.clone()));
        node.unwrap_or_default()
    });
    let change = move |event: leptos::ev::Event| {
        let title: String = event_target_value(&event)
            .trim()
            .chars()
            .take(TITLE_CHARS_MAX)
            .collect();
        let node = bench
            .flow
            .with_untracked(|flow| flow.nodes.get(&id).cloned());
        if let Some(mut node) = node.filter(|node| node.title != title) {
            node.title = title;
            bench.configure(node);
        }
    };
    view! {
        <div class="field">
            <label class="field__label" for="step-title">
                {move || t_string!(i18n, automation.panel.title)}
            </label>
            <input
                class="input"
                id="step-title"
                autocomplete="off"
                maxlength=TITLE_CHARS_MAX.to_string()
                prop:value=move || kept.get()
                readonly=move || !bench.writable.get()
                on:change=change
            />
        </div>
    }
}

/// What can be done with the step as a whole, each by one press.
#[component]
fn Acts(bench: Bench) -> impl IntoView {
    let i18n = bench.i18n;
    let off = Signal::derive(move || !bench.writable.get());
    view! {
        <fieldset class="flow-panel__acts">
            <legend class="field__label">{move || t_string!(i18n, automation.panel.acts)}</legend>
            <div class="row">
                <Button
                    label=move || t_string!(i18n, automation.panel.earlier)
                    icon="chevron-up"
                    size=Size::Small
                    disabled=off
                    on_press=move |()| bench.swap(true)
                />
                <Button
                    label=move || t_string!(i18n, automation.panel.later)
                    icon="chevron-down"
                    size=Size::Small
                    disabled=off
                    on_press=move |()| bench.swap(false)
                />
                <Button
                    label=move || t_string!(i18n, common.duplicate)
                    icon="copy"
                    size=Size::Small
                    disabled=off
                    on_press=move |()| bench.duplicate()
                />
                <Button
                    label=move || t_string!(i18n, common.remove)
                    icon="trash"
                    look=Look::Danger
                    size=Size::Small
                    disabled=off
                    on_press=move |()| bench.remove()
                />
            </div>
        </fieldset>
        <Nudge bench/>
    }
}

/// Moves what is chosen on the canvas by presses alone.
#[component]
pub fn Nudge(bench: Bench) -> impl IntoView {
    let i18n = bench.i18n;
    let off = Signal::derive(move || !bench.writable.get());
    let (half, row) = (COLUMN / 2, ROW / 2);
    let left = move |()| bench.shift((-half, 0));
    let right = move |()| bench.shift((half, 0));
    let up = move |()| bench.shift((0, -row));
    let down = move |()| bench.shift((0, row));
    view! {
        <fieldset class="flow-panel__acts">
            <legend class="field__label">{move || t_string!(i18n, automation.panel.place)}</legend>
            <div class="row">
                <Button
                    label=move || t_string!(i18n, automation.panel.left)
                    icon="chevron-left"
                    icon_only=true
                    size=Size::Small
                    disabled=off
                    on_press=left
                />
                <Button
                    label=move || t_string!(i18n, automation.panel.right)
                    icon="chevron-right"
                    icon_only=true
                    size=Size::Small
                    disabled=off
                    on_press=right
                />
                <Button
                    label=move || t_string!(i18n, automation.panel.up)
                    icon="chevron-up"
                    icon_only=true
                    size=Size::Small
                    disabled=off
                    on_press=up
                />
                <Button
                    label=move || t_string!(i18n, automation.panel.down)
                    icon="chevron-down"
                    icon_only=true
                    size=Size::Small
                    disabled=off
                    on_press=down
                />
            </div>
        </fieldset>
    }
}
