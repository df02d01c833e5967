use super::Window;
use super::copies::CopyAlarm;
use super::drills::DrillBar;
use crate::browser::page;
use crate::desk::copy::Copies;
use crate::desk::resume::Manner;
use crate::desk::{Access, Desk, SaveStatus};
use crate::i18n::{t_string, use_i18n};
use crate::widgets::{Alarm, Button, Look, Tone};
use crate::words;
use leptos::prelude::*;

/// What the candidate must know now, edge to edge under the top bar.
#[component]
pub fn Alarms(open: RwSignal<Window>) -> impl IntoView {
    let access = expect_context::<Desk>().access();
    view! {
        <div class="desk__alarms">
            <Failing/>
            <Reading/>
            // Where nothing is written, nothing is copied either.
            <Show when=move || access.get() == Access::Writing><CopyAlarm/></Show>
            <DrillBar open/>
            <Notices/>
        </div>
    }
}

/// The storage does not take the work: what is safe, and a way out.
#[component]
fn Failing() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let copies = expect_context::<Copies>();
    let save = desk.save_status();
    let code = Memo::new(move |_| match save.get() {
        SaveStatus::Failing(code) => Some(code),
        _ => None,
    });
    // "Saving…" between two tries must not make the alarm blink.
    let shown = RwSignal::new(None::<&'static str>);
    Effect::new(move |_| match save.get() {
        SaveStatus::Failing(code) => shown.set(Some(code)),
        SaveStatus::Saved(_) | SaveStatus::Elsewhere => shown.set(None),
        SaveStatus::Saving => {
            code.track();
        }
    });
    let export = move || {
        leptos::task::spawn_local(async move {
            if let Err(code) = copies.download().await {
                desk.notify(&code);
            }
        });
    };
    let words = move |code: &str| match code {
        "store-quota" => (
            t_string!(i18n, desk.alarm.quota.title),
            t_string!(i18n, desk.alarm.quota.text),
        ),
        "store-closed" => (
            t_string!(i18n, desk.alarm.closed.title),
            t_string!(i18n, desk.alarm.closed.text),
        ),
        "store-unavailable" => (
            t_string!(i18n, desk.alarm.unavailable.title),
            t_string!(i18n, desk.alarm.unavailable.text),
        ),
        _ => (
            t_string!(i18n, desk.alarm.aborted.title),
            t_string!(i18n, desk.alarm.aborted.text),
        ),
    };
    move || {
        shown.get().map(|code| {
            let (title, text) = words(code);
            view! {
                <Alarm tone=Tone::Error title text bar=true>
                    <Button
                        label=move || t_string!(i18n, desk.alarm.export)
                        icon="download"
                        on_press=export
                    />
                </Alarm>
            }
        })
    }
}

/// Another tab writes: this one only shows, and can take over.
#[component]
pub fn Reading() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let access = desk.access();
    let open = use_context::<Callback<Manner>>();
    let encrypted = desk.sitting().row.key.is_some();
    let take = move || match open {
        // An exam's phrase is asked for again: whoever sits here now may be somebody else.
        Some(open) if !encrypted => open.run(Manner {
            phrase: None,
            take_over: true,
        }),
        _ => {
            crate::stages::attempt::take_over_next();
            page::reload();
        }
    };
    view! {
        <Show when=move || access.get() == Access::Elsewhere>
            <Alarm
                tone=Tone::Warning
                title=move || t_string!(i18n, desk.alarm.second_tab.title)
                text=move || t_string!(i18n, desk.alarm.second_tab.text)
                bar=true
            >
                <Button
                    label=move || t_string!(i18n, desk.alarm.second_tab.take)
                    on_press=take
                />
            </Alarm>
        </Show>
    }
}

/// Refusals and errors, until dismissed or followed by the next.
#[component]
fn Notices() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let notice = desk.notice();
    move || {
        notice.get().map(|notice| {
            let (title, next) = words::of(i18n, &notice.code);
            let code = notice.code;
            let text = move || {
                let code = t_string!(i18n, common.code_of_message, code = code.clone());
                format!("{next} {code}")
            };
            view! {
                <Alarm tone=Tone::Warning title text bar=true>
                    <Button
                        label=move || t_string!(i18n, common.close)
                        icon="close"
                        icon_only=true
                        look=Look::Bare
                        on_press=move || desk.dismiss()
                    />
                </Alarm>
            }
        })
    }
}
