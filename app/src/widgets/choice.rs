use leptos::{prelude::*, text_prop::TextProp};

/// One of several ways.
#[derive(Clone)]
pub struct Choice<T: Clone + 'static> {
    pub value: T,
    pub label: TextProp,
    pub note: Option<TextProp>,
    pub disabled: Signal<bool>,
}

impl<T: Clone + 'static> Choice<T> {
    /// A choice that is always open.
    pub fn new(value: T, label: impl Into<TextProp>) -> Self {
        let label = label.into();
        Self {
            value,
            label,
            note: None,
            disabled: Signal::stored(false),
        }
    }

    /// With a smaller line under it.
    #[must_use]
    pub fn note(mut self, note: impl Into<TextProp>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// Closed while `disabled`; the note says why.
    #[must_use]
    pub fn disabled(mut self, disabled: Signal<bool>) -> Self {
        self.disabled = disabled;
        self
    }
}

/// Radio buttons in a group with a legend; `cards` puts each in a frame, side by side.
#[component]
pub fn Choices<T>(
    /// The group's name, unique on the page.
    name: &'static str,
    #[prop(into)] legend: TextProp,
    choices: Vec<Choice<T>>,
    selected: RwSignal<T>,
    #[prop(optional)] cards: bool,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let class = if cards {
        "choice choice--card"
    } else {
        "choice"
    };
    let one = move |choice: Choice<T>| {
        let Choice {
            value,
            label,
            note,
            disabled,
        } = choice;
        let own = value.clone();
        view! {
            <label class=class>
                <input
                    type="radio"
                    name=name
                    disabled=move || disabled.get()
                    prop:checked=move || selected.with(|now| *now == own)
                    on:change=move |_| selected.set(value.clone())
                />
                <span>
                    <b>{move || label.get()}</b>
                    {note.map(|note| view! { <small>{move || note.get()}</small> })}
                </span>
            </label>
        }
        .into_any()
    };
    view! {
        <fieldset class="field">
            <legend class="field__label">{move || legend.get()}</legend>
            <div class:choices=cards>{choices.into_iter().map(one).collect_view()}</div>
        </fieldset>
    }
}

/// A box to tick.
#[component]
pub fn Tick(
    #[prop(into)] label: TextProp,
    #[prop(into)] checked: Signal<bool>,
    #[prop(into)] on_change: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input
                type="checkbox"
                prop:checked=move || checked.get()
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            <span>{move || label.get()}</span>
        </label>
    }
}
