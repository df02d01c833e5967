use super::Dialog;
use leptos::{prelude::*, text_prop::TextProp};

/// A group of shortcuts: its heading, then words and keys ("Ctrl Z", parted by spaces).
#[derive(Clone)]
pub struct Keys {
    pub group: TextProp,
    pub keys: Vec<(TextProp, &'static str)>,
}

/// The sheet of shortcuts.
#[component]
pub fn Shortcuts(
    #[prop(into)] open: Signal<bool>,
    #[prop(into)] on_close: Callback<()>,
    #[prop(into)] title: TextProp,
    #[prop(into)] close_label: TextProp,
    groups: Vec<Keys>,
) -> impl IntoView {
    let groups = StoredValue::new(groups);
    let list = move || groups.get_value().into_iter().map(group).collect_view();
    view! {
        <Dialog id="shortcuts" open title on_close close_label>
            <div class="dialog__body">{list()}</div>
        </Dialog>
    }
}

fn group(keys: Keys) -> AnyView {
    let Keys { group, keys } = keys;
    let one = |(words, keys): (TextProp, &'static str)| {
        let keys = keys
            .split(' ')
            .map(|key| view! { <kbd>{key}</kbd> " " })
            .collect_view();
        view! { <div><dt>{move || words.get()}</dt><dd>{keys}</dd></div> }
    };
    view! {
        <section class="stack stack--tight">
            <h3>{move || group.get()}</h3>
            <dl class="keys">{keys.into_iter().map(one).collect_view()}</dl>
        </section>
    }
    .into_any()
}
