//! How many tests a step ran, read from what its runner said.

/// Tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u32,
    pub failed: u32,
}

impl Tally {
    /// Of a step that is one test itself.
    pub fn of(success: bool) -> Self {
        Self {
            passed: u32::from(success),
            failed: u32::from(!success),
        }
    }

    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// Reads the summaries of cargo, node's runner, Playwright and our own scripts.
    ///
    /// A run that ended badly without a failed test (it did not compile, say) counts as one failed;
    /// a good run without a summary counts as one passed.
    pub fn read(text: &str, success: bool) -> Self {
        let mut tally = Self::default();
        for line in text.lines() {
            tally.add(summary(&plain(line)));
        }
        match (success, tally) {
            (
                true,
                Self {
                    passed: 0,
                    failed: 0,
                },
            ) => Self::of(true),
            (false, Self { failed: 0, .. }) => Self { failed: 1, ..tally },
            _ => tally,
        }
    }
}

/// The line without terminal colours.
fn plain(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        out.push_str(before);
        rest = after.split_once('m').map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}

fn summary(line: &str) -> Tally {
    let words: Vec<_> = line
        .split(|c: char| c.is_whitespace() || ".;,|".contains(c))
        .filter(|word| !word.is_empty())
        .collect();
    match words.as_slice() {
        ["test", "result:", _, passed, "passed", failed, "failed", ..] => counts(passed, failed),
        ["#" | "ℹ", "pass", passed] => counts(passed, "0"),
        ["#" | "ℹ", "fail", failed] => counts("0", failed),
        [passed, "passed", failed, "failed"] => counts(passed, failed),
        [passed, "passed"] => counts(passed, "0"),
        [passed, "passed", time, ..] if time.starts_with('(') => counts(passed, "0"),
        [failed, "failed"] => counts("0", failed),
        _ => Tally::default(),
    }
}

fn counts(passed: &str, failed: &str) -> Tally {
    let number = |word: &str| word.parse().unwrap_or(0);
    Tally {
        passed: number(passed),
        failed: number(failed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(passed: u32, failed: u32) -> Tally {
        Tally { passed, failed }
    }

    #[test]
    fn given_cargos_summaries_when_read_then_they_are_summed() {
        let text = "test result: ok. 12 passed; 0 failed; 0 ignored\n\
                    test result: FAILED. 3 passed; 2 failed; 0 ignored";
        assert_eq!(Tally::read(text, false), tally(15, 2));
    }

    #[test]
    fn given_other_runners_when_read_then_they_are_understood() {
        assert_eq!(Tally::read("# pass 5\n# fail 1", false), tally(5, 1));
        assert_eq!(Tally::read("ℹ pass 5\nℹ fail 0", true), tally(5, 0));
        assert_eq!(
            Tally::read("  1 failed\n    [chromium] › a\n  7 passed (1.2m)", false),
            tally(7, 1)
        );
        assert_eq!(Tally::read("4 passed, 0 failed", true), tally(4, 0));
    }

    #[test]
    fn given_no_summary_when_read_then_the_step_itself_counts() {
        assert_eq!(Tally::read("\u{1b}[32mdone\u{1b}[0m", true), tally(1, 0));
        assert_eq!(Tally::read("error: could not compile", false), tally(0, 1));
    }
}
