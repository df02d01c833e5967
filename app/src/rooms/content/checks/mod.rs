//! What is found in the open carrier while it is written: asked of the worker at a pause, shown as
//! a list and in the editor, recorded when the typing has rested.

mod drawer;
mod list;
mod matrix;
mod report;
pub mod work;

pub use drawer::Drawer;
pub use report::{Finding, Seen, Weight, part_of, said};

use crate::browser::clock::wait;
use crate::desk::Desk;
use crate::desk::simulation::Simulation;
use exam::content::{CarrierId, Command as Act, Part, Shape};
use exam::{Command, TextId};
use journal::Digest;
use leptos::prelude::*;
use report::{Origin, Report, Texts};

/// A pause of the typing as long as this asks for a check.
const PAUSE_MS: u32 = 400;

/// How far a check is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phase {
    /// The texts have changed since, or nothing was checked yet.
    Behind,
    /// What is shown is about the texts as they are.
    Done,
    /// Nothing was shown at the moment that is replayed.
    Nothing,
    /// The worker did not answer; a code of the catalogue.
    Failed(String),
}

/// The checks of one carrier; belongs to the component that makes it.
#[derive(Clone, Copy)]
pub struct Checks {
    pub desk: Desk,
    carrier: CarrierId,
    pub seen: RwSignal<Option<Seen>>,
    pub phase: RwSignal<Phase>,
    texts: StoredValue<[Signal<String>; Part::ALL.len()]>,
    /// What is checked beside the texts: a picture with its crop, whether it is commercial.
    shape: Memo<(Option<Shape>, bool)>,
    turn: StoredValue<u32>,
}

impl Checks {
    /// To be called in a component's body. A desk that writes checks; others show what was shown.
    pub fn new(desk: Desk, carrier: CarrierId) -> Self {
        let checks = Self {
            desk,
            carrier,
            seen: RwSignal::new(None),
            phase: RwSignal::new(Phase::Behind),
            texts: StoredValue::new(Part::ALL.map(|part| {
                let text = TextId::Carrier(carrier, part);
                desk.text(text)
            })),
            shape: desk.slice(move |s| {
                let shape = s.content.carriers.get(&carrier).map(|it| it.shape.clone());
                (shape, s.campaign.sending(carrier).commercial)
            }),
            turn: StoredValue::new(0),
        };
        if desk.writes() {
            Effect::new(move |_| checks.follow_typing());
            checks.record_at_rest();
        } else {
            let shown = desk.slice(move |s| s.content.findings.get(&carrier).map(|it| it.report));
            Effect::new(move |_| checks.follow_journal(shown.get()));
        }
        checks
    }

    fn next_turn(self) -> u32 {
        let next = self.turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        });
        next.unwrap_or_default()
    }

    fn is_newest(self, turn: u32) -> bool {
        self.turn.try_get_value() == Some(turn)
    }

    fn texts(self) -> Option<Texts> {
        let texts = self.texts.try_get_value()?;
        let texts = texts.map(|text| text.try_get_untracked());
        let there = texts.iter().all(Option::is_some);
        there.then(|| Texts(texts.map(Option::unwrap_or_default)))
    }

    /// Asks again.
    pub fn again(self) {
        let turn = self.next_turn();
        self.phase.set(Phase::Behind);
        leptos::task::spawn_local(self.check(turn, None));
    }

    fn follow_typing(self) {
        self.texts.with_value(|texts| {
            for text in texts {
                text.track();
            }
        });
        self.shape.track();
        let turn = self.next_turn();
        if self.phase.get_untracked() != Phase::Behind {
            self.phase.set(Phase::Behind);
        }
        leptos::task::spawn_local(async move {
            wait(PAUSE_MS).await;
            self.check(turn, None).await;
        });
    }

    /// Checks the texts of now. `kept`: made again for a replay, where this was shown.
    async fn check(self, turn: u32, kept: Option<Digest>) {
        if !self.is_newest(turn) {
            return;
        }
        let Some(texts) = self.texts() else { return };
        let Some(work) = work::of(self.desk, self.carrier, &texts) else {
            return;
        };
        let answer = Simulation::of(self.desk).check(work).await;
        if !self.is_newest(turn) {
            return;
        }
        match answer {
            Ok(checked) => {
                let mut seen = Seen::new(Report::from(checked), texts, Origin::Now);
                if let Some(kept) = kept {
                    let same = kept == seen.digest;
                    seen.origin = Origin::Again { same };
                }
                self.show(seen);
            }
            Err(failure) => {
                self.phase.try_set(Phase::Failed(failure.code));
            }
        }
    }

    fn show(self, seen: Seen) {
        // The same again leaves lists and marks as they are.
        let same = self.seen.try_with_untracked(|held| {
            let held = held.as_ref();
            held.is_some_and(|held| held.digest == seen.digest && held.origin == seen.origin)
        });
        if same == Some(true) {
            self.seen
                .try_update_untracked(|held| *held = Some(seen.clone()));
        } else {
            self.seen.try_set(Some(seen));
        }
        self.phase.try_set(Phase::Done);
    }

    /// Where nothing is written, the journal says what was shown.
    fn follow_journal(self, shown: Option<Digest>) {
        let turn = self.next_turn();
        let Some(digest) = shown else {
            self.seen.set(None);
            self.phase.set(Phase::Nothing);
            return;
        };
        leptos::task::spawn_local(async move {
            let kept = self.desk.shown(digest).await;
            let report = kept.and_then(|bytes| json::from_slice::<Report>(&bytes).ok());
            let texts = self.texts();
            match (report, texts) {
                (Some(report), Some(texts)) if self.is_newest(turn) => {
                    self.show(Seen::new(report, texts, Origin::Kept));
                }
                _ => self.check(turn, Some(digest)).await,
            }
        });
    }

    /// What is shown becomes an entry when the journal has the texts that it is about.
    fn record_at_rest(self) {
        let (typing, writable) = (self.desk.is_typing(), self.desk.writable());
        Effect::new(move |_| {
            let done = self.phase.get() == Phase::Done;
            if done && !typing.get() && writable.get() {
                self.seen.with_untracked(|seen| {
                    if let Some(seen) = seen {
                        self.record(seen);
                    }
                });
            }
        });
    }

    fn record(self, seen: &Seen) {
        let carrier = self.carrier;
        let (fits, old) = self.desk.peek(|s| {
            let text = |part: &Part| s.content.text(carrier, *part);
            let fits = Part::ALL
                .iter()
                .all(|part| text(part) == Some(seen.texts.of(*part)));
            let others = s.content.findings.iter().filter(|(id, _)| **id != carrier);
            let named: Vec<Digest> = others.map(|(_, it)| it.report).collect();
            let own = s.content.findings.get(&carrier).map(|it| it.report);
            (fits, own.filter(|own| !named.contains(own)))
        });
        if !fits || old == Some(seen.digest) {
            return;
        }
        let findings = seen.findings();
        let act = Act::ShowFindings { carrier, findings };
        let bytes = seen.bytes.as_ref().clone();
        let _ = self.desk.dispatch_shown(Command::Content(act), bytes, old);
    }

    /// Where a finding's place lies in the texts of now.
    pub fn place(self, part: Part, range: [u32; 2]) -> (u32, u32) {
        let at = Part::ALL.iter().position(|own| *own == part).unwrap_or(0);
        let now = self.texts.with_value(|texts| texts[at].get_untracked());
        self.seen.with_untracked(|seen| match seen {
            Some(seen) => seen.moved(part, range, &now),
            None => (range[0], range[1]),
        })
    }
}
