//! Rules as conditions.

use super::read::texts;
use super::{CONSENTS, Compiler, intern};
use crate::segment::{Fault, Operator, Rule, Term, Test, When, test};
use crate::workflow::condition::{Atom, Condition, Counter};
use serde_json::Value;

impl Compiler<'_> {
    pub(super) fn rule(&mut self, value: Option<&Value>) -> Result<Condition, Vec<Fault>> {
        let rule = value.and_then(|it| serde_json::from_value::<Rule>(it.clone()).ok());
        match rule {
            Some(rule) => self.condition(&rule),
            None => Err(vec![Fault::new("", "filter-shape", "there is no rule")]),
        }
    }

    pub(super) fn condition(&mut self, rule: &Rule) -> Result<Condition, Vec<Fault>> {
        Ok(match rule {
            Rule::All(rules) => Condition::All(
                rules
                    .iter()
                    .map(|it| self.condition(it))
                    .collect::<Result<_, _>>()?,
            ),
            Rule::Any(rules) => Condition::Any(
                rules
                    .iter()
                    .map(|it| self.condition(it))
                    .collect::<Result<_, _>>()?,
            ),
            Rule::Is(term) => self.term(term)?,
        })
    }

    fn term(&mut self, term: &Term) -> Result<Condition, Vec<Fault>> {
        if term.field == "segment" {
            let turned = matches!(term.op, Operator::NotEqual | Operator::NotIn);
            let mut mask = 0;
            for id in texts(term) {
                mask |= 1 << self.segment(&id)?;
            }
            return Ok(Condition::Is(Atom::Inside(mask), turned));
        }
        let (asked, turned) = test(term, &self.known, "is").map_err(|fault| vec![fault])?;
        let atom = self.atom(term, &asked)?;
        Ok(Condition::Is(atom, turned))
    }

    /// What changes in a run is asked then; the rest is settled now.
    fn atom(&mut self, term: &Term, asked: &Test) -> Result<Atom, Vec<Fault>> {
        let (low, high, truth) = match asked {
            Test::Range(low, high) => (*low, *high, *low == 1),
            Test::OneOf(list) => {
                let value = list.first().copied().unwrap_or_default();
                (value, list.last().copied().unwrap_or(value), value == 1)
            }
            _ => (0, 0, false),
        };
        let ranged = matches!(asked, Test::Range(..)) || low == high && asked.is_some();
        let consent = |head: &str| {
            let channel = term.field.strip_prefix(head)?;
            CONSENTS
                .iter()
                .position(|it| *it == channel)
                .map(|at| at as u8)
        };
        if let Some(channel) = consent("consent.") {
            return Ok(Atom::Consented(channel, truth));
        }
        if let Some(channel) = consent("do_not_contact.") {
            return Ok(Atom::Silent(channel, truth));
        }
        let counter = match term.field.as_str() {
            "orders.count" => Some(Counter::Orders),
            "visits.count" => Some(Counter::Visits),
            "carts.count" => Some(Counter::Carts),
            "opens.count" => Some(Counter::Opens),
            "clicks.count" => Some(Counter::Clicks),
            _ => None,
        };
        Ok(match (term.field.as_str(), asked) {
            ("entry.purchased", _) => Atom::Bought(truth),
            ("now", Test::When(when)) => Atom::Now(*when),
            ("now", _) => Atom::Now(self.clock(low, high)),
            ("cart.value_grosze", _) => Atom::Cart(low, high),
            ("points", _) if ranged => Atom::Points(low, high),
            ("tags", Test::Label(labels)) => {
                let mut mask = 0;
                for label in labels {
                    mask |= 1 << self.tag(label)?;
                }
                Atom::Tagged(mask)
            }
            ("tags", _) => Atom::Tagged(0),
            ("stage", Test::Text(patterns)) => {
                let fits = |it: &String| patterns.iter().any(|pattern| pattern.holds(it));
                let stages = self
                    .program
                    .stages
                    .iter()
                    .enumerate()
                    .filter(|it| fits(it.1));
                Atom::Stage(stages.fold(0, |mask, (bit, _)| mask | 1 << bit))
            }
            _ if let (Some(counter), true) = (counter, ranged) => Atom::Count(counter, low, high),
            _ => self.settled(term)?,
        })
    }

    /// Days as minutes of the clock.
    fn clock(&self, low: i64, high: i64) -> When {
        let day = |it: i64| it.clamp(-700_000, 2_900_000) as i32;
        When::between(day(low), day(high))
    }

    fn settled(&mut self, term: &Term) -> Result<Atom, Vec<Fault>> {
        if self.base.column(&term.field).is_none() {
            let value = texts(term).into_iter().next().unwrap_or_default();
            let pair = (term.field.clone(), value);
            let bit = intern(&mut self.program.values, pair, 16)?;
            return Ok(Atom::Value(u32::from(bit)));
        }
        // The turning round is the condition's.
        let plain = Term {
            op: straight(term.op),
            ..term.clone()
        };
        let bits = self
            .shelf
            .bits(&Rule::Is(plain), self.base, &self.library)?;
        Ok(Atom::Settled(bits))
    }
}

impl Test {
    fn is_some(&self) -> bool {
        matches!(self, Self::Range(..) | Self::OneOf(_))
    }
}

fn straight(op: Operator) -> Operator {
    match op {
        Operator::NotEqual => Operator::Equal,
        Operator::NotEmpty => Operator::Empty,
        Operator::NotLike => Operator::Like,
        Operator::NotBetween => Operator::Between,
        Operator::NotIn => Operator::In,
        Operator::NotMatches => Operator::Matches,
        op => op,
    }
}
