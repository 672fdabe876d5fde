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

    /// <summary>The ballot came to another level than the conditions (VOT-026); both are shown.</summary>
    BallotDiffers = 4096,

    /// <summary>A ballot was counted and gives no level (AMB-63), or its numbers cannot be used.</summary>
    BallotUnresolved = 8192,

    /// <summary>The pack has a ballot on the subject and no count is recorded yet.</summary>
    BallotAwaited = 16384,

    /// <summary>Has to be ranked but cannot be yet (SPC-010, SPC-011).</summary>
    Held = 32768,

    /// <summary>A comment of another body has to come first (SPC-003, SPC-020, SPC-030).</summary>
    CommentOwed = 1 << 16,

    /// <summary>Reached Excellent; the places went to others (VOT-024).</summary>
    QuotaFull = 1 << 17,

    /// <summary>Reached Excellent and is level with others at the last place: a person chooses (VOT-034).</summary>
    QuotaTie = 1 << 18,

    /// <summary>Reached Excellent; whether there is a place depends on others of the group, or on a count, not known yet.</summary>
    QuotaWaits = 1 << 19,

    /// <summary>Reached Excellent; the organisation whose quota counts is not among the data, so a higher body checks it (QUO-012).</summary>
    QuotaUnchecked = 1 << 20,

    /// <summary>Decided above a ceiling that came later (QUO-011): a new decision is needed, the place is not given on.</summary>
    LateCap = 1 << 21,

    /// <summary>A special case asks the competent body to decide.</summary>
    SpecialDecision = 1 << 22,

    NeedsDecision = ByReading | Open | Undetermined | TextUnclear | BallotDiffers | BallotUnresolved | QuotaTie | LateCap | SpecialDecision,

    /// <summary>What the quota of the group says.</summary>
    Quota = QuotaFull | QuotaTie | QuotaWaits | QuotaUnchecked,
}

/// <summary>The verdict on one subject.</summary>
/// <param name="Printed">Levels surely reached as the text prints them.</param>
/// <param name="Possible">Levels reached or still open.</param>
/// <param name="Suggested">The level suggested, or null: a person has to decide.</param>
/// <param name="Ceiling">The level above which a cap does not let it rise, if one applies.</param>
/// <param name="ByConditions">The level the conditions alone come to; null where they come to none or cannot be told.</param>
/// <param name="Ballot">The level by ballot; null where there is none.</param>
public readonly record struct Verdict(LevelSet Printed, LevelSet Possible, QualityLevel? Suggested, QualityLevel? Ceiling, VerdictFlags Flags, QualityLevel? ByConditions = null, QualityLevel? Ballot = null);
