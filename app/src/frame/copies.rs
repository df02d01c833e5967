//! The window of the second copy: a folder where the browser can, a download anywhere.

use super::Window;
use crate::browser::{format, host};
use crate::desk::Desk;
use crate::desk::copy::{self, CopyStatus};
use crate::i18n::{t, t_string, use_i18n};
use crate::language;
use crate::widgets::{Button, Dialog};
use crate::words;
use leptos::prelude::*;

/// The window.
#[component]
pub fn Copies(open: RwSignal<Window>) -> impl IntoView {
    let i18n = use_i18n();
    let status = RwSignal::new(CopyStatus::None);
    view! {
        <Dialog
            id="copies"
            open=Signal::derive(move || open.get() == Window::Copies)
            title=move || t_string!(i18n, desk.second_copy.title)
            on_close=move || open.set(Window::None)
            close_label=move || t_string!(i18n, common.close)
        >
            <Body status/>
        </Dialog>
    }
}

#[component]
fn Body(status: RwSignal<CopyStatus>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let fault = RwSignal::new(None::<String>);
    let choose = move || {
        leptos::task::spawn_local(async move {
            if let Err(code) = copy::to_folder(desk, status).await {
                fault.try_set(Some(code));
            }
        });
    };
    let download = move || {
        leptos::task::spawn_local(async move {
            if let Err(code) = copy::download(desk).await {
                fault.try_set(Some(code));
            }
        });
    };
    let last = move || match status.get() {
        CopyStatus::None => t_string!(i18n, desk.second_copy.never).to_string(),
        CopyStatus::Written(wall) => {
            let time = format::time(wall, language::of(i18n.get_locale()));
            t_string!(i18n, desk.second_copy.last, time = time)
        }
        CopyStatus::Failing(code) => words::of(i18n, &code).1,
    };
    let can = host::can_pick_folder();
    view! {
        <div class="dialog__body">
            <p>{t!(i18n, desk.second_copy.text)}</p>
            <p role="status">{last}</p>
            {move || fault.get().map(|code| view! {
                <p role="alert">{words::of(i18n, &code).1}</p>
            })}
        </div>
        <footer class="dialog__foot">
            <Show when=move || can>
                <Button
                    label=move || t_string!(i18n, desk.second_copy.choose)
                    icon="folder"
                    on_press=choose
                />
            </Show>
            <Button
                label=move || t_string!(i18n, desk.second_copy.download)
                icon="download"
                on_press=download
            />
        </footer>
    }
}
