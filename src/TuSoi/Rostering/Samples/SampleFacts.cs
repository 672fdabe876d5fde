using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Scoring;

namespace TuSoi.Rostering.Samples;

/// <summary>Invents facts that fit the level a person or body is made for. Facts that a pack does not have are left out by the sheet.</summary>
internal sealed class SampleFacts(Pack pack, Dice dice, int year)
{
    /// <summary>What is known of a person before anything of the year is written.</summary>
    public Dictionary<string, object?> Standing(SamplePerson person)
    {
        var facts = new Dictionary<string, object?>
        {
            [Known.Standing] = SampleWords.Choice(pack.Facts.Find(Family.Member, Known.Standing), person.Standing),
            ["admitted_on"] = Admitted(person),
        };
        foreach (var (fact, yes) in person.Facts) facts[fact] = SampleWords.Yes(yes);
        return facts;
    }

    public Dictionary<string, object?> Of(SamplePerson person, bool decided)
    {
        var facts = Standing(person);
        if (person.Standing is "exempt" or "suspended") return facts;
        Work(facts, person.Level);
        Judged(facts, person);
        foreach (var criterion in Frame(Family.Member)) Criterion(facts, criterion, person.Level, heads: person.Heads.Count > 0);
        if (decided && person.Standing.Length == 0) facts[Known.DecidedLevel] = SampleWords.Level(person.Level);
        if (!person.Recorded) Forget(facts);
        return facts;
    }

    public Dictionary<string, object?> Of(SampleBody body, bool decided)
    {
        var facts = new Dictionary<string, object?>();
        if (body.Kind.Frame is null) facts[Known.DecidedLevel] = SampleWords.Level(dice.Chance(75) ? QualityLevel.Good : QualityLevel.Excellent);
        else
        {
            facts["united_and_leading"] = SampleWords.Yes(dice.Chance(20) || body.Level == QualityLevel.Excellent);
            facts["disunity_concluded"] = facts["degradation_concluded"] = SampleWords.Yes(false);
            foreach (var criterion in Frame(Family.Collective)) Criterion(facts, criterion, body.Level, heads: true);
            facts[Known.SelfLevel] = SampleWords.Level(body.Level);
            if (decided) facts[Known.DecidedLevel] = SampleWords.Level(body.Level);
        }
        return facts;
    }

    private DateOnly Admitted(SamplePerson person) => person.Standing == "newly_admitted"
        ? new DateOnly(year, 8, 1).AddDays(dice.Roll(90))
        : new DateOnly(Math.Min(person.Born.Year + dice.Between(20, 35), year - 1), 1, 1).AddDays(dice.Roll(365));

    private void Work(Dictionary<string, object?> facts, QualityLevel level)
    {
        var assigned = dice.Between(5, 12);
        var completed = level == QualityLevel.NotCompleted ? assigned - dice.Between(2, 3) : assigned;
        var onTime = level >= QualityLevel.Good ? assigned : Math.Min(completed, assigned - dice.Between(1, 2));
        facts["targets_assigned"] = assigned;
        facts["targets_completed"] = completed;
        facts["targets_on_time"] = onTime;
        facts["targets_exceeded"] = level == QualityLevel.Excellent ? (assigned + 1) / 2 + dice.Roll(2) : dice.Roll(Math.Max(1, assigned / 2));
        var criteria = Frame(Family.Member).Count(c => !c.IfAny);
        facts["criteria_assessed"] = criteria + 2;
        facts["criteria_late"] = level switch { QualityLevel.Completed => 1, QualityLevel.NotCompleted => 2, _ => 0 };
        facts["results_assessed"] = 2;
        facts["results_failed"] = level == QualityLevel.NotCompleted ? 2 : 0;
    }

    private void Judged(Dictionary<string, object?> facts, SamplePerson person)
    {
        facts["outstanding"] = SampleWords.Yes(person.Level == QualityLevel.Excellent);
        facts["exemplary"] = SampleWords.Yes(person.Level > QualityLevel.NotCompleted);
        facts["degradation_concluded"] = SampleWords.Yes(false);
        // people sometimes think better of themselves than the facts do
        var self = person.Level < QualityLevel.Excellent && dice.Chance(10) ? person.Level + 1 : person.Level;
        facts[Known.SelfLevel] = SampleWords.Level(self);
        if (person.Heads.Count == 0 || !dice.Chance(40)) return;
        var ballots = dice.Between(12, 40);
        (facts["confidence_poll"], facts["confidence_ballots"], facts["confidence_low"]) = (SampleWords.Yes(true), ballots, dice.Roll(ballots / 4));
    }

    private void Criterion(Dictionary<string, object?> facts, Criterion criterion, QualityLevel level, bool heads)
    {
        var result = criterion.Tags.Contains("result");
        var arises = !criterion.IfAny || heads && dice.Chance(70);
        var grade = !arises ? PerformanceGrade.NotApplicable : level switch
        {
            QualityLevel.Excellent => result ? PerformanceGrade.Excellent : dice.Chance(50) ? PerformanceGrade.Excellent : PerformanceGrade.Good,
            QualityLevel.Good => result ? dice.Chance(20) ? PerformanceGrade.Excellent : PerformanceGrade.Good : dice.Chance(15) ? PerformanceGrade.Fair : PerformanceGrade.Good,
            QualityLevel.Completed => result ? PerformanceGrade.Fair : dice.Chance(50) ? PerformanceGrade.Fair : PerformanceGrade.Good,
            _ => result ? PerformanceGrade.Poor : PerformanceGrade.Fair,
        };
        facts[Known.CriterionColumn(criterion.Id, "grade")] = SampleWords.Grade(grade);
        if (arises) facts[Known.CriterionColumn(criterion.Id, "products")] = dice.Between(1, 3);
    }

    // Here and there something is not known yet.
    private void Forget(Dictionary<string, object?> facts)
    {
        if (!dice.Chance(3)) return;
        var said = facts.Where(f => f.Value is not null && f.Key != Known.Standing).Select(f => f.Key).ToList();
        facts[dice.Pick(said)] = null;
    }

    private IEnumerable<Criterion> Frame(Family family) =>
        pack.Kinds.Values.Where(k => k.Family == family && k.Frame is not null).Select(k => pack.Frames.GetValueOrDefault(k.Frame!)).OfType<CriteriaFrame>().FirstOrDefault()?.Criteria.Values ?? [];
}
