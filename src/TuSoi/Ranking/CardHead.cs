namespace TuSoi.Ranking;

/// <summary>What stands at the top of every page of a result.</summary>
/// <param name="Organisation">The organisation whose scope was ranked.</param>
/// <param name="Cycle">The cycle in words: "Đợt kiểm điểm năm 2024".</param>
public sealed record CardHead(string Organisation, string Cycle);
