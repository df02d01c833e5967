use super::clock::{Mark, PageClock};
use super::typing::{DRAFT_MS, Typing, edit_command};
use super::writer::{SaveStatus, Writer};
use super::{BrowserStore, Sitting, TICK_MS, part};
use crate::browser::clock::{wait, wall};
use exam::attempt::{self, HandInReason, Mode, Stage};
use exam::clock::{self, GapCause};
use exam::{Command, Edit, Event, Refusal, Scope, State, Text, TextId};
use journal::{Chain, Head};
use leptos::prelude::*;
use serde_json::value::RawValue;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;
use store::{Op, Part, Table};

/// A snapshot is written after so many entries: a reload then replays at most as many.
const SNAPSHOT_ENTRIES: u64 = 250;

/// Who may act through this desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    Writing,
    /// Another tab of this browser has the attempt.
    Elsewhere,
    /// An assessor looks at sealed work.
    Review,
}

/// A refusal or an error, to be shown in words from the catalogue `codes`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub code: String,
    /// Counts up, so that the same words twice are shown twice.
    pub number: u64,
}

/// The handle that every screen of an attempt holds: reads, and `dispatch`.
#[derive(Clone, Copy)]
pub struct Desk {
    pub(super) state: RwSignal<State>,
    typed: RwSignal<BTreeMap<TextId, String>>,
    save: RwSignal<SaveStatus>,
    access: RwSignal<Access>,
    left_ms: RwSignal<i64>,
    notice: RwSignal<Option<Notice>>,
    sitting: StoredValue<Arc<Sitting>>,
    core: StoredValue<Option<Rc<Core>>, LocalStorage>,
    /// What is recorded, while another place is shown.
    pub(super) recorded: RwSignal<Option<State>>,
}

pub(super) struct Core {
    chain: RefCell<Chain>,
    pub(super) clock: RefCell<PageClock>,
    typing: RefCell<Typing>,
    writer: Rc<Writer<BrowserStore>>,
}

/// What [`resume`](super::resume) found: where an attempt goes on from.
pub struct Start {
    pub sitting: Sitting,
    pub state: State,
    pub chain: Chain,
    pub elapsed_ms: u64,
    pub store: BrowserStore,
}

impl Desk {
    /// A desk that writes. Its signals belong to no component, so they outlive every screen.
    pub fn writing(start: Start) -> Self {
        let desk = Self::new(start.sitting, start.state, Access::Writing);
        let sitting = desk.sitting();
        let report = move |status| desk.report(status);
        let writer = Writer::new(start.store, sitting.id.clone(), sitting.epoch, report);
        let core = Core {
            chain: RefCell::new(start.chain),
            clock: RefCell::new(PageClock::from(start.elapsed_ms)),
            typing: RefCell::default(),
            writer,
        };
        desk.core.set_value(Some(Rc::new(core)));
        desk.look_at_clock();
        leptos::task::spawn_local(async move { desk.tick().await });
        desk
    }

    /// A desk that only shows: a second tab, or an assessor's replay.
    pub fn showing(sitting: Sitting, state: State, access: Access) -> Self {
        let desk = Self::new(sitting, state, access);
        if access == Access::Elsewhere {
            desk.save.set(SaveStatus::Elsewhere);
        }
        desk
    }

    fn new(sitting: Sitting, state: State, access: Access) -> Self {
        Self {
            state: RwSignal::new(state),
            typed: RwSignal::default(),
            save: RwSignal::new(SaveStatus::Saved(wall())),
            access: RwSignal::new(access),
            left_ms: RwSignal::new(0),
            notice: RwSignal::new(None),
            sitting: StoredValue::new(Arc::new(sitting)),
            core: StoredValue::new_local(None),
            recorded: RwSignal::new(None),
        }
    }

    // --- reads ---

    /// A memoised slice of the state.
    pub fn slice<T>(&self, read: impl Fn(&State) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        let state = self.state;
        Memo::new(move |_| state.with(&read))
    }

    /// Reads the state once, without following it.
    pub fn peek<T>(&self, read: impl FnOnce(&State) -> T) -> T {
        self.state.with_untracked(read)
    }

    pub fn sitting(&self) -> Arc<Sitting> {
        self.sitting.get_value()
    }

    pub fn case(&self) -> Arc<casefile::Case> {
        Arc::clone(&self.sitting().case)
    }

    /// A text as it stands on screen: what is recorded, and what is being typed over it.
    pub fn text(&self, id: TextId) -> Signal<String> {
        let (state, typed) = (self.state, self.typed);
        let read = move || {
            let live = typed.with(|typed| typed.get(&id).cloned());
            live.unwrap_or_else(|| state.with(|s| s.text(&id).unwrap_or_default().to_string()))
        };
        Memo::new(move |_| read()).into()
    }

    /// Whether anything is being typed that is no event yet.
    pub fn is_typing(&self) -> Memo<bool> {
        let typed = self.typed;
        Memo::new(move |_| typed.with(|typed| !typed.is_empty()))
    }

    pub fn save_status(&self) -> Signal<SaveStatus> {
        self.save.into()
    }

    pub fn access(&self) -> Signal<Access> {
        self.access.into()
    }

    /// Time left in milliseconds; negative once it is up.
    pub fn left_ms(&self) -> Signal<i64> {
        self.left_ms.into()
    }

    pub fn notice(&self) -> Signal<Option<Notice>> {
        self.notice.into()
    }

    /// Whether work may be changed now: this tab writes, the desk is open, the clock runs.
    pub fn writable(&self) -> Memo<bool> {
        let access = self.access;
        let open = self.slice(|s| s.attempt.open().is_ok() && s.clock.running().is_ok());
        Memo::new(move |_| access.get() == Access::Writing && open.get())
    }

    /// The journal's head, which the invigilator may note as a checkpoint.
    pub fn head(&self) -> Option<Head> {
        self.core().map(|core| core.chain.borrow().head())
    }

    // --- acts ---

    /// Asks for an act. A refusal is shown to the person, unless the thing is already so. Where
    /// this page may not write, an act that only shows another place shows it here alone.
    ///
    /// # Errors
    /// The refusal, for callers that show it in place.
    pub fn dispatch(&self, command: Command) -> Result<(), Refusal> {
        let Some(core) = self.core() else {
            return self.look(&command);
        };
        self.seal_typing(&core);
        let outcome = self.decide(&core, command, Vec::new());
        if let Err(refusal) = outcome
            && refusal != Refusal::Already
        {
            self.notify(refusal.code());
        }
        outcome
    }

    /// Takes in typing: shown at once, a draft within 250 ms, an event at a pause.
    pub fn type_text(&self, text: TextId, edits: Vec<Edit>) {
        let Some(core) = self.core() else { return };
        let mut live = Text::new(self.text_now(&text));
        if live.type_in(&edits).is_err() {
            return self.notify("text-mismatch");
        }
        self.typed.update(|typed| {
            typed.insert(text.clone(), live.as_str().to_string());
        });
        self.save.set(SaveStatus::Saving);
        let mut typing = core.typing.borrow_mut();
        let resting = typing.is_empty();
        typing.push(&text, edits);
        drop(typing);
        if resting {
            let desk = *self;
            leptos::task::spawn_local(async move { desk.follow_typing().await });
        }
    }

    /// Seals what is being typed, at once: on blur, and before the page goes away.
    pub fn rest(&self) {
        if let Some(core) = self.core() {
            self.seal_typing(&core);
        }
    }

    pub fn undo(&self, scope: Scope) {
        let _ = self.dispatch(Command::Undo(scope));
    }

    pub fn redo(&self, scope: Scope) {
        let _ = self.dispatch(Command::Redo(scope));
    }

    /// Shows a message from the catalogue `codes`.
    pub fn notify(&self, code: &str) {
        let number = self
            .notice
            .with_untracked(|n| n.as_ref().map_or(0, |n| n.number))
            + 1;
        let code = code.to_string();
        self.notice.set(Some(Notice { code, number }));
    }

    pub fn dismiss(&self) {
        self.notice.set(None);
    }

    /// Ends writing: another tab took the attempt over.
    pub fn lose(&self) {
        if let Some(core) = self.core() {
            core.writer.lose();
        }
    }

    /// Whether this page writes the attempt.
    pub fn writes(&self) -> bool {
        self.core().is_some()
    }

    // --- behind the handle ---

    pub(super) fn writer(&self) -> Option<Rc<Writer<BrowserStore>>> {
        self.core().map(|core| Rc::clone(&core.writer))
    }

    /// Replaces the attempt's readable row after it was written anew.
    pub(super) fn set_row(&self, row: store::attempt::AttemptRow) {
        let mut sitting = (*self.sitting()).clone();
        sitting.row = row;
        self.sitting.set_value(Arc::new(sitting));
    }

    /// None where this page may not write, and after a panic, whose cause may be in here.
    pub(super) fn core(&self) -> Option<Rc<Core>> {
        if crate::failure::happened() {
            return None;
        }
        self.core.with_value(Clone::clone)
    }

    fn report(&self, status: SaveStatus) {
        if status == SaveStatus::Elsewhere {
            self.access.set(Access::Elsewhere);
            self.core.set_value(None);
        }
        // Typing that is not even a draft yet is not saved, whatever was just written.
        let typing = self
            .core()
            .is_some_and(|core| core.typing.borrow().is_behind());
        if typing && matches!(status, SaveStatus::Saved(_)) {
            return;
        }
        self.save.set(status);
    }

    fn text_now(&self, text: &TextId) -> String {
        let live = self.typed.with_untracked(|typed| typed.get(text).cloned());
        live.unwrap_or_else(|| self.peek(|s| s.text(text).unwrap_or_default().to_string()))
    }

    pub(super) fn decide(
        &self,
        core: &Core,
        command: Command,
        extra: Vec<Op>,
    ) -> Result<(), Refusal> {
        let now = core.clock.borrow().now();
        let sitting = self.sitting();
        let events = self.peek(|s| s.decide(sitting.setting(), command, now))?;
        self.commit(core, &sitting, &events, extra);
        Ok(())
    }

    /// Appends events to the journal, applies them and queues the write, all or nothing.
    fn commit(&self, core: &Core, sitting: &Sitting, events: &[Event], extra: Vec<Op>) {
        let now = core.clock.borrow().now();
        let mut ops = Vec::new();
        let mut state = self.state.write();
        for event in events {
            let json = serde_json::to_string(event).expect("an event is plain data");
            let json = RawValue::from_string(json).expect("it was just written");
            let mut chain = core.chain.borrow_mut();
            let seq = chain.head().length;
            let line = chain.append(now.elapsed_ms, now.wall, json);
            let elapsed_ms = chain.head().elapsed_ms;
            state
                .apply(seq, elapsed_ms, event)
                .expect("what was decided applies");
            let at = Part::from(seq);
            let value = sitting.encode(Table::Entries, &at, line);
            ops.push(Op::Add(Table::Entries, at, value));
            if (seq + 1).is_multiple_of(SNAPSHOT_ENTRIES) {
                ops.extend(snapshot(sitting, chain.head(), &state));
            }
        }
        drop(state);
        ops.extend(events.iter().flat_map(|event| self.follow_stage(event)));
        ops.extend(extra);
        core.writer.push(ops);
        // Else a clock that just began shows nought until its next tick.
        self.look_at_clock();
    }

    /// The readable row says how far an attempt is; a reopened one waits to be sent again.
    fn follow_stage(&self, event: &Event) -> Vec<Op> {
        let reopened = matches!(event, Event::Attempt(attempt::Event::Reopened { .. }));
        if !reopened && !matches!(event, Event::Attempt(attempt::Event::Begun { .. })) {
            return Vec::new();
        }
        let mut row = self.sitting().row.clone();
        row.stage = store::attempt::Stage::Desk;
        row.updated_wall = wall();
        let mut ops = vec![Op::Put(Table::Attempts, Part::single(), row.encode())];
        if reopened {
            ops.push(Op::Delete(Table::Outbox, Part::from(part::SENDING)));
        }
        self.set_row(row);
        ops
    }

    fn seal_typing(&self, core: &Core) {
        let texts = core.typing.borrow().texts();
        for text in texts {
            self.seal_burst(core, &text);
        }
    }

    fn seal_burst(&self, core: &Core, text: &TextId) {
        let Some(edits) = core.typing.borrow_mut().take(text) else {
            return;
        };
        self.recover(text, edit_command(text, edits));
        self.typed.update(|typed| {
            typed.remove(text);
        });
    }

    /// Brings typing of a page that ended into the journal.
    pub(super) fn recover(&self, text: &TextId, command: Command) {
        let Some(core) = self.core() else { return };
        let draft = Op::Delete(Table::Drafts, Part::name(text.to_string()));
        match self.decide(&core, command, vec![draft.clone()]) {
            Ok(()) => {}
            Err(Refusal::Already) => core.writer.push(vec![draft]),
            // The draft's row stays: what could not become an event is still in the export.
            Err(refusal) => self.notify(refusal.code()),
        }
    }

    async fn follow_typing(self) {
        loop {
            wait(DRAFT_MS).await;
            let Some(core) = self.core() else { return };
            let due = core.typing.borrow().due();
            for text in due {
                self.seal_burst(&core, &text);
            }
            self.write_drafts(&core);
            if core.typing.borrow().is_empty() {
                return;
            }
        }
    }

    fn write_drafts(&self, core: &Core) {
        let sitting = self.sitting();
        let drafts = core.typing.borrow_mut().drafts();
        let put = |(text, edits): (TextId, Vec<Edit>)| {
            let at = Part::name(text.to_string());
            let json = serde_json::to_vec(&edits).expect("edits are plain data");
            let value = sitting.encode(Table::Drafts, &at, json);
            Op::Put(Table::Drafts, at, value)
        };
        let ops: Vec<Op> = drafts.into_iter().map(put).collect();
        if !ops.is_empty() {
            core.writer.push(ops);
        }
    }

    async fn tick(self) {
        loop {
            wait(TICK_MS).await;
            let Some(core) = self.core() else { return };
            // Apart, so that the clock is free again when the gap is decided.
            let jump = core.clock.borrow_mut().jump();
            if let Some(wall_ms) = jump {
                let cause = GapCause::Sleep;
                let gap = Command::Clock(clock::Command::Gap { cause, wall_ms });
                let _ = self.decide(&core, gap, Vec::new());
            }
            self.beat(&core);
            self.look_at_clock();
            self.end_at_zero();
        }
    }

    fn beat(&self, core: &Core) {
        let Some(mark) = core.clock.borrow_mut().heartbeat() else {
            return;
        };
        core.writer.push(vec![mark_op(&self.sitting(), mark)]);
    }

    fn look_at_clock(&self) {
        let Some(core) = self.core() else { return };
        let now = core.clock.borrow().now();
        let left = self.peek(|s| s.clock.left_ms(now.elapsed_ms));
        // Seconds are what is shown; more often would only wake the screen.
        if left.div_euclid(1000) != self.left_ms.get_untracked().div_euclid(1000) {
            self.left_ms.set(left);
        }
    }

    fn end_at_zero(&self) {
        let exam = self.sitting().mode() == Mode::Exam;
        let due = self.peek(|s| s.attempt.stage == Stage::Desk && s.clock.running().is_ok());
        if exam && due && self.left_ms.get_untracked() <= 0 {
            let reason = HandInReason::TimeUp;
            let _ = self.dispatch(Command::Attempt(attempt::Command::HandIn { reason }));
        }
    }
}

/// The write of a clock's mark.
pub(super) fn mark_op(sitting: &Sitting, mark: Mark) -> Op {
    let at = Part::from(part::CLOCK);
    let json = serde_json::to_vec(&mark).expect("a mark is plain data");
    let value = sitting.encode(Table::Drafts, &at, json);
    Op::Put(Table::Drafts, at, value)
}

/// The writes of a snapshot: the new one in, the one before the last out.
fn snapshot(sitting: &Sitting, head: Head, state: &State) -> Vec<Op> {
    let at = Part::from(head.length);
    let json = super::resume::Snapshot::to_json(head, state);
    let value = sitting.encode(Table::Snapshots, &at, json);
    let mut ops = vec![Op::Put(Table::Snapshots, at, value)];
    if let Some(old) = head
        .length
        .checked_sub(2 * SNAPSHOT_ENTRIES)
        .filter(|n| *n > 0)
    {
        ops.push(Op::Delete(Table::Snapshots, Part::from(old)));
    }
    ops
}
