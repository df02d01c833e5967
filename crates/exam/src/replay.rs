use crate::{ApplyFault, Event, State};
use journal::{Chain, ChainFault, Entry, Head};

/// A journal on its way back to a state: each line is checked and applied.
#[derive(Debug, Clone)]
pub struct Replay {
    chain: Chain,
    state: State,
}

/// The first entry that does not verify or does not replay.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReplayFault {
    #[error(transparent)]
    Chain(#[from] ChainFault),
    #[error("entry {seq}: not an event of this version: {words}")]
    Event { seq: u64, words: String },
    #[error("entry {seq}: {fault}")]
    Apply { seq: u64, fault: ApplyFault },
}

impl ReplayFault {
    /// Place of the first bad entry, from 0.
    pub fn seq(&self) -> u64 {
        match self {
            Self::Chain(fault) => fault.seq,
            Self::Event { seq, .. } | Self::Apply { seq, .. } => *seq,
        }
    }

    /// The finding's code in catalogues and on the command line.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Chain(fault) => fault.fault.code(),
            Self::Event { .. } => "event-unknown",
            Self::Apply { fault, .. } => fault.code(),
        }
    }
}

impl Replay {
    /// From the beginning, bound to the bytes of `attempt.json`.
    pub fn new(header: &[u8]) -> Self {
        Self {
            chain: Chain::new(header),
            state: State::default(),
        }
    }

    /// From a snapshot.
    pub fn at(head: Head, state: State) -> Self {
        Self {
            chain: Chain::at(head),
            state,
        }
    }

    /// Takes the next line, without its line end, and gives what it recorded.
    ///
    /// # Errors
    /// [`ReplayFault`]; the replay must not be continued after one.
    pub fn take(&mut self, line: &[u8]) -> Result<(Entry, Event), ReplayFault> {
        let entry = self.chain.take(line)?;
        let event = parse(&entry)?;
        let seq = entry.seq;
        self.state
            .apply(seq, entry.elapsed_ms, &event)
            .map_err(|fault| ReplayFault::Apply { seq, fault })?;
        Ok((entry, event))
    }

    pub fn state(&self) -> &State {
        &self.state
    }

    pub fn head(&self) -> Head {
        self.chain.head()
    }

    /// The chain's growing end and the state, to go on from.
    pub fn into_parts(self) -> (Chain, State) {
        (self.chain, self.state)
    }
}

fn parse(entry: &Entry) -> Result<Event, ReplayFault> {
    json::from_slice(entry.event.get().as_bytes()).map_err(|e| ReplayFault::Event {
        seq: entry.seq,
        words: e.to_string(),
    })
}
