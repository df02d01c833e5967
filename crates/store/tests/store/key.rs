use store::{AttemptId, Error, Part, Table};

#[test]
fn given_texts_when_parsed_then_only_32_lower_case_digits_are_an_attempt() {
    let id = "0123456789abcdef0123456789abcdef";
    assert_eq!(id.parse::<AttemptId>().expect("an id").as_str(), id);
    for wrong in [
        "",
        "0123",
        &id.to_uppercase(),
        &id.replace('f', "g"),
        &format!("{id}0"),
    ] {
        assert!(wrong.parse::<AttemptId>().is_err(), "{wrong}");
    }
}

#[test]
fn given_names_beyond_the_basic_plane_when_sorted_then_the_order_is_the_browsers() {
    // U+1F980 is D83E DD80 in UTF-16: before U+FFFD there, after it in UTF-8.
    assert!(Part::name("\u{1f980}") < Part::name("\u{fffd}"));
    assert!(Part::Number(u64::MAX) < Part::name(""));
}

#[test]
fn given_each_table_when_asked_for_its_first_part_then_it_takes_it() {
    for table in Table::ALL {
        assert_eq!(table.check(&table.first()), Ok(()));
    }
}

#[test]
fn given_errors_when_asked_then_only_the_worlds_pass() {
    assert!(Error::Quota.passes() && Error::Closed.passes());
    assert!(!Error::Missing.passes() && !Error::Malformed("x").passes());
    assert_eq!(Error::Missing.code(), "store-missing");
}
