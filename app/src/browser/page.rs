//! Where this page stands: its base and its build.

use wasm_bindgen::JsCast;

/// The path that the router is mounted under: `/b/<digest>` in a bundle, empty in development.
pub fn base() -> String {
    let document = web_sys::window().and_then(|window| window.document());
    let uri = document.and_then(|document| document.base_uri().ok().flatten());
    let path = uri.and_then(|uri| web_sys::Url::new(&uri).ok());
    let path = path.map(|url| url.pathname()).unwrap_or_default();
    let folder = path.rfind('/').map_or("", |end| &path[..end]);
    if folder.starts_with("/b/") {
        folder.to_string()
    } else {
        String::new()
    }
}

/// The digest of this build; `dev` when it was not bundled.
pub fn build() -> String {
    let base = base();
    base.strip_prefix("/b/").unwrap_or("dev").to_string()
}

/// Starts the page again.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// Goes to another address of the site, with a page of its own.
pub fn leave(address: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().assign(address);
    }
}

/// Moves the keyboard's focus to the element with this id.
pub fn focus(id: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let element = document.and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Moves the focus to the field with this id and selects a stretch, in UTF-16 units.
pub fn select(id: &str, from: u32, to: u32) {
    focus(id);
    let document = web_sys::window().and_then(|window| window.document());
    let element = document.and_then(|document| document.get_element_by_id(id));
    let Some(element) = element else { return };
    if let Some(field) = element.dyn_ref::<web_sys::HtmlInputElement>() {
        let _ = field.set_selection_range(from, to);
    } else if let Some(field) = element.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        let _ = field.set_selection_range(from, to);
    }
}

/// What is selected in the field of several lines with this id, in UTF-16 units.
pub fn selection(id: &str) -> Option<(u32, u32)> {
    let document = web_sys::window()?.document()?;
    let element = document.get_element_by_id(id)?;
    let field = element.dyn_into::<web_sys::HtmlTextAreaElement>().ok()?;
    let from = field.selection_start().ok()??;
    let to = field.selection_end().ok()??;
    Some((from, to))
}

/// Whether a window stands over everything else on the page.
pub fn is_covered() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let modal = document.map(|document| document.query_selector("dialog:modal"));
    matches!(modal, Some(Ok(Some(_))))
}

/// The full address of a file of this build.
pub fn resolve(path: &str) -> String {
    let document = web_sys::window().and_then(|window| window.document());
    let uri = document.and_then(|document| document.base_uri().ok().flatten());
    let url = uri.and_then(|uri| web_sys::Url::new_with_base(path, &uri).ok());
    url.map_or_else(|| path.to_string(), |url| url.href())
}
