//! The case's pictures with their licences, to be put into the HTML.

use super::bench::Bench;
use crate::browser::page;
use crate::i18n::{t, t_string};
use crate::rooms::brief::picture::Shelf;
use crate::widgets::{Button, Dialog, Icon, TextField};
use casefile::Asset;
use exam::units;
use leptos::prelude::*;

/// The window: the pictures, then the chosen one with its terms and a place for its description.
#[component]
pub fn Library(bench: Bench, open: RwSignal<bool>) -> impl IntoView {
    let i18n = bench.i18n;
    let chosen = RwSignal::new(None::<usize>);
    Effect::new(move |_| {
        if !open.get() {
            chosen.set(None);
        }
    });
    view! {
        <Dialog
            id="library"
            open
            wide=true
            title=move || match chosen.get() {
                None => t_string!(i18n, content.assets.title),
                Some(_) => t_string!(i18n, content.assets.terms_title),
            }
            close_label=move || t_string!(i18n, common.close)
            on_close=move |()| open.set(false)
        >
            {move || match chosen.get() {
                None => shelf(bench, chosen),
                Some(at) => terms(bench, at, chosen, open),
            }}
        </Dialog>
    }
}

fn shelf(bench: Bench, chosen: RwSignal<Option<usize>>) -> AnyView {
    let case = bench.desk.case();
    let assets = case.assets.iter().enumerate();
    let pictures = assets.filter(|(_, asset)| asset.width > 0);
    let cards: Vec<AnyView> = pictures
        .map(|(at, asset)| card(bench, chosen, at, asset))
        .collect();
    let inner = if cards.is_empty() {
        view! { <p>{t!(bench.i18n, content.assets.empty)}</p> }.into_any()
    } else {
        view! { <div class="library">{cards}</div> }.into_any()
    };
    view! { <div class="dialog__body">{inner}</div> }.into_any()
}

fn picture(bench: Bench, asset: &Asset) -> AnyView {
    let shelf = Shelf::of(bench.desk);
    let (file, alt) = (asset.file.clone(), asset.alt.clone());
    let image = move || {
        shelf
            .address(&file)
            .map(|address| view! { <img src=address alt=alt.clone()/> })
    };
    view! { <div class="library__picture">{image}</div> }.into_any()
}

fn file_name(asset: &Asset) -> String {
    let name = asset.file.rsplit('/').next();
    name.unwrap_or_default().to_string()
}

fn card(bench: Bench, chosen: RwSignal<Option<usize>>, at: usize, asset: &Asset) -> AnyView {
    let i18n = bench.i18n;
    let (author, licence) = (asset.author.clone(), asset.licence.clone());
    let by = move || t_string!(i18n, content.assets.author, author = author.clone()).to_string();
    let under =
        move || t_string!(i18n, content.assets.licence, licence = licence.clone()).to_string();
    let (width, height) = (asset.width, asset.height);
    let size =
        move || t_string!(i18n, content.assets.size, width = width, height = height).to_string();
    let (title, terms) = (asset.title.clone(), asset.terms.clone());
    let named = title.clone();
    let language = bench.desk.case().language.as_str();
    let choose = move |_| {
        chosen.set(Some(at));
        request_animation_frame(|| page::focus("library-alt"));
    };
    view! {
        <article class="library__card">
            {picture(bench, asset)}
            <h3 lang=language>{title}</h3>
            <p class="small muted">{by}" · "{size}" · "<code>{file_name(asset)}</code></p>
            <p class="small"><b>{under}</b>". "<span lang=language>{terms}</span></p>
            <button type="button" class="button button--small" on:click=choose>
                <Icon name="plus"/>
                {t!(i18n, content.assets.choose)}
                <span class="hidden">": "{named}</span>
            </button>
        </article>
    }
    .into_any()
}

/// On what terms the picture may be used, read before it stands in the text; and what it says to
/// whom does not see it.
fn terms(
    bench: Bench,
    at: usize,
    chosen: RwSignal<Option<usize>>,
    open: RwSignal<bool>,
) -> AnyView {
    let i18n = bench.i18n;
    let case = bench.desk.case();
    let Some(asset) = case.assets.get(at).cloned() else {
        return ().into_any();
    };
    let alt = RwSignal::new(String::new());
    let language = case.language.as_str();
    let fact = |name: AnyView, value: &str| {
        let value = value.to_string();
        view! { <div><dt>{name}</dt><dd lang=language>{value}</dd></div> }.into_any()
    };
    let facts = vec![
        fact(
            t!(i18n, content.assets.fact.author).into_any(),
            &asset.author,
        ),
        fact(
            t!(i18n, content.assets.fact.licence).into_any(),
            &asset.licence,
        ),
        fact(t!(i18n, content.assets.fact.terms).into_any(), &asset.terms),
        fact(
            t!(i18n, content.assets.fact.source).into_any(),
            &asset.source,
        ),
        fact(t!(i18n, content.assets.fact.shows).into_any(), &asset.alt),
    ];
    let shown = picture(bench, &asset);
    let title = asset.title.clone();
    let insert = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (asset, alt) = (asset.clone(), alt.get_untracked());
        open.set(false);
        request_animation_frame(move || insert(bench, &asset, alt.trim()));
    };
    view! {
        <form on:submit=insert>
            <div class="dialog__body library__terms">
                {shown}
                <h3 lang=language>{title}</h3>
                <dl class="library__facts">{facts}</dl>
                <TextField
                    id="library-alt"
                    label=move || t_string!(i18n, content.assets.alt)
                    hint=move || t_string!(i18n, content.assets.alt_hint)
                    value=alt
                />
            </div>
            <footer class="dialog__foot">
                <Button
                    label=move || t_string!(i18n, content.assets.back)
                    on_press=move |()| chosen.set(None)
                />
                <button type="submit" class="button button--primary">
                    {t!(i18n, content.assets.insert)}
                </button>
            </footer>
        </form>
    }
    .into_any()
}

/// Written at the caret; an empty description stays open for it.
fn insert(bench: Bench, asset: &Asset, alt: &str) {
    let Asset {
        file,
        width,
        height,
        ..
    } = asset;
    let alt = alt.replace('&', "&amp;").replace('"', "&quot;");
    let before = format!("<img src=\"{file}\" alt=\"{alt}");
    let words = format!("{before}\" width=\"{width}\" height=\"{height}\">");
    let at = if alt.is_empty() {
        units(&before)
    } else {
        units(&words)
    };
    bench.insert(&words, at);
}
