use super::{Icon, keys};
use crate::browser::page;
use leptos::{prelude::*, text_prop::TextProp};

/// One tab. `id` is unique on the page; its panel has the id `{id}-panel`.
#[derive(Clone)]
pub struct Tab {
    pub id: &'static str,
    pub label: TextProp,
    pub icon: Option<&'static str>,
    pub count: Option<Signal<usize>>,
}

impl Tab {
    /// A tab with words alone.
    pub fn new(id: &'static str, label: impl Into<TextProp>) -> Self {
        let label = label.into();
        Self {
            id,
            label,
            icon: None,
            count: None,
        }
    }

    /// With an icon before the words.
    #[must_use]
    pub fn icon(mut self, icon: &'static str) -> Self {
        self.icon = Some(icon);
        self
    }

    /// With a number after the words.
    #[must_use]
    pub fn count(mut self, count: Signal<usize>) -> Self {
        self.count = Some(count);
        self
    }
}

/// The heads of tabs: arrows, Home and End move and select, one stop for Tab.
#[component]
pub fn Tabs(
    tabs: Vec<Tab>,
    #[prop(into)] selected: Signal<&'static str>,
    #[prop(into)] on_select: Callback<&'static str>,
    #[prop(into)] label: TextProp,
    /// Inside a bar that has its own line.
    #[prop(optional)]
    bare: bool,
) -> impl IntoView {
    let ids: Vec<&'static str> = tabs.iter().map(|tab| tab.id).collect();
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let at = ids.iter().position(|id| *id == selected.get_untracked());
        if let Some(next) = keys::along(&event, at.unwrap_or(0), ids.len()) {
            event.prevent_default();
            on_select.run(ids[next]);
            page::focus(ids[next]);
        }
    };
    let head = move |tab: Tab| head(tab, selected, on_select).into_any();
    view! {
        <div
            class="tabs"
            class:tabs--bare=bare
            role="tablist"
            aria-label=move || label.get()
            on:keydown=on_key
        >
            {tabs.into_iter().map(head).collect_view()}
        </div>
    }
}

fn head(
    tab: Tab,
    selected: Signal<&'static str>,
    on_select: Callback<&'static str>,
) -> impl IntoView {
    let Tab {
        id,
        label,
        icon,
        count,
    } = tab;
    let on = move || selected.get() == id;
    view! {
        <button
            type="button"
            role="tab"
            class="tabs__tab"
            id=id
            aria-controls=format!("{id}-panel")
            aria-selected=move || on().to_string()
            tabindex=move || if on() { "0" } else { "-1" }
            on:click=move |_| on_select.run(id)
        >
            {icon.map(|name| view! { <Icon name/> })}
            {move || label.get()}
            {count.map(|count| view! { <span class="chip">{move || count.get()}</span> })}
        </button>
    }
}
