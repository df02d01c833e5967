//! The list of documents, shelf by shelf.

use super::reader::Reader;
use crate::i18n::t_string;
use crate::widgets::Icon;
use casefile::{Body, Document, Group};
use leptos::prelude::*;

/// A shelf's name.
pub fn group_name(reader: Reader, group: Group) -> &'static str {
    let i18n = reader.i18n;
    match group {
        Group::Company => t_string!(i18n, brief.group.company),
        Group::Market => t_string!(i18n, brief.group.market),
        Group::Customers => t_string!(i18n, brief.group.customers),
        Group::Past => t_string!(i18n, brief.group.past),
        Group::Brand => t_string!(i18n, brief.group.brand),
        Group::Mail => t_string!(i18n, brief.group.mail),
        Group::Law => t_string!(i18n, brief.group.law),
    }
}

/// The shelves that have documents, each with the documents' indices.
pub fn shelves(reader: Reader) -> Vec<(Group, Vec<usize>)> {
    let case = reader.desk.case();
    let on = |group: Group| {
        let own = case
            .documents
            .iter()
            .enumerate()
            .filter(move |(_, d)| d.group == group);
        (group, own.map(|(index, _)| index).collect::<Vec<_>>())
    };
    Group::ALL
        .into_iter()
        .map(on)
        .filter(|(_, own)| !own.is_empty())
        .collect()
}

fn icon(paper: &Document) -> &'static str {
    match paper.body {
        Body::Markdown(_) => "file",
        Body::Table(_) => "table",
        Body::Picture(_) => "image",
    }
}

/// The list.
#[component]
pub fn Documents(reader: Reader) -> impl IntoView {
    let open = Memo::new(move |_| reader.document());
    let shelf = move |(group, own): (Group, Vec<usize>)| {
        let items = own
            .into_iter()
            .map(|index| item(reader, index, open))
            .collect_view();
        view! {
            <li class="list__group">{move || group_name(reader, group)}</li>
            {items}
        }
        .into_any()
    };
    view! { <ul class="list">{shelves(reader).into_iter().map(shelf).collect_view()}</ul> }
}

fn item(reader: Reader, index: usize, open: Memo<usize>) -> AnyView {
    let Some(paper) = reader.paper(index) else {
        return ().into_any();
    };
    let pinned = reader.pins(index);
    let count = move || pinned.with(|pinned| pinned.values().map(Vec::len).sum::<usize>());
    let note = move || {
        (count() > 0).then(|| {
            let words = t_string!(reader.i18n, common.pins, count = count()).to_string();
            let title = words.clone();
            view! {
                <span class="list__note row" title=title>
                    <Icon name="pin"/>
                    <span aria-hidden="true">{count()}</span>
                    <span class="hidden">{words}</span>
                </span>
            }
        })
    };
    view! {
        <li>
            <button
                type="button"
                class="list__item"
                aria-current=move || (open.get() == index).then_some("true")
                on:click=move |_| reader.open_from_list(index)
            >
                <Icon name=icon(&paper)/>
                <span class="list__name">{move || reader.title(index)}</span>
                {note}
            </button>
        </li>
    }
    .into_any()
}
