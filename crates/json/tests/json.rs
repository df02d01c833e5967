use serde::Deserialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
enum Act {
    Stopped,
    Named(String),
    Placed(Point),
    Moved { from: Point, to: Option<Point> },
    Pair(u8, Point),
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Point {
    x: i32,
    y: i32,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    acts: Vec<Act>,
    places: BTreeMap<u32, Point>,
    #[serde(default)]
    note: Option<serde_json::Value>,
}

const STORY: &str = r#"{
    "acts": ["stopped", {"named": "żółw"}, {"placed": {"x": 1, "y": -2}},
             {"moved": {"from": {"x": 0, "y": 0}, "to": null}}, {"pair": [7, {"x": 3, "y": 4}]}],
    "places": {"3": {"y": 9, "x": 8}},
    "note": [1, {"a": 2.5}]
}"#;

#[test]
fn given_objects_when_read_then_they_are_what_serde_json_reads() {
    let plain: Story = serde_json::from_str(STORY).unwrap();
    assert_eq!(json::from_str::<Story>(STORY).unwrap(), plain);
    assert_eq!(json::from_slice::<Story>(STORY.as_bytes()).unwrap(), plain);
    let value = serde_json::from_str(STORY).unwrap();
    assert_eq!(json::from_value::<Story>(value).unwrap(), plain);
}

/// Each is taken by `serde_json`, and by no format here.
#[test]
fn given_a_list_where_a_record_is_meant_when_read_then_it_is_refused_with_its_place() {
    let lists = [
        r#"[[], {}, null]"#,
        r#"{"acts": [{"placed": [1, 2]}], "places": {}}"#,
        r#"{"acts": [{"moved": [{"x": 0, "y": 0}, null]}], "places": {}}"#,
        r#"{"acts": [{"pair": [7, [3, 4]]}], "places": {}}"#,
        r#"{"acts": [], "places": {"3": [8, 9]}}"#,
    ];
    for text in lists {
        serde_json::from_str::<Story>(text).unwrap();
        let error = json::from_str::<Story>(text).unwrap_err();
        assert!(error.is_data() && error.line() == 1, "{text}: {error}");
        let value = serde_json::from_str(text).unwrap();
        json::from_value::<Story>(value).unwrap_err();
    }
}

#[test]
fn given_what_serde_json_refuses_when_read_then_it_is_refused_in_the_same_words() {
    let texts = [
        "",
        "{",
        r#"{"acts": [], "places": {}} x"#,
        r#"{"acts": [], "places": {}, "more": 1}"#,
        r#"{"acts": [], "acts": [], "places": {}}"#,
        r#"{"acts": [{"unheard": 1}], "places": {}}"#,
        r#"{"acts": [{"placed": {"x": 1}}], "places": {}}"#,
        r#"{"acts": 3, "places": {}}"#,
    ];
    for text in texts {
        let plain = serde_json::from_str::<Story>(text).unwrap_err().to_string();
        let strict = json::from_str::<Story>(text).unwrap_err().to_string();
        assert_eq!(strict, plain, "{text}");
    }
}

#[test]
fn given_raw_json_inside_when_read_then_its_bytes_are_kept() {
    #[derive(Deserialize)]
    struct Line<'a> {
        #[serde(borrow)]
        event: &'a RawValue,
    }
    let text = r#"{"event": { "a" : [1,  2] }}"#;
    let line: Line = json::from_str(text).unwrap();
    assert_eq!(line.event.get(), r#"{ "a" : [1,  2] }"#);
}
