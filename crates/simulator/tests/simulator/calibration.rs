//! Every row of the plan's table of calibration, in its own preset, over 100,000 contacts. Each
//! test states its tolerance; with n = 100,000 the standard error of a share of 1 % is 0.03 points.

use crate::fixture::*;
use casefile::audience::{Audience, BgNbd, Preset};
use serde_json::json;
use simulator::Contacts;
use simulator::run::{Happening, Market, Record};
use std::collections::BTreeSet;

const COUNT: u32 = 100_000;

fn base(spec: &Audience) -> Contacts {
    Contacts::generate(spec, &categories(), Some(COUNT))
}

fn per(ran: &Ran, what: Happening, of: Happening) -> f64 {
    ran.tally.of(0, 0, what) as f64 / ran.tally.of(0, 0, of) as f64
}

#[test]
fn given_a_newsletter_when_sent_once_then_its_rates_are_the_calibrated_ones() {
    let spec = plain();
    let ran = ran(&base(&spec), &spec, &preset(Preset::Newsletter), &blast(60));
    let delivered = |what| per(&ran, what, Happening::Delivered);
    let human = delivered(Happening::Opened);
    near("human opens", human, 0.171, 0.008);
    near(
        "reported opens",
        human + delivered(Happening::MachineOpened),
        0.3108,
        0.01,
    );
    near("clicks", delivered(Happening::Clicked), 0.0119, 0.0015);
    near(
        "unsubscribes",
        delivered(Happening::Unsubscribed),
        0.0018,
        0.0008,
    );
    near(
        "complaints",
        delivered(Happening::Complained),
        0.0002,
        0.0002,
    );
    near("inbox", 1.0 - delivered(Happening::Spam), 0.891, 0.004);
    near(
        "hard bounces",
        per(&ran, Happening::HardBounce, Happening::Sent),
        0.0040,
        0.0008,
    );
    near(
        "soft bounces",
        per(&ran, Happening::SoftBounce, Happening::Sent),
        0.0061,
        0.0008,
    );
}

#[test]
fn given_a_dirty_list_when_written_to_then_two_to_five_in_a_hundred_bounce() {
    let mut spec = plain();
    spec.quality.malformed_share = 0.03;
    let ran = ran(&base(&spec), &spec, &preset(Preset::Newsletter), &blast(1));
    near(
        "bounces",
        per(&ran, Happening::HardBounce, Happening::Sent),
        0.035,
        0.015,
    );
}

/// Minutes from the sending at noon of the first day.
fn delays(log: &[Record], what: Happening) -> Vec<u32> {
    let of = log.iter().filter(|it| it.what == what);
    let mut delays: Vec<u32> = of.map(|it| it.minute - 720).collect();
    delays.sort_unstable();
    delays
}

#[test]
fn given_a_newsletter_when_opened_and_clicked_then_the_delays_are_the_measured_ones() {
    let spec = plain();
    let ran = ran(&base(&spec), &spec, &preset(Preset::Newsletter), &blast(60));
    let opens = delays(&ran.log, Happening::Opened);
    let within = |hours: u32| {
        opens.iter().filter(|it| **it <= hours * 60).count() as f64 / opens.len() as f64
    };
    near("opened in 1 h", within(1), 0.215, 0.03);
    near("opened in 6 h", within(6), 0.506, 0.03);
    near("opened in 24 h", within(24), 0.73, 0.03);
    let clicks = delays(&ran.log, Happening::Clicked);
    near(
        "median click, h",
        f64::from(clicks[clicks.len() / 2]) / 60.0,
        2.8,
        0.5,
    );
    // Per contact, no click precedes its open.
    let mut opened = BTreeSet::new();
    for it in &ran.log {
        match it.what {
            Happening::Opened => drop(opened.insert((it.contact, it.minute))),
            Happening::Clicked => {
                let before = opened.range((it.contact, 0)..=(it.contact, it.minute));
                assert!(before.count() > 0, "{it:?}");
            }
            _ => {}
        }
    }
}

/// 29.6 n^-0.27 %: GetResponse's opens before machines opened.
#[test]
fn given_n_messages_a_week_when_opened_then_the_rate_falls_as_measured() {
    let spec = plain();
    let contacts = base(&spec);
    let market = Market {
        human: 0.296,
        machine: 0.0,
        ..preset(Preset::Newsletter)
    };
    for (n, days) in [(1, &[7][..]), (2, &[3, 4]), (3, &[2, 2, 3]), (7, &[1])] {
        let gaps = days.iter().cycle();
        let mut nodes = vec![
            node("in", "trigger-segment", json!({ "segment": "all" })),
            node("noon", "wait-until", json!({ "time": "12:00" })),
        ];
        let mut on = 0;
        for (at, gap) in gaps.enumerate() {
            if on >= 56 {
                break;
            }
            nodes.push(node(
                &format!("s{at}"),
                "send-email",
                json!({ "message": "m" }),
            ));
            nodes.push(node(
                &format!("w{at}"),
                "wait-duration",
                json!({ "minutes": gap * 1_440 }),
            ));
            on += gap;
        }
        let mut campaign = campaign(56, vec![chain("often", nodes)]);
        campaign.messages[0].content.unsubscribe = false;
        let ran = ran(&contacts, &spec, &market, &campaign);
        // The steady state: what was sent in the last four weeks but one.
        let sent = |it: &&Record| (28 * 1_440..49 * 1_440).contains(&it.minute);
        let count = |what| {
            ran.log
                .iter()
                .filter(|it| it.what == what)
                .filter(sent)
                .count() as f64
        };
        let rate = count(Happening::Opened) / count(Happening::Delivered);
        let wanted = 0.296 * libm::pow(f64::from(n), -0.27);
        near(&format!("opens at {n} a week"), rate, wanted, 0.015);
    }
}

#[test]
fn given_behaviour_that_lets_in_when_mailed_then_rates_are_those_of_automation() {
    let spec = plain();
    let contacts = base(&spec);
    let market = preset(Preset::Automation);
    let news = ran(&contacts, &spec, &market, &blast(60));
    let delivered = |ran: &Ran, what| per(ran, what, Happening::Delivered);
    near(
        "newsletter opens",
        delivered(&news, Happening::Opened),
        0.2048,
        0.01,
    );
    near(
        "newsletter clicks",
        delivered(&news, Happening::Clicked),
        0.0284,
        0.003,
    );
    near(
        "campaign orders a send",
        caused(&contacts, &spec, &market, 60, false),
        0.0008,
        0.0004,
    );
    let nodes = vec![
        node("in", "trigger-event", json!({ "event": "visit" })),
        node("send", "send-email", json!({ "message": "m" })),
        node("out", "exit", json!({})),
    ];
    let after = ran_of(
        &contacts,
        &spec,
        &market,
        campaign(60, vec![chain("auto", nodes)]),
    );
    near(
        "triggered opens",
        delivered(&after, Happening::Opened),
        0.4405,
        0.025,
    );
    near(
        "triggered clicks",
        delivered(&after, Happening::Clicked),
        0.1039,
        0.015,
    );
    near(
        "automation orders a send",
        caused(&contacts, &spec, &market, 60, true),
        0.014,
        0.004,
    );
}

fn ran_of(
    contacts: &Contacts,
    spec: &Audience,
    market: &Market,
    campaign: casefile::campaign::Campaign,
) -> Ran {
    ran(contacts, spec, market, &campaign)
}

/// Orders that a send caused: with the campaign less without it, on the same draws.
fn caused(
    contacts: &Contacts,
    spec: &Audience,
    market: &Market,
    days: u32,
    triggered: bool,
) -> f64 {
    let mut campaign = blast(days);
    if triggered {
        let nodes = vec![
            node("in", "trigger-event", json!({ "event": "visit" })),
            node("send", "send-email", json!({ "message": "m" })),
        ];
        campaign = crate::fixture::campaign(days, vec![chain("auto", nodes)]);
    }
    let with = ran(contacts, spec, market, &campaign).tally;
    let without = ran(
        contacts,
        spec,
        market,
        &crate::fixture::campaign(days, vec![]),
    )
    .tally;
    let orders = with.all(Happening::Ordered) as f64 - without.all(Happening::Ordered) as f64;
    orders / with.all(Happening::Sent) as f64
}

/// Two weeks of the trial's shop: 10.6 % visit and 0.57 % order of themselves.
fn trial() -> Audience {
    let mut spec = plain();
    spec.purchase.buyers_share = 0.21;
    spec.purchase.bgnbd = BgNbd {
        r: 1.0,
        alpha: 100.0,
        a: 0.1,
        b: 10.0,
    };
    spec.hidden.engagement = casefile::audience::Beta { a: 30.0, b: 70.0 };
    spec
}

/// The shares of contacts that visited, and that ordered, among those of `only`.
fn fortnight(ran: &Ran, only: &BTreeSet<u32>) -> [f64; 2] {
    [Happening::Visited, Happening::Ordered].map(|what| {
        let of = ran
            .log
            .iter()
            .filter(|it| it.what == what && only.contains(&it.contact));
        let seen: BTreeSet<u32> = of.map(|it| it.contact).collect();
        seen.len() as f64 / only.len() as f64
    })
}

#[test]
fn given_hillstroms_trial_when_run_then_one_mail_causes_what_it_caused_there() {
    let spec = trial();
    let contacts = base(&spec);
    let market = preset(Preset::Hillstrom);
    let all: BTreeSet<u32> = (0..COUNT).collect();
    let without = ran(&contacts, &spec, &market, &campaign(14, vec![]));
    let with = ran(&contacts, &spec, &market, &blast(14));
    let ([visits, orders], [more, sold]) = (fortnight(&without, &all), fortnight(&with, &all));
    near("visits without a mail", visits, 0.106, 0.015);
    near("orders without a mail", orders, 0.0057, 0.0015);
    near("visits caused", more - visits, 0.061, 0.016);
    near("orders caused", sold - orders, 0.0050, 0.0019);
    let mut of_plants = blast(14);
    of_plants.messages[0].category = Some("rosliny".into());
    let spoken = ran(&contacts, &spec, &market, &of_plants);
    let interest = |low: u8, high: u8| -> BTreeSet<u32> {
        let own = &contacts.hidden.interest;
        all.iter()
            .copied()
            .filter(|it| (low..=high).contains(&own[*it as usize][0]))
            .collect()
    };
    for (name, people, wanted, slack) in [
        (
            "visits caused where it fits",
            interest(128, 255),
            0.074,
            0.015,
        ),
        (
            "visits caused where it does not",
            interest(0, 12),
            0.011,
            0.008,
        ),
    ] {
        let ([before, _], [after, _]) = (fortnight(&without, &people), fortnight(&spoken, &people));
        near(name, after - before, wanted, slack);
    }
}

#[test]
fn given_a_shop_without_a_campaign_when_watched_then_its_funnel_is_the_measured_one() {
    let spec = plain();
    let ran = ran(
        &base(&spec),
        &spec,
        &preset(Preset::Shop),
        &campaign(60, vec![]),
    );
    let of = |what| ran.tally.all(what) as f64;
    near(
        "carts",
        of(Happening::Carted) / of(Happening::Visited),
        0.111,
        0.006,
    );
    near(
        "carts left",
        of(Happening::Abandoned) / of(Happening::Carted),
        0.781,
        0.02,
    );
    near(
        "conversion",
        of(Happening::Ordered) / of(Happening::Visited),
        0.0243,
        0.0025,
    );
}

/// Everybody first buys 32 weeks before the launch, and is watched for 46 more.
#[test]
fn given_cdnows_buyers_when_watched_then_they_come_again_as_often() {
    let mut spec = plain();
    spec.purchase.buyers_share = 1.0;
    spec.purchase.bgnbd = BgNbd {
        r: 0.243,
        alpha: 4.414,
        a: 0.793,
        b: 2.426,
    };
    let day = |text: &str| text.parse().unwrap();
    spec.signup.from = day("2025-07-21");
    spec.signup.to = day("2025-07-21");
    spec.signup.growth_year = 1.0;
    spec.profile.source.truncate(1);
    let contacts = base(&spec);
    let counts = contacts
        .base
        .column("orders.count")
        .unwrap()
        .numbers()
        .unwrap();
    let repeats = counts.iter().map(|it| f64::from(*it) - 1.0).sum::<f64>() / f64::from(COUNT);
    near("repeats after 32 weeks", repeats, 1.0437, 0.03);
    let later = ran(
        &contacts,
        &spec,
        &preset(Preset::Cdnow),
        &campaign(322, vec![]),
    );
    let more = later.tally.all(Happening::Ordered) as f64 / f64::from(COUNT);
    near("repeats after 78 weeks", repeats + more, 1.8576, 0.05);
    // Gamma-Gamma: p v / (q - 1) of 1 unit.
    let mean = 6.25 * 15.44 / 2.74 * f64::from(spec.purchase.unit_grosze);
    let past = contacts
        .orders
        .grosze
        .iter()
        .map(|it| f64::from(*it))
        .sum::<f64>();
    let past = past / contacts.orders.grosze.len() as f64;
    near("mean order, against the model's", past / mean, 1.0, 0.02);
    let revenue = later.tally.revenue.iter().sum::<u64>() as f64;
    let each = revenue / later.tally.all(Happening::Ordered) as f64;
    near("mean order in the run", each / mean, 1.0, 0.04);
}

#[test]
fn given_a_post_when_published_then_few_followers_answer() {
    let spec = plain();
    let contacts = base(&spec);
    for (channel, wanted, slack) in [("instagram", 0.0047, 0.0007), ("facebook", 0.0006, 0.0003)] {
        let post = json!({ "message": "p", "channel": channel });
        let nodes = vec![
            node("in", "trigger-segment", json!({ "segment": "all" })),
            node("post", "publish-post", post),
        ];
        let mut campaign = campaign(2, vec![chain("post", nodes)]);
        campaign.messages[0].id = "p".into();
        campaign.messages[0].carrier = casefile::campaign::Carrier::Post;
        let ran = ran(&contacts, &spec, &preset(Preset::Shop), &campaign);
        near(
            channel,
            per(&ran, Happening::Engaged, Happening::Published),
            wanted,
            slack,
        );
    }
}

/// Gmail's and Yahoo's rules: warned from 0.10 %, blocked from 0.30 %.
#[test]
fn given_complaints_when_the_night_comes_then_reputation_follows_the_rules() {
    use simulator::run::{DaySums, Reputation};
    let market = preset(Preset::Newsletter);
    let after = |complaints| {
        let day = DaySums {
            delivered: 100_000,
            complaints,
            bounces: 400,
        };
        Reputation::new(&market).night(day)
    };
    assert_eq!((after(90).inbox, after(90).refused), (0, 0));
    assert!(after(110).inbox < 0 && after(110).refused == 0);
    assert!(after(310).inbox < after(110).inbox && after(310).refused > 0);
    let mut reputation = Reputation::new(&market);
    reputation.night(DaySums {
        delivered: 100_000,
        complaints: 500,
        bounces: 0,
    });
    let calm = DaySums {
        delivered: 100_000,
        complaints: 0,
        bounces: 0,
    };
    let last = (0..60).fold(Default::default(), |_, _| reputation.night(calm));
    assert_eq!(
        last,
        simulator::run::Coupling::default(),
        "trust comes back"
    );
}
