use super::Icon;
use leptos::{prelude::*, text_prop::TextProp};

/// One of a few states that exclude each other.
#[derive(Clone)]
pub struct Segment<T: Clone + 'static> {
    pub value: T,
    pub label: TextProp,
    /// Shown instead of the words, which are then read aloud.
    pub icon: Option<&'static str>,
}

impl<T: Clone + 'static> Segment<T> {
    /// A segment with words.
    pub fn new(value: T, label: impl Into<TextProp>) -> Self {
        let label = label.into();
        Self {
            value,
            label,
            icon: None,
        }
    }

    /// A segment with an icon.
    #[must_use]
    pub fn icon(mut self, icon: &'static str) -> Self {
        self.icon = Some(icon);
        self
    }
}

/// A segmented control: buttons of which one is pressed.
#[component]
pub fn Segments<T>(
    segments: Vec<Segment<T>>,
    #[prop(into)] selected: Signal<T>,
    #[prop(into)] on_select: Callback<T>,
    #[prop(into)] label: TextProp,
    #[prop(optional)] class: &'static str,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let one = move |segment: Segment<T>| {
        let Segment { value, label, icon } = segment;
        let own = value.clone();
        let (named, hint) = (label.clone(), label.clone());
        view! {
            <button
                type="button"
                class="segments__item"
                aria-label=icon.map(|_| move || named.get())
                title=icon.map(|_| move || hint.get())
                aria-pressed=move || selected.with(|now| *now == own).to_string()
                on:click=move |_| on_select.run(value.clone())
            >
                {match icon {
                    Some(name) => view! { <Icon name/> }.into_any(),
                    None => (move || label.get()).into_any(),
                }}
            </button>
        }
        .into_any()
    };
    view! {
        <div class=format!("segments {class}") role="group" aria-label=move || label.get()>
            {segments.into_iter().map(one).collect_view()}
        </div>
    }
}
