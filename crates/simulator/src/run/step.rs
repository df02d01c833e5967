//! Walking through a workflow.

use super::life::{Life, Purpose};
use super::state::{NEVER, NIL, Token};
use super::tally::Happening;
use crate::draw::below;
use crate::workflow::{END, Event, Reentry, Step, Trigger, next_time, next_within};

/// More steps in no time than this are a circle.
const STEPS_MAX: u32 = 2_000;
/// A contact enters a workflow at most as often.
const ENTRIES_MAX: u32 = 15;

impl Life<'_, '_> {
    /// Lets the contact in by a trigger, if the workflow's settings do.
    pub fn enter(&mut self, op: u16, triggered: bool) {
        let plan = self.plan;
        let workflow = plan.program.ops[usize::from(op)].workflow;
        let place = &plan.program.workflows[usize::from(workflow)];
        let shift = 4 * u32::from(workflow);
        let entries = self.hot.entries >> shift & 15;
        let inside = self.inside(workflow) != NIL;
        let allowed = match place.reentry {
            Reentry::Once => entries == 0,
            Reentry::Many => true,
            Reentry::AfterLeaving => !inside,
        };
        if !allowed || entries >= ENTRIES_MAX || self.hot.segments & place.suppressed != 0 {
            return;
        }
        if place
            .filter
            .as_ref()
            .is_some_and(|filter| !self.holds(filter, self.now))
        {
            return;
        }
        self.hot.entries += 1 << shift;
        self.record_plain(Happening::Entered, u16::from(workflow));
        let token = self.tokens.put(Token {
            at: NEVER,
            next: self.hot.tokens,
            entered: self.now,
            pc: op,
            entry: entries as u8,
            loops: 0,
            goals: 0,
            waits: false,
            triggered,
        });
        self.hot.tokens = token;
        self.comes_to(op);
        self.follow(token, 0);
    }

    /// A token in a workflow.
    fn inside(&self, workflow: u8) -> u32 {
        let mut at = self.hot.tokens;
        while at != NIL {
            let token = self.tokens.get(at);
            if self.plan.program.ops[usize::from(token.pc)].workflow == workflow {
                return at;
            }
            at = token.next;
        }
        NIL
    }

    /// Takes a token out of the chain.
    fn leave(&mut self, token: u32) {
        let next = self.tokens.get(token).next;
        if self.hot.tokens == token {
            self.hot.tokens = next;
        } else {
            let mut at = self.hot.tokens;
            while self.tokens.get(at).next != token {
                at = self.tokens.get(at).next;
            }
            self.tokens.at(at).next = next;
        }
        self.tokens.drop(token);
    }

    /// Goes on through a port, as far as time allows.
    pub fn follow(&mut self, token: u32, port: usize) {
        let plan = self.plan;
        let mut port = port;
        for _ in 0..STEPS_MAX {
            let from = self.tokens.get(token).pc;
            let to = plan.program.ops[usize::from(from)]
                .ports
                .get(port)
                .copied()
                .unwrap_or(END);
            if to == END {
                self.exit(token, from);
                return;
            }
            if to <= from {
                let one = self.tokens.at(token);
                let Some(loops) = one.loops.checked_add(1) else {
                    self.record_plain(Happening::Lost, from);
                    self.exit(token, from);
                    return;
                };
                one.loops = loops;
            }
            let one = self.tokens.at(token);
            one.pc = to;
            one.waits = false;
            one.at = NEVER;
            self.comes_to(to);
            match self.step(token, to) {
                Some(next) => port = next,
                None => return,
            }
        }
        let at = self.tokens.get(token).pc;
        self.record_plain(Happening::Lost, at);
        self.exit(token, at);
    }

    fn exit(&mut self, token: u32, from: u16) {
        let workflow = self.plan.program.ops[usize::from(from)].workflow;
        self.leave(token);
        self.record_plain(Happening::Left, u16::from(workflow));
    }

    /// The time of a token that waits has come.
    pub fn due(&mut self, token: u32) {
        let one = self.tokens.get(token);
        match &self.plan.program.ops[usize::from(one.pc)].step {
            // Nothing happened in time.
            Step::Await(..) => self.follow(token, 1),
            // It was a day on which nothing is sent.
            Step::Send(..) => {
                if let Some(port) = self.step(token, one.pc) {
                    self.follow(token, port);
                }
            }
            _ => self.follow(token, 0),
        }
    }

    /// Waits until a minute; goes on at once where it has come.
    fn wait(&mut self, token: u32, until: u32) -> Option<usize> {
        if until <= self.now {
            return Some(0);
        }
        self.tokens.at(token).at = until;
        None
    }

    /// Does a step; the port by which to go on, or none where it waits or has left.
    fn step(&mut self, token: u32, at: u16) -> Option<usize> {
        let plan = self.plan;
        let op = &plan.program.ops[usize::from(at)];
        let one = self.tokens.get(token);
        match &op.step {
            Step::Wait(minutes) => self.wait(token, self.now.saturating_add(*minutes)),
            Step::Until(Some(minute), None) => self.wait(token, *minute),
            Step::Until(_, time) => self.wait(token, next_time(self.now, time.unwrap_or(0))),
            Step::UntilField(field, time) => self.wait(token, self.field_day(field, *time)),
            Step::Window(from, to, days) => {
                let until = next_within(self.now, plan.from, *from, *to, *days);
                self.wait(token, until)
            }
            Step::Await(event, minutes) => {
                if self.already(*event) {
                    return Some(0);
                }
                let one = self.tokens.at(token);
                one.at = self.now.saturating_add(*minutes);
                one.waits = true;
                None
            }
            Step::If(condition) => Some(usize::from(!self.holds(condition, one.entered))),
            Step::Branch(conditions) => {
                let holds = |it| self.holds(it, one.entered);
                Some(
                    conditions
                        .iter()
                        .position(holds)
                        .unwrap_or(conditions.len()),
                )
            }
            Step::Split(sums) => {
                let bits = self
                    .key
                    .draw(op.site, Purpose::Split as u8, u32::from(one.entry));
                let drawn = below(bits, 100) as u8;
                Some(sums.iter().position(|sum| drawn < *sum).unwrap_or(0))
            }
            Step::Goal(condition) => {
                let place = &plan.program.workflows[usize::from(op.workflow)];
                let bit = place.goals.iter().position(|goal| *goal == at).unwrap_or(0);
                if one.goals >> bit & 1 == 1 || self.holds(condition, one.entered) {
                    self.tokens.at(token).goals |= 1 << bit;
                    return Some(0);
                }
                None
            }
            Step::Exit => {
                self.exit(token, at);
                None
            }
            Step::Send(message, preferred) => {
                if self.plan.quiet[(self.now / 1_440) as usize] {
                    self.tokens.at(token).at = self.loud();
                    return None;
                }
                self.send(*message, *preferred, at, one);
                Some(0)
            }
            _ => self.act(&op.step, at),
        }
    }

    /// What takes no time and always goes on.
    fn act(&mut self, step: &Step, at: u16) -> Option<usize> {
        match *step {
            Step::Show(message) => self.hot.popup = message,
            Step::Publish(message, instagram) => self.publish(message, instagram, at),
            Step::Tag(tag, on) => {
                let had = self.hot.tags >> tag & 1 == 1;
                self.hot.tags = self.hot.tags & !(1 << tag) | u64::from(on) << tag;
                if on && !had {
                    self.started(&Trigger::Tag(tag));
                }
            }
            Step::Set(place, field) => {
                let values = &self.plan.program.values;
                for (bit, pair) in values.iter().enumerate() {
                    if pair.0 == values[usize::from(place)].0 {
                        self.hot.values &= !(1 << bit);
                    }
                }
                self.hot.values |= 1 << place;
                self.started(&Trigger::Field(field));
            }
            Step::Points(points) => self.score(points),
            Step::Stage(stage) => self.hot.stage = stage,
            Step::Segment(segment, on) => {
                let had = self.hot.segments >> segment & 1 == 1;
                self.hot.segments = self.hot.segments & !(1 << segment) | u32::from(on) << segment;
                if on && !had {
                    self.started(&Trigger::Segment(segment));
                }
            }
            Step::Enrol(workflow, true) => {
                let first = self.plan.program.workflows[usize::from(workflow)]
                    .triggers
                    .first();
                if let Some(op) = first {
                    self.fire(*op, 1);
                }
            }
            Step::Enrol(workflow, false) => self.taken_out(workflow, at),
            Step::DoNotContact(channel, on) => {
                self.hot.silence(usize::from(channel), on);
            }
            Step::Notify => self.record_plain(Happening::Notified, at),
            Step::Webhook => self.record_plain(Happening::Called, at),
            _ => {}
        }
        Some(0)
    }

    /// Out of another workflow. Out of its own a contact goes by the exit.
    fn taken_out(&mut self, workflow: u8, at: u16) {
        if self.plan.program.ops[usize::from(at)].workflow == workflow {
            return;
        }
        let token = self.inside(workflow);
        if token != NIL {
            let from = self.tokens.get(token).pc;
            // The chain is being walked: the token ends by itself in a minute.
            let exit = self.exit_of(workflow).unwrap_or(from);
            let one = self.tokens.at(token);
            one.at = self.now + 1;
            one.waits = false;
            one.pc = exit;
        }
    }

    fn exit_of(&self, workflow: u8) -> Option<u16> {
        let place = &self.plan.program.workflows[usize::from(workflow)];
        let exit = |at: &u16| self.plan.program.ops[usize::from(*at)].step == Step::Exit;
        place.steps.clone().find(exit)
    }

    fn score(&mut self, points: i32) {
        let before = i32::from(self.hot.points);
        let most = i32::from(i16::MAX);
        let after = before.saturating_add(points).clamp(-most, most);
        self.hot.points = after as i16;
        let plan = self.plan;
        for (op, trigger) in &plan.listeners {
            let met = match trigger {
                Trigger::Reached(wanted) => after == *wanted && before != after,
                Trigger::Exceeded(wanted) => before <= *wanted && after > *wanted,
                _ => false,
            };
            if met {
                self.fire(*op, 1);
            }
        }
    }

    /// Fires every trigger that is this one.
    pub fn started(&mut self, what: &Trigger) {
        let plan = self.plan;
        for (op, _) in plan.listeners.iter().filter(|it| it.1 == *what) {
            self.fire(*op, 1);
        }
    }

    /// Behaviour of before counts for opens and clicks of a message that was sent.
    fn already(&self, event: Event) -> bool {
        match event {
            Event::Open(Some(message)) => self.hot.opened >> message & 1 == 1,
            Event::Click(Some(message), None) => self.hot.clicked >> message & 1 == 1,
            Event::Click(Some(message), Some(page)) => {
                self.hot.clicked >> message & 1 == 1 && self.hot.pages >> page & 1 == 1
            }
            _ => false,
        }
    }

    fn field_day(&self, field: &str, time: u16) -> u32 {
        let cells = self
            .plan
            .contacts
            .base
            .column(field)
            .and_then(|it| it.numbers());
        let day = cells.map_or(crate::base::EMPTY, |cells| cells[self.contact as usize]);
        match day.checked_sub(self.plan.from) {
            _ if day == crate::base::EMPTY => self.now,
            Some(day @ 0..) => (day as u32)
                .saturating_mul(1_440)
                .saturating_add(u32::from(time)),
            _ => self.now,
        }
    }

    /// The same time on the next day on which something is sent.
    fn loud(&self) -> u32 {
        let today = self.now / 1_440;
        let quiet = &self.plan.quiet;
        let later = (today + 1..self.plan.days).find(|day| !quiet[*day as usize]);
        later.map_or(NEVER, |day| day * 1_440 + self.now % 1_440)
    }

    /// A post is seen by the contact with those that follow; few of them answer.
    fn publish(&mut self, message: u8, instagram: bool, at: u16) {
        self.record(Happening::Published, message, 0, at, 0);
        let site = self.plan.program.ops[usize::from(at)].site;
        let chances = &self.plan.chances;
        let share = if instagram {
            chances.instagram
        } else {
            chances.facebook
        };
        if super::table::falls(self.key.draw(site, Purpose::Engage as u8, 0), share) {
            self.record(Happening::Engaged, message, 0, at, 0);
        }
    }
}
