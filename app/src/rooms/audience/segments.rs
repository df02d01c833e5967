//! The segments: their list with their sizes, and the open one.

use super::base::Base;
use super::cell;
use super::counts::{Size, sizes};
use super::create::Create;
use super::segment::{HEADING, SegmentSheet};
use crate::i18n::{t, t_string};
use crate::rooms::side::{Part, WithSide, show_main};
use crate::widgets::{Button, Empty, Icon, Look};
use exam::Command;
use exam::audience::{Command as Act, SegmentId};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The view.
#[component]
pub fn SegmentsView(base: Base) -> impl IntoView {
    let desk = base.desk;
    let i18n = base.i18n;
    let creating = RwSignal::new(false);
    let empty = desk.slice(|s| s.audience.segments.is_empty());
    let open = desk.slice(|s| s.audience.open_segment().map(|(id, _)| id));
    let begin = match open.get_untracked() {
        Some(_) => Part::Main,
        None => Part::Side,
    };
    let part = RwSignal::new(begin);
    let writable = desk.writable();
    let off = Signal::derive(move || !writable.get());
    let create = move |look: Look| {
        view! {
            <Button
                label=move || t_string!(i18n, audience.segments.create)
                icon="plus"
                disabled=off
                look
                on_press=move |()| creating.set(true)
            />
        }
        .into_any()
    };
    let body = move || {
        if empty.get() {
            return view! {
                <Empty
                    icon="audience"
                    title=move || t_string!(i18n, audience.segments.empty_title)
                    text=move || t_string!(i18n, audience.segments.empty_text)
                >
                    {create(Look::Primary)}
                </Empty>
            }
            .into_any();
        }
        let add = create(Look::Plain);
        let side = view! { <List base open part add/> }.into_any();
        let main = move || match open.get() {
            Some(id) => view! { <SegmentSheet base id part/> }.into_any(),
            None => view! {
                <p class="empty">{t!(i18n, audience.segments.choose)}</p>
            }
            .into_any(),
        };
        view! { <WithSide name="list-audience" part side main=main.into_any()/> }.into_any()
    };
    view! {
        {body}
        <Create base open=creating part/>
    }
}

#[component]
fn List(
    base: Base,
    open: Memo<Option<SegmentId>>,
    part: RwSignal<Part>,
    add: AnyView,
) -> impl IntoView {
    let i18n = base.i18n;
    let sizes = sizes(base);
    let segments = base.desk.slice(|s| {
        let row =
            |(id, segment): (&SegmentId, &exam::audience::Segment)| (*id, segment.name.clone());
        s.audience.segments.iter().map(row).collect::<Vec<_>>()
    });
    let items = move || {
        let segments = segments.get().into_iter();
        segments
            .map(|(id, name)| item(base, open, part, sizes, id, name))
            .collect_view()
    };
    view! {
        <div class="with-side__top">{add}</div>
        <ul
            class="list with-side__list"
            aria-label=move || t_string!(i18n, audience.segments.list)
        >
            {items}
        </ul>
    }
}

fn item(
    base: Base,
    open: Memo<Option<SegmentId>>,
    part: RwSignal<Part>,
    sizes: RwSignal<BTreeMap<SegmentId, Size>>,
    id: SegmentId,
    name: String,
) -> AnyView {
    let i18n = base.i18n;
    let size = move || {
        let known = sizes.with(|sizes| sizes.get(&id).copied());
        match known {
            None => t_string!(i18n, audience.segments.counting).to_string(),
            Some(Size::None) => t_string!(i18n, audience.segments.no_rule).to_string(),
            Some(Size::Faulty) => t_string!(i18n, audience.segments.faulty).to_string(),
            Some(Size::Of(count)) => {
                let shown = cell::count(count, base.language());
                t_string!(i18n, audience.count, count = count, shown = shown).to_string()
            }
        }
    };
    let choose = move |_| {
        if open.get_untracked() != Some(id) {
            let _ = base
                .desk
                .dispatch(Command::Audience(Act::Open { segment: id }));
        }
        show_main(part, HEADING);
    };
    view! {
        <li>
            <button
                type="button"
                class="list__item"
                aria-current=move || (open.get() == Some(id)).then_some("true")
                on:click=choose
            >
                <Icon name="audience"/>
                <span class="list__name">{name}</span>
                <span class="list__more">{size}</span>
            </button>
        </li>
    }
    .into_any()
}
