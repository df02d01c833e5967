//! What the simulated tool's worker does, in functions that know no browser.

mod contacts;
mod content;
mod problems;
mod run;
mod walk;
mod world;

use crate::protocol::simulation::{Request, Response};
use crate::protocol::{Failure, Progress};
use contacts::Desk;
use run::Run;
use world::World;

/// A worker's mind: the world that it was given, and the run that is under way.
#[derive(Default)]
pub struct Engine {
    world: Option<&'static World>,
    desk: Desk,
    run: Option<Run>,
}

impl Engine {
    /// Fulfils a request, telling how far it has come.
    ///
    /// # Errors
    /// [`Failure`] with the code of whatever went wrong. What is wrong with rules and campaigns
    /// is an answer.
    pub fn handle(
        &mut self,
        request: Request,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Response, Failure> {
        match request {
            Request::CheckContent(it) => return Ok(content::check(*it)),
            Request::Load(ref it) if self.world.is_none_or(|held| !held.is(it)) => {
                // Lives as long as the worker: a run's plan reads it. Another world is another
                // worker's.
                self.world = Some(Box::leak(Box::new(World::read(it)?)));
                (self.desk, self.run) = (Desk::default(), None);
            }
            Request::Day { before } => return self.run()?.day(before),
            Request::Tally => return Ok(self.run()?.tally()),
            Request::Report { others } => return self.run()?.report(&others),
            Request::Timeline { contact } => return self.run()?.timeline(contact),
            _ => {}
        }
        let world = self.world.ok_or_else(not_loaded)?;
        let contacts = &world.contacts;
        Ok(match request {
            Request::Rows(it) => self.desk.rows(&it, contacts),
            Request::Profile(it) => self.desk.profile(&it, contacts),
            Request::Count(it) => self.desk.count(&it, contacts),
            Request::Compare(it) => self.desk.compare(&it, contacts),
            Request::Problems { campaign, workflow } => {
                problems::of_workflow(&campaign, workflow, &contacts.base)
            }
            Request::Preflight { campaign } => problems::preflight(&campaign, &contacts.base),
            Request::Walk(it) => walk::walk(&it, &contacts.base),
            Request::Launch(it) => match Run::launch(it, world) {
                Ok(run) => Response::Launched(self.run.insert(run).launched()),
                Err(faults) => Response::Faults { faults },
            },
            Request::Truth(it) => run::truth(it, world, progress),
            Request::Yardsticks(it) => run::yardsticks(it, world, progress),
            _ => Response::World(world.described()),
        })
    }

    fn run(&mut self) -> Result<&mut Run, Failure> {
        self.world.ok_or_else(not_loaded)?;
        let none = || Failure::new("simulation-not-run", "no run is under way");
        self.run.as_mut().ok_or_else(none)
    }
}

fn not_loaded() -> Failure {
    Failure::new("simulation-not-loaded", "no world was brought")
}
