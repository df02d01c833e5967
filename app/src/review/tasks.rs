//! The task list as it stood in the candidate's panel: the open task, what was there, what was
//! marked to come back to.

use crate::desk::Desk;
use crate::i18n::{t_string, use_i18n};
use crate::language;
use crate::widgets::markdown::Words;
use crate::widgets::{Icon, Markdown};
use casefile::Task;
use exam::progress;
use leptos::prelude::*;

/// Every task of the case.
#[component]
pub fn Tasks() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let case = desk.case();
    let tasks = case.tasks.iter().cloned().enumerate();
    let tasks = tasks.map(|(index, task)| view! { <One index task/> }.into_any());
    tasks.collect_view()
}

#[component]
fn One(index: usize, task: Task) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let Task {
        id, title, text, ..
    } = task;
    let own = id.clone();
    let current = desk.slice(move |s| s.desk.task.as_ref() == Some(&own));
    let flagged = desk.slice(move |s| s.desk.flagged.contains(&id));
    let case = desk.case();
    let stands = desk.slice(move |s| {
        let progress = progress(&case, s).swap_remove(index);
        (progress.done(), progress.begun())
    });
    let sign = Signal::derive(move || match stands.get() {
        (true, _) => "ok",
        (false, true) => "half",
        (false, false) => "circle",
    });
    let note = move || match (flagged.get(), stands.get()) {
        (true, _) => t_string!(i18n, desk.task.flagged),
        (false, (true, _)) => t_string!(i18n, common.state.done),
        (false, (false, true)) => t_string!(i18n, common.state.begun),
        (false, (false, false)) => t_string!(i18n, common.state.todo),
    };
    let named = move || {
        let title = title.get(language::of(i18n.get_locale())).to_string();
        t_string!(i18n, desk.task.number, number = index + 1, title = title)
    };
    view! {
        <details class="task" class:task--current=current prop:open=move || current.get()>
            <summary class="task__head">
                <Icon name=sign/>
                <span class="task__title">{named}</span>
                <span class="task__note">{note}</span>
            </summary>
            <div class="task__body">
                <Body text/>
            </div>
        </details>
    }
}

/// The task's own words, in the language of the case.
#[component]
fn Body(text: String) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let words = Words::new(
        move || t_string!(i18n, common.rooms.brief),
        move || t_string!(i18n, common.picture_missing),
    );
    view! {
        <div class="prose" lang=desk.case().language.as_str()>
            <Markdown source=Signal::stored(text) level=4 words/>
        </div>
    }
}
