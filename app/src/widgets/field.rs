use super::Icon;
use leptos::{prelude::*, text_prop::TextProp};

/// What goes wrong with a field, or none.
pub type Fault = Signal<Option<String>>;

/// Label, hint and error around a control; the control names `{id}-hint {id}-error` itself.
#[component]
pub fn Field(
    #[prop(into)] id: String,
    #[prop(into)] label: TextProp,
    #[prop(default = None)] hint: Option<TextProp>,
    #[prop(optional, into)] error: Fault,
    /// Read before the error's words: "Błąd:".
    #[prop(default = None)]
    error_prefix: Option<TextProp>,
    children: Children,
) -> impl IntoView {
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let prefix = move || error_prefix.as_ref().map(|words| words.get());
    view! {
        <div class="field" class:field--wrong=move || error.with(Option::is_some)>
            <label class="field__label" for=id>{move || label.get()}</label>
            {hint.map(|hint| view! {
                <p class="field__hint" id=hint_id>{move || hint.get()}</p>
            })}
            {move || error.get().map(|words| view! {
                <p class="field__error" id=error_id.clone()>
                    <Icon name="error"/>
                    <span><span class="hidden">{prefix.clone()} " "</span>{words}</span>
                </p>
            })}
            {children()}
        </div>
    }
}

/// The ids that describe a control: its hint, and its error while there is one.
fn described_by(id: &str, hint: bool, error: Fault) -> impl Fn() -> Option<String> + use<> {
    let (hint, fault) = (hint.then(|| format!("{id}-hint")), format!("{id}-error"));
    move || {
        let fault = error.with(|words| words.is_some().then(|| fault.clone()));
        let ids: Vec<String> = [hint.clone(), fault].into_iter().flatten().collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

/// A line of text. `kind` is the input's type (text, password, number), reactive so that a phrase
/// can be shown.
#[component]
pub fn TextField(
    #[prop(into)] id: String,
    #[prop(into)] label: TextProp,
    value: RwSignal<String>,
    #[prop(optional, into)] hint: Option<TextProp>,
    #[prop(optional, into)] error: Fault,
    #[prop(optional, into)] error_prefix: Option<TextProp>,
    #[prop(default = Signal::stored("text"), into)] kind: Signal<&'static str>,
    /// `input--short`, `input--medium`, `input--mono`.
    #[prop(optional)]
    class: &'static str,
    #[prop(default = "off")] autocomplete: &'static str,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let described = described_by(&id, hint.is_some(), error);
    let control = view! {
        <input
            class=format!("input {class}")
            id=id.clone()
            type=move || kind.get()
            autocomplete=autocomplete
            autocapitalize="none"
            spellcheck="false"
            aria-describedby=described
            aria-invalid=move || error.with(Option::is_some).then_some("true")
            prop:value=move || value.get()
            on:input=move |event| value.set(event_target_value(&event))
        />
    };
    view! {
        <Field id label hint=hint error error_prefix=error_prefix>
            <div class="field__row">{control} {children.map(|children| children())}</div>
        </Field>
    }
}
