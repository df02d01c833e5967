//! The grammar of property values, from `data/css.txt`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

const TEXT: &str = include_str!("../../data/css.txt");

/// A value definition of the CSS standard, as a tree.
#[derive(Debug)]
pub enum Node {
    Keyword(String),
    /// `<name>` with the range of its numbers.
    Type(String, Option<(f32, f32)>),
    /// `<'name'>`: whatever that property takes.
    Property(String),
    Function(String, Box<Node>),
    /// A part in round brackets.
    Bracketed(Box<Node>),
    Literal(char),
    /// One after the other.
    Sequence(Vec<Node>),
    /// All, in any order.
    All(Vec<Node>),
    /// One or more, in any order.
    Some(Vec<Node>),
    One(Vec<Node>),
    Repeat {
        node: Box<Node>,
        min: usize,
        max: usize,
        commas: bool,
    },
    /// Something must be there.
    Present(Box<Node>),
}

#[derive(Debug)]
pub struct Property {
    pub node: Node,
    pub obsolete: bool,
}

#[derive(Debug, Default)]
pub struct Grammar {
    pub properties: BTreeMap<&'static str, Property>,
    pub types: BTreeMap<&'static str, Node>,
    pub at_rules: Vec<&'static str>,
    pub pseudo: Vec<&'static str>,
}

pub fn grammar() -> &'static Grammar {
    static GRAMMAR: OnceLock<Grammar> = OnceLock::new();
    GRAMMAR.get_or_init(|| {
        let mut grammar = Grammar::default();
        TEXT.lines().for_each(|line| grammar.add(line));
        grammar
    })
}

impl Grammar {
    fn add(&mut self, line: &'static str) {
        let Some((mark, rest)) = line.split_once(' ') else {
            return;
        };
        let definition = rest.split_once(": ");
        match (mark.trim_end_matches('!'), definition) {
            ("p", Some((name, text))) => {
                let property = Property {
                    node: parse(text),
                    obsolete: mark.contains('!'),
                };
                self.properties.insert(name, property);
            }
            ("t", Some((name, text))) => {
                self.types.insert(name, parse(text));
            }
            ("s", _) => self.pseudo.push(rest),
            ("@", _) => self.at_rules.push(rest),
            _ => {}
        }
    }
}

/// Reads a value definition; what it does not understand matches nothing.
fn parse(text: &str) -> Node {
    let mut reader = Reader {
        text: text.as_bytes(),
        at: 0,
    };
    reader.alternatives()
}

struct Reader<'a> {
    text: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> u8 {
        self.text.get(self.at).copied().unwrap_or(0)
    }

    fn skip_spaces(&mut self) {
        while self.peek() == b' ' {
            self.at += 1;
        }
    }

    fn eat(&mut self, mark: &str) -> bool {
        self.skip_spaces();
        let found = self.text[self.at.min(self.text.len())..].starts_with(mark.as_bytes());
        if found {
            self.at += mark.len();
        }
        found
    }

    fn eat_single(&mut self) -> bool {
        self.skip_spaces();
        let next = self.text.get(self.at + 1);
        let single = self.peek() == b'|' && next != Some(&b'|');
        if single {
            self.at += 1;
        }
        single
    }

    fn alternatives(&mut self) -> Node {
        let mut nodes = vec![self.some()];
        while self.eat_single() {
            nodes.push(self.some());
        }
        only(nodes, Node::One)
    }

    fn some(&mut self) -> Node {
        let mut nodes = vec![self.all()];
        while self.eat("||") {
            nodes.push(self.all());
        }
        only(nodes, Node::Some)
    }

    fn all(&mut self) -> Node {
        let mut nodes = vec![self.sequence()];
        while self.eat("&&") {
            nodes.push(self.sequence());
        }
        only(nodes, Node::All)
    }

    fn sequence(&mut self) -> Node {
        let mut nodes = Vec::new();
        loop {
            self.skip_spaces();
            match self.peek() {
                0 | b'|' | b'&' | b']' | b')' => break,
                _ => {
                    let node = self.term();
                    nodes.push(self.repeated(node));
                }
            }
        }
        only(nodes, Node::Sequence)
    }

    fn term(&mut self) -> Node {
        match self.peek() {
            b'[' => {
                self.at += 1;
                let node = self.alternatives();
                self.eat("]");
                node
            }
            b'(' => {
                self.at += 1;
                let node = self.alternatives();
                self.eat(")");
                Node::Bracketed(Box::new(node))
            }
            b'<' => self.reference(),
            b'\'' => {
                let mark = self.text.get(self.at + 1).copied().unwrap_or(b'?');
                self.at += 3;
                Node::Literal(char::from(mark))
            }
            byte if is_name(byte) || byte == b'@' => self.word(),
            byte => {
                self.at += 1;
                Node::Literal(char::from(byte))
            }
        }
    }

    fn word(&mut self) -> Node {
        let start = self.at;
        self.at += 1;
        while is_name(self.peek()) {
            self.at += 1;
        }
        let name = String::from_utf8_lossy(&self.text[start..self.at]).to_ascii_lowercase();
        if self.peek() != b'(' {
            return Node::Keyword(name);
        }
        self.at += 1;
        let node = self.alternatives();
        self.eat(")");
        Node::Function(name, Box::new(node))
    }

    fn reference(&mut self) -> Node {
        let rest = &self.text[self.at + 1..];
        let size = rest
            .iter()
            .position(|byte| *byte == b'>')
            .unwrap_or(rest.len());
        let inside = String::from_utf8_lossy(&rest[..size]).into_owned();
        self.at = (self.at + size + 2).min(self.text.len());
        let (name, range) = inside.split_once(' ').unwrap_or((&inside, ""));
        match name.strip_prefix('\'') {
            Some(property) => Node::Property(property.trim_end_matches('\'').to_owned()),
            None => Node::Type(name.to_owned(), bounds(range)),
        }
    }

    fn repeated(&mut self, mut node: Node) -> Node {
        loop {
            let (min, max, commas) = match self.peek() {
                b'?' => (0, 1, false),
                b'*' => (0, usize::MAX, false),
                b'+' => (1, usize::MAX, false),
                b'#' if self.text.get(self.at + 1) == Some(&b'{') => {
                    self.at += 1;
                    let (min, max) = self.counts();
                    node = repeat(node, min, max, true);
                    continue;
                }
                b'#' => (1, usize::MAX, true),
                b'{' => {
                    let (min, max) = self.counts();
                    node = repeat(node, min, max, false);
                    continue;
                }
                b'!' => {
                    self.at += 1;
                    node = Node::Present(Box::new(node));
                    continue;
                }
                _ => return node,
            };
            self.at += 1;
            node = repeat(node, min, max, commas);
        }
    }

    /// `{a}`, `{a,}` or `{a,b}`.
    fn counts(&mut self) -> (usize, usize) {
        let rest = &self.text[self.at + 1..];
        let size = rest
            .iter()
            .position(|byte| *byte == b'}')
            .unwrap_or(rest.len());
        let inside = String::from_utf8_lossy(&rest[..size]).into_owned();
        self.at += size + 2;
        match inside.split_once(',') {
            None => {
                let count = inside.trim().parse().unwrap_or(1);
                (count, count)
            }
            Some((min, max)) => (
                min.trim().parse().unwrap_or(0),
                max.trim().parse().unwrap_or(usize::MAX),
            ),
        }
    }
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'
}

fn only(mut nodes: Vec<Node>, many: fn(Vec<Node>) -> Node) -> Node {
    match nodes.len() {
        1 => nodes.remove(0),
        _ => many(nodes),
    }
}

fn repeat(node: Node, min: usize, max: usize, commas: bool) -> Node {
    Node::Repeat {
        node: Box::new(node),
        min,
        max,
        commas,
    }
}

/// `[0,∞]` and the like.
fn bounds(range: &str) -> Option<(f32, f32)> {
    let inside = range.trim().strip_prefix('[')?.strip_suffix(']')?;
    let (low, high) = inside.split_once(',')?;
    let number = |text: &str, open: f32| match text.trim() {
        "∞" | "-∞" => open,
        text => text.parse().unwrap_or(open),
    };
    Some((number(low, f32::NEG_INFINITY), number(high, f32::INFINITY)))
}
