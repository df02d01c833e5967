//! The hand on the tape: where the replay stands, and how it moves.

use super::tape::Tape;
use crate::browser::clock::{page_ms, wait};
use crate::desk::Desk;
use leptos::prelude::*;
use std::sync::Arc;

/// How often a playing replay moves on.
const TICK_MS: u32 = 100;

/// How long an entry is shown when it plays entry by entry.
const ENTRY_MS: f64 = 500.0;

/// A stretch without an entry that is longer than this is skipped, if asked for.
const IDLE_MS: u64 = 5_000;

/// What is left of a skipped stretch before the next entry.
const LEAD_MS: u64 = 1_000;

/// How fast the replay plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speed {
    /// So many times as fast as the candidate worked.
    Times(u32),
    /// One entry after another, whatever time lay between them.
    Entries,
}

impl Speed {
    pub const ALL: [Self; 4] = [
        Self::Times(1),
        Self::Times(4),
        Self::Times(16),
        Self::Entries,
    ];
}

/// A handle on the replay.
#[derive(Clone, Copy)]
pub struct Player {
    desk: Desk,
    tape: StoredValue<Arc<Tape>>,
    place: RwSignal<usize>,
    now_ms: RwSignal<u64>,
    playing: RwSignal<bool>,
    /// Set anew by each start, so that an older loop ends.
    run: StoredValue<u32>,
    pub speed: RwSignal<Speed>,
    pub skip_idle: RwSignal<bool>,
}

impl Player {
    /// At the end of the tape, whose state `desk` shows.
    pub fn new(desk: Desk, tape: Arc<Tape>) -> Self {
        let end = tape.length();
        let now_ms = tape.elapsed_ms(end);
        let player = Self {
            desk,
            tape: StoredValue::new(tape),
            place: RwSignal::new(end),
            now_ms: RwSignal::new(now_ms),
            playing: RwSignal::new(false),
            run: StoredValue::new(0),
            speed: RwSignal::new(Speed::Times(4)),
            skip_idle: RwSignal::new(true),
        };
        on_cleanup(move || player.pause());
        player
    }

    pub fn tape(&self) -> Arc<Tape> {
        self.tape.get_value()
    }

    /// How many entries lie before the moment that is shown.
    pub fn place(&self) -> Signal<usize> {
        self.place.into()
    }

    /// Time of the attempt that is shown, in milliseconds; between two entries it runs on.
    pub fn now_ms(&self) -> Signal<u64> {
        self.now_ms.into()
    }

    /// Back from a look around to what the candidate saw.
    pub fn look_back(&self) {
        self.seek(self.place.get_untracked());
    }

    pub fn playing(&self) -> Signal<bool> {
        self.playing.into()
    }

    /// Shows the moment after `place` entries.
    pub fn seek(&self, place: usize) {
        let tape = self.tape();
        let place = place.min(tape.length());
        self.show(&tape, place);
        self.now_ms.set(tape.elapsed_ms(place));
    }

    /// One entry on or back; ends the playing.
    pub fn step(&self, forward: bool) {
        self.pause();
        let place = self.place.get_untracked();
        self.seek(if forward {
            place + 1
        } else {
            place.saturating_sub(1)
        });
    }

    pub fn first(&self) {
        self.pause();
        self.seek(0);
    }

    pub fn last(&self) {
        self.pause();
        self.seek(usize::MAX);
    }

    pub fn toggle(&self) {
        if self.playing.get_untracked() {
            self.pause();
        } else {
            self.play();
        }
    }

    pub fn pause(&self) {
        if self.playing.try_get_untracked() == Some(true) {
            self.playing.set(false);
        }
    }

    /// Plays from here, or from the start when it stands at the end.
    fn play(&self) {
        if self.place.get_untracked() >= self.tape().length() {
            self.seek(0);
        }
        let run = self.run.get_value().wrapping_add(1);
        self.run.set_value(run);
        self.playing.set(true);
        let player = *self;
        leptos::task::spawn_local(async move { player.follow(run).await });
    }

    async fn follow(self, run: u32) {
        let mut before = page_ms();
        let mut due = 0.0;
        loop {
            wait(TICK_MS).await;
            // The page may have been left meanwhile, and its signals with it.
            let playing = self.playing.try_get_untracked() == Some(true);
            if !playing || self.run.try_get_value() != Some(run) {
                return;
            }
            let now = page_ms();
            due += now - before;
            before = now;
            let tape = self.tape();
            due = match self.speed.get_untracked() {
                Speed::Times(times) => self.run_on(&tape, due, times),
                Speed::Entries => self.step_on(&tape, due),
            };
            if self.place.get_untracked() >= tape.length() {
                return self.pause();
            }
        }
    }

    /// Lets `due` milliseconds of the page pass at `times` the speed; gives what is left of them.
    fn run_on(&self, tape: &Tape, due: f64, times: u32) -> f64 {
        let mut now = self.now_ms.get_untracked() + (due * f64::from(times)) as u64;
        let here = self.place.get_untracked();
        let place = tape.place_at(now).max(here);
        if place == here && self.skip_idle.get_untracked() && here < tape.length() {
            let next = tape.elapsed_ms(here + 1);
            if next > now + IDLE_MS {
                now = next - LEAD_MS;
            }
        }
        self.show(tape, place);
        let end = tape.elapsed_ms(tape.length());
        self.now_ms.set(now.min(end));
        0.0
    }

    fn step_on(&self, tape: &Tape, due: f64) -> f64 {
        if due < ENTRY_MS {
            return due;
        }
        let place = self.place.get_untracked() + 1;
        self.show(tape, place);
        self.now_ms.set(tape.elapsed_ms(place));
        0.0
    }

    fn show(&self, tape: &Tape, place: usize) {
        let here = self.place.get_untracked();
        let looking = self.desk.is_looking();
        if looking {
            // What is shown is no state of the tape's.
            self.desk.show(tape.state_at(place, None));
        } else if place != here {
            let state = self.desk.peek(|s| tape.state_at(place, Some((here, s))));
            self.desk.show(state);
        }
        if place != here {
            self.place.set(place);
        }
    }
}
