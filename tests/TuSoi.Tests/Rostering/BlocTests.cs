using Xunit;

namespace TuSoi.Tests.Rostering;

/// <summary>Many grassroots organisations below one; and the agency of each leader, by which his quota is counted.</summary>
public sealed class BlocTests
{
    private const string Upper = "Đảng bộ cấp trên trực tiếp";

    // The bloc K: the chapter DB with its two cells, and the independent cell CS with one member.
    private static Workbook Bloc() => Small.Book().Set("Tổ chức", "D2", "K")
        .Set("Tổ chức", "A5", "CS").Set("Tổ chức", "B5", "Chi bộ Công ty B").Set("Tổ chức", "C5", "Chi bộ cơ sở").Set("Tổ chức", "D5", "k")
        .Set("Tổ chức", "A6", "K").Set("Tổ chức", "B6", "Đảng bộ Khối").Set("Tổ chức", "C6", Upper)
        .Set("Đảng viên", "A6", "D5").Set("Đảng viên", "B6", "Phạm Thị Dung").Set("Đảng viên", "D6", "CS");

    private static string Organisation(Workbook book)
    {
        var read = book.Read();
        Assert.Empty(read.Problems);
        var scope = read.Scope!;
        return string.Join(' ', (scope.LinksOf("leader", "organisation") ?? []).Select(l => (l.To, Rows: l.Of(0, scope.Find("leader")!.Count).ToList()))
            .Where(l => l.Rows.Count > 0).Select(l => read.Roster[l.To, l.Rows.Single()].Code));
    }

    private static void Refused(Workbook book, string cell, string code, string words) => BadCellTests.Expect(book.Read(), "Tổ chức", cell, code, words);

    [Fact(DisplayName = "Cả khối trong một tệp: tổ chức cơ sở nối với đảng bộ cấp trên, đảng viên nằm trong khối")]
    public void Links()
    {
        var read = Bloc().Read();
        Assert.Empty(read.Problems);
        Assert.Empty(read.Warnings);
        var scope = read.Scope!;
        IEnumerable<int> To(string from, int row, string name, string to) => scope.LinksOf(from, name)!.Single(l => l.To == to).Of(row, scope.Find(from)!.Count);
        Assert.Equal([0], To("superior_chapter", 0, "subordinates", "grassroots_chapter"));
        Assert.Equal([0], To("superior_chapter", 0, "subordinates", "grassroots_cell"));
        Assert.Equal([0, 1], To("superior_chapter", 0, "units_below", "subordinate_cell"));
        Assert.Equal([0], To("grassroots_chapter", 0, "superior", "superior_chapter"));
        Assert.Equal([0], To("grassroots_committee", 0, "containing", "superior_chapter"));
        Assert.Equal([0], To("member", 0, "containing", "superior_chapter"));
        Assert.Equal([0], To("member", 4, "containing", "grassroots_cell"));
        Assert.Equal([0], To("leader", 0, "containing", "superior_chapter"));
        Assert.Equal("K", read.Roster.Find("CS")!.Unit);
    }

    [Fact(DisplayName = "Có đảng bộ cấp trên thì tổ chức cơ sở phải ghi mã cấp trên")]
    public void Forgotten() => Refused(Bloc().Set("Tổ chức", "D5", null), "D5", "superior.missing", "Đảng bộ cấp trên trực tiếp “K” (Đảng bộ Khối), nên mọi tổ chức cơ sở phải ghi mã ấy");

    [Fact(DisplayName = "Đảng bộ cấp trên không có cấp trên trong tệp")]
    public void AboveTheUpper() => Refused(Bloc().Set("Tổ chức", "D6", "DB"), "D6", "superior.upper", "Hãy để trống mã cấp trên");

    [Fact(DisplayName = "Chi bộ trực thuộc không đứng ngay dưới đảng bộ cấp trên")]
    public void CellBelowTheUpper() => Refused(Bloc().Set("Tổ chức", "D3", "K"), "D3", "superior.below_upper", "chỉ có tổ chức cơ sở");

    [Fact(DisplayName = "Tổ chức cơ sở không đứng dưới tổ chức cơ sở khác")]
    public void GrassrootsBelowGrassroots() => Refused(Bloc().Set("Tổ chức", "D5", "DB"), "D5", "superior.grassroots", "mã cấp trên chỉ có thể là Đảng bộ cấp trên trực tiếp “K”");

    [Fact(DisplayName = "Không có dòng đảng bộ cấp trên thì tổ chức cơ sở để trống, như tệp của một tổ chức")]
    public void Alone() => Assert.Empty(Bloc().Set("Tổ chức", "D2", null).Set("Tổ chức", "D5", null).Set("Tổ chức", "A6", null).Set("Tổ chức", "B6", null).Set("Tổ chức", "C6", null).Read().Problems);

    [Fact(DisplayName = "Tổ chức của lãnh đạo: mã đã ghi; không ghi thì tổ chức cơ sở của chi bộ; không có thì của nơi đứng đầu")]
    public void Agencies()
    {
        Assert.Equal("CB2", Organisation(Bloc().Set("Lãnh đạo", "E2", "cb2")));
        Assert.Equal("DB", Organisation(Bloc()));
        Assert.Equal("CS", Organisation(Bloc().Set("Lãnh đạo", "C2", "D5")));
        Assert.Equal("DB", Organisation(Bloc().Set("Lãnh đạo", "C2", null).Set("Lãnh đạo", "D2", "GD; CS")));
        Assert.Equal("CS", Organisation(Bloc().Set("Lãnh đạo", "C2", null).Set("Lãnh đạo", "D2", "CS; GD")));
        Assert.Equal("K", Organisation(Bloc().Set("Lãnh đạo", "C2", null).Set("Lãnh đạo", "D2", "K")));
        Assert.Equal("", Organisation(Bloc().Set("Lãnh đạo", "C2", null).Set("Lãnh đạo", "D2", null)));
    }

    [Fact(DisplayName = "Một chuỗi dài cấp trên ghi sai được báo ngay, không đi lại từng bậc")]
    public void LongChain()
    {
        var book = Small.Book();
        for (var i = 0; i < 20_000; i++)
            book.Set("Tổ chức", $"A{i + 5}", $"P{i}").Set("Tổ chức", $"B{i + 5}", $"Bộ phận {i}").Set("Tổ chức", $"C{i + 5}", "Đảng bộ bộ phận").Set("Tổ chức", $"D{i + 5}", i == 0 ? "DB" : $"P{i - 1}");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.All(book.Read().Problems, p => Assert.Equal("superior.kind", p.Code));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }
}
