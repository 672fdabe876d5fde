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
}

/// <summary>One ground for a decision, in words that name rows, numbers and bodies but no value of the subject.</summary>
public sealed record Ground(GroundKind Kind, string Says)
{
    /// <summary>The kind of ground in words: the same on cards, lists and in workbooks.</summary>
    public string Name => Kind switch
    {
        GroundKind.TextUnclear => "mâu thuẫn trong văn bản",
        GroundKind.FactsMissing => "thiếu số liệu",
        GroundKind.ConclusionOwed => "chờ kết luận",
        GroundKind.LevelAwaited => "chờ mức đã quyết định",
        _ => "điều kiện ở văn bản khác",
    };
}
