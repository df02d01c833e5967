//! Acts on workflows, in any order: what undo gives back is the same to the byte.

use crate::fixture::Bench;
use casefile::workflow::{Edge, Family, Kind, Node, Reentry, Rule, Settings, Workflow};
use exam::attempt::Mode;
use exam::automation::{
    About, Act, Command as Ask, Flow, ItemId, List, Op, STEPS_MAX, Verdict, WORKFLOWS_MAX,
    WorkflowId,
};
use exam::{Command, Edit, Need, Refusal, Scope, State, progress};
use proptest::prelude::*;
use serde_json::json;

/// What a hand does on the canvas and beside it.
#[derive(Debug, Clone)]
pub enum Gesture {
    Create,
    Import(u8),
    Duplicate(u8),
    Rename(u8, String),
    Delete(u8),
    Open(u8),
    Add(u8, u8, bool),
    Configure(u8, u8),
    Connect(u8, u8, u8),
    Disconnect(u8, u8),
    Drop(u8, u8),
    Shift(u8, i16, i16),
    Settle(u8),
    Item(u8),
    MoveItem(u8, bool),
    RemoveItem(u8),
    Bind(u8, u8),
    Judge(u8),
}

pub fn gesture() -> impl Strategy<Value = Gesture> {
    let one = any::<u8>;
    prop_oneof![
        2 => Just(Gesture::Create),
        1 => one().prop_map(Gesture::Import),
        1 => one().prop_map(Gesture::Duplicate),
        1 => (one(), "[a-zA-Z ]{1,10}").prop_map(|(i, title)| Gesture::Rename(i, title)),
        1 => one().prop_map(Gesture::Delete),
        1 => one().prop_map(Gesture::Open),
        8 => (one(), one(), any::<bool>()).prop_map(|(i, k, b)| Gesture::Add(i, k, b)),
        4 => (one(), one()).prop_map(|(i, k)| Gesture::Configure(i, k)),
        6 => (one(), one(), one()).prop_map(|(i, p, j)| Gesture::Connect(i, p, j)),
        2 => (one(), one()).prop_map(|(i, p)| Gesture::Disconnect(i, p)),
        2 => (one(), one()).prop_map(|(i, j)| Gesture::Drop(i, j)),
        3 => (one(), any::<i16>(), any::<i16>()).prop_map(|(i, x, y)| Gesture::Shift(i, x, y)),
        1 => one().prop_map(Gesture::Settle),
        2 => one().prop_map(Gesture::Item),
        1 => (one(), any::<bool>()).prop_map(|(i, up)| Gesture::MoveItem(i, up)),
        1 => one().prop_map(Gesture::RemoveItem),
        1 => (one(), one()).prop_map(|(i, j)| Gesture::Bind(i, j)),
        1 => one().prop_map(Gesture::Judge),
    ]
}

fn pick<T: Clone>(from: impl Iterator<Item = T>, i: u8) -> Option<T> {
    let all: Vec<T> = from.collect();
    (!all.is_empty()).then(|| all[usize::from(i) % all.len()].clone())
}

/// The command that a gesture comes to in a state.
pub fn command(state: &State, gesture: Gesture) -> Option<Command> {
    Some(Command::Automation(ask(state, gesture)?))
}

fn ask(state: &State, gesture: Gesture) -> Option<Ask> {
    let room = &state.automation;
    let workflow = |i: u8| pick(room.workflows.keys().copied(), i);
    let item = |i: u8| pick(room.items.keys().copied(), i);
    Some(match gesture {
        Gesture::Create => Ask::Create {
            title: "Proces".into(),
        },
        Gesture::Import(i) if i < 128 => Ask::Import {
            workflow: Box::new(cart()),
        },
        Gesture::Import(_) => Ask::TakeOver {
            workflow: Box::new(cart()),
            title: "Kopia".into(),
        },
        Gesture::Duplicate(i) => Ask::Duplicate {
            workflow: workflow(i)?,
            title: "Kopia".into(),
        },
        Gesture::Rename(i, title) => Ask::Rename {
            workflow: workflow(i)?,
            title,
        },
        Gesture::Delete(i) => Ask::Delete {
            workflow: workflow(i)?,
        },
        Gesture::Open(i) => Ask::Open {
            workflow: workflow(i)?,
        },
        Gesture::Item(i) => Ask::AddItem {
            list: if i < 128 {
                List::Instructions
            } else {
                List::Deviations
            },
            about: About::default(),
            after: item(i / 2),
        },
        Gesture::MoveItem(i, up) => Ask::MoveItem { item: item(i)?, up },
        Gesture::RemoveItem(i) => Ask::RemoveItem { item: item(i)? },
        Gesture::Bind(i, j) => Ask::BindItem {
            item: item(i)?,
            about: about(state, j),
        },
        Gesture::Judge(i) => Ask::Judge {
            instruction: format!("i0{}", i % 3),
            verdict: [None, Some(Verdict::Kept), Some(Verdict::Broken)][usize::from(i / 3) % 3],
        },
        edit => return on_canvas(state, edit),
    })
}

fn about(state: &State, i: u8) -> About {
    let open = pick(state.automation.workflows.iter(), i);
    About {
        workflow: open.map(|(id, _)| *id),
        step: open.and_then(|(_, flow)| pick(flow.nodes.keys().cloned(), i)),
        instruction: (i < 64).then(|| "i01".into()),
    }
}

/// Gestures on the steps: the first number also says which workflow.
fn on_canvas(state: &State, gesture: Gesture) -> Option<Ask> {
    let flows = state.automation.workflows.iter();
    let first = match gesture {
        Gesture::Add(i, ..)
        | Gesture::Configure(i, _)
        | Gesture::Connect(i, ..)
        | Gesture::Disconnect(i, _)
        | Gesture::Drop(i, _)
        | Gesture::Shift(i, ..)
        | Gesture::Settle(i) => i,
        _ => return None,
    };
    let (workflow, flow) = pick(flows, first)?;
    let node = |i: u8| pick(flow.nodes.values(), i);
    let (act, ops) = match gesture {
        Gesture::Add(i, kind, linked) => (Act::Added, added(flow, i, kind, linked)),
        Gesture::Configure(i, k) => (Act::Configured, vec![Op::Put(configured(node(i)?, k))]),
        Gesture::Connect(i, port, j) => (Act::Connected, vec![link(node(i)?, port, node(j)?)?]),
        Gesture::Disconnect(i, port) => {
            let from = node(i)?;
            let (from, port) = (from.id.clone(), pick(from.ports().into_iter(), port)?);
            (Act::Disconnected, vec![Op::Unlink { from, port }])
        }
        Gesture::Drop(i, j) => {
            let mut ids = vec![node(i)?.id.clone(), node(j)?.id.clone()];
            ids.dedup();
            (Act::Removed, ids.into_iter().map(Op::Drop).collect())
        }
        Gesture::Shift(_, x, y) => (Act::Moved, shifted(flow, i32::from(x), i32::from(y))),
        _ => (Act::Settled, vec![Op::Set(settings(first))]),
    };
    let workflow = *workflow;
    Some(Ask::Edit { workflow, act, ops })
}

fn added(flow: &Flow, i: u8, kind: u8, linked: bool) -> Vec<Op> {
    let id = Flow::fresh(&flow.nodes.keys().map(String::as_str).collect());
    let node = step(&id, pick(Kind::ALL.iter().copied(), kind).unwrap());
    let from = pick(flow.nodes.values(), i).filter(|_| linked);
    let port = from.and_then(|from| pick(from.ports().into_iter(), i));
    let edge = from
        .zip(port)
        .filter(|_| node.kind.family() != Family::Trigger);
    let edge = edge.map(|(from, port)| {
        let from = from.id.clone();
        Op::Link(Edge { from, port, to: id })
    });
    [Op::Put(node)].into_iter().chain(edge).collect()
}

fn step(id: &str, kind: Kind) -> Node {
    Node {
        id: id.into(),
        kind,
        title: "Krok".into(),
        config: Default::default(),
        x: 0,
        y: 0,
    }
}

/// Other ports, a title, a value, or one taken away.
fn configured(node: &Node, k: u8) -> Node {
    let mut node = node.clone();
    match (node.kind, k % 4) {
        (Kind::Split, 0) => node
            .config
            .insert("shares".into(), json!({"a": 50, "b": 50})),
        (Kind::Split, 1) => node
            .config
            .insert("shares".into(), json!({"b": 60, "c": 40})),
        (Kind::WaitDuration, 0) => node.config.insert("minutes".into(), json!(k)),
        (_, 2) => node.config.pop_first().map(|(_, value)| value),
        _ => {
            node.title = format!("Krok {k}");
            None
        }
    };
    node
}

fn link(from: &Node, port: u8, to: &Node) -> Option<Op> {
    Some(Op::Link(Edge {
        from: from.id.clone(),
        port: pick(from.ports().into_iter(), port)?,
        to: to.id.clone(),
    }))
}

fn shifted(flow: &Flow, x: i32, y: i32) -> Vec<Op> {
    let nodes = flow.nodes.values().step_by(2);
    let moved = |node: &Node| Op::Move {
        node: node.id.clone(),
        x: node.x.saturating_add(x),
        y: node.y.saturating_add(y),
    };
    nodes.map(moved).collect()
}

fn settings(i: u8) -> Settings {
    let rule: Rule =
        serde_json::from_value(json!({"is": {"field": "age", "op": "at-least", "value": i}}))
            .unwrap();
    Settings {
        reentry: if i < 128 {
            Reentry::Many
        } else {
            Reentry::AfterLeaving
        },
        entry_filter: i.is_multiple_of(2).then_some(rule),
        suppression: vec![format!("s{i}")],
    }
}

/// A small workflow as a file has it.
pub fn cart() -> Workflow {
    serde_json::from_value(json!({
        "format": 1, "id": "koszyk", "title": "Porzucony koszyk",
        "settings": {"reentry": "once", "entry_filter": null, "suppression": []},
        "nodes": [
            {"id": "n01", "kind": "trigger-cart", "title": "Koszyk",
                "config": {"minutes": 60}, "x": 0, "y": 0},
            {"id": "n02", "kind": "split", "title": "Test",
                "config": {"shares": {"a": 50, "b": 50}}, "x": 0, "y": 112},
            {"id": "n03", "kind": "exit", "title": "", "config": {}, "x": 0, "y": 224},
        ],
        "edges": [
            {"from": "n01", "port": "next", "to": "n02"},
            {"from": "n02", "port": "a", "to": "n03"},
        ],
    }))
    .unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn five_hundred_canvas_acts_and_their_undo_give_the_same_bytes(
        gestures in proptest::collection::vec(gesture(), 500)
    ) {
        let mut bench = Bench::begun(Mode::Practice);
        let mut trail = vec![seen(&bench.state)];
        for gesture in gestures {
            if let Some(command) = command(&bench.state, gesture) {
                let before = bench.state.history.last_done(&Scope::Automation).map(|it| it.seq);
                let _ = bench.run(command);
                let after = bench.state.history.last_done(&Scope::Automation).map(|it| it.seq);
                if before != after {
                    trail.push(seen(&bench.state));
                }
            }
        }
        let whole = trail.clone();
        while bench.run(Command::Undo(Scope::Automation)).is_ok() {
            trail.pop();
            prop_assert_eq!(&seen(&bench.state), trail.last().unwrap());
        }
        prop_assert_eq!(trail.len(), 1);
        for bytes in &whole[1..] {
            bench.must(Command::Redo(Scope::Automation));
            prop_assert_eq!(&seen(&bench.state), bytes);
        }
    }
}

/// The bytes of what stands, without what is only looked at and what an undo puts aside.
fn seen(state: &State) -> Vec<u8> {
    let mut room = state.automation.clone();
    room.open = None;
    room.removed.clear();
    room.removed_items.clear();
    serde_json::to_vec(&room).unwrap()
}

fn auto(ask: Ask) -> Command {
    Command::Automation(ask)
}

fn with_cart() -> Bench {
    let mut bench = Bench::begun(Mode::Exam);
    let workflow = Box::new(cart());
    bench.must(auto(Ask::Import { workflow }));
    bench
}

fn edit(ops: Vec<Op>) -> Command {
    let (workflow, act) = (WorkflowId(1), Act::Added);
    auto(Ask::Edit { workflow, act, ops })
}

fn edge(from: &str, port: &str, to: &str) -> Op {
    Op::Link(Edge {
        from: from.into(),
        port: port.into(),
        to: to.into(),
    })
}

#[test]
fn given_an_edge_that_no_port_has_or_into_a_trigger_when_drawn_then_it_is_refused() {
    let mut bench = with_cart();
    for bad in [
        edge("n01", "yes", "n03"),
        edge("n02", "b", "n01"),
        edge("n02", "b", "n9"),
    ] {
        assert_eq!(bench.run(edit(vec![bad])), Err(Refusal::EdgeBad));
    }
    bench.must(edit(vec![edge("n02", "b", "n03")]));
    assert_eq!(
        bench.run(edit(vec![edge("n02", "b", "n03")])),
        Err(Refusal::Already)
    );
}

#[test]
fn given_a_step_with_a_strange_setting_or_half_a_number_when_put_then_it_is_refused() {
    let mut bench = with_cart();
    let mut node = step("n04", Kind::WaitDuration);
    node.config.insert("colour".into(), json!("red"));
    assert_eq!(bench.run(edit(vec![Op::Put(node)])), Err(Refusal::StepBad));
    let mut node = step("n04", Kind::ChangeField);
    node.config.insert("value".into(), json!(1.5));
    assert_eq!(bench.run(edit(vec![Op::Put(node)])), Err(Refusal::StepBad));
    // What it lacks is for the candidate to find.
    bench.must(edit(vec![Op::Put(step("n04", Kind::WaitDuration))]));
}

#[test]
fn given_a_split_when_it_loses_a_way_then_the_edge_of_that_way_goes_and_an_undo_brings_it_back() {
    let mut bench = with_cart();
    let mut node = bench.state.automation.workflows[&WorkflowId(1)].nodes["n02"].clone();
    node.config
        .insert("shares".into(), json!({"x": 50, "y": 50}));
    bench.must(edit(vec![Op::Put(node)]));
    let lead = |bench: &Bench| {
        let flow = &bench.state.automation.workflows[&WorkflowId(1)];
        flow.lead("n02", "a").map(str::to_owned)
    };
    assert_eq!(lead(&bench), None);
    bench.must(Command::Undo(Scope::Automation));
    assert_eq!(lead(&bench).as_deref(), Some("n03"));
}

#[test]
fn given_a_removed_step_when_looked_at_then_no_edge_touches_it() {
    let mut bench = with_cart();
    bench.must(edit(vec![Op::Drop("n02".into())]));
    let flow = &bench.state.automation.workflows[&WorkflowId(1)];
    assert_eq!((flow.nodes.len(), flow.edges.len()), (2, 0));
}

#[test]
fn given_too_many_steps_or_workflows_when_added_then_it_is_refused() {
    let mut bench = with_cart();
    let steps = (0..STEPS_MAX - 2).map(|at| Op::Put(step(&format!("s{at}"), Kind::Exit)));
    assert_eq!(bench.run(edit(steps.collect())), Err(Refusal::TooMany));
    for _ in 1..WORKFLOWS_MAX {
        bench.must(auto(Ask::Create { title: "P".into() }));
    }
    let one_more = auto(Ask::Create { title: "P".into() });
    assert_eq!(bench.run(one_more), Err(Refusal::TooMany));
}

#[test]
fn given_a_file_with_a_step_twice_when_imported_then_it_is_refused() {
    let mut bench = Bench::begun(Mode::Exam);
    let mut workflow = cart();
    workflow.nodes.push(workflow.nodes[0].clone());
    let workflow = Box::new(workflow);
    assert_eq!(
        bench.run(auto(Ask::Import { workflow })),
        Err(Refusal::StepBad)
    );
}

#[test]
fn given_an_instruction_when_removed_and_brought_back_then_its_words_and_place_are_there() {
    let mut bench = with_cart();
    let list = List::Instructions;
    for after in [None, Some(ItemId(1)), Some(ItemId(1))] {
        let about = About::default();
        bench.must(auto(Ask::AddItem { list, about, after }));
    }
    let edits = vec![Edit {
        at: 0,
        removed: String::new(),
        inserted: "Ustaw godziny".into(),
    }];
    let item = ItemId(3);
    bench.must(auto(Ask::WriteItem { item, edits }));
    bench.must(auto(Ask::RemoveItem { item }));
    bench.must(Command::Undo(Scope::Automation));
    assert_eq!(
        bench.state.automation.order,
        [ItemId(1), ItemId(3), ItemId(2)]
    );
    assert_eq!(bench.state.automation.text(item), Some("Ustaw godziny"));
    let gone = About {
        workflow: Some(WorkflowId(1)),
        step: Some("n77".into()),
        instruction: None,
    };
    let bind = auto(Ask::BindItem { item, about: gone });
    assert_eq!(bench.run(bind), Err(Refusal::Unknown));
}

#[test]
fn given_a_task_of_workflows_when_progress_is_asked_then_it_counts_what_is_there() {
    let mut bench = with_cart();
    bench.case.tasks[0].workflow = Some(casefile::WorkflowNeeds {
        steps_min: 3,
        branches_min: 1,
        mends_min: 1,
        ..Default::default()
    });
    let (workflow, title) = (Box::new(cart()), String::from("Kopia"));
    bench.must(auto(Ask::TakeOver { workflow, title }));
    bench.must(edit(vec![edge("n02", "b", "n03")]));
    let needs = progress(&bench.case, &bench.state, |_| false)[0]
        .needs
        .clone();
    let have = |need: Need| needs.iter().find(|it| it.need == need).map(|it| it.have);
    assert_eq!(have(Need::Steps), Some(3));
    assert_eq!(have(Need::Branches), Some(1));
    assert_eq!(have(Need::Mends), Some(0));
    assert_eq!(have(Need::Instructions), None);
}
