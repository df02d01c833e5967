use crate::fixture::*;
use crate::http::*;
use intake::{Config, Tls, serve};
use rustls::pki_types::ServerName;
use std::io::Write;
use std::net::TcpStream;
use std::sync::Arc;

fn certificate(house: &House) -> (Tls, rcgen::CertifiedKey<rcgen::KeyPair>) {
    let made = rcgen::generate_simple_self_signed(["localhost".into()]).unwrap();
    let tls = Tls {
        cert: house.path("cert.pem"),
        key: house.path("key.pem"),
    };
    std::fs::write(&tls.cert, made.cert.pem()).unwrap();
    std::fs::write(&tls.key, made.signing_key.serialize_pem()).unwrap();
    (tls, made)
}

#[test]
fn given_a_certificate_when_served_then_https_answers_with_strict_transport() {
    let house = House::new();
    let (tls, made) = certificate(&house);
    let server = house.start_tls(tls);
    let mut roots = rustls::RootCertStore::empty();
    roots.add(made.cert.der().clone()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from("localhost").unwrap();
    let mut session = rustls::ClientConnection::new(Arc::new(config), name).unwrap();
    let mut socket = TcpStream::connect(server.address).unwrap();
    let mut stream = rustls::Stream::new(&mut session, &mut socket);
    stream
        .write_all(head("GET", "/api/health", &[]).as_bytes())
        .unwrap();
    let reply = read(&mut stream);
    assert_eq!(reply.status, 200);
    assert_eq!(
        reply.header("strict-transport-security"),
        "max-age=15768000"
    );
}

#[tokio::test]
async fn given_a_server_that_cannot_run_when_started_then_the_code_says_why() {
    let house = House::new();
    let code = async |config: Config| {
        let error = serve(config, |_| (), std::future::pending())
            .await
            .unwrap_err();
        error.code()
    };
    let nowhere = house.path("nowhere");
    let tls = Some(Tls {
        cert: nowhere.clone(),
        key: nowhere.clone(),
    });
    assert_eq!(
        code(Config {
            tls,
            ..house.config()
        })
        .await,
        "tls-unreadable"
    );
    let keys = nowhere.clone();
    assert_eq!(
        code(Config {
            keys,
            ..house.config()
        })
        .await,
        "keys-unreadable"
    );
    let client = Some(nowhere);
    assert_eq!(
        code(Config {
            client,
            ..house.config()
        })
        .await,
        "client-missing"
    );
    let database = Some("mysql://host/base".into());
    assert_eq!(
        code(Config {
            database,
            ..house.config()
        })
        .await,
        "database-unsupported"
    );
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let listen = taken.local_addr().unwrap();
    assert_eq!(
        code(Config {
            listen,
            ..house.config()
        })
        .await,
        "listen-failed"
    );
    std::fs::write(house.path("keys/receipt.jwk"), keys_of_another()).unwrap();
    assert_eq!(code(house.config()).await, "keys-mixed");
}

fn keys_of_another() -> Vec<u8> {
    keys(9).receipt_secret
}
