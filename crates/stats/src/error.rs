/// Figures that a formula has no use for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StatsError {
    /// More successes than trials, or no trials.
    #[error("there must be at least one trial, and at most as many successes as trials")]
    Proportion,
    /// A probability outside its range.
    #[error("a probability must lie between 0 and 1, neither of them reached")]
    Probability,
    /// Nothing to detect.
    #[error("the effect must not be zero, and must lead to a proportion between 0 and 1")]
    Effect,
    /// Too little or too much to compute with.
    #[error("there must be at least two observations, and between one and fifty looks")]
    Count,
}

impl StatsError {
    /// A stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Proportion => "stats-proportion",
            Self::Probability => "stats-probability",
            Self::Effect => "stats-effect",
            Self::Count => "stats-count",
        }
    }
}

/// A probability that is neither 0 nor 1.
pub(crate) fn open(value: f64) -> Result<f64, StatsError> {
    let inside = value > 0.0 && value < 1.0;
    inside.then_some(value).ok_or(StatsError::Probability)
}
