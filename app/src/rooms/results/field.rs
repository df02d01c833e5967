//! A text of the room in the journal, and choices beside it.

use crate::desk::Desk;
use crate::rooms::difference::difference;
use crate::rooms::line::{history, paste_noted};
use exam::results::Field;
use exam::{Command, TextId, results};
use leptos::{prelude::*, text_prop::TextProp};

/// A labelled area over a field; `rows` of one is a line.
#[component]
pub fn Area(
    field: Field,
    #[prop(into)] label: TextProp,
    #[prop(optional, into)] hint: Option<TextProp>,
    #[prop(default = 3)] rows: u8,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let text = TextId::Results(field);
    let id = text.to_string().replace('/', "-");
    let shown = desk.text(text.clone());
    let writable = desk.writable();
    let keys = history(desk, text.clone());
    let menu = keys.clone();
    let typed = text.clone();
    let on_input = move |event: leptos::ev::Event| {
        let now = event_target_value(&event).replace('\r', "");
        if let Some(edit) = difference(&shown.get_untracked(), &now) {
            desk.type_text(typed.clone(), vec![edit]);
        }
    };
    let hint_id = hint.is_some().then(|| format!("{id}-hint"));
    let hint = hint.map(|words| {
        let id = hint_id.clone();
        view! { <p class="field__hint" id=id>{move || words.get()}</p> }
    });
    let language = desk.case().language.as_str();
    view! {
        <div class="field results__field">
            <label class="field__label" for=id.clone()>{move || label.get()}</label>
            {hint}
            <textarea
                class="input"
                id=id
                rows=rows.to_string()
                lang=language
                aria-describedby=hint_id
                prop:value=move || shown.get()
                readonly=move || !writable.get()
                on:input=on_input
                on:keydown=move |event| keys(&event)
                on:beforeinput=move |event| menu(&event)
                on:paste=paste_noted(desk, text)
                on:blur=move |_| desk.rest()
            ></textarea>
        </div>
    }
}

/// Radio buttons in a row; what is chosen is the journal's.
#[component]
pub fn Marks<T>(
    /// The group's name, unique on the page.
    name: String,
    #[prop(into)] legend: TextProp,
    marks: Vec<(T, TextProp)>,
    chosen: Memo<Option<T>>,
    #[prop(into)] on_choose: Callback<T>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let desk = expect_context::<Desk>();
    let writable = desk.writable();
    let mark = move |(value, label): (T, TextProp)| {
        let own = value.clone();
        view! {
            <label class="mark">
                <input
                    type="radio"
                    name=name.clone()
                    disabled=move || !writable.get()
                    prop:checked=move || chosen.with(|now| now.as_ref() == Some(&own))
                    on:change=move |_| on_choose.run(value.clone())
                />
                <span>{move || label.get()}</span>
            </label>
        }
        .into_any()
    };
    view! {
        <fieldset class="field">
            <legend class="field__label">{move || legend.get()}</legend>
            <div class="marks">{marks.into_iter().map(mark).collect_view()}</div>
        </fieldset>
    }
}

/// A choice from a list that only changes what is shown.
#[component]
pub fn Pick(
    id: &'static str,
    #[prop(into)] label: TextProp,
    /// Words and values.
    options: Signal<Vec<(String, String)>>,
    #[prop(into)] chosen: Signal<String>,
    #[prop(into)] on_choose: Callback<String>,
) -> impl IntoView {
    let option = move |(value, words): (String, String)| {
        let own = value.clone();
        let selected = move || chosen.with(|now| *now == own);
        view! { <option value=value prop:selected=selected>{words}</option> }
    };
    view! {
        <div class="field">
            <label class="field__label" for=id>{move || label.get()}</label>
            <select
                class="input input--short"
                id=id
                prop:value=move || chosen.get()
                on:change=move |event| on_choose.run(event_target_value(&event))
            >
                {move || options.get().into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}

/// Asks for an act of the room.
pub fn act(desk: Desk, command: results::Command) -> bool {
    desk.dispatch(Command::Results(command)).is_ok()
}
