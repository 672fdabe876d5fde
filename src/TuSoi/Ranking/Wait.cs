namespace TuSoi.Ranking;

/// <summary>What has to come before a result can stand.</summary>
public enum WaitKind
{
    /// <summary>The subject cannot be ranked yet.</summary>
    Held,

    /// <summary>No count of the ballot is recorded.</summary>
    Ballot,

    /// <summary>Another body owes a comment.</summary>
    Comment,

    /// <summary>Whether there is a place depends on others of the group.</summary>
    Quota,

    /// <summary>The organisation that counts the places is not among the data.</summary>
    QuotaAbove,

    /// <summary>Levels of others were used that are not decided.</summary>
    Levels,
}

/// <summary>One thing that a result waits for, in one sentence that names who has to act.</summary>
/// <param name="Private">Only for the subject and the deciding body; lists read <see cref="ResultRow.Hidden"/>.</param>
public sealed record Wait(WaitKind Kind, string Says, bool Private = false)
{
    /// <summary>The kind in words: the same on cards and lists.</summary>
    public string Name => Kind switch
    {
        WaitKind.Held => "chưa xếp loại được",
        WaitKind.Ballot => "chờ phiếu",
        WaitKind.Comment => "chờ nhận xét",
        WaitKind.Quota => "chờ suất Xuất sắc",
        WaitKind.QuotaAbove => "cấp trên kiểm tra tỷ lệ",
        _ => "chờ mức đã quyết định",
    };
}
