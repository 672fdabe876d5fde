namespace TuSoi.Ranking;

/// <summary>Why a person has to decide.</summary>
public enum GroundKind
{
    /// <summary>The text contradicts itself, or does not say.</summary>
    TextUnclear,

    /// <summary>Measured facts are missing.</summary>
    FactsMissing,

    /// <summary>A body has not concluded yet.</summary>
    ConclusionOwed,

    /// <summary>The level of a related subject is not decided yet.</summary>
    LevelAwaited,

    /// <summary>The conditions stand in a paper that the pack does not have.</summary>
    OtherPaper,

    /// <summary>The ballot came to another level than the conditions (VOT-026).</summary>
    BallotDiffers,

    /// <summary>A ballot was counted and gives no level (AMB-63), or its numbers cannot be used.</summary>
    BallotUnresolved,

    /// <summary>Level with others at the last place (VOT-034).</summary>
    QuotaTie,

    /// <summary>Decided above a ceiling that came later (QUO-011).</summary>
    LateCap,

    /// <summary>A special case asks the competent body.</summary>
    SpecialCase,
}

/// <summary>One ground for a decision, in words that name rows, numbers and bodies but no value of the subject.</summary>
public sealed record Ground(GroundKind Kind, string Says)
{
    /// <summary>A decision on this year's level does not settle it.</summary>
    public bool Stays => Kind is GroundKind.LateCap or GroundKind.SpecialCase;

    /// <summary>Place in lists: what only a person can settle comes before what a missing number settles.</summary>
    public int Urgency => Kind switch
    {
        GroundKind.QuotaTie => 0,
        GroundKind.LateCap => 1,
        GroundKind.BallotDiffers => 2,
        GroundKind.BallotUnresolved => 3,
        GroundKind.SpecialCase => 4,
        GroundKind.TextUnclear => 5,
        GroundKind.OtherPaper => 6,
        GroundKind.ConclusionOwed => 7,
        GroundKind.FactsMissing => 8,
        _ => 9,
    };

    /// <summary>The kind of ground in words: the same on cards, lists and in workbooks.</summary>
    public string Name => Kind switch
    {
        GroundKind.TextUnclear => "mâu thuẫn trong văn bản",
        GroundKind.FactsMissing => "thiếu số liệu",
        GroundKind.ConclusionOwed => "chờ kết luận",
        GroundKind.LevelAwaited => "chờ mức đã quyết định",
        GroundKind.BallotDiffers => "phiếu khác điều kiện",
        GroundKind.BallotUnresolved => "phiếu chưa cho một mức",
        GroundKind.QuotaTie => "đồng phiếu ở suất cuối",
        GroundKind.LateCap => "trần có sau quyết định",
        GroundKind.SpecialCase => "trường hợp đặc biệt",
        _ => "điều kiện ở văn bản khác",
    };
}
