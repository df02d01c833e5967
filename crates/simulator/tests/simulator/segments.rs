use crate::fixture::*;
use proptest::prelude::*;
use serde_json::{Value, json};
use simulator::base::{Column, Data, EMPTY, Kind};
use simulator::segment::*;
use simulator::{Base, Contacts};

fn rule(value: Value) -> Rule {
    serde_json::from_value(value).unwrap()
}

fn is(field: &str, op: &str, value: Value) -> Value {
    json!({ "is": { "field": field, "op": op, "value": value } })
}

fn count(contacts: &Contacts, value: Value) -> u64 {
    let bits = Shelf::default().bits(&rule(value), &contacts.base, &Library::new());
    bits.unwrap().ones()
}

fn codes(contacts: &Contacts, value: Value) -> Vec<String> {
    let faults = check(&rule(value), &contacts.base, &["vip"]).unwrap_err();
    faults
        .iter()
        .map(|it| format!("{} {}", it.code, it.path))
        .collect()
}

#[test]
fn given_every_operator_when_counted_then_it_agrees_with_reading_the_cells() {
    let contacts = contacts(3_000);
    let cells = |name: &str| {
        contacts
            .base
            .column(name)
            .unwrap()
            .numbers()
            .unwrap()
            .to_vec()
    };
    let ages = cells("age");
    let of = |test: &dyn Fn(i32) -> bool| {
        ages.iter().filter(|it| **it != EMPTY && test(**it)).count() as u64
    };
    let age = |op: &str, value: Value| count(&contacts, is("age", op, value));
    let none = ages.iter().filter(|it| **it == EMPTY).count() as u64;
    assert_eq!(age("equal", json!(30)), of(&|it| it == 30));
    assert_eq!(age("not-equal", json!(30)), of(&|it| it != 30) + none);
    assert_eq!(age("greater", json!(30)), of(&|it| it > 30));
    assert_eq!(age("at-least", json!(30)), of(&|it| it >= 30));
    assert_eq!(age("less", json!(30)), of(&|it| it < 30));
    assert_eq!(age("at-most", json!(30)), of(&|it| it <= 30));
    assert_eq!(
        age("between", json!([30, 40])),
        of(&|it| (30..=40).contains(&it))
    );
    assert_eq!(
        age("not-between", json!([30, 40])),
        3_000 - of(&|it| (30..=40).contains(&it))
    );
    assert_eq!(age("in", json!([20, 30])), of(&|it| it == 20 || it == 30));
    assert_eq!(
        age("not-in", json!([20, 30])),
        3_000 - of(&|it| it == 20 || it == 30)
    );
    let bare = |op: &str| count(&contacts, json!({ "is": { "field": "age", "op": op } }));
    assert_eq!(bare("empty"), none);
    assert_eq!(bare("not-empty"), 3_000 - none);
}

#[test]
fn given_texts_when_tested_then_letters_case_does_not_count() {
    let contacts = contacts(3_000);
    let town = contacts.base.column("town").unwrap();
    let towns: Vec<String> = (0..3_000).map(|row| town.cell(row)).collect();
    let of = |test: &dyn Fn(&str) -> bool| towns.iter().filter(|it| test(it)).count() as u64;
    let town = |op: &str, value: &str| count(&contacts, is("town", op, json!(value)));
    assert_eq!(town("equal", "łódź"), of(&|it| it == "Łódź"));
    assert_eq!(town("starts-with", "K"), of(&|it| it.starts_with('K')));
    assert_eq!(town("ends-with", "ów"), of(&|it| it.ends_with("ów")));
    assert_eq!(
        town("contains", "A"),
        of(&|it| it.to_lowercase().contains('a'))
    );
    assert_eq!(town("like", "_oru%"), of(&|it| it == "Toruń"));
    assert_eq!(town("not-like", "%"), 0);
    assert_eq!(
        town("matches", "^(Gdańsk|Gdynia)$"),
        of(&|it| it.starts_with("Gd"))
    );
    assert_eq!(
        town("not-matches", "a"),
        3_000 - of(&|it| it.to_lowercase().contains('a'))
    );
    let tags = count(&contacts, is("tags", "contains", json!("konkurs")));
    assert!(tags > 200 && tags < 500, "{tags}");
    assert!(count(&contacts, is("email", "contains", json!("@"))) > 2_980);
}

fn on(today: &str, days: &[&str]) -> Base {
    let day = |text: &str| text.parse::<casefile::Date>().unwrap().days() as i32;
    let mut base = Base::new(days.len(), day(today));
    let cells = days
        .iter()
        .map(|it| if it.is_empty() { EMPTY } else { day(it) })
        .collect();
    base.put(Column::whole("day", Kind::Date, ["dzień", "day"], cells));
    base
}

#[test]
fn given_relative_dates_when_tested_then_they_are_seen_from_today() {
    // A Wednesday.
    let days = [
        "2026-03-02",
        "2026-03-08",
        "2026-03-04",
        "2025-03-04",
        "2026-02-28",
        "",
        "2027-01-01",
    ];
    let base = on("2026-03-04", &days);
    let fits = |text: &str| {
        let rule = rule(is("day", "date", json!(text)));
        let bits = Shelf::default()
            .bits(&rule, &base, &Library::new())
            .unwrap();
        bits.iter().map(|at| days[at]).collect::<Vec<_>>()
    };
    assert_eq!(fits("today"), ["2026-03-04"]);
    assert_eq!(
        fits("this week"),
        ["2026-03-02", "2026-03-08", "2026-03-04"]
    );
    assert_eq!(fits("last week"), ["2026-02-28"]);
    assert_eq!(fits("last month"), ["2026-02-28"]);
    assert_eq!(fits("next year"), ["2027-01-01"]);
    assert_eq!(fits("anniversary"), ["2026-03-04", "2025-03-04"]);
    // Today is four days past the anniversary, or four days before it.
    assert_eq!(fits("anniversary +4 days"), ["2026-02-28"]);
    assert_eq!(fits("anniversary -4 days"), ["2026-03-08"]);
    assert_eq!(fits("today -2 days"), ["2026-03-02"]);
    assert_eq!(fits("before today - 1 year"), Vec::<&str>::new());
    assert_eq!(fits("until today -1 year"), ["2025-03-04"]);
    assert_eq!(
        fits("last 5 days"),
        ["2026-03-02", "2026-03-04", "2026-02-28"]
    );
    assert_eq!(fits("since 2026-03-08"), ["2026-03-08", "2027-01-01"]);
    assert_eq!(fits("after 2026-03-04T12:00"), ["2026-03-08", "2027-01-01"]);
}

#[test]
fn given_groups_in_groups_and_other_segments_when_counted_then_brackets_hold() {
    let contacts = contacts(3_000);
    let women = is("sex", "equal", json!("female"));
    let young = is("age", "less", json!(30));
    let buyers = is("orders.count", "at-least", json!(1));
    let library = Library::from([
        ("vip".to_owned(), rule(json!({ "any": [women, buyers] }))),
        (
            "inner".to_owned(),
            rule(is("segment", "in", json!(["vip"]))),
        ),
    ]);
    let counted = |value: Value| {
        Shelf::default()
            .bits(&rule(value), &contacts.base, &library)
            .unwrap()
            .ones()
    };
    let both = counted(json!({ "all": [young, { "any": [women, buyers] }] }));
    assert_eq!(
        both,
        counted(json!({ "all": [young, is("segment", "equal", json!("inner"))] }))
    );
    let outside = counted(json!({ "all": [young, is("segment", "not-in", json!(["vip"]))] }));
    assert_eq!(both + outside, counted(young));
}

#[test]
fn given_segments_that_lead_in_a_circle_when_counted_then_it_is_said() {
    let contacts = contacts(100);
    let to = |id: &str| rule(is("segment", "equal", json!(id)));
    let library = Library::from([("a".to_owned(), to("b")), ("b".to_owned(), to("a"))]);
    let faults = Shelf::default()
        .bits(&to("a"), &contacts.base, &library)
        .unwrap_err();
    assert_eq!(faults[0].code, "filter-circle");
}

#[test]
fn given_wrong_rules_when_checked_then_each_fault_has_code_and_path() {
    let contacts = contacts(100);
    let told = |value| codes(&contacts, value);
    assert_eq!(
        told(is("agee", "equal", json!(3))),
        ["filter-column is.field"]
    );
    assert_eq!(
        told(is("age", "like", json!("3"))),
        ["filter-operator is.op"]
    );
    assert_eq!(
        told(is("age", "equal", json!(3.5))),
        ["filter-value is.value"]
    );
    assert_eq!(
        told(is("signup", "date", json!("someday"))),
        ["filter-value is.value"]
    );
    assert_eq!(
        told(is("town", "matches", json!("("))),
        ["filter-value is.value"]
    );
    assert_eq!(
        told(is("age", "between", json!([40, 30]))),
        ["filter-value is.value"]
    );
    assert_eq!(
        told(is("segment", "equal", json!("x"))),
        ["filter-segment is.value"]
    );
    let nested =
        json!({ "all": [is("age", "equal", json!(3)), { "any": [is("x", "equal", json!(1))] }] });
    assert_eq!(told(nested), ["filter-column all.1.any.0.is.field"]);
    assert_eq!(told(json!({ "all": [] })), ["filter-shape "]);
    let faults = check(&rule(is("agee", "equal", json!(3))), &contacts.base, &[]).unwrap_err();
    assert!(
        faults[0].message.contains("\"age\""),
        "{}",
        faults[0].message
    );
}

#[test]
fn given_a_rule_when_read_back_then_both_languages_say_it() {
    let contacts = contacts(10);
    let told = words::sentence(
        &rule(json!({ "all": [
            is("age", "at-least", json!(30)),
            { "any": [
                is("consent.email", "equal", json!(true)),
                is("orders.last", "date", json!("last 90 days")),
            ] },
            is("orders.value_grosze", "between", json!([10_000, 25_050])),
            is("segment", "not-in", json!(["vip"])),
        ] })),
        &contacts.base,
    );
    assert_eq!(
        told.pl,
        "wiek: co najmniej 30 oraz (zgoda na e-mail: tak lub zamówienia, ostatnio: ostatnie 90 \
         dni) \
         oraz wartość zamówień: od 100,00 zł do 250,50 zł oraz poza segmentem „vip”"
    );
    assert!(
        told.en
            .starts_with("age: at least 30 and (e-mail consent: yes or orders, last: last 90")
    );
}

proptest! {
    #[test]
    fn a_turned_round_operator_is_the_rest(low in 16_i32..80, width in 0_i32..20) {
        let contacts = contacts(400);
        let pair = json!([low, low + width]);
        for (op, not, value) in [
            ("equal", "not-equal", json!(low)),
            ("between", "not-between", pair.clone()),
            ("in", "not-in", pair),
        ] {
            let sum = count(&contacts, is("age", op, value.clone()))
                + count(&contacts, is("age", not, value));
            prop_assert_eq!(sum, 400);
        }
    }

    #[test]
    fn bits_are_what_was_put_in(values in proptest::collection::vec(any::<bool>(), 0..300)) {
        let bits = Bits::of(&values, |it| it);
        prop_assert_eq!(bits.ones(), values.iter().filter(|it| **it).count() as u64);
        let places: Vec<usize> = bits.iter().collect();
        prop_assert!(places.iter().all(|at| values[*at] && bits.get(*at)));
        let mut rest = bits.clone();
        rest.flip();
        prop_assert_eq!(rest.ones() + bits.ones(), values.len() as u64);
    }
}

#[test]
fn given_an_empty_set_column_when_tested_then_nothing_is_found() {
    let mut base = Base::new(2, 0);
    let title = simulator::base::Title::default();
    let data = Data::Set(vec!["a".into()], vec![0, 1]);
    base.put(Column {
        name: "tags".into(),
        title,
        kind: Kind::Set,
        data,
    });
    let bits = |value| {
        Shelf::default()
            .bits(&rule(value), &base, &Library::new())
            .unwrap()
            .ones()
    };
    assert_eq!(bits(is("tags", "contains", json!("a"))), 1);
    assert_eq!(bits(is("tags", "contains", json!("b"))), 0);
    assert_eq!(bits(json!({ "is": { "field": "tags", "op": "empty" } })), 1);
}

fn segment(contacts: &Contacts, value: Value) -> Bits {
    let bits = Shelf::default().bits(&rule(value), &contacts.base, &Library::new());
    bits.unwrap()
}

#[test]
fn given_segments_when_compared_then_every_contact_is_in_one_bin_or_missing() {
    let contacts = contacts(3_000);
    let segments = [
        segment(&contacts, is("orders.count", "at-least", json!(1))),
        segment(&contacts, is("age", "less", json!(30))),
        Bits::filled(contacts.count(), false),
    ];
    let found = compare(&segments, &contacts.base);
    assert_eq!(found.contacts, segments.each_ref().map(Bits::ones));
    assert_eq!(found.overlaps[0][1], found.overlaps[1][0]);
    for measure in &found.measures {
        for (group, bits) in measure.groups.iter().zip(&segments) {
            assert_eq!(group.counts.len(), measure.bins.len());
            if measure.unit != Unit::Label {
                let whole: u64 = group.counts.iter().sum();
                assert_eq!(whole + group.missing, bits.ones(), "{}", measure.id);
            }
        }
    }
    let of = |id: &str| found.measures.iter().find(|it| it.id == id).unwrap();
    assert_eq!(of("recency").groups[0].missing, 0);
    assert!(of("recency").groups[1].missing > 0);
    assert_eq!(of("age").groups[1].missing, 0);
    let (age, cells) = (of("age"), contacts.base.column("age").unwrap());
    let young = segments[1].iter().map(|at| cells.numbers().unwrap()[at]);
    let sum: i64 = young.map(i64::from).sum();
    let mean = age.groups[1].mean_hundredths.unwrap();
    assert!((mean * found.contacts[1] as i64 - sum * 100).abs() <= found.contacts[1] as i64);
    assert_eq!(of("consents").bins.len(), 5);
    assert_eq!(of("device").groups[2].mean_hundredths, None);
}

#[test]
fn given_bins_of_numbers_then_they_follow_each_other_without_gaps() {
    let contacts = contacts(3_000);
    let everybody = [Bits::filled(contacts.count(), true)];
    for measure in compare(&everybody, &contacts.base).measures {
        let range = |bin: &Bin| match bin {
            Bin::Range(range) => Some(*range),
            _ => None,
        };
        let ranges: Vec<[i64; 2]> = measure.bins.iter().filter_map(range).collect();
        assert!(ranges.len() <= 14, "{}: {ranges:?}", measure.id);
        for pair in ranges.windows(2) {
            assert!(pair[0][0] <= pair[0][1] && pair[0][1] < pair[1][0]);
        }
    }
}
