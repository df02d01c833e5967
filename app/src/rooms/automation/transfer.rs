//! Workflows that leave as files and come back.

use super::canvas::export;
use super::workflows::Shelf;
use crate::browser::{files, picture};
use crate::i18n::t_string;
use crate::widgets::{Button, Dialog, Icon};
use casefile::workflow::Workflow;
use exam::Command;
use exam::automation::{Command as Ask, Flow, WorkflowId};
use leptos::{html, prelude::*};

/// A larger file is none of ours.
const IMPORT_BYTES_MAX: f64 = 8e6;

/// What a workflow is exported as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Json,
    Svg,
    Png,
}

/// Offers the open workflow as a download.
pub fn export(shelf: Shelf, kind: Kind) {
    let Some(id) = shelf.open.get_untracked() else {
        return;
    };
    let flow = shelf
        .desk
        .peek(|s| s.automation.workflows.get(&id).cloned());
    let Some(flow) = flow else { return };
    leptos::task::spawn_local(async move {
        let done = match kind {
            Kind::Json => {
                let name = file_name(&flow, "json");
                files::download(&name, json(&flow, id).as_bytes(), "application/json")
            }
            Kind::Svg => {
                let (svg, ..) = export::svg(&flow, shelf.i18n);
                files::download(&file_name(&flow, "svg"), svg.as_bytes(), "image/svg+xml")
            }
            Kind::Png => {
                let (svg, wide, high) = export::svg(&flow, shelf.i18n);
                let png = picture::png(&svg, wide, high).await;
                png.and_then(|png| files::download(&file_name(&flow, "png"), &png, "image/png"))
            }
        };
        if done.is_none() {
            shelf.desk.notify("export-failed");
        }
    });
}

fn json(flow: &Flow, id: WorkflowId) -> String {
    let workflow = flow.workflow(&id.to_string());
    let json = serde_json::to_string_pretty(&workflow);
    json.expect("a workflow is plain data") + "\n"
}

/// The title as a file's name that any system takes.
fn file_name(flow: &Flow, ending: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
    let name: String = flow.title.to_lowercase().chars().map(plain).collect();
    let parts: Vec<&str> = name.split('-').filter(|part| !part.is_empty()).collect();
    format!("{}.{ending}", parts.join("-"))
}

/// Takes in a workflow from a file of ours.
#[component]
pub fn Import(shelf: Shelf, open: RwSignal<bool>) -> impl IntoView {
    let i18n = shelf.i18n;
    let wrong = RwSignal::new(false);
    let input = NodeRef::<html::Input>::new();
    let take = move |_| {
        let file = input
            .get_untracked()
            .and_then(|it| it.files())
            .and_then(|it| it.get(0));
        let Some(file) = file else { return };
        wrong.set(false);
        leptos::task::spawn_local(async move {
            let small = file.size() <= IMPORT_BYTES_MAX;
            let bytes = if small {
                files::read(&file).await.ok()
            } else {
                None
            };
            let read = bytes.and_then(|bytes| json::from_slice::<Workflow>(&bytes).ok());
            let taken = read.is_some_and(|workflow| {
                let workflow = Box::new(workflow);
                let ask = Command::Automation(Ask::Import { workflow });
                shelf.desk.dispatch(ask).is_ok()
            });
            let _ = wrong.try_set(!taken);
            if taken {
                open.set(false);
            }
        });
    };
    let error = move || {
        wrong.get().then(|| {
            view! {
                <p class="field__error" id="import-error">
                    <Icon name="error"/>
                    <span>{move || t_string!(i18n, automation.import.wrong)}</span>
                </p>
            }
        })
    };
    view! {
        <Dialog
            id="flow-import"
            open
            title=move || t_string!(i18n, automation.import.open)
            close_label=move || t_string!(i18n, common.close)
            on_close=move |()| {
                wrong.set(false);
                open.set(false);
            }
        >
            <div class="dialog__body">
                <div class="field">
                    <label class="field__label" for="import-file">
                        {move || t_string!(i18n, automation.import.file)}
                    </label>
                    <p class="field__hint" id="import-hint">
                        {move || t_string!(i18n, automation.import.hint)}
                    </p>
                    {error}
                    <input
                        class="input"
                        id="import-file"
                        type="file"
                        accept=".json,application/json"
                        aria-describedby="import-hint import-error"
                        node_ref=input
                        on:change=take
                    />
                </div>
            </div>
            <footer class="dialog__foot">
                <Button
                    label=move || t_string!(i18n, common.cancel)
                    on_press=move |()| open.set(false)
                />
            </footer>
        </Dialog>
    }
}
