//! The clock in the top bar, and its few warnings.

use crate::browser::format;
use crate::desk::{Access, Desk};
use crate::i18n::{t, t_string, use_i18n};
use crate::widgets::{Icon, Voice};
use exam::attempt::Mode;
use leptos::prelude::*;

/// Time left, by the second; read aloud only when asked for.
#[component]
pub fn Clock() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let left = desk.left_ms();
    let access = desk.access();
    view! {
        // The clock runs where the work is written; a tab that only shows has none to show.
        <Show when=move || access.get() == Access::Writing>
            <div
                class="topbar__clock"
                class:topbar__clock--low=move || left.get() < 5 * 60_000
                role="timer"
                aria-live="off"
                aria-label=move || t_string!(i18n, desk.top.time_left)
            >
                <Icon name="clock"/>
                <b>{move || format::clock(left.get())}</b>
                <span>{t!(i18n, desk.top.left)}</span>
            </div>
        </Show>
    }
}

/// Says when ten, five and one minutes are left, and when practice would have ended.
pub fn warn(desk: Desk, voice: Voice) {
    let i18n = use_i18n();
    let left = desk.left_ms();
    let practice = desk.sitting().mode() == Mode::Practice;
    Effect::new(move |before: Option<i64>| {
        let now = left.get();
        let passed = |minutes: i64| {
            let mark = minutes * 60_000;
            before.is_some_and(|before| before > mark && now <= mark)
        };
        let words = if passed(10) {
            Some(t_string!(i18n, desk.clock.ten))
        } else if passed(5) {
            Some(t_string!(i18n, desk.clock.five))
        } else if passed(1) && !practice {
            Some(t_string!(i18n, desk.clock.minute))
        } else if passed(0) && practice {
            Some(t_string!(i18n, desk.clock.practice_up))
        } else {
            None
        };
        if let Some(words) = words {
            voice.show("clock", words, None);
        }
        now
    });
}
