//! Small choices of the person at this machine, kept between visits; never work.

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// The kept choice; none where the browser keeps nothing.
pub fn get(name: &str) -> Option<String> {
    storage()?.get_item(&format!("proba.{name}")).ok()?
}

/// Keeps a choice, where the browser can.
pub fn set(name: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(&format!("proba.{name}"), value);
    }
}
