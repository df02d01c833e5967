//! The visible columns of generated contacts.

use super::behaviour::{self, Seen};
use super::consent::{Given, given};
use super::group::Kinds;
use super::hidden::Traits;
use super::names::{FEMALE, MALE, plain};
use super::orders::Bought;
use super::person::{self, Person};
use super::rfm::classes;
use super::titles::{channel_titles, order};
use crate::base::{Base, Column, Data, EMPTY, Kind, Packed, Title, UNCODED};
use crate::calendar::day_of;
use crate::draw::{Key, categorical, site};
use casefile::audience::{Audience, ClauseChannel, SuppressionReason};
use std::collections::BTreeMap;

const TAGS: u64 = site("contact/tags");
const SUPPRESSION: u64 = site("contact/suppression");
const NAME: u64 = site("contact/name");
const STAGES: [&str; 4] = ["lead", "customer", "loyal", "dormant"];
const REASONS: [&str; 3] = ["hard-bounce", "complaint", "request"];

/// Name, kind, titles, cells.
type Whole = (String, Kind, [String; 2], Vec<i32>);
/// Name, titles, words, cells.
type Word = (String, [&'static str; 2], Vec<String>, Vec<u16>);

/// Numbers, days and truths by name; the rest beside.
pub struct Columns {
    wholes: Vec<Whole>,
    words: Vec<Word>,
    places: BTreeMap<String, usize>,
    /// The places in the order in which a contact's cells come, learned from the first contact.
    learned: Vec<usize>,
    cursor: usize,
    /// "orders.rosliny" and its like.
    ordered: Vec<String>,
    email: Packed,
    tags: Vec<u64>,
    labels: Vec<String>,
    towns: [BTreeMap<String, u16>; 2],
}

impl Columns {
    pub fn new(spec: &Audience, categories: &[String], count: usize) -> Self {
        let mut columns = Self {
            wholes: Vec::new(),
            words: Vec::new(),
            places: BTreeMap::new(),
            learned: Vec::new(),
            cursor: 0,
            ordered: categories.iter().map(|id| format!("orders.{id}")).collect(),
            email: Packed::default(),
            tags: Vec::with_capacity(count),
            labels: spec.tag.iter().map(|tag| tag.id.clone()).collect(),
            towns: [BTreeMap::new(), BTreeMap::new()],
        };
        columns.own(count);
        columns.consents(spec, count);
        columns.behaviour(categories, count);
        columns.named(spec, count);
        columns
    }

    fn whole(&mut self, name: &str, kind: Kind, [pl, en]: [&str; 2], count: usize) {
        self.places.insert(name.into(), self.wholes.len());
        let title = [pl.to_owned(), en.to_owned()];
        self.wholes
            .push((name.into(), kind, title, Vec::with_capacity(count)));
    }

    fn word(&mut self, name: &str, title: [&'static str; 2], words: Vec<String>, count: usize) {
        self.places.insert(name.into(), self.words.len());
        self.words
            .push((name.into(), title, words, Vec::with_capacity(count)));
    }

    fn own(&mut self, count: usize) {
        self.whole("id", Kind::Whole, ["identyfikator", "id"], count);
        self.whole("age", Kind::Whole, ["wiek", "age"], count);
        self.whole("signup", Kind::Date, ["data zapisu", "sign-up date"], count);
        for (class, title) in [
            (
                "rfm.r",
                ["klasa R (kiedy ostatnio)", "R class (how recently)"],
            ),
            ("rfm.f", ["klasa F (jak często)", "F class (how often)"]),
            ("rfm.m", ["klasa M (za ile)", "M class (how much)"]),
        ] {
            self.whole(class, Kind::Whole, title, count);
        }
        self.whole("points", Kind::Whole, ["punkty", "points"], count);
    }

    fn consents(&mut self, spec: &Audience, count: usize) {
        for channel in ClauseChannel::ALL {
            let (word, [pl, en]) = (channel.as_str(), channel_titles(channel));
            let name = format!("consent.{word}");
            let told = |pl_after: &str, en_after: &str| {
                [format!("{pl}: {pl_after}"), format!("{en}: {en_after}")]
            };
            self.whole(&name, Kind::Truth, [pl, en], count);
            let [of_pl, of_en] = told("data wyrażenia", "given on");
            self.whole(&format!("{name}.on"), Kind::Date, [&of_pl, &of_en], count);
            let [of_pl, of_en] = told("data wycofania", "withdrawn on");
            self.whole(
                &format!("{name}.withdrawn"),
                Kind::Date,
                [&of_pl, &of_en],
                count,
            );
            if channel.is_message() {
                let title = match channel {
                    ClauseChannel::Email => ["nie wysyłać e-maili", "do not e-mail"],
                    ClauseChannel::Sms => ["nie wysyłać SMS-ów", "do not text"],
                    _ => ["nie wysyłać web push", "do not push"],
                };
                self.whole(&format!("do_not_contact.{word}"), Kind::Truth, title, count);
            }
            let versions = spec.clause.iter().filter(|it| it.channel == channel);
            let versions = versions.map(|it| it.version.clone()).collect();
            let title = match channel {
                ClauseChannel::Email => ["wersja klauzuli e-mail", "e-mail clause version"],
                ClauseChannel::Sms => ["wersja klauzuli SMS", "SMS clause version"],
                ClauseChannel::Push => ["wersja klauzuli web push", "web push clause version"],
                ClauseChannel::Profiling => {
                    ["wersja klauzuli profilowania", "profiling clause version"]
                }
                ClauseChannel::Cookies => ["wersja klauzuli cookie", "cookie clause version"],
            };
            self.word(&format!("{name}.version"), title, versions, count);
        }
    }

    fn behaviour(&mut self, categories: &[String], count: usize) {
        for (name, [pl, en]) in [
            ("orders", ["zamówienia", "orders"]),
            ("carts", ["koszyki", "carts"]),
            ("visits", ["wizyty", "visits"]),
            ("opens", ["otwarcia", "opens"]),
            ("clicks", ["kliknięcia", "clicks"]),
        ] {
            self.counted(name, pl, en, count);
        }
        self.whole(
            "orders.first",
            Kind::Date,
            ["pierwsze zamówienie", "first order"],
            count,
        );
        let title = ["wartość zamówień", "value of orders"];
        self.whole("orders.value_grosze", Kind::Grosze, title, count);
        for id in categories {
            let (pl, en) = (format!("zamówienia: {id}"), format!("orders: {id}"));
            self.counted(&format!("orders.{id}"), &pl, &en, count);
        }
    }

    fn counted(&mut self, name: &str, pl: &str, en: &str, count: usize) {
        let [of_pl, of_en] = [format!("{pl}, liczba"), format!("{en}, number")];
        self.whole(
            &format!("{name}.count"),
            Kind::Whole,
            [&of_pl, &of_en],
            count,
        );
        let [of_pl, of_en] = [format!("{pl}, ostatnio"), format!("{en}, last")];
        self.whole(&format!("{name}.last"), Kind::Date, [&of_pl, &of_en], count);
    }

    fn named(&mut self, spec: &Audience, count: usize) {
        let of = |words: &[&str]| words.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        let profile = &spec.profile;
        let providers = profile
            .mailbox
            .iter()
            .map(|it| it.provider.clone())
            .collect();
        let languages = profile.language.iter().map(|it| it.tag.clone()).collect();
        let sources = profile.source.iter().map(|it| it.id.clone()).collect();
        let names = of(&[&FEMALE[..], &MALE[..]].concat());
        self.word("first_name", ["imię", "first name"], names, count);
        self.word("sex", ["płeć", "sex"], of(&["female", "male"]), count);
        self.word("town", ["miejscowość", "town"], Vec::new(), count);
        self.word("region", ["województwo", "region"], Vec::new(), count);
        self.word(
            "mailbox",
            ["dostawca poczty", "mailbox provider"],
            providers,
            count,
        );
        self.word(
            "device",
            ["urządzenie", "device"],
            of(&["phone", "tablet", "desktop"]),
            count,
        );
        self.word("language", ["język", "language"], languages, count);
        self.word("source", ["źródło", "source"], sources, count);
        self.word(
            "suppression",
            ["wykluczenie", "suppression"],
            of(&REASONS),
            count,
        );
        self.word("stage", ["etap", "stage"], of(&STAGES), count);
    }

    /// The place of the cell that comes next: every contact's come in the same order.
    fn place(&mut self, name: impl FnOnce() -> String) -> usize {
        if self.cursor == self.learned.len() {
            let place = self.places[&name()];
            self.learned.push(place);
        }
        self.cursor += 1;
        self.learned[self.cursor - 1]
    }

    fn put(&mut self, name: &str, value: i32) {
        self.put_as(|| name.to_owned(), value);
    }

    fn put_as(&mut self, name: impl FnOnce() -> String, value: i32) {
        let at = self.place(name);
        self.wholes[at].3.push(value);
    }

    fn code(&mut self, name: &str, value: Option<usize>) {
        self.code_as(|| name.to_owned(), value);
    }

    fn code_as(&mut self, name: impl FnOnce() -> String, value: Option<usize>) {
        let at = self.place(name);
        self.words[at].3.push(value.map_or(UNCODED, |it| it as u16));
    }

    #[allow(clippy::too_many_arguments)]
    pub fn push(
        &mut self,
        spec: &Audience,
        kinds: &Kinds,
        key: Key,
        contact: u32,
        person: &Person,
        traits: &Traits,
        bought: &Bought,
    ) {
        let today = day_of(spec.reference_date);
        self.cursor = 0;
        self.put("id", contact as i32 + 1);
        self.put(
            "age",
            if person.age == 0 {
                EMPTY
            } else {
                i32::from(person.age)
            },
        );
        self.put("signup", person.signup);
        self.put("points", 0);
        self.person(spec, key, contact, person);
        let given = ClauseChannel::ALL.map(|channel| given(spec, channel, person, key));
        let suppressed = self.suppression(spec, key);
        self.consent(spec, given, suppressed);
        self.tags(spec, kinds, key, person, traits);
        self.orders(spec, bought, today);
        let active = |at: usize| given[at].is_some_and(|it| it.withdrawn.is_none());
        let past = behaviour::past(traits, bought, key, today, [active(0), active(4)]);
        for (name, seen) in [
            ("carts", past.carts),
            ("visits", past.visits),
            ("opens", past.opens),
            ("clicks", past.clicks),
        ] {
            self.seen(name, seen);
        }
    }

    fn seen(&mut self, name: &str, seen: Seen) {
        self.put_as(|| format!("{name}.count"), seen.count);
        self.put_as(|| format!("{name}.last"), seen.last.unwrap_or(EMPTY));
    }

    fn person(&mut self, spec: &Audience, key: Key, contact: u32, person: &Person) {
        let stream = &mut key.stream(NAME);
        let male = match person.sex {
            person::FEMALE => false,
            person::MALE => true,
            _ => stream.chance(0.3),
        };
        let name = match male {
            false => stream.below(FEMALE.len() as u32) as usize,
            true => FEMALE.len() + stream.below(MALE.len() as u32) as usize,
        };
        self.code("first_name", (!person.nameless).then_some(name));
        self.code("sex", (person.sex as usize).checked_sub(1));
        for (at, (column, value)) in [("town", &person.town), ("region", &person.region)]
            .into_iter()
            .enumerate()
        {
            let place = self.places[column];
            let next = self.towns[at].len() as u16;
            let code = *self.towns[at].entry(value.clone()).or_insert(next);
            if code == next {
                self.words[place].2.push(value.clone());
            }
            self.code(column, Some(usize::from(code)));
        }
        self.code("mailbox", Some(person.mailbox));
        self.code("device", Some(person.device as usize));
        self.code("language", Some(person.language));
        self.code("source", Some(person.source));
        self.address(spec, contact, person, name);
    }

    fn address(&mut self, spec: &Audience, contact: u32, person: &Person, name: usize) {
        let first = FEMALE
            .iter()
            .chain(&MALE)
            .nth(name)
            .copied()
            .unwrap_or_default();
        let provider = &spec.profile.mailbox[person.mailbox].provider;
        let domain = if provider.contains('.') {
            provider
        } else {
            "poczta.example"
        };
        let number = (person.name ^ contact) % 9_000 + 100;
        let mut text = match contact.checked_sub(1).filter(|_| person.duplicate) {
            // Somebody who is there already, with a slip of the finger in the domain.
            Some(before) => self.email.get(before as usize).replacen(".pl", ".p", 1),
            None => format!("{}.{contact}{number}@{domain}", plain(first)),
        };
        if person.malformed {
            text = text.replacen('@', " ", 1);
        }
        self.email.push(&text);
    }

    /// Whether the contact must not be written to.
    fn suppression(&mut self, spec: &Audience, key: Key) -> bool {
        let none = 1.0 - spec.suppression.iter().map(|it| it.share).sum::<f64>();
        let shares = spec.suppression.iter().map(|it| it.share).chain([none]);
        let at = categorical(&mut key.stream(SUPPRESSION), shares);
        let reason = spec.suppression.get(at).map(|it| match it.reason {
            SuppressionReason::HardBounce => 0,
            SuppressionReason::Complaint => 1,
            SuppressionReason::Request => 2,
        });
        self.code("suppression", reason);
        reason.is_some()
    }

    fn consent(&mut self, spec: &Audience, given: [Option<Given>; 5], suppressed: bool) {
        for (channel, given) in ClauseChannel::ALL.into_iter().zip(given) {
            let name = |end: &str| format!("consent.{}{end}", channel.as_str());
            let active = given.is_some_and(|it| it.withdrawn.is_none());
            self.put_as(|| name(""), i32::from(active));
            self.put_as(|| name(".on"), given.map_or(EMPTY, |it| it.on));
            let withdrawn = given.and_then(|it| it.withdrawn);
            self.put_as(|| name(".withdrawn"), withdrawn.unwrap_or(EMPTY));
            if channel.is_message() {
                let word = channel.as_str();
                self.put_as(|| format!("do_not_contact.{word}"), i32::from(suppressed));
            }
            let place = given.map(|it| {
                let before = spec.clause[..it.clause].iter();
                before.filter(|clause| clause.channel == channel).count()
            });
            self.code_as(|| name(".version"), place);
        }
    }

    fn tags(&mut self, spec: &Audience, kinds: &Kinds, key: Key, person: &Person, traits: &Traits) {
        let mut bits = 0;
        for (bit, tag) in spec.tag.iter().enumerate().take(64) {
            let source = &spec.profile.source[person.source].id;
            let from = tag.source.as_ref().is_none_or(|it| it == source);
            let mut share = tag.share;
            let place = spec
                .purchase
                .category
                .iter()
                .position(|it| Some(&it.category) == tag.category.as_ref());
            if let Some(place) = place.filter(|place| *place < traits.interest.len()) {
                let weights = &kinds.all[usize::from(traits.kind)].interest;
                let mean = weights[place] / weights.iter().sum::<f64>().max(1e-9);
                share *= traits.interest[place] / mean.max(0.01);
            }
            let drawn = key.stream(TAGS ^ site(&tag.id)).chance(share);
            bits |= u64::from(from && drawn) << bit;
        }
        self.tags.push(bits);
    }

    fn orders(&mut self, spec: &Audience, bought: &Bought, today: i32) {
        let past = &bought.past;
        let (count, spent) = (
            past.len() as i32,
            past.iter().map(|it| i64::from(it.1)).sum::<i64>(),
        );
        let last = past.last().map(|it| it.0);
        self.seen("orders", Seen { count, last });
        self.put("orders.first", past.first().map_or(EMPTY, |it| it.0));
        self.put("orders.value_grosze", spent.min(i64::from(i32::MAX)) as i32);
        let names = std::mem::take(&mut self.ordered);
        for (at, name) in names.iter().enumerate() {
            let mut of = past.iter().filter(|it| usize::from(it.2) == at);
            let seen = Seen {
                count: of.clone().count() as i32,
                last: of.next_back().map(|it| it.0),
            };
            self.seen(name, seen);
        }
        self.ordered = names;
        let days = last.map_or(i32::MAX, |last| today - last);
        let classes = last.map(|_| classes(spec, days, count, spent));
        for (at, name) in ["rfm.r", "rfm.f", "rfm.m"].into_iter().enumerate() {
            self.put(name, classes.map_or(EMPTY, |it| it[at]));
        }
        let stage = match classes {
            None => 0,
            Some(_) if days > 365 => 3,
            Some([_, f, _]) if f >= 4 => 2,
            Some(_) => 1,
        };
        self.code("stage", Some(stage));
    }

    pub fn base(self, today: i32) -> Base {
        let mut base = Base::new(self.tags.len(), today);
        let mut columns: Vec<Column> = Vec::new();
        for (name, kind, [pl, en], cells) in self.wholes {
            columns.push(Column::whole(&name, kind, [&pl, &en], cells));
        }
        for (name, title, words, cells) in self.words {
            columns.push(Column::word(&name, title, words, cells));
        }
        let told = |pl: &str, en: &str| Title {
            pl: pl.into(),
            en: en.into(),
        };
        columns.push(Column {
            name: "email".into(),
            title: told("adres e-mail", "e-mail address"),
            kind: Kind::Text,
            data: Data::Text(self.email),
        });
        columns.push(Column {
            name: "tags".into(),
            title: told("znaczniki", "tags"),
            kind: Kind::Set,
            data: Data::Set(self.labels, self.tags),
        });
        columns.sort_by_key(|it| (order(&it.name), it.name.clone()));
        columns.into_iter().for_each(|column| base.put(column));
        base
    }
}
