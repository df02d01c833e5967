//! A rule under construction: a tree whose nodes keep their numbers, so that the screen keeps its
//! place while they move.

use super::raw::raw_values;
use super::vocabulary::Vocabulary;
use casefile::workflow::rule::{DEPTH_MAX, Operator, Rule, Term};
use std::collections::BTreeMap;

/// A node's number.
pub type Id = u32;

/// A condition as it stands in its controls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    pub field: String,
    pub op: Operator,
    /// What stands in the controls, one a control or a ticked word.
    pub values: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    Group { all: bool, of: Vec<Id> },
    Clause(Clause),
}

/// The tree; its root is a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    nodes: BTreeMap<Id, Node>,
    next: Id,
}

pub const ROOT: Id = 0;

impl Draft {
    /// The tree of a rule; an empty group for none.
    pub fn of(rule: Option<&Rule>, vocabulary: &Vocabulary) -> Self {
        let (all, of) = (true, Vec::new());
        let mut draft = Self {
            nodes: BTreeMap::from([(ROOT, Node::Group { all, of })]),
            next: 1,
        };
        match rule {
            None => {}
            Some(Rule::All(rules)) => draft.fill(ROOT, true, rules, vocabulary),
            Some(Rule::Any(rules)) => draft.fill(ROOT, false, rules, vocabulary),
            Some(one) => draft.fill(ROOT, true, std::slice::from_ref(one), vocabulary),
        }
        draft
    }

    fn fill(&mut self, id: Id, all: bool, rules: &[Rule], vocabulary: &Vocabulary) {
        let of = rules.iter().map(|rule| self.take_in(rule, vocabulary));
        let of = of.collect();
        self.nodes.insert(id, Node::Group { all, of });
    }

    fn take_in(&mut self, rule: &Rule, vocabulary: &Vocabulary) -> Id {
        let id = self.fresh();
        match rule {
            Rule::All(rules) => self.fill(id, true, rules, vocabulary),
            Rule::Any(rules) => self.fill(id, false, rules, vocabulary),
            Rule::Is(term) => {
                let clause = clause_of(term, vocabulary);
                self.nodes.insert(id, Node::Clause(clause));
            }
        }
        id
    }

    fn fresh(&mut self) -> Id {
        self.next += 1;
        self.next - 1
    }

    pub fn node(&self, id: Id) -> Option<&Node> {
        self.nodes.get(&id)
    }

    pub fn clause(&self, id: Id) -> Option<&Clause> {
        match self.nodes.get(&id)? {
            Node::Clause(clause) => Some(clause),
            Node::Group { .. } => None,
        }
    }

    pub fn clause_mut(&mut self, id: Id) -> Option<&mut Clause> {
        match self.nodes.get_mut(&id)? {
            Node::Clause(clause) => Some(clause),
            Node::Group { .. } => None,
        }
    }

    /// A group's members; none for a clause.
    pub fn members(&self, id: Id) -> &[Id] {
        match self.nodes.get(&id) {
            Some(Node::Group { of, .. }) => of,
            _ => &[],
        }
    }

    /// Whether every member of a group must hold.
    pub fn is_all(&self, id: Id) -> bool {
        matches!(self.nodes.get(&id), Some(Node::Group { all: true, .. }))
    }

    pub fn set_all(&mut self, id: Id, now: bool) {
        if let Some(Node::Group { all, .. }) = self.nodes.get_mut(&id) {
            *all = now;
        }
    }

    pub fn parent(&self, id: Id) -> Option<Id> {
        let holds =
            |(_, node): &(&Id, &Node)| matches!(node, Node::Group { of, .. } if of.contains(&id));
        self.nodes.iter().find(holds).map(|(parent, _)| *parent)
    }

    /// A node's place among its group's members, and how many those are.
    pub fn place(&self, id: Id) -> (usize, usize) {
        let members = self
            .parent(id)
            .map_or(&[][..], |parent| self.members(parent));
        let at = members.iter().position(|own| *own == id).unwrap_or(0);
        (at, members.len())
    }

    /// How many groups a node stands in.
    pub fn depth(&self, id: Id) -> usize {
        std::iter::successors(self.parent(id), |id| self.parent(*id)).count()
    }

    /// Whether a group may stand in this group.
    pub fn takes_group(&self, id: Id) -> bool {
        self.depth(id) + 1 < DEPTH_MAX
    }

    /// An empty clause at a group's end.
    pub fn add_clause(&mut self, group: Id) -> Id {
        let clause = Clause {
            field: String::new(),
            op: Operator::Equal,
            values: Vec::new(),
        };
        self.add(group, Node::Clause(clause))
    }

    /// A group at a group's end, of the other kind, with an empty clause in it: that clause.
    pub fn add_group(&mut self, group: Id) -> Id {
        let (all, of) = (!self.is_all(group), Vec::new());
        let id = self.add(group, Node::Group { all, of });
        self.add_clause(id)
    }

    fn add(&mut self, group: Id, node: Node) -> Id {
        let id = self.fresh();
        self.nodes.insert(id, node);
        if let Some(Node::Group { of, .. }) = self.nodes.get_mut(&group) {
            of.push(id);
        }
        id
    }

    /// Takes a node out, and groups that are empty then.
    pub fn remove(&mut self, id: Id) {
        let Some(parent) = self.parent(id) else {
            return;
        };
        if let Some(Node::Group { of, .. }) = self.nodes.get_mut(&parent) {
            of.retain(|own| *own != id);
        }
        self.forget(id);
        if parent != ROOT && self.members(parent).is_empty() {
            self.remove(parent);
        }
    }

    fn forget(&mut self, id: Id) {
        for member in self.members(id).to_vec() {
            self.forget(member);
        }
        self.nodes.remove(&id);
    }

    /// One place up or down among its group's members.
    pub fn shift(&mut self, id: Id, down: bool) {
        let Some(parent) = self.parent(id) else {
            return;
        };
        let (at, count) = self.place(id);
        let to = if down { at + 1 } else { at.wrapping_sub(1) };
        if to < count
            && let Some(Node::Group { of, .. }) = self.nodes.get_mut(&parent)
        {
            of.swap(at, to);
        }
    }

    /// Puts a node into a group of its own, of the other kind than the one around it.
    pub fn wrap(&mut self, id: Id) {
        let Some(parent) = self.parent(id) else {
            return;
        };
        if self.depth(id) + self.height(id) >= DEPTH_MAX {
            return;
        }
        let all = !self.is_all(parent);
        let group = self.fresh();
        let of = vec![id];
        self.replace(parent, id, &[group]);
        self.nodes.insert(group, Node::Group { all, of });
    }

    /// How many groups stand in one another from here on, this one too.
    fn height(&self, id: Id) -> usize {
        let inner = self.members(id).iter().map(|own| self.height(*own)).max();
        match self.nodes.get(&id) {
            Some(Node::Group { .. }) => 1 + inner.unwrap_or(0),
            _ => 0,
        }
    }

    /// Puts a group's members in the group's place.
    pub fn unwrap_group(&mut self, id: Id) {
        let Some(parent) = self.parent(id) else {
            return;
        };
        let members = self.members(id).to_vec();
        self.replace(parent, id, &members);
        self.nodes.remove(&id);
    }

    fn replace(&mut self, group: Id, old: Id, new: &[Id]) {
        if let Some(Node::Group { of, .. }) = self.nodes.get_mut(&group)
            && let Some(at) = of.iter().position(|own| *own == old)
        {
            of.splice(at..=at, new.iter().copied());
        }
    }

    /// The node that a fault's path leads to: `all.2.any.0.is.value`.
    pub fn at_path(&self, path: &str) -> Id {
        let steps = path
            .split('.')
            .filter_map(|step| step.parse::<usize>().ok());
        let mut id = ROOT;
        for step in steps {
            match self.members(id).get(step) {
                Some(inner) => id = *inner,
                None => return id,
            }
        }
        id
    }
}

fn clause_of(term: &Term, vocabulary: &Vocabulary) -> Clause {
    Clause {
        field: term.field.clone(),
        op: term.op,
        values: raw_values(term.value.as_ref(), vocabulary.kind(&term.field)),
    }
}
