//! What can be done in the editor beside typing: put something in, lay out anew, compare.

use super::bench::Bench;
use super::compare::Compare;
use super::field::FieldWindow;
use super::library::Library;
use super::snippet::SnippetWindow;
use crate::browser::editor::Mode;
use crate::browser::layout;
use crate::i18n::t_string;
use crate::rooms::difference::difference;
use crate::widgets::{Button, Look, Menu, MenuItem, Size, Voice};
use casefile::CarrierKind;
use exam::content::Part;
use leptos::prelude::*;

/// The tools with their windows.
#[component]
pub fn Tools(bench: Bench, shown: Memo<Part>) -> impl IntoView {
    let i18n = bench.i18n;
    let (library, field) = (RwSignal::new(false), RwSignal::new(false));
    let (snippets, past) = (RwSignal::new(false), RwSignal::new(false));
    let writable = bench.desk.writable();
    let off = Signal::derive(move || shown.get() == Part::Css || !writable.get());
    let help = bench.desk.case().content_help;
    let mail = bench.kind() == CarrierKind::Newsletter;
    let plain = Signal::derive(move || bench.mode.get() == Mode::Plain);
    let toggle = move |()| {
        bench.choose_mode(if plain.get_untracked() {
            Mode::Monaco
        } else {
            Mode::Plain
        });
    };
    view! {
        <div class="editor__tools">
            <Tool
                icon="image"
                off
                open=library
                label=move || t_string!(i18n, content.assets.insert)
            />
            {mail.then(|| view! {
                <Tool
                    icon="person"
                    off
                    open=field
                    label=move || t_string!(i18n, content.field.title)
                />
            })}
            {help.snippets.then(|| view! {
                <Tool
                    icon="copy"
                    off
                    open=snippets
                    label=move || t_string!(i18n, content.snippet.title)
                />
            })}
            {bench.desk.writes().then(|| view! { <More bench shown past/> })}
            <Button
                label=move || t_string!(i18n, content.editor.plain)
                hint=move || t_string!(i18n, content.editor.plain_hint)
                icon="keyboard"
                look=Look::Bare
                size=Size::Small
                pressed=plain
                on_press=toggle
            />
        </div>
        <Library bench open=library/>
        <FieldWindow bench open=field/>
        <SnippetWindow bench open=snippets/>
        <Compare bench open=past/>
    }
}

#[component]
fn Tool(
    icon: &'static str,
    off: Signal<bool>,
    open: RwSignal<bool>,
    #[prop(into)] label: leptos::text_prop::TextProp,
) -> impl IntoView {
    view! {
        <Button
            label
            icon
            icon_only=true
            look=Look::Bare
            size=Size::Small
            disabled=off
            on_press=move |()| open.set(true)
        />
    }
}

/// Acts on the whole text.
#[component]
fn More(bench: Bench, shown: Memo<Part>, past: RwSignal<bool>) -> impl IntoView {
    let i18n = bench.i18n;
    let voice = Voice::here();
    let tidy = move |()| {
        let part = shown.get_untracked();
        leptos::task::spawn_local(async move {
            let done = lay_out(bench, part).await;
            let said = match done {
                Ok(true) => t_string!(i18n, content.editor.formatted),
                Ok(false) => t_string!(i18n, content.editor.formatted_already),
                Err(()) => return bench.desk.notify("part-missing"),
            };
            voice.say(said.to_string());
        });
    };
    let items = vec![
        MenuItem::new(
            move || t_string!(i18n, content.editor.format),
            Callback::new(tidy),
        )
        .icon("list"),
        MenuItem::new(
            move || t_string!(i18n, content.compare.title),
            Callback::new(move |()| past.set(true)),
        )
        .icon("clock"),
    ];
    view! {
        <Menu
            id="editor-more"
            label=move || t_string!(i18n, content.editor.more)
            icon="more"
            class="button--small"
            items
        />
    }
}

/// Lays the text out anew, in one step that can be undone; whether anything changed.
async fn lay_out(bench: Bench, part: Part) -> Result<bool, ()> {
    let leaf = bench.leaf(part);
    let before = leaf.text();
    let language = if part == Part::Css { "css" } else { "html" };
    let after = layout::format(language, &before).await.map_err(|_| ())?;
    // Whoever typed meanwhile goes on with what they have.
    if leaf.text() != before || !bench.desk.writable().get_untracked() {
        return Ok(false);
    }
    let Some(edit) = difference(&before, &after) else {
        return Ok(false);
    };
    let at = edit.at;
    leaf.edit(edit, (at, at));
    Ok(true)
}
