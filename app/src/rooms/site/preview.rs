//! A page of the shop in the frame that runs nothing.

use super::bench::Bench;
use crate::browser::preview::Preview as Frame;
use crate::i18n::t_string;
use crate::rooms::brief::picture::Shelf;
use crate::rooms::pane::tag;
use crate::widgets::{Segment, Segments};
use exam::content::Width;
use leptos::{html, prelude::*};

/// The page as a visitor sees it, as wide as a device.
#[component]
pub fn Preview(
    bench: Bench,
    #[prop(into)] name: Signal<String>,
    /// The page whole, and its style sheets.
    #[prop(into)]
    page: Signal<(String, String)>,
) -> impl IntoView {
    let i18n = bench.i18n;
    let host = NodeRef::<html::Div>::new();
    let width = RwSignal::new(Width::Full);
    mount(bench, host, name, page, width);
    let widths = vec![
        Segment::new(Width::Phone, move || t_string!(i18n, content.preview.phone)).icon("phone"),
        Segment::new(Width::Tablet, move || {
            t_string!(i18n, content.preview.tablet)
        })
        .icon("tablet"),
        Segment::new(Width::Full, move || t_string!(i18n, content.preview.full)).icon("desktop"),
    ];
    view! {
        <section class="preview site__preview" aria-label=move || t_string!(i18n, site.preview)>
            <div class="preview__bar">
                <Segments
                    segments=widths
                    selected=Signal::derive(move || width.get())
                    on_select=move |own| width.set(own)
                    label=move || t_string!(i18n, content.preview.width)
                />
            </div>
            <div class="preview__stage">
                <div class="preview__host" node_ref=host></div>
            </div>
        </section>
    }
}

/// Mounts the frame, and again when the screen speaks another language.
fn mount(
    bench: Bench,
    host: NodeRef<html::Div>,
    name: Signal<String>,
    page: Signal<(String, String)>,
    width: RwSignal<Width>,
) {
    let i18n = bench.i18n;
    let frame: StoredValue<Option<Frame>, LocalStorage> = StoredValue::new_local(None);
    let ready = RwSignal::new(0_u32);
    let turn = StoredValue::new(0_u32);
    let shelf = Shelf::of(bench.desk);
    let pictures = StoredValue::new_local(shelf.clone());
    Effect::new(move |_| {
        let Some(host) = host.get() else { return };
        let name = name.get_untracked();
        let title = t_string!(i18n, content.preview.frame, name = name).to_string();
        let locale = tag(i18n);
        frame.set_value(None);
        turn.update_value(|turn| *turn += 1);
        let own = turn.get_value();
        let shelf = pictures.get_value();
        leptos::task::spawn_local(async move {
            let assets = move |name: &str| shelf.named(name);
            let opened = Frame::open(&host, &title, locale, assets, |_| {}).await;
            // Meanwhile the person may have left.
            if turn.try_get_value() == Some(own) {
                frame.set_value(opened.ok());
                ready.set(own);
            }
        });
    });
    Effect::new(move |_| {
        ready.track();
        let (pixels, (html, css)) = (width.get().pixels(), page.get());
        frame.with_value(|frame| {
            if let Some(frame) = frame {
                frame.set_width(pixels);
                frame.update(&html, &css);
            }
        });
    });
    Effect::new(move |_| {
        shelf.track();
        frame.with_value(|frame| {
            if let Some(frame) = frame {
                frame.refresh();
            }
        });
    });
    on_cleanup(move || frame.set_value(None));
}
