//! One contact, from one thing that happens to the next.

use super::coupling::{Coupling, DaySums};
use super::plan::{Own, Plan};
use super::shard::Trace;
use super::state::{Coming, Hot, NEVER, NIL, Pending, Pool, Token};
use super::tally::{Happening, NOBODY, Record, Tally};
use crate::draw::Key;
use crate::workflow::{Condition, Counter, Event, Facts, Step, Trigger};

/// What a draw is for.
#[derive(Debug, Clone, Copy)]
#[repr(u8)]
pub enum Purpose {
    Variant = 1,
    Soft,
    Inbox,
    Refused,
    Machine,
    MachineDelay,
    Open,
    OpenDelay,
    OpenAgain,
    Click,
    ClickDelay,
    ClickAgain,
    Page,
    Halo,
    HaloDelay,
    Order,
    OrderDelay,
    Spend,
    Cart,
    Unsubscribe,
    Complain,
    Submit,
    Split,
    Engage,
    Gap,
    Drop,
    Address,
    Seen,
}

/// A contact's life in a day.
pub struct Life<'s, 'p> {
    pub plan: &'s Plan<'p>,
    pub contact: u32,
    pub key: Key,
    pub hot: &'s mut Hot,
    pub pendings: &'s mut Pool<Pending>,
    pub tokens: &'s mut Pool<Token>,
    pub tally: &'s mut Tally,
    pub log: Option<&'s mut Vec<Record>>,
    pub trace: Option<&'s mut Vec<Trace>>,
    pub coupling: Coupling,
    pub sums: DaySums,
    pub day: u32,
    pub now: u32,
}

impl Life<'_, '_> {
    pub fn own(&self) -> &Own {
        &self.plan.own[self.contact as usize]
    }

    /// When the next thing happens.
    pub fn next(&self) -> u32 {
        self.soonest().0
    }

    /// When, and the token whose time that is; none where something else comes first.
    fn soonest(&self) -> (u32, u32) {
        let mut first = self.hot.visit_at.min(self.hot.order_at);
        if self.hot.pendings != NIL {
            first = first.min(self.pendings.get(self.hot.pendings).at);
        }
        let (mut token, mut at) = (NIL, self.hot.tokens);
        while at != NIL {
            let one = self.tokens.get(at);
            if one.at < first {
                (first, token) = (one.at, at);
            }
            at = one.next;
        }
        (first, token)
    }

    /// Lives until a minute; gives the next time that something happens.
    pub fn live(&mut self, until: u32) -> u32 {
        loop {
            let (at, token) = self.soonest();
            if at >= until {
                return at;
            }
            self.now = at;
            self.tally.handled += 1;
            if token != NIL {
                self.goals();
                // The goal may have taken the token elsewhere.
                if self.stands(token) && self.tokens.get(token).at <= self.now {
                    self.due(token);
                }
                continue;
            }
            if self.hot.pendings != NIL && self.pendings.get(self.hot.pendings).at == at {
                let head = self.hot.pendings;
                let pending = self.pendings.get(head);
                self.hot.pendings = pending.next;
                self.pendings.drop(head);
                self.comes(pending);
            } else if self.hot.order_at == at {
                self.own_order();
            } else {
                self.own_visit();
            }
            self.goals();
        }
    }

    fn stands(&self, token: u32) -> bool {
        let mut at = self.hot.tokens;
        while at != NIL && at != token {
            at = self.tokens.get(at).next;
        }
        at == token
    }

    fn comes(&mut self, pending: Pending) {
        match pending.what {
            Coming::Open => self.opens(pending),
            Coming::MachineOpen => self.note(Happening::MachineOpened, pending),
            Coming::Click => self.clicks(pending),
            Coming::Visit => self.message_visit(pending),
            Coming::Order => self.message_order(pending),
            Coming::Unsubscribe => self.leaves(pending, Happening::Unsubscribed),
            Coming::Complain => self.leaves(pending, Happening::Complained),
            Coming::Fire => self.fires(pending),
        }
    }

    /// Schedules.
    pub fn put(&mut self, pending: Pending) {
        if pending.at < self.plan.days * 1_440 {
            let mut head = self.hot.pendings;
            self.pendings.insert(&mut head, pending);
            self.hot.pendings = head;
        }
    }

    /// Counts what happened, of a message.
    pub fn note(&mut self, what: Happening, of: Pending) {
        self.record(what, of.message, of.variant, u16::from(of.extra), 0);
    }

    pub fn record(&mut self, what: Happening, message: u8, variant: u8, place: u16, value: u32) {
        let (minute, contact) = (self.now, self.contact);
        let record = Record {
            minute,
            contact,
            what,
            message,
            variant,
            place,
            value,
        };
        let parts = self.own().parts;
        self.tally.note(&record, parts);
        if let Some(log) = self.log.as_mut() {
            log.push(record);
        }
    }

    pub fn record_plain(&mut self, what: Happening, place: u16) {
        self.record(what, NOBODY, 0, place, 0);
    }

    /// Counts a step that the contact came to.
    pub fn comes_to(&mut self, step: u16) {
        self.tally.steps[usize::from(step)] += 1;
        if let Some(trace) = self.trace.as_mut() {
            trace.push(Trace {
                minute: self.now,
                contact: self.contact,
                step,
            });
        }
    }

    /// One more of a counted thing.
    pub fn count(&mut self, counter: Counter) {
        let at = counter as usize;
        self.hot.counts[at] = self.hot.counts[at].saturating_add(1);
        if let Some(last) = self.hot.lasts.get_mut(at) {
            *last = self.day as u16 + 1;
        }
    }

    /// Behaviour: who waits for it goes on, what it starts is fired.
    pub fn happened(&mut self, event: Event) {
        let plan = self.plan;
        for (op, trigger) in &plan.listeners {
            match trigger {
                Trigger::On(wanted) if fits(*wanted, event) => self.fire(*op, 1),
                Trigger::Cart(minutes) if event == Event::Abandon => self.fire(*op, *minutes),
                _ => {}
            }
        }
        let mut at = self.hot.tokens;
        while at != NIL {
            let token = self.tokens.get(at);
            let next = token.next;
            if token.waits
                && let Step::Await(wanted, _) = &plan.program.ops[usize::from(token.pc)].step
                && fits(*wanted, event)
            {
                self.follow(at, 0);
            }
            at = next;
        }
    }

    /// A trigger whose time comes in so many minutes.
    pub fn fire(&mut self, op: u16, minutes: u32) {
        self.put(Pending {
            at: self.now.saturating_add(minutes),
            next: NIL,
            occurrence: self.now,
            op,
            what: Coming::Fire,
            message: NOBODY,
            variant: 0,
            extra: 0,
        });
    }

    fn fires(&mut self, pending: Pending) {
        let plan = self.plan;
        let op = &plan.program.ops[usize::from(pending.op)];
        let Step::Trigger(trigger) = &op.step else {
            return;
        };
        // Who has bought meanwhile has no cart left behind.
        let since = pending.occurrence;
        if matches!(trigger, Trigger::Cart(_))
            && self.hot.bought_at != NEVER
            && self.hot.bought_at >= since
        {
            return;
        }
        let behaved = matches!(
            trigger,
            Trigger::On(_)
                | Trigger::Cart(_)
                | Trigger::Tag(_)
                | Trigger::Reached(_)
                | Trigger::Exceeded(_)
                | Trigger::Field(_)
                | Trigger::Consent(..)
        );
        self.enter(pending.op, behaved);
    }

    /// Moves on who stands before a goal that holds by now.
    fn goals(&mut self) {
        let plan = self.plan;
        if !plan.goals {
            return;
        }
        let mut at = self.hot.tokens;
        while at != NIL {
            let token = self.tokens.get(at);
            let next = token.next;
            let place = &plan.program.workflows
                [usize::from(plan.program.ops[usize::from(token.pc)].workflow)];
            for (bit, goal) in place.goals.iter().enumerate() {
                let Step::Goal(condition) = &plan.program.ops[usize::from(*goal)].step else {
                    continue;
                };
                if token.goals >> bit & 1 == 0 && self.holds(condition, token.entered) {
                    let one = self.tokens.at(at);
                    one.goals |= 1 << bit;
                    one.waits = false;
                    self.comes_to(*goal);
                    self.tokens.at(at).pc = *goal;
                    self.follow(at, 0);
                    break;
                }
            }
            at = next;
        }
    }

    pub fn holds(&self, condition: &Condition, entered: u32) -> bool {
        condition.holds(&View {
            life: self,
            entered,
        })
    }
}

fn fits(wanted: Event, event: Event) -> bool {
    fn any<T: PartialEq>(wanted: &Option<T>, seen: &Option<T>) -> bool {
        wanted.is_none() || wanted == seen
    }
    match (wanted, event) {
        (Event::Open(a), Event::Open(b)) => any(&a, &b),
        (Event::Click(a, c), Event::Click(b, d)) => any(&a, &b) && any(&c, &d),
        (Event::Form(a), Event::Form(b)) => any(&a, &b),
        (Event::Visit(a), Event::Visit(b)) | (Event::Buy(a), Event::Buy(b)) => any(&a, &b),
        (Event::Abandon, Event::Abandon) => true,
        _ => false,
    }
}

/// A contact as conditions see it, since it entered.
struct View<'v, 's, 'p> {
    life: &'v Life<'s, 'p>,
    entered: u32,
}

impl Facts for View<'_, '_, '_> {
    fn place(&self) -> usize {
        self.life.contact as usize
    }
    fn tags(&self) -> u64 {
        self.life.hot.tags
    }
    fn consents(&self) -> u8 {
        self.life.hot.allows & 31
    }
    fn silences(&self) -> u8 {
        self.life.hot.allows >> 5
    }
    fn points(&self) -> i32 {
        i32::from(self.life.hot.points)
    }
    fn stage(&self) -> u8 {
        self.life.hot.stage
    }
    fn segments(&self) -> u32 {
        self.life.hot.segments
    }
    fn bought(&self) -> bool {
        let at = self.life.hot.bought_at;
        at != NEVER && at >= self.entered
    }
    fn now(&self) -> i64 {
        i64::from(self.life.plan.from) * 1_440 + i64::from(self.life.now)
    }
    fn cart(&self) -> u32 {
        u32::from(self.life.hot.cart) * 50
    }
    fn values(&self) -> u32 {
        u32::from(self.life.hot.values)
    }
    fn counted(&self, counter: Counter) -> (u32, i32) {
        let (at, place) = (counter as usize, self.place());
        let [count, last] = &self.life.plan.before[at];
        let before = count.map_or(0, |cells| cells[place].max(0));
        let own = self.life.hot.lasts.get(at).copied().unwrap_or_default();
        let last = match own {
            0 => last.map_or(i32::MIN / 2, |cells| cells[place]),
            day => self.life.plan.from + i32::from(day) - 1,
        };
        (before as u32 + u32::from(self.life.hot.counts[at]), last)
    }
}
