//! One of several, or none.

use super::bench::Bench;
use leptos::{prelude::*, text_prop::TextProp};

/// A labelled list of choices; what is chosen is the journal's.
#[component]
pub fn Select(
    bench: Bench,
    /// Unique on the page.
    #[prop(into)]
    id: String,
    #[prop(into)] label: TextProp,
    /// The words of no choice.
    #[prop(into)]
    none: TextProp,
    /// Values and their words.
    options: Signal<Vec<(String, String)>>,
    chosen: Signal<Option<String>>,
    #[prop(into)] on_choose: Callback<Option<String>>,
) -> impl IntoView {
    let option = move |(value, words): (String, String)| {
        let own = value.clone();
        let selected = move || chosen.with(|now| now.as_ref() == Some(&own));
        view! { <option value=value prop:selected=selected>{words}</option> }
    };
    let choose = move |event: leptos::ev::Event| {
        let word = event_target_value(&event);
        on_choose.run((!word.is_empty()).then_some(word));
    };
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{move || label.get()}</label>
            <select
                class="input"
                id=id
                disabled=move || bench.off.get()
                prop:value=move || {
                    options.track();
                    chosen.get().unwrap_or_default()
                }
                on:change=choose
            >
                <option value="">{move || none.get()}</option>
                {move || options.get().into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}
