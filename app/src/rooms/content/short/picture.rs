//! The picture of a push or a post: chosen from the library, read with its terms; a post's is
//! cropped as its network crops.

use super::{Dress, PICTURE};
use crate::browser::clock::wait;
use crate::i18n::{t, t_string};
use crate::rooms::brief::picture::Shelf;
use crate::rooms::content::bench::Bench;
use crate::widgets::{Segment, Segments};
use casefile::Asset;
use exam::content::{Part, Ratio};
use leptos::{prelude::*, text_prop::TextProp};

/// A slider that has stood as long as this rests: arrow keys in a row are one act.
const REST_MS: u32 = 600;

/// A choice of the library's pictures, with the terms of the chosen one.
#[component]
pub fn Picture(bench: Bench, look: Dress) -> impl IntoView {
    let i18n = bench.i18n;
    let writable = bench.desk.writable();
    let case = bench.desk.case();
    let language = case.language.as_str();
    let all = case.assets.iter().filter(|asset| asset.width > 0);
    let pictures = StoredValue::new(all.cloned().collect::<Vec<Asset>>());
    let chosen = Memo::new(move |_| look.shape.with(|it| it.picture.clone()).unwrap_or_default());
    let option = move |asset: Asset| {
        let own = asset.file.clone();
        let selected = move || chosen.with(|now| *now == own);
        view! { <option value=asset.file prop:selected=selected>{asset.title}</option> }
    };
    let options = pictures.with_value(|all| all.iter().cloned().map(option).collect_view());
    let choose = move |event| {
        let file = event_target_value(&event);
        look.change(bench, |shape| {
            shape.picture = (!file.is_empty()).then_some(file);
        });
    };
    let terms = move || {
        let file = chosen.get();
        let found = pictures.with_value(|all| all.iter().find(|it| it.file == file).cloned());
        found.map(|asset| {
            let (author, licence) = (asset.author, asset.licence);
            let by = t_string!(i18n, content.assets.author, author = author).to_string();
            let under = t_string!(i18n, content.assets.licence, licence = licence).to_string();
            let (width, height) = (asset.width, asset.height);
            let size = t_string!(i18n, content.assets.size, width = width, height = height);
            let size = size.to_string();
            view! { {by}" · "{size}". "{under}". "<span lang=language>{asset.terms}</span> }
        })
    };
    let hint = format!("{PICTURE}-hint");
    view! {
        <div class="field">
            <label class="field__label" for=PICTURE>{t!(i18n, content.short.picture)}</label>
            <select
                class="input input--medium"
                id=PICTURE
                aria-describedby=hint.clone()
                lang=language
                disabled=move || !writable.get()
                prop:value=move || chosen.get()
                on:change=choose
            >
                <option value="">{t!(i18n, content.short.no_picture)}</option>
                {options}
            </select>
            <p class="field__hint" id=hint>{terms}</p>
        </div>
    }
}

/// How a post's picture is cropped: its sides, and what stays in the middle.
#[component]
pub fn Crop(bench: Bench, look: Dress) -> impl IntoView {
    let i18n = bench.i18n;
    let writable = bench.desk.writable();
    let there = Memo::new(move |_| look.shape.with(|it| it.picture.is_some()));
    // A crop that the network does not show whole stays to be seen until it is changed.
    let offered = Memo::new(move |_| {
        look.shape.with(|it| {
            let mut ratios = it.network.limits().ratios.to_vec();
            if !ratios.contains(&it.ratio) {
                ratios.push(it.ratio);
            }
            ratios
        })
    });
    let name = move |ratio: Ratio| match ratio {
        Ratio::Square => t_string!(i18n, content.short.post.square),
        Ratio::Portrait => t_string!(i18n, content.short.post.portrait),
        Ratio::Landscape => t_string!(i18n, content.short.post.landscape),
        Ratio::Wide => t_string!(i18n, content.short.post.wide),
    };
    let ratios = move || {
        let one = |ratio: Ratio| Segment::new(ratio, move || name(ratio));
        view! {
            <Segments
                segments=offered.get().into_iter().map(one).collect::<Vec<_>>()
                selected=Signal::derive(move || look.shape.with(|it| it.ratio))
                on_select=move |ratio| look.change(bench, |shape| shape.ratio = ratio)
                label=move || t_string!(i18n, content.short.post.ratio)
            />
        }
    };
    view! {
        <fieldset
            class="field short__crop"
            disabled=move || !writable.get()
            hidden=move || !there.get()
        >
            <legend class="field__label">{t!(i18n, content.short.post.crop)}</legend>
            {ratios}
            <Slider
                bench
                look
                side=0
                label=move || t_string!(i18n, content.short.post.across)
            />
            <Slider
                bench
                look
                side=1
                label=move || t_string!(i18n, content.short.post.down)
            />
        </fieldset>
    }
}

/// Which part of the picture stays, along one side.
#[component]
fn Slider(
    bench: Bench,
    look: Dress,
    /// 0 from the left, 1 from the top.
    side: usize,
    #[prop(into)] label: TextProp,
) -> impl IntoView {
    let id = format!("short-focus-{side}");
    let turn = StoredValue::new(0_u32);
    let settle = move || {
        if let Some(focus) = look.focus.try_get_untracked() {
            look.change(bench, |shape| shape.focus = focus);
        }
    };
    let slide = move |event: leptos::ev::Event| {
        let at = event_target_value(&event).parse::<u8>().unwrap_or(50);
        look.focus.update(|focus| focus[side] = at.min(100));
        let next = turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        });
        leptos::task::spawn_local(async move {
            wait(REST_MS).await;
            if turn.try_get_value() == next {
                settle();
            }
        });
    };
    let value = move || look.focus.with(|focus| focus[side].to_string());
    view! {
        <div class="short__slider">
            <label for=id.clone()>{move || label.get()}</label>
            <input
                type="range"
                id=id
                min="0"
                max="100"
                step="5"
                prop:value=value
                on:input=slide
                on:blur=move |_| settle()
            />
        </div>
    }
}

/// The chosen picture as it is shown; `sides` where a system crops all alike.
pub fn shown(bench: Bench, look: Dress, class: &'static str, sides: Option<(u32, u32)>) -> AnyView {
    let shelf = Shelf::of(bench.desk);
    let alt = bench.desk.text(bench.text_id(Part::Alt));
    let file = Memo::new(move |_| look.shape.with(|it| it.picture.clone()));
    let sides = move || {
        let (width, height) = sides.unwrap_or_else(|| look.shape.with(|it| it.ratio.sides()));
        format!("{width} / {height}")
    };
    let kept = move || {
        let [left, top] = look.focus.get();
        format!("{left}% {top}%")
    };
    let image = move || {
        let address = file.get().and_then(|file| shelf.address(&file));
        address.map(|address| {
            view! {
                <img
                    class=class
                    src=address
                    alt=move || alt.get()
                    style:aspect-ratio=sides
                    style:object-position=kept
                />
            }
        })
    };
    image.into_any()
}
