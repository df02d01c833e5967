//! Drills of practice: what the page sees of a failure that the candidate brings about.

use super::handle::Desk;
use crate::browser::clock::wait;
use crate::browser::signs;
use exam::attempt::Mode;
use exam::drill::{Command as Act, Kind};
use exam::{Command, Edit, TextId, units};
use std::cell::Cell;

/// How often the connection is looked at while a drill asks for it.
const LOOK_MS: u32 = 1_000;

/// One question without an answer may be a slow server's; so many are a connection that is gone.
const SILENT_MAX: u32 = 2;

thread_local! {
    /// Whether this page came back in the midst of a drill, until a screen has said so.
    static RETURNED: Cell<bool> = const { Cell::new(false) };
}

/// Begins a drill on this page.
pub fn begin(desk: Desk, kind: Kind) {
    let page = signs::page();
    let begun = desk.dispatch(Command::Drill(Act::Begin { kind, page }));
    if begun.is_ok() {
        follow(desk);
    }
}

/// Gives the drill up.
pub fn stop(desk: Desk) {
    let _ = desk.dispatch(Command::Drill(Act::Stop));
}

/// What a page that goes on with an attempt finds: the drill of the page before it.
pub(super) fn come_back(desk: Desk, away_ms: i64, restored: &[(TextId, Vec<Edit>)]) {
    if desk.sitting().mode() != Mode::Practice {
        return;
    }
    // From here on this page's own orderly end is noted.
    let page = signs::page();
    let Some(before) = desk.peek(|s| s.drill.open.as_ref().map(|open| open.page.clone())) else {
        return;
    };
    let edits = restored.iter().flat_map(|(_, edits)| edits);
    let command = Act::Return {
        page,
        away_ms,
        restored_units: edits.map(|edit| u64::from(units(&edit.inserted))).sum(),
        sudden: !signs::said_goodbye(&before),
    };
    if desk.dispatch(Command::Drill(command)).is_ok() {
        RETURNED.set(true);
    }
    follow(desk);
}

/// Whether this page came back in the midst of a drill; said once.
pub fn take_returned() -> bool {
    RETURNED.replace(false)
}

/// Looks at the connection for as long as a drill asks for it.
fn follow(desk: Desk) {
    leptos::task::spawn_local(async move {
        let mut silent = 0;
        while wanted(desk) {
            silent = if signs::server_answers().await {
                0
            } else {
                silent + 1
            };
            tell(desk, silent);
            wait(LOOK_MS).await;
        }
    });
}

fn wanted(desk: Desk) -> bool {
    let open = desk.peek(|s| s.drill.open.as_ref().map(|open| open.kind));
    desk.writes() && open == Some(Kind::Connection)
}

fn tell(desk: Desk, silent: u32) {
    let cut = desk.peek(|s| {
        s.drill
            .open
            .as_ref()
            .is_some_and(|open| open.cut_ms.is_some())
    });
    let gone = silent >= SILENT_MAX || !signs::online();
    if gone && !cut {
        let _ = desk.dispatch(Command::Drill(Act::CutOff));
    } else if cut && silent == 0 {
        let _ = desk.dispatch(Command::Drill(Act::Join));
    }
}
