using TuSoi.Rules.Explaining;
using TuSoi.Rules.Ranking;

namespace TuSoi.Ranking;

/// <summary>A condition on restricted facts that speaks against a subject or cannot be told, with its value: for the deciding body only.</summary>
internal sealed record RestrictedLine(string Says, string Result, string Value, string Missing, string Article)
{
    public static IReadOnlyList<RestrictedLine> Of(Card card)
    {
        if (!card.IsRanked) return [];
        List<RestrictedLine>? found = null;
        for (var i = 0; i < card.Kind.Count; i++)
            if (card.Kind.IsRestricted(i) && card.Explanation.Lines[i] is { Applies: true } line && Matters(line, card.Kind.IsFault(i))) (found ??= []).Add(Of(line, card.Kind.IsFault(i)));
        return found ?? [];
    }

    private static bool Matters(ConditionLine line, bool fault) => line.Answer == Trit.Unknown || line.Answer == Trit.Met == fault;

    private static RestrictedLine Of(ConditionLine line, bool fault) => new(line.Condition.Head.Says, Marks.Words(Marks.Of(line, fault)), line.Value,
        string.Join("; ", line.Missing.Select(m => $"{m.Fact} ({m.SuppliedBy})")), line.Condition.Head.Because.Article);
}
