use super::Button;
use leptos::{prelude::*, text_prop::TextProp};

/// A bar of progress; `label` says of what.
#[component]
pub fn Progress(
    #[prop(into)] value: Signal<f64>,
    #[prop(into)] max: Signal<f64>,
    #[prop(into)] label: TextProp,
    /// Green once full.
    #[prop(optional)]
    ok: bool,
) -> impl IntoView {
    let full = move || ok && value.get() >= max.get();
    view! {
        <progress
            class="progress"
            class:progress--ok=full
            max=move || max.get().to_string()
            value=move || value.get().min(max.get()).to_string()
            aria-label=move || label.get()
        ></progress>
    }
}

/// A wait: a bar without an end while `value` is none, words, and a way out.
#[component]
pub fn Wait(
    #[prop(into)] label: TextProp,
    #[prop(optional, into)] value: Option<Signal<Option<f64>>>,
    /// The words of the button that stops it, and the act.
    #[prop(optional)]
    stop: Option<(TextProp, Callback<()>)>,
) -> impl IntoView {
    let (named, words) = (label.clone(), label);
    let now = move || value.and_then(|value| value.get());
    view! {
        <div class="stack stack--tight" role="status">
            <span>{move || words.get()}</span>
            <div class="progress-line">
                <progress
                    class="progress"
                    max="1"
                    value=move || now().map(|value| value.to_string())
                    aria-label=move || named.get()
                ></progress>
                {stop.map(|(label, act)| view! { <Button label on_press=act/> })}
            </div>
        </div>
    }
}
