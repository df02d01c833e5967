//! The invigilator's acts: the code is checked in the worker, then the act is dispatched.

use super::Desk;
use crate::browser::engine;
use exam::{Command, attempt, clock};
use worker::protocol::{CheckCode, Request, Response};

/// What the invigilator can do.
#[derive(Debug, Clone, PartialEq, Eq)]
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

/// Checks the code and acts.
///
/// # Errors
/// `code-wrong`, or why the act is refused; a code of the catalogue `codes`.
pub async fn act(desk: Desk, code: String, act: Act, reason: String) -> Result<(), String> {
    if let Some(phc) = desk.case().invigilator.clone() {
        let request = Request::CheckCode(CheckCode { phc, code });
        match engine::call(request).await {
            Ok(Response::Code { right: true }) => {}
            Ok(Response::Code { right: false }) => return Err("code-wrong".into()),
            Ok(_) => return Err(engine::odd().code),
            Err(failure) => return Err(failure.code),
        }
    } else if desk.sitting().mode() == attempt::Mode::Exam {
        return Err("code-missing".into());
    }
    let command = act.command(reason);
    desk.dispatch(command).map_err(|r| r.code().to_string())
}
