//! Proba's client: lobby, desk and the assessor's view, all in the browser.

mod browser;
mod desk;
mod failure;
mod frame;
mod language;
mod parts;
mod review;
mod rooms;
mod routes;
mod stages;
mod widgets;
mod words;

// The catalogues under `locales/`, as typed keys: the module `i18n`.
include!(concat!(env!("OUT_DIR"), "/i18n/mod.rs"));

// The tests of this crate run where it lives.
#[cfg(test)]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

fn main() {
    failure::watch();
    leptos::mount::mount_to_body(routes::Client);
}
