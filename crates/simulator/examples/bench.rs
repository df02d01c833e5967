//! How fast the simulated tool is on one core: `cargo run --release -p simulator --example bench`.
//!
//! 100,000 contacts (or as many as the first word says), 60 days, a workflow of 27 steps that
//! everybody enters, the whole behaviour model. Prints figures, judges nothing; with `--json` as
//! `cargo xtask bench` reads them.

use casefile::audience::{Audience, Preset};
use casefile::campaign::Campaign;
use serde_json::{Value, json};
use simulator::Contacts;
use simulator::run::{Coupling, DaySums, HOT_BYTES, Market, Plan, Reputation, Shard};
use simulator::segment::{Library, Rule, Shelf};
use std::time::Instant;

const AUDIENCE: &str = include_str!("../../../public/cases/bujnie/audience.toml");

fn node(id: String, kind: &str, config: Value) -> Value {
    json!({ "id": id, "kind": kind, "title": id, "config": config, "x": 0, "y": 0 })
}

fn workflow() -> Value {
    let mut nodes = vec![
        node("in".into(), "trigger-segment", json!({ "segment": "all" })),
        node("noon".into(), "wait-until", json!({ "time": "12:00" })),
    ];
    let mut edges = vec![("in".to_owned(), "next", "noon".to_owned())];
    let mut last = vec![("noon".to_owned(), "next")];
    for at in 0..5 {
        let id = |name: &str| format!("{name}{at}");
        let young = json!({ "is": { "field": "age", "op": "less", "value": 40 } });
        nodes.push(node(
            id("wait"),
            "wait-duration",
            json!({ "minutes": 7_200 }),
        ));
        nodes.push(node(id("send"), "send-email", json!({ "message": "m" })));
        nodes.push(node(
            id("open"),
            "decision-open",
            json!({ "message": "m", "minutes": 4_320 }),
        ));
        nodes.push(node(id("young"), "if-else", json!({ "rule": young })));
        nodes.push(node(id("tag"), "add-tag", json!({ "tag": "seen" })));
        for (from, port) in last.drain(..) {
            edges.push((from, port, id("wait")));
        }
        edges.push((id("wait"), "next", id("send")));
        edges.push((id("send"), "next", id("open")));
        edges.push((id("open"), "yes", id("young")));
        edges.push((id("young"), "yes", id("tag")));
        last = vec![(id("tag"), "next"), (id("young"), "no"), (id("open"), "no")];
    }
    let edge =
        |(from, port, to): (String, &str, String)| json!({ "from": from, "port": port, "to": to });
    let edges: Vec<Value> = edges.into_iter().map(edge).collect();
    let settings = json!({ "reentry": "once", "suppression": [] });
    json!({
        "format": 1, "id": "w", "title": "W",
        "nodes": nodes, "edges": edges, "settings": settings,
    })
}

fn campaign() -> Campaign {
    serde_json::from_value(json!({
        "format": 1, "id": "bench", "title": "Bench", "from": "2026-03-02", "days": 60,
        "segments": [{ "id": "all", "title": "All",
            "rule": { "is": { "field": "id", "op": "at-least", "value": 1 } } }],
        "messages": [{ "id": "m", "carrier": "email", "title": "M", "links": ["/a"] }],
        "workflows": [workflow()],
    }))
    .expect("a campaign")
}

fn twenty() -> Rule {
    let term =
        |field: &str, op: &str, value: Value| json!({ "field": field, "op": op, "value": value });
    let is = |field: &str, op: &str, value: Value| json!({ "is": term(field, op, value) });
    let each = |at: i32| match at % 5 {
        0 => is("age", "at-least", json!(18 + at)),
        1 => is(
            "orders.last",
            "date",
            json!(format!("last {} days", 100 + at)),
        ),
        2 => is("town", "starts-with", json!("K")),
        3 => is("consent.email", "equal", json!(true)),
        _ => is(
            "orders.value_grosze",
            "between",
            json!([1_000 * at, 90_000]),
        ),
    };
    let rules: Vec<Value> = (0..20).map(each).collect();
    serde_json::from_value(json!({ "any": rules })).expect("a rule")
}

/// What was measured: name, unit, value.
type Measures = Vec<(&'static str, &'static str, f64)>;

fn ms(begin: Instant) -> f64 {
    begin.elapsed().as_secs_f64() * 1e3
}

fn segment(contacts: &Contacts, found: &mut Measures) {
    let rule = twenty();
    let mut shelf = Shelf::default();
    for name in ["20 predicates, all of them new", "20 predicates, again"] {
        let begin = Instant::now();
        let bits = shelf.bits(&rule, &contacts.base, &Library::new());
        bits.expect("a rule");
        found.push((name, "ms", ms(begin)));
    }
}

fn run(contacts: &Contacts, spec: &Audience, found: &mut Measures) {
    let count = contacts.count() as u32;
    let market = Market::preset(Preset::Shop);
    let begin = Instant::now();
    let plan = Plan::new(contacts, spec, &market, &campaign(), 1).expect("a plan");
    found.push(("plan", "ms", ms(begin)));
    let begin = Instant::now();
    let mut shard = Shard::new(&plan, 0, count);
    found.push(("launch", "ms", ms(begin)));
    let mut reputation = Reputation::new(&market);
    let mut coupling = Coupling::default();
    let begin = Instant::now();
    for day in 0..plan.days {
        let sums = shard.day(&plan, day, coupling);
        coupling = reputation.night(DaySums::default().plus(sums));
    }
    let run = ms(begin);
    let tally = &shard.tally;
    let whole = tally.events + tally.handled + tally.steps.iter().sum::<u64>();
    let days = f64::from(count) * f64::from(plan.days);
    found.extend([
        ("run of 60 days", "ms", run),
        ("events, wake-ups, steps", "M/s", whole as f64 / run / 1e3),
        ("contacts x days", "M/s", days / run / 1e3),
        ("hot state of a contact", "B", HOT_BYTES as f64),
        (
            "held for a contact",
            "B",
            (shard.bytes() / contacts.count()) as f64,
        ),
    ]);
    eprintln!("{} events, hash {:016x}", tally.events, tally.hash);
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let count: u32 = words
        .iter()
        .find_map(|it| it.parse().ok())
        .unwrap_or(100_000);
    let spec: Audience = toml::from_str(AUDIENCE).expect("the bundled spec");
    let categories = ["rosliny", "donice", "podloza", "akcesoria"].map(str::to_owned);
    let mut found = Measures::new();
    let begin = Instant::now();
    let contacts = Contacts::generate(&spec, &categories, Some(count));
    found.push(("contacts made", "ms", ms(begin)));
    segment(&contacts, &mut found);
    run(&contacts, &spec, &mut found);
    if words.iter().any(|it| it == "--json") {
        let measure = |(name, unit, value): &(&str, &str, f64)| {
            let name = format!("simulator: {count} contacts, {name}");
            json!({ "name": name, "unit": unit, "n": 1,
                "min": value, "median": value, "max": value })
        };
        let measures: Vec<Value> = found.iter().map(measure).collect();
        println!("{}", Value::from(measures));
        return;
    }
    for (name, unit, value) in found {
        println!("{name:32} {value:10.2} {unit}");
    }
}
