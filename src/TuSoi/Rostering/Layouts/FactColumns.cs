using TuSoi.Rostering.Cells;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Scoring;

namespace TuSoi.Rostering.Layouts;

/// <summary>Columns made from facts of the dictionary and criteria of a frame.</summary>
internal static class FactColumns
{
    public static ColumnLayout Of(Fact fact) => new(fact.Id, fact.Label)
    {
        Fact = fact,
        Note = NoteOf(fact),
        Choices = fact.Words.Count > 0 ? WordList.Offered(fact) : [],
        Example = fact.Example,
        Width = WidthOf(fact),
    };

    /// <summary>Grade and number of products of each criterion, where there are no points.</summary>
    public static IEnumerable<ColumnLayout> Of(CriteriaFrame frame) =>
        frame.Criteria.Values.SelectMany(criterion => new[] { "grade", "products" }, OfCriterion);

    /// <summary>One value of one criterion as a column: "Cấp độ – Doanh thu".</summary>
    public static ColumnLayout OfCriterion(Criterion criterion, string id)
    {
        var fact = Known.CriterionFacts[id];
        var note = criterion.IfAny ? "Tiêu chí “nếu có”: không phát sinh thì ghi Không phát sinh." : "";
        return Of(fact) with
        {
            Id = Known.CriterionColumn(criterion.Id, id),
            Heading = $"{fact.Label} – {criterion.Label}",
            Note = Join(note, NoteOf(fact)),
            Example = fact.Type == FactType.Grade ? "Tốt" : "1",
            Width = 18,
        };
    }

    /// <summary>What a person must know to fill in the column.</summary>
    private static string NoteOf(Fact fact) => Join(
        fact.Note,
        fact.Judged ? "Do tập thể có thẩm quyền kết luận." : "",
        fact.BlankMeans is null ? "Để trống: chưa biết." : "",
        fact.Words.Count > 0 ? $"Được phép: {string.Join("; ", WordList.Offered(fact))}." : FormOf(fact),
        fact.Unit.Length > 0 ? $"Đơn vị: {fact.Unit}." : "",
        $"Nguồn: {fact.SuppliedBy}.",
        fact.Evidence.Length > 0 ? $"Minh chứng: {fact.Evidence}." : "");

    public static string Join(params string[] sentences) => string.Join(' ', sentences.Where(s => s.Length > 0));

    private static string FormOf(Fact fact) => fact.Type switch
    {
        FactType.Count => "Số nguyên từ 0.",
        FactType.Number => "Số, có thể có phần thập phân.",
        FactType.Date => "Ngày/tháng/năm.",
        _ => "",
    };

    private static double WidthOf(Fact fact) => fact.Type switch
    {
        FactType.Count or FactType.Number => 13,
        FactType.Level => 30,
        FactType.Code => Math.Clamp(fact.Choices.Values.Max(c => c.Length) + 3, 14, 24),
        FactType.Text => 60,
        _ => 14,
    };
}
