//! Signs of life: whether the server can be reached, and whether a page said goodbye.

use super::random;
use std::cell::OnceCell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/browser/signs.js")]
extern "C" {
    async fn reachable() -> JsValue;
    pub fn online() -> bool;
    #[wasm_bindgen(js_name = sayGoodbye)]
    fn say_goodbye(page: &str);
    #[wasm_bindgen(js_name = saidGoodbye)]
    pub fn said_goodbye(page: &str) -> bool;
}

thread_local! {
    static PAGE: OnceCell<String> = const { OnceCell::new() };
}

/// The id of this load of the page: 16 hexadecimal digits. From the first call on the page notes
/// its own orderly end.
pub fn page() -> String {
    PAGE.with(|page| {
        let made = || {
            let id = hex::encode(random::bytes::<8>());
            say_goodbye(&id);
            id
        };
        page.get_or_init(made).clone()
    })
}

/// Whether the server answers anything.
pub async fn server_answers() -> bool {
    reachable().await.is_truthy()
}
