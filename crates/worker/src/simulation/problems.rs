use crate::protocol::simulation::{self as protocol, Response};
use casefile::campaign::Campaign;
use simulator::workflow::{self, Names, Problem, Severity, problems};
use simulator::{Base, day_of};

/// What is wrong with one workflow of a campaign; none where there is no such workflow.
pub fn of_workflow(campaign: &Campaign, workflow: usize, base: &Base) -> Response {
    let names = Names::of(campaign, base);
    let found = campaign.workflows.get(workflow);
    let found = found.map(|it| problems(it, base, &names, day_of(campaign.from)));
    told(found.unwrap_or_default())
}

/// Everything that is wrong with a campaign.
pub fn preflight(campaign: &Campaign, base: &Base) -> Response {
    told(workflow::preflight(campaign, base))
}

fn told(problems: Vec<Problem>) -> Response {
    let problem = |it: Problem| protocol::Problem {
        severity: match it.severity {
            Severity::Error => protocol::Severity::Error,
            Severity::Warning => protocol::Severity::Warning,
        },
        code: it.code.into(),
        node: it.node,
        path: it.path,
        message: it.message,
    };
    Response::Problems {
        problems: problems.into_iter().map(problem).collect(),
    }
}
