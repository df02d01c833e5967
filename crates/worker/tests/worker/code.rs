use crate::attempt::ask;
use argon2::{Argon2, PasswordHasher, password_hash::SaltString};
use worker::protocol::{CheckCode, Failure, Request, Response};

fn check(phc: &str, code: &str) -> Result<bool, Failure> {
    let request = CheckCode {
        phc: phc.into(),
        code: code.into(),
    };
    match ask(Request::CheckCode(request))? {
        Response::Code { right } => Ok(right),
        other => panic!("{other:?}"),
    }
}

#[test]
fn given_a_code_when_checked_then_only_the_right_one_is_right() {
    let salt = SaltString::from_b64("c29tZXNhbHRzb21l").expect("a salt");
    let hash = Argon2::default()
        .hash_password(b"bialy-zuraw", &salt)
        .expect("a hash");
    let phc = hash.to_string();
    assert_eq!(check(&phc, "bialy-zuraw"), Ok(true));
    assert_eq!(check(&phc, " bialy-zuraw\n"), Ok(true));
    assert_eq!(check(&phc, "bialy-zurawi"), Ok(false));
    assert_eq!(check(&phc, ""), Ok(false));
}

#[test]
fn given_a_hash_that_is_none_or_asks_for_gigabytes_when_checked_then_it_is_refused() {
    let absurd = "$argon2id$v=19$m=4000000,t=2,p=1$c29tZXNhbHRzb21l$\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    for phc in ["", "bialy-zuraw", "$scrypt$ln=17,r=8,p=1$c29t$AAAA", absurd] {
        let failure = check(phc, "x").expect_err("a failure");
        assert_eq!(failure.code, "code-hash", "{phc}");
    }
}
