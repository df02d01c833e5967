//! The room `brief`: the case's papers, searched, read and pinned.

mod document;
mod documents;
mod findings;
mod panel;
mod passages;
pub mod picture;
mod pin;
mod prose;
mod reader;
mod search;
mod table;

pub use panel::BriefPanel;

use crate::i18n::{t, t_string};
use crate::rooms::side::WithSide;
use crate::widgets::{Tab, Tabs};
use document::DocumentPane;
use documents::Documents;
use findings::{Count, Findings, SearchField, step_by_key};
use leptos::prelude::*;
use pin::Pins;
use reader::Reader;

const DOCUMENTS: &str = "brief-documents";
const PINS: &str = "brief-pins";

/// The room.
#[component]
pub fn Brief() -> impl IntoView {
    let reader = Reader::new("brief");
    let i18n = reader.i18n;
    view! {
        <header class="room__head">
            <h1>{t!(i18n, brief.title)}</h1>
            <SearchField reader/>
        </header>
        <div class="room__body" on:keydown=move |event| step_by_key(reader, &event)>
            <WithSide
                name="list-brief"
                part=reader.part
                side=view! { <Side reader/> }.into_any()
                main=view! { <DocumentPane reader/> }.into_any()
            />
        </div>
    }
}

/// The list at the left: documents or pins, or what was found.
#[component]
fn Side(reader: Reader) -> impl IntoView {
    let searching = Memo::new(move |_| reader.is_searching());
    let tab = RwSignal::new(DOCUMENTS);
    move || {
        if searching.get() {
            view! {
                <div class="with-side__top"><Count reader/></div>
                <div class="with-side__list"><Findings reader/></div>
            }
            .into_any()
        } else {
            view! { <Shelf reader tab/> }.into_any()
        }
    }
}

#[component]
fn Shelf(reader: Reader, tab: RwSignal<&'static str>) -> impl IntoView {
    let i18n = reader.i18n;
    let count = reader.desk.slice(|s| s.brief.pins.len());
    let tabs = vec![
        Tab::new(DOCUMENTS, move || t_string!(i18n, brief.documents)),
        Tab::new(PINS, move || t_string!(i18n, brief.pinned)).count(count.into()),
    ];
    let list = move || {
        let id = format!("{}-panel", tab.get());
        let list = match tab.get() {
            PINS => view! { <Pins reader/> }.into_any(),
            _ => view! { <Documents reader/> }.into_any(),
        };
        view! {
            <div class="with-side__list" role="tabpanel" id=id aria-labelledby=tab.get()>
                {list}
            </div>
        }
    };
    view! {
        <div class="with-side__top">
            <Tabs
                tabs
                selected=tab
                on_select=move |id| tab.set(id)
                label=move || t_string!(i18n, brief.title)
            />
        </div>
        {list}
    }
}
