use super::client::Client;
use super::{Limits, Site, router};
use crate::{Intake, IntakeError, KeysError, ServerKeys};
use axum_server::Handle;
use axum_server::tls_rustls::{RustlsAcceptor, RustlsConfig};
use envelope::fingerprint;
use journal::Digest;
use serde::Deserialize;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A certificate chain and its key, PEM files.
#[derive(Debug, Clone)]
pub struct Tls {
    /// The chain, the server's own certificate first.
    pub cert: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

/// What to serve, where, and from what.
#[derive(Debug, Clone)]
pub struct Config {
    /// Address and port; port 0 takes a free one.
    pub listen: SocketAddr,
    /// The data folder.
    pub data: PathBuf,
    /// The folder with `institution.json` and `receipt.jwk`.
    pub keys: PathBuf,
    /// Another database than the data folder's own.
    pub database: Option<String>,
    /// The built client.
    pub client: Option<PathBuf>,
    /// Serves HTTPS.
    pub tls: Option<Tls>,
    /// What one address may do.
    pub limits: Limits,
}

/// Why the server does not run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The keys cannot be used.
    #[error(transparent)]
    Keys(#[from] KeysError),
    /// The data folder or the database cannot be used.
    #[error(transparent)]
    Intake(#[from] IntakeError),
    /// The address cannot be listened on.
    #[error("cannot listen on {0}: {1}")]
    Listen(SocketAddr, io::Error),
    /// The certificate or its key cannot be used.
    #[error("the certificate or its key: {0}")]
    Tls(io::Error),
    /// The client's folder has no start page.
    #[error("{0} has no index.html")]
    Client(PathBuf),
    /// The client seals for another institution than the keys' own.
    #[error("the client seals for {}, the keys are of {}", .0.grouped(4), .1.grouped(4))]
    Foreign(Digest, Digest),
}

impl ServeError {
    /// The code in catalogues and on the command line.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Keys(error) => error.code(),
            Self::Intake(error) => error.code(),
            Self::Listen(..) => "listen-failed",
            Self::Tls(_) => "tls-unreadable",
            Self::Client(_) => "client-missing",
            Self::Foreign(..) => "client-foreign",
        }
    }
}

/// How long requests that have begun may take after the stop.
const GRACE: Duration = Duration::from_secs(30);
/// Bytes left by a process that died are swept once they are this old.
const LEFTOVER: Duration = Duration::from_secs(15 * 60);

/// Serves until `stop` is done, then lets begun requests end. `ready` learns the address once
/// the server listens.
///
/// # Errors
/// [`ServeError`], before or while it serves.
pub async fn serve(
    config: Config,
    ready: impl FnOnce(SocketAddr),
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    let keys = ServerKeys::load(&config.keys)?;
    let client = client(config.client, keys.fingerprint)?;
    let tls = tls(config.tls).await?;
    let intake = Intake::open(&config.data, config.database.as_deref(), keys).await?;
    let swept = intake.vault.sweep(LEFTOVER).map_err(IntakeError::Disk)?;
    let adopted = intake.adopt().await?;
    tracing::info!(swept, adopted, "the data folder is in order");
    let registry = intake.registry.clone();
    let site = Site::new(intake, client, config.limits, tls.is_some());
    let served = listen(config.listen, site, tls, ready, stop).await;
    registry.close().await;
    served
}

async fn listen(
    address: SocketAddr,
    site: Site,
    tls: Option<RustlsConfig>,
    ready: impl FnOnce(SocketAddr),
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    let failed = |error| ServeError::Listen(address, error);
    let listener = std::net::TcpListener::bind(address).map_err(failed)?;
    listener.set_nonblocking(true).map_err(failed)?;
    let bound = listener.local_addr().map_err(failed)?;
    let handle = Handle::new();
    tokio::spawn(stop_on(stop, handle.clone()));
    let server = axum_server::from_tcp(listener)
        .map_err(failed)?
        .handle(handle);
    let service = router(site).into_make_service_with_connect_info::<SocketAddr>();
    ready(bound);
    tracing::info!(port = bound.port(), tls = tls.is_some(), "listening");
    let served = match tls {
        Some(tls) => {
            server
                .acceptor(RustlsAcceptor::new(tls))
                .serve(service)
                .await
        }
        None => server.serve(service).await,
    };
    tracing::info!("stopped");
    served.map_err(failed)
}

async fn stop_on(stop: impl Future<Output = ()>, handle: Handle<SocketAddr>) {
    stop.await;
    tracing::info!("stopping: begun requests may end");
    handle.graceful_shutdown(Some(GRACE));
}

fn client(folder: Option<PathBuf>, own: Digest) -> Result<Option<Client>, ServeError> {
    let Some(folder) = folder else {
        return Ok(None);
    };
    if !folder.join("index.html").is_file() {
        return Err(ServeError::Client(folder));
    }
    match institution(&folder) {
        Some(built) if built != own => Err(ServeError::Foreign(built, own)),
        _ => Ok(Some(Client::new(folder))),
    }
}

/// Whom the current build of a client seals for; none where the folder does not say.
fn institution(client: &Path) -> Option<Digest> {
    #[derive(Deserialize)]
    struct Builds {
        current: String,
    }
    let builds = std::fs::read(client.join("builds.json")).ok()?;
    let builds: Builds = serde_json::from_slice(&builds).ok()?;
    let build = client.join("b").join(builds.current);
    let bytes = std::fs::read(build.join(ServerKeys::INSTITUTION)).ok()?;
    Some(fingerprint(&bytes))
}

async fn tls(tls: Option<Tls>) -> Result<Option<RustlsConfig>, ServeError> {
    let Some(Tls { cert, key }) = tls else {
        return Ok(None);
    };
    // Another part of the process may have chosen a provider; one is as good as another.
    let _ = rustls::crypto::ring::default_provider().install_default();
    RustlsConfig::from_pem_file(cert, key)
        .await
        .map(Some)
        .map_err(ServeError::Tls)
}

/// Done when the process is asked to stop: SIGTERM or SIGINT.
#[cfg(unix)]
pub async fn stop_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let terminate = signal(SignalKind::terminate());
    let interrupt = signal(SignalKind::interrupt());
    match (terminate, interrupt) {
        (Ok(mut terminate), Ok(mut interrupt)) => tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        },
        // Without signals there is nothing to wait for: the process ends when it is killed.
        _ => std::future::pending().await,
    }
}

/// Done when the process is asked to stop: Ctrl+C.
#[cfg(not(unix))]
pub async fn stop_signal() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
