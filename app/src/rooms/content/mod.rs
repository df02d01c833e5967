//! The room `content`: newsletters and landing pages, written in HTML and CSS with a live preview;
//! text messages, web pushes and posts, with how they look where they appear.

mod acts;
mod bench;
mod checks;
mod code;
mod compare;
mod create;
mod field;
mod inbox;
mod library;
mod lines;
mod short;
mod snippet;
mod studio;
mod template;
mod tools;
mod view;

use crate::desk::Desk;
use crate::i18n::{t, t_string, use_i18n};
use crate::rooms::opened::Opened;
use crate::rooms::side::{Part, WithSide, show_main};
use crate::widgets::{Button, Empty, Icon, Look};
use casefile::CarrierKind;
pub use checks::work;
use create::Create;
use exam::Command;
use exam::content::{CarrierId, Command as Act};
use leptos::prelude::*;
use studio::Studio;
pub use template::Template;

/// The room.
#[component]
pub fn Content() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let part = RwSignal::new(Part::Main);
    let creating = RwSignal::new(false);
    let writable = desk.writable();
    let off = Signal::derive(move || !writable.get());
    let empty = desk.slice(|s| s.content.carriers.is_empty());
    let open = Opened::new(desk, |s| s.content.open_carrier().map(|(id, _)| id));
    if open.get_untracked().is_none() {
        part.set(Part::Side);
    }
    let create = move |look: Look| {
        view! {
            <Button
                label=move || t_string!(i18n, content.create)
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
            view! {
                <Empty
                    icon="content"
                    title=move || t_string!(i18n, content.empty_title)
                    text=move || t_string!(i18n, content.empty_text)
                >
                    {create(Look::Primary)}
                </Empty>
            }
            .into_any()
        } else {
            let side = view! { <Carriers open part/> }.into_any();
            let main = view! { <Open open part/> }.into_any();
            view! { <WithSide name="list-content" slim=true part side main/> }.into_any()
        }
    };
    view! {
        <header class="room__head">
            <h1>{t!(i18n, content.title)}</h1>
            <Show when=move || !empty.get()>{create(Look::Plain)}</Show>
        </header>
        <div class="room__body">{body}</div>
        <Create open=creating part/>
    }
}

/// The open carrier.
#[component]
fn Open(open: Opened<Option<CarrierId>>, part: RwSignal<Part>) -> impl IntoView {
    let i18n = use_i18n();
    let id = Memo::new(move |_| open.get());
    move || match id.get() {
        Some(carrier) => view! { <Studio carrier part/> }.into_any(),
        None => view! { <p class="empty">{t!(i18n, content.choose)}</p> }.into_any(),
    }
}

/// The list, kind by kind.
#[component]
fn Carriers(open: Opened<Option<CarrierId>>, part: RwSignal<Part>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let carriers = desk.slice(|s| {
        let row = |(id, c): (&CarrierId, &exam::content::Carrier)| (*id, c.kind, c.name.clone());
        s.content.carriers.iter().map(row).collect::<Vec<_>>()
    });
    let group = move |kind: CarrierKind| {
        let own: Vec<_> = carriers
            .get()
            .into_iter()
            .filter(|(_, k, _)| *k == kind)
            .collect();
        if own.is_empty() {
            return ().into_any();
        }
        let name = move || match kind {
            CarrierKind::Newsletter => t_string!(i18n, content.newsletters),
            CarrierKind::LandingPage => t_string!(i18n, content.landing_pages),
            CarrierKind::Sms => t_string!(i18n, content.sms_list),
            CarrierKind::Push => t_string!(i18n, content.push_list),
            CarrierKind::Post => t_string!(i18n, content.post_list),
        };
        let items = own
            .into_iter()
            .map(|(id, kind, name)| item(open, part, id, kind, name));
        view! { <li class="list__group">{name}</li>{items.collect_view()} }.into_any()
    };
    view! {
        <div></div>
        <ul class="list with-side__list">
            {move || CarrierKind::ALL.map(group).into_iter().collect_view()}
        </ul>
    }
}

fn item(
    open: Opened<Option<CarrierId>>,
    part: RwSignal<Part>,
    id: CarrierId,
    kind: CarrierKind,
    name: String,
) -> AnyView {
    let icon = match kind {
        CarrierKind::Newsletter => "mail",
        CarrierKind::LandingPage => "page",
        CarrierKind::Sms => "phone",
        CarrierKind::Push => "desktop",
        CarrierKind::Post => "image",
    };
    let choose = move |_| {
        if open.get_untracked() != Some(id) {
            open.open(Some(id), Command::Content(Act::Open { carrier: id }));
        }
        show_main(part, studio::HEADING);
    };
    view! {
        <li>
            <button
                type="button"
                class="list__item"
                aria-current=move || (open.get() == Some(id)).then_some("true")
                on:click=choose
            >
                <Icon name=icon/>
                <span class="list__name">{name}</span>
            </button>
        </li>
    }
    .into_any()
}
