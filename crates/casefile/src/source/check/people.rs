//! `audience.toml`: how people buy, what only the simulator knows, and the kinds of people.

use super::super::Source;
use super::audience::{ages, devices, origin, sex, towns};
use super::probe::Probe;
use crate::audience::{
    Audience, Beta, BgNbd, CategoryShare, GammaGamma, Group, Interest, Lognormal, Receptivity,
};

/// Checks purchases, hidden traits and groups.
pub fn check(source: &Source, probe: &mut Probe<Audience>) {
    purchase(source, probe);
    hidden(source, probe);
    let groups = &probe.sheet.value.group;
    probe.some("group", groups);
    probe.ids("group.{}.id", groups.iter().map(|it| it.id.as_str()));
    probe.whole("group", "group.{}.share", groups.iter().map(|it| it.share));
    for (index, group) in groups.iter().enumerate() {
        self::group(source, probe, &format!("group.{index}"), group);
        buying(source, probe, &format!("group.{index}"), group);
    }
}

fn purchase(source: &Source, probe: &mut Probe<Audience>) {
    let it = &probe.sheet.value.purchase;
    probe.share("purchase.buyers_share", it.buyers_share);
    probe.range(
        "purchase.unit_grosze",
        it.unit_grosze.into(),
        1.0,
        100_000.0,
    );
    bgnbd(probe, "purchase.bgnbd", &it.bgnbd);
    gamma_gamma(probe, "purchase.gamma_gamma", &it.gamma_gamma);
    season(probe, "purchase.season", &it.season);
    categories(source, probe, "purchase.category", &it.category);
}

fn hidden(source: &Source, probe: &mut Probe<Audience>) {
    let it = &probe.sheet.value.hidden;
    beta(probe, "hidden.engagement", &it.engagement, 100.0);
    beta(
        probe,
        "hidden.price_sensitivity",
        &it.price_sensitivity,
        100.0,
    );
    beta(probe, "hidden.complaint", &it.complaint, 100_000.0);
    tolerance(probe, "hidden.tolerance", &it.tolerance);
    weights(probe, "hidden.hour", &it.hour, 24);
    weights(probe, "hidden.weekday", &it.weekday, 7);
    receptivity(probe, "hidden.receptivity", &it.receptivity);
    interests(source, probe, "hidden.interest", &it.interest);
    let Some(company) = source.company.as_ref().filter(|company| company.whole) else {
        return;
    };
    for category in &company.value.category {
        let named = it
            .interest
            .iter()
            .any(|interest| interest.category == category.id);
        let path = "hidden.interest";
        probe.known(
            path,
            "interest in the company's category",
            &category.id,
            named,
        );
    }
}

fn group(source: &Source, probe: &mut Probe<Audience>, path: &str, group: &Group) {
    let at = |part: &str| format!("{path}.{part}");
    group.sex.iter().for_each(|it| sex(probe, &at("sex"), it));
    group.age.iter().for_each(|it| ages(probe, &at("age"), it));
    group
        .town
        .iter()
        .for_each(|it| towns(probe, &at("town"), it));
    group
        .device
        .iter()
        .for_each(|it| devices(probe, &at("device"), it));
    group
        .engagement
        .iter()
        .for_each(|it| beta(probe, &at("engagement"), it, 100.0));
    group
        .price_sensitivity
        .iter()
        .for_each(|it| beta(probe, &at("price_sensitivity"), it, 100.0));
    group
        .complaint
        .iter()
        .for_each(|it| beta(probe, &at("complaint"), it, 100_000.0));
    group
        .tolerance
        .iter()
        .for_each(|it| tolerance(probe, &at("tolerance"), it));
    group
        .hour
        .iter()
        .for_each(|it| weights(probe, &at("hour"), it, 24));
    group
        .weekday
        .iter()
        .for_each(|it| weights(probe, &at("weekday"), it, 7));
    group
        .receptivity
        .iter()
        .for_each(|it| receptivity(probe, &at("receptivity"), it));
    group
        .interest
        .iter()
        .for_each(|it| interests(source, probe, &at("interest"), it));
    if let Some(list) = &group.source {
        probe.whole(
            &at("source"),
            &at("source.{}.share"),
            list.iter().map(|it| it.share),
        );
        for (index, it) in list.iter().enumerate() {
            origin(probe, &at(&format!("source.{index}.source")), &it.source);
        }
    }
}

fn buying(source: &Source, probe: &mut Probe<Audience>, path: &str, group: &Group) {
    let at = |part: &str| format!("{path}.{part}");
    group
        .buyers_share
        .iter()
        .for_each(|it| probe.share(&at("buyers_share"), *it));
    if let Some(unit) = group.unit_grosze {
        probe.range(&at("unit_grosze"), unit.into(), 1.0, 100_000.0);
    }
    group
        .bgnbd
        .iter()
        .for_each(|it| bgnbd(probe, &at("bgnbd"), it));
    group
        .gamma_gamma
        .iter()
        .for_each(|it| gamma_gamma(probe, &at("gamma_gamma"), it));
    group
        .season
        .iter()
        .for_each(|it| season(probe, &at("season"), it));
    group
        .category
        .iter()
        .for_each(|it| categories(source, probe, &at("category"), it));
}

fn bgnbd(probe: &mut Probe<Audience>, path: &str, it: &BgNbd) {
    for (part, value) in [("r", it.r), ("alpha", it.alpha), ("a", it.a), ("b", it.b)] {
        probe.range(&format!("{path}.{part}"), value, 0.01, 100.0);
    }
}

fn gamma_gamma(probe: &mut Probe<Audience>, path: &str, it: &GammaGamma) {
    for (part, value) in [("p", it.p), ("q", it.q), ("v", it.v)] {
        probe.range(&format!("{path}.{part}"), value, 0.1, 100.0);
    }
    if it.q <= 1.0 {
        probe.error(
            &format!("{path}.q"),
            "range",
            "q is above 1, or there is no mean spend",
        );
    }
}

/// Twelve factors whose mean is about 1.
fn season(probe: &mut Probe<Audience>, path: &str, season: &[f64]) {
    weights(probe, path, season, 12);
    let mean = season.iter().sum::<f64>() / 12.0;
    if season.len() == 12 && !(0.9..=1.1).contains(&mean) {
        probe.error(path, "sum", format!("the mean is {mean:.3}, not about 1"));
    }
    for (index, factor) in season.iter().enumerate() {
        probe.range(&format!("{path}.{index}"), *factor, 0.0, 10.0);
    }
}

fn weights(probe: &mut Probe<Audience>, path: &str, weights: &[f64], count: usize) {
    if weights.len() != count {
        probe.error(
            path,
            "shape",
            format!("there are {} values, not {count}", weights.len()),
        );
    }
    let bad = weights.iter().any(|it| !it.is_finite() || *it < 0.0);
    if bad || weights.iter().sum::<f64>() <= 0.0 {
        probe.error(path, "range", "weights are not negative, and not all zero");
    }
}

fn beta(probe: &mut Probe<Audience>, path: &str, it: &Beta, most: f64) {
    probe.range(&format!("{path}.a"), it.a, 0.1, 100.0);
    probe.range(&format!("{path}.b"), it.b, 0.1, most);
}

fn tolerance(probe: &mut Probe<Audience>, path: &str, it: &Lognormal) {
    probe.range(&format!("{path}.median"), it.median, 0.1, 20.0);
    probe.range(&format!("{path}.sigma"), it.sigma, 0.05, 3.0);
}

fn receptivity(probe: &mut Probe<Audience>, path: &str, list: &[Receptivity]) {
    let channels = list.iter().map(|it| it.channel.as_str());
    probe.unique(&format!("{path}.{{}}.channel"), channels);
    for (index, it) in list.iter().enumerate() {
        let at = |part: &str| format!("{path}.{index}.{part}");
        probe.range(&at("a"), it.a, 0.1, 100.0);
        probe.range(&at("b"), it.b, 0.1, 100.0);
        if !it.channel.is_message() {
            probe.error(
                &at("channel"),
                "channel",
                "messages go by email, sms or push",
            );
        }
    }
}

fn interests(source: &Source, probe: &mut Probe<Audience>, path: &str, list: &[Interest]) {
    probe.unique(
        &format!("{path}.{{}}.category"),
        list.iter().map(|it| it.category.as_str()),
    );
    for (index, it) in list.iter().enumerate() {
        probe.range(&format!("{path}.{index}.weight"), it.weight, 0.01, 1_000.0);
        category(
            source,
            probe,
            &format!("{path}.{index}.category"),
            &it.category,
        );
    }
}

fn categories(source: &Source, probe: &mut Probe<Audience>, path: &str, list: &[CategoryShare]) {
    probe.whole(
        path,
        &format!("{path}.{{}}.share"),
        list.iter().map(|it| it.share),
    );
    probe.unique(
        &format!("{path}.{{}}.category"),
        list.iter().map(|it| it.category.as_str()),
    );
    for (index, it) in list.iter().enumerate() {
        category(
            source,
            probe,
            &format!("{path}.{index}.category"),
            &it.category,
        );
    }
}

/// The company sells this.
pub fn category(source: &Source, probe: &mut Probe<Audience>, path: &str, id: &str) {
    let company = source.company.as_ref().filter(|company| company.whole);
    let exists = company.is_none_or(|it| it.value.category.iter().any(|it| it.id == id));
    probe.known(path, "category of the company", id, exists);
}
