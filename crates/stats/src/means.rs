use crate::StatsError;
use crate::special::student_tails;
use serde::Serialize;

/// A sample by its sums; exact for whole numbers such as grosze.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sample {
    /// Observations.
    pub count: u64,
    /// Their sum.
    pub sum: i128,
    /// The sum of their squares.
    pub squares: i128,
}

impl Sample {
    /// Takes one more observation.
    pub fn push(&mut self, value: i64) {
        self.count += 1;
        self.sum += i128::from(value);
        self.squares += i128::from(value) * i128::from(value);
    }

    /// The mean; zero without observations.
    pub fn mean(self) -> f64 {
        self.sum as f64 / self.count.max(1) as f64
    }

    /// The unbiased variance; from exact integers, so that nothing cancels.
    pub fn variance(self) -> f64 {
        let count = i128::from(self.count);
        let top = count * self.squares - self.sum * self.sum;
        top as f64 / (count * (count - 1).max(1)) as f64
    }
}

/// What two means say of each other.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Welch {
    /// Above zero when `a` is the greater.
    pub t: f64,
    /// Degrees of freedom, after Satterthwaite.
    pub freedom: f64,
    /// Two-sided.
    pub p: f64,
}

/// Welch's t test of two means with unequal variances: Biometrika 34 (1947).
///
/// # Errors
/// [`StatsError::Count`] with fewer than two observations a side.
pub fn welch(a: Sample, b: Sample) -> Result<Welch, StatsError> {
    if a.count < 2 || b.count < 2 {
        return Err(StatsError::Count);
    }
    let part = |of: Sample| of.variance() / of.count as f64;
    let (of_a, of_b) = (part(a), part(b));
    let whole = of_a + of_b;
    if whole <= 0.0 {
        return Ok(Welch {
            t: 0.0,
            freedom: 1.0,
            p: 1.0,
        });
    }
    let t = (a.mean() - b.mean()) / whole.sqrt();
    let below = of_a * of_a / (a.count - 1) as f64 + of_b * of_b / (b.count - 1) as f64;
    let freedom = whole * whole / below;
    Ok(Welch {
        t,
        freedom,
        p: student_tails(t, freedom),
    })
}
