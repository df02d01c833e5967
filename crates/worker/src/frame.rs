//! A message as it crosses between the two threads: `{id, kind, head, blobs}`.

use crate::protocol::Failure;
use js_sys::{Array, ArrayBuffer, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// What a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The worker's first word: it listens now.
    Ready,
    Request,
    Progress,
    Done,
    Failed,
}

const KINDS: [(Kind, &str); 5] = [
    (Kind::Ready, "ready"),
    (Kind::Request, "request"),
    (Kind::Progress, "progress"),
    (Kind::Done, "done"),
    (Kind::Failed, "failed"),
];

/// A message on its way.
#[derive(Debug)]
pub struct Frame {
    /// Counted by the client; answers repeat it. At most 2^53.
    pub id: u64,
    pub kind: Kind,
    /// JSON.
    pub head: String,
    pub blobs: Vec<Vec<u8>>,
}

impl Frame {
    /// A message without blobs; only workers have any.
    #[cfg(any(feature = "engine", feature = "simulation"))]
    pub fn plain(id: u64, kind: Kind, head: String) -> Self {
        Self {
            id,
            kind,
            head,
            blobs: Vec::new(),
        }
    }

    /// The message as an object, and what of it is transferred. The blobs leave this module's
    /// memory once, into buffers that then change hands without another copy.
    ///
    /// # Errors
    /// The browser's exception: no memory left.
    pub fn to_js(&self) -> Result<(JsValue, Array), JsValue> {
        let buffers = Array::new();
        for blob in &self.blobs {
            buffers.push(&Uint8Array::from(blob.as_slice()).buffer());
        }
        let named = KINDS.iter().find(|(kind, _)| *kind == self.kind);
        let message = Object::new();
        let set = |name: &str, value: &JsValue| Reflect::set(&message, &name.into(), value);
        set("id", &JsValue::from_f64(self.id as f64))?;
        set("kind", &named.map_or("", |(_, name)| name).into())?;
        set("head", &self.head.as_str().into())?;
        set("blobs", &buffers)?;
        Ok((message.into(), buffers))
    }

    /// Reads a received message.
    ///
    /// # Errors
    /// [`Failure`] `worker-frame`: the other side is of another build.
    pub fn of_js(message: &JsValue) -> Result<Self, Failure> {
        let wrong = || Failure::new("worker-frame", "a message of another build");
        let get = |name: &str| Reflect::get(message, &name.into()).map_err(|_| wrong());
        let named = get("kind")?.as_string().ok_or_else(wrong)?;
        let kind = KINDS.iter().find(|(_, name)| *name == named);
        let blobs = get("blobs")?.dyn_into::<Array>().map_err(|_| wrong())?;
        let blobs: Option<Vec<Vec<u8>>> = blobs.iter().map(bytes).collect();
        Ok(Self {
            id: get("id")?.as_f64().ok_or_else(wrong)? as u64,
            kind: kind.ok_or_else(wrong)?.0,
            head: get("head")?.as_string().ok_or_else(wrong)?,
            blobs: blobs.ok_or_else(wrong)?,
        })
    }
}

fn bytes(buffer: JsValue) -> Option<Vec<u8>> {
    let buffer: ArrayBuffer = buffer.dyn_into().ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
