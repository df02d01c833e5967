//! The intake over real sockets, real files and a real database.

mod files;
mod fixture;
mod http;
mod limits;
mod order;
mod problems;
mod recovery;
mod tls;
mod uploads;
