//! FORMATS.md says what the code does: events, fields, words, undo, limits and vectors.
//!
//! The types are asked themselves: serde names the variants and fields that it would have taken.

use crate::fixture::{Bench, newsletter};
use exam::attempt::Mode;
use exam::audience::{COLUMNS_MAX, COMPARED_MAX, RULE_BYTES_MAX, SEGMENTS_MAX};
use exam::automation::{
    CONFIG_BYTES_MAX, ITEMS_MAX, PLACE_MAX, STEPS_MAX as FLOW_STEPS_MAX, TITLE_CHARS_MAX,
    WORKFLOWS_MAX,
};
use exam::brief::{PINS_MAX, QUOTE_CHARS_MAX};
use exam::content::CARRIERS_MAX;
use exam::results::{ITEMS_MAX as JUDGED_MAX, READINGS_MAX};
use exam::site::{PAGES_MAX, RECORDS_MAX, VALUE_CHARS_MAX};
use exam::{Command, Edit, Event, Refusal, STEPS_MAX, Scope, State, TEXT_UNITS_MAX, clock};
use serde_json::Value;
use std::collections::BTreeSet;

const PAGE: &str = include_str!("../../FORMATS.md");
const REFUSALS: &str = include_str!("../../src/refusal.rs");
const AREAS: [&str; 12] = [
    "attempt",
    "clock",
    "desk",
    "drill",
    "brief",
    "audience",
    "content",
    "automation",
    "results",
    "answers",
    "campaign",
    "site",
];

/// The lines of the fenced block that opens with this label.
fn block(label: &str) -> Vec<&'static str> {
    let open = format!("```{label}\n");
    let (_, after) = PAGE.split_once(&open).unwrap_or_else(|| panic!("{label}"));
    after.split_once("\n```").unwrap().0.lines().collect()
}

/// The rows of the first table after `heading`, without its head.
fn table(heading: &str) -> Vec<Vec<&'static str>> {
    let (_, after) = PAGE
        .split_once(&format!("\n{heading}"))
        .unwrap_or_else(|| panic!("{heading}"));
    let lines = after.lines().skip_while(|line| !line.starts_with('|'));
    let rows = lines.take_while(|line| line.starts_with('|')).skip(2);
    rows.map(|row| row.trim_matches('|').split('|').map(str::trim).collect())
        .collect()
}

/// What stands in backticks.
fn quoted(text: &str) -> Vec<String> {
    let parts = text.split('`').skip(1).step_by(2);
    parts.map(str::to_owned).collect()
}

/// The names that the types would take in the place of the `?` in `json`.
#[track_caller]
fn expected(json: &str) -> Vec<String> {
    let fault = serde_json::from_str::<Event>(json).unwrap_err().to_string();
    assert!(fault.starts_with("unknown "), "{json}: {fault}");
    quoted(&fault).into_iter().skip(1).collect()
}

fn area_of(line: &str) -> (String, String, Vec<String>) {
    let (area, rest) = line[2..].split_once("\":{").unwrap();
    let (event, fields) = rest[1..].split_once("\":{").unwrap();
    let value: serde_json::Map<String, Value> =
        serde_json::from_str(&format!("{{{}", fields.strip_suffix("}}").unwrap())).unwrap();
    let mut names: Vec<String> = value.keys().cloned().collect();
    names.sort_by_key(|name| fields.find(&format!("\"{name}\":")).unwrap());
    (area.into(), event.into(), names)
}

fn examples() -> Vec<(&'static str, Event)> {
    let labels = AREAS.into_iter().chain(["history"]);
    let lines = labels.flat_map(|area| block(&format!("jsonl {area}")));
    lines
        .map(|line| (line, serde_json::from_str(line).expect(line)))
        .collect()
}

/// The page's examples, applied as its introduction says.
fn told() -> State {
    let mut state = State::default();
    for (seq, (line, event)) in (0..).zip(examples()) {
        state.apply(seq, seq * 1000, &event).expect(line);
    }
    state
}

#[test]
fn given_the_examples_when_read_and_written_then_they_are_the_same() {
    for (line, event) in examples() {
        assert_eq!(serde_json::to_string(&event).unwrap(), line);
    }
}

#[test]
fn given_the_areas_when_the_types_are_asked_then_the_page_has_each() {
    let mut areas: Vec<&str> = AREAS.to_vec();
    areas.extend(["reverted", "restored"]);
    assert_eq!(expected(r#"{"?":0}"#), areas);
}

#[test]
fn given_an_area_when_the_types_are_asked_then_its_table_has_events_fields_and_undo() {
    for area in AREAS {
        let rows = table(&format!("## `{area}`"));
        let events: Vec<String> = rows.iter().flat_map(|row| quoted(row[0])).collect();
        assert_eq!(expected(&format!(r#"{{"{area}":{{"?":0}}}}"#)), events);
        let lines = block(&format!("jsonl {area}"));
        for (row, event) in rows.iter().zip(events) {
            let own: Vec<_> = lines
                .iter()
                .filter(|line| line.contains(&format!(r#"{{"{event}":"#)))
                .collect();
            assert!(!own.is_empty(), "no example of {event}");
            let fields = expected(&format!(r#"{{"{area}":{{"{event}":{{"?":0}}}}}}"#));
            assert_eq!(quoted(row[1]), fields, "{event}");
            for line in own {
                assert_eq!(area_of(line).2, fields, "{line}");
                let read: Event = serde_json::from_str(line).unwrap();
                let undo = match read.scope() {
                    None => String::new(),
                    Some(Scope::Text(_)) => "its text".into(),
                    Some(scope) => format!("`{scope}`"),
                };
                assert_eq!(row[2], undo, "{line}");
            }
        }
    }
}

#[test]
fn given_undo_and_redo_when_the_types_are_asked_then_the_table_has_their_fields() {
    for row in table("## Undo and redo") {
        let event = &quoted(row[0])[0];
        let fields = expected(&format!(r#"{{"{event}":{{"?":0}}}}"#));
        assert_eq!(quoted(row[1]), fields, "{event}");
    }
}

#[test]
fn given_the_shapes_when_the_types_are_asked_then_the_page_has_their_fields() {
    let edited = r#"{"answers":{"text_edited":{"change":"#;
    for (shape, place) in [
        ("`change`", format!("{edited}{{\"?\":0}}}}}}}}")),
        (
            "`edit`",
            format!("{edited}{{\"edits\":[{{\"?\":0}}]}}}}}}}}"),
        ),
        ("`pin`", r#"{"brief":{"pinned":{"pin":{"?":0}}}}"#.into()),
        (
            "`outcome`",
            r#"{"drill":{"passed":{"outcome":{"?":0}}}}"#.into(),
        ),
        (
            "`segment`",
            r#"{"audience":{"created":{"segment":{"?":0}}}}"#.into(),
        ),
        (
            "`sort`",
            r#"{"audience":{"table_sorted":{"sort":{"?":0}}}}"#.into(),
        ),
        (
            "`findings`",
            r#"{"content":{"findings_shown":{"findings":{"?":0}}}}"#.into(),
        ),
        (
            "`carrier`",
            r#"{"content":{"created":{"carrier":{"?":0}}}}"#.into(),
        ),
        (
            "`shape`",
            r#"{"content":{"shaped":{"after":{"?":0}}}}"#.into(),
        ),
        (
            "`flow`",
            r#"{"automation":{"created":{"flow":{"?":0}}}}"#.into(),
        ),
        (
            "`step change`",
            r#"{"automation":{"edited":{"change":{"?":0}}}}"#.into(),
        ),
        (
            "`item`",
            r#"{"automation":{"item_added":{"item":{"?":0}}}}"#.into(),
        ),
        (
            "`about`",
            r#"{"automation":{"item_bound":{"before":{"?":0}}}}"#.into(),
        ),
        (
            "`terms`",
            r#"{"campaign":{"launched":{"terms":{"?":0}}}}"#.into(),
        ),
        (
            "`accepted`",
            r#"{"campaign":{"launched":{"accepted":[{"?":0}]}}}"#.into(),
        ),
        (
            "`numbers`",
            r#"{"results":{"numbers_set":{"after":{"?":0}}}}"#.into(),
        ),
    ] {
        shaped(shape, &place);
    }
}

#[track_caller]
fn shaped(shape: &str, place: &str) {
    let fields: Vec<String> = table(shape).iter().flat_map(|row| quoted(row[0])).collect();
    assert_eq!(fields, expected(place), "{shape}");
}

#[test]
fn given_the_shapes_of_the_shop_when_the_types_are_asked_then_the_page_has_their_fields() {
    for (shape, place) in [
        ("`page`", r#"{"site":{"created":{"page":{"?":0}}}}"#),
        ("`naming`", r#"{"site":{"renamed":{"before":{"?":0}}}}"#),
        ("`version`", r#"{"site":{"submitted":{"version":{"?":0}}}}"#),
        (
            "`issue`",
            r#"{"site":{"created":{"page":{"issues":[{"?":0}]}}}}"#,
        ),
        (
            "`record`",
            r#"{"site":{"record_changed":{"before":{"?":0}}}}"#,
        ),
        ("`binding`", r#"{"site":{"bound":{"before":{"?":0}}}}"#),
        (
            "`connection`",
            r#"{"site":{"connected":{"before":{"?":0}}}}"#,
        ),
        (
            "`finding`",
            r#"{"site":{"checked":{"findings":[{"?":0}]}}}"#,
        ),
    ] {
        shaped(shape, place);
    }
}

#[test]
fn given_the_words_when_the_types_are_asked_then_the_page_has_them_all() {
    let rows = table("## Words");
    let places = [
        r#"{"attempt":{"acknowledged":{"rule":"?"}}}"#,
        r#"{"attempt":{"handed_in":{"reason":"?"}}}"#,
        r#"{"clock":{"gap_found":{"cause":"?"}}}"#,
        r#"{"desk":{"room_opened":{"room":"?"}}}"#,
        r#"{"desk":{"panel_shown":{"panel":"?"}}}"#,
        r#"{"desk":{"language_chosen":{"language":"?"}}}"#,
        r#"{"drill":{"begun":{"kind":"?"}}}"#,
        r#"{"audience":{"view_shown":{"view":"?"}}}"#,
        r#"{"audience":{"text_edited":{"topic":"?"}}}"#,
        r#"{"content":{"created":{"carrier":{"kind":"?"}}}}"#,
        r#"{"content":{"part_shown":{"part":"?"}}}"#,
        r#"{"content":{"width_chosen":{"width":"?"}}}"#,
        r#"{"content":{"shaped":{"after":{"network":"?"}}}}"#,
        r#"{"content":{"shaped":{"after":{"ratio":"?"}}}}"#,
        r#"{"automation":{"created":{"flow":{"origin":"?"}}}}"#,
        r#"{"automation":{"edited":{"act":"?"}}}"#,
        r#"{"automation":{"item_added":{"item":{"list":"?"}}}}"#,
        r#"{"automation":{"judged":{"before":"?"}}}"#,
        r#"{"results":{"view_shown":{"view":"?"}}}"#,
        r#"{"results":{"judged":{"after":"?"}}}"#,
        r#"{"results":{"solution_rated":{"after":"?"}}}"#,
        r#"{"results":{"decided":{"after":"?"}}}"#,
        r#"{"site":{"view_shown":{"view":"?"}}}"#,
        r#"{"site":{"created":{"page":{"stage":"?"}}}}"#,
        r#"{"site":{"zone_opened":{"records":[{"kind":"?"}]}}}"#,
        r#"{"site":{"checked":{"subject":"?"}}}"#,
        r#"{"site":{"checked":{"findings":[{"severity":"?"}]}}}"#,
    ];
    assert_eq!(rows.len(), places.len());
    for (row, place) in rows.iter().zip(places) {
        assert!(place.contains(&format!(r#""{}":"?""#, quoted(row[0])[0])));
        assert_eq!(quoted(row[1]), expected(place));
    }
}

#[test]
fn given_the_vectors_when_made_again_then_they_come_out() {
    let first = State::default();
    let json = serde_json::to_string(&first).unwrap();
    assert_eq!(block("json state"), [json]);
    let said: Vec<&str> = table("## State and digest")
        .iter()
        .map(|row| row[1])
        .collect();
    let made = [first.digest().to_string(), told().digest().to_string()];
    assert_eq!(said, made);
}

#[test]
fn given_every_refusal_when_looked_up_then_the_page_has_it() {
    let codes: BTreeSet<String> = REFUSALS
        .lines()
        .filter_map(|line| line.split_once(" => \"")?.1.split_once('"'))
        .map(|(code, _)| format!("`{code}`"))
        .collect();
    assert!(codes.len() > 20, "{codes:?}");
    for code in codes {
        assert!(PAGE.contains(&code), "FORMATS.md does not say {code}");
    }
}

#[test]
fn given_the_limits_when_compared_with_the_page_then_it_has_each() {
    for said in [
        format!("of 1 to {QUOTE_CHARS_MAX} characters (`passage-bad`)"),
        format!("at most {PINS_MAX} are pinned"),
        format!("at most {SEGMENTS_MAX} stand"),
        format!("at most {COLUMNS_MAX} columns are shown, at most {COMPARED_MAX} segments"),
        format!("at most {RULE_BYTES_MAX} bytes"),
        format!("at most {CARRIERS_MAX} stand"),
        format!("at most {JUDGED_MAX} solutions"),
        format!("at most {READINGS_MAX} indicators"),
        format!("at most {TEXT_UNITS_MAX} units"),
        format!("at most {WORKFLOWS_MAX} stand at a time, each of at most {FLOW_STEPS_MAX} steps"),
        format!("A step's title has at most {TITLE_CHARS_MAX} characters"),
        format!("at most {CONFIG_BYTES_MAX} bytes"),
        format!("within {PLACE_MAX} pixels"),
        format!("at most {ITEMS_MAX} instructions"),
        format!("at most {PAGES_MAX} pages stand, at most {RECORDS_MAX} records"),
        format!("of 1 to {VALUE_CHARS_MAX} characters (`record-bad`)"),
        format!("of at most {STEPS_MAX};"),
        format!("from {} ms after zero", clock::MARGIN_MS),
    ] {
        assert!(PAGE.contains(&said), "FORMATS.md does not say: {said}");
    }
}

#[test]
fn given_the_limits_of_names_and_minutes_when_tried_then_the_page_is_right() {
    let mut bench = Bench::begun(Mode::Exam);
    bench.must(newsletter(&"ż".repeat(80)));
    let long = newsletter(&"ż".repeat(81));
    assert_eq!(bench.run(long), Err(Refusal::NameBad));
    let grant = |minutes| {
        let reason = "awaria".into();
        Command::Clock(clock::Command::Grant { minutes, reason })
    };
    bench.must(grant(480));
    assert_eq!(bench.run(grant(481)), Err(Refusal::MinutesRange));
    let gap = |wall_ms| {
        let cause = clock::GapCause::Sleep;
        Command::Clock(clock::Command::Gap { cause, wall_ms })
    };
    bench.must(gap(-2_000));
    assert!(bench.state.clock.running().is_ok());
    bench.must(gap(-2_001));
    assert_eq!(bench.state.clock.running(), Err(Refusal::GapOpen));
}

#[test]
fn given_drafts_when_read_then_they_are_lists_of_edits() {
    let edits: Vec<Edit> =
        serde_json::from_str(r#"[{"at":0,"removed":"","inserted":"🌱"}]"#).unwrap();
    assert_eq!(edits[0].inserted, "🌱");
    assert!(PAGE.contains("as a list of `edit`"));
}

/// Every kind of event, as `area.event`; undo and redo by their bare names.
pub fn kinds() -> BTreeSet<String> {
    let mut kinds = BTreeSet::from(["reverted".into(), "restored".into()]);
    for area in AREAS {
        let events = expected(&format!(r#"{{"{area}":{{"?":0}}}}"#));
        kinds.extend(events.iter().map(|event| format!("{area}.{event}")));
    }
    kinds
}
