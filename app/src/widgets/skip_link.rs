use crate::browser::page;
use leptos::{prelude::*, text_prop::TextProp};

/// The first stop of the keyboard: jumps over the frame to the element with id `target`.
#[component]
pub fn SkipLink(target: &'static str, #[prop(into)] label: TextProp) -> impl IntoView {
    let go = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        page::focus(target);
    };
    view! { <a class="skip" href=format!("#{target}") on:click=go>{move || label.get()}</a> }
}
