using TuSoi.Office.Xlsx;
using TuSoi.Ranking.Books;
using TuSoi.Rules.Ranking;

namespace TuSoi.Ranking;

/// <summary>
/// The result as a workbook that can be handed on: numbers, work to do, quotas, the printed summaries, then one sheet a family. Shows no
/// restricted value and no sensitive reason; those stand in <see cref="DecidingBook"/>.
/// </summary>
internal static class ResultWorkbook
{
    public const string FileName = "ket-qua.xlsx";

    public static void Write(IReadOnlyList<ResultRow> rows, ScopeRanking ranking, CardHead head, Stream output) => XlsxWriter.Write(output,
    [
        CountSheets.Totals(rows, head), WorkSheets.Decisions(rows), WorkSheets.Unfinished(rows), QuotaSheet.Of(ranking), MemberSheet.Of(rows), CountSheets.Members(rows), BodySheet.Of(rows),
        LevelSheet.Of(rows), WorkSheets.NotRanked(rows), WorkSheets.Differences(rows), WorkSheets.MissingFacts(rows), .. FamilySheets.Of(rows),
    ]);
}
