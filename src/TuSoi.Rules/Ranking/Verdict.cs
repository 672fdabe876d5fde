using TuSoi.Rules.Facts;

namespace TuSoi.Rules.Ranking;

/// <summary>What a person has to know beside the level. Anything in <see cref="NeedsDecision"/> means: the competent body decides with reasons.</summary>
[Flags]
public enum VerdictFlags
{
    None = 0,

    /// <summary>As printed, the facts fit no level.</summary>
    NoCase = 1,

    /// <summary>As printed, the facts fit several levels.</summary>
    SeveralCases = 2,

    /// <summary>A reading of an unclear text made the suggestion.</summary>
    ByReading = 4,

    /// <summary>The rules give no suggestion although every fact is known.</summary>
    Open = 8,

    /// <summary>Facts are missing, and the suggestion depends on them.</summary>
    Undetermined = 16,

    /// <summary>Undetermined, and a measured fact is missing.</summary>
    FactsMissing = 32,

    /// <summary>Undetermined, and a judgement of a body is missing.</summary>
    JudgementOwed = 64,

    /// <summary>A condition cannot be told because the text does not say (DoubtRule), whatever the facts.</summary>
    TextUnclear = 128,

    /// <summary>Levels of others were used that are not decided yet.</summary>
    Provisional = 256,

    /// <summary>Lowered to the level of a related subject.</summary>
    Capped = 512,

    /// <summary>Not to be ranked.</summary>
    NotRanked = 1024,

    /// <summary>The conditions stand in a paper the pack does not have.</summary>
    Elsewhere = 2048,

    NeedsDecision = ByReading | Open | Undetermined | TextUnclear,
}

/// <summary>The verdict on one subject.</summary>
/// <param name="Printed">Levels surely reached as the text prints them.</param>
/// <param name="Possible">Levels reached or still open.</param>
/// <param name="Suggested">The level suggested, or null: a person has to decide.</param>
/// <param name="Ceiling">The level above which a cap does not let it rise, if one applies.</param>
public readonly record struct Verdict(LevelSet Printed, LevelSet Possible, QualityLevel? Suggested, QualityLevel? Ceiling, VerdictFlags Flags);
