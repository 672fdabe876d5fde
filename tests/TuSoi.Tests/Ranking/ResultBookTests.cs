using TuSoi.Office.Xlsx;
using TuSoi.Ranking;
using TuSoi.Rules.Facts;
using Xunit;

namespace TuSoi.Tests.Ranking;

/// <summary>The workbooks of a result, read back.</summary>
public sealed class ResultBookTests : IDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("tusoi-so-");
    private readonly Dictionary<string, List<Dictionary<string, object?>>> sheets = [];
    private readonly List<string> names = [];

    public ResultBookTests()
    {
        ResultFolder.Write(Path.Combine(home.FullName, "kq"), SmallScope.Made.Ranking, SmallScope.Codes, new ResultOptions { Head = SmallScope.Head });
        using var file = File.OpenRead(Path.Combine(home.FullName, "kq", "ket-qua.xlsx"));
        foreach (var sheet in XlsxReader.Read(file).Where(s => !s.Hidden)) Take(sheet);
    }

    public void Dispose() => home.Delete(recursive: true);

    // The heading row is the first with more than one cell.
    private void Take(SheetRead sheet)
    {
        names.Add(sheet.Name);
        var heading = sheet.Rows.First(r => r.Cells.Count(c => c is not null) > 1);
        sheets[sheet.Name] = [.. sheet.Rows.Where(r => r.Number > heading.Number).Select(r => heading.Cells.Select((h, i) => ((string)h!, r.Cells.ElementAtOrDefault(i))).ToDictionary(p => p.Item1, p => p.Item2))];
    }

    private Dictionary<string, object?> Row(string sheet, string column, string value) => sheets[sheet].Single(r => (r[column] as string) == value);

    [Fact]
    public void Sheets_stand_in_the_order_of_use() => Assert.Equal(
        ["Tổng hợp", "Việc cần quyết định", "Việc chưa xong", "Giới hạn tỷ lệ", "TH 01", "BTH 02", "BTH 03", "Danh sách theo mức", "Không xếp loại", "Chênh lệch mức", "Số liệu còn thiếu", "Tổ chức đảng", "Tập thể", "Đảng viên", "Cán bộ lãnh đạo"], names);

    [Fact]
    public void Members_stand_by_cell_then_given_name()
    {
        var inCell = sheets["TH 01"].Where(r => (r["Chi bộ"] as string) == "Chi bộ Nhà máy nước số 1").Select(r => (string)r["Họ và tên"]!).ToList();
        Assert.Equal(18, inCell.Count);
        Assert.Equal(["Cao Thị Lệ A", "Cao Thị Lệ B", "Cao Thị Lệ C", "Thái Bá Cường", "Cao Thị Lệ D"], inCell.Take(5));
        // H before Kh, Ô after O: the order of the Vietnamese alphabet.
        Assert.True(inCell.IndexOf("Mạc Thị Hiền") < inCell.IndexOf("Hoàng Phạm Minh Đăng Khoa"));
        Assert.Equal("Nguyễn Huỳnh Bảo Trân", inCell[^1]);
        Assert.Equal(Enumerable.Range(1, sheets["TH 01"].Count).Select(n => (object?)(decimal)n), sheets["TH 01"].Select(r => r["STT"]));
    }

    [Fact]
    public void A_member_has_ballot_levels_and_two_columns_to_write_in()
    {
        var row = Row("TH 01", "Mã", "DV106");
        Assert.Equal([8m, 3m, 0m, 0m, 0m], new[] { "Phiếu XS", "Phiếu T", "Phiếu HT", "Phiếu KHT", "Phiếu trống" }.Select(c => row[c]));
        Assert.Equal(("Tốt", "Xuất sắc", "Tốt"), (row["Theo điều kiện"], row["Mức theo phiếu"], row["Đề nghị"]));
        Assert.Contains("phiếu Xuất sắc, điều kiện Tốt", (string)row["Ghi chú"]!);
        Assert.All(sheets["TH 01"], r => Assert.True(r["Nhận xét nơi cư trú"] is null && r["Mức chi ủy đề xuất"] is null));
        Assert.Equal("Tốt", Row("TH 01", "Mã", "DV206")["Mức công chức, lãnh đạo"]);
        Assert.Null(Row("TH 01", "Mã", "DV203")["Phiếu XS"]);
    }

    [Fact]
    public void The_totals_of_organisations_add_up()
    {
        var total = Row("BTH 02", "Tổ chức cơ sở đảng", "Tổng cộng");
        var parts = sheets["BTH 02"].Where(r => r["Tổng số"] is not null && (r["Tổ chức cơ sở đảng"] as string) != "Tổng cộng").ToList();
        foreach (var column in (string[])["Tổng số", "Xuất sắc", "Tốt", "Hoàn thành", "Không hoàn thành", "Chưa có mức", "Không xếp loại"]) Assert.Equal(total[column], parts.Sum(r => (decimal)r[column]!));
        Assert.Equal(SmallScope.Everybody().Count(s => s.Explanation.Kind.Family == Family.Member), (int)(decimal)total["Tổng số"]!);
        Assert.Equal(Row("Tổng hợp", "Loại", "Đảng viên")["Xuất sắc"], total["Xuất sắc"]);
        Assert.Contains("đề xuất", (string)sheets["BTH 02"][^1]["Tổ chức cơ sở đảng"]!);
        Assert.Contains("đề xuất", (string)sheets["BTH 03"][^1]["Loại"]!);
    }

    [Fact]
    public void A_quota_group_shows_both_bases_and_what_became_of_its_places()
    {
        var group = sheets["Giới hạn tỷ lệ"].Single(r => (r["Đối tượng"] as string) == "Đảng viên" && (r["Phạm vi"] as string) == SmallScope.Head.Organisation);
        Assert.Equal([15m, 2m, 3m, 4m, 0m, 1m, 2m, 0m, 1m, 0m],
            new[] { "Đạt từ Tốt trở lên", "Suất, cách A", "Suất, cách B", "Đủ Xuất sắc, chưa quyết định", "Đã quyết định Xuất sắc", "Được đề nghị", "Đồng phiếu", "Chờ", "Còn trống", "Trần có sau quyết định" }.Select(c => group[c]));
        Assert.Equal(1m, sheets["Giới hạn tỷ lệ"].Single(r => (r["Đối tượng"] as string) == "Cấp ủy cơ sở")["Trần có sau quyết định"]);
    }

    [Fact]
    public void Decisions_that_only_a_person_can_make_come_first()
    {
        Assert.Equal(["Đồng phiếu ở suất cuối", "Đồng phiếu ở suất cuối", "Trần có sau quyết định", "Phiếu khác điều kiện"], sheets["Việc cần quyết định"].Take(4).Select(r => (string)r["Việc"]!));
        Assert.Contains(sheets["Việc cần quyết định"], r => (r["Mã"] as string) == "DV207" && (r["Nội dung"] as string)!.Contains("có nội dung hạn chế, xem phiếu", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Open_work_names_what_it_waits_for()
    {
        var open = sheets["Việc chưa xong"].Where(r => ((string)r["Mã"]!).StartsWith("DV20", StringComparison.Ordinal)).Select(r => ((string)r["Mã"]!, (string)r["Việc"]!)).ToHashSet();
        Assert.Equal([("DV201", "Chờ suất Xuất sắc"), ("DV203", "Chờ phiếu"), ("DV205", "Chưa xếp loại được"), ("DV205", "Chờ phiếu"), ("DV206", "Chờ nhận xét")], open);
    }

    [Fact]
    public void Differences_between_self_ballot_conditions_and_decision_are_listed()
    {
        Assert.Equal("Tự xếp loại cao hơn đề nghị", Row("Chênh lệch mức", "Mã", "DV001").Single(c => c.Key == "Chênh lệch").Value);
        Assert.Equal("Phiếu thấp hơn điều kiện", Row("Chênh lệch mức", "Mã", "DV105")["Chênh lệch"]);
        Assert.Equal("Quyết định thấp hơn đề nghị", Row("Chênh lệch mức", "Mã", "DV008")["Chênh lệch"]);
        Assert.DoesNotContain(sheets["Chênh lệch mức"], r => (r["Mã"] as string) == "DV101");
    }

    [Fact]
    public void Everybody_with_a_level_stands_in_the_list_of_that_level_once()
    {
        var listed = sheets["Danh sách theo mức"].Where(r => r["Mã"] is not null).Select(r => ((string)r["Mức"]!, (string)r["Loại"]!, (string)r["Mã"]!)).ToList();
        Assert.Equal(listed.Count, listed.Distinct().Count());
        Assert.Equal(SmallScope.Everybody().Count(s => (s.Decided ?? s.Explanation.Verdict.Suggested) is not null), listed.Count);
        Assert.Contains(("Xuất sắc", "Đảng viên", "DV101"), listed);
        Assert.Contains(("Tốt", "Đảng viên", "DV102"), listed);
    }
}
