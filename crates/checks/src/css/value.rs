//! Component values of CSS, by cssparser's tokenizer, each with its place.

use cssparser::{ParseError, Parser, Token};

use crate::span::Span;

/// Deeper blocks are kept closed: nobody writes them, and a reader must not overflow.
const DEPTH_MAX: u8 = 60;

#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    Ident(String),
    AtKeyword(String),
    Hash(String),
    Text(String),
    Url(String),
    Delim(char),
    Number {
        value: f32,
        whole: bool,
    },
    Percentage(f32),
    Dimension {
        value: f32,
        unit: String,
    },
    Space,
    Comment,
    Colon,
    Semicolon,
    Comma,
    /// `~=`, `|=`, `^=`, `$=`, `*=`.
    Match(char),
    Function(String, Vec<Component>),
    /// What stands in `(`, `[` or `{`.
    Block(char, Vec<Component>),
    /// What the standard calls a parse error: a broken string or address, a closing bracket.
    Bad,
    /// `<!--` and `-->`.
    Mark,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Component {
    pub kind: Kind,
    pub span: Span,
}

impl Component {
    pub fn is_blank(&self) -> bool {
        matches!(self.kind, Kind::Space | Kind::Comment)
    }

    pub fn ident(&self) -> Option<&str> {
        match &self.kind {
            Kind::Ident(name) => Some(name),
            _ => None,
        }
    }

    pub fn is_block(&self, bracket: char) -> bool {
        matches!(&self.kind, Kind::Block(own, _) if *own == bracket)
    }

    pub fn inside(&self) -> &[Component] {
        match &self.kind {
            Kind::Function(_, inside) | Kind::Block(_, inside) => inside,
            _ => &[],
        }
    }
}

/// All component values of a text.
pub fn components(text: &str) -> Vec<Component> {
    let mut parser = Parser::new(text);
    parser.set_nested_block_limit(DEPTH_MAX);
    list(&mut parser)
}

fn list(parser: &mut Parser) -> Vec<Component> {
    let mut found = Vec::new();
    loop {
        let start = parser.position().byte_index();
        let Ok(token) = parser.next_including_whitespace_and_comments() else {
            return found;
        };
        let (mut kind, opens) = kind(token);
        if opens {
            let inside = parser.parse_nested_block(|inner| Ok::<_, ParseError<()>>(list(inner)));
            if let (Ok(inside), Kind::Function(_, own) | Kind::Block(_, own)) = (inside, &mut kind)
            {
                *own = inside;
            }
        }
        let span = Span::new(start, parser.position().byte_index());
        found.push(Component { kind, span });
    }
}

fn kind(token: &Token) -> (Kind, bool) {
    let kind = match token {
        Token::Ident(name) => Kind::Ident(name.to_string()),
        Token::AtKeyword(name) => Kind::AtKeyword(name.to_ascii_lowercase()),
        Token::Hash(name) | Token::IDHash(name) => Kind::Hash(name.to_string()),
        Token::QuotedString(text) => Kind::Text(text.to_string()),
        Token::UnquotedUrl(text) => Kind::Url(text.to_string()),
        Token::Delim(mark) => Kind::Delim(*mark),
        Token::Number {
            value, int_value, ..
        } => Kind::Number {
            value: *value,
            whole: int_value.is_some(),
        },
        Token::Percentage { unit_value, .. } => Kind::Percentage(*unit_value * 100.0),
        Token::Dimension { value, unit, .. } => Kind::Dimension {
            value: *value,
            unit: unit.to_ascii_lowercase(),
        },
        Token::WhiteSpace(_) => Kind::Space,
        Token::Comment(_) => Kind::Comment,
        Token::Colon => Kind::Colon,
        Token::Semicolon => Kind::Semicolon,
        Token::Comma => Kind::Comma,
        Token::IncludeMatch => Kind::Match('~'),
        Token::DashMatch => Kind::Match('|'),
        Token::PrefixMatch => Kind::Match('^'),
        Token::SuffixMatch => Kind::Match('$'),
        Token::SubstringMatch => Kind::Match('*'),
        Token::CDO | Token::CDC => Kind::Mark,
        Token::Function(name) => {
            return (Kind::Function(name.to_ascii_lowercase(), Vec::new()), true);
        }
        Token::ParenthesisBlock => return (Kind::Block('(', Vec::new()), true),
        Token::SquareBracketBlock => return (Kind::Block('[', Vec::new()), true),
        Token::CurlyBracketBlock => return (Kind::Block('{', Vec::new()), true),
        _ => Kind::Bad,
    };
    (kind, false)
}
