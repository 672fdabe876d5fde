using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Ranking;

namespace TuSoi.Ranking;

/// <summary>A card before it takes a form: what is said, and in which order. Pages, plain text and lists are drawn from it.</summary>
internal sealed record Card
{
    public required CardKind Kind { get; init; }
    public required CardSubject Subject { get; init; }

    /// <summary>The level shown: decided, else suggested; null where a person has to decide first.</summary>
    public required QualityLevel? Level { get; init; }

    /// <summary>The level's full name, or what stands in its place.</summary>
    public required string Headline { get; init; }

    /// <summary>The one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>The same as lists may say it.</summary>
    public required string PublicSentence { get; init; }

    /// <summary>Further sentences for the card alone.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }

    public required string State { get; init; }

    /// <summary>Why a person has to decide; once decided, only what came after the decision.</summary>
    public required IReadOnlyList<Ground> Grounds { get; init; }

    /// <summary>The same as lists may say it.</summary>
    public required IReadOnlyList<Ground> PublicGrounds { get; init; }

    /// <summary>What has to come before the result can stand.</summary>
    public required IReadOnlyList<Wait> Waits { get; init; }

    public required IReadOnlyList<Step> Steps { get; init; }

    /// <summary>Special cases that apply, private ones too: the card is for the subject and the deciding body.</summary>
    public required IReadOnlyList<SpecialShown> Specials { get; init; }

    /// <summary>The ballot that counts; null where none is recorded.</summary>
    public required BallotShown? Ballot { get; init; }

    /// <summary>The places of the group; null where no quota concerns the subject.</summary>
    public required QuotaShown? Quota { get; init; }

    /// <summary>Why this level, then why not the next.</summary>
    public required IReadOnlyList<Section> Reasons { get; init; }

    public required IReadOnlyList<Supplier> Missing { get; init; }
    public required Change? Change { get; init; }

    /// <summary>Cases that lower the level, also when absent.</summary>
    public required Section? Faults { get; init; }

    /// <summary>Conditions of all other levels.</summary>
    public required Section? Others { get; init; }

    public required IReadOnlyList<ReadingShown> Readings { get; init; }

    public Explanation Explanation => Subject.Explanation;

    public bool IsRanked => !Explanation.Verdict.Flags.HasFlag(VerdictFlags.NotRanked);

    public string Title => $"{Explanation.Name}: {(Level is not null ? "vì sao có mức này" : IsRanked ? "vì sao chưa có mức" : "không xếp loại")}";

    /// <summary>The subject cannot be settled by rules and facts alone.</summary>
    public bool NeedsDecision => Grounds.Count > 0;

    public IEnumerable<Section> Sections => [.. Reasons, .. Faults is null ? [] : new[] { Faults }, .. Others is null ? [] : new[] { Others }];
}

/// <summary>One step from the conditions to the decision, with its result.</summary>
internal sealed record Step(string Name, QualityLevel? Level, string Result, string Says);

/// <summary>Conditions with a heading.</summary>
/// <param name="Lines">Conditions that have their full line here.</param>
/// <param name="Elsewhere">Conditions that count here too and have their line in an earlier section.</param>
internal sealed record Section(string Id, string Heading, string Tally, IReadOnlyList<string> Says, IReadOnlyList<int> Lines, IReadOnlyList<int> Elsewhere)
{
    /// <summary>What is not reached here is nothing the reader has to look at.</summary>
    public bool Quiet { get; init; }
}

/// <summary>Who has to supply what.</summary>
internal sealed record Supplier(string Name, IReadOnlyList<MissingFact> Facts);

/// <summary>What would reach the next level, and what still would not be enough.</summary>
internal sealed record Change(QualityLevel Level, string Intro, IReadOnlyList<Way> Ways, IReadOnlyList<string> Notes);

/// <summary>A reading that took part.</summary>
/// <param name="Decisive">It made the result, so the competent body has to confirm it.</param>
internal sealed record ReadingShown(string Row, AmbiguityRow? Of, string Chosen, string Says, bool Decisive);
