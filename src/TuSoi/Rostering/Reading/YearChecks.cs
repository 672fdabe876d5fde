using TuSoi.Office.Xlsx;
using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Reading;

/// <summary>Counted fields that are years: "23" is a number, but no year that anything could be found under.</summary>
internal sealed class YearChecks(Info info, Findings findings)
{
    private const int Earliest = 1930;
    private static readonly (string Records, string Field)[] Years = [("commendations", "based_on"), ("past_levels", "of_year"), ("shortcomings", "of_year")];

    private const string Past = "past_levels", OfYear = "of_year";
    private readonly Dictionary<(Subject, int), RowRead> past = [];

    public void Check(RecordRow row, Fact records)
    {
        foreach (var (_, field) in Years.Where(y => y.Records == records.Id))
            if (row.Values.GetValueOrDefault(field) is int year && (year < Earliest || year > info.CutOff.Year))
                row.Refuse(findings, field, "year.absurd", $"“{records.Fields[field].Label}” phải là năm bốn chữ số từ {Earliest} đến {info.CutOff.Year}, ở đây là {year}.");
        if (records.Id == Past && row.Values.GetValueOrDefault(OfYear) is int of) Before(row, of);
    }

    private void Before(RecordRow row, int of)
    {
        if (of == info.CutOff.Year) row.Refuse(findings, OfYear, "year.past", $"Kết quả các năm trước phải là của năm trước năm đánh giá {info.CutOff.Year}.");
        else if (row.Subject is { } subject && !past.TryAdd((subject, of), row.Row))
            row.Refuse(findings, OfYear, "year.twice", $"Mức năm {of} của {subject} ghi hai lần, lần trước ở dòng {past[(subject, of)].Number}. Giữ một dòng.");
    }
}
