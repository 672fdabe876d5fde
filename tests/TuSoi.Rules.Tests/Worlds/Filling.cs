using TuSoi.Rules.Tests.Naive;
using YamlDotNet.RepresentationModel;
using static TuSoi.Rules.Tests.Naive.NaivePack;

namespace TuSoi.Rules.Tests.Worlds;

/// <summary>
/// Fills in what is missing of a world, at random and perhaps not all. What only looks missing stays as it is: a blank that has a meaning,
/// the point table (blank: not scored by a table), a decision on a subject whose level is known, an event of a special case (not recorded: it
/// did not happen), a ballot that was not held, and, of a criterion with a grade, what would contradict the grade.
/// </summary>
internal sealed class Filling(Chance chance, NaiveRules before, IReadOnlyList<NaiveSubject> world, string[]? relations = null)
{
    private static readonly string[] Grades = ["Poor", "Fair", "Good", "Excellent"];
    private static readonly string[] Levels = ["NotCompleted", "Completed", "Good", "Excellent"];

    private static readonly Dictionary<string, string[]> Relations = new()
    {
        ["organisation"] = ["members", "subordinates", "units_below", "committee_members", "same_level_bodies", "committee"],
        ["collective"] = ["committee_members", "organisation"],
        ["leader"] = ["headed"],
        ["member"] = [],
    };

    private readonly HashSet<string> events = [.. before.Pack.SpecialCases.Values.SelectMany(c => Keys(Child(c, "when")!)), "ballots"];
    private readonly double often = chance.One([0.3, 0.7, 1]);

    /// <param name="subject">The subject to fill in.</param>
    /// <param name="original">The same subject as it was, by which it is told what is missing.</param>
    public void Fill(NaiveSubject subject, NaiveSubject original)
    {
        var family = before.Pack.FamilyOf(subject.Kind);
        foreach (var (id, fact) in before.Pack.FactsOf(family))
        {
            var type = Text(fact, "type")!;
            if (type == "records" && id != "ballots") Records(subject, id, fact);
            else if (IsMissing(original, id, fact) && chance.Is(often) && Value(fact) is { } value) subject.Facts[id] = value;
        }
        if (before.Pack.FrameOf(subject.Kind) is { } frame) foreach (var criterion in frame.Criteria) Criterion(subject, original, criterion, frame);
        if (subject.Kind is "leadership_collective" or "mass_organisation") return;
        foreach (var relation in Relations[family].Where(r => relations?.Contains(r) != false && chance.Is(often))) Relate(subject, relation);
    }

    private static IEnumerable<string> Keys(YamlNode node) => node switch
    {
        YamlMappingNode map => map.Children.SelectMany(c => Keys(c.Value).Prepend(c.Key.ToString())),
        YamlSequenceNode list => list.SelectMany(Keys),
        var word => [word.ToString()],
    };

    private bool IsMissing(NaiveSubject original, string id, YamlNode fact) => id switch
    {
        _ when original.Facts.ContainsKey(id) || Text(fact, "blank_means") is not null => false,
        "point_table" => false,
        _ when events.Contains(id) => false,
        "score" => before.Scoring(original)?.Score is null,
        "decided_level" => before.LevelOf(original) is null,
        _ => true,
    };

    private object? Value(YamlNode fact) => Text(fact, "type") switch
    {
        "yes_no" => chance.One(["yes", "no"]),
        "code" => chance.One([.. Pairs(Child(fact, "choices")).Select(c => c.Key)]),
        "level" => chance.One(Levels),
        "count" => chance.Between(0, 10),
        "number" => chance.One([0m, 10m, 49.99m, 50m, 70m, 84.99m, 85m]),
        "date" => new DateOnly(2024, 1, 1).AddDays(chance.Between(-2, 367)),
        _ => null,
    };

    private void Records(NaiveSubject subject, string id, YamlNode fact)
    {
        if (!subject.Records.TryGetValue(id, out var list)) subject.Records[id] = list = new NaiveList<Dictionary<string, object>>();
        if (!list.IsComplete && chance.Is(often))
        {
            for (var more = chance.Between(0, 2); more > 0; more--) list.Rows.Add([]);
            list.IsComplete = true;
        }
        foreach (var record in list.Rows)
            foreach (var (field, about) in Pairs(Child(fact, "fields")))
                if (!record.ContainsKey(field) && Text(about, "blank_means") is null && chance.Is(often) && Value(about) is { } value) record[field] = value;
    }

    private void Criterion(NaiveSubject subject, NaiveSubject original, NaiveCriterion criterion, NaiveFrame frame)
    {
        if (!subject.Criteria.TryGetValue(criterion.Id, out var recorded)) subject.Criteria[criterion.Id] = recorded = [];
        if (!recorded.ContainsKey("products") && chance.Is(often)) recorded["products"] = chance.Between(0, 1);
        if (!chance.Is(often)) return;
        if (before.Scoring(original)!.Grade(criterion.Id) is null)
        {
            if (!recorded.ContainsKey("grade")) recorded["grade"] = chance.One([.. Grades, "NotApplicable"]);
            if (frame.HasTables && !recorded.ContainsKey("points") && chance.Is(0.5)) recorded["points"] = (decimal)chance.Between(0, 10);
            return;
        }
        // A grade given by hand: only points of that grade can still come.
        if (frame.Bands is null || recorded.ContainsKey("points") || recorded.ContainsKey("plan") || recorded.GetValueOrDefault("grade") is not string grade || grade == "NotApplicable") return;
        if (original.Facts.GetValueOrDefault("point_table") is string table && criterion.Points.TryGetValue(table, out var standard))
            recorded["points"] = (grade switch { "Excellent" => 0.85m, "Good" => 0.7m, "Fair" => 0.5m, _ => 0.2m }) * (decimal)(long)standard.Top / (long)standard.Bottom;
    }

    private void Relate(NaiveSubject subject, string relation)
    {
        var list = subject.Related.GetValueOrDefault(relation);
        if (list is { IsComplete: true }) return;
        var others = world.Where(o => Fits(subject, relation, o)).ToList();
        var rows = list?.Rows.ToList() ?? [];
        if (others.Count > 0) for (var more = chance.Between(0, 2); more > 0; more--) rows.Add(chance.One(others));
        subject.Related[relation] = new NaiveList<NaiveSubject> { Rows = rows, IsComplete = true };
    }

    private static bool Fits(NaiveSubject subject, string relation, NaiveSubject other) => relation switch
    {
        "members" or "committee_members" => other.Kind == "member",
        "subordinates" => other.Kind == "subordinate_cell" && subject.Kind.EndsWith("chapter", StringComparison.Ordinal),
        "same_level_bodies" => other.Kind is "leadership_collective" or "mass_organisation",
        "committee" => other.Kind.EndsWith("committee", StringComparison.Ordinal),
        _ => other.Kind is "subordinate_cell" or "grassroots_cell" or "grassroots_chapter" or "sectional_chapter",
    };
}
