use super::{
    Binding, Command, Connection, Event, Field, FormId, Naming, Page, PageId, RecordId, Shop, Site,
    Stage, Subject, channel, form, mail, tracking,
};
use crate::content::CarrierId;
use crate::{Edit, Refusal, Set, Setting, State, Text, event};
use casefile::site::{Record, is_slug};
use casefile::{CarrierKind, Date};

/// The most pages of one attempt.
pub const PAGES_MAX: usize = 50;

/// The most records of a zone.
pub const RECORDS_MAX: usize = 60;

/// The longest value of a record, in characters: what one TXT record holds in practice.
pub const VALUE_CHARS_MAX: usize = 1_000;

/// The longest title of a page, in characters.
const TITLE_CHARS_MAX: usize = 80;

/// The longest name of a record, in characters.
const RECORD_NAME_CHARS_MAX: usize = 120;

/// Decides on the shop.
///
/// # Errors
/// The rule that says no.
pub fn decide(
    state: &State,
    setting: Setting<'_>,
    command: Command,
) -> Result<Vec<event::Event>, Refusal> {
    let shop = Shop::of(setting.case, state).ok_or(Refusal::Unknown)?;
    let desk = Desk {
        state,
        made: &state.site,
        shop,
    };
    let events = match command {
        Command::Create { naming, html } => desk.create(naming, html)?,
        Command::Duplicate { page, naming } => desk.duplicate(page, naming)?,
        Command::Rename { page, naming } => vec![desk.rename(page, naming)?],
        Command::Fill { page, carrier } => vec![desk.fill(page, carrier)?],
        Command::Delete { page } => {
            desk.known(page)?;
            vec![Event::Deleted { page }]
        }
        Command::Open { page } => vec![desk.open(page)?],
        Command::ShowView { view } if state.site.view == view => return Err(Refusal::Already),
        Command::ShowView { view } => vec![Event::ViewShown { view }],
        Command::Edit { text, edits } => vec![desk.edit(text, edits)?],
        Command::AddRecord { record } => desk.add_record(record)?,
        Command::ChangeRecord { id, record } => desk.change_record(id, record)?,
        Command::Bind { form, binding } => vec![desk.bind(form, binding)?],
        Command::Connect {
            channel,
            connection,
        } => vec![desk.connect(channel, connection)?],
        Command::Check { subject } => vec![desk.check(subject)],
        other => vec![desk.move_on(other)?],
    };
    Ok(events.into_iter().map(event::Event::Site).collect())
}

struct Desk<'a> {
    state: &'a State,
    made: &'a Site,
    shop: Shop<'a>,
}

impl Desk<'_> {
    fn known(&self, id: PageId) -> Result<&Page, Refusal> {
        self.made.pages.get(&id).ok_or(Refusal::Unknown)
    }

    /// A page that may be changed: nobody is reviewing it and nobody sees it.
    fn draft(&self, id: PageId) -> Result<&Page, Refusal> {
        let page = self.known(id)?;
        if page.stage != Stage::Draft {
            return Err(Refusal::PageLocked);
        }
        Ok(page)
    }

    fn next(&self) -> Result<PageId, Refusal> {
        let Site { pages, removed, .. } = self.made;
        if pages.len() >= PAGES_MAX {
            return Err(Refusal::TooMany);
        }
        let last = pages.keys().chain(removed.keys()).max();
        Ok(PageId(last.map_or(1, |id| id.0 + 1)))
    }

    /// A title and an address that no other page has. A page of the case may be replaced; goods
    /// and posts may not.
    fn naming(&self, naming: Naming, own: Option<PageId>) -> Result<Naming, Refusal> {
        let title = naming.title.trim().to_owned();
        if title.is_empty() || title.chars().count() > TITLE_CHARS_MAX {
            return Err(Refusal::NameBad);
        }
        let slug = naming.slug;
        if !is_slug(&slug) {
            return Err(Refusal::SlugBad);
        }
        let stands = |page: &Page| {
            let mut live = page.issues.iter().filter(|it| it.live);
            page.slug == slug || live.any(|it| it.version.slug == slug)
        };
        let mut others = self.made.pages.iter().filter(|it| Some(*it.0) != own);
        if self.shop.site.is_taken(&slug) || others.any(|it| stands(it.1)) {
            return Err(Refusal::SlugTaken);
        }
        Ok(Naming { title, slug })
    }

    fn create(&self, naming: Naming, html: String) -> Result<Vec<Event>, Refusal> {
        if crate::units(&html) > crate::TEXT_UNITS_MAX {
            return Err(Refusal::TextTooLong);
        }
        if html.contains('\r') {
            return Err(Refusal::TextMismatch);
        }
        let naming = self.naming(naming, None)?;
        self.created(None, naming, Text::new(html), None)
    }

    fn duplicate(&self, from: PageId, naming: Naming) -> Result<Vec<Event>, Refusal> {
        let page = self.known(from)?;
        let naming = self.naming(naming, None)?;
        self.created(Some(from), naming, page.html.clone(), page.carrier)
    }

    /// A new page opens at once: that is why one makes it.
    fn created(
        &self,
        from: Option<PageId>,
        naming: Naming,
        html: Text,
        carrier: Option<CarrierId>,
    ) -> Result<Vec<Event>, Refusal> {
        let id = self.next()?;
        let page = Page {
            title: naming.title,
            slug: naming.slug,
            html,
            carrier,
            stage: Stage::Draft,
            submitted: None,
            issues: Vec::new(),
        };
        let created = Event::Created { id, from, page };
        Ok(vec![created, Event::Opened { page: id }])
    }

    fn rename(&self, id: PageId, naming: Naming) -> Result<Event, Refusal> {
        let page = self.draft(id)?;
        let before = Naming {
            title: page.title.clone(),
            slug: page.slug.clone(),
        };
        let after = self.naming(naming, Some(id))?;
        if before == after {
            return Err(Refusal::Already);
        }
        Ok(Event::Renamed {
            page: id,
            before,
            after,
        })
    }

    fn fill(&self, id: PageId, after: Option<CarrierId>) -> Result<Event, Refusal> {
        let before = self.draft(id)?.carrier;
        if before == after {
            return Err(Refusal::Already);
        }
        if let Some(carrier) = after {
            let carriers = &self.state.content.carriers;
            let kind = carriers.get(&carrier).map(|it| it.kind);
            if kind != Some(CarrierKind::LandingPage) {
                return Err(Refusal::Unknown);
            }
        }
        Ok(Event::Filled {
            page: id,
            before,
            after,
        })
    }

    fn open(&self, id: PageId) -> Result<Event, Refusal> {
        self.known(id)?;
        if self.made.open == Some(id) {
            return Err(Refusal::Already);
        }
        Ok(Event::Opened { page: id })
    }

    /// A page's way to its visitors: nothing is published that was not reviewed.
    fn move_on(&self, command: Command) -> Result<Event, Refusal> {
        match command {
            Command::Submit { page } => self.submit(page),
            Command::Publish { page } => {
                self.reviewed(page)?;
                Ok(Event::Published { page })
            }
            Command::Schedule { page, on } => self.schedule(page, on),
            Command::Revise { page } if self.known(page)?.stage == Stage::Draft => {
                Err(Refusal::Already)
            }
            Command::Revise { page } => Ok(Event::Revised { page }),
            Command::Withdraw { page } if !self.known(page)?.is_out() => Err(Refusal::Already),
            Command::Withdraw { page } => Ok(Event::Withdrawn { page }),
            _ => Err(Refusal::Unknown),
        }
    }

    fn submit(&self, id: PageId) -> Result<Event, Refusal> {
        self.draft(id)?;
        let version = self.state.page_version(id).ok_or(Refusal::Unknown)?;
        if version.html.trim().is_empty() {
            return Err(Refusal::PageBare);
        }
        Ok(Event::Submitted { page: id, version })
    }

    fn schedule(&self, page: PageId, on: Date) -> Result<Event, Refusal> {
        self.reviewed(page)?;
        Ok(Event::Scheduled { page, on })
    }

    fn reviewed(&self, id: PageId) -> Result<(), Refusal> {
        match self.known(id)?.stage {
            Stage::Review => Ok(()),
            Stage::Draft => Err(Refusal::NotReviewed),
            Stage::Scheduled | Stage::Published => Err(Refusal::Already),
        }
    }

    fn edit(&self, text: Field, edits: Vec<Edit>) -> Result<Event, Refusal> {
        let change = match text {
            Field::Page(page) => self.draft(page)?.html.change(edits)?,
            Field::Slot(slot) => Text::new(self.made.slot(slot)).change(edits)?,
        };
        Ok(Event::TextEdited { text, change })
    }

    /// The zone is taken over from the case before it is changed for the first time.
    fn zone(&self) -> (Vec<Event>, Vec<(RecordId, Record)>) {
        match &self.made.zone {
            Some(zone) => {
                let pair = |it: (&RecordId, &Record)| (*it.0, it.1.clone());
                (Vec::new(), zone.iter().map(pair).collect())
            }
            None => {
                let records = self.shop.site.mail.records.clone();
                let zone = (1..).map(RecordId).zip(records.iter().cloned());
                let zone = zone.collect();
                (vec![Event::ZoneOpened { records }], zone)
            }
        }
    }

    fn add_record(&self, record: Record) -> Result<Vec<Event>, Refusal> {
        let (mut events, zone) = self.zone();
        if zone.len() >= RECORDS_MAX {
            return Err(Refusal::TooMany);
        }
        let record = recorded(record, &zone, None)?;
        let last = zone.iter().map(|it| it.0.0).max().unwrap_or(0);
        events.push(Event::RecordChanged {
            id: RecordId(last + 1),
            before: None,
            after: Some(record),
        });
        Ok(events)
    }

    fn change_record(&self, id: RecordId, after: Option<Record>) -> Result<Vec<Event>, Refusal> {
        let (mut events, zone) = self.zone();
        let before = zone.iter().find(|it| it.0 == id).map(|it| it.1.clone());
        let before = before.ok_or(Refusal::Unknown)?;
        let after = match after {
            Some(record) => Some(recorded(record, &zone, Some(id))?),
            None => None,
        };
        if after.as_ref() == Some(&before) {
            return Err(Refusal::Already);
        }
        events.push(Event::RecordChanged {
            id,
            before: Some(before),
            after,
        });
        Ok(events)
    }

    fn bind(&self, form: FormId, after: Option<Binding>) -> Result<Event, Refusal> {
        if let Some(binding) = &after {
            self.bindable(form, binding)?;
        }
        let before = self.made.bindings.get(&form).cloned();
        if before == after {
            return Err(Refusal::Already);
        }
        Ok(Event::Bound {
            form,
            before,
            after,
        })
    }

    /// A list and fields that the tool has, each field at most once; controls that the form has.
    fn bindable(&self, form: FormId, binding: &Binding) -> Result<(), Refusal> {
        let controls = self.state.form_controls(form).ok_or(Refusal::Unknown)?;
        let site = self.shop.site;
        if site.lists.iter().all(|it| it.id != binding.list) {
            return Err(Refusal::Unknown);
        }
        let mut taken: Set<&str> = Set::new();
        for (name, field) in &binding.fields {
            if site.fields.iter().all(|it| it.id != *field) {
                return Err(Refusal::Unknown);
            }
            let there = controls.iter().any(|it| it.name == *name);
            if !there || !taken.insert(field.as_str()) {
                return Err(Refusal::BindingBad);
            }
        }
        Ok(())
    }

    fn connect(&self, channel: String, after: Option<Connection>) -> Result<Event, Refusal> {
        let known = self.shop.site.channel(&channel).ok_or(Refusal::Unknown)?;
        if let Some(own) = &after {
            let account = known.accounts.iter().any(|it| it.id == own.account);
            let scope = |id: &String| known.scopes.iter().any(|it| it.id == *id);
            if !account || !own.scopes.iter().all(scope) {
                return Err(Refusal::Unknown);
            }
        }
        let before = self.made.channels.get(&channel).cloned();
        if before == after {
            return Err(Refusal::Already);
        }
        Ok(Event::Connected {
            channel,
            before,
            after,
        })
    }

    /// What is shown is what is recorded.
    fn check(&self, subject: Subject) -> Event {
        let site = self.shop.site;
        let findings = match subject {
            Subject::Tracking => tracking::check(&self.shop, None),
            Subject::Mail => mail::check(&site.mail, self.made),
            Subject::Forms => form::check(site, self.state),
            Subject::Channels => channel::check(site, self.made),
        };
        Event::Checked { subject, findings }
    }
}

/// A record as a panel keeps it: trimmed, with a name and a value, and not there already.
fn recorded(
    record: Record,
    zone: &[(RecordId, Record)],
    own: Option<RecordId>,
) -> Result<Record, Refusal> {
    let name = record.name.trim().to_owned();
    let value = record.value.trim().to_owned();
    let length = |text: &str, most: usize| (1..=most).contains(&text.chars().count());
    let plain = |text: &str| !text.contains(char::is_control);
    let odd = name.contains(char::is_whitespace) || !plain(&name) || !plain(&value);
    if odd || !length(&name, RECORD_NAME_CHARS_MAX) || !length(&value, VALUE_CHARS_MAX) {
        return Err(Refusal::RecordBad);
    }
    let record = Record {
        kind: record.kind,
        name,
        value,
    };
    let mut others = zone.iter().filter(|it| Some(it.0) != own);
    if others.any(|it| it.1 == record) {
        return Err(Refusal::Already);
    }
    Ok(record)
}
