using TuSoi.History;
using TuSoi.Publishing.Files;

namespace TuSoi.Web.Components;

/// <summary>A file that comes with a form, or is taken back by one of its buttons: in a form of its own, or in one in which something else is typed.</summary>
internal static class SentFiles
{
    /// <summary>The field of the file, and what the button says that sends it.</summary>
    public const string Field = "tep";

    private const string Remove = "go-";

    /// <summary>What the button says that takes a file back.</summary>
    public static string Removing(long file) => FormattableString.Invariant($"{Remove}{file}");

    public static bool Is(string button) => button == Field || button.StartsWith(Remove, StringComparison.Ordinal);

    /// <summary>Does what the button says; the sentence tells that it was done.</summary>
    /// <param name="to">Where files go; its name is that of the file sent.</param>
    public static async Task<(Outcome Outcome, string Told)> DoAsync(HttpContext http, Desk desk, string button, AttachFile to)
    {
        if (button == Field) return (await AttachAsync(http, desk, to), "Đã lưu tệp vào hồ sơ.");
        _ = long.TryParse(button.AsSpan(Remove.Length), System.Globalization.CultureInfo.InvariantCulture, out var file);
        return (await new Attachments(desk).RemoveAsync(new RemoveFile { Cycle = to.Cycle, By = to.By, Unit = to.Unit, Subject = to.Subject, File = file }), "Đã gỡ tệp.");
    }

    private static async Task<Outcome> AttachAsync(HttpContext http, Desk desk, AttachFile to)
    {
        if (http.Request.Form.Files.GetFile(Field) is not { Length: > 0 } sent) return new Outcome.Refused("file.none", "Chưa chọn tệp nào, hoặc tệp trống. Hãy chọn tệp rồi tải lên.");
        if (sent.Length > FileCheck.Most) return new Outcome.Refused("file.large", "Tệp lớn hơn 20 MB. Hãy quét ở độ phân giải thấp hơn (200 dpi là đủ) hoặc tách thành nhiều tệp.");
        using var content = new MemoryStream((int)sent.Length);
        await sent.CopyToAsync(content, http.RequestAborted);
        return await new Attachments(desk).AttachAsync(to with { Name = sent.FileName }, content.ToArray());
    }
}
