//! What the program says aloud and what it shows in passing: live region and toasts.

use super::{Button, Icon, Look, Size};
use leptos::{prelude::*, text_prop::TextProp};
use std::sync::Arc;
use std::time::Duration;

/// How long a toast stays; its words are also read aloud, and its act is also an undo.
const STAYS: Duration = Duration::from_secs(10);

/// What can be done about a toast: the button's words and the act. No callback of the reactive
/// graph, which would end with the part of the screen that showed the toast.
pub type Act = (String, Arc<dyn Fn() + Send + Sync>);

#[derive(Clone)]
struct Toast {
    id: u32,
    icon: &'static str,
    words: String,
    act: Option<Act>,
}

/// The handle with which anything speaks; made once at the root.
#[derive(Clone, Copy)]
pub struct Voice {
    spoken: RwSignal<String>,
    toasts: RwSignal<Vec<Toast>>,
    next: StoredValue<u32>,
}

impl Voice {
    /// Makes the handle and gives it to everything below.
    pub fn provide() -> Self {
        let voice = Self {
            spoken: RwSignal::new(String::new()),
            toasts: RwSignal::new(Vec::new()),
            next: StoredValue::new(0),
        };
        provide_context(voice);
        voice
    }

    /// The handle given at the root.
    pub fn here() -> Self {
        expect_context()
    }

    /// Reads words aloud, without showing them.
    pub fn say(self, words: impl Into<String>) {
        let words = words.into();
        // The same words twice are only read again when the text differs.
        let again = self.spoken.with_untracked(|spoken| *spoken == words);
        self.spoken.set(if again {
            format!("{words}\u{a0}")
        } else {
            words
        });
    }

    /// Shows words for a while and reads them aloud, with an act such as undo.
    pub fn show(self, icon: &'static str, words: impl Into<String>, act: Option<Act>) {
        let words = words.into();
        self.say(words.clone());
        let id = self.next.get_value();
        self.next.set_value(id.wrapping_add(1));
        let toast = Toast {
            id,
            icon,
            words,
            act,
        };
        self.toasts.update(|toasts| {
            toasts.clear();
            toasts.push(toast);
        });
        set_timeout(move || self.hide(id), STAYS);
    }

    fn hide(self, id: u32) {
        self.toasts
            .try_update(|toasts| toasts.retain(|toast| toast.id != id));
    }
}

/// Where the voice is heard and seen; stands once, at the root.
#[component]
pub fn VoiceBox(
    voice: Voice,
    /// The name of the place where toasts are.
    #[prop(into)]
    label: TextProp,
    #[prop(into)] close_label: TextProp,
) -> impl IntoView {
    let close = StoredValue::new(close_label);
    let one = move |toast: Toast| {
        let Toast {
            id,
            icon,
            words,
            act,
        } = toast;
        let act = act.map(|(label, act)| {
            let press = Callback::new(move |()| {
                act();
                voice.hide(id);
            });
            view! { <Button label size=Size::Small on_press=press/> }
        });
        let hide = move |()| voice.hide(id);
        view! {
            <p class="toast">
                <Icon name=icon/>
                <span>{words}</span>
                {act}
                <Button
                    label=close.get_value()
                    icon="close"
                    icon_only=true
                    look=Look::Bare
                    size=Size::Small
                    on_press=hide
                />
            </p>
        }
        .into_any()
    };
    view! {
        // At the top: at the end of a page as high as the window it would make it scroll.
        <div class="hidden" role="status" aria-live="polite" style="inset-block-start: 0">
            {move || voice.spoken.get()}
        </div>
        <section class="toasts" aria-label=move || label.get()>
            {move || voice.toasts.get().into_iter().map(one).collect_view()}
        </section>
    }
}
