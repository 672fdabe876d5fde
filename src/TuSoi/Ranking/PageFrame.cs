namespace TuSoi.Ranking;

/// <summary>What all pages of a result have around their content.</summary>
internal static class PageFrame
{
    /// <param name="style">Where the stylesheet is, seen from the page.</param>
    public static void Open(HtmlPage page, ReadOnlySpan<byte> style, string title, CardHead head) => page
        .Raw("""
            <!DOCTYPE html>
            <html lang="vi">
            <head>
            <meta charset="utf-8"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="robots" content="noindex"/>
            <title>
            """u8).Text(title)
        .Raw("</title>\n<link rel=\"stylesheet\" href=\""u8).Raw(style).Raw("\"/>\n</head>\n<body>\n"u8)
        .Raw(Icons.Symbols)
        .Raw("""
            <a class="ts-skip" href="#noi-dung">Đến nội dung chính</a>
            <header class="ts-top"><div class="ts-wrap ts-top-row">
            <span class="ts-brand"><svg class="ts-mark" viewBox="0 0 28 28" aria-hidden="true"><rect width="28" height="28" rx="3" fill="#9c1a1e"/><path d="M13 7a7 7 0 0 0 0 14z" fill="#fff"/><path d="M15.6 7.6a6.4 6.4 0 0 1 0 12.8" fill="none" stroke="#fff" stroke-width="1.4"/></svg>TuSoi</span>
            <p class="ts-scope"><b>
            """u8).Text(head.Organisation).Raw("</b> <span>"u8).Text(head.Cycle)
        .Raw("</span></p>\n</div></header>\n<main id=\"noi-dung\" tabindex=\"-1\"><div class=\"ts-wrap\">\n"u8);

    /// <param name="document">Address of the document itself, where the office attached it.</param>
    public static void Close(HtmlPage page, string rules, string? document, string note)
    {
        page.Raw("</div></main>\n<footer class=\"ts-foot\"><div class=\"ts-wrap\"><p>Quy định đang áp dụng: "u8);
        if (document is null) page.Text(rules);
        else page.Raw("<a href=\""u8).Text(document).Raw("\">"u8).Text(rules).Raw("</a>"u8);
        page.Raw("</p><p>"u8).Text(note).Raw("</p></div></footer>\n</body>\n</html>\n"u8);
    }
}
