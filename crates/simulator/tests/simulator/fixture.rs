//! The bundled case.

use casefile::audience::Audience;
use simulator::Contacts;

pub const AUDIENCE: &str = include_str!("../../../../public/cases/bujnie/audience.toml");

pub fn audience() -> Audience {
    toml::from_str(AUDIENCE).unwrap()
}

pub fn categories() -> Vec<String> {
    ["rosliny", "donice", "podloza", "akcesoria"]
        .map(str::to_owned)
        .to_vec()
}

pub fn contacts(count: u32) -> Contacts {
    Contacts::generate(&audience(), &categories(), Some(count))
}

use casefile::audience::{Consent, Preset};
use casefile::campaign::Campaign;
use serde_json::{Value, json};
use simulator::run::{Market, Plan, Record, Shard, Tally};

/// People of one kind who consented to everything: what a preset is calibrated on.
pub fn plain() -> Audience {
    let mut spec = audience();
    spec.group.truncate(1);
    let group = &mut spec.group[0];
    *group = toml::from_str("id = \"all\"\ntitle = \"All\"\nshare = 1.0").unwrap();
    let all = |it: &Consent| Consent {
        share: 1.0,
        withdrawn_share: 0.0,
        source: vec![],
        ..it.clone()
    };
    spec.consent = spec.consent.iter().map(all).collect();
    spec.suppression.clear();
    spec.quality.duplicate_share = 0.0;
    spec.quality.malformed_share = 0.0;
    spec.purchase.season = vec![1.0; 12];
    spec
}

pub fn node(id: &str, kind: &str, config: Value) -> Value {
    json!({ "id": id, "kind": kind, "title": id, "config": config, "x": 0, "y": 0 })
}

pub fn edge(from: &str, port: &str, to: &str) -> Value {
    json!({ "from": from, "port": port, "to": to })
}

/// A workflow of these nodes, each leading to the next by "next".
pub fn chain(id: &str, nodes: Vec<Value>) -> Value {
    let ids: Vec<String> = nodes
        .iter()
        .map(|it| it["id"].as_str().unwrap().to_owned())
        .collect();
    let edges: Vec<Value> = ids
        .windows(2)
        .map(|it| edge(&it[0], "next", &it[1]))
        .collect();
    workflow(id, nodes, edges)
}

pub fn workflow(id: &str, nodes: Vec<Value>, edges: Vec<Value>) -> Value {
    json!({
        "format": 1, "id": id, "title": id, "nodes": nodes, "edges": edges,
        "settings": { "reentry": "once", "suppression": [] },
    })
}

/// A campaign with one e-mail, "m", from the reference day on.
pub fn campaign(days: u32, workflows: Vec<Value>) -> Campaign {
    serde_json::from_value(json!({
        "format": 1, "id": "test", "title": "Test", "from": "2026-03-02", "days": days,
        "segments": [{ "id": "all", "title": "All",
            "rule": { "is": { "field": "id", "op": "at-least", "value": 1 } } }],
        "messages": [{ "id": "m", "carrier": "email", "title": "M", "links": ["/a", "/b"] }],
        "workflows": workflows,
    }))
    .unwrap()
}

/// Everybody gets "m" once, on the first day at noon.
pub fn blast(days: u32) -> Campaign {
    let nodes = vec![
        node("in", "trigger-segment", json!({ "segment": "all" })),
        node("noon", "wait-until", json!({ "time": "12:00" })),
        node("send", "send-email", json!({ "message": "m" })),
        node("out", "exit", json!({})),
    ];
    campaign(days, vec![chain("blast", nodes)])
}

pub struct Ran {
    pub tally: Tally,
    pub log: Vec<Record>,
}

/// Runs with every event kept.
pub fn ran(contacts: &Contacts, spec: &Audience, market: &Market, campaign: &Campaign) -> Ran {
    let plan = Plan::new(contacts, spec, market, campaign, spec.seed).unwrap();
    let mut shard = Shard::new(&plan, 0, contacts.count() as u32).logged();
    let mut reputation = simulator::run::Reputation::new(market);
    let mut coupling = Default::default();
    for day in 0..plan.days {
        coupling = reputation.night(shard.day(&plan, day, coupling));
    }
    Ran {
        tally: shard.tally,
        log: shard.log.unwrap(),
    }
}

pub fn preset(preset: Preset) -> Market {
    Market::preset(preset)
}

pub fn near(what: &str, seen: f64, wanted: f64, slack: f64) {
    eprintln!("{what}: {seen:.5} (wanted {wanted} +- {slack})");
    assert!(
        (seen - wanted).abs() <= slack,
        "{what}: {seen} is not {wanted} to within {slack}"
    );
}
