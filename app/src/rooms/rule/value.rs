//! The controls of a condition's value, by what the field holds.

use super::bench::Bench;
use super::draft::Id;
use super::raw::{Control, LIST};
use super::vocabulary::{Kind, SEGMENT};
use super::when::When;
use super::words;
use crate::i18n::t_string;
use leptos::prelude::*;
use worker::protocol::simulation::ColumnKind;

/// Lists longer than this can be narrowed by typing.
const LONG: usize = 12;

/// The controls.
#[component]
pub fn Value(
    bench: Bench,
    id: Id,
    field: String,
    kind: Kind,
    shape: Control,
    error: Memo<Option<String>>,
) -> impl IntoView {
    let i18n = bench.i18n;
    match shape {
        Control::None => ().into_any(),
        Control::Truth => {
            let choices = vec![
                ("true".to_string(), t_string!(i18n, rule.yes).to_string()),
                ("false".to_string(), t_string!(i18n, rule.no).to_string()),
            ];
            view! { <Choice bench id choices field error/> }.into_any()
        }
        Control::Moment => view! { <When bench id error/> }.into_any(),
        Control::Choice => {
            let choices = bench.vocabulary.with_untracked(|own| own.choices(&field));
            view! { <Choice bench id choices field error/> }.into_any()
        }
        Control::Choices => {
            let choices = bench.vocabulary.with_untracked(|own| own.choices(&field));
            view! { <Choices bench id choices field/> }.into_any()
        }
        Control::One => {
            let label = move || t_string!(i18n, rule.value).to_string();
            view! { <Typed bench id at=0 kind label error/> }.into_any()
        }
        Control::Pair => {
            let from = move || t_string!(i18n, rule.from).to_string();
            let to = move || t_string!(i18n, rule.to).to_string();
            view! {
                <Typed bench id at=0 kind label=from error/>
                <Typed bench id at=1 kind label=to error/>
            }
            .into_any()
        }
        Control::List => view! { <List bench id kind error/> }.into_any(),
    }
}

fn values(bench: Bench, id: Id) -> Memo<Vec<String>> {
    Memo::new(move |_| {
        let own = |draft: &super::draft::Draft| draft.clause(id).map(|own| own.values.clone());
        bench.draft.with(own).unwrap_or_default()
    })
}

/// The id of a clause's fault, while there is one.
pub fn described(bench: Bench, id: Id, error: Memo<Option<String>>) -> impl Fn() -> Option<String> {
    move || {
        error
            .with(Option::is_some)
            .then(|| bench.control(id, "error"))
    }
}

/// One of several words.
#[component]
fn Choice(
    bench: Bench,
    id: Id,
    choices: Vec<(String, String)>,
    field: String,
    error: Memo<Option<String>>,
) -> impl IntoView {
    let i18n = bench.i18n;
    let now = values(bench, id);
    let first = move || now.with(|now| now.first().cloned().unwrap_or_default());
    let control = bench.control(id, "value");
    let choose = move |event: leptos::ev::Event| {
        let word = event_target_value(&event);
        bench.type_in(id, |clause| clause.values = vec![word]);
    };
    let lost = move || {
        let first = first();
        let lost = !first.is_empty() && !choices.iter().any(|(word, _)| *word == first);
        let options = choices.iter().cloned();
        let lost = lost.then(|| (first.clone(), first.clone()));
        let option = |(word, title): (String, String)| {
            let on = word == first;
            let title = words::value(i18n, &field, &word, &title);
            view! { <option value=word prop:selected=on>{title}</option> }
        };
        lost.into_iter().chain(options).map(option).collect_view()
    };
    view! {
        <span class="logic__control">
            <label class="logic__label" for=control.clone()>
                {move || t_string!(i18n, rule.value)}
            </label>
            <select
                class="input"
                id=control
                aria-describedby=described(bench, id, error)
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                disabled=move || bench.off.get()
                on:change=choose
            >
                <option value="" disabled=true prop:selected=move || first().is_empty()>
                    {move || t_string!(i18n, rule.choose_value)}
                </option>
                {lost}
            </select>
        </span>
    }
}

/// Any number of words, to be ticked.
#[component]
fn Choices(bench: Bench, id: Id, choices: Vec<(String, String)>, field: String) -> impl IntoView {
    let i18n = bench.i18n;
    let now = values(bench, id);
    let narrow = RwSignal::new(String::new());
    let long = choices.len() > LONG;
    let search = bench.control(id, "search");
    let own = field == SEGMENT;
    // Words that the base does not have any more stay, so that they can be unticked.
    let lost = now.get_untracked().into_iter();
    let lost = lost.filter(|word| !choices.iter().any(|(own, _)| own == word));
    let lost: Vec<_> = lost.map(|word| (word.clone(), word)).collect();
    let one = move |(word, title): (String, String)| {
        let title = words::value(i18n, &field, &word, &title);
        let (on, shown, ticked) = (word.clone(), title.to_lowercase(), word);
        let hidden = move || {
            let narrow = narrow.with(|text| text.trim().to_lowercase());
            !narrow.is_empty() && !shown.contains(&narrow)
        };
        let tick = move |event: leptos::ev::Event| {
            let (yes, word) = (event_target_checked(&event), ticked.clone());
            bench.type_in(id, |clause| {
                clause.values.retain(|own| *own != word);
                if yes {
                    clause.values.push(word);
                }
            });
        };
        view! {
            <label class="logic__tick" hidden=hidden>
                <input
                    type="checkbox"
                    prop:checked=move || now.with(|now| now.contains(&on))
                    disabled=move || bench.off.get()
                    on:change=tick
                />
                <span>{title}</span>
            </label>
        }
    };
    let ticks = lost.into_iter().chain(choices).map(one).collect_view();
    let legend = move || match own {
        true => t_string!(i18n, rule.segments),
        false => t_string!(i18n, rule.values),
    };
    view! {
        <fieldset class="logic__control logic__choices">
            <legend class="logic__label">{legend}</legend>
            {long.then(|| view! {
                <label class="hidden" for=search.clone()>
                    {move || t_string!(i18n, rule.narrow)}
                </label>
                <input
                    class="input"
                    id=search
                    type="search"
                    placeholder=move || t_string!(i18n, rule.narrow)
                    prop:value=move || narrow.get()
                    on:input=move |event| narrow.set(event_target_value(&event))
                />
            })}
            <div class="logic__ticks">{ticks}</div>
        </fieldset>
    }
}

/// A number, an amount, a day or a text.
#[component]
fn Typed(
    bench: Bench,
    id: Id,
    at: usize,
    kind: Kind,
    label: impl Fn() -> String + Send + Sync + 'static,
    error: Memo<Option<String>>,
) -> impl IntoView {
    let i18n = bench.i18n;
    let now = values(bench, id);
    let own = move || now.with(|now| now.get(at).cloned().unwrap_or_default());
    let control = bench.control(id, if at == 0 { "value" } else { "value-2" });
    let day = kind == Kind::Of(ColumnKind::Date);
    let money = kind == Kind::Of(ColumnKind::Grosze);
    let number = money || kind == Kind::Of(ColumnKind::Whole);
    // A day that is written freely does not fit a calendar.
    let calendar = day && (own().is_empty() || own().parse::<casefile::Date>().is_ok());
    let type_in = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        bench.type_in(id, |clause| {
            clause
                .values
                .resize(clause.values.len().max(at + 1), String::new());
            clause.values[at] = text;
        });
    };
    let leave = move |_| {
        bench.touch(id);
        bench.settle();
    };
    view! {
        <span class="logic__control" class:logic__control--narrow=number>
            <label class="logic__label" for=control.clone()>{label}</label>
            <span class="logic__unit">
                <input
                    class="input"
                    id=control
                    type=if calendar { "date" } else { "text" }
                    inputmode=number.then_some("decimal")
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby=described(bench, id, error)
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    readonly=move || bench.off.get()
                    prop:value=own
                    on:input=type_in
                    on:change=leave
                />
                {money.then(|| view! { <span>{move || t_string!(i18n, rule.zloty)}</span> })}
            </span>
        </span>
    }
}

/// Any number of them, with semicolons between.
#[component]
fn List(bench: Bench, id: Id, kind: Kind, error: Memo<Option<String>>) -> impl IntoView {
    let i18n = bench.i18n;
    let now = values(bench, id);
    let joined = move || now.with(|now| now.join(&LIST.to_string()));
    let control = bench.control(id, "value");
    let hint = bench.control(id, "hint");
    let type_in = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        let list: Vec<String> = match text.is_empty() {
            true => Vec::new(),
            false => text.split(LIST).map(str::to_string).collect(),
        };
        bench.type_in(id, |clause| clause.values = list);
    };
    let leave = move |_| {
        bench.touch(id);
        bench.settle();
    };
    let label = move || match kind {
        Kind::Of(ColumnKind::Grosze) => t_string!(i18n, rule.amounts),
        Kind::Of(ColumnKind::Date) => t_string!(i18n, rule.days),
        _ => t_string!(i18n, rule.values),
    };
    view! {
        <span class="logic__control logic__control--wide">
            <label class="logic__label" for=control.clone()>{label}</label>
            <input
                class="input"
                id=control
                autocomplete="off"
                spellcheck="false"
                aria-describedby=hint.clone()
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                readonly=move || bench.off.get()
                prop:value=joined
                on:input=type_in
                on:change=leave
            />
            <small class="muted" id=hint>{move || t_string!(i18n, rule.list_hint)}</small>
        </span>
    }
}
