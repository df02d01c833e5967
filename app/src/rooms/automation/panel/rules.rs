//! Rules of a step and of the workflow: written in the editor of rules; where nothing may be
//! changed, read back in words.

use super::field::Slot;
use crate::i18n::t_string;
use crate::rooms::automation::bench::Bench;
use crate::rooms::automation::rule;
use crate::rooms::rule::RuleEditor;
use crate::widgets::{Button, Look, Size};
use casefile::workflow::Rule;
use exam::Scope;
use leptos::{prelude::*, text_prop::TextProp};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Ids of the editors of many ways; more ways than these nobody keeps in mind.
const WAYS: [&str; 12] = [
    "way-rule-1",
    "way-rule-2",
    "way-rule-3",
    "way-rule-4",
    "way-rule-5",
    "way-rule-6",
    "way-rule-7",
    "way-rule-8",
    "way-rule-9",
    "way-rule-10",
    "way-rule-11",
    "way-rule-12",
];

fn read(value: &Value) -> Option<Rule> {
    json::from_value(value.clone()).ok()
}

fn write(rule: &Rule) -> Value {
    serde_json::to_value(rule).expect("a rule is plain data")
}

/// One rule, or the rules of many ways.
#[component]
pub fn Rules(at: Slot) -> impl IntoView {
    let many = at.field.name == "branches";
    if many {
        return view! { <Branches at/> }.into_any();
    }
    let kept = Signal::derive(move || at.value.with(|value| value.as_ref().and_then(read)));
    let change = move |rule: Option<Rule>| at.put(rule.as_ref().map(write));
    let i18n = at.bench.i18n;
    view! {
        <Edited
            bench=at.bench
            id="step-rule"
            label=move || t_string!(i18n, automation.field.rule.label)
            kept
            change=Callback::new(change)
        />
    }
    .into_any()
}

/// The editor of one rule, once the contact base has come.
#[component]
pub fn Edited(
    bench: Bench,
    id: &'static str,
    #[prop(into)] label: TextProp,
    kept: Signal<Option<Rule>>,
    change: Callback<Option<Rule>>,
) -> impl IntoView {
    let i18n = bench.i18n;
    let label = StoredValue::new(label);
    let ready = Memo::new(move |_| bench.stock.is_here());
    let step = move |undo: bool| match undo {
        true => bench.desk.undo(Scope::Automation),
        false => bench.desk.redo(Scope::Automation),
    };
    move || {
        if !bench.writable.get() || !ready.get() {
            let words = move || match kept.get() {
                Some(rule) => rule::said(i18n, bench.stock, &rule),
                None => t_string!(i18n, automation.rule.none).to_string(),
            };
            return view! { <p class="flow-panel__said">{words}</p> }.into_any();
        }
        view! {
            <RuleEditor
                id
                label=label.get_value()
                rule=kept
                vocabulary=bench.stock.vocabulary(bench.desk)
                today=bench.stock.today()
                on_change=change
                on_step=step
            />
        }
        .into_any()
    }
}

/// A way: its name, and its rule once it has one.
type Way = (String, Option<Rule>);

/// Ways with their rules, kept once each has one.
#[component]
fn Branches(at: Slot) -> impl IntoView {
    let slot = at;
    let i18n = slot.bench.i18n;
    let kept = move || -> Vec<Way> {
        let of = |branch: &Value| {
            let port = branch
                .get("port")
                .and_then(Value::as_str)
                .unwrap_or_default();
            (port.to_owned(), branch.get("rule").and_then(read))
        };
        slot.value.with(|value| {
            let list = value.as_ref().and_then(Value::as_array);
            list.into_iter().flatten().map(of).collect()
        })
    };
    let ways = RwSignal::new(untrack(kept));
    Effect::new(move |_| {
        let now = kept();
        if !now.is_empty() || slot.value.with(Option::is_none) {
            ways.set(now);
        }
    });
    let take = move || {
        let now = ways.get_untracked();
        let whole: Option<Vec<Value>> = now
            .iter()
            .map(|(port, rule)| Some(json!({"port": port, "rule": write(rule.as_ref()?)})))
            .collect();
        if let Some(list) = whole {
            slot.put((!list.is_empty()).then_some(Value::Array(list)));
        }
    };
    let off = Signal::derive(move || !slot.bench.writable.get());
    let more = move |()| {
        let used: BTreeSet<String> = ways.get_untracked().into_iter().map(|it| it.0).collect();
        let name = (1..=WAYS.len())
            .map(|at| at.to_string())
            .find(|it| !used.contains(it));
        if let Some(name) = name {
            ways.update(|ways| ways.push((name, None)));
        }
    };
    let names = Memo::new(move |_| {
        ways.with(|ways| ways.iter().map(|way| way.0.clone()).collect::<Vec<_>>())
    });
    let one = move |(at, name): (usize, String)| {
        view! { <OneWay field=slot ways at name take=Callback::new(move |()| take())/> }
    };
    view! {
        <div class="stack stack--tight">
            {move || names.get().into_iter().enumerate().map(one).collect_view()}
            <Button
                label=move || t_string!(i18n, automation.shares.add)
                icon="plus"
                size=Size::Small
                disabled=off
                on_press=more
            />
        </div>
    }
}

/// One way: its name, its rule, and how to take it away.
#[component]
fn OneWay(
    field: Slot,
    ways: RwSignal<Vec<Way>>,
    at: usize,
    name: String,
    take: Callback<()>,
) -> impl IntoView {
    let bench = field.bench;
    let i18n = bench.i18n;
    let own = name.clone();
    let rule = Signal::derive(move || {
        let found = |ways: &Vec<Way>| ways.iter().find(|way| way.0 == own).cloned();
        ways.with(found).and_then(|way| way.1)
    });
    let own = name.clone();
    let change = move |rule: Option<Rule>| {
        ways.update(|ways| {
            if let Some(way) = ways.iter_mut().find(|way| way.0 == own) {
                way.1 = rule;
            }
        });
        take.run(());
    };
    let own = name.clone();
    let drop = move |()| {
        ways.update(|ways| ways.retain(|way| way.0 != own));
        take.run(());
    };
    let label = move || t_string!(i18n, automation.rule.way, name = name.clone()).to_string();
    let (shown, removal) = (label.clone(), label.clone());
    let remove = move || {
        let name = removal();
        t_string!(i18n, automation.shares.remove, name = name).to_string()
    };
    view! {
        <div class="flow-panel__branch">
            <div class="row">
                <b class="grow">{shown}</b>
                <Button
                    label=remove
                    icon="trash"
                    icon_only=true
                    look=Look::Bare
                    size=Size::Small
                    disabled=Signal::derive(move || !bench.writable.get())
                    on_press=drop
                />
            </div>
            <Edited
                bench
                id=WAYS[at % WAYS.len()]
                label
                kept=rule
                change=Callback::new(change)
            />
        </div>
    }
}
