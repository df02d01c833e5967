//! The candidate's own campaign: set up, checked, launched; then what came of it.

mod assembly;
mod check;
mod figures;
mod life;
mod outcome;
mod sending;
mod setup;
mod start;
mod truth;
mod whatif;

pub use outcome::OwnOutcome;

use super::words::I18n;
use crate::desk::Desk;
use crate::desk::simulation::Simulation;
use crate::i18n::{t, use_i18n};
use exam::Command;
use exam::campaign::Command as Act;
use leptos::prelude::*;
use worker::protocol::simulation::World;

/// What the parts of the view share.
#[derive(Clone, Copy)]
struct Bench {
    desk: Desk,
    i18n: I18n,
    /// The contact base, once it has come.
    world: RwSignal<Option<World>>,
    writable: Memo<bool>,
}

impl Bench {
    /// To be called in a component's body.
    fn new(desk: Desk, i18n: I18n) -> Self {
        let world = RwSignal::new(None);
        leptos::task::spawn_local(async move {
            if let Ok(come) = Simulation::of(desk).world().await {
                let _ = world.try_set(Some(come));
            }
        });
        Self {
            desk,
            i18n,
            world,
            writable: desk.writable(),
        }
    }

    fn simulation(&self) -> Simulation {
        Simulation::of(self.desk)
    }

    fn act(&self, command: Act) {
        let _ = self.desk.dispatch(Command::Campaign(command));
    }
}

/// Everything before the start.
#[component]
pub fn OwnLaunch() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let bench = Bench::new(desk, i18n);
    view! {
        <p class="muted">{t!(i18n, results.own.lead)}</p>
        <setup::Setting bench/>
        <sending::Sendings bench/>
        <start::Start bench/>
    }
}
