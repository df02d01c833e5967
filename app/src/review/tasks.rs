//! The task list as it stood in the candidate's panel: the open task, what was there, what was
//! marked to come back to.

use crate::desk::Desk;
use crate::i18n::{t_string, use_i18n};
use crate::rooms::task::{CaseText, heading};
use crate::widgets::Icon;
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
    let Task { id, text, .. } = task;
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
    view! {
        <details class="task" class:task--current=current prop:open=move || current.get()>
            <summary class="task__head">
                <Icon name=sign/>
                <span class="task__title">{heading(desk, index)}</span>
                <span class="task__note">{note}</span>
            </summary>
            <div class="task__body">
                <CaseText source=text level=2/>
            </div>
        </details>
    }
}
