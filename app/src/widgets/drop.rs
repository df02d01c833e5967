use super::Icon;
use leptos::{html, prelude::*, text_prop::TextProp};

/// A place to drop a file or choose one.
///
/// `accept` is the input's list of endings; a dropped file is taken whatever its ending, because
/// what is inside decides.
#[component]
pub fn Drop(
    #[prop(into)] label: TextProp,
    #[prop(optional, into)] accept: &'static str,
    #[prop(into)] on_file: Callback<web_sys::File>,
) -> impl IntoView {
    let over = RwSignal::new(false);
    let input = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else {
            return;
        };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            // The same file may be chosen again.
            input.set_value("");
            on_file.run(file);
        }
    };
    let dropped = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        let files = event.data_transfer().and_then(|data| data.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            on_file.run(file);
        }
    };
    view! {
        <label
            class="drop"
            class:drop--over=move || over.get()
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
        >
            <Icon name="upload"/>
            <span>{move || label.get()}</span>
            <input type="file" class="drop__input" accept=accept node_ref=input on:change=chosen/>
        </label>
    }
}
