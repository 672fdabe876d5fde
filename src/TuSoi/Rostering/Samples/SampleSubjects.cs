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

    /// <summary>Made on purpose, for a special case.</summary>
    public bool Fixed { get; init; }

    /// <summary>Whether every fact of this person is known.</summary>
    public bool Recorded { get; init; }

    /// <summary>Not at the meeting of the cell.</summary>
    public bool Away { get; init; }

    /// <summary>Whether the person may vote in the cell.</summary>
    public bool Votes { get; init; } = true;

    public List<string> Bodies { get; } = [];

    public List<string> Heads { get; } = [];

    /// <summary>Facts that the person has from where he is: yes or no, by the id of the fact.</summary>
    public Dictionary<string, bool> Facts { get; } = [];
}

/// <summary>One invented collective.</summary>
/// <param name="Level">What its criteria are made for.</param>
internal sealed record SampleBody(string Code, string Name, SubjectKind Kind, string Unit, QualityLevel Level)
{
    /// <summary>How many are in it.</summary>
    public int Size { get; set; }
}

/// <summary>A person as leader.</summary>
/// <param name="Organisation">Code of the organisation of his agency; null where his cell tells it.</param>
internal sealed record SampleLeader(string Code, SamplePerson Person, QualityLevel Level, string? Organisation)
{
    /// <summary>Null where the pack has one kind of leader.</summary>
    public SubjectKind? Kind { get; init; }
}
