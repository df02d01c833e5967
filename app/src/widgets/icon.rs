use leptos::prelude::*;

/// A line icon of the sprite `public/icons/sprite.svg`; never alone, so hidden from readers.
///
/// `name` is the symbol's id; `class` adds a tone, such as `icon--ok`. The drawing travels with the
/// client: a sprite in a file of its own would be asked for by every page anew.
#[component]
pub fn Icon(
    #[prop(into)] name: Signal<&'static str>,
    #[prop(optional)] class: &'static str,
) -> impl IntoView {
    let drawing = move || drawing(name.get());
    let class = format!("icon {class}");
    view! { <svg class=class viewBox="0 0 24 24" aria-hidden="true" inner_html=drawing></svg> }
}

/// What is inside the symbol's frame of 24 by 24; empty when the sprite has no such symbol.
pub fn drawing(name: &str) -> &'static str {
    include!(concat!(env!("OUT_DIR"), "/i18n/icons.rs"))
}
