use super::{Button, Look};
use leptos::{html, prelude::*, text_prop::TextProp};
use wasm_bindgen::JsCast;

/// A modal window: the browser's own `<dialog>`, which keeps the focus inside and gives it back.
///
/// Its content is made anew each time it opens. Without `close_label` it can't be dismissed: the
/// way out is an act of its content.
#[component]
pub fn Dialog(
    /// Unique on the page; names the window's heading too.
    id: &'static str,
    #[prop(into)] open: Signal<bool>,
    #[prop(into)] title: TextProp,
    #[prop(into)] on_close: Callback<()>,
    #[prop(optional, into)] close_label: Option<TextProp>,
    #[prop(optional)] wide: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let frame = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| follow(frame, open.get()));
    let dismissible = close_label.is_some();
    let heading = format!("{id}-title");
    let label = heading.clone();
    let close = StoredValue::new(close_label);
    let title = StoredValue::new(title);
    let cancel = move |event: leptos::ev::Event| {
        event.prevent_default();
        if dismissible {
            on_close.run(());
        }
    };
    // A browser closes the window at a second Esc without asking; the state decides.
    let closed = move |_| {
        if !open.get_untracked() {
            return;
        }
        match dismissible {
            true => on_close.run(()),
            false => follow(frame, true),
        }
    };
    view! {
        <dialog
            id=id
            class="dialog"
            class:dialog--wide=wide
            aria-labelledby=label
            node_ref=frame
            on:cancel=cancel
            on:close=closed
        >
            <Show when=move || open.get()>
                <header class="dialog__head">
                    <h2 id=heading.clone()>{move || title.with_value(|title| title.get())}</h2>
                    {close.get_value().map(|label| view! {
                        <Button
                            label
                            icon="close"
                            icon_only=true
                            look=Look::Bare
                            on_press=on_close
                        />
                    })}
                </header>
                {children()}
            </Show>
        </dialog>
    }
}

fn follow(frame: NodeRef<html::Dialog>, open: bool) {
    let Some(frame) = frame.get() else { return };
    if open && !frame.open() {
        let _ = frame.show_modal();
        focus_field(&frame);
    } else if !open && frame.open() {
        frame.close();
    }
}

/// Who opens a window with a field wants to fill it in: typing must not land on the button that
/// closes it, where the browser puts the focus. What is in the field is selected.
fn focus_field(frame: &web_sys::HtmlDialogElement) {
    let fields = "input:not([type=hidden], :disabled), textarea:not(:disabled)";
    let Ok(Some(field)) = frame.query_selector(fields) else {
        return;
    };
    if let Some(field) = field.dyn_ref::<web_sys::HtmlElement>() {
        let _ = field.focus();
    }
    if let Ok(input) = field.dyn_into::<web_sys::HtmlInputElement>() {
        leptos::task::spawn_local(async move {
            // Its text comes with the effects that are due now.
            leptos::task::tick().await;
            input.select();
        });
    }
}
