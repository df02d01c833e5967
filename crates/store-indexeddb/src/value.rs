use js_sys::{Array, Uint8Array};
use store::{AttemptId, Epoch, Part, Table};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbKeyRange;

/// A part as the last element of a key.
pub fn part_key(part: &Part) -> JsValue {
    match part {
        Part::Number(number) => JsValue::from_f64(*number as f64),
        Part::Name(name) => JsValue::from_str(name),
    }
}

/// The key of a row: `[attempt, part]`.
pub fn key(attempt: &AttemptId, part: &Part) -> JsValue {
    Array::of2(&attempt.as_str().into(), &part_key(part)).into()
}

/// The attempt and part of a key; `None` for a key that is none of ours.
pub fn from_key(key: &JsValue) -> Option<(AttemptId, Part)> {
    let array = key.dyn_ref::<Array>()?;
    let attempt = array.get(0).as_string()?.parse().ok()?;
    let part = array.get(1);
    let part = match part.as_f64() {
        Some(number) => Part::Number(number as u64),
        None => Part::Name(part.as_string()?),
    };
    Some((attempt, part))
}

/// The keys of one attempt from a part on.
pub fn range_from(attempt: &AttemptId, part: &JsValue) -> Result<JsValue, JsValue> {
    let attempt = JsValue::from_str(attempt.as_str());
    // In the order of keys an array comes after every number and text.
    let end = Array::of2(&attempt, &Array::new());
    let range = IdbKeyRange::bound(&Array::of2(&attempt, part), &end)?;
    Ok(range.into())
}

/// All keys of one attempt.
pub fn attempt_range(attempt: &AttemptId) -> Result<JsValue, JsValue> {
    range_from(attempt, &JsValue::from_f64(f64::NEG_INFINITY))
}

/// A value as stored: text in `attempts`, where a script without our code reads it, else bytes.
pub fn to_value(table: Table, bytes: &[u8]) -> JsValue {
    match table {
        Table::Attempts => JsValue::from_str(&String::from_utf8_lossy(bytes)),
        _ => Uint8Array::from(bytes).into(),
    }
}

/// The bytes of a stored value.
pub fn from_value(value: &JsValue) -> Vec<u8> {
    match value.as_string() {
        Some(text) => text.into_bytes(),
        None => Uint8Array::new(value).to_vec(),
    }
}

/// A stored epoch.
pub fn epoch(value: &JsValue) -> Option<Epoch> {
    value.as_f64().map(|number| Epoch(number as u64))
}
