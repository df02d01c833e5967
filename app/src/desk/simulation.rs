//! The simulated tool at a desk: a worker that answers questions about the contacts, and others
//! that run campaigns. They start when they are first needed, get the case's world, get it again
//! when they had to be started anew, and outlive every screen.

mod latest;
mod launch;
mod run;

pub use latest::Latest;
pub use launch::Launching;
pub use run::Outcome;

use super::{Desk, source};
use crate::browser::engine::odd;
use crate::browser::page;
use casefile::campaign::Campaign;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use store::AttemptId;
use worker::client::Client;
use worker::protocol::simulation::{
    self, CheckContent, Checked, Life, Load, Request, Response, World,
};
use worker::protocol::{Failure, PackFile};

/// What a world is made of; the last is there only where an author has contacts of their own.
const FILES: [&str; 4] = [
    "audience.toml",
    "market.toml",
    "company.toml",
    "contacts.csv",
];

/// The handle that rooms hold; cheap to copy.
#[derive(Clone, Copy)]
pub struct Simulation {
    desk: Desk,
}

/// The workers of the attempt that is open.
struct Bench {
    attempt: AttemptId,
    questions: Tool,
    runners: RefCell<Vec<Rc<Tool>>>,
    /// Counts runs: an older one sees that it is over.
    runs: Cell<u64>,
    /// The run that the runners hold, with its seed: lived to its end.
    lived: RefCell<Option<(Campaign, u64)>>,
    /// How far the launch is that is under way.
    launching: ArcRwSignal<Launching>,
}

/// A worker, and whether it was given the world.
struct Tool {
    client: Client<simulation::Simulation>,
    loaded: Cell<bool>,
}

thread_local! {
    static BENCH: RefCell<Option<Rc<Bench>>> = const { RefCell::new(None) };
}

impl Simulation {
    /// The tool of the attempt at this desk.
    pub fn of(desk: Desk) -> Self {
        Self { desk }
    }

    /// What the world holds: how many contacts, which columns.
    ///
    /// # Errors
    /// [`Failure`] with a code of the catalogue.
    pub async fn world(self) -> Result<World, Failure> {
        let load = self.load().await?;
        match self.bench().questions.client.call(load).await? {
            Response::World(world) => Ok(world),
            _ => Err(odd()),
        }
    }

    /// Asks about contacts, rules, workflows, carriers. Faults of rules are answers.
    ///
    /// # Errors
    /// [`Failure`] with a code of the catalogue.
    pub async fn call(self, request: Request) -> Result<Response, Failure> {
        let bench = self.bench();
        self.ask(&bench.questions, request).await
    }

    /// Checks a carrier, which needs no world.
    ///
    /// # Errors
    /// [`Failure`] with a code of the catalogue.
    pub async fn check(self, work: CheckContent) -> Result<Checked, Failure> {
        let bench = self.bench();
        let ask = Request::CheckContent(Box::new(work));
        match bench.questions.client.call(ask).await? {
            Response::Checked(checked) => Ok(*checked),
            _ => Err(odd()),
        }
    }

    /// A contact's life in a run; where this page has not run it last, it is run again first.
    ///
    /// # Errors
    /// [`Failure`] with a code of the catalogue; `run-open` while a launch is under way.
    pub async fn life(self, campaign: Campaign, seed: u64, contact: u32) -> Result<Life, Failure> {
        let bench = self.bench();
        let wanted = Some((campaign.clone(), seed));
        if *bench.lived.borrow() != wanted {
            if bench.launching.with_untracked(Launching::is_busy) {
                return Err(Failure::new("run-open", "a launch is under way"));
            }
            match self.run(campaign, seed, |_| true).await? {
                Outcome::Report(_) => {}
                Outcome::Faults(_) | Outcome::Stopped => return Err(odd()),
            }
        }
        let runner = bench.runner(0);
        match runner.client.call(Request::Timeline { contact }).await? {
            Response::Life(life) => Ok(life),
            _ => Err(odd()),
        }
    }

    /// Asks for the truth or for yardsticks, which take many runs; a launch ends them. Never for a
    /// candidate in an exam.
    ///
    /// # Errors
    /// [`Failure`] with a code of the catalogue.
    pub async fn judge(self, request: Request) -> Result<Response, Failure> {
        let runner = self.bench().runner(0);
        self.ask(&runner, request).await
    }

    async fn ask(self, tool: &Tool, request: Request) -> Result<Response, Failure> {
        self.ready(tool).await?;
        match tool.client.call(request.clone()).await {
            // It was started anew in the meantime.
            Err(failure) if failure.code == "simulation-not-loaded" => {
                tool.loaded.set(false);
                self.ready(tool).await?;
                tool.client.call(request).await
            }
            answer => answer,
        }
    }

    async fn ready(self, tool: &Tool) -> Result<(), Failure> {
        if !tool.loaded.get() {
            tool.client.call(self.load().await?).await?;
            tool.loaded.set(true);
        }
        Ok(())
    }

    async fn load(self) -> Result<Request, Failure> {
        let files = source::files(self.desk).await;
        let files = files.map_err(|code| Failure::new(&code, "the case's files"))?;
        let file = |name: &&str| {
            let bytes = files.get(*name)?.clone();
            let name = (*name).to_owned();
            Some(PackFile { name, bytes })
        };
        Ok(Request::Load(Load {
            world: self.desk.sitting().attempt.case.digest.to_string(),
            contacts: None,
            files: FILES.iter().filter_map(file).collect(),
        }))
    }

    fn bench(self) -> Rc<Bench> {
        let attempt = self.desk.sitting().id.clone();
        BENCH.with_borrow_mut(|held| match held {
            Some(bench) if bench.attempt == attempt => Rc::clone(bench),
            // The workers of the attempt before end with their handles.
            _ => Rc::clone(held.insert(Rc::new(Bench::new(attempt)))),
        })
    }
}

impl Bench {
    fn new(attempt: AttemptId) -> Self {
        Self {
            attempt,
            questions: Tool::new(),
            runners: RefCell::default(),
            runs: Cell::new(0),
            lived: RefCell::default(),
            launching: ArcRwSignal::new(Launching::Idle),
        }
    }

    fn runner(&self, at: usize) -> Rc<Tool> {
        let mut runners = self.runners.borrow_mut();
        while runners.len() <= at {
            runners.push(Rc::new(Tool::new()));
        }
        Rc::clone(&runners[at])
    }
}

impl Tool {
    fn new() -> Self {
        Self {
            client: Client::new(&page::resolve("simulation_loader.js")),
            loaded: Cell::new(false),
        }
    }
}
