//! A workflow as a list to read: step after step, and under a branching one each of its ways.

use casefile::workflow::{Family, Node};
use exam::automation::Flow;
use std::collections::{BTreeMap, BTreeSet};

/// What a row of the outline stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    Step {
        id: String,
    },
    /// One of the ways out of a step that has several.
    Port {
        from: String,
        port: String,
    },
    /// A way that leads to a step which stands elsewhere in the list.
    Jump {
        from: String,
        port: String,
        to: String,
    },
    /// Steps that nothing leads to follow.
    Loose,
}

/// A row of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub item: Item,
    /// How deep, from 1.
    pub level: usize,
    /// Its place among its siblings, from 1, and how many they are.
    pub place: (usize, usize),
}

enum Work {
    Visit {
        id: String,
        via: Option<(String, String)>,
        level: usize,
    },
    Port {
        from: String,
        port: String,
        level: usize,
    },
    Loose,
}

/// The rows of a workflow.
pub fn rows(flow: &Flow) -> Vec<Row> {
    let mut walk = Walk {
        flow,
        seen: BTreeSet::new(),
        stack: Vec::new(),
        rows: Vec::new(),
    };
    for root in roots(flow) {
        walk.from(&root.id, 1);
    }
    let loose: Vec<&Node> = in_place(flow.nodes.values().filter(|it| !walk.seen.contains(&it.id)));
    if !loose.is_empty() {
        walk.stack.push(Work::Loose);
        walk.run();
        for node in loose {
            if !walk.seen.contains(&node.id) {
                walk.from(&node.id, 1);
            }
        }
    }
    let mut rows = walk.rows;
    count(&mut rows);
    rows
}

/// Triggers, as they stand on the canvas.
fn roots(flow: &Flow) -> Vec<&Node> {
    let nodes = flow.nodes.values();
    in_place(nodes.filter(|it| it.kind.family() == Family::Trigger))
}

/// From the top, and in a line from the left; steps that others lead to last of all.
fn in_place<'a>(nodes: impl Iterator<Item = &'a Node>) -> Vec<&'a Node> {
    let mut nodes: Vec<&Node> = nodes.collect();
    nodes.sort_by_key(|it| (it.y, it.x, &it.id));
    nodes
}

struct Walk<'a> {
    flow: &'a Flow,
    seen: BTreeSet<String>,
    stack: Vec<Work>,
    rows: Vec<Row>,
}

impl Walk<'_> {
    fn from(&mut self, id: &str, level: usize) {
        let id = id.to_owned();
        self.stack.push(Work::Visit {
            id,
            via: None,
            level,
        });
        self.run();
    }

    fn run(&mut self) {
        while let Some(work) = self.stack.pop() {
            match work {
                Work::Visit { id, via, level } => self.visit(id, via, level),
                Work::Port { from, port, level } => self.port(from, port, level),
                Work::Loose => self.push(Item::Loose, 1),
            }
        }
    }

    fn push(&mut self, item: Item, level: usize) {
        let place = (1, 1);
        self.rows.push(Row { item, level, place });
    }

    fn visit(&mut self, id: String, via: Option<(String, String)>, level: usize) {
        let Some(node) = self.flow.nodes.get(&id) else {
            return;
        };
        if !self.seen.insert(id.clone()) {
            if let Some((from, port)) = via {
                self.push(Item::Jump { from, port, to: id }, level);
            }
            return;
        }
        self.push(Item::Step { id: id.clone() }, level);
        let ports = node.ports();
        if let [port] = &ports[..] {
            if let Some(to) = self.flow.lead(&id, port) {
                let (to, via) = (to.to_owned(), Some((id, port.clone())));
                self.stack.push(Work::Visit { id: to, via, level });
            }
            return;
        }
        for port in ports.into_iter().rev() {
            let (from, level) = (id.clone(), level + 1);
            self.stack.push(Work::Port { from, port, level });
        }
    }

    fn port(&mut self, from: String, port: String, level: usize) {
        let to = self.flow.lead(&from, &port).map(str::to_owned);
        let item = Item::Port {
            from: from.clone(),
            port: port.clone(),
        };
        self.push(item, level);
        if let Some(id) = to {
            let (via, level) = (Some((from, port)), level + 1);
            self.stack.push(Work::Visit { id, via, level });
        }
    }
}

/// Counts siblings: rows of a level with no shallower row between them.
fn count(rows: &mut [Row]) {
    let mut open: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut groups = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let deeper = open.split_off(&(row.level + 1));
        groups.extend(deeper.into_values());
        open.entry(row.level).or_default().push(at);
    }
    groups.extend(open.into_values());
    for group in groups {
        for (place, at) in group.iter().enumerate() {
            rows[*at].place = (place + 1, group.len());
        }
    }
}

/// The row of a step.
pub fn row_of(rows: &[Row], step: &str) -> Option<usize> {
    let is = |row: &Row| matches!(&row.item, Item::Step { id } if id == step);
    rows.iter().position(is)
}
