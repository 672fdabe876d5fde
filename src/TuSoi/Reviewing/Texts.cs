using System.Text;
using TuSoi.History;

namespace TuSoi.Reviewing;

/// <summary>What people write, as it is kept: composed letters, no surrounding blanks, within a limit.</summary>
public static class Texts
{
    /// <summary>Enough for the longest report on paper; more is a file pasted by mistake.</summary>
    public const int Most = 200_000;

    public static string Tidy(string text) => text.Normalize(NormalizationForm.FormC).Trim();

    /// <summary>Nothing that anybody would see: spaces, and characters of no width that came with a paste.</summary>
    public static bool IsBlank(string text) => string.IsNullOrWhiteSpace(text) || Rostering.Cells.Tidy.Text(text).Length == 0;

    /// <summary>The refusal where a text is missing or too long.</summary>
    public static Outcome.Refused? Check(string text, string what) =>
        IsBlank(text) ? new Outcome.Refused("text.missing", $"Chưa ghi {what}. Hãy ghi rồi gửi lại; nội dung đã nhập vẫn còn.")
        : text.Length > Most ? new Outcome.Refused("text.long", $"Phần {what} dài {text.Length:#,##0} ký tự, nhiều nhất {Most:#,##0}. Hãy rút gọn hoặc đính kèm tệp.")
        : null;
}
