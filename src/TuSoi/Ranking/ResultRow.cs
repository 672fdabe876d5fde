using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;

namespace TuSoi.Ranking;

/// <summary>
/// One subject as lists show it. Holds no restricted value: what touches discipline or conclusions of inspections reads
/// <see cref="Hidden"/> here and stands on the card alone.
/// </summary>
internal sealed record ResultRow
{
    /// <summary>In place of restricted content.</summary>
    public const string Hidden = "có nội dung hạn chế, xem phiếu";

    public required CardKind Kind { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }

    /// <summary>Name of the card's file without its ending.</summary>
    public required string File { get; init; }

    public required Verdict Verdict { get; init; }
    public required QualityLevel? Self { get; init; }
    public required QualityLevel? Decided { get; init; }
    public required QualityLevel? Level { get; init; }
    public required string Headline { get; init; }
    public required string Sentence { get; init; }
    public required IReadOnlyList<Ground> Grounds { get; init; }
    public required IReadOnlyList<string> WaitsFor { get; init; }

    /// <summary>Conditions that keep the next level away, in words.</summary>
    public required IReadOnlyList<string> Unmet { get; init; }

    public required IReadOnlyList<MissingFact> Missing { get; init; }

    public bool NeedsDecision => Grounds.Count > 0 && Decided is null;

    public static ResultRow Of(Card card, string file)
    {
        var explanation = card.Explanation;
        return new ResultRow
        {
            Kind = card.Kind,
            Code = card.Subject.Code,
            Name = explanation.Name,
            File = file,
            Verdict = explanation.Verdict,
            Self = card.Subject.Self,
            Decided = card.Subject.Decided,
            Level = card.Level,
            Headline = card.Headline,
            Sentence = card.Sentence,
            Grounds = card.Grounds,
            WaitsFor = explanation.Verdict.Flags.HasFlag(VerdictFlags.Provisional) ? explanation.WaitsFor : [],
            Unmet = card.IsRanked ? Away(card) : [Hidden],
            Missing = explanation.Missing.Count == 0 ? [] : Told(card),
        };
    }

    private static string[] Away(Card card)
    {
        if (card.Change is null || card.Explanation.Next is not { } next) return [];
        return [.. next.InTheWay.Select(card.Kind.PlaceOf).Select(place => card.Kind.IsRestricted(place) ? Hidden : card.Explanation.Lines[place].Condition.Head.Says).Distinct()];
    }

    // That a fact of the subject is missing tells nothing; a missing field of a record tells that there is such a record.
    private static MissingFact[] Told(Card card)
    {
        var told = new List<MissingFact>();
        for (var i = 0; i < card.Kind.Count; i++)
            foreach (var missing in card.Explanation.Lines[i].Missing)
                told.Add(card.Kind.IsRestricted(i) && !card.Kind.MayName(missing.Fact) ? new MissingFact(Hidden, card.Explanation.Name, missing.SuppliedBy) : missing);
        return [.. told.Distinct()];
    }
}
