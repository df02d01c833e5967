//! HTTP around the intake: routes, limits, the client's files.

mod access;
mod api;
mod client;
mod headers;
mod kinds;
mod problem;
mod rate;
mod server;
mod upload;

pub use rate::Rate;
pub use server::{Config, ServeError, Tls, serve, stop_signal};

use crate::Intake;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use client::Client;
use rate::Buckets;
use std::sync::Arc;
use std::time::Duration;

/// How much the server lets one address, one body and all of them together do.
#[derive(Debug, Clone)]
pub struct Limits {
    /// The largest body, in bytes.
    pub body_bytes_max: u64,
    /// Uploads of one address.
    pub uploads: Rate,
    /// Other questions of one address.
    pub questions: Rate,
    /// Uploads that arrive at one time, of all addresses.
    pub uploads_at_once: usize,
    /// How long a body may stand still.
    pub stall: Duration,
}

impl Default for Limits {
    /// Wide enough for a hall of 300 candidates behind one address, who all hand in at once.
    fn default() -> Self {
        Self {
            body_bytes_max: envelope::SUBMISSION_BYTES_MAX as u64,
            uploads: Rate {
                burst: 600,
                per_minute: 600,
            },
            questions: Rate {
                burst: 1200,
                per_minute: 2400,
            },
            uploads_at_once: 256,
            stall: Duration::from_secs(30),
        }
    }
}

/// What every handler can reach.
#[derive(Clone)]
struct Site {
    intake: Intake,
    client: Option<Client>,
    limits: Arc<Limits>,
    uploads: Arc<Buckets>,
    questions: Arc<Buckets>,
    room: Arc<tokio::sync::Semaphore>,
    tls: bool,
}

impl Site {
    fn new(intake: Intake, client: Option<Client>, limits: Limits, tls: bool) -> Self {
        Self {
            intake,
            client,
            uploads: Arc::new(Buckets::new(limits.uploads)),
            questions: Arc::new(Buckets::new(limits.questions)),
            room: Arc::new(tokio::sync::Semaphore::new(limits.uploads_at_once)),
            limits: Arc::new(limits),
            tls,
        }
    }
}

fn router(site: Site) -> Router {
    Router::new()
        .route("/api/health", get(api::health))
        .route("/api/submissions", post(upload::upload))
        .route("/api/submissions/{id}/receipt", get(api::receipt))
        .route("/institution.json", get(api::institution))
        .fallback(client::file)
        .method_not_allowed_fallback(api::method_unknown)
        // The upload counts for itself, while the bytes go to the disk.
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn_with_state(site.clone(), headers::secure))
        .layer(from_fn_with_state(site.clone(), access::note))
        .with_state(site)
}
