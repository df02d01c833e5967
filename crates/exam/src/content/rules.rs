use super::findings::VERSION_CHARS_MAX;
use super::{CARRIERS_MAX, Carrier, CarrierId, Command, Content, Event, Findings, Part, Shape};
use crate::{Edit, Refusal, Setting, State, Text, event};
use casefile::{CarrierKind, Case};

/// The longest name of a carrier, in characters.
const NAME_CHARS_MAX: usize = 80;

/// Decides on the carriers.
///
/// # Errors
/// The rule that says no.
pub fn decide(
    state: &State,
    setting: Setting<'_>,
    command: Command,
) -> Result<Vec<event::Event>, Refusal> {
    let content = &state.content;
    let events = match command {
        Command::Create {
            kind,
            name,
            html,
            css,
        } => content.create(kind, name, html, css)?,
        Command::Rename { carrier, name } => vec![content.rename(carrier, name)?],
        Command::Duplicate { carrier, name } => content.duplicate(carrier, name)?,
        Command::Delete { carrier } => {
            content.known(carrier)?;
            vec![Event::Deleted { carrier }]
        }
        Command::Open { carrier } => vec![content.open(carrier)?],
        Command::ShowPart { part } if content.part == part => return Err(Refusal::Already),
        Command::ShowPart { part } => vec![Event::PartShown { part }],
        Command::ChooseWidth { width } if content.width == width => return Err(Refusal::Already),
        Command::ChooseWidth { width } => vec![Event::WidthChosen { width }],
        // Where the case offers no checks, none were shown.
        Command::ShowFindings { .. } if !setting.case.content_help.findings => {
            return Err(Refusal::Unknown);
        }
        Command::ShowFindings { carrier, findings } => {
            vec![content.show_findings(carrier, findings)?]
        }
        Command::Shape { carrier, shape } => vec![content.shape(setting.case, carrier, shape)?],
        Command::Edit {
            carrier,
            part,
            edits,
        } => vec![content.edit(carrier, part, edits)?],
    };
    Ok(events.into_iter().map(event::Event::Content).collect())
}

impl Content {
    fn known(&self, id: CarrierId) -> Result<&Carrier, Refusal> {
        self.carriers.get(&id).ok_or(Refusal::Unknown)
    }

    fn next(&self) -> Result<CarrierId, Refusal> {
        if self.carriers.len() >= CARRIERS_MAX {
            return Err(Refusal::TooMany);
        }
        let last = self.carriers.keys().chain(self.removed.keys()).max();
        Ok(CarrierId(last.map_or(1, |id| id.0 + 1)))
    }

    /// A new carrier opens at once: that is why one makes it.
    fn create(
        &self,
        kind: CarrierKind,
        name: String,
        html: String,
        css: String,
    ) -> Result<Vec<Event>, Refusal> {
        if !kind.is_coded() && !(html.is_empty() && css.is_empty()) {
            return Err(Refusal::Unknown);
        }
        let carrier = Carrier {
            kind,
            name: checked(name)?,
            html: text(html)?,
            css: text(css)?,
            subject: Text::default(),
            preheader: Text::default(),
            sender: Text::default(),
            title: Text::default(),
            text: Text::default(),
            link: Text::default(),
            alt: Text::default(),
            shape: Shape::default(),
        };
        self.created(None, carrier)
    }

    fn duplicate(&self, from: CarrierId, name: String) -> Result<Vec<Event>, Refusal> {
        let mut carrier = self.known(from)?.clone();
        carrier.name = checked(name)?;
        self.created(Some(from), carrier)
    }

    fn created(&self, from: Option<CarrierId>, carrier: Carrier) -> Result<Vec<Event>, Refusal> {
        let id = self.next()?;
        let created = Event::Created { id, from, carrier };
        Ok(vec![created, Event::Opened { carrier: id }])
    }

    fn rename(&self, id: CarrierId, name: String) -> Result<Event, Refusal> {
        let before = self.known(id)?.name.clone();
        let after = checked(name)?;
        if before == after {
            return Err(Refusal::Already);
        }
        Ok(Event::Renamed {
            carrier: id,
            before,
            after,
        })
    }

    fn open(&self, id: CarrierId) -> Result<Event, Refusal> {
        self.known(id)?;
        if self.open == Some(id) {
            return Err(Refusal::Already);
        }
        Ok(Event::Opened { carrier: id })
    }

    fn show_findings(&self, carrier: CarrierId, findings: Findings) -> Result<Event, Refusal> {
        self.known(carrier)?;
        for version in [&findings.rules, &findings.clients] {
            if version.is_empty() || version.chars().count() > VERSION_CHARS_MAX {
                return Err(Refusal::NameBad);
            }
        }
        if self.findings.get(&carrier) == Some(&findings) {
            return Err(Refusal::Already);
        }
        Ok(Event::FindingsShown { carrier, findings })
    }

    fn shape(&self, case: &Case, id: CarrierId, after: Shape) -> Result<Event, Refusal> {
        let carrier = self.known(id)?;
        if !after.is_sound(carrier.kind, case) {
            return Err(Refusal::Unknown);
        }
        let before = carrier.shape.clone();
        if before == after {
            return Err(Refusal::Already);
        }
        Ok(Event::Shaped {
            carrier: id,
            before,
            after,
        })
    }

    fn edit(&self, id: CarrierId, part: Part, edits: Vec<Edit>) -> Result<Event, Refusal> {
        let carrier = self.known(id)?;
        if !part.of(carrier.kind) {
            return Err(Refusal::Unknown);
        }
        let change = carrier.text(part).change(edits)?;
        Ok(Event::TextEdited {
            carrier: id,
            part,
            change,
        })
    }
}

fn checked(name: String) -> Result<String, Refusal> {
    let name = name.trim().to_string();
    if name.is_empty() || name.chars().count() > NAME_CHARS_MAX {
        return Err(Refusal::NameBad);
    }
    Ok(name)
}

fn text(given: String) -> Result<Text, Refusal> {
    if crate::units(&given) > crate::TEXT_UNITS_MAX {
        return Err(Refusal::TextTooLong);
    }
    if given.contains('\r') {
        return Err(Refusal::TextMismatch);
    }
    Ok(Text::new(given))
}
