namespace TuSoi.Ranking;

/// <summary>The parts of a page that are the same on every card of a kind, encoded once.</summary>
internal sealed class KindPage(CardKind kind)
{
    public ConditionTable Table { get; } = new(kind);

    /// <summary>The sheet of articles.</summary>
    public byte[] Articles { get; } = ConditionTable.Bytes(page => Write(page, kind));

    private static void Write(HtmlPage page, CardKind kind)
    {
        var pack = kind.Pack.Pack.Head;
        CardHtml.Heading(page, "can-cu", "Căn cứ", $"Bộ quy tắc {pack.Id}, bản {pack.Version}");
        page.Raw("<div class=\"card-body\"><dl class=\"ts-articles\">\n"u8);
        foreach (var article in kind.Articles)
        {
            page.Raw("<dt>"u8).Text(pack.Document).Raw(", mục "u8).Text(article.Name).Raw("</dt><dd>"u8);
            foreach (var says in article.Says) page.Text(says).Raw(" "u8);
            page.Raw("</dd>\n"u8);
        }
        page.Raw("</dl>\n<p class=\"ts-fine ts-gap\">Mỗi câu là cách chúng tôi đọc điều khoản, không phải nguyên văn.</p></div>\n</section>\n"u8);
    }
}
