//! A drawing as a bitmap.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/browser/picture.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = png)]
    async fn draw(svg: &str, width: f64, height: f64) -> Result<JsValue, JsValue>;
}

/// The PNG of an SVG of this size; none where the browser can't draw it.
pub async fn png(svg: &str, width: i32, height: i32) -> Option<Vec<u8>> {
    let bytes = draw(svg, f64::from(width), f64::from(height)).await.ok()?;
    Some(js_sys::Uint8Array::new(&bytes).to_vec())
}
