using TuSoi.Office.Xlsx;
using TuSoi.Rostering;
using Xunit;

namespace TuSoi.Tests.Rostering;

public sealed class TemplateTests
{
    private static MemoryStream Template(Rules.Packs.Pack pack)
    {
        var stream = new MemoryStream();
        WorkbookTemplate.Write(stream, pack);
        stream.Position = 0;
        return stream;
    }

    [Fact(DisplayName = "Mẫu chưa ghi gì chỉ bị báo là trống")]
    public void Empty()
    {
        var read = WorkbookReader.Read(Template(Packs.Bloc), Packs.Bloc);
        Assert.Equal(["workbook.empty"], read.Problems.Select(p => p.Code));
        Assert.Null(read.Scope);
    }

    [Fact(DisplayName = "Bộ quy tắc không có tổ chức thì mẫu không có trang Tổ chức")]
    public void National()
    {
        var names = XlsxReader.Read(Template(Packs.National)).Select(s => s.Name).ToList();
        Assert.DoesNotContain("Tổ chức", names);
        Assert.Contains("Đảng viên", names);
        Assert.Equal(["workbook.empty"], WorkbookReader.Read(Template(Packs.National), Packs.National).Problems.Select(p => p.Code));
    }

    [Fact(DisplayName = "Mọi cột của mẫu được đọc lại, không cột nào lạ hay trùng")]
    public void Headings()
    {
        var read = WorkbookReader.Read(Template(Packs.Bloc), Packs.Bloc);
        Assert.Empty(read.Warnings);
        foreach (var sheet in XlsxReader.Read(Template(Packs.Bloc)).Where(s => !s.Hidden && s.Name != "Hướng dẫn"))
        {
            var headings = sheet.Rows[0].Cells.Select(c => (string)c!).ToList();
            Assert.Equal(headings.Count, headings.Distinct().Count());
        }
    }

    [Fact(DisplayName = "Dòng ví dụ bỏ chữ VD thì đọc được, không lỗi")]
    public void ExampleRowsAreRight()
    {
        var sheets = XlsxReader.Read(Template(Packs.Bloc)).Where(s => !s.Hidden).Select(s => s.Name is "Thông tin" or "Hướng dẫn" or "Biểu điểm" ? s : s with
        {
            Rows = [.. s.Rows.Select(r => r with { Cells = [.. r.Cells.Select(c => c is string text ? text.Replace("VD", "A", StringComparison.Ordinal) : c)] })],
        });
        var book = Workbook.Of(sheets).Set("Thông tin", "B2", "Đảng bộ Ví Dụ").Set("Thông tin", "B3", 2024m)
            .Set("Tổ chức", "C2", "Chi bộ cơ sở").Set("Tập thể", "C2", "Cấp ủy cơ sở");
        Assert.Empty(book.Read().Problems);
    }
}
