use crate::StatsError;
use serde::{Deserialize, Serialize};

/// So many successes in so many trials.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proportion {
    /// At most `trials`.
    pub successes: u64,
    /// At least one.
    pub trials: u64,
}

impl Proportion {
    /// Takes two counts.
    ///
    /// # Errors
    /// [`StatsError::Proportion`] without trials, or with more successes than trials.
    pub fn new(successes: u64, trials: u64) -> Result<Self, StatsError> {
        if trials == 0 || successes > trials {
            return Err(StatsError::Proportion);
        }
        Ok(Self { successes, trials })
    }

    /// The share of successes, 0 to 1.
    pub fn share(self) -> f64 {
        self.successes as f64 / self.trials as f64
    }
}

impl std::str::FromStr for Proportion {
    type Err = StatsError;

    /// "5/83".
    fn from_str(text: &str) -> Result<Self, StatsError> {
        let (successes, trials) = text.split_once('/').ok_or(StatsError::Proportion)?;
        let whole = |part: &str| part.trim().parse().map_err(|_| StatsError::Proportion);
        Self::new(whole(successes)?, whole(trials)?)
    }
}

impl std::fmt::Display for Proportion {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.successes, self.trials)
    }
}
