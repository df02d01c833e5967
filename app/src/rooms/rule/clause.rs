//! One condition: its field, its operator, its value.

use super::bench::Bench;
use super::draft::{Clause, Id};
use super::group::{Moves, Remove};
use super::raw::{Control, control};
use super::value::Value;
use super::vocabulary::{Kind, SEGMENT, Section, Vocabulary};
use super::words::{self, operator};
use crate::i18n::t_string;
use crate::language;
use crate::widgets::{Button, Icon, Look, Size};
use casefile::workflow::rule::Operator;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The row of a condition.
#[component]
pub fn ClauseRow(bench: Bench, id: Id) -> impl IntoView {
    let i18n = bench.i18n;
    let clause = Memo::new(move |_| bench.draft.with(|draft| draft.clause(id).cloned()));
    let field = Memo::new(move |_| clause.with(|own| of(own).field.clone()));
    let op = Memo::new(move |_| clause.with(|own| of(own).op));
    let kind = Memo::new(move |_| bench.vocabulary.with(|v| v.kind(&field.get())));
    let shape = Memo::new(move |_| {
        let words = bench
            .vocabulary
            .with(|v| !v.choices(&field.get()).is_empty());
        control(kind.get(), op.get(), words)
    });
    let chosen = move || !field.with(String::is_empty);
    let error = Memo::new(move |_| told(bench, id));
    let out = move |event: leptos::ev::FocusEvent| {
        if leaves(&event) && chosen() {
            bench.touch(id);
        }
        bench.settle();
    };
    let wrap = move |()| {
        bench.alter(|draft| draft.wrap(id));
        bench.focus(id, "field");
    };
    view! {
        <div
            class="logic__row"
            class:logic__row--wrong=move || error.with(Option::is_some)
            on:focusout=out
        >
            <div class="logic__controls">
                <FieldSelect bench id field/>
                <Show when=chosen>
                    <OperatorSelect bench id field kind op/>
                </Show>
                {move || {
                    let now = (field.get(), kind.get(), shape.get());
                    let shown = chosen() && now.2 != Control::None;
                    shown.then(|| view! {
                        <Value bench id field=now.0 kind=now.1 shape=now.2 error/>
                    })
                }}
                <span class="logic__acts" hidden=move || bench.off.get()>
                    <Moves bench id/>
                    <Button
                        label=move || t_string!(i18n, rule.group)
                        look=Look::Bare
                        size=Size::Small
                        disabled=bench.off
                        on_press=wrap
                    />
                    <Remove bench id/>
                </span>
            </div>
            {move || error.get().map(|words| view! {
                <p class="field__error" id=bench.control(id, "error")>
                    <Icon name="error"/>
                    <span>
                        <span class="hidden">{move || t_string!(i18n, common.error)}" "</span>
                        {words}
                    </span>
                </p>
            })}
        </div>
    }
}

/// A clause that was just taken out is still drawn for a moment.
fn of(clause: &Option<Clause>) -> Clause {
    clause.clone().unwrap_or(Clause {
        field: String::new(),
        op: Operator::Equal,
        values: Vec::new(),
    })
}

fn told(bench: Bench, id: Id) -> Option<String> {
    let own = bench.wrong(id).map(|wrong| words::wrong(bench.i18n, wrong));
    own.or_else(|| {
        let fault = bench.fault(id)?;
        Some(crate::words::of(bench.i18n, &fault.code).0)
    })
}

#[component]
fn FieldSelect(bench: Bench, id: Id, field: Memo<String>) -> impl IntoView {
    let i18n = bench.i18n;
    let control = bench.control(id, "field");
    let choose = move |event: leptos::ev::Event| {
        let now = event_target_value(&event);
        let (op, values) = bench.vocabulary.with_untracked(|own| own.beginning(&now));
        bench.type_in(id, |clause| {
            clause.field = now;
            clause.op = op;
            clause.values = values;
        });
    };
    let option = move |name: String, title: String| {
        let own = name.clone();
        view! {
            <option value=name prop:selected=move || field.with(|now| *now == own)>
                {title}
            </option>
        }
    };
    let sections = move || {
        let language = language::of(i18n.get_locale());
        bench.vocabulary.with(|vocabulary| {
            let of = |section: Section| {
                let columns = vocabulary.columns.iter();
                let own = columns.filter(|column| Section::of(&column.name) == section);
                let options: Vec<_> = own
                    .map(|it| option(it.name.clone(), it.title.get(language).to_string()))
                    .collect();
                (!options.is_empty()).then(|| {
                    let label = words::section(i18n, section);
                    view! { <optgroup label=label>{options}</optgroup> }
                })
            };
            Section::ALL.map(of).into_iter().flatten().collect_view()
        })
    };
    let segments = move || {
        let any = bench.vocabulary.with(|own| !own.segments.is_empty());
        any.then(|| option(SEGMENT.into(), t_string!(i18n, rule.segment).to_string()))
    };
    let unknown = move || {
        let name = field.get();
        let lost = !name.is_empty() && bench.vocabulary.with(|own| is_lost(own, &name));
        lost.then(|| option(name.clone(), name))
    };
    view! {
        <span class="logic__control">
            <label class="logic__label" for=control.clone()>
                {move || t_string!(i18n, rule.field)}
            </label>
            <select
                class="input"
                id=control
                disabled=move || bench.off.get()
                on:change=choose
            >
                <option value="" disabled=true prop:selected=move || field.with(String::is_empty)>
                    {move || t_string!(i18n, rule.choose_field)}
                </option>
                {unknown}
                {segments}
                {sections}
            </select>
        </span>
    }
}

fn is_lost(vocabulary: &Vocabulary, field: &str) -> bool {
    match vocabulary.kind(field) {
        Kind::Unknown => true,
        Kind::Segment => vocabulary.segments.is_empty(),
        Kind::Of(_) => false,
    }
}

#[component]
fn OperatorSelect(
    bench: Bench,
    id: Id,
    field: Memo<String>,
    kind: Memo<Kind>,
    op: Memo<Operator>,
) -> impl IntoView {
    let i18n = bench.i18n;
    let id_of = bench.control(id, "operator");
    let choose = move |event: leptos::ev::Event| {
        let word = event_target_value(&event);
        let now = Operator::ALL.into_iter().find(|op| op.as_str() == word);
        if let Some(now) = now {
            choose_operator(bench, id, kind.get_untracked(), now);
        }
    };
    let options = move || {
        let mut fit = bench.vocabulary.with(|own| own.operators(&field.get()));
        let now = op.get();
        if !fit.contains(&now) {
            fit.insert(0, now);
        }
        let option = |own: Operator| {
            view! {
                <option value=own.as_str() prop:selected=move || op.get() == own>
                    {operator(i18n, own, kind.get())}
                </option>
            }
        };
        fit.into_iter().map(option).collect_view()
    };
    view! {
        <span class="logic__control">
            <label class="logic__label" for=id_of.clone()>
                {move || t_string!(i18n, rule.operator)}
            </label>
            <select
                class="input"
                id=id_of
                disabled=move || bench.off.get()
                on:change=choose
            >
                {options}
            </select>
        </span>
    }
}

/// Keeps what was given where the new operator takes the same.
fn choose_operator(bench: Bench, id: Id, kind: Kind, now: Operator) {
    let words = bench.draft.with_untracked(|draft| {
        let field = draft.clause(id).map(|own| own.field.clone());
        let field = field.unwrap_or_default();
        bench
            .vocabulary
            .with_untracked(|own| !own.choices(&field).is_empty())
    });
    bench.type_in(id, |clause| {
        let (before, after) = (control(kind, clause.op, words), control(kind, now, words));
        clause.op = now;
        match (before, after) {
            (one, other) if one == other => {}
            (Control::Choice | Control::One, Control::Choices | Control::List | Control::Pair) => {}
            (Control::Choices | Control::List | Control::Pair, Control::Choice | Control::One) => {
                clause.values.truncate(1);
            }
            (_, Control::Moment) => clause.values = vec!["last 30 days".into()],
            (_, Control::Truth) => clause.values = vec!["true".into()],
            _ => clause.values.clear(),
        }
    });
}

/// Whether the keyboard leaves the element that listens.
fn leaves(event: &leptos::ev::FocusEvent) -> bool {
    let row = event.current_target();
    let row = row.and_then(|row| row.dyn_into::<web_sys::Node>().ok());
    let to = event.related_target();
    let to = to.and_then(|to| to.dyn_into::<web_sys::Node>().ok());
    !row.is_some_and(|row| row.contains(to.as_ref()))
}
