//! The criteria as constants, equal to `data/criteria.toml`.

use super::{Criterion, Outcome, Set};
use crate::Room;

/// The two sets, with their outcomes and criteria.
pub const SETS: &[Set] = &[
    Set {
        id: "1",
        pl: "Przygotowywanie internetowych kampanii marketingowych w oparciu o narzędzia \
            automatyzacji marketingu internetowego",
        en: "Preparing online marketing campaigns with marketing-automation tools",
        outcomes: OUTCOMES_1,
    },
    Set {
        id: "2",
        pl: "Monitorowanie i optymalizacja skuteczności zautomatyzowanych internetowych kampanii \
            marketingowych",
        en: "Monitoring and optimising the effectiveness of automated campaigns",
        outcomes: OUTCOMES_2,
    },
];

const OUTCOMES_1: &[Outcome] = &[
    Outcome {
        id: "1.1",
        pl: "Identyfikuje i charakteryzuje grupę docelową zautomatyzowanej internetowej kampanii \
            marketingowej",
        en: "Identifies and characterises the campaign's target group",
        criteria: CRITERIA_1_1,
    },
    Outcome {
        id: "1.2",
        pl: "Nadzoruje przygotowanie i wprowadza treści marketingowe do publikacji",
        en: "Supervises the preparation of marketing content and puts it into publication",
        criteria: CRITERIA_1_2,
    },
    Outcome {
        id: "1.3",
        pl: "Nadzoruje wdrażanie narzędzi automatyzacji marketingu internetowego",
        en: "Supervises the deployment of marketing-automation tools",
        criteria: CRITERIA_1_3,
    },
    Outcome {
        id: "1.4",
        pl: "Określa możliwości przedsiębiorstwa w kontekście prowadzenia zautomatyzowanej \
            internetowej kampanii marketingowej",
        en: "Establishes what the enterprise can do towards an automated campaign",
        criteria: CRITERIA_1_4,
    },
    Outcome {
        id: "1.5",
        pl: "Przygotowuje plan zautomatyzowanej internetowej kampanii marketingowej",
        en: "Prepares the plan of an automated campaign",
        criteria: CRITERIA_1_5,
    },
];

const OUTCOMES_2: &[Outcome] = &[
    Outcome {
        id: "2.1",
        pl: "Monitoruje efektywność wdrożonej internetowej kampanii marketingowej",
        en: "Monitors the effectiveness of a running campaign",
        criteria: CRITERIA_2_1,
    },
    Outcome {
        id: "2.2",
        pl: "Optymalizuje internetową kampanię marketingową",
        en: "Optimises the campaign",
        criteria: CRITERIA_2_2,
    },
];

const CRITERIA_1_1: &[Criterion] = &[
    Criterion {
        id: "1.1.1",
        room: Room::Audience,
        pl: "określa kryteria (parametry, cechy) według których można dokonać segmentacji \
            klientów za pomocą narzędzi cyfrowych",
        en: "names criteria by which customers can be segmented with digital tools",
        evidence: "saved segments whose filters run on the case's contact base, each with a \
            reason",
    },
    Criterion {
        id: "1.1.2",
        room: Room::Audience,
        pl: "rozpoznaje i charakteryzuje potrzeby klientów w danej grupie docelowej",
        en: "recognises and characterises the needs of a target group",
        evidence: "needs listed per segment, tied to facts of the case",
    },
    Criterion {
        id: "1.1.3",
        room: Room::Audience,
        pl: "opisuje różnice w zachowaniach oraz zwyczajach zakupowych w zależności od grupy \
            docelowej",
        en: "describes differences in behaviour and buying habits between target groups",
        evidence: "two or more segments compared side by side on behaviour figures, with a \
            written reading",
    },
    Criterion {
        id: "1.1.4",
        room: Room::Audience,
        pl: "sporządza podsumowanie charakteryzujące wybraną grupę docelową oraz profil wzorcowy \
            klienta",
        en: "draws up a summary of the chosen target group and a model customer profile",
        evidence: "a summary and a persona card bound to a segment",
    },
];

const CRITERIA_1_2: &[Criterion] = &[
    Criterion {
        id: "1.2.1",
        room: Room::Answers,
        pl: "charakteryzuje różne formy marketingu internetowego, np. e-mail marketing, social \
            media marketing, mobile marketing",
        en: "characterises forms of online marketing",
        evidence: "a written answer",
    },
    Criterion {
        id: "1.2.2",
        room: Room::Answers,
        pl: "wymienia i charakteryzuje najpopularniejsze na rynku systemy zarządzania treścią \
            oraz systemy e-commerce",
        en: "names and characterises the most popular content-management and e-commerce systems",
        evidence: "a written answer",
    },
    Criterion {
        id: "1.2.3",
        room: Room::Content,
        pl: "tworzy nośniki przekazu marketingu internetowego, np.: landing page, szablon \
            maila/newslettera, posty na potrzeby mediów społecznościowych",
        en: "creates carriers: a landing page, a mail or newsletter template, social posts",
        evidence: "the carriers themselves, made in the content studio",
    },
    Criterion {
        id: "1.2.4",
        room: Room::Content,
        pl: "stosuje znaczniki HTML i CSS, np. do tworzenia landing page oraz szablonów \
            newslettera",
        en: "applies HTML tags and CSS",
        evidence: "HTML and CSS written in the editor, with the checks' findings",
    },
    Criterion {
        id: "1.2.5",
        room: Room::Site,
        pl: "wprowadza treści marketingowe do publikacji",
        en: "puts marketing content into publication",
        evidence: "pages, newsletters and posts published or scheduled in the simulated CMS and \
            channels",
    },
    Criterion {
        id: "1.2.6",
        room: Room::Content,
        pl: "omawia zasady ochrony praw autorskich wynikające z ustawy z dnia 4 lutego 1994 r. o \
            prawie autorskim i prawach pokrewnych",
        en: "discusses copyright: moral rights, terms and fields of exploitation of a work used \
            in content",
        evidence: "assets chosen with their licences and authors credited, and a written answer",
    },
    Criterion {
        id: "1.2.7",
        room: Room::Content,
        pl: "omawia zasady ochrony danych osobowych wynikające z ustawy z dnia 10 maja 2018 r. o \
            ochronie danych osobowych",
        en: "discusses personal-data protection for the target customer",
        evidence: "forms with consent and information clauses, consent respected by segments and \
            sends, and a written answer",
    },
];

const CRITERIA_1_3: &[Criterion] = &[
    Criterion {
        id: "1.3.1",
        room: Room::Site,
        pl: "opisuje integrację nośników przekazu z narzędziem automatyzacji marketingu \
            internetowego, np.: umieszczenie kodu na stronie internetowej, połączenie narzędzia \
            z portalami social media",
        en: "describes integrating carriers with the tool: code on a website, social media \
            connected",
        evidence: "tracking code placed and verified on the simulated site, forms bound, social \
            channels connected",
    },
    Criterion {
        id: "1.3.2",
        room: Room::Automation,
        pl: "nadzoruje wdrażanie instrukcji dla procesów automatyzacji w wybranym narzędziu do \
            automatyzacji marketingu internetowego",
        en: "supervises putting process instructions into a chosen automation tool",
        evidence: "an instruction list that the candidate wrote, a contractor's workflow checked \
            against it, its deviations found, reported and mended",
    },
];

const CRITERIA_1_4: &[Criterion] = &[
    Criterion {
        id: "1.4.1",
        room: Room::Company,
        pl: "rozpoznaje i charakteryzuje potrzeby biznesowe przedsiębiorstwa w zakresie \
            marketingu internetowego",
        en: "recognises and characterises the enterprise's business needs",
        evidence: "a list of needs, each tied to a passage of the brief",
    },
    Criterion {
        id: "1.4.2",
        room: Room::Company,
        pl: "identyfikuje działające w przedsiębiorstwie kanały komunikacji marketingu \
            internetowego",
        en: "identifies the enterprise's working communication channels",
        evidence: "a channel inventory with the state and reach of each",
    },
    Criterion {
        id: "1.4.3",
        room: Room::Company,
        pl: "analizuje zasoby przedsiębiorstwa w kontekście możliwości zastosowania narzędzi \
            automatyzacji marketingu internetowego",
        en: "analyses resources: money, people, licences, a product or service that suits",
        evidence: "a resource audit: what there is, what is missing, what it costs",
    },
    Criterion {
        id: "1.4.4",
        room: Room::Company,
        pl: "na podstawie przedstawionych danych ocenia zasadność prowadzenia internetowej \
            kampanii marketingowej",
        en: "judges from the data whether a campaign is justified",
        evidence: "a go or no-go decision with a calculation and reasons",
    },
];

const CRITERIA_1_5: &[Criterion] = &[
    Criterion {
        id: "1.5.1",
        room: Room::Plan,
        pl: "objaśnia metodę lejka sprzedażowego",
        en: "explains the sales funnel",
        evidence: "a funnel for the case, each stage with its content and measure",
    },
    Criterion {
        id: "1.5.2",
        room: Room::Plan,
        pl: "objaśnia metodę pętli lojalności",
        en: "explains the loyalty loop",
        evidence: "a loyalty loop for the case",
    },
    Criterion {
        id: "1.5.3",
        room: Room::Plan,
        pl: "dobiera narzędzia marketingowe do określonej grupy docelowej",
        en: "chooses marketing tools for a target group",
        evidence: "tools per segment with reasons",
    },
    Criterion {
        id: "1.5.4",
        room: Room::Plan,
        pl: "definiuje cel kampanii",
        en: "defines the campaign's goal",
        evidence: "a goal",
    },
    Criterion {
        id: "1.5.5",
        room: Room::Plan,
        pl: "definiuje propozycję wartości dla grupy docelowej",
        en: "defines the value proposition for the target group",
        evidence: "a value proposition per segment",
    },
    Criterion {
        id: "1.5.6",
        room: Room::Plan,
        pl: "określa działania w ramach automatyzacji marketingu internetowego",
        en: "sets out the automation's actions",
        evidence: "a list of actions bound to workflow steps",
    },
    Criterion {
        id: "1.5.7",
        room: Room::Plan,
        pl: "przygotowuje harmonogram internetowej kampanii marketingowej",
        en: "prepares the schedule",
        evidence: "a Gantt chart with dates, owners and dependencies",
    },
    Criterion {
        id: "1.5.8",
        room: Room::Plan,
        pl: "objaśnia regułę SMART w kontekście formułowania celów marketingowych",
        en: "explains SMART in setting goals",
        evidence: "the goal taken apart by the five letters",
    },
    Criterion {
        id: "1.5.9",
        room: Room::Plan,
        pl: "przygotowuje wytyczne dotyczące opracowania treści przekazu marketingu \
            internetowego, np.: dla grafika, dla copywritera",
        en: "prepares guidelines for a graphic designer and a copywriter",
        evidence: "a brief for each",
    },
    Criterion {
        id: "1.5.10",
        room: Room::Answers,
        pl: "charakteryzuje dobre praktyki dotyczące tworzenia kampanii z użyciem narzędzi \
            automatyzacji marketingu internetowego",
        en: "characterises good practice in automated campaigns",
        evidence: "a written answer",
    },
    Criterion {
        id: "1.5.11",
        room: Room::Automation,
        pl: "tworzy diagram procesu komunikacji w kampanii według określonego scenariusza",
        en: "draws the campaign's communication process by a given scenario",
        evidence: "the workflow diagram",
    },
    Criterion {
        id: "1.5.12",
        room: Room::Plan,
        pl: "dobiera wskaźniki pozwalające na badanie skuteczności kampanii",
        en: "chooses indicators of effectiveness",
        evidence: "KPIs with formulae, sources and targets",
    },
];

const CRITERIA_2_1: &[Criterion] = &[
    Criterion {
        id: "2.1.1",
        room: Room::Results,
        pl: "dokonuje analizy danych liczbowych otrzymanych w raporcie i porównuje je ze \
            wskaźnikami skuteczności internetowej kampanii marketingowej",
        en: "analyses a report's figures against the indicators",
        evidence: "each KPI's target beside what the campaign gave, with a reading",
    },
    Criterion {
        id: "2.1.2",
        room: Room::Results,
        pl: "dokonuje analizy zaangażowania użytkowników w treści internetowej kampanii \
            marketingowej",
        en: "analyses users' engagement with the content",
        evidence: "opens, clicks, visits and drop-off per carrier and segment, with a reading",
    },
    Criterion {
        id: "2.1.3",
        room: Room::Results,
        pl: "porównuje uzyskane wyniki z wynikami innych przykładowych kampanii",
        en: "compares the results with other campaigns",
        evidence: "the campaign beside the case's reference campaigns",
    },
    Criterion {
        id: "2.1.4",
        room: Room::Results,
        pl: "ocenia skuteczność dobranych w kampanii rozwiązań",
        en: "judges how effective the chosen solutions were",
        evidence: "a verdict per solution, tied to figures",
    },
];

const CRITERIA_2_2: &[Criterion] = &[
    Criterion {
        id: "2.2.1",
        room: Room::Results,
        pl: "przeprowadza testy A/B internetowej kampanii marketingowej",
        en: "runs A/B tests",
        evidence: "an A/B test designed (hypothesis, sample, measure), run in the simulation, \
            and read correctly",
    },
    Criterion {
        id: "2.2.2",
        room: Room::Results,
        pl: "rekomenduje korekty działań i potrzebne zmiany do podniesienia efektywności \
            internetowej kampanii marketingowej",
        en: "recommends corrections",
        evidence: "recommendations tied to findings; the best of them put in and run again",
    },
];
