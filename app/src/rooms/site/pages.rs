//! The shop's pages: the candidate's own, those of the case, and the shop as a visitor sees it.

use super::bench::Bench;
use super::page::{HEADING, OwnPage};
use super::preview::Preview;
use super::visitor::Visitor;
use crate::browser::page;
use crate::i18n::{t, t_string};
use crate::rooms::opened::Opened;
use crate::rooms::side::{Back, Part, WithSide, show_main};
use crate::widgets::{Button, Dialog, Icon, Look, TextField};
use casefile::site::{SitePage, is_slug};
use exam::Command;
use exam::site::{Command as Act, Naming, PageId, Shop, Stage, address};
use leptos::prelude::*;

/// What the right half shows.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Sight {
    /// The shop as a visitor walks through it.
    Visitor,
    /// A page of the case, by its address.
    Given(String),
    /// The open page.
    Own,
}

#[component]
pub fn Pages(bench: Bench) -> impl IntoView {
    let desk = bench.desk;
    let open = Opened::new(desk, |s| s.site.open_page().map(|(id, _)| id));
    let sight = RwSignal::new(match open.get_untracked() {
        Some(_) => Sight::Own,
        None => Sight::Visitor,
    });
    let part = RwSignal::new(Part::Side);
    let creating = RwSignal::new(false);
    let side = view! { <List bench open sight part creating/> }.into_any();
    let own = Memo::new(move |_| open.get());
    let main = move || match (sight.get(), own.get()) {
        (Sight::Own, Some(id)) => view! { <OwnPage bench id part/> }.into_any(),
        (Sight::Given(slug), _) => view! { <Given bench slug sight part/> }.into_any(),
        _ => view! {
            <Back part label=move || t_string!(bench.i18n, site.pages.back)/>
            <Visitor bench/>
        }
        .into_any(),
    };
    let main = view! { <div class="site__main">{main}</div> }.into_any();
    view! {
        <WithSide name="list-site" slim=true part side main/>
        <Create bench open=creating sight part/>
    }
}

#[component]
fn List(
    bench: Bench,
    open: Opened<Option<PageId>>,
    sight: RwSignal<Sight>,
    part: RwSignal<Part>,
    creating: RwSignal<bool>,
) -> impl IntoView {
    let i18n = bench.i18n;
    let desk = bench.desk;
    let own = desk.slice(|s| {
        let row = |(id, it): (&PageId, &exam::site::Page)| (*id, it.title.clone(), it.stage);
        s.site.pages.iter().map(row).collect::<Vec<_>>()
    });
    let case = desk.case();
    let given = case.site.as_ref().map(|it| it.pages.clone());
    let visitor = move |_| {
        sight.set(Sight::Visitor);
        show_main(part, "site-visitor-title");
    };
    let is_visitor = move || sight.with(|it| *it == Sight::Visitor);
    let rows = move || {
        let rows = own.get().into_iter();
        rows.map(|row| own_row(bench, open, sight, part, row))
            .collect_view()
    };
    view! {
        <div class="site__new">
            <Button
                label=move || t_string!(i18n, site.pages.create)
                icon="plus"
                disabled=bench.off
                on_press=move |()| creating.set(true)
            />
        </div>
        <ul class="list with-side__list">
            <li>
                <button
                    type="button"
                    class="list__item"
                    aria-current=move || is_visitor().then_some("true")
                    on:click=visitor
                >
                    <Icon name="eye"/>
                    <span class="list__name">{t!(i18n, site.visitor.title)}</span>
                </button>
            </li>
            <li class="list__group">{t!(i18n, site.pages.own)}</li>
            <Show when=move || own.with(Vec::is_empty)>
                <li class="muted small site__none">{t!(i18n, site.pages.none)}</li>
            </Show>
            {rows}
            <li class="list__group">{t!(i18n, site.pages.given)}</li>
            {given.into_iter().flatten().map(|it| given_row(it, sight, part)).collect_view()}
        </ul>
    }
}

fn own_row(
    bench: Bench,
    open: Opened<Option<PageId>>,
    sight: RwSignal<Sight>,
    part: RwSignal<Part>,
    (id, title, stage): (PageId, String, Stage),
) -> AnyView {
    let choose = move |_| {
        sight.set(Sight::Own);
        if open.get_untracked() != Some(id) {
            open.open(Some(id), Command::Site(Act::Open { page: id }));
        }
        show_main(part, HEADING);
    };
    let here = move || sight.with(|it| *it == Sight::Own) && open.get() == Some(id);
    view! {
        <li>
            <button
                type="button"
                class="list__item"
                aria-current=move || here().then_some("true")
                on:click=choose
            >
                <Icon name="page"/>
                <span class="list__name">{title}</span>
                <span class="chip">{move || super::page::stage(bench.i18n, stage)}</span>
            </button>
        </li>
    }
    .into_any()
}

fn given_row(own: SitePage, sight: RwSignal<Sight>, part: RwSignal<Part>) -> AnyView {
    let slug = StoredValue::new(own.slug);
    let choose = move |_| {
        sight.set(Sight::Given(slug.get_value()));
        show_main(part, HEADING);
    };
    let here = move || sight.with(|it| slug.with_value(|own| *it == Sight::Given(own.clone())));
    view! {
        <li>
            <button
                type="button"
                class="list__item"
                aria-current=move || here().then_some("true")
                on:click=choose
            >
                <Icon name="page"/>
                <span class="list__name">{own.title}</span>
            </button>
        </li>
    }
    .into_any()
}

/// A page of the case, which can be replaced by one's own.
#[component]
fn Given(
    bench: Bench,
    slug: String,
    sight: RwSignal<Sight>,
    part: RwSignal<Part>,
) -> impl IntoView {
    let i18n = bench.i18n;
    let desk = bench.desk;
    let case = desk.case();
    let mut pages = case.site.iter().flat_map(|it| &it.pages);
    let Some(own) = pages.find(|it| it.slug == slug).cloned() else {
        return ().into_any();
    };
    let title = own.title.clone();
    let place = address(&own.slug);
    let kept = own.clone();
    let served = case.clone();
    let page = desk.slice(move |s| {
        let shop = Shop::of(&served, s);
        let found = shop.and_then(|shop| {
            let mut all = shop.pages(None).into_iter();
            let it = all.find(|it| it.slug == own.slug)?;
            Some((shop.html(&it), shop.css(&it)))
        });
        found.unwrap_or_default()
    });
    let take = move |()| {
        let naming = Naming {
            title: kept.title.clone(),
            slug: kept.slug.clone(),
        };
        let html = kept.body.clone();
        if bench.act(Act::Create { naming, html }) {
            bench.say(t_string!(i18n, site.pages.taken).to_string());
            sight.set(Sight::Own);
            show_main(part, HEADING);
        }
    };
    let name = title.clone();
    let language = bench.language();
    view! {
        <Back part label=move || t_string!(i18n, site.pages.back)/>
        <section class="site__part">
            <h2 id=HEADING tabindex="-1" lang=language>{title}</h2>
            <p class="muted">{t!(i18n, site.pages.given_lead)} " " <code>{place}</code></p>
            <div class="row">
                <Button
                    label=move || t_string!(i18n, site.pages.take)
                    icon="edit"
                    disabled=bench.off
                    on_press=take
                />
            </div>
            <Preview bench name=Signal::stored(name) page/>
        </section>
    }
    .into_any()
}

/// The window that makes a page.
#[component]
fn Create(
    bench: Bench,
    open: RwSignal<bool>,
    sight: RwSignal<Sight>,
    part: RwSignal<Part>,
) -> impl IntoView {
    let i18n = bench.i18n;
    view! {
        <Dialog
            id="site-create"
            open
            title=move || t_string!(i18n, site.pages.create)
            close_label=move || t_string!(i18n, common.close)
            on_close=move |()| open.set(false)
        >
            <Form bench open sight part/>
        </Dialog>
    }
}

#[component]
fn Form(
    bench: Bench,
    open: RwSignal<bool>,
    sight: RwSignal<Sight>,
    part: RwSignal<Part>,
) -> impl IntoView {
    let i18n = bench.i18n;
    let (title, slug) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let wrong = RwSignal::new(false);
    let fault = Signal::derive(move || {
        let bad = wrong.get() && title.with(|it| it.trim().is_empty());
        bad.then(|| t_string!(i18n, site.naming.title_missing).to_string())
    });
    let odd = Signal::derive(move || {
        let bad = wrong.get() && slug.with(|it| !is_slug(it.trim().trim_start_matches('/')));
        bad.then(|| t_string!(i18n, site.naming.slug_bad).to_string())
    });
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        wrong.set(true);
        if fault.with_untracked(Option::is_some) {
            return page::focus("site-new-title");
        }
        if odd.with_untracked(Option::is_some) {
            return page::focus("site-new-slug");
        }
        let naming = Naming {
            title: title.get_untracked(),
            slug: plain(&slug.get_untracked()),
        };
        let html = String::new();
        if bench.act(Act::Create { naming, html }) {
            open.set(false);
            sight.set(Sight::Own);
            show_main(part, HEADING);
        }
    };
    view! {
        <form on:submit=make>
            <div class="dialog__body">
                <TextField
                    id="site-new-title"
                    label=move || t_string!(i18n, site.naming.title)
                    hint=move || t_string!(i18n, site.naming.title_hint)
                    value=title
                    error=fault
                    error_prefix=move || t_string!(i18n, common.error)
                />
                <TextField
                    id="site-new-slug"
                    label=move || t_string!(i18n, site.naming.slug)
                    hint=move || t_string!(i18n, site.naming.slug_hint)
                    value=slug
                    class="input--medium"
                    error=odd
                    error_prefix=move || t_string!(i18n, common.error)
                />
            </div>
            <footer class="dialog__foot">
                <Button
                    label=move || t_string!(i18n, common.cancel)
                    look=Look::Plain
                    on_press=move |()| open.set(false)
                />
                <button type="submit" class="button button--primary">
                    {move || t_string!(i18n, site.pages.create)}
                </button>
            </footer>
        </form>
    }
}

/// An address as the core wants it: people write the slash too.
pub fn plain(slug: &str) -> String {
    let slug = slug.trim();
    match slug.trim_start_matches('/') {
        "" => slug.into(),
        bare => bare.into(),
    }
}
