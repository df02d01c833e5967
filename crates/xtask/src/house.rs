//! An institution on this machine: its keys, its case packs, and the built client around them.

mod packs;

use std::fs;
use std::path::{Path, PathBuf};

pub use packs::{Exam, pack_all, packs_in, plain_packs};

use sha2::{Digest, Sha256};

use crate::build::{self, Flavour};
use crate::bundle::{Order, PackedCase, bundle};
use crate::fault::Result;
use crate::place;
use crate::program::Program;
use crate::progress::step;

/// Where the institution keeps what, below one data folder.
pub struct House {
    pub proba: PathBuf,
    pub data: PathBuf,
}

impl House {
    pub fn keys(&self) -> PathBuf {
        self.data.join("keys")
    }

    pub fn client(&self) -> PathBuf {
        self.data.join("client")
    }

    pub fn packs(&self) -> PathBuf {
        self.data.join("packs")
    }

    pub fn institution(&self) -> PathBuf {
        self.keys().join("institution.json")
    }

    /// The first 16 hexadecimal digits of the institution's fingerprint, in groups of four: what
    /// the lobby shows.
    pub fn fingerprint(&self) -> Result<String> {
        let digest = hex::encode(Sha256::digest(fs::read(self.institution())?));
        let groups: Vec<_> = (0..4).map(|at| &digest[at * 4..at * 4 + 4]).collect();
        Ok(groups.join(" "))
    }

    /// Makes the keys at the first start; answers whether they are new.
    pub fn ensure_keys(&self) -> Result<bool> {
        if self.institution().exists() {
            return Ok(false);
        }
        fs::create_dir_all(&self.data)?;
        let keys = self.keys();
        let words = ["keys", "new", "--out"];
        step("making the institution's keys", || {
            Program::new(&self.proba).args(words).args([&keys]).run()
        })?;
        Ok(true)
    }

    /// What to bundle for this institution.
    pub fn order(&self, client: &Path, cases: Vec<PackedCase>) -> Order {
        Order {
            client: client.to_path_buf(),
            institution: self.institution(),
            cases,
            out: self.client(),
            keep: 3,
            note: None,
            compress: true,
        }
    }
}

/// The house that browsers visit in tests: the client's release build, fresh keys, everything
/// packed.
pub struct Stage {
    house: House,
    client: PathBuf,
    cases: Vec<PackedCase>,
    exam: Exam,
    digest: String,
}

/// Builds all of it under `target/e2e`, with the intake in the flavour that is asked for.
pub fn stage_for_tests(intake: Flavour) -> Result<Stage> {
    step("editor pack", build::editor)?;
    let client = step("client, release", || build::client(Flavour::Release))?;
    let proba = step("intake and command line", || build::proba(intake))?;
    let house = House {
        proba,
        data: place::target().join("e2e"),
    };
    house.ensure_keys()?;
    let (cases, exam) = step("case packs", || pack_all(&house))?;
    let mut stage = Stage {
        house,
        client,
        cases,
        exam,
        digest: String::new(),
    };
    // A second build beside the first lets a test deploy an update during an attempt.
    step("bundles", || {
        let _ = fs::remove_dir_all(stage.house.client());
        let _ = fs::remove_dir_all(stage.next_client());
        stage.digest = bundle(&stage.order(None))?;
        bundle(&stage.order(Some("the next build, for the tests of updates"))).map(drop)
    })?;
    Ok(stage)
}

impl Stage {
    /// The order of the first bundle, or with a note of the one after it.
    pub fn order(&self, note: Option<&str>) -> Order {
        let mut order = self.house.order(&self.client, self.cases.clone());
        if let Some(note) = note {
            order.note = Some(note.to_owned());
            order.out = self.next_client();
        }
        order
    }

    fn next_client(&self) -> PathBuf {
        self.house.data.join("client-next")
    }

    /// The folder of the build itself.
    pub fn build(&self) -> PathBuf {
        self.house.client().join("b").join(&self.digest)
    }

    pub fn house(&self) -> &House {
        &self.house
    }

    /// A program that runs in `e2e` and is told where everything is.
    pub fn visit(&self, program: Program) -> Program {
        program
            .dir(place::at("e2e"))
            .env("PROBA_BIN", &self.house.proba)
            .env("PROBA_CLIENT", self.house.client())
            .env("PROBA_CLIENT_NEXT", self.next_client())
            .env("PROBA_KEYS", self.house.keys())
            .env("PROBA_PACKS", self.house.packs())
            .env("PROBA_BUILD", &self.digest)
            .env("PROBA_EXAM_PASSPHRASE", &self.exam.passphrase)
            .env("PROBA_EXAM_CODE", &self.exam.code)
    }
}
