use super::acts::{self, Spot};
use super::clip::Clip;
use super::faults::{self, Code};
use super::layout::tidy;
use super::order::{Item, rows};
use super::place::{Area, ROW, bounds};
use crate::rooms::automation::canvas::camera::Camera;
use crate::rooms::automation::canvas::edges;
use casefile::workflow::{Edge, Kind, Node, Workflow};
use exam::automation::{Flow, Op, Origin};
use std::collections::BTreeSet;
use wasm_bindgen_test::wasm_bindgen_test;

/// A trigger, a decision with a step on each way, and an end where they meet.
fn flow() -> Flow {
    let json = r#"{"format":1,"id":"w","title":"W",
        "settings":{"reentry":"once","entry_filter":null,"suppression":[]},
        "nodes":[
            {"id":"n1","kind":"trigger-added","title":"A","config":{},"x":0,"y":0},
            {"id":"n2","kind":"decision-open","title":"B","config":{},"x":0,"y":112},
            {"id":"n3","kind":"add-tag","title":"C","config":{},"x":-112,"y":224},
            {"id":"n4","kind":"add-tag","title":"D","config":{},"x":112,"y":224},
            {"id":"n5","kind":"exit","title":"E","config":{},"x":0,"y":336}],
        "edges":[
            {"from":"n1","port":"next","to":"n2"},
            {"from":"n2","port":"yes","to":"n3"},
            {"from":"n2","port":"no","to":"n4"},
            {"from":"n3","port":"next","to":"n5"},
            {"from":"n4","port":"next","to":"n5"}]}"#;
    let workflow: Workflow = serde_json::from_str(json).unwrap();
    Flow::read(&workflow, Origin::Own).unwrap()
}

/// The workflow after an act.
fn after(flow: &Flow, ops: Vec<Op>) -> Flow {
    let mut nodes = flow.nodes.clone();
    let mut edges: Vec<Edge> = flow.edges().collect();
    for op in ops {
        match op {
            Op::Put(node) => {
                nodes.insert(node.id.clone(), node);
            }
            Op::Drop(id) => {
                nodes.remove(&id);
                edges.retain(|edge| edge.from != id && edge.to != id);
            }
            Op::Move { node, x, y } => {
                let moved = nodes.get_mut(&node).unwrap();
                (moved.x, moved.y) = (x, y);
            }
            Op::Link(edge) => {
                edges.retain(|it| (&it.from, &it.port) != (&edge.from, &edge.port));
                edges.push(edge);
            }
            Op::Unlink { from, port } => {
                edges.retain(|it| (&it.from, &it.port) != (&from, &port));
            }
            Op::Set(_) => {}
        }
    }
    let mut workflow = flow.workflow("w");
    workflow.nodes = nodes.into_iter().map(|(_, node)| node).collect();
    workflow.edges = edges;
    Flow::read(&workflow, Origin::Own).unwrap()
}

fn behind(from: &str, port: &str) -> Spot {
    Spot::Behind {
        from: from.into(),
        port: port.into(),
    }
}

#[wasm_bindgen_test]
fn given_an_edge_when_a_step_is_inserted_then_it_stands_between_and_the_rest_moves_down() {
    let flow = flow();
    let spot = behind("n1", "next");
    let (id, ops) = acts::add(&flow, Kind::WaitDuration, "F".into(), &spot);
    let flow = after(&flow, ops);
    assert_eq!(flow.lead("n1", "next"), Some(id.as_str()));
    assert_eq!(flow.lead(&id, "next"), Some("n2"));
    assert_eq!(flow.nodes["n2"].y, 112 + ROW);
    assert_eq!(flow.nodes["n5"].y, 336 + ROW);
    let areas: Vec<Area> = flow.nodes.values().map(Area::of).collect();
    let meet = |(at, one): (usize, &Area)| areas[at + 1..].iter().any(|it| it.meets(one));
    assert!(!areas.iter().enumerate().any(meet));
}

#[wasm_bindgen_test]
fn given_steps_in_a_row_when_one_goes_then_its_neighbours_are_joined() {
    let flow = flow();
    let flow = after(&flow, acts::remove(&flow, &BTreeSet::from(["n3".into()])));
    assert_eq!(flow.lead("n2", "yes"), Some("n5"));
    let flow = after(&flow, acts::remove(&flow, &BTreeSet::from(["n2".into()])));
    assert_eq!(flow.lead("n1", "next"), None);
}

#[wasm_bindgen_test]
fn given_two_steps_in_a_row_when_swapped_twice_then_it_is_as_before() {
    let first = flow();
    let (_, ops) = acts::add(&first, Kind::AddTag, "F".into(), &behind("n3", "next"));
    let before = after(&first, ops);
    let id = "n6";
    let swapped = after(&before, acts::swap(&before, id, true).unwrap());
    assert_eq!(swapped.lead("n2", "yes"), Some(id));
    assert_eq!(swapped.lead(id, "next"), Some("n3"));
    assert_eq!(swapped.lead("n3", "next"), Some("n5"));
    let back = after(&swapped, acts::swap(&swapped, id, false).unwrap());
    assert_eq!(back, before);
    // A branching step stands in no row.
    assert_eq!(acts::swap(&before, "n2", false), None);
}

#[wasm_bindgen_test]
fn given_a_workflow_when_read_as_a_list_then_each_step_is_there_once_with_its_ways() {
    let flow = flow();
    let told: Vec<(String, usize, (usize, usize))> = rows(&flow)
        .into_iter()
        .map(|row| {
            let item = match row.item {
                Item::Step { id } => id,
                Item::Port { port, .. } => port,
                Item::Jump { to, .. } => format!("->{to}"),
                Item::Loose => "loose".into(),
            };
            (item, row.level, row.place)
        })
        .collect();
    let wanted = [
        ("n1", 1, (1, 2)),
        ("n2", 1, (2, 2)),
        ("yes", 2, (1, 2)),
        ("n3", 3, (1, 2)),
        ("n5", 3, (2, 2)),
        ("no", 2, (2, 2)),
        ("n4", 3, (1, 2)),
        ("->n5", 3, (2, 2)),
    ];
    assert_eq!(
        told,
        wanted.map(|(item, level, place)| (item.to_owned(), level, place))
    );
}

#[wasm_bindgen_test]
fn given_a_circle_and_a_step_that_nothing_leads_to_when_read_then_it_ends_and_says_so() {
    let flow = flow();
    let mut ops = vec![acts::link("n4", "next", "n2")];
    let lone = acts::blank("n9".into(), Kind::AddTag, "L".into(), (900, 0));
    ops.push(Op::Put(lone));
    let flow = after(&flow, ops);
    let rows = rows(&flow);
    assert!(rows.iter().any(|row| row.item == Item::Loose));
    let jump = |item: &Item| matches!(item, Item::Jump { to, .. } if to == "n2");
    assert!(rows.iter().any(|row| jump(&row.item)));
    let tidied = after(&flow, tidy(&flow));
    assert_eq!(tidied.nodes.len(), flow.nodes.len());
}

#[wasm_bindgen_test]
fn given_a_tangle_of_a_thousand_steps_when_tidied_then_no_two_meet() {
    let mut flow = flow();
    for at in 10..1_010_u32 {
        let id = format!("n{at}");
        let kind = if at % 3 == 0 {
            Kind::DecisionOpen
        } else {
            Kind::AddTag
        };
        flow.nodes.insert(
            id.clone(),
            acts::blank(id.clone(), kind, String::new(), (0, 0)),
        );
        let from = format!("n{}", at / 2 + 5);
        let ports = flow.nodes.get(&from).map(Node::ports).unwrap_or_default();
        if let Some(port) = ports.get(at as usize % ports.len().max(1)) {
            flow.edges.entry(from).or_default().insert(port.clone(), id);
        }
    }
    let tidied = after(&flow, tidy(&flow));
    let mut areas: Vec<Area> = tidied.nodes.values().map(Area::of).collect();
    areas.sort_by_key(|area| (area.top, area.left));
    assert!(areas.windows(2).all(|pair| !pair[0].meets(&pair[1])));
}

#[wasm_bindgen_test]
fn given_copied_steps_when_pasted_twice_then_their_ids_are_new_and_their_edges_theirs() {
    let flow = flow();
    let chosen = BTreeSet::from(["n2".to_string(), "n3".to_string()]);
    let clip = Clip::of(&flow, &chosen).unwrap();
    let (first, ops) = clip.paste(&flow, (32, 32));
    let flow = after(&flow, ops);
    let (second, ops) = clip.paste(&flow, (32, 32));
    let flow = after(&flow, ops);
    assert!(first.is_disjoint(&second));
    assert_eq!(flow.nodes.len(), 9);
    let from = first
        .iter()
        .find(|id| flow.lead(id, "yes").is_some())
        .unwrap();
    assert!(first.contains(flow.lead(from, "yes").unwrap()));
}

#[wasm_bindgen_test]
fn given_a_camera_when_it_zooms_then_the_place_under_the_pointer_stays() {
    let camera = Camera::default().panned(100.0, -40.0);
    let at = (300.0, 200.0);
    let before = camera.world(at);
    assert_eq!(camera.zoomed(1.7, at).world(at), before);
    let far = camera.zoomed(1e-9, at);
    assert!(far.scale > 0.0 && far.is_plain());
    let area = bounds(&flow()).unwrap();
    let fitted = Camera::fitted(area, (800.0, 600.0));
    let sight = fitted.sight((800.0, 600.0));
    assert_eq!(sight.around(area), sight);
}

#[wasm_bindgen_test]
fn given_a_small_pan_when_what_is_drawn_is_asked_then_it_is_the_same() {
    let size = (800.0, 600.0);
    let camera = Camera::default();
    assert_eq!(camera.drawn(size), camera.panned(-7.0, -9.0).drawn(size));
    assert_ne!(camera.drawn(size), camera.panned(-2_000.0, 0.0).drawn(size));
    let sight = camera.sight(size);
    assert_eq!(camera.drawn(size).around(sight), camera.drawn(size));
}

#[wasm_bindgen_test]
fn given_a_press_when_it_is_near_an_edge_then_that_edge_is_hit() {
    let flow = flow();
    assert_eq!(
        edges::hit(&flow, (101, 88), 1.0),
        Some(("n1".into(), "next".into()))
    );
    assert_eq!(edges::hit(&flow, (160, 88), 1.0), None);
    let step = edges::step_at(&flow, (10, 120)).map(|node| node.id.as_str());
    assert_eq!(step, Some("n2"));
    assert_eq!(
        edges::port_at(&flow, (66, 112 + 66)),
        Some(("n2".into(), "yes".into()))
    );
    let right = edges::beside(&flow, &flow.nodes["n3"], (1, 0)).map(|node| node.id.as_str());
    assert_eq!(right, Some("n4"));
    let down = edges::beside(&flow, &flow.nodes["n1"], (0, 1)).map(|node| node.id.as_str());
    assert_eq!(down, Some("n2"));
}

#[wasm_bindgen_test]
fn given_a_workflow_with_faults_when_looked_through_then_each_is_found_at_its_step() {
    let flow = flow();
    let codes = |flow: &Flow| -> Vec<(Code, String)> {
        let found = faults::find(flow).into_iter();
        found
            .map(|it| (it.code, it.step.unwrap_or_default()))
            .collect()
    };
    // The decision names no message and no time, the tags have no names.
    let settings = codes(&flow)
        .into_iter()
        .filter(|(code, _)| *code == Code::Setting);
    assert_eq!(settings.count(), 4);
    let lone = acts::blank("n9".into(), Kind::AddTag, "L".into(), (900, 0));
    let circle = vec![
        acts::link("n3", "next", "n4"),
        acts::link("n4", "next", "n3"),
    ];
    let bad = after(
        &flow,
        [vec![Op::Put(lone), Op::Drop("n1".into())], circle].concat(),
    );
    let found = codes(&bad);
    for wanted in [
        (Code::NoTrigger, ""),
        (Code::DeadEnd, "n9"),
        (Code::Unreachable, "n2"),
        (Code::Circle, "n3"),
        (Code::Circle, "n4"),
    ] {
        assert!(
            found.contains(&(wanted.0, wanted.1.to_owned())),
            "{wanted:?}"
        );
    }
    assert!(!found.contains(&(Code::Circle, "n9".into())));
}
