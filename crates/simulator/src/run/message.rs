//! A message's way: eligible, accepted, inbox, open, click, out.

use super::life::{Life, Purpose};
use super::plan::{Mail, fit_of, fit_pull};
use super::state::{Coming, NIL, Pending, Token};
use super::table::{LOGIT, falls, times};
use super::tally::{Happening, NOBODY};
use crate::calendar::weekday;
use crate::draw::{below, site};
use crate::workflow::{Counter, Event, Trigger};
use casefile::campaign::Carrier;

const ADDRESS: u64 = site("address");
/// Behaviour let it in: GetResponse 2019, triggered 44.05 % opens, 10.39 % clicks against
/// newsletters' 20.48, 2.84; orders Omnisend, 1.4 % of sends against 0.08 %.
const TRIGGERED_OPEN: i32 = 112 * LOGIT / 100;
const TRIGGERED_CLICK: i32 = 65 * LOGIT / 100;
/// The bit of an occurrence that says so.
pub const TRIGGERED: u32 = 1 << 16;
/// A text message or a push message is clicked by about 3 and 2 in a hundred (chosen).
const TEXT_CLICK: i32 = -348 * LOGIT / 100;
const PUSH_CLICK: i32 = -389 * LOGIT / 100;

impl Life<'_, '_> {
    fn drawn(&self, of: &Pending, purpose: Purpose) -> u64 {
        let site = self.plan.program.ops[usize::from(of.op)].site;
        self.key
            .draw(site, purpose as u8, of.occurrence & (TRIGGERED - 1))
    }

    /// The variant that is the contact's by its own hash, never by arrival.
    fn variant(&self, message: u8, mail: &Mail) -> u8 {
        if let Some((of, variant)) = self.plan.forced
            && of == message
        {
            return variant;
        }
        let Some(whole) = mail.weights.last().filter(|it| **it > 0) else {
            return 0;
        };
        let drawn = below(self.key.draw(mail.site, Purpose::Variant as u8, 0), *whole);
        mail.weights
            .iter()
            .position(|sum| drawn < *sum)
            .unwrap_or(0) as u8
    }

    /// Sends, or says why not.
    pub fn send(&mut self, message: u8, preferred: bool, op: u16, token: Token) {
        let plan = self.plan;
        let mail = &plan.mails[usize::from(message)];
        let carrier = if preferred {
            self.preferred()
        } else {
            mail.carrier
        };
        let channel = match carrier {
            Carrier::Sms => 1,
            Carrier::Push => 2,
            _ => 0,
        };
        let mut of = Pending {
            at: self.now,
            next: NIL,
            occurrence: u32::from(token.entry) << 8
                | u32::from(token.loops)
                | if token.triggered { TRIGGERED } else { 0 },
            op,
            what: Coming::Open,
            message,
            variant: self.variant(message, mail),
            extra: 0,
        };
        if self.hot.is_silent(channel) {
            return self.note(Happening::Suppressed, of);
        }
        if !self.within_limits(channel) {
            return self.note(Happening::Capped, of);
        }
        self.note(Happening::Sent, of);
        let consented = self.hot.consents(channel);
        if !consented && mail.commercial {
            self.note(Happening::Breach, of);
        }
        of.extra = u8::from(consented || !mail.commercial);
        match channel {
            0 => self.mail(of, mail),
            _ => self.text(of, mail, channel),
        }
    }

    /// The channel that suits best among those consented to; else e-mail.
    fn preferred(&self) -> Carrier {
        let takes = self.plan.contacts.hidden.receptivity[self.contact as usize];
        let carriers = [Carrier::Email, Carrier::Sms, Carrier::Push];
        let open = |at: &usize| self.hot.consents(*at) && !self.hot.is_silent(*at);
        let best = (0..3).filter(open).max_by_key(|at| (takes[*at], 3 - at));
        best.map_or(Carrier::Email, |at| carriers[at])
    }

    /// Counts the message in, unless the limit of its channel is reached. Whatever was counted
    /// before is brought up to today first.
    fn within_limits(&mut self, channel: usize) -> bool {
        let today = self.day as u16;
        let rest = &self.plan.chances.rest;
        let days = usize::from(today.saturating_sub(self.hot.counted_on)).min(rest.len() - 1);
        self.hot.tired = ((u64::from(self.hot.tired) * u64::from(rest[days])) >> 16) as u16;
        for ahead in 0..days.min(8) as u16 {
            let clear = !(15 << (u32::from(today - ahead) % 8 * 4));
            self.hot.mails &= clear;
            self.hot.texts &= clear;
        }
        self.hot.counted_on = today;
        // E-mails have four bits a day; SMS and push messages share four.
        let (row, shift, most) = match channel {
            0 => (&mut self.hot.mails, 0, 15),
            1 => (&mut self.hot.texts, 0, 3),
            _ => (&mut self.hot.texts, 2, 3),
        };
        let place = |ahead: u32| (u32::from(today) + 8 - ahead) % 8 * 4 + shift;
        if let Some([limit, days]) = self.plan.limits[channel] {
            let held = (0..u32::from(days)).map(|ahead| *row >> place(ahead) & most);
            if held.sum::<u32>() >= u32::from(limit) {
                return false;
            }
        }
        if *row >> place(0) & most < most {
            *row += 1 << place(0);
        }
        true
    }

    fn mail(&mut self, of: Pending, mail: &Mail) {
        let chances = &self.plan.chances;
        let pull = mail.pulls[usize::from(of.variant)];
        let malformed = self.plan.contacts.hidden.dirt[self.contact as usize] >> 1 & 1 == 1;
        if malformed
            || falls(
                self.key.draw(ADDRESS, Purpose::Address as u8, 0),
                chances.hard,
            )
        {
            self.hot.silence(0, true);
            self.sums.bounces += 1;
            return self.note(Happening::HardBounce, of);
        }
        if falls(self.drawn(&of, Purpose::Soft), chances.soft)
            || falls(self.drawn(&of, Purpose::Refused), self.coupling.refused)
        {
            return self.note(Happening::SoftBounce, of);
        }
        self.sums.delivered += 1;
        self.note(Happening::Delivered, of);
        let tired = self.tired();
        let placed = chances.inbox + pull.inbox + self.coupling.inbox;
        let inbox = falls(
            self.drawn(&of, Purpose::Inbox),
            self.plan.logistic.at(placed),
        );
        if !inbox {
            self.note(Happening::Spam, of);
        }
        self.reactions(of, mail, tired, inbox);
        if inbox {
            self.complaint(of, mail, tired);
        }
    }

    /// ln of the tiredness before this message, in 1/256; and one message more.
    fn tired(&mut self) -> i32 {
        let before = self.hot.tired;
        self.hot.tired = before.saturating_add(256);
        self.plan.logs.ln(u32::from(before))
    }

    /// The hour and the weekday that suit, at most half a logit apart.
    fn moment(&self) -> i32 {
        let (hidden, at) = (&self.plan.contacts.hidden, self.contact as usize);
        let hour = (self.now / 60 % 24) as i32;
        let apart = (hour - i32::from(hidden.hour[at])).abs();
        let apart = apart.min(24 - apart);
        let day = weekday(self.plan.from + self.day as i32) == i32::from(hidden.weekday[at]);
        (6 - apart) * LOGIT / 24 + if day { LOGIT / 8 } else { 0 }
    }

    fn reactions(&mut self, of: Pending, mail: &Mail, tired: i32, inbox: bool) {
        let plan = self.plan;
        let (chances, own) = (&plan.chances, *self.own());
        let pull = mail.pulls[usize::from(of.variant)];
        let interest = &plan.contacts.hidden.interest[self.contact as usize];
        let fit = fit_of(interest, mail.category, plan.contacts.hidden.categories());
        let triggered = of.occurrence & TRIGGERED != 0;
        let mut level =
            chances.open + i32::from(own.open) + pull.open + self.moment() + fit_pull(fit) / 2
                - chances.fatigue * tired / 256;
        if triggered {
            level += TRIGGERED_OPEN;
        }
        let mut open = plan.logistic.at(level);
        let mut machine = chances.machine;
        if !inbox {
            (open, machine) = (open / 16, machine / 16);
        }
        if !falls(self.drawn(&of, Purpose::Open), open) {
            if falls(self.drawn(&of, Purpose::Machine), machine) {
                let delay = 1 + below(self.drawn(&of, Purpose::MachineDelay), 20);
                self.put(Pending {
                    at: self.now + delay,
                    what: Coming::MachineOpen,
                    ..of
                });
            }
            return;
        }
        self.read(of, mail, (fit, tired));
    }

    /// The message was opened: when, again, with a click, or with a visit later.
    fn read(&mut self, of: Pending, mail: &Mail, (fit, tired): (usize, i32)) {
        let plan = self.plan;
        let (chances, own) = (&plan.chances, *self.own());
        let pull = mail.pulls[usize::from(of.variant)];
        let mut level = chances.click + i32::from(own.open) / 2 + pull.click + fit_pull(fit);
        if own.parts.device == 0 {
            level += pull.phone;
        }
        if of.occurrence & TRIGGERED != 0 {
            level += TRIGGERED_CLICK;
        }
        let clicks = falls(self.drawn(&of, Purpose::Click), plan.logistic.at(level));
        let delay = self.drawn(&of, Purpose::OpenDelay);
        let again = self.drawn(&of, Purpose::OpenAgain).leading_zeros().min(5) as u8;
        let open = Pending {
            what: Coming::Open,
            extra: again,
            ..of
        };
        let opened = if clicks && !mail.pages.is_empty() {
            let click = plan.click_delay.draw(self.drawn(&of, Purpose::ClickDelay));
            // One clicks within a quarter of an hour of opening, and never before.
            let opened = click - below(delay, click.min(15) + 1);
            self.put(Pending {
                at: self.now + opened,
                ..open
            });
            let page = below(self.drawn(&of, Purpose::Page), mail.pages.len() as u32);
            let extra = mail.pages[page as usize];
            self.put(Pending {
                at: self.now + click,
                what: Coming::Click,
                extra,
                ..of
            });
            opened
        } else {
            let opened = plan.open_delay.draw(delay);
            self.put(Pending {
                at: self.now + opened,
                ..open
            });
            if falls(self.drawn(&of, Purpose::Halo), chances.halo[fit]) {
                let later = plan.open_delay.draw(self.drawn(&of, Purpose::HaloDelay));
                let at = self.now + opened + later.min(10 * 1_440);
                self.put(Pending {
                    at,
                    what: Coming::Visit,
                    extra: NOBODY,
                    ..of
                });
            }
            opened
        };
        self.unsubscription(of, mail, fit, tired, opened);
    }

    fn unsubscription(&mut self, of: Pending, mail: &Mail, fit: usize, tired: i32, opened: u32) {
        let tolerance = i32::from(self.plan.contacts.hidden.tolerance[self.contact as usize]);
        // The steady tiredness of n messages a week is about 1.44 n.
        let bound = self
            .plan
            .logs
            .ln((tolerance as u32).saturating_mul(369) / 256);
        let over = (tired - bound).max(0);
        let level = self.plan.chances.unsubscribe - fit_pull(fit) + over;
        let way_out = mail.pulls[usize::from(of.variant)].way_out;
        let share = self.plan.logistic.at(level);
        if way_out && falls(self.drawn(&of, Purpose::Unsubscribe), share) {
            self.put(Pending {
                at: self.now + opened + 1,
                what: Coming::Unsubscribe,
                ..of
            });
        }
    }

    fn complaint(&mut self, of: Pending, mail: &Mail, tired: i32) {
        let plan = self.plan;
        let own = u64::from(plan.contacts.hidden.complaint[self.contact as usize]);
        let pull = mail.pulls[usize::from(of.variant)].complain.max(0) as u64;
        let mut share = own * plan.chances.complain;
        share = share * (256 + 2 * pull) / 256;
        share = share * (256 + tired.max(0) as u64 / 2) / 256;
        if of.extra == 0 {
            // Nobody likes to be written to without having asked.
            share *= 15;
        }
        let share = share.min(u64::from(u32::MAX)) as u32;
        if falls(self.drawn(&of, Purpose::Complain), share) {
            let delay = plan.open_delay.draw(self.drawn(&of, Purpose::OpenDelay));
            self.put(Pending {
                at: self.now + delay,
                what: Coming::Complain,
                ..of
            });
        }
    }

    /// SMS and push: seen at once, or not at all.
    fn text(&mut self, of: Pending, mail: &Mail, channel: usize) {
        let plan = self.plan;
        if falls(self.drawn(&of, Purpose::Soft), plan.chances.soft) {
            return self.note(Happening::SoftBounce, of);
        }
        self.note(Happening::Delivered, of);
        let interest = &plan.contacts.hidden.interest[self.contact as usize];
        let fit = fit_of(interest, mail.category, plan.contacts.hidden.categories());
        let level = [TEXT_CLICK, PUSH_CLICK][channel - 1]
            + i32::from(self.own().others[channel - 1])
            + fit_pull(fit);
        let clicks = falls(self.drawn(&of, Purpose::Click), plan.logistic.at(level));
        let delay = 1 + plan.click_delay.draw(self.drawn(&of, Purpose::ClickDelay)) / 8;
        if clicks && !mail.pages.is_empty() {
            let page = below(self.drawn(&of, Purpose::Page), mail.pages.len() as u32);
            let extra = mail.pages[page as usize];
            self.put(Pending {
                at: self.now + delay,
                what: Coming::Click,
                extra,
                ..of
            });
        }
        let share = times(plan.logistic.at(plan.chances.unsubscribe), u32::MAX / 4);
        if falls(self.drawn(&of, Purpose::Unsubscribe), share) {
            self.put(Pending {
                at: self.now + delay,
                what: Coming::Unsubscribe,
                ..of
            });
        }
    }

    pub fn opens(&mut self, of: Pending) {
        self.record(Happening::Opened, of.message, of.variant, 0, 0);
        for _ in 0..of.extra {
            self.record(Happening::OpenedAgain, of.message, of.variant, 0, 0);
        }
        self.hot.opened |= 1 << of.message;
        self.count(Counter::Opens);
        self.happened(Event::Open(Some(of.message)));
    }

    pub fn clicks(&mut self, of: Pending) {
        self.note(Happening::Clicked, of);
        if self.drawn(&of, Purpose::ClickAgain) >> 62 == 0 {
            self.note(Happening::ClickedAgain, of);
        }
        self.hot.clicked |= 1 << of.message;
        self.hot.pages |= 1 << (of.extra & 31);
        self.hot.touched = of.message | of.variant << 6;
        self.hot.touched_on = self.day as u16;
        self.count(Counter::Clicks);
        self.happened(Event::Click(Some(of.message), Some(of.extra)));
        self.message_visit(of);
    }

    /// Withdraws, or complains as well.
    pub fn leaves(&mut self, of: Pending, what: Happening) {
        let mail = &self.plan.mails[usize::from(of.message)];
        let channel = match mail.carrier {
            Carrier::Sms => 1,
            Carrier::Push => 2,
            _ => 0,
        };
        if what == Happening::Complained {
            self.sums.complaints += 1;
            self.hot.silence(channel, true);
        }
        self.note(what, of);
        let had = self.hot.consents(channel);
        self.hot.consent(channel, false);
        if had {
            self.started(&Trigger::Consent(channel as u8, false));
        }
    }
}
