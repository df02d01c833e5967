//! Reading a long text: bringing passages into sight, and what is selected in them.

use super::editor::Watch;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/browser/reading.js")]
extern "C" {
    /// Scrolls to the element by the next frame; `focus` moves the keyboard there too.
    pub fn reveal(id: &str, focus: bool);
    /// Scrolls as little as it takes to have the element in sight.
    pub fn nearest(id: &str);
    /// Gives the keyboard a new stage's content, unless something in it has the focus already.
    pub fn land(id: &str);
    #[wasm_bindgen(js_name = watchSelection)]
    fn watch_selection(place: &str, heard: &JsValue) -> js_sys::Function;
    /// Selects nothing any more.
    #[wasm_bindgen(js_name = dropSelection)]
    pub fn drop_selection();
    /// Whether the desk shows one part at a time.
    #[wasm_bindgen(js_name = isNarrow)]
    pub fn is_narrow() -> bool;
    /// Whether a room, a panel and a list have room beside each other.
    #[wasm_bindgen(js_name = isWide)]
    pub fn is_wide() -> bool;
}

/// Tells which element (its `data-passage`, beginning with `place` and a hyphen) words are
/// selected in, and which; both empty when none.
pub fn follow_selection(place: &str, heard: impl Fn(String, String) + 'static) -> Watch {
    let heard = Closure::<dyn Fn(String, String)>::new(heard).into_js_value();
    Watch::new(watch_selection(place, &heard), heard)
}
