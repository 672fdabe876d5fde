using TuSoi.Rostering.Layouts;
using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Reading;

/// <summary>Facts that the dictionary says are never more (or later) than another one of the same subject.</summary>
internal sealed class BoundChecks(ScopeColumns columns, Spots spots, Findings findings)
{
    public void Check(FamilySheet family, IEnumerable<Subject> subjects)
    {
        var facts = family.Columns.Where(c => c.Fact?.Id == c.Id).ToDictionary(c => c.Id, c => c.Fact!);
        Fact[] bounded = [.. facts.Values.Where(f => f.AtMost is not null)];
        foreach (var subject in subjects)
            foreach (var fact in bounded)
                if (Broken(fact, facts.GetValueOrDefault, id => columns.Value(subject.Kind.Id, subject.Row, id)) is { } message)
                    spots[subject, fact.Id].Refuse(findings, "value.above", message);
    }

    /// <summary>The message for a value above its bound, or above the bound of its bound where that one is unknown.</summary>
    public static string? Broken(Fact fact, Func<string, Fact?> facts, Func<string, object?> values)
    {
        if (values(fact.Id) is not IComparable value) return null;
        for (var bound = fact.AtMost is { } first ? facts(first) : null; bound is not null; bound = bound.AtMost is { } next ? facts(next) : null)
            if (values(bound.Id) is { } most)
                return value.CompareTo(most) > 0
                    ? $"“{fact.Label}” ({Show.Value(value)}) không được {(fact.Type == FactType.Date ? "sau" : "lớn hơn")} “{bound.Label}” ({Show.Value(most)})." : null;
        return null;
    }
}
