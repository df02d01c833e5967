//! What the tasks need on this machine; whatever is missing is installed, or named.

mod debian;
mod node;
mod rust;

pub use debian::engine;

use crate::fault::Result;
use crate::progress::step;

/// Everything that building and serving the client needs.
pub fn for_client() -> Result {
    step("tools for the client", || {
        rust::compiler()?;
        rust::wasm_target()?;
        rust::trunk()?;
        rust::wasm_bindgen()?;
        node::version()?;
        node::packages(&["crates/xtask", "app/editor"])
    })
}

/// Everything that the browser tests need on top of that.
pub fn for_browsers() -> Result {
    step("tools for the browser tests", || {
        node::packages(&["e2e"])?;
        debian::programs()?;
        rust::geckodriver()?;
        rust::wasm_bindgen_runner()
    })
}
