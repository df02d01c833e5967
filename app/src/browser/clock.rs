//! The two clocks of a page: the wall's, which may be set, and the page's own, which only runs on.

/// Milliseconds since 1970-01-01T00:00Z, as the machine believes.
pub fn wall() -> i64 {
    js_sys::Date::now() as i64
}

/// Milliseconds since the page began; monotonic, and standing while the machine sleeps.
pub fn page_ms() -> f64 {
    let window = web_sys::window().expect("the client runs in a page");
    window.performance().map_or(0.0, |clock| clock.now())
}

/// Waits.
pub async fn wait(ms: u32) {
    gloo_timers::future::TimeoutFuture::new(ms).await;
}
