//! The folder of the second copy; `folder.js` says what each function promises.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/browser/folder.js")]
extern "C" {
    #[wasm_bindgen(js_name = canPick)]
    pub fn can_pick() -> bool;
    #[wasm_bindgen(catch)]
    pub async fn pick() -> Result<JsValue, JsValue>;
    pub fn name(folder: &JsValue) -> String;
    #[wasm_bindgen(catch)]
    pub async fn write(folder: &JsValue, name: &str, bytes: &[u8]) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub async fn allowed(folder: &JsValue, ask: bool) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub async fn keep(attempt: &str, folder: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub async fn forget(attempt: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub async fn kept(attempt: &str) -> Result<JsValue, JsValue>;
}
