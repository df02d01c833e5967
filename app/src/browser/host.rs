//! Bindings to `host.js`, which says what each function promises.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/browser/host.js")]
extern "C" {
    #[wasm_bindgen(js_name = hold)]
    pub async fn hold(name: &str, steal: bool, on_lost: &JsValue) -> JsValue;
    #[wasm_bindgen(js_name = held)]
    pub async fn held(name: &str) -> JsValue;
    #[wasm_bindgen(js_name = isSecure)]
    pub fn is_secure() -> bool;
    #[wasm_bindgen(catch)]
    pub async fn persist() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub async fn persisted() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub async fn room() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = offlineStatus)]
    pub async fn offline_status() -> Result<JsValue, JsValue>;
    #[wasm_bindgen]
    pub fn styles(addresses: Vec<JsValue>) -> js_sys::Promise;
    #[wasm_bindgen(catch)]
    pub async fn load(path: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = fetchBytes)]
    pub async fn fetch_bytes(path: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub async fn upload(bytes: &[u8]) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = askReceipt)]
    pub async fn ask_receipt(id: &str) -> Result<JsValue, JsValue>;
}
