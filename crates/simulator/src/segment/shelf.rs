//! Rules counted: the bits of every term are kept, those of segments too.

use super::bits::Bits;
use super::term::{self, Test};
use super::{Fault, Rule, Term, check, kernel};
use crate::base::Base;
use std::collections::BTreeMap;

/// Segments by id.
pub type Library = BTreeMap<String, Rule>;

/// At most as many terms are kept; 12,500 bytes each for 100,000 contacts.
const KEPT_MAX: usize = 512;

/// The bits of terms that were asked for before, over one base.
#[derive(Debug, Default)]
pub struct Shelf {
    terms: BTreeMap<String, Bits>,
}

impl Shelf {
    /// The contacts for whom a rule holds.
    ///
    /// # Errors
    /// Everything that is wrong with the rule, or with the segments that it leads to.
    pub fn bits(
        &mut self,
        rule: &Rule,
        base: &Base,
        library: &Library,
    ) -> Result<Bits, Vec<Fault>> {
        self.within(rule, base, library, &mut Vec::new())
    }

    fn within(
        &mut self,
        rule: &Rule,
        base: &Base,
        library: &Library,
        inside: &mut Vec<String>,
    ) -> Result<Bits, Vec<Fault>> {
        let ids: Vec<&str> = library.keys().map(String::as_str).collect();
        check(rule, base, &ids)?;
        self.group(rule, base, library, inside)
    }

    fn group(
        &mut self,
        rule: &Rule,
        base: &Base,
        library: &Library,
        inside: &mut Vec<String>,
    ) -> Result<Bits, Vec<Fault>> {
        let (rules, all) = match rule {
            Rule::All(rules) => (rules, true),
            Rule::Any(rules) => (rules, false),
            Rule::Is(term) => return self.term(term, base, library, inside),
        };
        let mut bits = Bits::filled(base.count(), all);
        for rule in rules {
            let inner = self.group(rule, base, library, inside)?;
            if all {
                bits.and(&inner)
            } else {
                bits.or(&inner)
            }
        }
        Ok(bits)
    }

    fn term(
        &mut self,
        term: &Term,
        base: &Base,
        library: &Library,
        inside: &mut Vec<String>,
    ) -> Result<Bits, Vec<Fault>> {
        let (test, negated) = term::test(term, base, "is").map_err(|fault| vec![fault])?;
        if let Test::Segment(ids) = &test {
            let mut bits = Bits::filled(base.count(), false);
            for id in ids {
                bits.or(&self.segment(id, base, library, inside)?);
            }
            if negated {
                bits.flip();
            }
            return Ok(bits);
        }
        let key = serde_json::to_string(term).unwrap_or_default();
        if let Some(bits) = self.terms.get(&key) {
            return Ok(bits.clone());
        }
        let mut bits = base.column(&term.field).map_or_else(
            || Bits::filled(base.count(), false),
            |column| kernel::bits(&test, column, base.today),
        );
        if negated {
            bits.flip();
        }
        if self.terms.len() >= KEPT_MAX {
            self.terms.clear();
        }
        self.terms.insert(key, bits.clone());
        Ok(bits)
    }

    fn segment(
        &mut self,
        id: &str,
        base: &Base,
        library: &Library,
        inside: &mut Vec<String>,
    ) -> Result<Bits, Vec<Fault>> {
        if inside.iter().any(|it| it == id) {
            let message = format!("the segment {id:?} leads back to itself");
            return Err(vec![Fault::new("", "filter-circle", message)]);
        }
        let Some(rule) = library.get(id) else {
            let message = format!("there is no segment {id:?}");
            return Err(vec![Fault::new("", "filter-segment", message)]);
        };
        inside.push(id.to_owned());
        let bits = self.within(rule, base, library, inside);
        inside.pop();
        bits
    }
}
