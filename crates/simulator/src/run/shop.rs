//! In the shop: visits, carts, orders, of their own accord and by a message.

use super::launch::OWN;
use super::life::{Life, Purpose};
use super::message::TRIGGERED;
use super::plan::{fit_of, fit_pull};
use super::state::{Coming, NEVER, NEVER_ON, Pending};
use super::table::{LOGIT, falls};
use super::tally::{Happening, NOBODY};
use crate::draw::{below, site};
use crate::workflow::{Counter, Event};

const SHOP: u64 = site("shop");
const TRIGGERED_ORDER: i32 = 168 * LOGIT / 100;
/// Who has just bought buys less easily.
const SATED_MINUTES: u32 = 14 * 1_440;
const SATED: i32 = LOGIT;
/// A tool credits an order to the last click of so many days before.
const CREDIT_DAYS: u32 = 5;
/// Forms are submitted by about one visitor in twelve (chosen), fewer with many fields.
const SUBMIT: i32 = -24 * LOGIT / 10;
const POPUP_SUBMIT: i32 = -32 * LOGIT / 10;

impl Life<'_, '_> {
    /// Whether the shop sees a visit at all.
    fn is_seen(&self) -> bool {
        self.plan.tracking && self.hot.consents(4)
    }

    /// Whose visit it is for the tool.
    fn credited(&self) -> (u8, u8) {
        let on = self.hot.touched_on;
        let recent = on != NEVER_ON && self.day - u32::from(on) <= CREDIT_DAYS;
        match self.is_seen() && recent {
            true => (self.hot.touched & 63, self.hot.touched >> 6),
            false => (NOBODY, 0),
        }
    }

    /// An order of its own accord.
    pub fn own_order(&mut self) {
        let number = u32::from(self.hot.orders);
        let (message, variant) = self.credited();
        if self.is_seen() {
            self.record(Happening::Visited, message, variant, 0, 0);
            self.record(Happening::Carted, message, variant, 0, 0);
        }
        self.count(Counter::Visits);
        self.count(Counter::Carts);
        let value = self.spend(self.key.draw(OWN, Purpose::Spend as u8, number), 0);
        self.next_order();
        self.hot.order_at = self.calendar(self.hot.order_op);
        // Two orders of one minute would be one.
        self.hot.order_at = self.hot.order_at.max(self.now + 1);
        let category = self.category(self.key.draw(OWN, Purpose::Page as u8, number));
        self.bought(message, variant, value, category);
    }

    fn spend(&self, bits: u64, discount: u8) -> u32 {
        let hidden = &self.plan.contacts.hidden;
        let at = self.contact as usize;
        let kind = usize::from(hidden.kind[at]);
        let part = self
            .plan
            .spend
            .get(kind)
            .map_or(1_024, |table| table.draw(bits));
        let whole = u64::from(hidden.order_grosze[at]) * u64::from(part) / 1_024;
        let value = whole * u64::from(100 - discount) / 100;
        value.clamp(100, 100_000_000) as u32
    }

    /// The category of an order, by interest.
    fn category(&self, bits: u64) -> u8 {
        let interest = &self.plan.contacts.hidden.interest[self.contact as usize];
        let whole = interest.iter().map(|it| u32::from(*it)).sum::<u32>().max(1);
        let mut left = below(bits, whole);
        for (at, part) in interest.iter().enumerate() {
            if left < u32::from(*part) {
                return at as u8;
            }
            left -= u32::from(*part);
        }
        0
    }

    fn bought(&mut self, message: u8, variant: u8, value: u32, category: u8) {
        self.record(
            Happening::Ordered,
            message,
            variant,
            u16::from(category),
            value,
        );
        self.hot.bought_at = self.now;
        self.hot.cart = 0;
        self.count(Counter::Orders);
        self.happened(Event::Buy(Some(category)));
    }

    /// A visit of its own accord, without an order.
    pub fn own_visit(&mut self) {
        let number = u32::from(self.hot.visits);
        self.hot.visit_at = self.visit_after(self.now);
        let seen = self.is_seen();
        if seen {
            self.record(Happening::Visited, NOBODY, 0, 0, 0);
        }
        self.count(Counter::Visits);
        self.pop_up(number);
        // One visit in five comes by a page that a campaign speaks of.
        let pages = self.plan.program.pages.len() as u32;
        let page = below(
            self.key.draw(SHOP, Purpose::Page as u8, number),
            pages.max(1) * 5,
        );
        self.happened(Event::Visit((page < pages).then_some(page as u8)));
        if falls(
            self.key.draw(SHOP, Purpose::Cart as u8, number),
            self.plan.chances.cart_own,
        ) {
            let bits = self.key.draw(SHOP, Purpose::Spend as u8, number);
            self.abandoned((NOBODY, 0), bits, seen);
        }
    }

    fn pop_up(&mut self, number: u32) {
        let message = self.hot.popup;
        if message == NOBODY {
            return;
        }
        self.hot.popup = NOBODY;
        let of = (message, 0);
        self.record(Happening::Shown, of.0, of.1, 0, 0);
        let form = self.plan.mails[usize::from(message)].form;
        let share = self.plan.logistic.at(POPUP_SUBMIT);
        if falls(self.key.draw(SHOP, Purpose::Submit as u8, number), share) {
            self.record(Happening::Submitted, of.0, of.1, 0, 0);
            self.happened(Event::Form(form));
        }
    }

    fn abandoned(&mut self, (message, variant): (u8, u8), bits: u64, seen: bool) {
        let value = self.spend(bits, 0);
        if seen {
            self.record(Happening::Carted, message, variant, 0, value);
            self.record(Happening::Abandoned, message, variant, 0, value);
        }
        self.hot.cart = (value / 50).min(u32::from(u16::MAX)) as u16;
        self.count(Counter::Carts);
        // The tool knows of a cart only what the shop saw.
        if seen {
            self.happened(Event::Abandon);
        }
    }

    fn shopping(&self, of: &Pending, purpose: Purpose) -> u64 {
        let site = self.plan.program.ops[usize::from(of.op)].site;
        self.key
            .draw(site, purpose as u8, of.occurrence & (TRIGGERED - 1))
    }

    /// A visit that a message brought; by a click where a page is known.
    pub fn message_visit(&mut self, of: Pending) {
        let plan = self.plan;
        let mail = &plan.mails[usize::from(of.message)];
        let seen = self.is_seen();
        // Who comes without a click comes in nobody's name.
        let clicked = of.extra != NOBODY;
        let name = if seen && clicked {
            (of.message, of.variant)
        } else {
            (NOBODY, 0)
        };
        if seen {
            self.record(Happening::Visited, name.0, name.1, 0, 0);
        }
        self.count(Counter::Visits);
        let number = u32::from(self.hot.visits) << 8 | u32::from(self.hot.counts[1]);
        self.pop_up(number);
        self.happened(Event::Visit(clicked.then_some(of.extra)));
        if clicked && let Some(form) = mail.form {
            let fields = i32::from(mail.fields[usize::from(of.variant)]);
            let share = plan.logistic.at(SUBMIT - (fields - 3) * LOGIT / 10);
            if falls(self.shopping(&of, Purpose::Submit), share) {
                self.record(Happening::Submitted, of.message, of.variant, 0, 0);
                self.happened(Event::Form(Some(form)));
            }
        }
        let order = plan.logistic.at(self.order_level(&of));
        // Of carts the market's share is left behind.
        let carts = u64::from(order) * u64::from(u32::MAX)
            / u64::from(u32::MAX - plan.chances.cart_left).max(1);
        let drawn = self.shopping(&of, Purpose::Order);
        if falls(drawn, order) {
            if seen {
                self.record(Happening::Carted, name.0, name.1, 0, 0);
            }
            self.count(Counter::Carts);
            let delay = 3 + below(self.shopping(&of, Purpose::OrderDelay), 40);
            self.put(Pending {
                at: self.now + delay,
                what: Coming::Order,
                ..of
            });
        } else if u64::from((drawn >> 32) as u32) < carts {
            self.abandoned(name, self.shopping(&of, Purpose::Spend), seen);
        }
    }

    fn order_level(&self, of: &Pending) -> i32 {
        let plan = self.plan;
        let mail = &plan.mails[usize::from(of.message)];
        let interest = &plan.contacts.hidden.interest[self.contact as usize];
        let fit = fit_of(interest, mail.category, plan.contacts.hidden.categories());
        let discount = i32::from(mail.discount);
        let price = i32::from(self.own().price);
        let mut level = plan.chances.order
            + mail.pulls[usize::from(of.variant)].order
            + fit_pull(fit) / 2
            + discount * LOGIT / 50
            + price * (discount.min(30) - 5) / 20;
        if of.occurrence & TRIGGERED != 0 {
            level += TRIGGERED_ORDER;
        }
        let at = self.hot.bought_at;
        if at != NEVER && self.now - at < SATED_MINUTES {
            level -= SATED;
        }
        level
    }

    /// The order of a message's visit.
    pub fn message_order(&mut self, of: Pending) {
        let seen = self.is_seen() && of.extra != NOBODY;
        let name = if seen {
            (of.message, of.variant)
        } else {
            (NOBODY, 0)
        };
        let mail = &self.plan.mails[usize::from(of.message)];
        let discount = mail.discount;
        let value = self.spend(self.shopping(&of, Purpose::Spend), discount);
        let category = match mail.category {
            Some(category) => category,
            None => self.category(self.shopping(&of, Purpose::Cart)),
        };
        self.bought(name.0, name.1, value, category);
    }
}
