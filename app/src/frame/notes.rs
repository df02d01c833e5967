//! What is said in passing: the network, added minutes, counted gaps, storage that is back.

use crate::browser::format;
use crate::desk::{Desk, SaveStatus, resume};
use crate::i18n::{t_string, use_i18n};
use crate::language;
use crate::widgets::Voice;
use exam::clock::MINUTE_MS;
use leptos::prelude::*;

/// Speaks for as long as the frame stands.
pub fn speak(desk: Desk, voice: Voice) {
    restored(voice);
    network(voice);
    minutes(desk, voice);
    gaps(desk, voice);
    saving(desk, voice);
}

fn restored(voice: Voice) {
    let i18n = use_i18n();
    if let Some(wall) = resume::take_restored() {
        let time = format::time(wall, language::of(i18n.get_locale_untracked()));
        voice.show("ok", t_string!(i18n, desk.resume.back, time = time), None);
    }
}

fn network(voice: Voice) {
    let i18n = use_i18n();
    let lost = move |_: web_sys::Event| {
        voice.show("offline", t_string!(i18n, desk.alarm.offline), None);
    };
    let handle = window_event_listener_untyped("offline", lost);
    on_cleanup(move || handle.remove());
}

fn minutes(desk: Desk, voice: Voice) {
    let i18n = use_i18n();
    let granted = desk.slice(|s| s.clock.granted_ms);
    Effect::new(move |before: Option<u64>| {
        let now = granted.get();
        if let Some(more) = before.and_then(|before| now.checked_sub(before))
            && more > 0
        {
            let count = more / MINUTE_MS;
            voice.show(
                "clock",
                t_string!(i18n, desk.clock.granted, count = count),
                None,
            );
        }
        now
    });
}

fn gaps(desk: Desk, voice: Voice) {
    let i18n = use_i18n();
    let counted = desk.slice(|s| s.clock.gaps_ms);
    Effect::new(move |before: Option<u64>| {
        let now = counted.get();
        if let Some(more) = before.and_then(|before| now.checked_sub(before))
            && more > 0
        {
            let time = format::clock(more as i64);
            voice.show(
                "clock",
                t_string!(i18n, desk.clock.gap_counted, time = time),
                None,
            );
        }
        now
    });
}

fn saving(desk: Desk, voice: Voice) {
    let i18n = use_i18n();
    let save = desk.save_status();
    Effect::new(move |failing: Option<bool>| match save.get() {
        SaveStatus::Failing(_) => true,
        SaveStatus::Saving => failing == Some(true),
        SaveStatus::Saved(_) | SaveStatus::Elsewhere => {
            if failing == Some(true) && matches!(save.get_untracked(), SaveStatus::Saved(_)) {
                voice.show("save", t_string!(i18n, desk.save.back), None);
            }
            false
        }
    });
}
