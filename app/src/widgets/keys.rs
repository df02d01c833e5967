//! What the arrow keys mean.

use leptos::ev::KeyboardEvent;

/// Where a key leads in a row of `length` that starts again at its end; none for other keys.
pub fn along(event: &KeyboardEvent, at: usize, length: usize) -> Option<usize> {
    if length == 0 || event.ctrl_key() || event.alt_key() || event.meta_key() {
        return None;
    }
    match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => Some((at + 1) % length),
        "ArrowLeft" | "ArrowUp" => Some((at + length - 1) % length),
        "Home" => Some(0),
        "End" => Some(length - 1),
        _ => None,
    }
}

/// Where a key moves a value between bounds, by `step`, or by ten steps with Page keys.
pub fn value(event: &KeyboardEvent, at: f64, step: f64, (min, max): (f64, f64)) -> Option<f64> {
    let moved = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => at + step,
        "ArrowLeft" | "ArrowUp" => at - step,
        "PageDown" => at + step * 10.0,
        "PageUp" => at - step * 10.0,
        "Home" => min,
        "End" => max,
        _ => return None,
    };
    Some(moved.clamp(min, max))
}
