use crate::protocol::simulation::{
    self as protocol, Area, CheckContent, Checked, ClientSupport, Licence, Response, Weight,
};
use casefile::Localized;
use casefile::campaign::Content;
use checks::mail::support::{self, Support, table};
use checks::short::{Network, Ratio};
use checks::{Carrier, Features, Finding, Language, Part, Severity, Work, check as find, say};
use std::collections::BTreeMap;

/// Checks a carrier, and reads in it what a run of the simulator needs.
pub fn check(ask: CheckContent) -> Response {
    let work = work(ask);
    let report = find(&work);
    let mail = work.carrier == Carrier::Newsletter;
    let groups = names().map(str::to_owned);
    let lacking = groups
        .clone()
        .zip(report.features.unsupported.iter().copied());
    Response::Checked(Box::new(Checked {
        findings: report.findings.iter().map(|it| told(it, &work)).collect(),
        uses: uses(&report, &work),
        groups: if mail { groups.collect() } else { Vec::new() },
        support_version: support::version().into(),
        rules_version: checks::version(),
        plain_text: report.plain_text,
        links: report.links,
        traits: traits(&report.features),
        lacking: lacking.collect(),
        content: content(&report.features, &work),
    }))
}

fn work(ask: CheckContent) -> Work {
    let picture = |(name, it): (String, protocol::Picture)| {
        let picture = checks::Picture {
            licence: match it.licence {
                Licence::Free => checks::Licence::Free,
                Licence::Credit => checks::Licence::Credit,
                Licence::Unlicensed => checks::Licence::Unlicensed,
            },
            author: it.author,
            width: it.width,
            height: it.height,
            size_bytes: it.size_bytes,
        };
        (name, picture)
    };
    Work {
        carrier: match ask.carrier {
            protocol::Carrier::Newsletter => Carrier::Newsletter,
            protocol::Carrier::LandingPage => Carrier::LandingPage,
            protocol::Carrier::Page => Carrier::Page,
            protocol::Carrier::Sms => Carrier::Sms,
            protocol::Carrier::Push => Carrier::Push,
            protocol::Carrier::Post => Carrier::Post,
        },
        html: ask.html,
        css: ask.css,
        mail: ask.mail.map(|it| checks::Mail {
            sender_name: it.sender_name,
            sender_address: it.sender_address,
            subject: it.subject,
            preheader: it.preheader,
            plain_text: it.plain_text,
        }),
        pictures: ask.pictures.into_iter().map(picture).collect(),
        company: ask.company,
        promise: ask.promise,
        short: ask.short.map(short),
    }
}

fn short(it: protocol::Short) -> checks::Short {
    checks::Short {
        network: Network::named(&it.network).unwrap_or_default(),
        ratio: Ratio::named(&it.ratio).unwrap_or_default(),
        sender: it.sender,
        title: it.title,
        text: it.text,
        link: it.link,
        picture: it.picture,
        alt: it.alt,
        service: it.service,
    }
}

fn told(finding: &Finding, work: &Work) -> protocol::Finding {
    let [pl, en] = [Language::Polish, Language::English].map(|it| say(finding, it));
    let before = &checks::text_of(work, finding.part)[..finding.place.start];
    let line = before.matches('\n').count() + 1;
    let own = before.rsplit('\n').next().unwrap_or_default();
    let place = finding.place;
    protocol::Finding {
        code: finding.code.name().into(),
        weight: match finding.severity {
            Severity::Error => Weight::Error,
            Severity::Warning => Weight::Warning,
            Severity::Note => Weight::Note,
        },
        area: area(finding.code.area()),
        part: part(finding.part),
        range: [place.start_utf16 as u32, place.end_utf16 as u32],
        line: line as u32,
        column: own.encode_utf16().count() as u32 + 1,
        sentence: Localized {
            pl: pl.sentence,
            en: en.sentence,
        },
        step: Localized {
            pl: pl.step,
            en: en.step,
        },
    }
}

fn area(area: checks::Area) -> Area {
    match area {
        checks::Area::Syntax => Area::Syntax,
        checks::Area::Html => Area::Html,
        checks::Area::Css => Area::Css,
        checks::Area::Accessibility => Area::Accessibility,
        checks::Area::Mail => Area::Mail,
        checks::Area::Landing => Area::Landing,
        checks::Area::Words => Area::Words,
        checks::Area::Law => Area::Law,
        checks::Area::Sms => Area::Sms,
        checks::Area::Push => Area::Push,
        checks::Area::Post => Area::Post,
    }
}

fn part(part: Part) -> protocol::Part {
    match part {
        Part::Html => protocol::Part::Html,
        Part::Css => protocol::Part::Css,
        Part::Subject => protocol::Part::Subject,
        Part::Preheader => protocol::Part::Preheader,
        Part::Sender => protocol::Part::Sender,
        Part::PlainText => protocol::Part::PlainText,
        Part::Title => protocol::Part::Title,
        Part::Text => protocol::Part::Text,
        Part::Link => protocol::Part::Link,
        Part::Picture => protocol::Part::Picture,
        Part::Alt => protocol::Part::Alt,
    }
}

/// What is in use that some programs for mail lack.
fn uses(report: &checks::Report, work: &Work) -> Vec<protocol::Use> {
    let one = |held: &checks::mail::Use| {
        let clients: Vec<ClientSupport> = table()
            .clients
            .iter()
            .filter_map(|client| {
                let partly = match held.feature.of(client.id) {
                    Support::None => false,
                    Support::Partial => true,
                    Support::Full | Support::Unknown => return None,
                };
                Some(ClientSupport {
                    client: client.id.into(),
                    title: client.name.into(),
                    partly,
                })
            })
            .collect();
        let place = |(of, span): &(Part, checks::Span)| {
            let text = checks::text_of(work, *of);
            let units = |at: usize| text[..at].encode_utf16().count() as u32;
            (part(*of), [units(span.start), units(span.end)])
        };
        (!clients.is_empty()).then(|| protocol::Use {
            feature: held.feature.slug.into(),
            title: held.feature.title.into(),
            places: held.places.iter().map(place).collect(),
            clients,
            support: groups(held.feature),
            notes: notes(held.feature),
        })
    };
    report.uses.iter().filter_map(one).collect()
}

fn names() -> impl Iterator<Item = &'static str> + Clone {
    support::GROUPS.iter().map(|(group, _)| *group)
}

fn groups(feature: &support::Feature) -> Vec<protocol::Support> {
    let told = |group| match feature.of_group(group) {
        Support::Full => protocol::Support::Full,
        Support::Partial => protocol::Support::Partial,
        Support::None => protocol::Support::None,
        Support::Unknown => protocol::Support::Unknown,
    };
    names().map(told).collect()
}

/// Each once, in the order of the groups.
fn notes(feature: &support::Feature) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    for note in names().flat_map(|group| feature.notes_of_group(group)) {
        if !notes.iter().any(|held| held == note) {
            notes.push(note.to_owned());
        }
    }
    notes
}

fn traits(features: &Features) -> BTreeMap<String, u32> {
    let json = serde_json::to_value(features).unwrap_or_default();
    let fields = json.as_object().into_iter().flatten();
    let whole = fields.filter_map(|(name, it)| Some((name.clone(), it.as_u64()? as u32)));
    whole.collect()
}

/// What a run reads in a carrier. A mail leaves the page's traits as they are by default, a page
/// the mail's.
fn content(features: &Features, work: &Work) -> Content {
    let kib = |bytes: u32| fit(bytes.div_ceil(1_024));
    if work.carrier.is_short() {
        return of_short(features, work);
    }
    if work.carrier != Carrier::Newsletter {
        return Content {
            page_kib: kib(features.load_bytes),
            page_fields: features.form_fields.min(255) as u8,
            page_promise: features.promise_kept.min(100) as u8,
            ..Content::default()
        };
    }
    let subject = work.mail.as_ref().map_or("", |mail| mail.subject.as_str());
    let links = features.links.max(features.links_broken).max(1);
    Content {
        subject_chars: fit(features.subject_chars),
        preheader_chars: fit(features.preheader_chars),
        personal: features.subject_merge_tags > 0,
        capitals_percent: capitals_percent(subject),
        spam_words: fit(features.spam_words),
        buttons: fit(features.buttons),
        dead_links_percent: (features.links_broken * 100 / links) as u8,
        picture_percent: 100 - features.text_share.min(100) as u8,
        alt_percent: features.pictures_described.min(100) as u8,
        phone: features.viewport == 1 || features.media_queries > 0,
        size_kib: kib(features.html_bytes),
        unsubscribe: features.unsubscribe_visible == 1,
        sender: features.sender_named == 1,
        fog_tenths: fit(features.difficulty_tenths),
        ..Content::default()
    }
}

/// What a run reads in an SMS, a push or a post. What none of them has, such as a subject, stays as
/// it is by default.
fn of_short(features: &Features, work: &Work) -> Content {
    let text = work.short.as_ref().map_or("", |short| short.text.as_str());
    let links = features.links + features.links_broken;
    Content {
        personal: text.contains("{{"),
        capitals_percent: capitals_percent(text),
        spam_words: fit(features.spam_words),
        buttons: u16::from(features.links > 0),
        dead_links_percent: (features.links_broken * 100 / links.max(1)) as u8,
        picture_percent: 0,
        alt_percent: features.pictures_described.min(100) as u8,
        size_kib: 1,
        unsubscribe: features.unsubscribe_visible == 1,
        sender: features.sender_named == 1,
        ..Content::default()
    }
}

fn fit(value: u32) -> u16 {
    u16::try_from(value).unwrap_or(u16::MAX)
}

/// Capitals among a text's letters, in per cent.
fn capitals_percent(text: &str) -> u8 {
    let letters = text.chars().filter(|it| it.is_alphabetic());
    let capitals = letters.clone().filter(|it| it.is_uppercase()).count();
    (capitals * 100 / letters.count().max(1)) as u8
}
