//! What an eye rests on: empty states, alarms, chips.

use super::Icon;
use leptos::{prelude::*, text_prop::TextProp};

/// How grave something is; the icon says it as well as the colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Info,
    Ok,
    Warning,
    Error,
}

impl Tone {
    /// The tone's word in class names and its icon's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Ok => "ok",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A list with nothing in it: what it is for and what to do next.
#[component]
pub fn Empty(
    icon: &'static str,
    #[prop(into)] title: TextProp,
    #[prop(into)] text: TextProp,
    /// The act that fills it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <Icon name=icon/>
            <h2>{move || title.get()}</h2>
            <p>{move || text.get()}</p>
            {children.map(|children| children())}
        </div>
    }
}

/// Something that a person must know now: what happened, what is safe, what to do.
///
/// An error is read aloud at once, the rest when there is quiet. `bar` lies edge to edge.
#[component]
pub fn Alarm(
    #[prop(into)] tone: Signal<Tone>,
    #[prop(into)] title: TextProp,
    #[prop(into)] text: TextProp,
    #[prop(optional)] bar: bool,
    /// Buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let class = move || format!("alarm alarm--{}", tone.get().as_str());
    let role = move || {
        if tone.get() == Tone::Error {
            "alert"
        } else {
            "status"
        }
    };
    view! {
        <div class=class class:alarm--bar=bar role=role>
            <Icon name=Signal::derive(move || tone.get().as_str())/>
            <div>
                <b>{move || title.get()}</b>
                <p>{move || text.get()}</p>
            </div>
            {children.map(|children| children())}
        </div>
    }
}

/// A word or two about a thing, in a rounded frame.
#[component]
pub fn Chip(
    #[prop(into)] label: TextProp,
    #[prop(optional, into)] icon: Option<&'static str>,
    #[prop(optional, into)] tone: Option<Tone>,
) -> impl IntoView {
    let class = match tone {
        None => "chip".to_string(),
        Some(Tone::Info) => "chip chip--accent".to_string(),
        Some(tone) => format!("chip chip--{}", tone.as_str()),
    };
    view! {
        <span class=class>
            {icon.map(|name| view! { <Icon name/> })}
            {move || label.get()}
        </span>
    }
}
