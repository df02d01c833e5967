//! The studio's right half: the live preview.

use super::bench::{Bench, Half};
use super::inbox::Inbox;
use crate::browser::editor::{self, Watch};
use crate::browser::preview::{Gesture, Preview, Walked};
use crate::i18n::t_string;
use crate::rooms::brief::picture::Shelf;
use crate::rooms::pane::tag;
use crate::widgets::{Button, Look, Segment, Segments, Size};
use casefile::CarrierKind;
use exam::content::{Part, Width};
use leptos::{html, prelude::*};

const FOOT: &str = "preview-foot";

/// The preview with its bar, and the target of the link that is pointed at.
#[component]
pub fn View(bench: Bench) -> impl IntoView {
    let i18n = bench.i18n;
    let host = NodeRef::<html::Div>::new();
    let link = RwSignal::new(None::<String>);
    let measured = RwSignal::new(0_u32);
    let dark = RwSignal::new(false);
    let pictures = RwSignal::new(true);
    let listed = RwSignal::new(false);
    mount(bench, host, link, dark, pictures);
    measure(host, measured);
    let within = within(host);
    let walked = RwSignal::new(None::<Walked>);
    let foot = move || match (walked.get(), link.get()) {
        (Some(found), _) => element(bench, &found),
        (None, Some(target)) => t_string!(i18n, content.preview.link, target = target).to_string(),
        (None, None) => t_string!(i18n, content.preview.inert).to_string(),
    };
    let leave = move |_| {
        walked.set(None);
        bench.with_preview(|preview| preview.point(None));
    };
    view! {
        <section class="preview" aria-label=move || t_string!(i18n, content.preview.label)>
            <ViewBar bench measured dark pictures listed/>
            <Show when=move || listed.get()>
                <div class="preview__stage"><Inbox bench dark/></div>
            </Show>
            <div
                class="preview__stage"
                class:preview__stage--within=within
                hidden=move || listed.get()
            >
                <div
                    class="preview__host"
                    role="group"
                    tabindex="0"
                    aria-label=move || t_string!(i18n, content.preview.label)
                    aria-describedby=FOOT
                    on:keydown=move |event| walk(bench, walked, &event)
                    on:blur=leave
                    node_ref=host
                ></div>
            </div>
            <p class="preview__foot small muted" role="status" id=FOOT>{foot}</p>
        </section>
    }
}

/// By the keyboard from element to element; Enter leads to the code.
fn walk(bench: Bench, walked: RwSignal<Option<Walked>>, event: &leptos::ev::KeyboardEvent) {
    let forward = match event.key().as_str() {
        "ArrowDown" => true,
        "ArrowUp" => false,
        "Enter" => {
            if let Some(Walked { from, to, .. }) = walked.get_untracked() {
                event.prevent_default();
                show_code(bench, from, to);
            }
            return;
        }
        _ => return,
    };
    event.prevent_default();
    bench.with_preview(|preview| {
        if let Some(found) = preview.walk(forward) {
            walked.set(Some(found));
        }
    });
}

/// An element in words.
fn element(bench: Bench, found: &Walked) -> String {
    let (tag, text) = (format!("<{}>", found.tag), found.text.clone());
    t_string!(bench.i18n, content.preview.element, tag = tag, text = text).to_string()
}

/// What was chosen is shown in the code; on a narrow screen the code comes to the front.
fn show_code(bench: Bench, from: u32, to: u32) {
    bench.show_part(Part::Html);
    bench.half.set(Half::Code);
    request_animation_frame(move || bench.leaf(Part::Html).reveal(from, to));
}

#[component]
fn ViewBar(
    bench: Bench,
    measured: RwSignal<u32>,
    dark: RwSignal<bool>,
    pictures: RwSignal<bool>,
    listed: RwSignal<bool>,
) -> impl IntoView {
    let i18n = bench.i18n;
    let mail = bench.kind() == CarrierKind::Newsletter;
    let widths = vec![
        Segment::new(Width::Phone, move || t_string!(i18n, content.preview.phone)).icon("phone"),
        Segment::new(Width::Tablet, move || {
            t_string!(i18n, content.preview.tablet)
        })
        .icon("tablet"),
        Segment::new(Width::Full, move || t_string!(i18n, content.preview.full)).icon("desktop"),
    ];
    let pixels = move || {
        let width = bench.width.get().pixels().unwrap_or_else(|| measured.get());
        t_string!(i18n, content.preview.pixels, width = width).to_string()
    };
    view! {
        <div class="preview__bar">
            <Segments
                segments=widths
                selected=Signal::derive(move || bench.width.get())
                on_select=move |width| bench.choose_width(width)
                label=move || t_string!(i18n, content.preview.width)
            />
            <div class="editor__tools">
                {mail.then(|| view! {
                    <Button
                        label=move || t_string!(i18n, content.inbox.title)
                        icon="list"
                        icon_only=true
                        look=Look::Bare
                        size=Size::Small
                        pressed=Signal::from(listed)
                        on_press=move |()| listed.update(|listed| *listed = !*listed)
                    />
                })}
                <Button
                    label=move || t_string!(i18n, content.preview.no_pictures)
                    icon="eye-off"
                    icon_only=true
                    look=Look::Bare
                    size=Size::Small
                    pressed=Signal::derive(move || !pictures.get())
                    on_press=move |()| pictures.update(|pictures| *pictures = !*pictures)
                />
                <Button
                    label=move || t_string!(i18n, content.preview.dark)
                    icon="moon"
                    icon_only=true
                    look=Look::Bare
                    size=Size::Small
                    pressed=Signal::from(dark)
                    on_press=move |()| dark.update(|dark| *dark = !*dark)
                />
                <span class="muted small nowrap">{pixels}</span>
            </div>
        </div>
    }
}

/// Mounts the preview, and again when the screen speaks another language.
fn mount(
    bench: Bench,
    host: NodeRef<html::Div>,
    link: RwSignal<Option<String>>,
    dark: RwSignal<bool>,
    shown: RwSignal<bool>,
) {
    let turn = StoredValue::new(0_u32);
    let ready = RwSignal::new(0_u32);
    let name = bench.desk.peek(|s| {
        let found = s.content.carriers.get(&bench.carrier);
        found
            .map(|carrier| carrier.name.clone())
            .unwrap_or_default()
    });
    let shelf = Shelf::of(bench.desk);
    let pictures = StoredValue::new_local(shelf.clone());
    Effect::new(move |_| {
        let Some(host) = host.get() else { return };
        let (title, locale) = words(bench, &name);
        bench.preview.set_value(None);
        turn.update_value(|turn| *turn += 1);
        let own = turn.get_value();
        let shelf = pictures.get_value();
        leptos::task::spawn_local(async move {
            // As clients do until a reader allows pictures.
            let off = move || shown.try_get_untracked() == Some(false);
            let assets = move |name: &str| shelf.named(name).filter(|_| !off());
            let heard = move |gesture| hear(bench, link, gesture);
            let opened = Preview::open(&host, &title, locale, assets, heard).await;
            if turn.try_get_value() == Some(own) {
                bench.preview.set_value(opened.ok());
                bench.paint();
                ready.set(own);
            }
        });
    });
    Effect::new(move |_| {
        ready.track();
        let (pixels, dark) = (bench.width.get().pixels(), dark.get());
        bench.with_preview(|preview| {
            preview.set_width(pixels);
            preview.set_dark(dark);
        });
    });
    Effect::new(move |_| {
        shelf.track();
        shown.track();
        bench.with_preview(Preview::refresh);
    });
}

/// The frame's name and its language; read so that the caller follows them.
fn words(bench: Bench, name: &str) -> (String, &'static str) {
    let i18n = bench.i18n;
    let title = t_string!(i18n, content.preview.frame, name = name.to_string()).to_string();
    (title, tag(i18n))
}

fn hear(bench: Bench, link: RwSignal<Option<String>>, gesture: Gesture) {
    match gesture {
        Gesture::Link(target) => {
            let _ = link.try_set(target);
        }
        Gesture::Inspect { from, to } => show_code(bench, from, to),
    }
}

/// Whether the keyboard is inside of the preview's frame: no style can tell.
fn within(host: NodeRef<html::Div>) -> RwSignal<bool> {
    let within = RwSignal::new(false);
    let look = move || {
        let found = host.try_get_untracked().flatten();
        let active = document().active_element();
        let inside = found
            .zip(active)
            .is_some_and(|(host, active)| host.contains(Some(&active)));
        let _ = within.try_set(inside);
    };
    // The window loses the focus first and only then says to whom.
    let leaves = window_event_listener(leptos::ev::blur, move |_| request_animation_frame(look));
    let returns = window_event_listener(leptos::ev::focus, move |_| look());
    on_cleanup(move || {
        leaves.remove();
        returns.remove();
    });
    within
}

fn measure(host: NodeRef<html::Div>, measured: RwSignal<u32>) {
    let watch: StoredValue<Option<Watch>, LocalStorage> = StoredValue::new_local(None);
    host.on_load(move |host| {
        let heard = move |width| {
            let _ = measured.try_set(width);
        };
        watch.set_value(Some(editor::follow_width(&host, heard)));
    });
    on_cleanup(move || watch.set_value(None));
}
