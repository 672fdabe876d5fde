using TuSoi.Office.Xlsx;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;

namespace TuSoi.Ranking.Books;

/// <summary>Columns and cells that the sheets of a result share.</summary>
internal static class Cells
{
    public static ColumnToWrite Text(string heading, double width) => new() { Heading = heading, Width = width };

    public static ColumnToWrite Count(string heading, double width = 12) => new() { Heading = heading, Width = width, Kind = CellKind.WholeNumber };

    public static ColumnToWrite Share(string heading, double width = 12) => new() { Heading = heading, Width = width, Kind = CellKind.Percent };

    public static string Short(QualityLevel? level) => level is { } known ? Wording.ShortLevel(known) : "";

    public static Link Card(ResultRow row) => new("Xem phiếu", $"the/{row.File}.html");

    /// <summary>A number of the minutes; empty where it is not recorded.</summary>
    public static object? Votes(int? votes) => votes is >= 0 and var known ? known : null;

    /// <summary>A share as a number; empty where there is nobody to take it of.</summary>
    public static object? Part(int part, int whole) => whole == 0 ? null : (decimal)part / whole;

    /// <summary>The proposal, or what stands in its place.</summary>
    public static string Proposal(ResultRow row) => row.Verdict.Suggested is { } level ? Wording.ShortLevel(level) : !row.IsRanked ? "Không xếp loại" : row.Waits.Any(w => w.Kind == WaitKind.Held) ? "Chưa xếp loại được" : "Chưa có mức";
}
