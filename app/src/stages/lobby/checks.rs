//! What this computer must be able to do before an exam may begin: tried, not assumed.

use crate::browser::clock::wait;
use crate::browser::host;
use leptos::prelude::*;
use serde::Deserialize;

/// The least free room, in bytes: case, journal, copies and sealed work several times over.
pub const ROOM_BYTES_MIN: f64 = 200e6;

/// A private window's quota is a fraction of the disk's; below this one is assumed.
const PRIVATE_BYTES_MAX: f64 = 1.2e9;

/// How often the offline copy is asked how far it is.
const ASK_MS: u32 = 1_000;

/// How long the browser may take before it is taken to be asking the person: Firefox answers
/// only when its question has been answered, be it never.
const PERSIST_MS: u32 = 2_000;

/// Whether the browser promised not to clear the storage by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Persist {
    Kept,
    Refused,
    /// The browser's question stands open; until it is answered nothing is promised.
    Asked,
}

/// An answer, once there is one.
pub type Tried<T> = RwSignal<Option<T>>;

/// How far the offline copy of this build is, as the service worker says.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Offline {
    pub done: u32,
    pub total: u32,
    pub failed: Vec<String>,
    pub ready: bool,
}

/// The checks of one visit.
#[derive(Clone, Copy)]
pub struct Checks {
    pub secure: bool,
    /// `Err` with the storage's code when the trial write did not come back.
    pub storage: Tried<Result<(), &'static str>>,
    /// Free bytes; negative when the browser does not say.
    pub room: Tried<f64>,
    pub persist: Tried<Persist>,
    /// None after asking: no service worker here.
    pub offline: Tried<Option<Offline>>,
    round: RwSignal<u32>,
}

impl Checks {
    /// Starts the checks; the offline copy is followed until it is whole.
    pub fn begin() -> Self {
        let checks = Self {
            secure: host::is_secure(),
            storage: RwSignal::new(None),
            room: RwSignal::new(None),
            persist: RwSignal::new(None),
            offline: RwSignal::new(None),
            round: RwSignal::new(0),
        };
        checks.again();
        checks
    }

    /// Tries everything anew.
    pub fn again(self) {
        self.storage.set(None);
        self.room.set(None);
        self.persist.set(None);
        let round = self.round.get_untracked() + 1;
        self.round.set(round);
        leptos::task::spawn_local(async move { self.run().await });
        leptos::task::spawn_local(async move { self.follow_offline(round).await });
    }

    async fn run(self) {
        let tried = store_indexeddb::probe().await;
        self.storage.try_set(Some(tried.map_err(|e| e.code())));
        let room = host::room().await.ok().and_then(|v| v.as_f64());
        self.room.try_set(Some(room.unwrap_or(-1.0)));
        leptos::task::spawn_local(async move { self.persist_late().await });
        let kept = host::persist().await.ok().and_then(|v| v.as_bool());
        let answer = if kept == Some(true) {
            Persist::Kept
        } else {
            Persist::Refused
        };
        self.persist.try_set(Some(answer));
    }

    async fn persist_late(self) {
        wait(PERSIST_MS).await;
        if self.persist.try_get_untracked() == Some(None) {
            self.persist.try_set(Some(Persist::Asked));
        }
    }

    async fn follow_offline(self, round: u32) {
        let mut silent = 0;
        while self.round.try_get_untracked() == Some(round) {
            let answer = host::offline_status().await.ok();
            let answer = answer.and_then(|value| value.as_string());
            let status = answer.and_then(|text| json::from_str::<Offline>(&text).ok());
            let ready = status.as_ref().is_some_and(|status| status.ready);
            silent = if status.is_some() { 0 } else { silent + 1 };
            // The worker takes charge a moment after the first visit began.
            if status.is_some() || silent > 5 {
                self.offline.try_set(Some(status));
            }
            if ready || silent > 30 {
                return;
            }
            wait(ASK_MS).await;
        }
    }

    /// Whether everything has answered.
    pub fn answered(self) -> bool {
        self.storage.get().is_some() && self.room.get().is_some() && self.persist.get().is_some()
    }

    pub fn too_little_room(self) -> bool {
        self.room
            .get()
            .is_some_and(|room| (0.0..ROOM_BYTES_MIN).contains(&room))
    }

    pub fn private_window(self) -> bool {
        let small = |room| (ROOM_BYTES_MIN..PRIVATE_BYTES_MAX).contains(&room);
        self.room.get().is_some_and(small) && self.persist.get() == Some(Persist::Refused)
    }

    /// Whether an exam must be refused here.
    pub fn refused(self) -> bool {
        !self.secure || matches!(self.storage.get(), Some(Err(_))) || self.too_little_room()
    }

    /// Whether a second copy is required here.
    pub fn second_copy_required(self) -> bool {
        self.persist.get().is_some_and(|it| it != Persist::Kept)
    }
}
