using TuSoi.Rules.Counting;
using TuSoi.Rules.Facts;

namespace TuSoi.Ranking;

/// <summary>The ballot that counts, as a card shows it: the slips, then the votes carried down level by level.</summary>
/// <param name="Voters">Who voted, and whether in secret.</param>
/// <param name="Base">Of which number of slips the shares are: "11 phiếu hợp lệ thu vào".</param>
/// <param name="Says">How a level is reached, and what came of it.</param>
internal sealed record BallotShown(string Heading, string Voters, IReadOnlyList<SlipCount> Slips, IReadOnlyList<VoteCount> Votes, string Base, IReadOnlyList<string> Says)
{
    /// <summary>Why a counted ballot gives no level.</summary>
    public static string Unresolved(BallotState state) => state switch
    {
        BallotState.Unresolved => "không mức nào quá nửa số phiếu",
        BallotState.NoQuorum => "số có mặt chưa quá mức cần có của số triệu tập",
        BallotState.Incomplete => "biên bản kiểm phiếu thiếu số",
        BallotState.Inconsistent => "các số trong biên bản không khớp",
        BallotState.Conflicting => "có nhiều biên bản cho cùng một lần bỏ phiếu",
        _ => "chưa có biên bản",
    };

    /// <summary>What the ballot was for.</summary>
    public static string Purpose(BallotPurpose? purpose) => purpose switch
    {
        BallotPurpose.Self => "Phiếu tự xếp loại",
        BallotPurpose.Decision => "Phiếu quyết định mức",
        BallotPurpose.Proposal => "Phiếu đề xuất mức",
        _ => "Phiếu",
    };
}

/// <summary>A number of slips of the minutes; null where it is not recorded.</summary>
/// <param name="Inner">A part of the number above it.</param>
internal sealed record SlipCount(string Name, int? Count, bool Inner = false);

/// <summary>Votes for one level, and with those for higher levels.</summary>
/// <param name="Level">Null for lines that are no level: blank, not ranked.</param>
/// <param name="Sum">Votes for this level or a higher one.</param>
internal sealed record VoteCount(string Name, QualityLevel? Level, int? Votes, int? Sum, string Share, VoteMark Mark);

/// <summary>How a level fared in the ballot.</summary>
internal enum VoteMark
{
    None,
    Reached,
    NotReached,

    /// <summary>Exactly half, which is not enough.</summary>
    Half,
}
