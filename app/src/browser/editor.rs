//! The editor of the bundle `editor/editor.js`: Monaco, or a plain text field.

use super::host;
use exam::Edit;
use serde::Serialize;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// Which of the two widgets is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    Monaco,
    /// An ordinary text field: for touch, and for who reads by ear.
    Plain,
}

/// How much a mark weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    Error,
    Warning,
    Info,
}

/// A stretch of the text that is underlined, and why; in UTF-16 units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mark {
    pub from: u32,
    pub to: u32,
    pub severity: Weight,
    pub message: String,
}

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    Html,
    Css,
    Markdown,
}

/// How the page looks now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Appearance {
    Light,
    Dark,
    Contrast,
}

/// What an editor is made with.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Options {
    pub mode: Mode,
    pub language: Language,
    pub value: String,
    /// The accessible name.
    pub label: String,
    pub read_only: bool,
    pub theme: Appearance,
    /// `pl` or `en`.
    pub locale: &'static str,
    /// Id of an element that describes the editor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub described_by: Option<&'static str>,
    /// Whether names and values are offered while typing, and tags are closed.
    pub completion: bool,
    /// Whether code has its colours.
    pub colours: bool,
}

/// What a person did in an editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    Edit(Vec<Edit>),
    Undo,
    Redo,
    Blur,
    /// The caret stands elsewhere, in UTF-16 units.
    Caret(u32),
    /// Just before the edit of a paste: its UTF-16 length, and whether it was copied in this page.
    Paste {
        units: u32,
        inside: bool,
    },
}

impl Heard {
    fn read(kind: &str, text: &str, units: u32, inside: bool) -> Option<Self> {
        Some(match kind {
            "edit" => Self::Edit(json::from_str(text).ok()?),
            "undo" => Self::Undo,
            "redo" => Self::Redo,
            "blur" => Self::Blur,
            "caret" => Self::Caret(units),
            "paste" => Self::Paste { units, inside },
            _ => return None,
        })
    }
}

#[wasm_bindgen(module = "/src/browser/editor.js")]
extern "C" {
    type Handle;
    #[wasm_bindgen(method, structural)]
    fn set(this: &Handle, value: &str);
    #[wasm_bindgen(method, structural, js_name = setReadOnly)]
    fn set_read_only(this: &Handle, read_only: bool);
    #[wasm_bindgen(method, structural, js_name = setTheme)]
    fn set_theme(this: &Handle, theme: &str);
    #[wasm_bindgen(method, structural)]
    fn reveal(this: &Handle, from: u32, to: u32);
    #[wasm_bindgen(method, structural)]
    fn destroy(this: &Handle);

    #[wasm_bindgen(catch, js_name = openEditor)]
    async fn open_editor(
        bundle: &JsValue,
        host: &HtmlElement,
        given: &str,
        heard: &JsValue,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = applyEdits)]
    fn apply_edits(handle: &Handle, edits: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(js_name = setMarks)]
    fn set_marks(handle: &Handle, marks: &str);
    fn selection(handle: &Handle) -> Vec<u32>;
    #[wasm_bindgen(js_name = watchCopies)]
    fn watch_copies(bundle: &JsValue);
    fn pasted(bundle: &JsValue, event: &JsValue) -> js_sys::Array;
    #[wasm_bindgen(js_name = historyAsked)]
    fn history_asked(event: &JsValue) -> Option<String>;
    #[wasm_bindgen(js_name = appearance)]
    fn appearance_now() -> String;
    #[wasm_bindgen(js_name = watchAppearance)]
    fn watch_appearance(changed: &JsValue) -> js_sys::Function;
    #[wasm_bindgen(js_name = watchWidth)]
    fn watch_width_of(element: &HtmlElement, heard: &JsValue) -> js_sys::Function;
    #[wasm_bindgen(js_name = isCoarse)]
    pub fn is_coarse() -> bool;
}

thread_local! {
    static BUNDLE: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// The bundle, loaded when first asked for; from then on copies in this page are remembered.
///
/// # Errors
/// The browser's own, when the file is neither cached nor reachable.
pub async fn bundle() -> Result<JsValue, JsValue> {
    if let Some(bundle) = BUNDLE.with_borrow(Clone::clone) {
        return Ok(bundle);
    }
    let bundle = host::load("editor/editor.js").await?;
    watch_copies(&bundle);
    BUNDLE.set(Some(bundle.clone()));
    Ok(bundle)
}

/// What a paste event brings: its UTF-16 length, and whether it was copied in this page. None
/// while the bundle, which remembers copies, is not there: half a fact would be a false one.
pub fn paste(event: &JsValue) -> Option<(u32, bool)> {
    let bundle = BUNDLE.with_borrow(Clone::clone)?;
    let facts = pasted(&bundle, event);
    let units = facts.get(0).as_f64()? as u32;
    Some((units, facts.get(1).is_truthy())).filter(|_| units > 0)
}

/// Whether a keyboard or input event asks for undo (false: for redo).
pub fn asks_undo(event: &JsValue) -> Option<bool> {
    history_asked(event).map(|asked| asked == "undo")
}

/// How the page looks now.
pub fn appearance() -> Appearance {
    match appearance_now().as_str() {
        "contrast" => Appearance::Contrast,
        "dark" => Appearance::Dark,
        _ => Appearance::Light,
    }
}

/// Something that is watched until this is dropped.
pub struct Watch {
    end: js_sys::Function,
    _heard: JsValue,
}

impl Watch {
    /// `end` is called when this is dropped; `heard` lives as long.
    pub(super) fn new(end: js_sys::Function, heard: JsValue) -> Self {
        Self { end, _heard: heard }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.end.call0(&JsValue::NULL);
    }
}

/// Calls `changed` whenever the page's appearance may have changed.
pub fn follow_appearance(changed: impl Fn() + 'static) -> Watch {
    let heard = Closure::<dyn Fn()>::new(changed).into_js_value();
    Watch::new(watch_appearance(&heard), heard)
}

/// Tells an element's inner width in CSS pixels, now and whenever it changes.
pub fn follow_width(element: &HtmlElement, heard: impl Fn(u32) + 'static) -> Watch {
    let heard = Closure::<dyn Fn(u32)>::new(heard).into_js_value();
    Watch::new(watch_width_of(element, &heard), heard)
}

/// An editor in the page; taken out when dropped.
pub struct Editor {
    handle: Handle,
    // Called until `destroy` has returned.
    _heard: Closure<dyn Fn(String, String, u32, bool)>,
}

impl Editor {
    /// Fills `host`, an empty element with a definite size. Where Monaco does not load, a plain
    /// field stands in and says so.
    ///
    /// # Errors
    /// The browser's own, when the bundle itself does not load.
    pub async fn open(
        host: &HtmlElement,
        options: &Options,
        heard: impl Fn(Heard) + 'static,
    ) -> Result<Self, JsValue> {
        let bundle = bundle().await?;
        let tell = move |kind: String, text: String, units: u32, inside: bool| {
            if let Some(told) = Heard::read(&kind, &text, units, inside) {
                heard(told);
            }
        };
        let tell = Closure::<dyn Fn(String, String, u32, bool)>::new(tell);
        let given = serde_json::to_string(options).expect("options are plain data");
        let handle = open_editor(&bundle, host, &given, tell.as_ref()).await?;
        Ok(Self {
            handle: handle.unchecked_into(),
            _heard: tell,
        })
    }

    /// Changes the least that makes the text `value`; tells nobody.
    pub fn set(&self, value: &str) {
        self.handle.set(value);
    }

    /// Applies edits in turn; tells nobody. False when they do not fit.
    pub fn apply(&self, edits: &[Edit]) -> bool {
        let json = serde_json::to_string(edits).expect("edits are plain data");
        apply_edits(&self.handle, &json).is_ok()
    }

    /// Replaces all marks.
    pub fn set_marks(&self, marks: &[Mark]) {
        let json = serde_json::to_string(marks).expect("marks are plain data");
        set_marks(&self.handle, &json);
    }

    /// The selection in UTF-16 units; empty at the caret when nothing is selected.
    pub fn selection(&self) -> (u32, u32) {
        let ends = selection(&self.handle);
        let at = |end: usize| ends.get(end).copied().unwrap_or_default();
        (at(0), at(1))
    }

    /// Selects, brings into sight, and takes the focus.
    pub fn reveal(&self, from: u32, to: u32) {
        self.handle.reveal(from, to);
    }

    pub fn set_read_only(&self, read_only: bool) {
        self.handle.set_read_only(read_only);
    }

    pub fn set_appearance(&self, appearance: Appearance) {
        self.handle.set_theme(match appearance {
            Appearance::Light => "light",
            Appearance::Dark => "dark",
            Appearance::Contrast => "contrast",
        });
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        self.handle.destroy();
    }
}
