using System.Globalization;

namespace TuSoi.Office.Xlsx.Reading;

/// <summary>What the person who sent the file reads: what is wrong, then what to do.</summary>
internal static class Refusals
{
    private const int Mebibyte = 1024 * 1024;
    private static readonly NumberFormatInfo Numbers = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    public static XlsxRefused NotAWorkbook() => new(XlsxRefused.NotAWorkbook,
        "Tệp này không phải là sổ tính Excel. Hãy mở tệp bằng Excel hoặc LibreOffice, lưu lại dưới dạng .xlsx rồi gửi lại.");

    public static XlsxRefused Damaged(Exception? cause = null) => new(XlsxRefused.Damaged,
        "Tệp Excel bị hỏng nên không đọc được. Hãy mở tệp bằng Excel hoặc LibreOffice, lưu lại dưới dạng .xlsx rồi gửi lại.", cause);

    public static XlsxRefused Encrypted() => new(XlsxRefused.Encrypted,
        "Tệp Excel đang khóa bằng mật khẩu nên không đọc được. Hãy mở tệp, gỡ mật khẩu, lưu lại rồi gửi lại.");

    public static XlsxRefused Macros() => new(XlsxRefused.Macros,
        "Tệp Excel có chứa macro nên không được nhận. Hãy lưu lại dưới dạng .xlsx (không có macro) rồi gửi lại.");

    public static XlsxRefused FileTooLarge(long limit) => new(XlsxRefused.FileTooLarge, string.Create(Numbers,
        $"Tệp lớn hơn {limit / (double)Mebibyte:0.#} MB. "
        + $"Hãy bỏ hình ảnh và những trang tính không cần, hoặc chia thành nhiều tệp, rồi gửi lại."));

    public static XlsxRefused UnpackedTooLarge() => new(XlsxRefused.UnpackedTooLarge,
        "Nội dung tệp sau khi giải nén lớn bất thường nên không được nhận. "
        + "Hãy chép phần dữ liệu cần thiết sang một sổ tính mới, lưu lại rồi gửi lại.");

    public static XlsxRefused TooManySheets(int limit) => new(XlsxRefused.TooManySheets, string.Create(Numbers,
        $"Sổ tính có hơn {limit:N0} trang tính. Hãy chỉ giữ lại những trang tính cần thiết rồi gửi lại."));

    public static XlsxRefused TooManyRows(string sheet, int limit) => new(XlsxRefused.TooManyRows, string.Create(Numbers,
        $"Trang tính “{sheet}” có hơn {limit:N0} dòng. Hãy chia thành nhiều tệp rồi gửi lại."));

    public static XlsxRefused TooManyColumns(string sheet, int row, int column, int limit) =>
        new(XlsxRefused.TooManyColumns, string.Create(Numbers,
        $"Trang tính “{sheet}” có dữ liệu ở ô {CellAddress.Of(row, column)}, vượt quá {limit:N0} cột. "
        + $"Hãy xóa những cột thừa rồi gửi lại."));

    public static XlsxRefused TooManyCells(int limit) => new(XlsxRefused.TooManyCells, string.Create(Numbers,
        $"Sổ tính có hơn {limit:N0} ô có dữ liệu. Hãy chia thành nhiều tệp rồi gửi lại."));
}
