use super::Icon;
use leptos::{prelude::*, text_prop::TextProp};

/// How much a button asks for attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    #[default]
    Plain,
    /// The one act of a screen.
    Primary,
    /// No frame until touched.
    Bare,
    /// Takes something away.
    Danger,
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Self::Plain => "button",
            Self::Primary => "button button--primary",
            Self::Bare => "button button--bare",
            Self::Danger => "button button--bare button--danger",
        }
    }
}

/// How big a button is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    Small,
    #[default]
    Medium,
    /// The act of a stage.
    Large,
}

impl Size {
    fn class(self) -> &'static str {
        match self {
            Self::Small => " button--small",
            Self::Medium => "",
            Self::Large => " button--large",
        }
    }
}

/// A button with words, or with an icon alone whose words are read aloud and shown as a hint.
///
/// `pressed` makes it a toggle, `expanded` says that it opens something. A disabled button stays
/// in the tab order and says so; it does nothing.
#[component]
pub fn Button(
    #[prop(into)] label: TextProp,
    #[prop(into)] on_press: Callback<()>,
    #[prop(optional, into)] id: Option<&'static str>,
    #[prop(optional, into)] icon: Option<&'static str>,
    #[prop(optional)] icon_only: bool,
    #[prop(optional)] look: Look,
    #[prop(optional)] size: Size,
    #[prop(optional, into)] hint: Option<TextProp>,
    /// What it is about, where several say the same: for who hears the button alone.
    #[prop(optional, into)]
    about: Option<TextProp>,
    #[prop(optional, into)] class: &'static str,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] pressed: Option<Signal<bool>>,
    #[prop(optional, into)] expanded: Option<Signal<bool>>,
) -> impl IntoView {
    let square = if icon_only { " button--icon" } else { "" };
    let classes = format!("{}{}{square} {class}", look.class(), size.class());
    let named = label.clone();
    let hint = hint.or_else(|| icon_only.then(|| label.clone()));
    view! {
        <button
            type="button"
            id=id
            class=classes
            aria-label=icon_only.then_some(move || named.get())
            title=hint.map(|hint| move || hint.get())
            aria-disabled=move || disabled.get().then_some("true")
            aria-pressed=pressed.map(|on| move || on.get().to_string())
            aria-expanded=expanded.map(|on| move || on.get().to_string())
            on:click=move |_| {
                if !disabled.get_untracked() {
                    on_press.run(());
                }
            }
        >
            {icon.map(|name| view! { <Icon name/> })}
            {(!icon_only).then_some(move || label.get())}
            {about.map(|about| view! { <span class="hidden">{move || about.get()}</span> })}
        </button>
    }
}
