using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;

namespace TuSoi.Ranking;

/// <summary>One subject with everything its card tells.</summary>
public sealed record CardSubject
{
    /// <summary>The office's code for the subject.</summary>
    public required string Code { get; init; }

    public required Explanation Explanation { get; init; }

    /// <summary>The level the subject gave itself; null when it gave none.</summary>
    public QualityLevel? Self { get; init; }

    /// <summary>The level the competent body decided; null while it has not.</summary>
    public QualityLevel? Decided { get; init; }

    /// <summary>The level of the same person as a leader, decided or suggested; null where the person is none.</summary>
    public QualityLevel? AsLeader { get; init; }

    /// <summary>Total score; null where there is none or it cannot be told.</summary>
    public decimal? Score { get; init; }

    /// <summary>The organisations to which the subject belongs.</summary>
    internal SubjectHome Home { get; init; } = SubjectHome.Unknown;

    /// <summary>Why the subject is not ranked, in the words of the fact dictionary; null when it is. Restricted: for the card only.</summary>
    public string? Standing { get; init; }
}
