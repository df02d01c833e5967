//! One setting of a step: its label, what it is for, its control, and what is wrong with it.

use super::control;
use crate::i18n::t_string;
use crate::rooms::automation::bench::Bench;
use crate::rooms::automation::words;
use crate::widgets::Icon;
use casefile::workflow::{Field, FieldKind, Kind};
use leptos::prelude::*;
use serde_json::Value;

/// A setting of a step of the workflow.
#[derive(Clone, Copy)]
pub struct Slot {
    pub bench: Bench,
    pub field: Field,
    step: StoredValue<String>,
    /// What the step has now.
    pub value: Memo<Option<Value>>,
    /// Whether what was typed last was no value for it.
    wrong: RwSignal<bool>,
}

impl Slot {
    fn new(bench: Bench, step: String, field: Field) -> Self {
        let own = step.clone();
        let value = Memo::new(move |_| {
            bench
                .flow
                .with(|flow| flow.nodes.get(&own)?.config.get(field.name).cloned())
        });
        let wrong = RwSignal::new(false);
        // An undo, or another moment of a replay, brings a value that is none of what was typed.
        Effect::new(move |_| {
            value.track();
            wrong.set(false);
        });
        Self {
            bench,
            field,
            step: StoredValue::new(step),
            value,
            wrong,
        }
    }

    /// The kind of the step; none once it is gone.
    pub fn kind(&self) -> Option<Kind> {
        let step = self.step.try_get_value()?;
        self.bench
            .flow
            .with(|flow| flow.nodes.get(&step).map(|node| node.kind))
    }

    /// The control's id on the page.
    pub fn id(&self) -> String {
        format!("field-{}", self.field.name)
    }

    /// What describes the control.
    pub fn described(&self) -> String {
        format!("{0}-hint {0}-error", self.id())
    }

    pub fn text(&self) -> String {
        let value = self.value.get();
        value.map_or_else(String::new, |value| match value {
            Value::String(text) => text,
            Value::Null => String::new(),
            other => other.to_string(),
        })
    }

    /// Whether something is to be said against it.
    pub fn is_wrong(&self) -> bool {
        self.wrong.get()
            || self
                .value
                .with(|value| value.as_ref().is_some_and(|value| !self.field.takes(value)))
    }

    /// Takes in a value, or takes the setting away; a value that is none is not kept.
    pub fn put(&self, value: Option<Value>) {
        let bad = value.as_ref().is_some_and(|value| !self.field.takes(value));
        self.wrong.set(bad);
        if bad || value == self.value.get_untracked() {
            return;
        }
        let step = self.step.get_value();
        let flow = self.bench.flow;
        let Some(mut node) = flow.with_untracked(|flow| flow.nodes.get(&step).cloned()) else {
            return;
        };
        match value {
            Some(value) => node.config.insert(self.field.name.into(), value),
            None => node.config.remove(self.field.name),
        };
        self.bench.configure(node);
    }

    /// The same from what was typed: an empty text is no value.
    pub fn put_text(&self, text: &str) {
        let text = text.trim();
        self.put((!text.is_empty()).then(|| Value::from(text)));
    }
}

/// A setting.
#[component]
pub fn FieldOf(bench: Bench, id: String, field: Field) -> impl IntoView {
    let i18n = bench.i18n;
    let slot = Slot::new(bench, id, field);
    let (control_id, hint_id, error_id) = (
        slot.id(),
        format!("{}-hint", slot.id()),
        format!("{}-error", slot.id()),
    );
    let label = move || {
        let name = words::field_label(i18n, field.name);
        match field.optional {
            true => format!("{name} ({})", t_string!(i18n, common.optional)),
            false => name.to_string(),
        }
    };
    let hint = move || words::field_hint(i18n, field.name);
    let missing = move || !field.optional && slot.value.with(Option::is_none);
    let said = move || match (slot.is_wrong(), missing()) {
        (true, _) => Some(words::fault(i18n, field.kind)),
        (false, true) => Some(t_string!(i18n, automation.fault.missing).to_string()),
        _ => None,
    };
    let error = move || {
        said().map(|words| {
            view! {
                <p class="field__error">
                    <Icon name="error"/>
                    <span>
                        <span class="hidden">{move || t_string!(i18n, common.error)} " "</span>
                        {words}
                    </span>
                </p>
            }
        })
    };
    let body = control::of(slot);
    // Several controls under one name, or one with its label.
    let grouped = matches!(
        field.kind,
        FieldKind::Weekdays
            | FieldKind::Shares
            | FieldKind::Truth
            | FieldKind::Rule
            | FieldKind::Branches
    );
    let head = if grouped {
        view! { <span class="field__label" id=format!("{control_id}-label")>{label}</span> }
            .into_any()
    } else {
        view! { <label class="field__label" for=control_id>{label}</label> }.into_any()
    };
    view! {
        <div class="field" class:field--wrong=move || said().is_some()>
            {head}
            <p class="field__hint" id=hint_id hidden=move || hint().is_empty()>{hint}</p>
            <div id=error_id>{error}</div>
            {body}
        </div>
    }
}
