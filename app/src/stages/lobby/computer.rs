use super::checks::{Checks, Offline, Persist, ROOM_BYTES_MIN};
use crate::browser::format;
use crate::i18n::{t, t_string, use_i18n};
use crate::language;
use crate::widgets::{Alarm, Button, Chip, Icon, Progress, Tone};
use leptos::prelude::*;

/// The state of this computer, check by check, and what to do where one fails.
#[component]
pub fn Computer(checks: Checks) -> impl IntoView {
    let i18n = use_i18n();
    let again = move || checks.again();
    view! {
        <section class="card" aria-labelledby="computer">
            <div class="card__head">
                <h2 id="computer">{t!(i18n, lobby.computer.title)}</h2>
                {move || verdict(checks).into_any()}
            </div>
            <Show when=move || checks.refused()>
                <Alarm
                    tone=Tone::Error
                    title=move || t_string!(i18n, lobby.computer.refuse_title)
                    text=move || t_string!(i18n, lobby.computer.refuse_text)
                />
            </Show>
            <ul class="checks">{move || lines(checks)}</ul>
            <Button label=move || t_string!(i18n, common.check_again) on_press=again/>
        </section>
    }
}

fn verdict(checks: Checks) -> impl IntoView {
    let i18n = use_i18n();
    let (tone, icon, words) = if checks.refused() {
        (
            Tone::Error,
            "error",
            t_string!(i18n, lobby.computer.not_ready),
        )
    } else if !checks.answered() {
        (
            Tone::Info,
            "clock",
            t_string!(i18n, lobby.computer.checking),
        )
    } else if checks.second_copy_required() {
        (
            Tone::Warning,
            "warning",
            t_string!(i18n, lobby.computer.ready_warn),
        )
    } else {
        (Tone::Ok, "ok", t_string!(i18n, lobby.computer.ready))
    };
    view! { <Chip tone icon label=words/> }
}

fn lines(checks: Checks) -> Vec<AnyView> {
    let lines = [
        secure(checks),
        storage(checks),
        room(checks),
        persist(checks),
        private(checks),
        offline(checks),
    ];
    lines.into_iter().flatten().collect()
}

fn line(tone: Tone, words: String, next: Option<String>) -> AnyView {
    let class = format!("checks__item checks__item--{}", tone.as_str());
    let next = next.map(|next| view! { <p>{next}</p> });
    view! {
        <li class=class>
            <Icon name=tone.as_str()/>
            <div>
                <b>{words}</b>
                {next}
            </div>
        </li>
    }
    .into_any()
}

fn ok(words: &str) -> Option<AnyView> {
    Some(line(Tone::Ok, words.to_string(), None))
}

fn bad(tone: Tone, words: &str, next: &str) -> Option<AnyView> {
    Some(line(tone, words.to_string(), Some(next.to_string())))
}

fn secure(checks: Checks) -> Option<AnyView> {
    let i18n = use_i18n();
    if checks.secure {
        return ok(t_string!(i18n, lobby.computer.secure.ok));
    }
    let next = t_string!(i18n, lobby.computer.secure.next);
    bad(
        Tone::Error,
        t_string!(i18n, lobby.computer.secure.bad),
        next,
    )
}

fn storage(checks: Checks) -> Option<AnyView> {
    let i18n = use_i18n();
    match checks.storage.get()? {
        Ok(()) => ok(t_string!(i18n, lobby.computer.storage.ok)),
        Err(_) => {
            let next = t_string!(i18n, lobby.computer.storage.next);
            bad(
                Tone::Error,
                t_string!(i18n, lobby.computer.storage.bad),
                next,
            )
        }
    }
}

fn room(checks: Checks) -> Option<AnyView> {
    let i18n = use_i18n();
    let language = language::of(i18n.get_locale());
    let room = checks.room.get()?;
    if room < 0.0 {
        return ok(t_string!(i18n, lobby.computer.room.unknown));
    }
    let size = format::size(room, language);
    if !checks.too_little_room() {
        return ok(&t_string!(i18n, lobby.computer.room.ok, size = size));
    }
    let words = t_string!(i18n, lobby.computer.room.bad, size = size);
    let least = format::size(ROOM_BYTES_MIN, language);
    let next = t_string!(i18n, lobby.computer.room.next, size = least);
    bad(Tone::Error, &words, &next)
}

fn persist(checks: Checks) -> Option<AnyView> {
    let i18n = use_i18n();
    let next = match checks.persist.get()? {
        Persist::Kept => return ok(t_string!(i18n, lobby.computer.persist.ok)),
        Persist::Refused => t_string!(i18n, lobby.computer.persist.next),
        Persist::Asked => t_string!(i18n, lobby.computer.persist.asked),
    };
    bad(
        Tone::Warning,
        t_string!(i18n, lobby.computer.persist.bad),
        next,
    )
}

fn private(checks: Checks) -> Option<AnyView> {
    let i18n = use_i18n();
    if !checks.private_window() {
        return None;
    }
    let next = t_string!(i18n, lobby.computer.private.next);
    bad(
        Tone::Warning,
        t_string!(i18n, lobby.computer.private.bad),
        next,
    )
}

fn offline(checks: Checks) -> Option<AnyView> {
    let i18n = use_i18n();
    match checks.offline.get() {
        Some(Some(status)) if status.ready => ok(t_string!(i18n, lobby.computer.offline.ok)),
        Some(Some(status)) if status.failed.is_empty() => Some(busy(status)),
        None => Some(busy(Offline {
            done: 0,
            total: 1,
            failed: Vec::new(),
            ready: false,
        })),
        Some(_) => {
            let next = t_string!(i18n, lobby.computer.offline.next);
            bad(
                Tone::Warning,
                t_string!(i18n, lobby.computer.offline.bad),
                next,
            )
        }
    }
}

fn busy(status: Offline) -> AnyView {
    let i18n = use_i18n();
    let words = t_string!(i18n, lobby.computer.offline.busy);
    let Offline { done, total, .. } = status;
    let label = move || {
        t_string!(
            i18n,
            lobby.computer.offline.progress,
            done = done,
            total = total
        )
    };
    view! {
        <li class="checks__item">
            <Icon name="download"/>
            <div>
                <b>{words}</b>
                <div class="progress-line small">
                    <Progress
                        value=Signal::stored(f64::from(done))
                        max=Signal::stored(f64::from(total.max(1)))
                        label
                    />
                    <span>{label}</span>
                </div>
            </div>
        </li>
    }
    .into_any()
}
