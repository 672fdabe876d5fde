using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;

namespace TuSoi.Rostering.Samples;

/// <summary>One invented organisation.</summary>
/// <param name="Level">What its scores are made for.</param>
internal sealed record SampleUnit(string Code, string Name, SubjectKind Kind, string? Superior, QualityLevel Level)
{
    public bool IsCell { get; init; }

    /// <summary>Production is scored by the table of enterprises, offices by that of agencies.</summary>
    public bool Production { get; init; }

    public List<SamplePerson> Members { get; } = [];
}

/// <summary>One invented person.</summary>
/// <param name="Level">What the facts are made for.</param>
internal sealed record SamplePerson(string Code, string Name, DateOnly Born, QualityLevel Level)
{
    public string Standing { get; init; } = "";

    public List<string> Bodies { get; } = [];

    public List<string> Heads { get; } = [];
}

/// <summary>One invented collective.</summary>
internal sealed record SampleBody(string Code, string Name, SubjectKind Kind, string Unit);
