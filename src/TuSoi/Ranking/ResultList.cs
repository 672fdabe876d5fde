using TuSoi.Rules.Explaining;

namespace TuSoi.Ranking;

/// <summary>Subjects in a table: level, name with the link to the card, and the one sentence.</summary>
internal static class ResultList
{
    public static void Write(HtmlPage page, string id, string heading, IReadOnlyList<ResultRow> rows, string root, int longest, string intro)
    {
        CardHtml.Heading(page, id, heading, $"{rows.Count}");
        if (intro.Length > 0) page.Raw("<div class=\"card-body ts-says\"><p>"u8).Text(intro).Raw("</p></div>\n"u8);
        page.Raw("<table class=\"ts-table ts-list ts-reflow\" role=\"table\"><caption class=\"visually-hidden\">"u8).Text(heading)
            .Raw("</caption><thead role=\"rowgroup\"><tr role=\"row\"><th role=\"columnheader\" scope=\"col\" class=\"ts-level-col\">Mức</th><th role=\"columnheader\" scope=\"col\" class=\"ts-name-col\">Tên</th><th role=\"columnheader\" scope=\"col\">Vì sao</th></tr></thead><tbody role=\"rowgroup\">\n"u8);
        foreach (var row in rows.Take(longest)) Line(page, row, root);
        page.Raw("</tbody></table>\n"u8);
        if (rows.Count > longest) page.Raw("<div class=\"card-body\"><p>Còn "u8).Number(rows.Count - longest).Raw(" đối tượng nữa, xem trang của từng tổ chức hoặc <a href=\""u8).Text(root + ResultWorkbook.FileName).Raw("\">bảng tính</a>.</p></div>\n"u8);
        page.Raw("</section>\n"u8);
    }

    private static void Line(HtmlPage page, ResultRow row, string root)
    {
        page.Raw("<tr role=\"row\"><td role=\"cell\">"u8);
        if (row.Level is { } level) page.Raw(Icons.Level(level)).Text(Wording.ShortLevel(level)).Raw(Icons.End);
        else page.Raw("<span class=\"ts-state\">"u8).Raw(row.IsRanked ? Icons.Help : Icons.Minus).Text(row.Headline == "Chưa có mức đề nghị" ? "Chưa có mức" : row.Headline).Raw("</span>"u8);
        page.Raw("</td><th role=\"rowheader\" scope=\"row\"><a href=\""u8).Text(root).Raw("the/"u8).Text(row.File).Raw(".html\">"u8).Text(row.Name).Raw("</a><span class=\"ts-limit\">"u8)
            .Text(row.Kind.Label).Raw(", "u8).Text(row.Code);
        // On the page of an organisation its own name says nothing new.
        if ((root.Length == 0 ? Books.WorkSheets.Place(row) : row.Home.Cell is { } cell && cell != row.Home.Base && cell.Name != row.Name ? cell.Name : "") is { Length: > 0 } place) page.Raw(", "u8).Text(place);
        page.Raw("</span></th><td role=\"cell\">"u8).Text(row.Sentence);
        if (row.Waits.Count > 0) page.Raw("<span class=\"ts-limit\">"u8).Text(Sentences.Opening(string.Join(", ", row.Waits.Select(Told)))).Raw("</span>"u8);
        if (row.Unmet.Contains(ResultRow.Hidden)) page.Raw("<span class=\"ts-limit\">Có nội dung hạn chế, xem phiếu</span>"u8);
        page.Raw("</td></tr>\n"u8);

        string Told(Wait wait) => wait.Kind == WaitKind.Levels ? $"tạm tính, chờ mức của {Grounds.Few(row.WaitsFor)}" : wait.Name;
    }
}
