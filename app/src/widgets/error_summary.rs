use crate::browser::page;
use leptos::{html, prelude::*, text_prop::TextProp};

/// What is wrong with a form, with a way to each field; takes the focus at every try.
///
/// `errors` holds the field's id and the words that also stand by the field.
#[component]
pub fn ErrorSummary(
    #[prop(into)] title: TextProp,
    #[prop(into)] errors: Signal<Vec<(String, String)>>,
    /// Told at every try, also when nothing has changed.
    #[prop(into)]
    tried: Signal<bool>,
) -> impl IntoView {
    let frame = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        tried.track();
        if let Some(frame) = frame.get() {
            let _ = frame.focus();
        }
    });
    let line = |(id, words): (String, String)| {
        let target = format!("#{id}");
        let go = move |event: leptos::ev::MouseEvent| {
            // A fragment would leave the page: addresses are relative to the build's base.
            event.prevent_default();
            page::focus(&id);
        };
        view! { <li><a href=target on:click=go>{words}</a></li> }
    };
    let list = move || errors.get().into_iter().map(line).collect_view();
    view! {
        <Show when=move || errors.with(|errors| !errors.is_empty())>
            <div class="errors" role="alert" tabindex="-1" node_ref=frame>
                <h2>{let title = title.clone(); move || title.get()}</h2>
                <ul>{list}</ul>
            </div>
        </Show>
    }
}
