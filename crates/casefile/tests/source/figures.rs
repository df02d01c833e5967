//! Do figures add up: every rule by one change of good tables.

use crate::folder::{changed, lines};
use casefile::source::check;

#[track_caller]
fn finds(file: &str, old: &str, new: &str, code: &str, words: &str) {
    let folder = changed(file, old, new);
    let list = lines(&folder).join("\n");
    let findings = check(&folder);
    let hit = findings
        .iter()
        .any(|it| it.code == code && it.message.contains(words));
    assert!(hit, "no {code} with {words:?}:\n{list}");
}

const PAST: &str = "history/campaigns.csv";
const DAYS: &str = "finished/days.csv";
const VARIANTS: &str = "finished/variants.csv";

#[test]
fn given_counts_that_contradict_each_other_then_they_are_found() {
    finds(
        PAST,
        "60000,59340,290",
        "60000,59341,290",
        "figures",
        "60000 sent, but",
    );
    finds(
        PAST,
        "21000,17208,7600",
        "17000,17208,7600",
        "figures",
        "unique_opens 17208",
    );
    finds(
        PAST,
        "21000,17208,7600",
        "21000,17208,17600",
        "figures",
        "machine_opens 17600",
    );
    finds(PAST, "980,742", "700,742", "figures", "unique_clicks 742");
    finds(
        PAST,
        "700,90,31",
        "700,20,31",
        "figures",
        "orders 31 is more than carts 20",
    );
}

#[test]
fn given_rates_then_they_equal_their_quotients_to_half_a_last_digit() {
    finds(
        PAST,
        "29.00,1.25",
        "29.01,1.25",
        "figures-rate",
        "open_rate",
    );
    finds(
        PAST,
        "29.00,1.25",
        "29.00,1.24",
        "figures-rate",
        "click_rate is 1.24",
    );
    assert!(lines(&changed(PAST, "29.00,1.25", "29,1.2504")).is_empty());
    assert!(lines(&changed(PAST, "29.00,1.25", "29.0,")).is_empty());
}

#[test]
fn given_parts_then_they_sum_to_their_totals() {
    finds(
        DAYS,
        "1000,800,120,80,6,77400",
        "1001,800,120,80,6,77400",
        "figures-parts",
        "opens sum to 6901",
    );
    finds(
        DAYS,
        "6,77400",
        "6,77401",
        "figures-parts",
        "revenue_grosze",
    );
    finds(
        DAYS,
        "m1,2026-03-04",
        "m2,2026-03-04",
        "dangling",
        "has no message \"m2\"",
    );
    finds(
        DAYS,
        "m1,2026-03-04",
        "m1,2026-03-03",
        "duplicate",
        "m1, 2026-03-03",
    );
    finds(
        VARIANTS,
        "m1,b,9200",
        "m1,b,9300",
        "figures-parts",
        "sent sum to 18500",
    );
    finds(
        VARIANTS,
        "m1,b,",
        "m1,c,",
        "dangling",
        "row of variant \"b\"",
    );
}

#[test]
fn given_cells_then_they_are_what_their_heads_say() {
    finds(
        PAST,
        "2026-01-13",
        "13.01.2026",
        "figures-cell",
        "is not a date",
    );
    finds(
        PAST,
        "2026-01-13",
        "2026-09-15",
        "order",
        "after the case's reference date",
    );
    finds(
        PAST,
        ",60000,59340",
        ",60 000,59340",
        "figures-cell",
        "is not a whole number",
    );
    finds(PAST, "29.00", "29%", "figures-cell", "decimal point");
    finds(PAST, "zima,", "Zima!,", "figures-cell", "is not an id");
}

#[test]
fn given_rows_of_another_length_then_they_are_found_with_their_line() {
    let folder = changed(DAYS, "m1,2026-03-04,0", "m1,2026-03-04,0,0");
    let found = lines(&folder);
    let line = format!("{DAYS}:3:1: error[csv]: the row has 11 cells, the head has 10");
    assert!(found.contains(&line), "{found:#?}");
    finds(DAYS, "m1,2026-03-04", "\"m1,2026-03-04", "csv", "quote");
    finds(
        DAYS,
        "message,day,sent",
        "message,day,day",
        "csv",
        "there twice",
    );
}

#[test]
fn given_a_table_as_a_document_then_it_is_shown_in_the_cases_language() {
    let paper = "file = \"brief/01-firma.md\"";
    let folder = changed("case.toml", paper, "file = \"history/campaigns.csv\"");
    let text = folder.text("case.toml").expect("a text");
    let text = text.to_string()
        + "\n[[document]]\nid = \"firma2\"\ntitle = { pl = \"F\", en = \"F\" }\n\
           file = \"brief/01-firma.md\"\ngroup = \"company\"\n";
    let folder = crate::folder::with("case.toml", text.as_bytes());
    let compiled = casefile::source::compile(&folder, casefile::PackKind::Practice, None);
    let case = compiled.expect("it compiles").case;
    let body = &case.document("firma").expect("a document").body;
    let casefile::Body::Table(table) = body else {
        panic!("not a table")
    };
    assert_eq!(
        table.columns[..4],
        ["Kampania", "Nazwa", "Kanał", "Data wysyłki"]
    );
    assert_eq!(table.rows[0][5..7], ["60\u{a0}000", "59\u{a0}340"]);
    assert_eq!(table.rows[0][19..22], ["3999,00", "600,00", "29,00"]);
}
