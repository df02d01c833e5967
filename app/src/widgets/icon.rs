use leptos::prelude::*;

/// A line icon of the sprite `public/icons/sprite.svg`; never alone, so hidden from readers.
///
/// `name` is the symbol's id; `class` adds a tone, such as `icon--ok`.
#[component]
pub fn Icon(
    #[prop(into)] name: Signal<&'static str>,
    #[prop(optional)] class: &'static str,
) -> impl IntoView {
    let href = move || format!("icons/sprite.svg#{}", name.get());
    view! {
        <svg class=format!("icon {class}") aria-hidden="true">
            <use_ href=href></use_>
        </svg>
    }
}
