using TuSoi.Office.Xlsx;

namespace TuSoi.Ranking.Books;

/// <summary>What people still have to do: decide, finish, supply. Repeats nothing restricted.</summary>
internal static class WorkSheets
{
    /// <summary>One line for every matter of every subject.</summary>
    public static SheetToWrite Decisions(IReadOnlyList<ResultRow> rows) => new()
    {
        Name = "Việc cần quyết định",
        Columns =
        [
            Cells.Text("Việc", 26), Cells.Text("Mã", 16), Cells.Text("Tên", 36), Cells.Text("Loại", 22), Cells.Text("Thuộc", 36), Cells.Text("Nội dung", 44), Cells.Text("Tự xếp loại", 15), Cells.Text("Theo điều kiện", 15), Cells.Text("Theo phiếu", 15),
            Cells.Text("Trần", 15), Cells.Text("Đề nghị", 17), Cells.Text("Đã quyết định", 15), Cells.Text("Phiếu", 12),
        ],
        Rows = rows.Where(r => r.NeedsDecision).SelectMany(r => r.Grounds.Select(g => (g, r))).OrderBy(p => p.g.Urgency).Select(p => Decision(p.g, p.r)),
    };

    private static IReadOnlyList<object?> Decision(Ground ground, ResultRow r) =>
        [Sentences.Opening(ground.Name), r.Code, r.Name, r.Kind.Label, Place(r), Sentences.Opening(Sentences.Told(ground)), .. Levels(r), Cells.Card(r)];

    public static SheetToWrite Unfinished(IReadOnlyList<ResultRow> rows) => new()
    {
        Name = "Việc chưa xong",
        Columns = [Cells.Text("Việc", 26), Cells.Text("Mã", 16), Cells.Text("Tên", 36), Cells.Text("Loại", 22), Cells.Text("Thuộc", 36), Cells.Text("Nội dung", 60), Cells.Text("Đề nghị tạm", 17), Cells.Text("Phiếu", 12)],
        Rows = rows.SelectMany(r => r.Waits.Select(w => (w, r))).OrderBy(p => p.w.Kind)
            .Select(p => (IReadOnlyList<object?>)[Sentences.Opening(p.w.Name), p.r.Code, p.r.Name, p.r.Kind.Label, Place(p.r), p.w.Private ? Sentences.Opening(ResultRow.Hidden) : p.w.Says, Cells.Proposal(p.r), Cells.Card(p.r)]),
    };

    /// <summary>Where what one thinks of oneself, the conditions, the ballot and the decision part.</summary>
    public static SheetToWrite Differences(IReadOnlyList<ResultRow> rows) => new()
    {
        Name = "Chênh lệch mức",
        Columns =
        [
            Cells.Text("Mã", 16), Cells.Text("Tên", 36), Cells.Text("Loại", 22), Cells.Text("Thuộc", 36), Cells.Text("Tự xếp loại", 15), Cells.Text("Theo điều kiện", 15), Cells.Text("Theo phiếu", 15),
            Cells.Text("Trần", 15), Cells.Text("Đề nghị", 17), Cells.Text("Đã quyết định", 15), Cells.Text("Chênh lệch", 50), Cells.Text("Phiếu", 12),
        ],
        Rows = rows.Where(r => r.IsRanked).Select(r => (Row: r, Says: string.Join("; ", Gaps(r)))).Where(p => p.Says.Length > 0)
            .Select(p => (IReadOnlyList<object?>)[p.Row.Code, p.Row.Name, p.Row.Kind.Label, Place(p.Row), .. Levels(p.Row), Sentences.Opening(p.Says), Cells.Card(p.Row)]),
    };

    private static IEnumerable<string> Gaps(ResultRow row)
    {
        var own = row.Decided ?? row.Verdict.Suggested;
        if (row.Self is { } self && own is { } level && self != level) yield return $"tự xếp loại {(self > level ? "cao" : "thấp")} hơn {(row.Decided is null ? "đề nghị" : "mức đã quyết định")}";
        if (row.Verdict is { Ballot: { } ballot, ByConditions: { } conditions } && ballot != conditions) yield return $"phiếu {(ballot > conditions ? "cao" : "thấp")} hơn điều kiện";
        if (row is { Decided: { } decided, Verdict.Suggested: { } suggested } && decided != suggested) yield return $"quyết định {(decided > suggested ? "cao" : "thấp")} hơn đề nghị";
        if (row is { Decided: { } settled, Verdict.Ballot: { } voted } && settled != voted) yield return $"quyết định {(settled > voted ? "cao" : "thấp")} hơn phiếu";
    }

    public static SheetToWrite MissingFacts(IReadOnlyList<ResultRow> rows) => new()
    {
        Name = "Số liệu còn thiếu",
        Columns = [Cells.Text("Số liệu", 48), Cells.Text("Của", 34), Cells.Text("Nơi cung cấp", 34), Cells.Text("Mã đối tượng", 16), Cells.Text("Đối tượng", 34), Cells.Text("Loại", 24), Cells.Text("Phiếu", 14)],
        Rows = rows.SelectMany(r => r.Missing.Select(m => (IReadOnlyList<object?>)[m.Fact, m.Of, m.SuppliedBy, r.Code, r.Name, r.Kind.Label, Cells.Card(r)])),
    };

    public static SheetToWrite NotRanked(IReadOnlyList<ResultRow> rows) => new()
    {
        Name = "Không xếp loại",
        Columns = [Cells.Text("Loại", 24), Cells.Text("Mã", 16), Cells.Text("Tên", 36), Cells.Text("Thuộc", 44), Cells.Text("Lý do", 60), Cells.Text("Phiếu", 12)],
        Rows = rows.Where(r => !r.IsRanked).Select(r => (IReadOnlyList<object?>)[r.Kind.Label, r.Code, r.Name, Place(r), r.PublicStanding, Cells.Card(r)]),
    };

    /// <summary>The organisations around a subject, without itself.</summary>
    public static string Place(ResultRow row) => row.Home == SubjectHome.Unknown ? "" : string.Join(", ", new[] { row.Home.Cell, row.Home.Base }.OfType<Organisation>().Distinct().Select(o => o.Name).Where(n => n != row.Name));

    private static IEnumerable<object?> Levels(ResultRow r) => [Cells.Short(r.Self), Cells.Short(r.Verdict.ByConditions), Cells.Short(r.Verdict.Ballot), Cells.Short(r.Verdict.Ceiling), Cells.Proposal(r), Cells.Short(r.Decided)];
}
