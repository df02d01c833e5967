//! Progress on screen: what is being done, and how long it took.

use std::time::{Duration, Instant};

/// Runs one named step and says how long it took, whether it succeeded or not.
pub fn step<T, E>(name: &str, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    let start = Instant::now();
    println!("==> {name}");
    let done = work();
    let word = if done.is_ok() { "done" } else { "FAILED" };
    println!("    {word} in {}: {name}", elapsed(start.elapsed()));
    done
}

/// A note under the current step.
pub fn note(text: &str) {
    println!("    {text}");
}

/// `0.4 s`, `12.3 s`, `3 min 05 s`.
pub fn elapsed(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 60.0 {
        return format!("{seconds:.1} s");
    }
    let whole = time.as_secs();
    format!("{} min {:02} s", whole / 60, whole % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_a_time_when_shown_then_it_reads_in_seconds_or_minutes() {
        assert_eq!(elapsed(Duration::from_millis(400)), "0.4 s");
        assert_eq!(elapsed(Duration::from_secs(185)), "3 min 05 s");
    }
}
