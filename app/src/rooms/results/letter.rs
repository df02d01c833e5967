//! What was sent, with the clicks of each link written beside it.

use super::figures::{Figures, Sent};
use super::words::{self, I18n};
use crate::browser::preview::Preview;
use crate::desk::Desk;
use crate::i18n::{t, t_string, use_i18n};
use crate::rooms::brief::picture::Shelf;
use crate::rooms::pane::tag;
use casefile::finished::Message;
use casefile::report::Row;
use leptos::{html, prelude::*};
use std::sync::Arc;

/// The table of links.
const LINKS: &str = "finished/links.csv";

/// Its head for each person's first click on a link; a table without it counts every click.
const UNIQUE: &str = "unique_clicks";

/// The message in a frame that runs nothing, its links counted.
#[component]
pub fn Letter(figures: Arc<Figures>, message: Message) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let Some(Sent { html, css }) = figures.letter(&message).cloned() else {
        return ().into_any();
    };
    let host = NodeRef::<html::Div>::new();
    let preview: StoredValue<Option<Preview>, LocalStorage> = StoredValue::new_local(None);
    let shelf = Shelf::of(desk);
    let pictures = StoredValue::new_local(shelf.clone());
    let turn = StoredValue::new(0_u32);
    let title = message.title.clone();
    let unique = figures.report(LINKS).is_some_and(|it| it.has(UNIQUE));
    Effect::new(move |_| {
        let Some(host) = host.get() else { return };
        let marked = marked(i18n, &figures, &message, &html);
        let title = message.title.clone();
        let (css, locale) = (css.clone(), tag(i18n));
        turn.update_value(|turn| *turn += 1);
        let (own, shelf) = (turn.get_value(), pictures.get_value());
        preview.set_value(None);
        leptos::task::spawn_local(async move {
            let assets = move |name: &str| shelf.named(name);
            let opened = Preview::open(&host, &title, locale, assets, |_| {}).await;
            if turn.try_get_value() == Some(own)
                && let Ok(opened) = opened
            {
                opened.update(&marked, &css);
                preview.set_value(Some(opened));
            }
        });
    });
    Effect::new(move |_| {
        shelf.track();
        preview.with_value(|preview| {
            if let Some(preview) = preview {
                preview.refresh();
            }
        });
    });
    on_cleanup(move || preview.set_value(None));
    let label = move || t_string!(i18n, results.letter.label, title = title.clone()).to_string();
    let lead = move || match unique {
        true => t_string!(i18n, results.letter.lead),
        false => t_string!(i18n, results.letter.lead_all),
    };
    view! {
        <section class="results__part" aria-labelledby="letter-title">
            <h3 id="letter-title">{t!(i18n, results.letter.title)}</h3>
            <p class="small muted">{lead}</p>
            // Only looked at, so nothing in it can be reached; the links are in the table.
            <div class="results__letter" role="group" tabindex="0" aria-label=label>
                <div class="results__sheet" inert node_ref=host></div>
            </div>
        </section>
    }
    .into_any()
}

/// The HTML with a mark at the end of each counted link.
fn marked(i18n: I18n, figures: &Figures, message: &Message, html: &str) -> String {
    let Some(links) = figures.report(LINKS) else {
        return html.to_string();
    };
    let clicks = if links.has(UNIQUE) { UNIQUE } else { "clicks" };
    let own: Vec<Row<'_>> = {
        let rows = links.rows();
        rows.filter(|row| row.word("message") == message.id)
            .collect()
    };
    let mut marked = String::with_capacity(html.len() + own.len() * 200);
    let mut rest = html;
    while let Some(at) = rest.find("<a ") {
        let (before, from) = rest.split_at(at);
        let Some(end) = from.find("</a>") else { break };
        let (anchor, after) = from.split_at(end);
        marked.push_str(before);
        marked.push_str(anchor);
        if let Some(row) = own.iter().find(|row| leads(anchor, message, row)) {
            let clicks = words::count(i18n, row.count(clicks));
            let said = t_string!(i18n, results.letter.mark, count = clicks).to_string();
            marked.push_str(&badge(&said));
        }
        marked.push_str("</a>");
        rest = &after["</a>".len()..];
    }
    marked.push_str(rest);
    marked
}

/// Whether a start tag and what follows it is the link of a row: by its campaign mark, else by its
/// address.
fn leads(anchor: &str, message: &Message, row: &Row<'_>) -> bool {
    let target = anchor
        .split("href=\"")
        .nth(1)
        .and_then(|it| it.split('"').next());
    let Some(target) = target.map(|it| it.replace("&amp;", "&")) else {
        return false;
    };
    // A table of addresses alone.
    if row.word("link").is_empty() {
        return target == row.word("url");
    }
    let named = format!("utm_content={}-{}", message.id, row.word("link"));
    let marked = target.split("utm_content=").nth(1);
    match marked {
        // A link of one name may not be taken for another that begins alike.
        Some(_) => target.ends_with(&named) || target.contains(&format!("{named}&")),
        None => target.ends_with(row.word("url")),
    }
}

fn badge(said: &str) -> String {
    format!(
        "<b style=\"display:inline-block;margin:0 0 0 6px;padding:0 6px;border:2px solid #191c23;\
         border-radius:4px;background:#ffffff;color:#191c23;font:bold 13px/20px Arial,sans-serif;\
         text-decoration:none\">{said}</b>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rooms::results::figures::tests::bujnie;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn given_the_newsletter_when_its_links_are_looked_up_then_each_finds_its_row() {
        let figures = bujnie();
        let message = figures.message("m1").expect("m1").clone();
        let html = &figures.letter(&message).expect("its HTML").html;
        let links = figures.report("finished/links.csv").expect("links");
        let anchors = html.split("<a ").skip(1);
        let found: Vec<String> = anchors
            .filter_map(|anchor| {
                let own =
                    |row: &Row<'_>| row.word("message") == "m1" && leads(anchor, &message, row);
                links
                    .rows()
                    .find(own)
                    .map(|row| row.word("link").to_string())
            })
            .collect();
        assert_eq!(found, ["logo", "poradnik", "zestaw", "instagram"]);
    }
}
