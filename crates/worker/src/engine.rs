//! What the worker does, in functions that know no browser.

mod age_slot;
mod case;
mod code;
mod copy;
mod keys;
mod receipt;
mod seal;
mod submission;

pub use keys::{Entropy, PHRASE_CHARS_MIN, new_attempt_keys};

use crate::protocol::{Failure, Progress, Request, Response};

/// The most memory that a hash or slot from outside may ask for, in KiB.
const MEMORY_KIB_MAX: u32 = 256 * 1024;
/// The most passes that a hash or slot from outside may ask for.
const PASSES_MAX: u32 = 16;

/// Fulfils a request, telling how far it has come.
///
/// # Errors
/// [`Failure`] with the code of whatever went wrong.
pub fn handle(request: Request, progress: &mut dyn FnMut(Progress)) -> Result<Response, Failure> {
    match request {
        Request::OpenCase(it) => case::open(&it, progress).map(Response::Case),
        Request::NewAttemptKeys(it) => {
            let keys = new_attempt_keys(&it, Entropy::draw()?)?;
            Ok(Response::Keys(keys))
        }
        Request::Unlock(it) => {
            let data_key = keys::unlock(&it.attempt, &it.slots, &it.means)?;
            Ok(Response::DataKey { data_key })
        }
        Request::CheckCode(it) => {
            let right = code::check(&it)?;
            Ok(Response::Code { right })
        }
        Request::Seal(it) => seal::seal(&it).map(Response::Sealed),
        Request::CheckReceipt(it) => receipt::check(&it).map(Response::Receipt),
        Request::OpenSubmission(it) => submission::open(&it, progress).map(Response::Submission),
        Request::OpenCopy(it) => copy::open(&it, progress).map(Response::Copy),
    }
}

/// Counts the steps of a longer request.
struct Steps<'a> {
    progress: &'a mut dyn FnMut(Progress),
    done: u32,
    total: u32,
}

impl<'a> Steps<'a> {
    fn new(progress: &'a mut dyn FnMut(Progress), total: u32) -> Self {
        progress(Progress { done: 0, total });
        Self {
            progress,
            done: 0,
            total,
        }
    }

    fn step(&mut self) {
        self.done += 1;
        (self.progress)(Progress {
            done: self.done,
            total: self.total,
        });
    }
}
