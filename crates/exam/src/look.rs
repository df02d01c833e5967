use crate::{
    Command, Event, Setting, State, answers, automation, brief, campaign, content, desk, results,
    site,
};

impl State {
    /// What `command` would show, where nothing may be written: in a second tab, in a replay.
    /// Applied to a copy of the state it leads to the place and changes nothing that was made;
    /// none for an act that is more than a look, or to a place that is not there.
    pub fn look(&self, setting: Setting<'_>, command: &Command) -> Option<Event> {
        Some(match command {
            Command::Desk(command) => Event::Desk(at_desk(setting, command)?),
            Command::Brief(brief::Command::OpenDocument { document }) => {
                setting.case.document(document.as_str())?;
                let document = document.clone();
                Event::Brief(brief::Event::DocumentOpened { document })
            }
            Command::Audience(command) => {
                Event::Audience(self.audience.look(command.clone()).ok()?)
            }
            Command::Content(command) => Event::Content(self.in_content(command)?),
            Command::Automation(automation::Command::Open { workflow }) => {
                self.automation.workflows.get(workflow)?;
                let workflow = *workflow;
                Event::Automation(automation::Event::Opened { workflow })
            }
            Command::Results(command) => Event::Results(in_results(command)?),
            Command::Campaign(campaign::Command::Show { run }) => {
                let run = *run;
                self.campaign.runs.get(run)?.report?;
                Event::Campaign(campaign::Event::Shown { run })
            }
            Command::Site(command) => Event::Site(self.in_site(command)?),
            Command::Answers(answers::Command::OpenQuestion { question }) => {
                setting.case.question(question.as_str())?;
                let question = question.clone();
                Event::Answers(answers::Event::QuestionOpened { question })
            }
            _ => return None,
        })
    }

    fn in_site(&self, command: &site::Command) -> Option<site::Event> {
        use site::{Command, Event};
        Some(match *command {
            Command::Open { page } => {
                self.site.pages.get(&page)?;
                Event::Opened { page }
            }
            Command::ShowView { view } => Event::ViewShown { view },
            _ => return None,
        })
    }

    fn in_content(&self, command: &content::Command) -> Option<content::Event> {
        use content::{Command, Event};
        Some(match *command {
            Command::Open { carrier } => {
                self.content.carriers.get(&carrier)?;
                Event::Opened { carrier }
            }
            Command::ShowPart { part } => Event::PartShown { part },
            Command::ChooseWidth { width } => Event::WidthChosen { width },
            _ => return None,
        })
    }
}

fn in_results(command: &results::Command) -> Option<results::Event> {
    use results::{Command, Event};
    Some(match command {
        Command::ShowView { view } => Event::ViewShown { view: *view },
        Command::ShowMessage { message } => Event::MessageShown {
            message: message.clone(),
        },
        _ => return None,
    })
}

fn at_desk(setting: Setting<'_>, command: &desk::Command) -> Option<desk::Event> {
    use desk::{Command, Event};
    Some(match command {
        Command::OpenRoom { room } => Event::RoomOpened { room: *room },
        Command::OpenTask { task } => {
            setting.case.task(task.as_str())?;
            Event::TaskOpened { task: task.clone() }
        }
        Command::ShowPanel { panel } => Event::PanelShown { panel: *panel },
        _ => return None,
    })
}
