//! The assessor's side: open, verify, replay.
//!
//! [`work`] opens files through the worker, [`tape`] holds the journal with states on the way,
//! [`player`] moves along it; the rest draws.

mod bench;
mod envelope;
mod figures;
mod form;
mod head;
mod keys;
mod log;
mod moment;
mod player;
mod tape;
mod time;
mod work;

use crate::browser::page;
use crate::desk::{Access, Desk, Sitting, shown, source};
use crate::i18n::{t_string, use_i18n};
use crate::rooms::brief::picture::Shelf;
use crate::widgets::{SkipLink, Voice, VoiceBox};
use bench::Bench;
use form::{Key, Opening};
use head::Head;
use leptos::prelude::*;
use log::Log;
use player::Player;
use std::sync::Arc;
use store::attempt::{AttemptRow, CaseRef, FORMAT, Mode, Stage, Title};
use store::cipher::Vault;
use store::{AttemptId, Epoch};
use time::Time;
use work::Work;

/// The page at `/review`.
#[component]
pub fn Review() -> impl IntoView {
    let opened = RwSignal::new(None::<Arc<Work>>);
    // Chosen once for a pile of works; it stays in this tab's memory alone.
    let key = Key::new();
    let take = Callback::new(move |work: Arc<Work>| opened.set(Some(work)));
    move || match opened.get() {
        None => view! { <Opening opened=take key/> }.into_any(),
        Some(work) => view! { <Replay work close=move || opened.set(None)/> }.into_any(),
    }
}

/// Opened work: the desk, the list of actions, the course of time.
#[component]
fn Replay(work: Arc<Work>, #[prop(into)] close: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let voice = Voice::provide();
    let tape = Arc::clone(&work.tape);
    let sitting = sitting(&work);
    Shelf::fill(sitting.id.clone(), work.pictures());
    shown::carry(sitting.id.clone(), work.shown());
    source::fill(sitting.id.clone(), work.files());
    let end = tape.state_at(tape.length(), None);
    let desk = Desk::showing(sitting, end, Access::Review);
    provide_context(desk);
    let player = Player::new(desk, tape);
    keys::listen(player);
    // The form that had the focus is gone; the course of the work is where one goes on.
    request_animation_frame(|| page::focus(time::SLIDER));
    view! {
        <div class="review">
            <SkipLink target="room" label=move || t_string!(i18n, common.skip_to_room)/>
            <Head work=Arc::clone(&work) close/>
            <Bench player verdict=work.verdict.clone()/>
            <Log player case=Arc::clone(&work.case)/>
            <Time player/>
        </div>
        <VoiceBox
            voice
            label=move || t_string!(i18n, common.messages)
            close_label=move || t_string!(i18n, common.close)
        />
    }
}

/// What a desk needs to know of work that is not in this browser's storage.
fn sitting(work: &Work) -> Sitting {
    let row = row(work);
    Sitting {
        id: row.id.clone(),
        row,
        header: work.header.clone(),
        attempt: work.attempt.clone(),
        case: Arc::clone(&work.case),
        vault: Vault::Plain,
        epoch: Epoch(0),
    }
}

fn row(work: &Work) -> AttemptRow {
    let attempt = &work.attempt;
    let id = attempt.attempt.as_str().parse::<AttemptId>();
    let title = &work.case.title;
    AttemptRow {
        format: FORMAT,
        id: id.expect("both ids are 32 hexadecimal digits"),
        candidate: attempt.candidate.to_string(),
        title: Title {
            pl: title.pl.clone(),
            en: title.en.clone(),
        },
        mode: match attempt.mode {
            ::envelope::Mode::Practice => Mode::Practice,
            ::envelope::Mode::Exam => Mode::Exam,
        },
        case: CaseRef {
            id: attempt.case.id.to_string(),
            version: attempt.case.version.to_string(),
            digest: attempt.case.digest,
        },
        institution: attempt.institution,
        build: attempt.build.to_string(),
        created_wall: attempt.started_wall,
        updated_wall: attempt.started_wall,
        stage: Stage::Sealed,
        key: None,
    }
}
