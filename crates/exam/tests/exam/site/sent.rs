//! What the shop changes of a campaign: whom receivers trust, what is seen, where links lead.

use super::domain::{BOUNCE, DMARC, KEY_1, KEY_2, SPF, records};
use super::{CODE, FORM, act, bound, connection, create, publish, put};
use crate::campaign::{day, furnished};
use crate::fixture::Bench;
use casefile::campaign::{Campaign, Carrier, Sender};
use exam::Command;
use exam::campaign::{self, Asked, Reading, Sending, Source};
use exam::site::{Command as Act, FormId, Slot};

fn sent(bench: &Bench) -> Campaign {
    let read = |_: Asked| Reading {
        form: true,
        ..Reading::default()
    };
    bench.state.assembled(&Source {
        case: Some(&bench.case),
        today: day("2026-03-10"),
        id: "own",
        title: "Wiosna",
        read: &read,
    })
}

/// The newsletter leads to the landing page.
fn leading() -> (Bench, exam::content::CarrierId) {
    let (mut bench, [letter, _, page]) = furnished();
    let sending = Sending {
        page: Some(page),
        ..Sending::default()
    };
    bench.must(Command::Campaign(campaign::Command::Prepare {
        carrier: letter,
        sending,
    }));
    (bench, page)
}

#[test]
fn given_a_shop_that_is_not_connected_then_nobody_trusts_the_sender_and_nothing_is_seen() {
    let (bench, _) = leading();
    let nothing = Sender {
        spf: false,
        dkim: false,
        dmarc: false,
        tracking: false,
    };
    assert_eq!(sent(&bench).sender, nothing);
}

#[test]
fn given_each_part_of_the_connection_then_the_sender_has_it() {
    let (mut bench, _) = leading();
    put(&mut bench, Slot::Head, CODE);
    let tracked = sent(&bench).sender;
    assert!(tracked.tracking && !tracked.spf && !tracked.dkim && !tracked.dmarc);
    records(&mut bench, &[SPF, KEY_1, KEY_2, DMARC, BOUNCE]);
    assert_eq!(sent(&bench).sender, Sender::default());
}

#[test]
fn given_a_case_without_a_shop_then_the_sender_is_what_it_always_was() {
    let (mut bench, page) = leading();
    bench.case.site = None;
    let campaign = sent(&bench);
    assert_eq!(campaign.sender, Sender::default());
    assert_eq!(campaign.messages[0].form, Some(page.to_string()));
}

#[test]
fn given_a_landing_page_that_is_not_out_then_its_link_keeps_no_promise() {
    let (mut bench, landing) = leading();
    let letter = |bench: &Bench| sent(bench).messages[0].clone();
    assert_eq!(letter(&bench).content.page_promise, 0);
    assert_eq!(letter(&bench).form, None);
    let page = create(&mut bench, "wiosna", "");
    let carrier = Some(landing);
    act(&mut bench, Act::Fill { page, carrier });
    publish(&mut bench, page);
    assert!(letter(&bench).content.page_promise > 0);
    // It is out, but what is sent with its form reaches nobody.
    assert_eq!(letter(&bench).form, None);
}

#[test]
fn given_a_form_of_a_landing_page_when_it_is_bound_then_it_makes_contacts() {
    let (mut bench, landing) = leading();
    let text = exam::TextId::Carrier(landing, exam::content::Part::Html);
    let at = exam::units(bench.state.text(&text).unwrap());
    let edit = exam::Edit {
        at,
        removed: String::new(),
        inserted: FORM.into(),
    };
    bench.must(crate::fixture::typed(text, vec![edit]));
    let page = create(&mut bench, "wiosna", "");
    let carrier = Some(landing);
    act(&mut bench, Act::Fill { page, carrier });
    let form = FormId::Page(page);
    let binding = Some(bound(&[("adres", "email")]));
    act(&mut bench, Act::Bind { form, binding });
    publish(&mut bench, page);
    let form = sent(&bench).messages[0].form.clone();
    assert_eq!(form, Some(landing.to_string()));
}

#[test]
fn given_a_post_when_no_channel_lets_it_out_then_it_is_left_out() {
    let (mut bench, _) = leading();
    let workflow = r#"{"format":1,"id":"w","title":"Post",
        "settings":{"reentry":"once","entry_filter":null,"suppression":[]},
        "nodes":[{"id":"n1","kind":"publish-post","title":"Post",
            "config":{"message":"post"},"x":0,"y":0}],"edges":[]}"#;
    let workflow = Box::new(serde_json::from_str(workflow).unwrap());
    bench.must(Command::Automation(exam::automation::Command::Import {
        workflow,
    }));
    let posts = |bench: &Bench| {
        let campaign = sent(bench);
        let posts = campaign.messages.iter();
        posts.filter(|it| it.carrier == Carrier::Post).count()
    };
    assert_eq!(posts(&bench), 0);
    let channel = "instagram".into();
    let connection = Some(connection("ziolko", &["publish"]));
    act(
        &mut bench,
        Act::Connect {
            channel,
            connection,
        },
    );
    assert_eq!(posts(&bench), 1);
}
