use super::Site;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use std::time::Instant;

/// Notes every request in the log, without who asked: no address, no candidate, no full path.
pub(super) async fn note(State(_): State<Site>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let method = request.method().clone();
    let path = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let route = path.as_ref().map_or("client", MatchedPath::as_str);
    let elapsed_ms = began.elapsed().as_millis() as u64;
    let status = response.status().as_u16();
    tracing::info!(%method, route, status, elapsed_ms, "answered");
    response
}
