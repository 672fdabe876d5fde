using TuSoi.History;

namespace TuSoi.Publishing.Files;

/// <summary>Why a file is not kept, and what to do instead.</summary>
internal static class FileRefusals
{
    private const string Instead = "Hãy in ra giấy, ký, quét lại thành PDF hoặc ảnh rồi tải lên.";

    public static Outcome.Refused None { get; } = new("file.none", "Chưa chọn tệp nào. Hãy chọn tệp rồi tải lên.");
    public static Outcome.Refused Empty { get; } = new("file.empty", "Tệp này trống. Hãy chọn tệp khác.");
    public static Outcome.Refused Large { get; } = new("file.large", "Tệp lớn hơn 20 MB. Hãy quét ở độ phân giải thấp hơn (200 dpi là đủ) hoặc tách thành nhiều tệp.");
    public static Outcome.Refused Unknown { get; } = new("file.unknown", "Không nhận ra loại tệp này. Chỉ nhận PDF, ảnh PNG hoặc JPEG, Word (.docx), Excel (.xlsx).");
    public static Outcome.Refused Html { get; } = new("file.html", $"Đây là trang web, không phải bản giấy. {Instead}");
    public static Outcome.Refused Svg { get; } = new("file.svg", $"Ảnh SVG có thể chứa mã chạy được nên không nhận. {Instead}");
    public static Outcome.Refused Program { get; } = new("file.program", "Tệp này là chương trình, dù tên có thể khác. Máy của đồng chí có thể đã nhiễm mã độc; hãy báo bộ phận công nghệ thông tin.");
    public static Outcome.Refused Archive { get; } = new("file.archive", "Đây là tệp nén. Hãy giải nén rồi tải lên từng tệp.");
    public static Outcome.Refused OldOffice { get; } = new("file.old", "Đây là tệp Word hoặc Excel kiểu cũ (.doc, .xls, .rtf). Hãy lưu lại thành .docx, .xlsx hoặc PDF.");
    public static Outcome.Refused Encrypted { get; } = new("file.encrypted", "Tệp này có mật khẩu nên không kiểm tra được. Hãy bỏ mật khẩu rồi tải lên.");
    public static Outcome.Refused Broken { get; } = new("file.broken", "Tệp này hỏng hoặc chưa tải lên hết. Hãy mở thử trên máy, lưu lại rồi tải lên lần nữa.");
    public static Outcome.Refused Disguised { get; } = new("file.disguised", $"Trước nội dung PDF còn có nội dung khác. {Instead}");
    public static Outcome.Refused Macro { get; } = new("file.macro", "Tệp này có macro (mã chạy được). Hãy lưu lại thành .docx hoặc .xlsx không có macro.");
    public static Outcome.Refused ActiveX { get; } = new("file.activex", $"Tệp này có thành phần ActiveX. {Instead}");
    public static Outcome.Refused Embedded { get; } = new("file.embedded", "Trong tệp này có nhúng tệp khác. Hãy tách ra và tải lên từng tệp.");
    public static Outcome.Refused External { get; } = new("file.external", "Tệp này tự tải nội dung từ nơi khác khi mở. Hãy lưu lại thành PDF rồi tải lên.");
    public static Outcome.Refused Doctype { get; } = new("file.doctype", "Trong tệp Office này có khai báo không được phép (DOCTYPE). Hãy mở bằng Word hoặc Excel và lưu lại.");
    public static Outcome.Refused ZipBomb { get; } = new("file.bomb", "Tệp này bung ra quá lớn nên không nhận. Hãy lưu lại thành PDF.");
    public static Outcome.Refused ZipPath { get; } = new("file.path", "Trong tệp này có đường dẫn lạ. Hãy mở bằng Word hoặc Excel và lưu lại.");
    public static Outcome.Refused PdfScript { get; } = new("file.pdf.script", $"Tệp PDF này có mã JavaScript. {Instead}");
    public static Outcome.Refused PdfLaunch { get; } = new("file.pdf.launch", $"Tệp PDF này gọi chương trình khác khi mở. {Instead}");
    public static Outcome.Refused PdfEmbedded { get; } = new("file.pdf.embedded", "Trong tệp PDF này có đính kèm tệp khác. Hãy tách ra và tải lên từng tệp.");
    public static Outcome.Refused PdfAction { get; } = new("file.pdf.action", $"Tệp PDF này tự làm việc khác khi mở (gửi dữ liệu, mở địa chỉ). {Instead}");
    public static Outcome.Refused PdfForm { get; } = new("file.pdf.form", $"Tệp PDF này là biểu mẫu động (XFA). {Instead}");
    public static Outcome.Refused PdfMedia { get; } = new("file.pdf.media", $"Tệp PDF này có phim, âm thanh hoặc mô hình nhúng. {Instead}");
    public static Outcome.Refused PdfLarge { get; } = new("file.pdf.large", "Các trang quét trong tệp PDF này quá lớn để kiểm tra. Hãy quét ở 200 dpi hoặc tách thành nhiều tệp.");
    public static Outcome.Refused PdfOdd { get; } = new("file.pdf.odd", $"Không kiểm tra được bên trong tệp PDF này. {Instead}");
    public static Outcome.Refused Locked { get; } = new("file.signed", "Giấy này đã ký hoặc đã chốt nên không gỡ tệp được nữa. Nếu tệp sai, hãy tải lên thêm bản đúng; bản cũ vẫn còn trong hồ sơ.");
    public static Outcome.Refused Many { get; } = new("file.many", "Mỗi việc giữ nhiều nhất 20 tệp. Hãy gộp các trang quét vào một tệp PDF.");
    public static Outcome.Refused Same { get; } = new("file.same", "Tệp này đã có trong danh sách.");
    public static Outcome.Refused Gone { get; } = new("file.gone", "Không có tệp này, hoặc tệp đã được gỡ. Hãy tải lại trang.");
}
