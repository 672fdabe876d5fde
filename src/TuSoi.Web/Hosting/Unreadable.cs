namespace TuSoi.Web.Hosting;

/// <summary>
/// What is no text is turned away before anything reads it: a NUL, which comes with what was pasted from a damaged file and which no database keeps, and a form that cannot be taken apart.
/// </summary>
internal static class Unreadable
{
    private const string Sentence = "Nội dung gửi lên có ký tự máy không đọc được, thường do dán từ một tệp hỏng. Hãy quay lại trang trước, xóa ký tự ấy (gõ lại đoạn vừa dán) rồi gửi lại; nội dung đã nhập vẫn còn ở trang trước.";

    /// <exception cref="PageRefused">400, with a sentence that says what to do.</exception>
    public static async Task CheckAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Query.Any(q => Holds(q.Key) || q.Value.Any(Holds)) || HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType && await IsBadAsync(http)) throw new PageRefused(StatusCodes.Status400BadRequest, Sentence);
        await next(http);
    }

    private static async Task<bool> IsBadAsync(HttpContext http)
    {
        try
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            return form.Any(f => Holds(f.Key) || f.Value.Any(Holds)) || form.Files.Any(f => Holds(f.Name) || Holds(f.FileName));
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }

    private static bool Holds(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;
}
