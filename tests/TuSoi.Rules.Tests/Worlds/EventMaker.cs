using TuSoi.Rules.Tests.Naive;
using YamlDotNet.RepresentationModel;
using static TuSoi.Rules.Tests.Naive.NaivePack;

namespace TuSoi.Rules.Tests.Worlds;

/// <summary>Records what special cases look for: events at and beside the days that matter, comments, levels given elsewhere.</summary>
internal sealed class EventMaker(Chance chance, NaivePack pack)
{
    private static readonly DateOnly[] Days =
        [new(2023, 6, 30), new(2023, 12, 31), new(2024, 1, 1), new(2024, 6, 30), new(2024, 7, 1), new(2024, 7, 2), new(2024, 10, 2), new(2024, 10, 3), new(2024, 12, 31), new(2025, 1, 1)];

    private readonly Dictionary<string, List<(string Id, YamlMappingNode Fact)>> facts = [];
    private readonly double often = chance.One([0, 0.01, 0.1]);

    public void Befall(NaiveSubject subject)
    {
        foreach (var (id, fact) in FactsOf(subject.Kind).Where(_ => chance.Is(often)))
        {
            if (Text(fact, "type") == "records") Record(subject, id, fact);
            else if (Value(fact) is { } value) subject.Facts[id] = value;
        }
    }

    // What some special case on the kind names, and the level that another body may give.
    private List<(string Id, YamlMappingNode Fact)> FactsOf(string kind)
    {
        if (facts.TryGetValue(kind, out var found)) return found;
        var names = pack.On(kind, pack.SpecialCases).SelectMany(c => Keys(c.Rule)).Append("external_level").ToHashSet();
        return facts[kind] = [.. pack.FactsOf(pack.FamilyOf(kind)).Where(f => names.Contains(f.Id))];
    }

    private static IEnumerable<string> Keys(YamlNode node) => node switch
    {
        YamlMappingNode map => map.Children.SelectMany(c => Keys(c.Value).Prepend(c.Key.ToString())),
        YamlSequenceNode list => list.SelectMany(Keys),
        var word => [word.ToString()],
    };

    private void Record(NaiveSubject subject, string id, YamlMappingNode fact)
    {
        if (!subject.Records.TryGetValue(id, out var list)) subject.Records[id] = list = new NaiveList<Dictionary<string, object>> { IsComplete = chance.Is(0.9) };
        var row = new Dictionary<string, object>();
        foreach (var (field, about) in Pairs(Child(fact, "fields")))
            if (!chance.Is(0.1) && Value((YamlMappingNode)about) is { } value) row[field] = value;
        list.Rows.Add(row);
    }

    private object? Value(YamlMappingNode fact) => Text(fact, "type") switch
    {
        "yes_no" => chance.One(["yes", "no"]),
        "code" => chance.One([.. Pairs(Child(fact, "choices")).Select(c => c.Key)]),
        "level" => chance.One(["NotCompleted", "Completed", "Good", "Excellent"]),
        "count" => chance.Between(0, 3),
        "date" => chance.One(Days),
        _ => null,
    };
}
