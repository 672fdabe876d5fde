using TuSoi.Office.Xlsx;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;

namespace TuSoi.Ranking.Books;

/// <summary>TH 01 (FRM-18): every member with own level, ballot and proposal; two columns are left to write in.</summary>
internal static class MemberSheet
{
    private static readonly string[] Levels = [.. KindCount.Levels.Select(l => Wording.Level(l.Level))];

    public static SheetToWrite Of(IReadOnlyList<ResultRow> rows) => new()
    {
        Name = "TH 01",
        Title = "TH 01. Tổng hợp xếp loại đảng viên",
        Columns =
        [
            Cells.Count("STT", 6), Cells.Text("Mã", 16), Cells.Text("Họ và tên", 28), Cells.Text("Chi bộ", 30), Cells.Text("Tổ chức cơ sở đảng", 30), Cells.Text("Tự xếp loại", 13), Cells.Text("Mức công chức, lãnh đạo", 13),
            new ColumnToWrite { Heading = "Nhận xét nơi cư trú", Width = 20, Note = "Ghi tay hoặc nhập: nhận xét của chi ủy nơi cư trú." },
            new ColumnToWrite { Heading = "Mức chi ủy đề xuất", Width = 18, Note = "Ghi mức chi ủy đề xuất trước khi bỏ phiếu.", Choices = Levels },
            Cells.Text("Theo điều kiện", 13), Cells.Count("Phiếu XS", 8), Cells.Count("Phiếu T", 8), Cells.Count("Phiếu HT", 8), Cells.Count("Phiếu KHT", 8), Cells.Count("Phiếu trống", 8), Cells.Text("Mức theo phiếu", 13), Cells.Text("Đề nghị", 14), Cells.Text("Ghi chú", 44),
        ],
        Rows = rows.Where(r => r.Kind.Family == Family.Member).ByHome().ByGivenName().Select(Line),
    };

    private static IReadOnlyList<object?> Line(ResultRow row, int index)
    {
        var votes = row.Ballot?.First;
        return
        [
            index + 1, row.Code, row.Name, row.Home.Cell?.Name, row.Home.Base?.Name, Cells.Short(row.Self), Cells.Short(row.AsLeader), null, null, Cells.Short(row.Verdict.ByConditions),
            Cells.Votes(votes?.Excellent), Cells.Votes(votes?.Good), Cells.Votes(votes?.Completed), Cells.Votes(votes?.NotCompleted), Cells.Votes(votes?.Blank),
            Cells.Short(row.Verdict.Ballot), Cells.Proposal(row), Remarks(row),
        ];
    }

    private static string Remarks(ResultRow row) => !row.IsRanked ? row.PublicStanding
        : string.Join("; ", row.Grounds.Select(Sentences.Told).Concat(row.Waits.Select(w => w.Private ? ResultRow.Hidden : w.Name)).Distinct());
}
