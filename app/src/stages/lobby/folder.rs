//! The folder of the second copy, chosen before an exam begins. Where the browser writes into no
//! folder, the candidate takes on to download copies.

use super::start::Form;
use crate::browser::folder;
use crate::i18n::{t_string, use_i18n};
use crate::widgets::{Button, Icon, Tick};
use crate::words;
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// A folder that was chosen and takes what is written.
#[derive(Clone)]
pub struct Folder {
    name: String,
    // The handle belongs to this page's one thread.
    handle: StoredValue<Rc<JsValue>, LocalStorage>,
}

impl Folder {
    /// Asks the person for one; none when they changed their mind.
    ///
    /// # Errors
    /// `copy-folder` when it cannot be written.
    async fn pick() -> Result<Option<Self>, String> {
        let picked = folder::pick().await.map_err(|_| "copy-folder")?;
        Ok((!picked.is_null()).then(|| Self {
            name: folder::name(&picked),
            handle: StoredValue::new_local(Rc::new(picked)),
        }))
    }

    /// The browser's own handle.
    pub fn handle(&self) -> JsValue {
        (*self.handle.get_value()).clone()
    }
}

/// The field: a folder where the browser can, else the promise; required where the storage may go.
#[component]
pub fn FolderField(form: Form, error: Signal<Option<String>>) -> impl IntoView {
    let i18n = use_i18n();
    let can = folder::can_pick();
    let required = form.copy_required;
    let shown = move || can || required.get();
    let label = move || {
        let name = t_string!(i18n, lobby.start.second_copy);
        match required.get() {
            true => name.to_string(),
            false => format!("{name} ({})", t_string!(i18n, common.optional)),
        }
    };
    let hint = move || {
        let hint = match can {
            true => t_string!(i18n, lobby.start.second_copy_hint),
            false => t_string!(i18n, lobby.start.second_copy_manual),
        };
        let more = match required.get() {
            true => t_string!(i18n, lobby.start.second_copy_required),
            false => "",
        };
        format!("{hint} {more}")
    };
    let fault = move || error.get().map(wrong);
    // An administrator may have forbidden what the browser offers; then a promise must do.
    let hopeless = move || !can || form.folder_refused.get();
    view! {
        <Show when=shown>
            <div
                class="field"
                class:field--wrong=move || error.with(Option::is_some)
                id="copying"
                tabindex="-1"
                role="group"
                aria-labelledby="copying-name"
            >
                <span class="field__label" id="copying-name">{label}</span>
                <p class="field__hint">{hint}</p>
                {fault}
                <Show when=move || can><Choose form/></Show>
                <Show when=hopeless>
                    <Tick
                        label=move || t_string!(i18n, lobby.start.second_copy_confirm)
                        checked=Signal::derive(move || form.copying.get())
                        on_change=move |yes| form.copying.set(yes)
                    />
                </Show>
            </div>
        </Show>
    }
}

fn wrong(words: String) -> impl IntoView {
    view! {
        <p class="field__error" role="alert"><Icon name="error"/><span>{words}</span></p>
    }
}

#[component]
fn Choose(form: Form) -> impl IntoView {
    let i18n = use_i18n();
    let fault = RwSignal::new(None::<String>);
    let press = move || {
        leptos::task::spawn_local(async move {
            match Folder::pick().await {
                Ok(Some(folder)) => {
                    fault.try_set(None);
                    form.folder.try_set(Some(folder));
                }
                Ok(None) => {}
                Err(code) => {
                    fault.try_set(Some(code));
                    form.folder_refused.try_set(true);
                }
            }
        });
    };
    let chosen = move || {
        form.folder.get().map(|folder| {
            let name = folder.name;
            view! {
                <p class="status status--ok" role="status">
                    <Icon name="ok"/>
                    {t_string!(i18n, lobby.start.folder_chosen, name = name)}
                </p>
            }
        })
    };
    let failed = move || {
        fault.get().map(|code| {
            let (title, next) = words::of(i18n, &code);
            wrong(format!("{title}. {next}"))
        })
    };
    view! {
        <div class="row">
            <Button
                label=move || t_string!(i18n, lobby.start.choose_folder)
                icon="folder"
                on_press=press
            />
            {chosen}
        </div>
        {failed}
    }
}
