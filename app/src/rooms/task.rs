//! Tasks as the rooms need them: how they stand, and their words with links to the papers.

use super::content::Template;
use crate::browser::reading;
use crate::desk::Desk;
use crate::i18n::{t_string, use_i18n};
use crate::language;
use crate::widgets::Markdown;
use crate::widgets::markdown::{Links, Words};
use casefile::{Case, DocumentId};
use exam::desk::Panel;
use exam::{Command, State, TaskProgress, brief, desk};
use leptos::prelude::*;

/// Every task of the case; an untouched template counts for nothing.
pub fn progress(case: &Case, state: &State) -> Vec<TaskProgress> {
    exam::progress(case, state, Template::is_bare)
}

/// A text of the case in Markdown. A link to a document opens it in the panel beside the room.
#[component]
pub fn CaseText(
    #[prop(into)] source: Signal<String>,
    /// The level of a first heading.
    #[prop(default = 3)]
    level: u8,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let links: Links = Callback::new(move |(target, words): (String, String)| {
        let id = target.strip_prefix("document:")?;
        let id = desk.case().document(id)?.id.clone();
        let open = move |_| open_beside(desk, id.clone());
        let link = view! { <button type="button" class="jump" on:click=open>{words}</button> };
        Some(link.into_any())
    });
    let words = Words::new(
        move || t_string!(i18n, answers.case_table),
        move || t_string!(i18n, common.picture_missing),
    );
    let language = desk.case().language.as_str();
    view! {
        <div class="prose" lang=language>
            <Markdown source level words links/>
        </div>
    }
}

/// Opens a document in the panel.
fn open_beside(desk: Desk, document: DocumentId) {
    let document = brief::Command::OpenDocument { document };
    let _ = desk.dispatch(Command::Brief(document));
    let panel = desk::Command::ShowPanel {
        panel: Panel::Brief,
    };
    let _ = desk.dispatch(Command::Desk(panel));
    // The link may have been in the panel itself, and is gone with what stood there.
    reading::reveal("panel", true);
}

/// "2. Zasoby i decyzja": a task's number and title in the screen's language.
pub fn heading(desk: Desk, index: usize) -> impl Fn() -> String + Copy + Send + Sync {
    let i18n = use_i18n();
    move || {
        let case = desk.case();
        let language = language::of(i18n.get_locale());
        let title = case
            .tasks
            .get(index)
            .map(|task| task.title.get(language).to_string());
        format!("{}. {}", index + 1, title.unwrap_or_default())
    }
}
