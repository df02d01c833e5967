//! The words of what keeps the server from running.

use super::Row;

pub const ROWS: &[Row] = &[
    (
        &["keys-unreadable", "keys-malformed", "keys-mixed"],
        [
            "Nie można użyć kluczy instytucji",
            "Podaj --keys z folderem, który utworzyło polecenie proba keys new.",
        ],
        [
            "The institution's keys cannot be used",
            "Give --keys with a folder that proba keys new has made.",
        ],
    ),
    (
        &["data-missing"],
        [
            "Nie ma takiego folderu danych",
            "Podaj --data z folderem używanym przez proba serve.",
        ],
        [
            "There is no such data folder",
            "Give --data with the folder that proba serve uses.",
        ],
    ),
    (
        &["listen-failed"],
        [
            "Nie można nasłuchiwać pod tym adresem",
            "Wybierz inny port przez --listen albo zatrzymaj program, który go zajmuje.",
        ],
        [
            "This address cannot be listened on",
            "Choose another port with --listen, or stop the program that has it.",
        ],
    ),
    (
        &["tls-unreadable"],
        [
            "Nie można użyć certyfikatu",
            "Podaj pliki PEM: --tls-cert łańcuch, --tls-key klucz.",
        ],
        [
            "The certificate cannot be used",
            "Give PEM files: --tls-cert chain, --tls-key key.",
        ],
    ),
    (
        &["client-missing"],
        [
            "W folderze nie ma zbudowanej aplikacji",
            "Zbuduj ją poleceniem cargo xtask serve albo pomiń --client.",
        ],
        [
            "The folder holds no built client",
            "Build it with cargo xtask serve, or leave --client out.",
        ],
    ),
    (
        &["client-foreign"],
        [
            "Aplikacja jest zbudowana dla innej instytucji niż te klucze",
            "Zbuduj ją z tymi kluczami albo podaj w --keys klucze, z którymi powstała.",
        ],
        [
            "The client is built for another institution than these keys",
            "Build it with these keys, or give with --keys those it was built with.",
        ],
    ),
];
