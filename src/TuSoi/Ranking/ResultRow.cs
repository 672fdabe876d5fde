using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.SpecialCases;

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

    /// <summary>Where it belongs.</summary>
    public required SubjectHome Home { get; init; }

    /// <summary>The same person's level as a leader.</summary>
    public required QualityLevel? AsLeader { get; init; }

    public required BallotExplanation? Ballot { get; init; }

    /// <summary>Total score, where the subject has one.</summary>
    public required decimal? Score { get; init; }

    public required IReadOnlyList<Wait> Waits { get; init; }

    /// <summary>Special cases, private ones too: only the workbook for the deciding body repeats those.</summary>
    public required IReadOnlyList<SpecialShown> Specials { get; init; }

    /// <summary>Why the subject is not ranked, for the deciding body; null where it is.</summary>
    public required string? Standing { get; init; }

    /// <summary>Restricted conditions that speak against the subject or cannot be told, for the deciding body.</summary>
    public required IReadOnlyList<RestrictedLine> Restricted { get; init; }

    public required bool NeedsDecision { get; init; }

    public bool IsRanked => !Verdict.Flags.HasFlag(VerdictFlags.NotRanked);

    /// <summary>Why the subject is not ranked, as lists may say it: in full only where every reason may be known.</summary>
    public string PublicStanding
    {
        get
        {
            var outside = Specials.Where(s => s.Of.Effect is SpecialEffect.Exempt or SpecialEffect.ReviewOnly).ToList();
            return outside.Count == 0 || outside.Exists(s => s.Private) ? ByDecision : string.Join(" ", outside.Select(s => s.Of.Says));
        }
    }

    /// <summary>In place of a reason that lists do not tell.</summary>
    public const string ByDecision = "Theo quyết định của cấp có thẩm quyền.";

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
            Sentence = card.PublicSentence,
            Grounds = card.PublicGrounds,
            WaitsFor = explanation.Verdict.Flags.HasFlag(VerdictFlags.Provisional) ? explanation.WaitsFor : [],
            Unmet = card.IsRanked ? Away(card) : [Hidden],
            Missing = explanation.Missing.Count == 0 ? [] : Told(card),
            Home = card.Subject.Home,
            AsLeader = card.Subject.AsLeader,
            Ballot = explanation.Ballot,
            Score = card.Subject.Score,
            Waits = card.Waits,
            Specials = card.Specials,
            Standing = card.IsRanked ? null : card.Subject.Standing,
            Restricted = RestrictedLine.Of(card),
            NeedsDecision = card.NeedsDecision,
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
