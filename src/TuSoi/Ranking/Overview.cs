using System.Buffers;
using TuSoi.Rules.Explaining;

namespace TuSoi.Ranking;

/// <summary>
/// The page of the whole scope: counts, then whoever needs a decision, then everybody by kind, each with a link to the card. Shows no restricted value.
/// </summary>
internal sealed class Overview(CardKinds kinds, CardHead head)
{
    public const string FileName = "index.html";

    /// <summary>A longer list is cut, and the page says where the rest is.</summary>
    private const int Longest = 1000;

    public void Write(IReadOnlyList<ResultRow> rows, IBufferWriter<byte> output)
    {
        var page = new HtmlPage(output);
        var counts = KindCount.Of(rows);
        PageFrame.Open(page, "the/the.css"u8, $"Kết quả xếp loại: {head.Organisation}", head);
        page.Raw("<div class=\"ts-head\">\n<h1>Kết quả xếp loại</h1>\n<p class=\"ts-lead\">"u8).Text(kinds.Pack.Pack.Head.Title).Raw(". Số liệu đến ngày "u8)
            .Text(kinds.Pack.On.ToString("dd/MM/yyyy", Wording.Vietnamese)).Raw(". Bảng tính: <a href=\""u8).Text(ResultWorkbook.FileName).Raw("\">"u8).Text(ResultWorkbook.FileName).Raw("</a>.</p>\n</div>\n"u8);
        Counts(page, counts);
        List<ResultRow> waiting = [.. rows.Where(r => r.NeedsDecision)];
        if (waiting.Count > 0) List(page, "can-quyet-dinh", "Cần quyết định", waiting);
        foreach (var count in counts)
            if (count.Rows.Any(r => !r.NeedsDecision)) List(page, $"loai-{count.Kind.Rules.Kind.Id}", count.Kind.Label, [.. count.Rows.Where(r => !r.NeedsDecision)]);
        PageFrame.Close(page, kinds.Pack.Pack.Head.Document, head.Document, "Nội dung hạn chế chỉ có trong phiếu của từng đối tượng.");
    }

    private static void Counts(HtmlPage page, IReadOnlyList<KindCount> counts)
    {
        CardHtml.Heading(page, "tong-hop", "Tổng hợp", $"{counts.Sum(c => c.Rows.Count)} đối tượng");
        page.Raw("<table class=\"ts-table ts-counts ts-reflow\" role=\"table\"><caption class=\"visually-hidden\">Số đối tượng theo loại và mức</caption><thead role=\"rowgroup\"><tr role=\"row\">"u8);
        foreach (var name in (string[])["Loại", "Tổng số", .. KindCount.Levels.Select(l => l.Name), "Chưa có mức", "Không xếp loại", "Cần quyết định"])
            page.Raw(name == "Loại" ? "<th role=\"columnheader\" scope=\"col\">"u8 : "<th role=\"columnheader\" scope=\"col\" class=\"ts-r\">"u8).Text(name).Raw("</th>"u8);
        page.Raw("</tr></thead><tbody role=\"rowgroup\">\n"u8);
        foreach (var count in counts) Count(page, count);
        page.Raw("</tbody></table>\n</section>\n"u8);
    }

    private static void Count(HtmlPage page, KindCount count)
    {
        page.Raw("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">"u8).Text(count.Kind.Label).Raw("</th>"u8);
        Cell(page, "Tổng số", count.Rows.Count);
        foreach (var (level, name) in KindCount.Levels) Cell(page, name, count.Of(level));
        Cell(page, "Chưa có mức", count.WithoutLevel);
        Cell(page, "Không xếp loại", count.NotRanked);
        Cell(page, "Cần quyết định", count.NeedsDecision);
        page.Raw("</tr>\n"u8);
    }

    private static void Cell(HtmlPage page, string label, int number) => page.Raw("<td role=\"cell\" class=\"ts-r\" data-label=\""u8).Text(label).Raw("\">"u8).Number(number).Raw("</td>"u8);

    private static void List(HtmlPage page, string id, string heading, List<ResultRow> rows)
    {
        CardHtml.Heading(page, id, heading, $"{rows.Count}");
        page.Raw("<table class=\"ts-table ts-list ts-reflow\" role=\"table\"><caption class=\"visually-hidden\">"u8).Text(heading)
            .Raw("</caption><thead role=\"rowgroup\"><tr role=\"row\"><th role=\"columnheader\" scope=\"col\" class=\"ts-level-col\">Mức</th><th role=\"columnheader\" scope=\"col\" class=\"ts-name-col\">Tên</th><th role=\"columnheader\" scope=\"col\">Vì sao</th></tr></thead><tbody role=\"rowgroup\">\n"u8);
        foreach (var row in rows.Take(Longest)) Line(page, row);
        page.Raw("</tbody></table>\n"u8);
        if (rows.Count > Longest) page.Raw("<div class=\"card-body\"><p>Còn "u8).Number(rows.Count - Longest).Raw(" đối tượng nữa, xem trong <a href=\""u8).Text(ResultWorkbook.FileName).Raw("\">bảng tính</a>.</p></div>\n"u8);
        page.Raw("</section>\n"u8);
    }

    private static void Line(HtmlPage page, ResultRow row)
    {
        page.Raw("<tr role=\"row\"><td role=\"cell\">"u8);
        if (row.Level is { } level) page.Raw(Icons.Level(level)).Text(Wording.ShortLevel(level)).Raw(Icons.End);
        else page.Raw("<span class=\"ts-state\">"u8).Raw(row.Verdict.Flags.HasFlag(Rules.Ranking.VerdictFlags.NotRanked) ? Icons.Minus : Icons.Help).Text(row.Headline == "Chưa có mức đề nghị" ? "Chưa có mức" : row.Headline).Raw("</span>"u8);
        page.Raw("</td><th role=\"rowheader\" scope=\"row\"><a href=\"the/"u8).Text(row.File).Raw(".html\">"u8).Text(row.Name).Raw("</a><span class=\"ts-limit\">"u8)
            .Text(row.Kind.Label).Raw(", "u8).Text(row.Code).Raw("</span></th><td role=\"cell\">"u8).Text(row.Sentence);
        if (row.WaitsFor.Count > 0 && row.Decided is null) page.Raw("<span class=\"ts-limit\">Tạm tính, chờ mức của "u8).Text(Grounds.Few(row.WaitsFor)).Raw("</span>"u8);
        if (row.Unmet.Contains(ResultRow.Hidden)) page.Raw("<span class=\"ts-limit\">Có nội dung hạn chế, xem phiếu</span>"u8);
        page.Raw("</td></tr>\n"u8);
    }
}
