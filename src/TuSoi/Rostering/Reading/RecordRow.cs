using TuSoi.Office.Xlsx;
using TuSoi.Rules.Counting;
using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Reading;

/// <summary>One row of a sheet of records as it was read.</summary>
/// <param name="Subject">Whose record it is; null where the code is refused.</param>
/// <param name="Values">Values by field; what is blank or refused is not in it.</param>
/// <param name="Above">Fields already refused because they are above the bound that the dictionary gives them.</param>
internal sealed record RecordRow(FoundSheet Sheet, RowRead Row, Subject? Subject, Dictionary<string, object> Values, IReadOnlySet<string> Above)
{
    public Fact? Records { get; init; }

    public int Count(string field) => Values.GetValueOrDefault(field) is int count ? count : BallotLine.Unknown;

    public string? Word(string field) => Values.GetValueOrDefault(field) as string;

    public void Refuse(Findings findings, string field, string code, string message) => Sheet.Refuse(findings, Row, field, code, message);
}
