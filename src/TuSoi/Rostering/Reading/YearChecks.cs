using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Reading;

/// <summary>Counted fields that are years: "23" is a number, but no year that anything could be found under.</summary>
internal sealed class YearChecks(Info info, Findings findings)
{
    private const int Earliest = 1930;
    private static readonly (string Records, string Field)[] Years = [("commendations", "based_on")];

    public void Check(RecordRow row, Fact records)
    {
        foreach (var (_, field) in Years.Where(y => y.Records == records.Id))
            if (row.Values.GetValueOrDefault(field) is int year && (year < Earliest || year > info.CutOff.Year))
                row.Refuse(findings, field, "year.absurd", $"“{records.Fields[field].Label}” phải là năm bốn chữ số từ {Earliest} đến {info.CutOff.Year}, ở đây là {year}.");
    }
}
