//! What people type, in one Unicode form.

use crate::protocol::{Means, Request};
use js_sys::JsString;

/// Brings what people type into one Unicode form: the same phrase typed on another keyboard must
/// open the same attempt. The browser has the tables for it, so this module needs none.
pub fn normalize(request: &mut Request) {
    let typed = match request {
        Request::OpenCase(it) => it.passphrase.as_mut(),
        Request::NewAttemptKeys(it) => it.phrase.as_mut(),
        Request::Unlock(it) => phrase(Some(&mut it.means)),
        Request::OpenCopy(it) => phrase(it.means.as_mut()),
        Request::CheckCode(it) => Some(&mut it.code),
        Request::Seal(_) | Request::CheckReceipt(_) | Request::OpenSubmission(_) => None,
    };
    if let Some(text) = typed {
        let normal = JsString::from(text.as_str()).normalize("NFC");
        *text = String::from(normal);
    }
}

fn phrase(means: Option<&mut Means>) -> Option<&mut String> {
    match means? {
        Means::Phrase(phrase) => Some(phrase),
        Means::Identity(_) => None,
    }
}
