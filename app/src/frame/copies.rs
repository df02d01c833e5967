//! The second copy on screen: its window, and what must be done about it now.

use super::Window;
use crate::browser::clock::wall;
use crate::browser::{folder, format};
use crate::desk::Desk;
use crate::desk::copy::{Copies, CopyStatus, DOWNLOAD_MS_MAX};
use crate::i18n::{t, t_string, use_i18n};
use crate::language;
use crate::widgets::{Alarm, Button, Dialog, Tone};
use crate::words;
use leptos::prelude::*;

/// The window.
#[component]
pub fn CopyWindow(open: RwSignal<Window>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Dialog
            id="copies"
            open=Signal::derive(move || open.get() == Window::Copies)
            title=move || t_string!(i18n, desk.second_copy.title)
            on_close=move || open.set(Window::None)
            close_label=move || t_string!(i18n, common.close)
        >
            <Body/>
        </Dialog>
    }
}

/// Asks for a folder; what fails is a notice of the desk.
fn choose(desk: Desk, copies: Copies) {
    leptos::task::spawn_local(async move {
        if let Err(code) = copies.choose().await {
            desk.notify(&code);
        }
    });
}

fn download(desk: Desk, copies: Copies) {
    leptos::task::spawn_local(async move {
        if let Err(code) = copies.download().await {
            desk.notify(&code);
        }
    });
}

fn allow(copies: Copies) {
    leptos::task::spawn_local(async move { copies.allow().await });
}

#[component]
fn Body() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let copies = expect_context::<Copies>();
    let last = move || match copies.status.get() {
        CopyStatus::None => t_string!(i18n, desk.second_copy.never).to_string(),
        CopyStatus::Consent => t_string!(i18n, desk.second_copy.allow).to_string(),
        CopyStatus::Written(wall) => {
            let time = format::time(wall, language::of(i18n.get_locale()));
            t_string!(i18n, desk.second_copy.last, time = time)
        }
        CopyStatus::Failing(code) => words::of(i18n, &code).1,
    };
    let place = move || {
        let name = copies.name.get()?;
        let words = t_string!(i18n, desk.second_copy.folder, name = name);
        Some(view! { <p>{words}</p> })
    };
    let has = Memo::new(move |_| copies.name.with(Option::is_some));
    let consent = move || copies.status.get() == CopyStatus::Consent;
    let now = move || leptos::task::spawn_local(async move { copies.renew().await });
    let can = folder::can_pick();
    view! {
        <div class="dialog__body">
            <p>{t!(i18n, desk.second_copy.text)}</p>
            {place}
            <p role="status" data-copy=move || word(&copies.status.get())>{last}</p>
        </div>
        <footer class="dialog__foot">
            <Show when=consent>
                <Button
                    label=move || t_string!(i18n, desk.second_copy.consent)
                    icon="unlock"
                    on_press=move || allow(copies)
                />
            </Show>
            <Show when=move || has.get() && !consent()>
                <Button
                    label=move || t_string!(i18n, desk.second_copy.now)
                    icon="save"
                    on_press=now
                />
            </Show>
            <Show when=move || can>
                <Button
                    label=move || t_string!(i18n, desk.second_copy.choose)
                    icon="folder"
                    on_press=move || choose(desk, copies)
                />
            </Show>
            <Button
                label=move || t_string!(i18n, desk.second_copy.download)
                icon="download"
                on_press=move || download(desk, copies)
            />
        </footer>
    }
}

/// The state's word, for styles and tests.
fn word(status: &CopyStatus) -> &'static str {
    match status {
        CopyStatus::None => "none",
        CopyStatus::Consent => "consent",
        CopyStatus::Written(_) => "written",
        CopyStatus::Failing(_) => "failing",
    }
}

/// What stands in the way of the second copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trouble {
    /// The folder no longer takes it.
    Failing,
    /// The browser wants the person's consent.
    Consent,
    /// Needed here, and there is neither a folder nor a download that is young enough.
    Folder,
    /// Needed here, only a download is possible, and the last one is old.
    Download,
}

fn trouble(copies: Copies, now: i64) -> Option<Trouble> {
    match copies.status.get() {
        CopyStatus::Failing(_) => Some(Trouble::Failing),
        CopyStatus::Consent => Some(Trouble::Consent),
        CopyStatus::Written(_) => None,
        CopyStatus::None if !copies.required.get() => None,
        CopyStatus::None => {
            let last = copies.downloaded.get();
            let fresh = |wall: i64| now - wall < DOWNLOAD_MS_MAX;
            match folder::can_pick() {
                _ if last.is_some_and(fresh) => None,
                true => Some(Trouble::Folder),
                false if fresh(copies.begun.get_value()) => None,
                false => Some(Trouble::Download),
            }
        }
    }
}

/// Under the top bar: what must be done so that there is a second copy.
#[component]
pub fn CopyAlarm() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let copies = expect_context::<Copies>();
    let left = desk.left_ms();
    let trouble = Memo::new(move |_| {
        // The desk's clock wakes this, so that an old download is noticed.
        left.track();
        trouble(copies, wall())
    });
    let picks = move || {
        view! {
            <Button
                label=move || t_string!(i18n, desk.alarm.second_copy.choose)
                icon="folder"
                on_press=move || choose(desk, copies)
            />
        }
    };
    let downloads = move || {
        view! {
            <Button
                label=move || t_string!(i18n, desk.second_copy.download)
                icon="download"
                on_press=move || download(desk, copies)
            />
        }
    };
    move || {
        let title = t_string!(i18n, desk.second_copy.title);
        let tone = Tone::Warning;
        Some(match trouble.get()? {
            Trouble::Failing => {
                let title = t_string!(i18n, desk.alarm.second_copy.title);
                let text = t_string!(i18n, desk.alarm.second_copy.text);
                view! { <Alarm tone title text bar=true>{picks()}</Alarm> }.into_any()
            }
            Trouble::Folder => {
                let text = t_string!(i18n, lobby.start.second_copy_required);
                view! {
                    <Alarm tone title text bar=true>{picks()} {downloads()}</Alarm>
                }
                .into_any()
            }
            Trouble::Consent => {
                let text = t_string!(i18n, desk.second_copy.allow);
                view! {
                    <Alarm tone title text bar=true>
                        <Button
                            label=move || t_string!(i18n, desk.second_copy.consent)
                            icon="unlock"
                            on_press=move || allow(copies)
                        />
                    </Alarm>
                }
                .into_any()
            }
            Trouble::Download => {
                let last = copies.downloaded.get_untracked();
                let title = t_string!(i18n, desk.alarm.copy_due.title);
                let text = match last {
                    Some(last) => {
                        let time = format::time(last, language::of(i18n.get_locale()));
                        t_string!(i18n, desk.alarm.copy_due.text, time = time)
                    }
                    None => t_string!(i18n, desk.second_copy.never).to_string(),
                };
                view! {
                    <Alarm tone title text bar=true>{downloads()}</Alarm>
                }
                .into_any()
            }
        })
    }
}
