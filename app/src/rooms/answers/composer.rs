//! Writing an answer: the tools, the text or its preview, the count of words.

use super::marks::{Range, Tool, Words, apply, continued, insert};
use super::quote::QuoteDialog;
use crate::browser::editor::{Language, Mode};
use crate::desk::Desk;
use crate::i18n::{t, t_string, use_i18n};
use crate::rooms::leaf::Leaf;
use crate::rooms::pane::Pane;
use crate::widgets::markdown::Words as DrawnWords;
use crate::widgets::{Button, Icon, Look, Markdown, Progress, Segment, Segments, Size};
use casefile::QuestionId;
use exam::{Edit, TextId, words};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The composer of one answer.
#[component]
pub fn Composer(question: QuestionId, words_min: u32) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let id = TextId::Answer(question.clone());
    let leaf = Leaf::new(desk, id.clone());
    let text = desk.text(id);
    let previewing = RwSignal::new(false);
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            return go_on(leaf, &event);
        }
        let plain = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
        let tool = match event.key().to_lowercase().as_str() {
            "b" if plain && !event.shift_key() => Tool::Bold,
            "i" if plain && !event.shift_key() => Tool::Italic,
            _ => return,
        };
        if !previewing.get_untracked() {
            event.prevent_default();
            use_tool(leaf, i18n, tool);
        }
    };
    view! {
        <div class="composer" on:keydown=on_key>
            <Bar leaf question previewing/>
            <div class="composer__body">
                <div class="composer__text" hidden=move || previewing.get()>
                    <Pane
                        leaf
                        language=Language::Markdown
                        mode=Signal::stored(Mode::Plain)
                        label=move || t_string!(i18n, answers.answer)
                    />
                </div>
                <Show when=move || previewing.get()><Preview text/></Show>
            </div>
            <Foot text words_min/>
        </div>
    }
}

fn is_in_text(event: &KeyboardEvent) -> bool {
    let target = event.target();
    target.is_some_and(|target| target.has_type::<web_sys::HtmlTextAreaElement>())
}

/// Enter in a list goes on with it. While a letter is composed, and with Shift and its like, Enter
/// means another thing.
fn go_on(leaf: Leaf, event: &KeyboardEvent) {
    let changed = event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key();
    let writes = is_in_text(event) && leaf.desk.writable().get_untracked();
    if changed || event.is_composing() || !writes {
        return;
    }
    let selected = leaf.selection();
    if let Some((edit, select)) = leaf.with_text(|text| continued(text, selected)) {
        event.prevent_default();
        leaf.edit(edit, select);
    }
}

type I18n = leptos_i18n::I18nContext<crate::i18n::Locale>;

fn use_tool(leaf: Leaf, i18n: I18n, tool: Tool) {
    if !leaf.desk.writable().get_untracked() {
        return;
    }
    let begin = Words {
        column: t_string!(i18n, answers.tool.table_column).to_string(),
        cell: t_string!(i18n, answers.tool.table_cell).to_string(),
    };
    let selected = leaf.selection();
    let (edit, select): (Edit, Range) = leaf.with_text(|text| apply(tool, text, selected, &begin));
    leaf.edit(edit, select);
}

#[component]
fn Bar(leaf: Leaf, question: QuestionId, previewing: RwSignal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let choosing = RwSignal::new(false);
    let writable = leaf.desk.writable();
    let off = Signal::derive(move || previewing.get() || !writable.get());
    let tool = move |tool: Tool| {
        view! {
            <Button
                label=move || name(i18n, tool)
                icon=icon(tool)
                icon_only=true
                look=Look::Bare
                size=Size::Small
                disabled=off
                on_press=move |()| use_tool(leaf, i18n, tool)
            />
        }
        .into_any()
    };
    let views = vec![
        Segment::new(false, move || t_string!(i18n, answers.write)),
        Segment::new(true, move || t_string!(i18n, answers.preview)),
    ];
    let put = move |paragraph: String| {
        let selected = leaf.selection();
        let (edit, select) = leaf.with_text(|text| insert(text, selected, &paragraph));
        leaf.edit(edit, select);
    };
    view! {
        <div class="composer__bar">
            <div
                class="row composer__tools"
                role="toolbar"
                aria-label=move || t_string!(i18n, answers.tool.label)
            >
                {Tool::ALL.map(tool).into_iter().collect_view()}
            </div>
            <Button
                label=move || t_string!(i18n, answers.cites.insert)
                icon="pin"
                look=Look::Bare
                size=Size::Small
                disabled=off
                on_press=move |()| choosing.set(true)
            />
            <Segments
                segments=views
                selected=previewing
                on_select=move |on| previewing.set(on)
                label=move || t_string!(i18n, answers.view)
            />
        </div>
        <QuoteDialog question open=choosing on_choose=put/>
    }
}

fn icon(tool: Tool) -> &'static str {
    match tool {
        Tool::Bold => "bold",
        Tool::Italic => "italic",
        Tool::Heading => "heading",
        Tool::List => "list",
        Tool::Numbered => "list-numbered",
        Tool::Quote => "quote",
        Tool::Link => "external",
        Tool::Table => "table",
    }
}

fn name(i18n: I18n, tool: Tool) -> &'static str {
    match tool {
        Tool::Bold => t_string!(i18n, answers.tool.bold),
        Tool::Italic => t_string!(i18n, answers.tool.italic),
        Tool::Heading => t_string!(i18n, answers.tool.heading),
        Tool::List => t_string!(i18n, answers.tool.list),
        Tool::Numbered => t_string!(i18n, answers.tool.numbered),
        Tool::Quote => t_string!(i18n, answers.tool.quote),
        Tool::Link => t_string!(i18n, answers.tool.link),
        Tool::Table => t_string!(i18n, answers.tool.table),
    }
}

#[component]
fn Preview(text: Signal<String>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let words = DrawnWords::new(
        move || t_string!(i18n, answers.table),
        move || t_string!(i18n, common.picture_missing),
    );
    let blank = Memo::new(move |_| text.with(|text| text.trim().is_empty()));
    let label = move || t_string!(i18n, answers.preview);
    view! {
        <div
            class="composer__preview prose"
            tabindex="0"
            role="region"
            aria-label=label
            lang=desk.case().language.as_str()
        >
            <Show when=move || blank.get()>
                <p class="muted">{t!(i18n, answers.preview_empty)}</p>
            </Show>
            <Markdown source=text level=3 words/>
        </div>
    }
}

/// How many words there are, of how many.
#[component]
fn Foot(text: Signal<String>, words_min: u32) -> impl IntoView {
    let i18n = use_i18n();
    let have = Memo::new(move |_| text.with(|text| words(text)));
    let enough = move || have.get() >= words_min;
    let said = move || {
        let (count, want) = (have.get(), words_min);
        if enough() {
            t_string!(i18n, answers.words_enough, count = count).to_string()
        } else {
            t_string!(i18n, answers.words_short, count = count, want = want).to_string()
        }
    };
    view! {
        <div class="composer__foot">
            <span class="row">
                <Show when=enough><Icon name="ok" class="icon--ok"/></Show>
                {said}
            </span>
            <Progress
                value=Signal::derive(move || f64::from(have.get()))
                max=Signal::stored(f64::from(words_min))
                label=move || t_string!(i18n, answers.words_progress)
                ok=true
            />
        </div>
    }
}
