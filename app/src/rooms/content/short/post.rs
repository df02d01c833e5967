//! A post: its network with what that takes, and the card that it is in a feed.

use super::picture::{Crop, Picture, shown};
use super::{Dress, OneLine, Tools, firm, first, host, id, linked};
use crate::i18n::{t, t_string};
use crate::rooms::area::Area;
use crate::rooms::content::bench::Bench;
use crate::widgets::{Segment, Segments};
use checks::short::Links;
use exam::content::{Network, Part};
use leptos::prelude::*;

#[component]
pub fn Fields(bench: Bench, look: Dress) -> impl IntoView {
    let i18n = bench.i18n;
    let link_note = move || match look.shape.with(|it| it.network.limits().links) {
        Links::Card => t_string!(i18n, content.short.post.link_card).to_string(),
        Links::Dead => t_string!(i18n, content.short.post.link_dead).to_string(),
        Links::Counted(count) => {
            t_string!(i18n, content.short.post.link_counted, count = count).to_string()
        }
    };
    let there = Memo::new(move |_| look.shape.with(|it| it.picture.is_some()));
    view! {
        <Networks bench look/>
        <Area
            text=bench.text_id(Part::Text)
            id=id(Part::Text)
            label=move || t_string!(i18n, content.short.text)
            hint=move || t_string!(i18n, content.short.post.hint)
            rows=6
        />
        <Counter bench look/>
        <Tools bench/>
        <OneLine
            bench
            part=Part::Link
            label=move || t_string!(i18n, content.short.link)
            note=link_note
        />
        <Picture bench look/>
        <Crop bench look/>
        <div hidden=move || !there.get()>
            <OneLine
                bench
                part=Part::Alt
                label=move || t_string!(i18n, content.short.alt)
                note=move || t_string!(i18n, content.assets.alt_hint)
            />
        </div>
    }
}

#[component]
fn Networks(bench: Bench, look: Dress) -> impl IntoView {
    let i18n = bench.i18n;
    let writable = bench.desk.writable();
    let one = |network: Network| Segment::new(network, move || network.title());
    let choose = move |network: Network| {
        look.change(bench, |shape| {
            shape.network = network;
            // Another network shows other crops whole.
            let ratios = network.limits().ratios;
            if !ratios.contains(&shape.ratio) {
                shape.ratio = ratios[0];
            }
        });
    };
    view! {
        <fieldset class="field" disabled=move || !writable.get()>
            <legend class="field__label">{t!(i18n, content.short.post.network)}</legend>
            <Segments
                segments=Network::ALL.map(one).to_vec()
                selected=Signal::derive(move || look.shape.with(|it| it.network))
                on_select=choose
                label=move || t_string!(i18n, content.short.post.network)
            />
        </fieldset>
    }
}

/// The text's length as the network counts, and how much of it is seen at once.
#[component]
fn Counter(bench: Bench, look: Dress) -> impl IntoView {
    let i18n = bench.i18n;
    let text = bench.desk.text(bench.text_id(Part::Text));
    let link = bench.desk.text(bench.text_id(Part::Link));
    let network = Memo::new(move |_| look.shape.with(|it| it.network));
    let length = Memo::new(move |_| {
        let network = network.get();
        text.with(|text| link.with(|link| network.length(text, link)))
    });
    let said = move || {
        let (name, count) = (network.get().title(), length.get());
        let max = network.get().limits().text_chars_max;
        if count > max {
            t_string!(
                i18n,
                content.short.post.over,
                name = name,
                count = count,
                max = max
            )
            .to_string()
        } else {
            t_string!(
                i18n,
                content.short.post.fits,
                name = name,
                count = count,
                max = max
            )
            .to_string()
        }
    };
    let over = move || length.get() > network.get().limits().text_chars_max;
    let seen = move || {
        let seen = network.get().limits().seen_chars;
        t_string!(i18n, content.short.post.seen, seen = seen).to_string()
    };
    view! {
        <div class="short__count">
            <p class:short__over=over>{said}</p>
            <p class="small muted">{seen}</p>
        </div>
    }
}

/// The post in its network's feed.
#[component]
pub fn Mock(bench: Bench, look: Dress) -> impl IntoView {
    let network = Memo::new(move |_| look.shape.with(|it| it.network));
    move || card(bench, look, network.get())
}

fn card(bench: Bench, look: Dress, network: Network) -> AnyView {
    let i18n = bench.i18n;
    let firm = firm(bench);
    let limits = network.limits();
    let text = bench.desk.text(bench.text_id(Part::Text));
    let body = move || {
        let seen: String = text.with(|text| text.trim().chars().take(limits.seen_chars).collect());
        linked(&seen)
    };
    let folded = move || text.with(|text| text.trim().chars().count() > limits.seen_chars);
    let more = view! {
        <span class="muted" hidden=move || !folded()>{t!(i18n, content.short.post.more)}</span>
    };
    let empty = move || text.with(|text| text.trim().is_empty());
    let words = view! { <p class="post__text">{body}" "{more}</p> }.into_any();
    let picture = shown(bench, look, "post__picture", None);
    let preview = preview(bench, look, network);
    // A picture's network shows it first; the others begin with the words.
    let (upper, lower) = match network {
        Network::Instagram => (picture, words),
        _ => (words, picture),
    };
    view! {
        <p class="muted" hidden=move || !empty()>{t!(i18n, content.short.empty)}</p>
        <article class=format!("post post--{}", network.name()) aria-label=network.title()>
            <h3 class="short__name">{network.title()}</h3>
            <div class="post__head">
                <span class="post__mark" aria-hidden="true">{first(&firm)}</span>
                <p><b>{firm.clone()}</b></p>
                <p class="small muted">{move || byline(bench, network)}</p>
            </div>
            {upper}
            {lower}
            {preview}
            <p class="post__acts small muted" aria-hidden="true">
                {t!(i18n, content.short.post.acts)}
            </p>
        </article>
    }
    .into_any()
}

/// What stands under a firm's name.
fn byline(bench: Bench, network: Network) -> String {
    let i18n = bench.i18n;
    let name = host(bench);
    let short = name.split('.').next().unwrap_or_default();
    match network {
        Network::Instagram | Network::X => format!("@{short}"),
        Network::Facebook | Network::Linkedin => {
            t_string!(i18n, content.short.post.byline).to_string()
        }
    }
}

/// What a link becomes: a card with the host, plain letters, or letters that do nothing.
fn preview(bench: Bench, look: Dress, network: Network) -> AnyView {
    let i18n = bench.i18n;
    let link = bench.desk.text(bench.text_id(Part::Link));
    let there = Memo::new(move |_| link.with(|link| !link.trim().is_empty()));
    let pictured = Memo::new(move |_| look.shape.with(|it| it.picture.is_some()));
    let address = move || link.with(|link| link.trim().to_string());
    let site = move || {
        let address = address();
        let rest = address
            .split_once("://")
            .map_or(address.as_str(), |(_, rest)| rest);
        rest.split(['/', '?', '#'])
            .next()
            .unwrap_or_default()
            .to_lowercase()
    };
    let inner = move || match network.limits().links {
        _ if !there.get() => ().into_any(),
        Links::Dead => view! {
            <p class="post__dead small">{t!(i18n, content.short.post.dead)}</p>
        }
        .into_any(),
        Links::Counted(_) => view! {
            <p class="post__address"><span class="short__link">{address}</span></p>
        }
        .into_any(),
        Links::Card => view! {
            <div class="post__card" class:post__card--bare=move || !pictured.get()>
                <p class="small muted">{site}</p>
                <p class="post__address">{address}</p>
            </div>
        }
        .into_any(),
    };
    inner.into_any()
}
