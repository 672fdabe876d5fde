using TuSoi.Office.Xlsx;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Quotas;
using TuSoi.Rules.Ranking;

namespace TuSoi.Ranking.Books;

/// <summary>Every group of every quota with its places by both bases and what became of them.</summary>
internal static class QuotaSheet
{
    public static SheetToWrite Of(ScopeRanking ranking) => new()
    {
        Name = "Giới hạn tỷ lệ",
        Title = "Giới hạn tỷ lệ Xuất sắc theo từng phạm vi",
        Columns =
        [
            Cells.Text("Đối tượng", 26), Cells.Text("Phạm vi", 44), Cells.Count("Đạt từ Tốt trở lên", 10), Cells.Count("Có thể đến", 9), Cells.Count("Suất, cách A", 9), Cells.Count("Suất, cách B", 9), Cells.Text("Đang dùng", 11), Cells.Count("Đủ Xuất sắc, chưa quyết định", 13),
            Cells.Count("Đã quyết định Xuất sắc", 11), Cells.Count("Được đề nghị", 10), Cells.Count("Đồng phiếu", 9), Cells.Count("Chờ", 8), Cells.Count("Còn trống", 8), Cells.Count("Trần có sau quyết định", 11), Cells.Text("Tỷ lệ ngoại lệ", 12), Cells.Text("Ghi chú", 48),
        ],
        Rows = ranking.Quotas.SelectMany(q => q.Groups.Where(g => g.MayReach + g.Decided > 0).Select(g => Line(ranking.Pack, q.Quota, g))),
    };

    private static IReadOnlyList<object?> Line(CompiledPack pack, Quota quota, QuotaGroup group)
    {
        var (literal, reached) = QuotaNames.Both(quota, group);
        return
        [
            QuotaNames.Subjects(pack, quota), QuotaNames.Of(pack.Pack, quota, group), group.Reached, group.MayReach, literal, reached, quota.Places.Base == QuotaBase.Literal ? "Cách A" : "Cách B",
            group.Qualified, group.Decided, group.Taken, group.Tied, group.Waiting, group.Free, group.Late, Exception(quota, group), string.Join(" ", QuotaNames.Status(group)),
        ];
    }

    private static string Exception(Quota quota, QuotaGroup group) => quota.Higher is null ? "" : group.Exceptional switch
    {
        Trit.Met => "Có",
        Trit.NotMet => "Không",
        _ => "Chưa rõ",
    };
}
