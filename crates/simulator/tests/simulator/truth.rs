//! One contact's timeline, ground truth, yardsticks, what content changes.

use crate::fixture::*;
use crate::runs::pair;
use casefile::audience::Preset;
use casefile::campaign::{Content, Variant};
use simulator::Contacts;
use simulator::run::{Market, Plan, run};

#[test]
fn given_one_contact_when_followed_alone_then_it_lives_as_in_the_whole_run() {
    let (contacts, spec) = (contacts(300), audience());
    let market = Market::preset(Preset::Shop);
    let campaign = pair(vec![]);
    let plan = Plan::new(&contacts, &spec, &market, &campaign, spec.seed).unwrap();
    let (_, couplings) = simulator::run::run_with(&plan, 2);
    let whole = ran(&contacts, &spec, &market, &campaign);
    for contact in (0..300).step_by(17) {
        let (own, steps) = simulator::run::timeline(&plan, contact, &couplings);
        let of = whole.log.iter().filter(|it| it.contact == contact).copied();
        assert_eq!(own, of.collect::<Vec<_>>());
        assert!(
            steps
                .iter()
                .any(|it| plan.program.ids[usize::from(it.step)] == "mail")
        );
    }
}

/// A message that nobody can read on a phone, whose page is slow, against a good one.
#[test]
fn given_a_better_variant_when_the_truth_is_asked_then_it_is_better() {
    let mut spec = plain();
    spec.purchase.buyers_share = 0.5;
    let contacts = Contacts::generate(&spec, &categories(), Some(20_000));
    let mut campaign = blast(14);
    let poor = Content {
        promise: -100,
        phone: false,
        page_promise: 0,
        ..Content::default()
    };
    let good = Content {
        promise: 100,
        personal: true,
        page_promise: 100,
        ..Content::default()
    };
    let variant = |id: &str, content| Variant {
        id: id.into(),
        weight: 1,
        content,
        letter: None,
    };
    campaign.messages[0].variants = vec![variant("poor", poor), variant("good", good)];
    let market = Market::preset(Preset::Shop);
    let mut plan = Plan::new(&contacts, &spec, &market, &campaign, 3).unwrap();
    let before = run(&plan, 1);
    let truth = simulator::report::truth(&mut plan, 1);
    assert_eq!(run(&plan, 1), before, "asking changes nothing");
    let [poor, good] = &truth.variants[..] else {
        panic!("two variants")
    };
    assert!(good.clicks > poor.clicks && good.effect.orders > poor.effect.orders);
    let own = truth.campaign.orders;
    assert!(
        own > poor.effect.orders && own < good.effect.orders,
        "{truth:?}"
    );
    // The only sending step is the whole campaign's effect, and everybody is in "all".
    assert_eq!(truth.steps[0].effect, truth.campaign);
    assert_eq!(truth.segments, [("all".to_owned(), own)]);
    let yardsticks = simulator::report::yardsticks(&mut plan, 1);
    let of = |id: &str| yardsticks.iter().find(|it| it.id == id).unwrap().effect;
    assert_eq!(of("none").orders, 0);
    assert_eq!(of("own"), truth.campaign);
    assert!(of("search").revenue_grosze >= of("blast").revenue_grosze);
    assert_eq!(run(&plan, 1), before);
}

#[test]
fn given_the_neutral_content_when_read_then_it_changes_nothing() {
    use simulator::run::{pull, reasons};
    let sender = casefile::campaign::Sender::default();
    assert!(reasons(&Content::default(), &sender).is_empty());
    let bare = Content {
        unsubscribe: false,
        spam_words: 3,
        ..Content::default()
    };
    let found = pull(&bare, &sender);
    assert!(found.inbox < 0 && found.complain > 0 && !found.way_out);
}
