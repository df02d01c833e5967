//! Lays out HTML and CSS anew, by the bundle `editor/format.js`.

use super::host;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/browser/editor.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = layOut)]
    fn lay_out(bundle: &JsValue, language: &str, text: &str) -> Result<String, JsValue>;
}

/// The same text in tidy lines; `language` is `html` or `css`.
///
/// # Errors
/// The browser's own, when the bundle is neither cached nor reachable, or can't read the text.
pub async fn format(language: &str, text: &str) -> Result<String, JsValue> {
    let bundle = host::load("editor/format.js").await?;
    lay_out(&bundle, language, text)
}
