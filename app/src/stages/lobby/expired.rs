//! Says what left this computer because its time was over.

use crate::browser::format;
use crate::desk::retention;
use crate::i18n::{t_string, use_i18n};
use crate::language;
use crate::widgets::{Alarm, Tone};
use casefile::Language;
use leptos::prelude::*;
use store::attempt::AttemptRow;

/// Work that was erased, and when its time was over (wall clock, milliseconds).
#[derive(Debug, Clone, PartialEq)]
pub struct Gone {
    row: AttemptRow,
    until: i64,
}

/// Erases what has its receipt and is past its time; gives what is left, each with its end.
pub async fn sweep(rows: Vec<AttemptRow>) -> (Vec<(AttemptRow, Option<i64>)>, Vec<Gone>) {
    let (mut left, mut gone) = (Vec::new(), Vec::new());
    for row in rows {
        match retention::expire(&row).await {
            Some(until) => gone.push(Gone { row, until }),
            None => {
                let until = retention::until(&row.id).await;
                left.push((row, until));
            }
        }
    }
    (left, gone)
}

/// One line for each.
#[component]
pub fn Expired(gone: RwSignal<Vec<Gone>>) -> impl IntoView {
    let i18n = use_i18n();
    move || {
        let language = language::of(i18n.get_locale());
        let line = |Gone { row, until }: Gone| {
            let case = match language {
                Language::Pl => row.title.pl,
                Language::En => row.title.en,
            };
            let title = t_string!(i18n, lobby.expired.title);
            let date = format::day(until, language);
            let text = t_string!(
                i18n,
                lobby.expired.text,
                candidate = row.candidate,
                case = case,
                date = date
            );
            view! { <Alarm tone=Tone::Info title text/> }.into_any()
        };
        gone.get().into_iter().map(line).collect_view()
    }
}
