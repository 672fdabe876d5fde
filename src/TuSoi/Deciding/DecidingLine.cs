using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Ranking;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;

namespace TuSoi.Deciding;

/// <summary>What somebody of the body has put down for a subject while the decision is worked on.</summary>
public sealed record DraftedLevel(QualityLevel? Level, string Reason, long Person, string Name, DateTimeOffset At);

/// <summary>A decision in which a subject stands.</summary>
public sealed record InDecision(long Id, string Number, DateOnly Dated, QualityLevel Level, bool Provisional, bool Signed);

/// <summary>How a subject stands among those who share the places.</summary>
public enum PlaceMark { None, Takes, Decided, Tied, Waits, Full }

/// <summary>One subject on which a body decides, everything it has to see on one line. Holds no restricted value: those stand on the card.</summary>
public sealed record DecidingLine
{
    public required Subject Subject { get; init; }

    /// <summary>Null: decided.</summary>
    public required OpenStep? Open { get; init; }

    public required string UnitName { get; init; }
    public QualityLevel? Self { get; init; }
    public QualityLevel? Proposed { get; init; }

    /// <summary>What the facts known now allow; null: the rules do not rank this kind, or somebody else decides.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Votes for the highest level, and of how many.</summary>
    public (int Votes, int Among)? Ballot { get; init; }

    public PlaceMark Place { get; init; }

    /// <summary>Surely before it; for the order.</summary>
    public int Before { get; init; }

    /// <summary>Index of its group of the quota; negative: none.</summary>
    public int Quota { get; init; } = -1;

    /// <summary>Why somebody has to look at this line, or why the rules come to this level.</summary>
    public string Why { get; init; } = "";

    /// <summary>A person has to settle something here.</summary>
    public bool NeedsEye { get; init; }

    /// <summary>Facts that would settle it, with whoever owes them.</summary>
    public IReadOnlyList<MissingFact> Missing { get; init; } = [];

    /// <summary>The suggestion that is on record, against which a reason is asked; null: none, or not computed yet.</summary>
    public QualityLevel? Recorded { get; init; }

    public bool IsRecorded { get; init; }

    public DraftedLevel? Draft { get; init; }
    public InDecision? Decision { get; init; }

    /// <summary>Why I may not decide on this one; null: I may, as far as the file goes.</summary>
    public string? Locked { get; init; }

    public bool IsDone => Open is null;

    /// <summary>Can be decided now, by me.</summary>
    public bool IsUp => Open is { State: StepState.Open } && Locked is null && Decision is not { Signed: false };

    public bool Contends => Place != PlaceMark.None;

    /// <summary>Whether deciding so differs from what the rules come to, so that a reason has to be written.</summary>
    public bool Differs(QualityLevel level) => Verdict?.Suggested is { } suggested && suggested != level;

    /// <summary>Nothing has been computed for it, or something else than what would come out today.</summary>
    public bool IsStale => Verdict is { } now && (!IsRecorded || Recorded != now.Suggested);

    internal DecidingLine With(Card card)
    {
        var verdict = card.Explanation.Verdict;
        var row = ResultRow.Of(card, "");
        var outcome = card.Explanation.Ballot?.Outcome;
        return this with
        {
            Verdict = verdict,
            Ballot = outcome is { Among: > 0 } counted ? (counted.Votes, counted.Among) : null,
            Place = PlaceOf(card),
            Before = card.Explanation.Quota?.Before ?? 0,
            Why = WhyOf(card),
            NeedsEye = card.NeedsDecision || card.Waits.Count > 0,
            Missing = row.Missing,
        };
    }

    private static PlaceMark PlaceOf(Card card)
    {
        var (verdict, quota) = (card.Explanation.Verdict, card.Explanation.Quota);
        if (quota is null) return PlaceMark.None;
        if (card.Subject.Decided is { } decided) return decided == QualityLevel.Excellent ? PlaceMark.Decided : PlaceMark.None;
        return verdict.Flags.HasFlag(VerdictFlags.QuotaTie) ? PlaceMark.Tied
            : verdict.Flags.HasFlag(VerdictFlags.QuotaFull) ? PlaceMark.Full
            : verdict.Flags.HasFlag(VerdictFlags.QuotaWaits) ? PlaceMark.Waits
            : verdict.Suggested == QualityLevel.Excellent ? PlaceMark.Takes : PlaceMark.None;
    }

    private static string WhyOf(Card card)
    {
        if (card.PublicGrounds.Count > 0) return Sentences.Opening(string.Join("; ", card.PublicGrounds.Select(Sentences.Told)));
        if (card.Waits.Count > 0) return Sentences.Opening(string.Join("; ", card.Waits.Select(w => w.Private ? ResultRow.Hidden : w.Name)));
        return card.PublicSentence;
    }
}
