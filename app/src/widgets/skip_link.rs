use crate::browser::page;
use leptos::{prelude::*, text_prop::TextProp};

/// The first stop of the keyboard: jumps over the frame to the element with id `to`.
#[component]
pub fn SkipLink(to: &'static str, #[prop(into)] label: TextProp) -> impl IntoView {
    let go = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        page::focus(to);
    };
    view! { <a class="skip" href=format!("#{to}") on:click=go>{move || label.get()}</a> }
}
