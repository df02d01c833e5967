//! `company.toml`.

use super::super::{Findings, Source};
use super::probe::Probe;
use crate::company::{Channel, ChannelState, Company, Licence, Product};

/// Names that the world has reserved for examples.
const RESERVED: [&str; 5] = [
    ".example",
    ".test",
    ".invalid",
    "example.com",
    "example.org",
];

/// True for a domain that nobody can own.
pub fn is_reserved(domain: &str) -> bool {
    RESERVED.iter().any(|end| domain.ends_with(end))
}

/// Checks the facts of the company.
pub fn check(source: &Source, findings: &mut Findings) {
    let Some(sheet) = &source.company else { return };
    let probe = &mut Probe::new(sheet, findings);
    head(probe);
    ids(probe);
    for (index, product) in sheet.value.product.iter().enumerate() {
        self::product(probe, index, product);
    }
    for (index, licence) in sheet.value.licence.iter().enumerate() {
        self::licence(probe, index, licence);
    }
    for (index, channel) in sheet.value.channel.iter().enumerate() {
        self::channel(probe, index, channel);
    }
    for (index, person) in sheet.value.person.iter().enumerate() {
        let path = format!("person.{index}.hours_week");
        probe.range(&path, person.hours_week.into(), 0.0, 60.0);
    }
    trade(source, probe);
}

fn head(probe: &mut Probe<Company>) {
    let company = &probe.sheet.value;
    probe.range("founded_year", company.founded_year.into(), 1900.0, 2100.0);
    if !is_reserved(&company.domain) {
        let message = "a case's domain is a reserved one, as in \"ziolko.example\"";
        probe.error("domain", "domain", message);
    }
    let lines: u64 = company.budget.line.iter().map(|it| it.amount_grosze).sum();
    if lines > company.budget.total_grosze {
        let message = format!("the lines sum to {lines} grosze, more than the budget");
        probe.error("budget.total_grosze", "sum", message);
    }
    let economics = &company.economics;
    probe.share("economics.margin_share", economics.margin_share);
    probe.share("economics.return_share", economics.return_share);
}

fn ids(probe: &mut Probe<Company>) {
    let company = &probe.sheet.value;
    probe.some("category", &company.category);
    probe.some("product", &company.product);
    probe.some("person", &company.person);
    probe.some("channel", &company.channel);
    probe.some("month", &company.month);
    probe.ids(
        "category.{}.id",
        company.category.iter().map(|it| it.id.as_str()),
    );
    probe.ids(
        "product.{}.id",
        company.product.iter().map(|it| it.id.as_str()),
    );
    probe.ids(
        "person.{}.id",
        company.person.iter().map(|it| it.id.as_str()),
    );
    probe.ids(
        "licence.{}.id",
        company.licence.iter().map(|it| it.id.as_str()),
    );
    probe.ids(
        "channel.{}.id",
        company.channel.iter().map(|it| it.id.as_str()),
    );
}

fn product(probe: &mut Probe<Company>, index: usize, product: &Product) {
    let at = |part: &str| format!("product.{index}.{part}");
    let mut categories = probe.sheet.value.category.iter();
    let exists = !probe.sheet.whole || categories.any(|it| it.id == product.category);
    probe.known(&at("category"), "category", &product.category, exists);
    if product.cost_grosze >= product.price_grosze {
        probe.warning(
            &at("cost_grosze"),
            "margin",
            "the product costs no less than its price",
        );
    }
}

fn licence(probe: &mut Probe<Company>, index: usize, licence: &Licence) {
    probe.order(
        &format!("licence.{index}.valid_to"),
        licence.valid_from,
        licence.valid_to,
    );
}

fn channel(probe: &mut Probe<Company>, index: usize, channel: &Channel) {
    let at = |part: &str| format!("channel.{index}.{part}");
    if let Some(cost) = channel.message_cost_grosze {
        probe.range(&at("message_cost_grosze"), cost, 0.0, 10_000.0);
    }
    let planned = channel.state == ChannelState::Planned;
    if planned && (channel.reach > 0 || channel.since.is_some()) {
        probe.error(
            &at("state"),
            "channel",
            "a planned channel has neither reach nor a beginning",
        );
    }
}

/// Months follow each other, and their mean order is the one that is told.
fn trade(source: &Source, probe: &mut Probe<Company>) {
    let company = &probe.sheet.value;
    for (index, pair) in company.month.windows(2).enumerate() {
        if pair[0].month.next() != pair[1].month {
            let message = format!("{} does not follow {}", pair[1].month, pair[0].month);
            probe.error(&format!("month.{}.month", index + 1), "order", message);
        }
    }
    for (index, month) in company.month.iter().enumerate() {
        if month.orders > month.sessions {
            let message = "there are more orders than sessions";
            probe.error(&format!("month.{index}.orders"), "figures", message);
        }
    }
    let orders: u64 = company.month.iter().map(|it| it.orders).sum();
    let revenue: u64 = company.month.iter().map(|it| it.revenue_grosze).sum();
    let told = company.economics.average_order_grosze;
    let mean = revenue.checked_div(orders).unwrap_or(told);
    if mean.abs_diff(told) * 20 > told {
        let message = format!("the months give {mean} grosze an order");
        probe.error("economics.average_order_grosze", "figures", message);
    }
    let today = source
        .audience
        .as_ref()
        .map(|audience| audience.value.reference_date);
    if let (Some(today), Some(last)) = (today, company.month.last()) {
        let path = format!("month.{}.month", company.month.len() - 1);
        probe.order(&path, last.month, today.month());
    }
}
