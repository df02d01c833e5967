use super::Simulation;
use leptos::prelude::*;
use worker::protocol::Failure;
use worker::protocol::simulation::{Request, Response};

type Hear = Box<dyn FnOnce(Result<Response, Failure>)>;

/// Questions of which only the newest counts, such as a count that follows one's typing: one is
/// under way at a time, what is asked meanwhile takes the place of what was asked before, and an
/// answer is heard only if nothing newer was asked. Belongs to the component that makes it: when
/// that is gone, nothing is heard any more.
#[derive(Clone, Copy)]
pub struct Latest {
    simulation: Simulation,
    waiting: StoredValue<Waiting, LocalStorage>,
}

#[derive(Default)]
struct Waiting {
    busy: bool,
    next: Option<(Request, Hear)>,
}

impl Latest {
    pub fn new(simulation: Simulation) -> Self {
        Self {
            simulation,
            waiting: StoredValue::new_local(Waiting::default()),
        }
    }

    /// Asks.
    pub fn ask(self, request: Request, hear: impl FnOnce(Result<Response, Failure>) + 'static) {
        let next = (request, Box::new(hear) as Hear);
        let idle = self.waiting.try_update_value(|waiting| {
            waiting.next = Some(next);
            !std::mem::replace(&mut waiting.busy, true)
        });
        if idle == Some(true) {
            leptos::task::spawn_local(self.work());
        }
    }

    async fn work(self) {
        let take = |waiting: &mut Waiting| {
            let next = waiting.next.take();
            waiting.busy = next.is_some();
            next
        };
        while let Some(Some((request, hear))) = self.waiting.try_update_value(take) {
            let answer = self.simulation.call(request).await;
            match self
                .waiting
                .try_with_value(|waiting| waiting.next.is_some())
            {
                Some(false) => hear(answer),
                Some(true) => {}
                None => return,
            }
        }
    }
}
