//! A web push: how it stands on a desktop and on a phone, folded and unfolded.

use super::picture::{Picture, shown};
use super::{Dress, OneLine, Tools, first, host, id, length};
use crate::i18n::{t, t_string};
use crate::rooms::area::Area;
use crate::rooms::content::bench::Bench;
use checks::short::{TEXT_CHARS_MAX, TITLE_CHARS_MAX, sms};
use exam::content::Part;
use leptos::prelude::*;

/// A notification's picture is two by one: 360 by 180 px on Windows, 1024 by 512 on Android
/// (Webvista, "Best practices for PWA web push notifications").
const SIDES: (u32, u32) = (2, 1);

#[component]
pub fn Fields(bench: Bench, look: Dress) -> impl IntoView {
    let i18n = bench.i18n;
    let text = length(bench, Part::Text, TEXT_CHARS_MAX);
    view! {
        <OneLine
            bench
            part=Part::Title
            label=move || t_string!(i18n, content.short.title)
            note=length(bench, Part::Title, TITLE_CHARS_MAX)
        />
        <Area
            text=bench.text_id(Part::Text)
            id=id(Part::Text)
            label=move || t_string!(i18n, content.short.text)
            hint=move || t_string!(i18n, content.short.push.hint)
            rows=3
        />
        <p class="field__hint">{text}</p>
        <Tools bench/>
        <OneLine
            bench
            part=Part::Link
            label=move || t_string!(i18n, content.short.link)
            note=move || t_string!(i18n, content.short.push.link_hint)
        />
        <Picture bench look/>
    }
}

/// What people see of it: systems differ in where they cut, and only some show the picture.
#[component]
pub fn Mock(bench: Bench, look: Dress) -> impl IntoView {
    let i18n = bench.i18n;
    let title = bench.desk.text(bench.text_id(Part::Title));
    let text = bench.desk.text(bench.text_id(Part::Text));
    let empty = move || title.with(|it| it.trim().is_empty()) && text.with(|it| it.is_empty());
    let title = Memo::new(move |_| title.with(|it| sms::sent(it)));
    let text = Memo::new(move |_| text.with(|it| sms::sent(it)));
    let (host, site) = (host(bench), host(bench));
    let card = move |class: &'static str, head: Signal<String>, picture: bool| {
        let image = picture.then(|| shown(bench, look, "note__picture", Some(SIDES)));
        view! {
            <div class=format!("note {class}")>
                <span class="note__mark" aria-hidden="true">{first(&host)}</span>
                <p class="note__host small muted">{move || head.get()}</p>
                <p class="note__title">{move || title.get()}</p>
                <p class="note__text">{move || text.get()}</p>
                {image}
            </div>
        }
        .into_any()
    };
    let wide = format!("Google Chrome · {site}");
    let phone = Signal::derive(move || {
        let now = t_string!(i18n, content.short.push.now);
        format!("Chrome · {site} · {now}")
    });
    let desktop = card("note--desktop", Signal::stored(wide), true);
    let folded = card("note--folded", phone, false);
    let unfolded = card("note--unfolded", phone, true);
    view! {
        <p class="muted" hidden=move || !empty()>{t!(i18n, content.short.empty)}</p>
        <div class="short__mocks" hidden=empty>
            <h3 class="short__name">{t!(i18n, content.short.push.desktop)}</h3>
            {desktop}
            <h3 class="short__name">{t!(i18n, content.short.push.folded)}</h3>
            {folded}
            <h3 class="short__name">{t!(i18n, content.short.push.unfolded)}</h3>
            {unfolded}
        </div>
        <p class="small muted">{t!(i18n, content.short.push.differs)}</p>
    }
}
