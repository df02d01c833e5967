//! `audience.toml`: the visible side.

use super::super::{Findings, Source};
use super::{people, probe::Probe};
use crate::audience::{
    Age, Audience, Clause, ClauseChannel, Consent, Device, Origin, Rfm, Sex, Town,
};

/// How far the sources' consents may be from the channel's.
const MIXTURE_TOLERANCE: f64 = 0.01;

/// Checks the spec of the contact base.
pub fn check(source: &Source, findings: &mut Findings) {
    let Some(sheet) = &source.audience else {
        return;
    };
    let probe = &mut Probe::new(sheet, findings);
    head(probe);
    profile(probe);
    clauses(probe);
    consents(probe);
    labels(source, probe);
    rfm(probe, &sheet.value.rfm);
    people::check(source, probe);
}

fn head(probe: &mut Probe<Audience>) {
    let audience = &probe.sheet.value;
    probe.range("count", audience.count.into(), 1_000.0, 1_000_000.0);
    if audience.seed > 9_007_199_254_740_991 {
        probe.error("seed", "range", "the seed is above 2^53 - 1");
    }
    probe.range("history_months", audience.history_months.into(), 12.0, 24.0);
    probe.order("signup.from", audience.signup.from, audience.signup.to);
    probe.order("signup.to", audience.signup.to, audience.reference_date);
    probe.range("signup.growth_year", audience.signup.growth_year, 0.2, 5.0);
    let quality = &audience.quality;
    probe.range("quality.duplicate_share", quality.duplicate_share, 0.0, 0.2);
    probe.range("quality.malformed_share", quality.malformed_share, 0.0, 0.2);
    probe.range(
        "quality.missing_name_share",
        quality.missing_name_share,
        0.0,
        1.0,
    );
}

fn profile(probe: &mut Probe<Audience>) {
    let it = &probe.sheet.value.profile;
    probe.share("profile.unknown_age_share", it.unknown_age_share);
    sex(probe, "profile.sex", &it.sex);
    ages(probe, "profile.age", &it.age);
    towns(probe, "profile.town", &it.town);
    devices(probe, "profile.device", &it.device);
    let mailbox = it.mailbox.iter();
    probe.whole(
        "profile.mailbox",
        "profile.mailbox.{}.share",
        mailbox.map(|it| it.share),
    );
    let language = it.language.iter();
    probe.whole(
        "profile.language",
        "profile.language.{}.share",
        language.map(|it| it.share),
    );
    let source = it.source.iter();
    probe.whole(
        "profile.source",
        "profile.source.{}.share",
        source.map(|it| it.share),
    );
    probe.ids(
        "profile.source.{}.id",
        it.source.iter().map(|it| it.id.as_str()),
    );
    probe.unique(
        "profile.mailbox.{}.provider",
        it.mailbox.iter().map(|it| it.provider.as_str()),
    );
    probe.unique(
        "profile.language.{}.tag",
        it.language.iter().map(|it| it.tag.as_str()),
    );
}

/// Shares by sex make up the whole.
pub fn sex(probe: &mut Probe<Audience>, path: &str, sex: &Sex) {
    probe.whole(path, path, [sex.female, sex.male, sex.unknown]);
}

/// Bands of ages make up the whole and do not overlap.
pub fn ages(probe: &mut Probe<Audience>, path: &str, ages: &[Age]) {
    probe.whole(
        path,
        &format!("{path}.{{}}.share"),
        ages.iter().map(|it| it.share),
    );
    let mut after = 13;
    for (index, age) in ages.iter().enumerate() {
        if age.from < after || age.to < age.from || age.to > 110 {
            let message = "bands ascend from 13 to 110 and do not overlap";
            probe.error(&format!("{path}.{index}.from"), "order", message);
        }
        after = age.to.saturating_add(1);
    }
}

/// Towns make up the whole.
pub fn towns(probe: &mut Probe<Audience>, path: &str, towns: &[Town]) {
    probe.whole(
        path,
        &format!("{path}.{{}}.share"),
        towns.iter().map(|it| it.share),
    );
    probe.unique(
        &format!("{path}.{{}}.name"),
        towns.iter().map(|it| it.name.as_str()),
    );
}

/// Devices make up the whole.
pub fn devices(probe: &mut Probe<Audience>, path: &str, devices: &[Device]) {
    probe.whole(
        path,
        &format!("{path}.{{}}.share"),
        devices.iter().map(|it| it.share),
    );
}

/// The wordings of one channel follow each other.
fn clauses(probe: &mut Probe<Audience>) {
    let audience = &probe.sheet.value;
    probe.ids(
        "clause.{}.id",
        audience.clause.iter().map(|it| it.id.as_str()),
    );
    for (index, clause) in audience.clause.iter().enumerate() {
        if let Some(to) = clause.to {
            probe.order(&format!("clause.{index}.to"), clause.from, to);
        }
        probe.order(
            &format!("clause.{index}.from"),
            clause.from,
            audience.reference_date,
        );
        let same = |other: &&Clause| other.channel == clause.channel;
        for other in audience.clause[..index].iter().filter(same) {
            if other.version == clause.version {
                let message = format!("{:?} has the same channel and version", other.id);
                probe.error(&format!("clause.{index}.version"), "duplicate", message);
            }
            let apart = other.to.is_some_and(|to| to < clause.from)
                || clause.to.is_some_and(|to| to < other.from);
            if !apart {
                let message = format!("it is in force together with {:?}", other.id);
                probe.error(&format!("clause.{index}.from"), "order", message);
            }
        }
    }
}

fn consents(probe: &mut Probe<Audience>) {
    let audience = &probe.sheet.value;
    let channels = audience.consent.iter().map(|it| it.channel.as_str());
    probe.unique("consent.{}.channel", channels);
    for (index, consent) in audience.consent.iter().enumerate() {
        let at = |part: &str| format!("consent.{index}.{part}");
        probe.share(&at("share"), consent.share);
        probe.share(&at("withdrawn_share"), consent.withdrawn_share);
        let clause = audience
            .clause
            .iter()
            .any(|it| it.channel == consent.channel);
        probe.known(
            &at("channel"),
            "clause of",
            consent.channel.as_str(),
            clause,
        );
        for (place, departure) in consent.source.iter().enumerate() {
            let path = at(&format!("source.{place}"));
            probe.share(&format!("{path}.share"), departure.share);
            origin(probe, &format!("{path}.source"), &departure.source);
        }
        mixture(probe, &at("share"), consent);
    }
    let has = |channel: ClauseChannel| audience.consent.iter().any(|it| it.channel == channel);
    for (index, clause) in audience.clause.iter().enumerate() {
        let (path, channel) = (format!("clause.{index}.channel"), clause.channel.as_str());
        probe.known(&path, "consent of", channel, has(clause.channel));
    }
}

/// Where every source has a share of its own, together they make the channel's.
fn mixture(probe: &mut Probe<Audience>, path: &str, consent: &Consent) {
    let sources = &probe.sheet.value.profile.source;
    let part = |source: &Origin| {
        let own = consent.source.iter().find(|it| it.source == source.id)?;
        Some(source.share * own.share)
    };
    let Some(parts) = sources.iter().map(part).collect::<Option<Vec<f64>>>() else {
        return;
    };
    let sum: f64 = parts.iter().sum();
    if !parts.is_empty() && (sum - consent.share).abs() > MIXTURE_TOLERANCE {
        probe.error(path, "sum", format!("the sources give {sum:.3}"));
    }
}

/// The origin of contacts exists.
pub fn origin(probe: &mut Probe<Audience>, path: &str, id: &str) {
    let mut origins = probe.sheet.value.profile.source.iter();
    let exists = !probe.sheet.whole || origins.any(|it| it.id == id);
    probe.known(path, "source", id, exists);
}

fn labels(source: &Source, probe: &mut Probe<Audience>) {
    let audience = &probe.sheet.value;
    probe.ids("tag.{}.id", audience.tag.iter().map(|it| it.id.as_str()));
    for (index, tag) in audience.tag.iter().enumerate() {
        probe.share(&format!("tag.{index}.share"), tag.share);
        if let Some(id) = &tag.source {
            origin(probe, &format!("tag.{index}.source"), id);
        }
        if let Some(id) = &tag.category {
            people::category(source, probe, &format!("tag.{index}.category"), id);
        }
    }
    for (index, suppression) in audience.suppression.iter().enumerate() {
        probe.range(
            &format!("suppression.{index}.share"),
            suppression.share,
            0.0,
            0.5,
        );
        let reason = |other: usize| audience.suppression[other].reason;
        if (0..index).any(|other| reason(other) == suppression.reason) {
            let path = format!("suppression.{index}.reason");
            probe.error(&path, "duplicate", "the reason is there twice");
        }
    }
}

fn rfm(probe: &mut Probe<Audience>, rfm: &Rfm) {
    fn ascend<T: PartialOrd>(bounds: &[T]) -> bool {
        bounds.windows(2).all(|pair| pair[0] < pair[1])
    }
    for (path, right) in [
        ("rfm.recency_days_max", ascend(&rfm.recency_days_max)),
        ("rfm.orders_min", ascend(&rfm.orders_min)),
        ("rfm.spend_grosze_min", ascend(&rfm.spend_grosze_min)),
    ] {
        if !right {
            probe.error(path, "order", "the bounds do not ascend");
        }
    }
}
