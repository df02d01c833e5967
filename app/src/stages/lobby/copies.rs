use crate::browser::files;
use crate::desk::BrowserStore;
use crate::i18n::{t, t_string, use_i18n};
use crate::widgets::{Drop, Icon};
use crate::words;
use leptos::prelude::*;
use store::copy;
use web_sys::File;

/// Brings an attempt here from its second copy.
#[component]
pub fn ImportCopy(changed: RwSignal<u32>) -> impl IntoView {
    let i18n = use_i18n();
    let outcome = RwSignal::new(None::<Result<(), String>>);
    let take = move |file: File| {
        leptos::task::spawn_local(async move {
            let done = import(&file).await;
            if done.is_ok() {
                changed.update(|n| *n += 1);
            }
            outcome.set(Some(done));
        });
    };
    let said = move || match outcome.get() {
        None => ().into_any(),
        Some(Ok(())) => {
            view! { <p role="status">{t!(i18n, lobby.import_page.done)}</p> }.into_any()
        }
        Some(Err(code)) => {
            let (title, next) = words::of(i18n, &code);
            view! { <p role="alert"><b>{title}</b> " " {next}</p> }.into_any()
        }
    };
    view! {
        <details>
            <summary class="list__item">
                <Icon name="usb"/>
                <span class="list__name">{t!(i18n, lobby.import_copy)}</span>
            </summary>
            <div class="stack stack--tight">
                <p class="small muted">{t!(i18n, lobby.import_page.text)}</p>
                <Drop
                    label=move || t_string!(i18n, lobby.import_page.choose)
                    accept=".proba-copy"
                    on_file=take
                />
                {said}
            </div>
        </details>
    }
}

async fn import(file: &File) -> Result<(), String> {
    let bytes = files::read(file).await.map_err(|_| "file-unreadable")?;
    let read = copy::read(&bytes).map_err(|e| e.code())?;
    let done = copy::import(&BrowserStore::new(), &read).await;
    done.map(|_| ()).map_err(|e| e.code().to_string())
}
