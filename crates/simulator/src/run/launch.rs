//! A contact as it is when the campaign is launched.

use super::life::{Life, Purpose};
use super::state::{Coming, NEVER, NIL, Pending};
use super::tally::NOBODY;
use crate::base::{Data, EMPTY};
use crate::draw::site;
use crate::workflow::Trigger;

pub const OWN: u64 = site("own");

impl Life<'_, '_> {
    /// Fills in what the columns say, and schedules what is known already.
    pub fn launch(&mut self) {
        self.facts();
        self.hot.order_op = self.plan.contacts.hidden.next_order[self.contact as usize];
        while self.hot.order_op < self.plan.clock[0] {
            self.next_order();
        }
        self.hot.order_at = self.calendar(self.hot.order_op);
        self.hot.visit_at = self.visit_after(0);
        let plan = self.plan;
        for (op, trigger) in &plan.listeners {
            if let Some(minute) = self.known(trigger) {
                self.put(Pending {
                    at: minute,
                    next: NIL,
                    occurrence: 0,
                    op: *op,
                    what: Coming::Fire,
                    message: NOBODY,
                    variant: 0,
                    extra: 0,
                });
            }
        }
    }

    fn facts(&mut self) {
        let (plan, at) = (self.plan, self.contact as usize);
        for (bit, cells) in plan.truths.iter().enumerate() {
            let holds = cells.is_some_and(|cells| cells[at] == 1);
            self.hot.allows |= u8::from(holds) << bit;
        }
        let (tags, stages, points) = plan.held;
        self.hot.tags = tags.map_or(0, |cells| cells[at]);
        self.hot.stage = stages.map_or(0, |cells| cells[at].min(63) as u8);
        let most = i32::from(i16::MAX);
        self.hot.points = points.map_or(0, |cells| cells[at].clamp(0, most) as i16);
        self.hot.segments = self.own().parts.segments;
    }

    /// The minute at which a trigger fires that is known at launch.
    fn known(&self, trigger: &Trigger) -> Option<u32> {
        let at = self.contact as usize;
        let base = &self.plan.contacts.base;
        match trigger {
            Trigger::Segment(segment) => (self.hot.segments >> segment & 1 == 1).then_some(0),
            Trigger::Minute(minute) => Some(*minute),
            Trigger::Day(field, yearly) => {
                let day = base.column(field)?.numbers()?[at];
                let (from, days) = (self.plan.from, self.plan.days);
                (day != EMPTY).then_some(())?;
                self.plan.program.day_minute(day, *yearly, from, days)
            }
            // Who came in as many days before stands for who comes in those of the campaign.
            Trigger::Added(source) => {
                let day = base.column("signup")?.numbers()?[at];
                let ahead = day.checked_sub(base.today - self.plan.days as i32)?;
                let from = match &base.column("source")?.data {
                    Data::Word(_, codes) => codes[at],
                    _ => return None,
                };
                let wanted = source.is_none_or(|it| it == from);
                let minute = self.key.draw(OWN, Purpose::Seen as u8, 0) >> 53;
                (wanted && ahead >= 0).then(|| ahead as u32 * 1_440 + (minute as u32).min(1_439))
            }
            _ => None,
        }
    }

    /// The contact's next order of its own accord, in the model's time.
    pub fn next_order(&mut self) {
        let hidden = &self.plan.contacts.hidden;
        let at = self.contact as usize;
        let number = u32::from(self.hot.orders);
        self.hot.orders = self.hot.orders.wrapping_add(1);
        let stop = (self.key.draw(OWN, Purpose::Drop as u8, number) >> 48) as u16;
        if stop < hidden.drop[at] {
            self.hot.order_op = NEVER;
            return;
        }
        let bits = self.key.draw(OWN, Purpose::Gap as u8, number);
        let gap = (self.plan.logs.exponential(bits) * u64::from(hidden.gap_minutes[at])) >> 16;
        let next = u64::from(self.hot.order_op) + gap.max(1);
        self.hot.order_op = u32::try_from(next).unwrap_or(NEVER);
    }

    /// The minute of the run of a model's time, at an hour at which people buy.
    pub fn calendar(&self, op: u32) -> u32 {
        let clock = &self.plan.clock;
        if op == NEVER || op >= clock[clock.len() - 1] {
            return NEVER;
        }
        let day = clock.partition_point(|start| *start <= op).max(1) - 1;
        let length = (clock[day + 1] - clock[day]).max(1);
        let part = (u64::from(op - clock[day]) * 256 / u64::from(length)).min(255);
        let minute = day as u32 * 1_440 + u32::from(self.plan.hours[part as usize]);
        minute.max(self.now)
    }

    /// The next visit of its own accord after a minute.
    pub fn visit_after(&mut self, minute: u32) -> u32 {
        let bits = self
            .key
            .draw(OWN, Purpose::Seen as u8, 1 + u32::from(self.hot.visits));
        self.hot.visits = self.hot.visits.wrapping_add(1);
        let gap = (self.plan.logs.exponential(bits) * u64::from(self.own().visit_gap)) >> 16;
        u32::try_from(u64::from(minute) + gap.max(1)).unwrap_or(NEVER)
    }
}
