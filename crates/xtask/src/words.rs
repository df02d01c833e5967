//! The words after `cargo xtask <task>`: flags, and options with a value.

use crate::fault::{Fault, Result};

pub struct Words {
    rest: Vec<String>,
}

impl Words {
    pub fn new(words: impl IntoIterator<Item = String>) -> Self {
        Self {
            rest: words.into_iter().collect(),
        }
    }

    /// Takes the first word, whatever it is.
    pub fn first(&mut self) -> Option<String> {
        if self.rest.is_empty() {
            return None;
        }
        Some(self.rest.remove(0))
    }

    /// Takes `--name`, if it is there.
    pub fn flag(&mut self, name: &str) -> bool {
        let at = self.rest.iter().position(|word| word == name);
        at.map(|at| self.rest.remove(at)).is_some()
    }

    /// Takes `--name VALUE`, if it is there.
    pub fn option(&mut self, name: &str) -> Result<Option<String>> {
        let Some(at) = self.rest.iter().position(|word| word == name) else {
            return Ok(None);
        };
        if at + 1 >= self.rest.len() {
            return Err(Fault::new(format!("{name} needs a value")));
        }
        self.rest.remove(at);
        Ok(Some(self.rest.remove(at)))
    }

    /// Takes `--name VALUE`, which has to be there.
    pub fn needed(&mut self, name: &str) -> Result<String> {
        let found = self.option(name)?;
        found.ok_or_else(|| Fault::new(format!("{name} is missing")))
    }

    /// Refuses whatever nobody took.
    pub fn end(&self) -> Result {
        match self.rest.first() {
            None => Ok(()),
            Some(word) => Err(Fault::new(format!("`{word}` is not understood here"))
                .next("run `cargo xtask help`")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Words {
        Words::new(text.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn given_flags_and_options_when_taken_then_nothing_is_left() {
        let mut words = words("--data here --dev");
        assert_eq!(words.option("--data").unwrap().as_deref(), Some("here"));
        assert!(words.flag("--dev"));
        assert!(!words.flag("--dev"));
        assert!(words.end().is_ok());
    }

    #[test]
    fn given_a_word_nobody_knows_when_ended_then_it_is_named() {
        let fault = words("--speed").end().unwrap_err();
        assert!(fault.what.contains("--speed"));
    }

    #[test]
    fn given_an_option_without_value_when_taken_then_it_is_refused() {
        assert!(words("--data").option("--data").is_err());
    }
}
