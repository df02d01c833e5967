//! The invigilator's acts: the code is checked in the worker, then the act is dispatched.

use super::Desk;
use crate::browser::engine;
use exam::{Command, Refusal, attempt, clock};
use worker::protocol::{CheckCode, Request, Response};

/// What the invigilator can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Grant { minutes: u32 },
    Pause,
    Resume,
    SettleGap { minutes: u32 },
    Reopen { minutes: u32 },
}

impl Act {
    fn command(self, reason: String) -> Command {
        match self {
            Self::Grant { minutes } => Command::Clock(clock::Command::Grant { minutes, reason }),
            Self::Pause => Command::Clock(clock::Command::Pause { reason }),
            Self::Resume => Command::Clock(clock::Command::Resume { reason }),
            Self::SettleGap { minutes } => {
                Command::Clock(clock::Command::SettleGap { minutes, reason })
            }
            Self::Reopen { minutes } => {
                Command::Attempt(attempt::Command::Reopen { reason, minutes })
            }
        }
    }
}

impl Desk {
    /// Why `command` would be refused now; nothing happens, and nobody is told.
    fn refuses(&self, command: Command) -> Option<Refusal> {
        let now = self.core()?.clock.borrow().now();
        let sitting = self.sitting();
        self.peek(|s| s.decide(sitting.setting(), command, now).err())
    }
}

/// Checks the act, then the code, and acts: who has left something out need not type the code
/// again, and the candidate sees no alarm about it.
///
/// # Errors
/// Why the act is refused, or `code-wrong`; a code of the catalogue `codes`.
pub async fn act(desk: Desk, code: String, act: Act, reason: String) -> Result<(), String> {
    let command = act.command(reason);
    if let Some(refusal) = desk.refuses(command.clone()) {
        return Err(refusal.code().into());
    }
    if let Some(phc) = desk.case().invigilator.clone() {
        let mut right = false;
        for code in spellings(&code) {
            right = right || is_right(&phc, code).await?;
        }
        if !right {
            return Err("code-wrong".into());
        }
    } else if desk.sitting().mode() == attempt::Mode::Exam {
        return Err("code-missing".into());
    }
    desk.dispatch(command).map_err(|r| r.code().to_string())
}

/// As typed, and as the program spells the codes that it makes up: words in small letters, with
/// hyphens between them. A code read aloud says neither.
fn spellings(typed: &str) -> Vec<String> {
    let words: Vec<&str> = typed.split([' ', '-']).filter(|w| !w.is_empty()).collect();
    let spelt = words.join("-").to_lowercase();
    let mut all = vec![typed.to_string()];
    if spelt != typed {
        all.push(spelt);
    }
    all
}

async fn is_right(phc: &str, code: String) -> Result<bool, String> {
    let phc = phc.to_string();
    match engine::call(Request::CheckCode(CheckCode { phc, code })).await {
        Ok(Response::Code { right }) => Ok(right),
        Ok(_) => Err(engine::odd().code),
        Err(failure) => Err(failure.code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn given_a_code_that_was_read_aloud_when_spelt_then_it_is_tried_as_it_was_made_too() {
        let made = "kita-dorada-chrzan";
        assert_eq!(spellings(made), [made]);
        for typed in [
            "kita dorada chrzan",
            " Kita-Dorada-Chrzan ",
            "KITA  DORADA - CHRZAN",
        ] {
            assert_eq!(spellings(typed), [typed, made]);
        }
        assert_eq!(spellings("Własny Kod"), ["Własny Kod", "własny-kod"]);
    }
}
