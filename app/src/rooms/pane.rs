//! The place of an editor: it is loaded, mounted, kept in the page's look, and taken out again.

use super::difference::difference;
use super::leaf::Leaf;
use super::line::{history, paste_noted};
use crate::browser::editor::{self, Editor, Language, Mode, Options, Watch};
use crate::i18n::{Locale, t, t_string, use_i18n};
use crate::widgets::{Alarm, Button, Size, Tone};
use leptos::{html, prelude::*, text_prop::TextProp};
use leptos_i18n::I18nContext;

/// How far an editor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Loading,
    Ready,
    /// Not even the plain editor could be loaded.
    Failed,
}

/// An editor over a leaf's text; it fills its parent.
#[component]
pub fn Pane(
    leaf: Leaf,
    language: Language,
    #[prop(into)] mode: Signal<Mode>,
    #[prop(into)] label: TextProp,
    /// Id of what describes the coded editor: the way out of it.
    #[prop(optional)]
    described_by: Option<&'static str>,
) -> impl IntoView {
    let i18n = use_i18n();
    let host = NodeRef::<html::Div>::new();
    let phase = RwSignal::new(Phase::Loading);
    let again = RwSignal::new(0_u32);
    let named = label.clone();
    let help = leaf.desk.case().content_help;
    let options = move || Options {
        mode: mode.get(),
        language,
        value: leaf.text(),
        label: named.get().to_string(),
        read_only: !leaf.desk.writable().get_untracked(),
        theme: editor::appearance(),
        locale: tag(i18n),
        described_by: described_by.filter(|_| mode.get() == Mode::Monaco),
        completion: help.completion,
        colours: help.colours,
    };
    mount(leaf, options, host, phase, again);
    follow_look(leaf);
    let label = StoredValue::new(label);
    let below = move || match phase.get() {
        Phase::Ready => ().into_any(),
        Phase::Loading => view! {
            <p class="pane__wait muted" role="status">{t!(i18n, content.editor.loading)}</p>
        }
        .into_any(),
        Phase::Failed => view! { <Fallback leaf label=label.get_value() again/> }.into_any(),
    };
    view! {
        <div class="pane" node_ref=host hidden=move || phase.get() != Phase::Ready></div>
        {below}
    }
}

/// The screen's language as the bundles want it; followed.
pub fn tag(i18n: I18nContext<Locale>) -> &'static str {
    match i18n.get_locale() {
        Locale::pl => "pl",
        Locale::en => "en",
    }
}

/// Mounts the editor, and again when another one, another language or a retry is asked for.
fn mount(
    leaf: Leaf,
    options: impl Fn() -> Options + 'static,
    host: NodeRef<html::Div>,
    phase: RwSignal<Phase>,
    again: RwSignal<u32>,
) {
    let turn = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let Some(host) = host.get() else { return };
        again.track();
        let options = options();
        leaf.place(None);
        phase.set(Phase::Loading);
        turn.update_value(|turn| *turn += 1);
        let own = turn.get_value();
        leptos::task::spawn_local(async move {
            let opened = Editor::open(&host, &options, move |heard| leaf.hear(heard)).await;
            // Meanwhile the person may have left, or asked for the other editor.
            if turn.try_get_value() != Some(own) {
                return;
            }
            phase.set(if opened.is_ok() {
                Phase::Ready
            } else {
                Phase::Failed
            });
            leaf.place(opened.ok());
        });
    });
}

/// Read-only or not, light or dark.
fn follow_look(leaf: Leaf) {
    let writable = leaf.desk.writable();
    Effect::new(move |_| {
        let read_only = !writable.get();
        leaf.with_editor(|editor| editor.set_read_only(read_only));
    });
    let changed = move || leaf.with_editor(|editor| editor.set_appearance(editor::appearance()));
    let watch: StoredValue<Option<Watch>, LocalStorage> =
        StoredValue::new_local(Some(editor::follow_appearance(changed)));
    on_cleanup(move || watch.set_value(None));
}

/// A field of our own, for when the bundle is not to be had; and a way to try again.
#[component]
fn Fallback(leaf: Leaf, label: TextProp, again: RwSignal<u32>) -> impl IntoView {
    let i18n = use_i18n();
    let Leaf { desk, id, .. } = leaf;
    let kept = desk.text(id.get_value());
    let writable = desk.writable();
    let on_input = move |event| {
        let now = event_target_value(&event).replace('\r', "");
        if let Some(edit) = leaf.with_text(|text| difference(text, &now)) {
            leaf.typed(vec![edit]);
        }
    };
    let keys = history(desk, id.get_value());
    let menu = keys.clone();
    view! {
        <div class="pane__fallback">
            <Alarm
                tone=Tone::Warning
                title=move || t_string!(i18n, content.editor.failed_title)
                text=move || t_string!(i18n, content.editor.failed)
            >
                <Button
                    label=move || t_string!(i18n, common.retry)
                    size=Size::Small
                    on_press=move |()| again.update(|count| *count += 1)
                />
            </Alarm>
            <textarea
                class="editor__plain"
                aria-label=move || label.get()
                prop:value=move || kept.get()
                readonly=move || !writable.get()
                on:input=on_input
                on:keydown=move |event| keys(&event)
                on:beforeinput=move |event| menu(&event)
                on:paste=paste_noted(desk, id.get_value())
                on:blur=move |_| desk.rest()
            ></textarea>
        </div>
    }
}
