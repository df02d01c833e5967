//! How a market behaves: the five presets of the plan's calibration, and a case's departures.
//!
//! Figures are from the sources that the table of calibration names; those marked "chosen" are
//! modelling choices within it.

use casefile::audience::Preset;
use casefile::market::Market as Departures;

/// How a market behaves, in shares of what the name says.
#[derive(Debug, Clone, PartialEq)]
pub struct Market {
    /// Into the inbox, of delivered. Validity 2025: Europe 89.1 %.
    pub inbox: f64,
    /// Addresses that are gone. Mailchimp 2019: 0.40 %.
    pub hard_bounce: f64,
    /// Addresses that are full or busy. Mailchimp 2019: 0.61 %.
    pub soft_bounce: f64,
    /// Opened by people, of delivered. Campaign Monitor 2021, retail: 17.1 %.
    pub human: f64,
    /// Opened by machines alone, of delivered; with people's about MailerLite 2024's 31.08 %.
    pub machine: f64,
    /// Sending to opening: GetResponse 2019-20.
    pub open_delay: [f64; 2],
    /// Clicked, of delivered. MailerLite 2024: 1.19 %.
    pub click: f64,
    /// Sending to clicking: GetResponse 2019-20.
    pub click_delay: [f64; 2],
    /// MailerLite 2024: 0.13 %.
    pub unsubscribe: f64,
    /// Chosen, well below the bounds.
    pub complaint: f64,
    /// Gmail and Yahoo, February 2024.
    pub complaint_warn: f64,
    /// Gmail and Yahoo, February 2024.
    pub complaint_block: f64,
    /// About 7 days.
    pub fatigue_days: f64,
    /// k of -k ln F; fits 29.6 n^-0.27 % (GetResponse, by frequency).
    pub fatigue: f64,
    /// Carts, of sessions. ECDB 2023.
    pub cart: f64,
    /// Carts left behind. ECDB 2023.
    pub abandon: f64,
    /// Orders, of sessions. ECDB 2023.
    pub conversion: f64,
    /// Visits that one mail causes in two weeks when it fits; Hillstrom.
    pub visit_fit: f64,
    /// ... and when it does not; Hillstrom.
    pub visit_misfit: f64,
    /// Orders that one mail causes in two weeks.
    pub order: f64,
    /// Engagements per follower and post. Rival IQ 2023.
    pub instagram: f64,
    /// Engagements per follower and post. Rival IQ 2023.
    pub facebook: f64,
    /// Days unlike others: day, orders against a common day.
    pub days: Vec<(i32, f64)>,
}

impl Market {
    /// A preset.
    pub fn preset(preset: Preset) -> Self {
        let newsletter = Self {
            inbox: 0.891,
            hard_bounce: 0.004,
            soft_bounce: 0.0061,
            human: 0.171,
            machine: 0.139,
            open_delay: [5.9, 2.27],
            click: 0.0119,
            click_delay: [2.8, 2.45],
            unsubscribe: 0.0013,
            complaint: 0.0002,
            complaint_warn: 0.001,
            complaint_block: 0.003,
            fatigue_days: 7.0,
            fatigue: 0.31,
            cart: 0.111,
            abandon: 0.781,
            conversion: 0.0243,
            visit_fit: 0.014,
            visit_misfit: 0.008,
            order: 0.0008,
            instagram: 0.0047,
            facebook: 0.0006,
            days: Vec::new(),
        };
        match preset {
            Preset::Newsletter => newsletter,
            // GetResponse 2019, before machines opened.
            Preset::Automation => Self {
                human: 0.2048,
                machine: 0.0,
                click: 0.0284,
                visit_fit: 0.035,
                visit_misfit: 0.015,
                ..newsletter
            },
            // Hillstrom: 10.6 % visit and 0.57 % order within two weeks of themselves.
            Preset::Hillstrom => Self {
                human: 0.30,
                machine: 0.0,
                click: 0.02,
                conversion: 0.0538,
                visit_fit: 0.074,
                visit_misfit: 0.011,
                order: 0.005,
                ..newsletter
            },
            Preset::Cdnow => newsletter,
            Preset::Shop => Self {
                visit_fit: 0.074,
                visit_misfit: 0.011,
                order: 0.005,
                ..newsletter
            },
        }
    }

    /// A case's market over its preset.
    pub fn of(case: &Departures) -> Self {
        let mut market = Self::preset(case.preset);
        if let Some(it) = &case.delivery {
            market.inbox = it.inbox_share;
            market.hard_bounce = it.hard_bounce_share;
            market.soft_bounce = it.soft_bounce_share;
        }
        if let Some(it) = &case.open {
            market.human = it.human_share;
            market.machine = it.machine_share;
            market.open_delay = [it.delay.median_hours, it.delay.sigma];
        }
        if let Some(it) = &case.click {
            market.click = it.share;
            market.click_delay = [it.delay.median_hours, it.delay.sigma];
        }
        if let Some(it) = &case.leave {
            market.unsubscribe = it.unsubscribe_share;
            market.complaint = it.complaint_share;
            market.complaint_warn = it.complaint_warn_share;
            market.complaint_block = it.complaint_block_share;
        }
        if let Some(it) = &case.fatigue {
            market.fatigue_days = it.half_life_days;
            market.fatigue = it.strength;
        }
        market.trade(case);
        market
    }

    fn trade(&mut self, case: &Departures) {
        if let Some(it) = &case.shop {
            self.cart = it.cart_share;
            self.abandon = it.abandon_share;
            self.conversion = it.conversion_share;
        }
        if let Some(it) = &case.effect {
            self.visit_fit = it.visit_fit_pp / 100.0;
            self.visit_misfit = it.visit_misfit_pp / 100.0;
            self.order = it.order_pp / 100.0;
        }
        if let Some(it) = &case.social {
            self.instagram = it.instagram_share;
            self.facebook = it.facebook_share;
        }
        let day = |it: &casefile::market::Day| (crate::calendar::day_of(it.date), it.orders_factor);
        self.days = case.day.iter().map(day).collect();
    }
}
