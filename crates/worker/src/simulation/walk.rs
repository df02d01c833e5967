use crate::protocol::simulation::{Done, End, Lead, Response, Stop, Walk, Why};
use simulator::Base;
use simulator::workflow;

/// Leads a contact through a workflow.
pub fn walk(lead: &Lead, base: &Base) -> Response {
    let walk = workflow::walk(
        workflow::Lead {
            campaign: &lead.campaign,
            workflow: lead.workflow,
            trigger: lead.trigger.as_deref(),
            row: lead.contact,
            values: &lead.values,
            answers: &lead.answers,
        },
        base,
    );
    Response::Walk(Walk {
        stops: walk.stops.into_iter().map(stop).collect(),
        end: match walk.end {
            workflow::End::Asks {
                node,
                ports,
                minutes,
            } => End::Asks {
                node,
                ports,
                minutes,
            },
            workflow::End::Left { node, how } => End::Left {
                node,
                how: how.as_str().into(),
            },
        },
        unread: walk.unread,
    })
}

fn stop(stop: workflow::Stop) -> Stop {
    let why = |it: workflow::Why| Why {
        path: it.path,
        sentence: it.sentence,
        cell: it.cell,
        holds: it.holds,
    };
    Stop {
        node: stop.node,
        minute: stop.minute,
        whys: stop.whys.into_iter().map(why).collect(),
        done: stop.done.map(|it| Done {
            what: it.what.into(),
            of: it.of,
        }),
        port: stop.port,
    }
}
