//! Rules of a step, read back in words.

use super::field::Slot;
use crate::i18n::t_string;
use crate::rooms::automation::rule;
use casefile::workflow::Rule;
use leptos::prelude::*;
use serde_json::Value;

fn read(slot: Slot, value: &Value) -> String {
    let i18n = slot.bench.i18n;
    match serde_json::from_value::<Rule>(value.clone()) {
        Ok(told) => rule::said(i18n, slot.bench.stock, &told),
        Err(_) => t_string!(i18n, automation.fault.rule).to_string(),
    }
}

/// One rule, or the rules of many ways.
#[component]
pub fn Rules(at: Slot) -> impl IntoView {
    let slot = at;
    let lines = move || -> Vec<String> {
        match slot.value.get() {
            None => Vec::new(),
            Some(Value::Array(list)) => {
                let one = |branch: &Value| {
                    let port = branch
                        .get("port")
                        .and_then(Value::as_str)
                        .unwrap_or_default();
                    format!(
                        "{port}: {}",
                        read(slot, branch.get("rule").unwrap_or(&Value::Null))
                    )
                };
                list.iter().map(one).collect()
            }
            Some(value) => vec![read(slot, &value)],
        }
    };
    let one = |line: String| view! { <p class="flow-panel__said">{line}</p> };
    view! { <div id=slot.id()>{move || lines().into_iter().map(one).collect_view()}</div> }
}
