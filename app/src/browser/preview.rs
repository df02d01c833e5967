//! The live preview of the bundle `editor/preview.js`.

use super::host;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// What a person did in a preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gesture {
    /// Points at a link, button or form: its target; none when it is left.
    Link(Option<String>),
    /// Clicked an element: where its start tag is in the HTML, in UTF-16 units.
    Inspect { from: u32, to: u32 },
}

#[wasm_bindgen(module = "/src/browser/editor.js")]
extern "C" {
    type Handle;
    #[wasm_bindgen(method, structural)]
    fn update(this: &Handle, html: &str, css: &str);
    #[wasm_bindgen(method, structural)]
    fn refresh(this: &Handle);
    #[wasm_bindgen(method, structural, js_name = setWidth)]
    fn set_width(this: &Handle, pixels: &JsValue);
    #[wasm_bindgen(method, structural, js_name = setColorScheme)]
    fn set_color_scheme(this: &Handle, scheme: &str);
    #[wasm_bindgen(method, structural)]
    fn destroy(this: &Handle);

    fn point(handle: &Handle, at: Option<u32>);
    fn walk(handle: &Handle, step: i32) -> Option<js_sys::Array>;
    #[wasm_bindgen(catch, js_name = openPreview)]
    fn open_preview(
        bundle: &JsValue,
        host: &HtmlElement,
        title: &str,
        locale: &str,
        assets: &JsValue,
        heard: &JsValue,
    ) -> Result<JsValue, JsValue>;
}

/// An element that was walked to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walked {
    pub tag: String,
    /// How its text begins.
    pub text: String,
    /// Where its start tag is in the HTML, in UTF-16 units.
    pub from: u32,
    pub to: u32,
}

/// A preview in the page; taken out when dropped.
pub struct Preview {
    handle: Handle,
    // Called until `destroy` has returned.
    _assets: Closure<dyn Fn(String) -> Option<String>>,
    _heard: Closure<dyn Fn(String, String, u32, u32)>,
}

impl Preview {
    /// Fills `host`, an empty element with a definite size. `assets` gives the address of a picture
    /// by its bare file name.
    ///
    /// # Errors
    /// The browser's own, when the bundle is neither cached nor reachable.
    pub async fn open(
        host: &HtmlElement,
        title: &str,
        locale: &str,
        assets: impl Fn(&str) -> Option<String> + 'static,
        heard: impl Fn(Gesture) + 'static,
    ) -> Result<Self, JsValue> {
        let bundle = host::load("editor/preview.js").await?;
        let find = move |name: String| assets(&name);
        let find = Closure::<dyn Fn(String) -> Option<String>>::new(find);
        let tell = move |kind: String, target: String, from: u32, to: u32| {
            heard(match kind.as_str() {
                "inspect" => Gesture::Inspect { from, to },
                _ => Gesture::Link(Some(target).filter(|target| !target.is_empty())),
            });
        };
        let tell = Closure::<dyn Fn(String, String, u32, u32)>::new(tell);
        let handle = open_preview(&bundle, host, title, locale, find.as_ref(), tell.as_ref())?;
        Ok(Self {
            handle: handle.unchecked_into(),
            _assets: find,
            _heard: tell,
        })
    }

    /// Shows this in the next frame.
    pub fn update(&self, html: &str, css: &str) {
        self.handle.update(html, css);
    }

    /// Shows the same again, once more pictures are known.
    pub fn refresh(&self) {
        self.handle.refresh();
    }

    /// In CSS pixels; none fills the host.
    pub fn set_width(&self, pixels: Option<u32>) {
        self.handle
            .set_width(&pixels.map_or(JsValue::NULL, JsValue::from));
    }

    /// What `prefers-color-scheme` answers in the preview.
    pub fn set_dark(&self, dark: bool) {
        self.handle
            .set_color_scheme(if dark { "dark" } else { "light" });
    }
}

impl Preview {
    /// Outlines the element around an offset of the HTML, and brings it into sight.
    pub fn point(&self, at: Option<u32>) {
        point(&self.handle, at);
    }

    /// Outlines the next element, or the one before; none where there is no other.
    pub fn walk(&self, forward: bool) -> Option<Walked> {
        let found = walk(&self.handle, if forward { 1 } else { -1 })?;
        let number = |at| found.get(at).as_f64().unwrap_or_default() as u32;
        Some(Walked {
            tag: found.get(0).as_string()?,
            text: found.get(1).as_string().unwrap_or_default(),
            from: number(2),
            to: number(3),
        })
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        self.handle.destroy();
    }
}
