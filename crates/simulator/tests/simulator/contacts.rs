use crate::fixture::*;
use casefile::audience::ClauseChannel;
use simulator::Contacts;
use simulator::base::{Data, EMPTY};
use simulator::segment::{Bits, funnel};

fn share(contacts: &Contacts, column: &str, test: impl Fn(i32) -> bool) -> f64 {
    let cells = contacts.base.column(column).unwrap().numbers().unwrap();
    cells
        .iter()
        .filter(|it| **it != EMPTY && test(**it))
        .count() as f64
        / cells.len() as f64
}

/// The case's own papers tell of 100,000 contacts (`brief/05-baza.md`).
#[test]
fn given_the_bundled_case_when_generated_then_the_base_is_the_one_that_its_papers_tell_of() {
    let contacts = contacts(100_000);
    near(
        "consent.email",
        share(&contacts, "consent.email", |it| it == 1),
        0.650,
        0.01,
    );
    near(
        "consent.sms",
        share(&contacts, "consent.sms", |it| it == 1),
        0.169,
        0.005,
    );
    near(
        "consent.profiling",
        share(&contacts, "consent.profiling", |it| it == 1),
        0.22,
        0.01,
    );
    near(
        "orders.count",
        share(&contacts, "orders.count", |it| it > 0),
        0.68,
        0.01,
    );
    let today = contacts.base.today;
    near(
        "orders.last",
        share(&contacts, "orders.last", |it| it >= today - 365),
        0.33,
        0.08,
    );
    let bare = contacts.base.column("age").unwrap().numbers().unwrap();
    near(
        "no age",
        bare.iter().filter(|it| **it == EMPTY).count() as f64 / 1e5,
        0.31,
        0.01,
    );
    for (version, told) in [("v1", 0.165), ("v2", 0.179), ("v3", 0.306)] {
        near(version, active_under(&contacts, version), told, 0.015);
    }
    let everybody = Bits::filled(contacts.count(), true);
    let funnel = funnel(&everybody, &contacts.base, ClauseChannel::Email);
    assert!(funnel.segment >= funnel.consented && funnel.consented >= funnel.unsuppressed);
    assert!(funnel.unsuppressed >= funnel.eligible && funnel.eligible > 60_000);
}

fn active_under(contacts: &Contacts, version: &str) -> f64 {
    let active = contacts
        .base
        .column("consent.email")
        .unwrap()
        .numbers()
        .unwrap();
    let Data::Word(words, codes) = &contacts.base.column("consent.email.version").unwrap().data
    else {
        panic!("not words");
    };
    let code = words.iter().position(|it| it == version).unwrap();
    let both = active
        .iter()
        .zip(codes)
        .filter(|(a, c)| **a == 1 && usize::from(**c) == code);
    both.count() as f64 / active.len() as f64
}

#[test]
fn given_more_contacts_when_generated_then_the_first_are_the_same() {
    let (few, many) = (contacts(300), contacts(900));
    for column in few.base.columns() {
        let other = many.base.column(&column.name).unwrap();
        (0..300).for_each(|row| assert_eq!(column.cell(row), other.cell(row), "{}", column.name));
    }
    assert_eq!(few.hidden.next_order[..], many.hidden.next_order[..300]);
}

#[test]
fn given_another_share_of_towns_when_generated_then_no_order_moves() {
    let mut spec = audience();
    let before = Contacts::generate(&spec, &categories(), Some(2_000));
    spec.profile.town.reverse();
    spec.tag[0].share = 0.1;
    let after = Contacts::generate(&spec, &categories(), Some(2_000));
    for name in [
        "orders.value_grosze",
        "age",
        "consent.email.on",
        "opens.count",
    ] {
        assert_eq!(before.base.column(name), after.base.column(name), "{name}");
    }
    assert_ne!(before.base.column("tags"), after.base.column("tags"));
}

#[test]
fn given_any_column_when_profiled_then_its_parts_sum_to_the_whole() {
    let contacts = contacts(5_000);
    for column in contacts.base.columns() {
        let profile = contacts.base.profile(column);
        assert_eq!(profile.filled + profile.missing, 5_000, "{}", column.name);
        if column.numbers().is_some() {
            let bars: u64 = profile.bars.iter().map(|it| it.count).sum();
            assert_eq!(bars, profile.filled, "{}", column.name);
        }
        assert!(profile.distinct <= profile.filled.max(64));
    }
}

#[test]
fn given_a_column_when_sorted_then_empty_cells_come_last_either_way() {
    let contacts = contacts(500);
    let age = contacts.base.column("age").unwrap();
    let cells = age.numbers().unwrap();
    for descending in [false, true] {
        let rows = contacts.base.sorted(age, descending);
        let seen: Vec<i32> = rows.iter().map(|row| cells[*row as usize]).collect();
        let filled = seen.iter().take_while(|it| **it != EMPTY).count();
        assert!(seen[filled..].iter().all(|it| *it == EMPTY));
        let mut sorted = seen[..filled].to_vec();
        sorted.sort_unstable();
        if descending {
            sorted.reverse();
        }
        assert_eq!(seen[..filled], sorted);
    }
}
