//! The open document.

use super::pin::Pinned;
use super::prose::{Hits, Sheet};
use super::reader::Reader;
use super::table::DocumentTable;
use super::{passages, picture};
use crate::browser::editor::Watch;
use crate::browser::reading;
use crate::i18n::t_string;
use crate::rooms::side::Back;
use crate::widgets::{Button, Icon, Look, Size};
use casefile::{Body, Document, DocumentId};
use leptos::{html, prelude::*};
use std::cell::RefCell;
use std::collections::BTreeMap;

thread_local! {
    /// How far each document was scrolled, by the brief's place: going to another room and back
    /// must not lose one's place.
    static SCROLLED: RefCell<BTreeMap<(&'static str, DocumentId), i32>> = RefCell::default();
}

/// The document with its bar.
#[component]
pub fn DocumentPane(reader: Reader) -> impl IntoView {
    follow_selection(reader);
    let index = Memo::new(move |_| reader.document());
    view! {
        <article class="document">
            <DocumentBar reader index/>
            {move || body(reader, index.get())}
        </article>
    }
}

/// The words selected in a passage are what its pin pins.
pub fn follow_selection(reader: Reader) {
    let place = reader.place;
    let heard = move |passage: String, words: String| {
        let number = passage
            .rsplit_once('-')
            .and_then(|(_, number)| number.parse().ok());
        let found = number.map(|number| (number, words));
        if reader
            .selected
            .try_get_untracked()
            .is_some_and(|now| now != found)
        {
            reader.selected.set(found);
        }
    };
    let watch: StoredValue<Option<Watch>, LocalStorage> =
        StoredValue::new_local(Some(reading::follow_selection(place, heard)));
    on_cleanup(move || watch.set_value(None));
}

#[component]
fn DocumentBar(reader: Reader, index: Memo<usize>) -> impl IntoView {
    let i18n = reader.i18n;
    let count = reader.desk.case().documents.len();
    let first = Signal::derive(move || index.get() == 0);
    let last = Signal::derive(move || index.get() + 1 >= count);
    view! {
        <div class="document__bar">
            <Back part=reader.part label=move || t_string!(i18n, brief.documents)/>
            <h2 class="document__title" id=reader.heading_id() tabindex="-1">
                {move || reader.title(index.get())}
            </h2>
            <div class="row">
                <Button
                    label=move || t_string!(i18n, brief.previous)
                    icon="chevron-left"
                    look=Look::Bare
                    size=Size::Small
                    disabled=first
                    on_press=move |()| reader.open(index.get_untracked() - 1)
                />
                <button
                    type="button"
                    class="button button--bare button--small"
                    aria-disabled=move || last.get().then_some("true")
                    on:click=move |_| if !last.get_untracked() {
                        reader.open(index.get_untracked() + 1);
                    }
                >
                    {move || t_string!(i18n, brief.following)}
                    <Icon name="chevron-right"/>
                </button>
            </div>
        </div>
    }
}

/// The document itself, in a part that scrolls and keeps its place.
fn body(reader: Reader, index: usize) -> AnyView {
    let Some(paper) = reader.paper(index) else {
        return ().into_any();
    };
    let frame = NodeRef::<html::Div>::new();
    let key = (reader.place, paper.id.clone());
    let kept = SCROLLED.with_borrow(|all| all.get(&key).copied());
    frame.on_load(move |frame| {
        if let Some(kept) = kept {
            request_animation_frame(move || frame.set_scroll_top(kept));
        }
    });
    let keep = move |_| {
        if let Some(frame) = frame.get_untracked() {
            SCROLLED.with_borrow_mut(|all| all.insert(key.clone(), frame.scroll_top()));
        }
    };
    view! {
        <div
            class="document__body"
            tabindex="0"
            role="region"
            aria-label=move || reader.title(index)
            node_ref=frame
            on:scroll=keep
        >
            {sheet(reader, index, &paper)}
        </div>
    }
    .into_any()
}

/// What the document holds, drawn anew when other words are searched for.
pub fn sheet(reader: Reader, index: usize, paper: &Document) -> AnyView {
    let pinned = reader.pins(index);
    let hits: Hits = Memo::new(move |_| {
        let hits = reader.hits.get();
        let own = hits
            .iter()
            .enumerate()
            .filter(|(_, hit)| hit.document == index);
        own.map(|(at, hit)| (at, hit.clone())).collect()
    });
    let sheet = Sheet {
        reader,
        index,
        pinned,
        hits,
    };
    let wide = if matches!(paper.body, Body::Table(_)) {
        " document__sheet--wide"
    } else {
        ""
    };
    let language = reader.desk.case().language.as_str();
    let drawn = match paper.body.clone() {
        Body::Markdown(source) => (move || sheet.prose(&source)).into_any(),
        Body::Table(table) => view! { <DocumentTable sheet table/> }.into_any(),
        Body::Picture(_) => framed(reader, index, paper, pinned),
    };
    view! { <div class=format!("document__sheet prose{wide}") lang=language>{drawn}</div> }
        .into_any()
}

fn framed(reader: Reader, index: usize, paper: &Document, pinned: Pinned) -> AnyView {
    let passage = passages::picture(&reader.desk.case(), paper);
    let (Body::Picture(asset), Some(passage)) = (&paper.body, passage) else {
        return ().into_any();
    };
    let id = reader.passage_id(passage.number);
    view! {
        <div
            class="block"
            class:block--pinned=super::pin::is_pinned(pinned, passage.number)
            id=id.clone()
            data-passage=id
            tabindex="-1"
        >
            {picture::framed(reader, asset)}
            {super::pin::pin_button(reader, index, &passage, pinned, None)}
        </div>
    }
    .into_any()
}
