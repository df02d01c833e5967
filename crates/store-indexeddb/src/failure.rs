use js_sys::Reflect;
use store::Error;
use wasm_bindgen::JsValue;

/// What may go wrong inside a callback of a transaction: our verdict, or the browser's exception.
pub enum Failure {
    Ours(Error),
    Theirs(JsValue),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Ours(error)
    }
}

impl From<JsValue> for Failure {
    fn from(thrown: JsValue) -> Self {
        Self::Theirs(thrown)
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Ours(error) => error,
            Failure::Theirs(thrown) => error_of(&thrown),
        }
    }
}

fn text(thrown: &JsValue, field: &str) -> String {
    Reflect::get(thrown, &field.into())
        .ok()
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}

/// The name of an exception: `QuotaExceededError` and the like.
pub fn name(thrown: &JsValue) -> String {
    text(thrown, "name")
}

/// An exception as an error of the store.
pub fn error_of(thrown: &JsValue) -> Error {
    let name = name(thrown);
    let words = format!("{name}: {}", text(thrown, "message"));
    match name.as_str() {
        "QuotaExceededError" => Error::Quota,
        // Thrown by a database that is closed or closing, and by a transaction that is over.
        "InvalidStateError" | "TransactionInactiveError" => Error::Closed,
        "AbortError" | "TimeoutError" | "DataError" | "ConstraintError" => Error::Aborted(words),
        _ => Error::Unavailable(words),
    }
}
