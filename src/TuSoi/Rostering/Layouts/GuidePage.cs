using TuSoi.Office.Xlsx;
using TuSoi.Rules.Packs;

namespace TuSoi.Rostering.Layouts;

/// <summary>The first sheet: how to fill in the workbook, on one screen.</summary>
internal static class GuidePage
{
    /// <param name="more">Lines behind the usual ones.</param>
    public static SheetToWrite Of(Pack pack, WorkbookLayout layout, params IEnumerable<IReadOnlyList<object?>> more) => new()
    {
        Name = WorkbookLayout.Guide,
        Title = $"Số liệu đánh giá, xếp loại chất lượng – {pack.Head.Title}",
        Columns = [new() { Heading = "Trang", Width = 16 }, new() { Heading = "Cách ghi", Width = 110 }],
        Rows = [.. Lines(pack, layout), .. more],
    };

    private static IEnumerable<IReadOnlyList<object?>> Lines(Pack pack, WorkbookLayout layout)
    {
        foreach (var sheet in layout.Sheets) yield return [sheet.Name, sheet.Says];
        if (Traits.UpperOf(pack) is { } upper)
            yield return ["Cả khối", $"Tệp có thể ghi một tổ chức cơ sở, hoặc mọi tổ chức cơ sở của một khối: thêm một dòng loại “{upper.Label}” ở trang Tổ chức và ghi mã dòng ấy ở cột Mã cấp trên của từng tổ chức cơ sở."];
        yield return ["Mã", "Mỗi tổ chức, tập thể, người có một mã riêng trong cả tệp. Dòng có mã bắt đầu bằng “VD” là dòng ví dụ, phần mềm bỏ qua."];
        if (layout.Records.Any(r => r.Records.Id == RecordSheets.Ballots))
            yield return ["Phiếu", "Thu vào = hợp lệ + ba loại không hợp lệ. Hợp lệ = tổng các mức + bỏ trống dòng này. Sai thì phần mềm nêu dòng và các số."];
        yield return ["Ô trống", "Nghĩa là chưa biết, không phải là 0 hay không, trừ khi ghi chú của cột nói khác. Cột có dấu * phải ghi."];
        yield return ["Danh sách", "Ghi Có ở “Danh sách … đã đủ” (trang Thông tin) khi không còn dòng nào khác; nếu không, phần mềm không kết luận là không có."];
        yield return ["Số", "Dấu thập phân là phẩy hoặc chấm: 84,99. Không ghi “1,234” dạng chữ: không rõ là một nghìn hay một phẩy."];
        yield return ["Ngày", "05/12/2024, ngày trước tháng sau, năm đủ bốn chữ số."];
        yield return ["Cột riêng", $"Có thể đổi thứ tự cột. Tên cột riêng của đơn vị ghi vào tệp {HeadingMap.FileName} cạnh tệp này."];
        yield return ["Lỗi", "Phần mềm báo mọi lỗi cùng lúc, kèm trang và ô. Còn lỗi thì không nhận số liệu nào."];
    }
}
