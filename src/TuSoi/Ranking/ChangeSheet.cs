
namespace TuSoi.Ranking;

/// <summary>Draws the smallest changes that would reach the next level.</summary>
internal static class ChangeSheet
{
    public static void Write(HtmlPage page, Change change, Card card, ConditionTable table)
    {
        CardHtml.Heading(page, "doi", "Điều gì sẽ làm thay đổi", "");
        page.Raw("<div class=\"card-body\"><p>"u8).Text(change.Intro).Raw("</p>\n"u8);
        for (var i = 0; i < change.Ways.Count && i < Changes.Shown; i++)
        {
            if (change.Ways.Count > 1) page.Raw("<h3>Cách "u8).Number(i + 1).Raw(change.Ways[i].Possible ? "</h3>\n"u8 : ": không thể</h3>\n"u8);
            page.Raw("<ol class=\"ts-change\">\n"u8);
            foreach (var (condition, wanted) in change.Ways[i].Changes) Line(page, card, table, card.Kind.PlaceOf(condition), wanted);
            page.Raw("</ol>\n"u8);
        }
        if (change.Ways.Count > Changes.Shown) page.Raw("<p class=\"ts-small ts-muted ts-gap\">Còn "u8).Number(change.Ways.Count - Changes.Shown).Raw(" cách khác, dài hơn hoặc không thể.</p>"u8);
        foreach (var note in change.Notes) page.Raw("<p class=\"ts-small ts-muted ts-gap\">"u8).Text(note).Raw("</p>"u8);
        page.Raw("</div>\n</section>\n"u8);
    }

    private static void Line(HtmlPage page, Card card, ConditionTable table, int place, bool wanted)
    {
        var line = card.Explanation.Lines[place];
        page.Raw("<li><p>"u8).Text(Changes.Verb(line, wanted, card.Kind.IsFault(place))).Raw(": "u8).Raw(table.Link(place));
        if (!line.Changeable) page.Raw(" <span class=\"ts-idle\">"u8).Raw(Icons.Minus).Raw("Việc đã xảy ra, không thể thay đổi</span>"u8);
        page.Raw("</p><p class=\"ts-muted ts-small\">Hiện nay: "u8).Text(line.Value);
        if (wanted && line.Limit.Length > 0) page.Raw(". Cần: "u8).Text(line.Limit);
        page.Raw(".</p></li>\n"u8);
    }
}
