//! `market.toml`.

use super::super::{Findings, Source};
use super::company::is_reserved;
use super::probe::Probe;
use crate::market::{Delay, Market};

/// How far a shop's conversion may be from what its carts give.
const CONVERSION_TOLERANCE: f64 = 0.002;

/// Checks the market's ranges.
pub fn check(source: &Source, findings: &mut Findings) {
    let Some(sheet) = &source.market else { return };
    let probe = &mut Probe::new(sheet, findings);
    let market = &sheet.value;
    mail(probe, market);
    leave(probe, market);
    shop(probe, market);
    rest(probe, market);
    let preset = source
        .audience
        .as_ref()
        .map(|audience| audience.value.preset);
    if preset.is_some_and(|preset| preset != market.preset) {
        probe.error(
            "preset",
            "preset",
            "audience.toml starts from another preset",
        );
    }
}

fn mail(probe: &mut Probe<Market>, market: &Market) {
    if let Some(it) = &market.delivery {
        probe.range("delivery.inbox_share", it.inbox_share, 0.5, 1.0);
        probe.range(
            "delivery.hard_bounce_share",
            it.hard_bounce_share,
            0.0,
            0.05,
        );
        probe.range(
            "delivery.soft_bounce_share",
            it.soft_bounce_share,
            0.0,
            0.05,
        );
    }
    if let Some(it) = &market.open {
        probe.range("open.human_share", it.human_share, 0.02, 0.6);
        probe.range("open.machine_share", it.machine_share, 0.0, 0.6);
        probe.range("open.week_exponent", it.week_exponent, -1.0, 0.0);
        delay(probe, "open.delay", &it.delay);
    }
    if let Some(it) = &market.click {
        probe.range("click.share", it.share, 0.001, 0.1);
        delay(probe, "click.delay", &it.delay);
    }
    if let (Some(open), Some(click)) = (&market.open, &market.click)
        && click.share > open.human_share
    {
        probe.error("click.share", "order", "more people click than open");
    }
}

fn delay(probe: &mut Probe<Market>, path: &str, delay: &Delay) {
    probe.range(
        &format!("{path}.median_hours"),
        delay.median_hours,
        0.1,
        48.0,
    );
    probe.range(&format!("{path}.sigma"), delay.sigma, 0.1, 4.0);
}

fn leave(probe: &mut Probe<Market>, market: &Market) {
    if let Some(it) = &market.leave {
        probe.range("leave.unsubscribe_share", it.unsubscribe_share, 0.0, 0.02);
        probe.range("leave.complaint_share", it.complaint_share, 0.0, 0.01);
        probe.range(
            "leave.complaint_warn_share",
            it.complaint_warn_share,
            0.0001,
            0.01,
        );
        probe.range(
            "leave.complaint_block_share",
            it.complaint_block_share,
            0.0001,
            0.05,
        );
        let (warn, block) = (it.complaint_warn_share, it.complaint_block_share);
        probe.order("leave.complaint_block_share", warn, block);
    }
    if let Some(it) = &market.fatigue {
        probe.range("fatigue.half_life_days", it.half_life_days, 1.0, 60.0);
        probe.range("fatigue.strength", it.strength, 0.0, 2.0);
    }
}

fn shop(probe: &mut Probe<Market>, market: &Market) {
    let Some(it) = &market.shop else { return };
    probe.range("shop.cart_share", it.cart_share, 0.01, 0.5);
    probe.range("shop.abandon_share", it.abandon_share, 0.3, 0.95);
    let conversion = it.cart_share * (1.0 - it.abandon_share);
    if (conversion - it.conversion_share).abs() > CONVERSION_TOLERANCE {
        let message = format!("the carts give a conversion of {conversion:.4}");
        probe.error("shop.conversion_share", "figures", message);
    }
}

fn rest(probe: &mut Probe<Market>, market: &Market) {
    if let Some(it) = &market.effect {
        probe.range("effect.visit_fit_pp", it.visit_fit_pp, 0.0, 20.0);
        probe.range("effect.visit_misfit_pp", it.visit_misfit_pp, 0.0, 10.0);
        probe.range("effect.order_pp", it.order_pp, 0.0, 5.0);
        probe.order(
            "effect.visit_misfit_pp",
            it.visit_misfit_pp,
            it.visit_fit_pp,
        );
    }
    if let Some(it) = &market.social {
        probe.range("social.instagram_share", it.instagram_share, 0.0, 0.1);
        probe.range("social.facebook_share", it.facebook_share, 0.0, 0.1);
    }
    for (index, day) in market.day.iter().enumerate() {
        probe.range(
            &format!("day.{index}.orders_factor"),
            day.orders_factor,
            0.0,
            20.0,
        );
        probe.range(
            &format!("day.{index}.sends_factor"),
            day.sends_factor,
            0.0,
            20.0,
        );
    }
    let dates: Vec<String> = market.day.iter().map(|day| day.date.to_string()).collect();
    probe.unique("day.{}.date", dates.iter().map(String::as_str));
    for (index, it) in market.competitor.iter().enumerate() {
        probe.range(
            &format!("competitor.{index}.price_index"),
            it.price_index,
            0.2,
            5.0,
        );
        if !is_reserved(&it.domain) {
            let message = "a competitor's domain is a reserved one, as in \"zielarnia24.example\"";
            probe.error(&format!("competitor.{index}.domain"), "domain", message);
        }
    }
}
