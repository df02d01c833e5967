//! How the submissions of one attempt stand to each other.

use journal::Digest;
use std::collections::{BTreeMap, BTreeSet};

/// What of a submission decides how it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// The submission's id.
    pub id: Digest,
    /// The attempt's public key, as the envelope says.
    pub key: String,
    /// The hash of the last entry.
    pub head: Digest,
    /// The number of entries.
    pub length: u64,
}

/// How a submission stands among those of its attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The one to be marked.
    Current,
    /// The same work as another that came first, sealed again.
    Same(Digest),
    /// A longer chain goes on from it.
    Superseded(Digest),
    /// It contradicts another of the same attempt; a person must look.
    Fork(Digest),
}

impl Standing {
    /// The word in lists.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Same(_) => "same",
            Self::Superseded(_) => "superseded",
            Self::Fork(_) => "fork",
        }
    }

    /// The other submission that the standing speaks of.
    pub fn other(&self) -> Option<Digest> {
        match self {
            Self::Current => None,
            Self::Same(other) | Self::Superseded(other) | Self::Fork(other) => Some(*other),
        }
    }
}

/// The standing of each of one attempt's works, given in the order of their arrival.
///
/// `forks` are pairs (longer, shorter) of which the opened longer chain does not hold the
/// shorter's head; without them, a longer chain is believed to go on from a shorter one.
pub fn standings(works: &[Work], forks: &BTreeSet<(Digest, Digest)>) -> BTreeMap<Digest, Standing> {
    let mut firsts: Vec<&Work> = Vec::new();
    let mut standings = BTreeMap::new();
    for work in works {
        match firsts.iter().find(|first| is_same(first, work)) {
            Some(first) => _ = standings.insert(work.id, Standing::Same(first.id)),
            None => firsts.push(work),
        }
    }
    let longest = firsts.iter().rev().max_by_key(|work| work.length);
    for work in &firsts {
        let against = firsts.iter().find(|other| contradicts(work, other, forks));
        let standing = match (against, longest) {
            (Some(other), _) => Standing::Fork(other.id),
            (None, Some(longest)) if longest.id != work.id => Standing::Superseded(longest.id),
            _ => Standing::Current,
        };
        standings.insert(work.id, standing);
    }
    standings
}

fn is_same(a: &Work, b: &Work) -> bool {
    (&a.key, &a.head, a.length) == (&b.key, &b.head, b.length)
}

/// Two different works of one length, or under two keys, can't both be the attempt's.
fn contradicts(a: &Work, b: &Work, forks: &BTreeSet<(Digest, Digest)>) -> bool {
    let rival = a.id != b.id && (a.key != b.key || a.length == b.length);
    rival || forks.contains(&(a.id, b.id)) || forks.contains(&(b.id, a.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn work(name: &str, head: &str, length: u64) -> Work {
        let digest = |text: &str| Digest::of(text.as_bytes());
        Work {
            id: digest(name),
            key: "key".into(),
            head: digest(head),
            length,
        }
    }

    fn words(works: &[Work], forks: &[(&Work, &Work)]) -> Vec<&'static str> {
        let forks = forks.iter().map(|(a, b)| (a.id, b.id)).collect();
        let standings = standings(works, &forks);
        works
            .iter()
            .map(|work| standings[&work.id].word())
            .collect()
    }

    #[test]
    fn given_one_submission_when_it_stands_alone_then_it_is_current() {
        assert_eq!(words(&[work("a", "h", 3)], &[]), ["current"]);
    }

    #[test]
    fn given_an_equal_head_when_sealed_again_then_it_is_the_same_work() {
        let works = [work("a", "h", 3), work("b", "h", 3)];
        assert_eq!(words(&works, &[]), ["current", "same"]);
    }

    #[test]
    fn given_a_longer_chain_when_it_arrives_in_any_order_then_it_supersedes() {
        let (short, long) = (work("a", "h3", 3), work("b", "h9", 9));
        assert_eq!(
            words(&[short.clone(), long.clone()], &[]),
            ["superseded", "current"]
        );
        assert_eq!(words(&[long, short], &[]), ["current", "superseded"]);
    }

    #[test]
    fn given_two_heads_at_one_length_when_they_meet_then_both_are_forks() {
        let works = [work("a", "x", 3), work("b", "y", 3), work("c", "h", 1)];
        assert_eq!(words(&works, &[]), ["fork", "fork", "superseded"]);
    }

    #[test]
    fn given_a_longer_chain_that_was_opened_and_leaves_the_shorter_out_then_both_are_forks() {
        let (short, long) = (work("a", "h3", 3), work("b", "h9", 9));
        let works = [short.clone(), long.clone()];
        assert_eq!(words(&works, &[(&long, &short)]), ["fork", "fork"]);
    }

    #[test]
    fn given_another_key_under_the_same_attempt_when_it_comes_then_it_is_a_fork() {
        let mut foreign = work("b", "h9", 9);
        foreign.key = "another".into();
        assert_eq!(words(&[work("a", "h3", 3), foreign], &[]), ["fork", "fork"]);
    }
}
