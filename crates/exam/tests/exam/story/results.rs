//! What a candidate makes of the finished campaign.

use super::Scribe;
use casefile::Room;
use exam::results::{self, Advice, Choice, Draft, Field, Ground};
use exam::{Command, Scope, TextId, desk};

impl Scribe {
    fn results(&mut self, command: results::Command) {
        self.act(Command::Results(command));
    }

    fn field(&mut self, field: Field, text: &str) {
        self.edit(&TextId::Results(field), "", text);
    }

    /// The finished campaign, read.
    pub(super) fn read_figures(&mut self) {
        let room = Room::Results;
        self.desk(desk::Command::OpenRoom { room });
        for judgement in [Some(results::Judgement::Met), None] {
            let kpi = results::KpiId::new("otwarcia").unwrap();
            self.results(results::Command::Judge { kpi, judgement });
        }
        let kpi = results::KpiId::new("skargi").unwrap();
        let judgement = Some(results::Judgement::NotMet);
        self.results(results::Command::Judge {
            kpi: kpi.clone(),
            judgement,
        });
        self.field(Field::Reading(kpi), "35 z 47 skarg to Uśpieni.");
        let view = results::View::Engagement;
        self.results(results::Command::ShowView { view });
        let message = results::MessageId::new("m3").ok();
        self.results(results::Command::ShowMessage { message });
        self.results(results::Command::ShowMessage { message: None });
        let test = results::TestId::new("temat").unwrap();
        for choice in [
            Choice::Neither,
            Choice::Variant(results::VariantId::new("b").unwrap()),
        ] {
            let (test, choice) = (test.clone(), Some(choice));
            self.results(results::Command::Decide { test, choice });
        }
        self.undo(Scope::Results);
        self.redo(Scope::Results);
        self.field(Field::Test(test), "B: 131 do 89 kliknięć, p ≈ 0,004.");
    }

    /// A test of one's own, verdicts, recommendations.
    pub(super) fn conclude(&mut self) {
        let numbers = results::Numbers {
            baseline_bp: Some(260),
            effect_bp: Some(100),
            power_bp: Some(8_000),
            alpha_bp: Some(500),
            sample: Some(4_700),
            days: Some(7),
        };
        self.results(results::Command::SetNumbers { numbers });
        self.field(
            Field::Design(Draft::Hypothesis),
            "Konkret da więcej kliknięć.",
        );
        self.undo(Scope::Text(TextId::Results(Field::Design(
            Draft::Hypothesis,
        ))));
        self.results(results::Command::AddSolution);
        self.results(results::Command::AddSolution);
        let (one, two) = (results::SolutionId(1), results::SolutionId(2));
        let worth = Some(results::Worth::Failed);
        self.results(results::Command::RateSolution {
            solution: one,
            worth,
        });
        self.field(Field::Solution(one, Ground::Name), "Baner w m3");
        self.field(
            Field::Solution(one, Ground::Figure),
            "243 kliknięcia, 0 sesji",
        );
        self.results(results::Command::RemoveSolution { solution: two });
        for _ in 0..3 {
            self.results(results::Command::AddRecommendation);
        }
        let recommendation = results::RecommendationId(3);
        let to = 0;
        self.results(results::Command::MoveRecommendation { recommendation, to });
        self.field(
            Field::Recommendation(recommendation, Advice::Change),
            "Sprawdzać odnośniki przed wysyłką.",
        );
        let recommendation = results::RecommendationId(1);
        self.results(results::Command::RemoveRecommendation { recommendation });
        self.undo(Scope::Results);
        self.undo(Scope::Results);
        self.redo(Scope::Results);
        self.redo(Scope::Results);
    }
}
