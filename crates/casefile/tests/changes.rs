//! What two campaigns differ in.

use casefile::campaign::{Campaign, Content, Letter, Variant};
use casefile::changes::{Change, How};
use casefile::workflow::{Edge, Kind, Node};
use serde_json::json;

const MODEL: &str = include_str!("../../../public/cases/bujnie/solution/campaign.json");

fn model() -> Campaign {
    serde_json::from_str(MODEL).expect("the model campaign")
}

fn told(before: &Campaign, after: &Campaign) -> Vec<(String, Option<How>)> {
    let one = |it: Change| match it {
        Change::Setup => ("setup".into(), None),
        Change::Segment(name, how) => (format!("segment {name}"), Some(how)),
        Change::Message(name, how) => (format!("message {name}"), Some(how)),
        Change::Workflow(name, how) => (format!("workflow {name}"), Some(how)),
        Change::Step(node, how) => (format!("step {}", node.id), Some(how)),
        Change::Ways(name) => (format!("ways {name}"), None),
    };
    before.changes(after).into_iter().map(one).collect()
}

#[test]
fn given_names_places_and_letters_when_they_alone_differ_then_nothing_has_changed() {
    let before = model();
    let mut after = model();
    after.title.push('!');
    for workflow in &mut after.workflows {
        workflow.title.push('!');
        for node in &mut workflow.nodes {
            (node.title, node.x) = (format!("{}!", node.title), node.x + 7);
        }
        workflow.edges.reverse();
    }
    for segment in &mut after.segments {
        segment.title.push('!');
    }
    for message in &mut after.messages {
        message.title.push('!');
        message.letter = Some(Letter {
            subject: "Temat".into(),
            preheader: String::new(),
            html: "<p>Treść</p>".into(),
            css: String::new(),
        });
    }
    assert_eq!(before.changes(&after), []);
}

#[test]
fn given_each_part_of_a_campaign_when_it_is_changed_then_it_alone_is_told() {
    let before = model();
    let name = |it: &str, how| vec![(it.to_owned(), Some(how))];
    let case = |change: &dyn Fn(&mut Campaign)| {
        let mut after = model();
        change(&mut after);
        told(&before, &after)
    };
    assert_eq!(case(&|it| it.days -= 1), [("setup".to_owned(), None)]);
    let segment = before.segments[0].title.clone();
    let gone = case(&|it| drop(it.segments.remove(0)));
    assert_eq!(gone, name(&format!("segment {segment}"), How::Removed));
    let message = before.messages[0].title.clone();
    let message = format!("message {message}");
    let cheaper = case(&|it| it.messages[0].discount_percent += 5);
    assert_eq!(cheaper, name(&message, How::Changed));
    let tested = case(&|it| {
        it.messages[0].variants.push(Variant {
            id: "z".into(),
            weight: 1,
            content: Content::default(),
            letter: None,
        });
    });
    assert_eq!(tested, name(&message, How::Changed));
    let workflow = before.workflows[0].title.clone();
    let open = case(&|it| it.workflows[0].settings.suppression.push("x".into()));
    assert_eq!(open, name(&format!("workflow {workflow}"), How::Changed));
    let all = case(&|it| drop(it.workflows.remove(0)));
    assert_eq!(all, name(&format!("workflow {workflow}"), How::Removed));
}

#[test]
fn given_a_step_when_it_is_added_changed_or_taken_out_then_it_is_told_and_its_ways_are_not() {
    let before = model();
    let edge = before.workflows[0].edges[0].clone();
    let (from, to) = (edge.from.clone(), edge.to.clone());
    let pause = Node {
        id: "pauza".into(),
        kind: Kind::WaitDuration,
        title: String::new(),
        config: [("minutes".to_owned(), json!(60))].into(),
        x: 0,
        y: 0,
    };
    let mut longer = before.clone();
    let flow = &mut longer.workflows[0];
    flow.nodes.push(pause);
    flow.edges[0].to = "pauza".into();
    flow.edges.push(Edge {
        from: "pauza".into(),
        port: "next".into(),
        to: to.clone(),
    });
    let added = [("step pauza".to_owned(), Some(How::Added))];
    assert_eq!(told(&before, &longer), added);
    let removed = [("step pauza".to_owned(), Some(How::Removed))];
    assert_eq!(told(&longer, &before), removed);
    let mut slower = longer.clone();
    let nodes = &mut slower.workflows[0].nodes;
    nodes
        .last_mut()
        .expect("it")
        .config
        .insert("minutes".into(), json!(90));
    let changed = [("step pauza".to_owned(), Some(How::Changed))];
    assert_eq!(told(&longer, &slower), changed);
    let mut cut = before.clone();
    cut.workflows[0]
        .edges
        .retain(|it| (&it.from, &it.to) != (&from, &to));
    let title = before.workflows[0].title.clone();
    assert_eq!(told(&before, &cut), [(format!("ways {title}"), None)]);
}
