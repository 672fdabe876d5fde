using TuSoi.Rules.Conditions;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Ladders;

/// <summary>A case of a level under its full name, "Completed.B".</summary>
public sealed record CaseOf(QualityLevel Level, string Id, LevelCase Case)
{
    public string FullName => $"{Level}.{Id}";
}

/// <summary>
/// Conditions, the levels they make, and how the pack reads what the text leaves open. The result as printed is the set of levels with
/// a case met, not the highest of them.
/// </summary>
public sealed class Ladder
{
    public required string Id { get; init; }
    public required IReadOnlyList<NamedCondition> Conditions { get; init; }
    public required IReadOnlyDictionary<string, Term> Terms { get; init; }
    public required IReadOnlyList<CaseOf> Cases { get; init; }
    public required IReadOnlyList<Veto> Vetoes { get; init; }
    public required IReadOnlyList<Resolution> Resolutions { get; init; }
    public required IReadOnlyList<Cap> Caps { get; init; }
    public Elsewhere? Elsewhere { get; init; }

    public NamedCondition? Find(string name) => byName.GetValueOrDefault(name);

    private IReadOnlyDictionary<string, NamedCondition> byName = new Dictionary<string, NamedCondition>();

    /// <summary>The same ladder with some of its parts replaced.</summary>
    internal Ladder With(IReadOnlyList<NamedCondition>? conditions = null, IReadOnlyDictionary<string, Term>? terms = null, IReadOnlyList<CaseOf>? cases = null,
        IReadOnlyList<Veto>? vetoes = null, IReadOnlyList<Resolution>? resolutions = null, IReadOnlyList<Cap>? caps = null, bool elsewhere = true) => new()
        {
            Id = Id,
            Conditions = conditions ?? Conditions,
            Terms = terms ?? Terms,
            Cases = cases ?? Cases,
            Vetoes = vetoes ?? Vetoes,
            Resolutions = resolutions ?? Resolutions,
            Caps = caps ?? Caps,
            Elsewhere = elsewhere ? Elsewhere : null,
            byName = (conditions ?? Conditions).ToDictionary(c => c.Name),
        };

    /// <summary>Puts the files of one ladder together.</summary>
    public static Ladder Join(string id, IReadOnlyList<LadderFile> files, Problems problems)
    {
        var conditions = new List<NamedCondition>();
        var names = new Dictionary<string, NamedCondition>();
        foreach (var (name, condition) in files.SelectMany(f => f.Conditions))
        {
            condition.Name = name;
            if (names.TryAdd(name, condition)) conditions.Add(condition);
            else problems.Add(condition.At, "ladder.twice", $"Điều kiện “{name}” đã có ở {names[name].At}.");
        }
        List<CaseOf> cases = [.. files.SelectMany(f => f.Levels).SelectMany(level => CasesOf(level.Key, level.Value, problems)).OrderByDescending(c => c.Level)];
        return new Ladder
        {
            Id = id,
            Conditions = InOrder(conditions, cases),
            Terms = files.SelectMany(f => f.Terms).GroupBy(t => t.Key).ToDictionary(t => t.Key, t => t.First().Value),
            Cases = cases,
            // What could not be read has been told; the rest is checked all the same.
            Vetoes = [.. files.SelectMany(f => f.Vetoes).Where(v => v is { When: not null, Removes: not null })],
            Resolutions = [.. files.SelectMany(f => f.Resolve).Where(r => r.On is not null)],
            Caps = [.. files.SelectMany(f => f.Caps).Where(c => c.Of is not null)],
            Elsewhere = files.Select(f => f.Elsewhere).FirstOrDefault(e => e is not null),
            byName = names,
        };
    }

    // As a card tells them: level by level from the top, in the order of the cases.
    private static List<NamedCondition> InOrder(List<NamedCondition> conditions, List<CaseOf> cases)
    {
        var order = cases.SelectMany(c => c.Case.Body is { } body ? Condition.Names(body) : []).Distinct().ToList();
        return [.. conditions.OrderBy(c => order.IndexOf(c.Name) is >= 0 and var place ? place : int.MaxValue)];
    }

    private static IEnumerable<CaseOf> CasesOf(string level, LevelRules rules, Problems problems)
    {
        if (rules.Cases is null) yield break;
        foreach (var (id, one) in rules.Cases)
        {
            if (Enum.TryParse<QualityLevel>(level, out var parsed) && Enum.IsDefined(parsed)) yield return new CaseOf(parsed, id, one);
            else problems.Add(one.At, "ladder.level", $"“{level}” không phải là mức. Được phép: {string.Join(", ", Enum.GetNames<QualityLevel>())}.");
        }
    }
}
