namespace TuSoi.Ranking;

/// <summary>What stands at the top of every page of a result.</summary>
/// <param name="Organisation">The organisation whose scope was ranked.</param>
/// <param name="Cycle">The cycle in words: "Đợt kiểm điểm năm 2024".</param>
public sealed record CardHead(string Organisation, string Cycle)
{
    /// <summary>Name of the regulation's own document in the folder of the result, where the office attached it.</summary>
    public string? Document { get; init; }
}
