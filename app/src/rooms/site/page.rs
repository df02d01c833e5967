//! A page of the candidate's own: its name, its HTML, its way to the visitors.

use super::bench::{Bench, I18n};
use super::pages::plain;
use super::preview::Preview;
use super::select::Select;
use super::versions::Versions;
use crate::i18n::{t, t_string};
use crate::rooms::area::Area;
use crate::rooms::side::{Back, Part};
use crate::widgets::{Button, Chip, Look, Size, TextField};
use casefile::CarrierKind;
use exam::TextId;
use exam::content::CarrierId;
use exam::site::{Command as Act, Field, Naming, PageId, Shop, Stage, address};
use leptos::prelude::*;

/// The open page's heading.
pub const HEADING: &str = "site-page-title";

/// How far a page is, in a word.
pub fn stage(i18n: I18n, stage: Stage) -> &'static str {
    match stage {
        Stage::Draft => t_string!(i18n, site.stage.draft),
        Stage::Review => t_string!(i18n, site.stage.review),
        Stage::Scheduled => t_string!(i18n, site.stage.scheduled),
        Stage::Published => t_string!(i18n, site.stage.published),
    }
}

#[component]
pub fn OwnPage(bench: Bench, id: PageId, part: RwSignal<Part>) -> impl IntoView {
    let i18n = bench.i18n;
    let desk = bench.desk;
    let naming = desk.slice(move |s| {
        let page = s.site.pages.get(&id);
        page.map(|it| (it.title.clone(), it.slug.clone()))
            .unwrap_or_default()
    });
    let at = desk.slice(move |s| s.site.pages.get(&id).map(|it| it.stage).unwrap_or_default());
    let case = desk.case();
    let page = desk.slice(move |s| {
        let shop = Shop::of(&case, s).zip(s.page_version(id));
        shop.map(|(shop, version)| {
            let served = Shop::version(id, version);
            (shop.html(&served), shop.css(&served))
        })
        .unwrap_or_default()
    });
    let language = bench.language();
    let draft = move || at.get() == Stage::Draft;
    view! {
        <Back part label=move || t_string!(i18n, site.pages.back)/>
        <section class="site__part">
            <h2 id=HEADING tabindex="-1" lang=language>{move || naming.get().0}</h2>
            <p>
                {move || view! { <Chip label=move || stage(i18n, at.get())/> }}
                " " <code>{move || address(&naming.get().1)}</code>
            </p>
            <Acts bench id naming/>
            <Versions bench id at/>
            {move || match draft() {
                true => view! { <Draft bench id/> }.into_any(),
                false => view! { <p class="muted">{t!(i18n, site.page.locked)}</p> }.into_any(),
            }}
            <h3>{t!(i18n, site.page.preview)}</h3>
            <Preview bench name=Signal::derive(move || naming.get().0) page/>
        </section>
    }
}

/// Duplicate and delete; neither asks, both can be undone.
#[component]
fn Acts(bench: Bench, id: PageId, naming: Memo<(String, String)>) -> impl IntoView {
    let i18n = bench.i18n;
    let duplicate = move |()| {
        let (title, slug) = naming.get_untracked();
        let free = bench.desk.peek(|s| {
            let taken = |slug: &str| s.site.pages.values().any(|it| it.slug == slug);
            let base = if slug == "/" { "start" } else { slug.as_str() };
            let base: String = base.chars().take(50).collect();
            let named = |count: u32| format!("{}-{count}", base.trim_end_matches('-'));
            (2..).map(named).find(|it| !taken(it))
        });
        let title = t_string!(i18n, site.page.copy_title, title = title).to_string();
        let naming = Naming {
            title: title.chars().take(80).collect(),
            slug: free.unwrap_or_default(),
        };
        if bench.act(Act::Duplicate { page: id, naming }) {
            bench.say(t_string!(i18n, site.page.duplicated).to_string());
        }
    };
    let delete = move |()| {
        let title = naming.get_untracked().0;
        if bench.act(Act::Delete { page: id }) {
            bench.taken(t_string!(i18n, site.page.deleted, title = title).to_string());
            crate::browser::page::focus("room");
        }
    };
    view! {
        <div class="row">
            <Button
                label=move || t_string!(i18n, common.duplicate)
                icon="copy"
                look=Look::Bare
                size=Size::Small
                disabled=bench.off
                on_press=duplicate
            />
            <Button
                label=move || t_string!(i18n, site.page.delete)
                icon="trash"
                look=Look::Danger
                size=Size::Small
                disabled=bench.off
                on_press=delete
            />
        </div>
    }
}

/// What can be changed while the page is a draft.
#[component]
fn Draft(bench: Bench, id: PageId) -> impl IntoView {
    let i18n = bench.i18n;
    let desk = bench.desk;
    let filled = desk.slice(move |s| s.site.pages.get(&id).and_then(|it| it.carrier));
    let landings = desk.slice(|s| {
        let all = s.content.carriers.iter();
        let pages = all.filter(|(_, it)| it.kind == CarrierKind::LandingPage);
        pages
            .map(|(id, it)| (id.to_string(), it.name.clone()))
            .collect::<Vec<_>>()
    });
    let fill = move |word: Option<String>| {
        let carrier = word.and_then(|it| it.parse::<CarrierId>().ok());
        bench.act(Act::Fill { page: id, carrier });
    };
    let code = move || match filled.get() {
        Some(_) => view! { <p class="muted">{t!(i18n, site.page.filled)}</p> }.into_any(),
        None => view! {
            <Area
                text=TextId::Site(Field::Page(id))
                id="site-page-html"
                label=move || t_string!(i18n, site.page.html)
                hint=move || t_string!(i18n, site.page.html_hint)
                rows=12
            />
        }
        .into_any(),
    };
    view! {
        <Rename bench id/>
        <Select
            bench
            id="site-page-landing"
            label=move || t_string!(i18n, site.page.landing)
            none=move || t_string!(i18n, site.page.own_html)
            options=landings.into()
            chosen=Signal::derive(move || filled.get().map(|it| it.to_string()))
            on_choose=fill
        />
        <div class="site__code">{code}</div>
    }
}

#[component]
fn Rename(bench: Bench, id: PageId) -> impl IntoView {
    let i18n = bench.i18n;
    let naming = bench.desk.slice(move |s| {
        let page = s.site.pages.get(&id);
        page.map(|it| (it.title.clone(), it.slug.clone()))
            .unwrap_or_default()
    });
    let (title, slug) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    Effect::new(move |_| {
        let (own, place) = naming.get();
        title.set(own);
        slug.set(place);
    });
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let naming = Naming {
            title: title.get_untracked(),
            slug: plain(&slug.get_untracked()),
        };
        if bench.act(Act::Rename { page: id, naming }) {
            bench.say(t_string!(i18n, site.naming.saved).to_string());
        }
    };
    view! {
        <form class="site__naming" on:submit=save>
            <TextField
                id="site-title"
                label=move || t_string!(i18n, site.naming.title)
                value=title
            />
            <TextField
                id="site-slug"
                label=move || t_string!(i18n, site.naming.slug)
                value=slug
                class="input--medium"
            />
            <button
                type="submit"
                class="button"
                disabled=move || bench.off.get()
            >
                {move || t_string!(i18n, site.naming.save)}
            </button>
        </form>
    }
}
