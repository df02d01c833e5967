//! The shop as a visitor walks through it: every address, with what stands there now.

use super::bench::Bench;
use super::preview::Preview;
use super::select::Select;
use crate::i18n::{t, t_string};
use exam::site::{Served, Shop, address};
use leptos::prelude::*;

/// A choice of the shop's addresses, and the page that is there.
#[component]
pub fn Visitor(bench: Bench) -> impl IntoView {
    let i18n = bench.i18n;
    let desk = bench.desk;
    let chosen = RwSignal::new(None::<String>);
    let case = desk.case();
    let pages = desk.slice(move |s| {
        let shop = Shop::of(&case, s);
        let whole = |shop: &Shop<'_>, it: Served| {
            let (html, css) = (shop.html(&it), shop.css(&it));
            (address(&it.slug), it.title, (html, css))
        };
        shop.map_or(Vec::new(), |shop| {
            let all = shop.pages(None).into_iter();
            all.map(|it| whole(&shop, it)).collect()
        })
    });
    let options = Signal::derive(move || {
        let pair =
            |it: &(String, String, (String, String))| (it.0.clone(), format!("{}: {}", it.0, it.1));
        pages.with(|pages| pages.iter().map(pair).collect::<Vec<_>>())
    });
    // A page that is gone gives way to the front page.
    let place = move || {
        let chosen = chosen.get();
        pages.with(|pages| pages.iter().position(|it| Some(&it.0) == chosen.as_ref()))
    };
    let found = move || {
        let place = place().unwrap_or(0);
        pages.with(|pages| pages.get(place).cloned())
    };
    let name = Signal::derive(move || found().map(|it| it.1).unwrap_or_default());
    let page = Signal::derive(move || found().map(|it| it.2).unwrap_or_default());
    view! {
        <section class="site__part" aria-labelledby="site-visitor-title">
            <h2 id="site-visitor-title" tabindex="-1">{t!(i18n, site.visitor.title)}</h2>
            <Select
                bench=bench.looking()
                id="site-visitor-page"
                label=move || t_string!(i18n, site.visitor.page)
                none=move || t_string!(i18n, site.visitor.front)
                options
                chosen=Signal::derive(move || chosen.get())
                on_choose=move |own: Option<String>| chosen.set(own)
            />
            <Preview bench name page/>
        </section>
    }
}
