//! Bindings to `rescue.js`: what is left after a panic.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/browser/rescue.js")]
extern "C" {
    /// Shows the failure's screen, once; the words stand one a line.
    #[wasm_bindgen(js_name = showFailure)]
    pub fn show_failure(words: &str, saved: &str, base: &str);
}
