use crate::browser::host;
use crate::desk::{BrowserStore, resume, upload};
use crate::i18n::{t_string, use_i18n};
use crate::widgets::{Button, Dialog, Look};
use crate::words;
use leptos::prelude::*;
use store::Store;
use store::attempt::{AttemptRow, Mode, Stage};

/// Asks before an attempt leaves this machine: the one act that nothing undoes.
#[component]
pub fn EraseDialog(erasing: RwSignal<Option<AttemptRow>>, changed: RwSignal<u32>) -> impl IntoView {
    let i18n = use_i18n();
    let fault = RwSignal::new(None::<String>);
    let open = Signal::derive(move || erasing.with(Option::is_some));
    let close = move || {
        fault.set(None);
        erasing.set(None);
    };
    let go = move || {
        let Some(row) = erasing.get_untracked() else {
            return;
        };
        leptos::task::spawn_local(async move {
            match erase(&row).await {
                Ok(()) => {
                    close();
                    changed.update(|n| *n += 1);
                }
                Err(code) => fault.set(Some(code)),
            }
        });
    };
    let received = move || erasing.with(|row| row.as_ref().is_some_and(received));
    view! {
        <Dialog
            id="erase"
            open
            title=move || t_string!(i18n, lobby.erase.title)
            on_close=close
            close_label=move || t_string!(i18n, common.close)
        >
            <div class="dialog__body">
                <p>{move || if received() {
                    t_string!(i18n, lobby.erase.text)
                } else {
                    t_string!(i18n, lobby.erase.practice_text)
                }}</p>
                {move || fault.get().map(|code| view! {
                    <p role="alert">{words::of(i18n, &code).1}</p>
                })}
            </div>
            <footer class="dialog__foot">
                <Button
                    label=move || t_string!(i18n, lobby.erase.go)
                    icon="trash"
                    look=Look::Danger
                    on_press=go
                />
                <Button label=move || t_string!(i18n, common.cancel) on_press=close/>
            </footer>
        </Dialog>
    }
}

fn received(row: &AttemptRow) -> bool {
    row.stage == Stage::Receipted
}

/// Practice may go at any time; an exam only with its receipt. Not while a tab has it open.
async fn erase(row: &AttemptRow) -> Result<(), String> {
    let held = host::held(&resume::lock_name(&row.id)).await;
    if held.as_bool() == Some(true) {
        return Err("store-stale".into());
    }
    let store = BrowserStore::new();
    let epoch = store.claim(&row.id).await.map_err(|e| e.code())?;
    if row.mode == Mode::Exam {
        return upload::erase(&row.id, epoch).await;
    }
    upload::clear(&row.id, epoch).await
}
