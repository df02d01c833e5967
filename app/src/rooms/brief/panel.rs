//! The brief in compact form, to stand beside any room.

use super::document::sheet;
use super::documents::{group_name, shelves};
use super::findings::{Count, Findings, SearchField, step_by_key};
use super::pin::Pins;
use super::reader::Reader;
use crate::i18n::t_string;
use crate::rooms::side::Part;
use crate::widgets::{Tab, Tabs};
use casefile::Group;
use leptos::prelude::*;

const DOCUMENT: &str = "panel-document";
const PINS: &str = "panel-pins";

/// Search, a choice of documents, the open one; or the pins.
#[component]
pub fn BriefPanel() -> impl IntoView {
    let reader = Reader::new("panel");
    let tab = RwSignal::new(DOCUMENT);
    let i18n = reader.i18n;
    let count = reader.desk.slice(|s| s.brief.pins.len());
    let tabs = vec![
        Tab::new(DOCUMENT, move || t_string!(i18n, brief.document)),
        Tab::new(PINS, move || t_string!(i18n, brief.pinned)).count(count.into()),
    ];
    // A pin or a finding that was asked for is shown in its document.
    reader.part.set(Part::Side);
    Effect::new(move |_| {
        if reader.part.get() == Part::Main {
            reader.part.set(Part::Side);
            tab.set(DOCUMENT);
        }
    });
    let page = move || {
        let inner = match tab.get() {
            PINS => view! { <Pins reader/> }.into_any(),
            _ => view! { <Open reader/> }.into_any(),
        };
        let id = format!("{}-panel", tab.get());
        view! { <div role="tabpanel" id=id aria-labelledby=tab.get()>{inner}</div> }
    };
    view! {
        <div
            class="stack brief-panel"
            on:keydown=move |event| step_by_key(reader, &event)
        >
            <SearchField reader/>
            <Tabs
                tabs
                selected=tab
                on_select=move |id| tab.set(id)
                label=move || t_string!(i18n, brief.title)
            />
            {page}
        </div>
    }
}

/// The choice of documents, what was found, and the open document.
#[component]
fn Open(reader: Reader) -> impl IntoView {
    let i18n = reader.i18n;
    super::document::follow_selection(reader);
    let index = Memo::new(move |_| reader.document());
    let searching = Memo::new(move |_| reader.is_searching());
    let found = move || {
        let label = move || t_string!(i18n, brief.findings);
        searching.get().then(|| {
            view! {
                <div class="brief-panel__count"><Count reader/></div>
                <div class="brief-panel__found" tabindex="0" role="region" aria-label=label>
                    <Findings reader/>
                </div>
            }
        })
    };
    let drawn = move || {
        let index = index.get();
        reader
            .paper(index)
            .map(|paper| sheet(reader, index, &paper))
    };
    view! {
        <div class="stack">
            {found}
            <Chooser reader index/>
            <h3 class="hidden" id=reader.heading_id() tabindex="-1">
                {move || reader.title(index.get())}
            </h3>
            {drawn}
        </div>
    }
}

#[component]
fn Chooser(reader: Reader, index: Memo<usize>) -> impl IntoView {
    let i18n = reader.i18n;
    let shelf = move |(group, own): (Group, Vec<usize>)| {
        let options = own.into_iter().map(|own| {
            let chosen = move || index.get() == own;
            view! {
                <option value=own.to_string() prop:selected=chosen>
                    {move || reader.title(own)}
                </option>
            }
        });
        let options = options.collect_view();
        view! { <optgroup label=move || group_name(reader, group)>{options}</optgroup> }.into_any()
    };
    let choose = move |event: leptos::ev::Event| {
        if let Ok(index) = event_target_value(&event).parse() {
            reader.open(index);
        }
    };
    view! {
        <select
            class="input"
            aria-label=move || t_string!(i18n, brief.document)
            on:change=choose
        >
            {shelves(reader).into_iter().map(shelf).collect_view()}
        </select>
    }
}
