//! The case's pictures with their licences, to be put into the HTML.

use super::bench::Bench;
use crate::i18n::{t, t_string};
use crate::rooms::brief::picture::Shelf;
use crate::widgets::{Dialog, Icon};
use casefile::Asset;
use exam::units;
use leptos::prelude::*;

/// The window. A chosen picture is written at the caret with an empty `alt`, which is selected:
/// what it says is the candidate's work.
#[component]
pub fn Library(bench: Bench, open: RwSignal<bool>) -> impl IntoView {
    let i18n = bench.i18n;
    let case = bench.desk.case();
    let close = move || open.set(false);
    view! {
        <Dialog
            id="library"
            open
            wide=true
            title=move || t_string!(i18n, content.assets.title)
            close_label=move || t_string!(i18n, common.close)
            on_close=move |()| close()
        >
            <div class="dialog__body">
                {
                    let assets = case.assets.iter().filter(|asset| asset.width > 0);
                    let cards: Vec<AnyView> =
                        assets.map(|asset| card(bench, open, asset.clone())).collect();
                    if cards.is_empty() {
                        view! { <p>{t!(i18n, content.assets.empty)}</p> }.into_any()
                    } else {
                        view! { <div class="library">{cards}</div> }.into_any()
                    }
                }
            </div>
        </Dialog>
    }
}

fn card(bench: Bench, open: RwSignal<bool>, asset: Asset) -> AnyView {
    let i18n = bench.i18n;
    let shelf = Shelf::of(bench.desk);
    let file = asset.file.clone();
    let alt = asset.alt.clone();
    let picture = move || {
        shelf
            .address(&file)
            .map(|address| view! { <img src=address alt=alt.clone()/> })
    };
    let (author, licence) = (asset.author.clone(), asset.licence.clone());
    let by = move || t_string!(i18n, content.assets.author, author = author.clone()).to_string();
    let under =
        move || t_string!(i18n, content.assets.licence, licence = licence.clone()).to_string();
    let (width, height) = (asset.width, asset.height);
    let size =
        move || t_string!(i18n, content.assets.size, width = width, height = height).to_string();
    let name = asset
        .file
        .rsplit('/')
        .next()
        .unwrap_or_default()
        .to_string();
    let (title, terms) = (asset.title.clone(), asset.terms.clone());
    let named = title.clone();
    let language = bench.desk.case().language.as_str();
    let insert = move |_| {
        open.set(false);
        let asset = asset.clone();
        request_animation_frame(move || insert(bench, &asset));
    };
    view! {
        <article class="library__card">
            <div class="library__picture">{picture}</div>
            <h3 lang=language>{title}</h3>
            <p class="small muted">{by}" · "{size}" · "<code>{name}</code></p>
            <p class="small"><b>{under}</b>". "<span lang=language>{terms}</span></p>
            <button type="button" class="button button--small" on:click=insert>
                <Icon name="plus"/>
                {t!(i18n, content.assets.insert)}
                <span class="hidden">": "{named}</span>
            </button>
        </article>
    }
    .into_any()
}

fn insert(bench: Bench, asset: &Asset) {
    let Asset {
        file,
        width,
        height,
        ..
    } = asset;
    let before = format!("<img src=\"{file}\" alt=\"");
    let at = units(&before);
    let words = format!("{before}\" width=\"{width}\" height=\"{height}\">");
    bench.insert(&words, at);
}
