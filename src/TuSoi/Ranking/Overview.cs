using System.Buffers;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;

namespace TuSoi.Ranking;

/// <summary>
/// The page of the whole scope: numbers, what has to be decided, quotas, organisations, then everybody by kind with a link to the card. A
/// scope of several grassroots organisations has a page for each, of the same make; members are listed there. Shows no restricted value
/// and no sensitive reason: everybody of the organisation may be shown it.
/// </summary>
internal sealed class Overview(CardKinds kinds, CardHead head, IReadOnlyList<QuotaRanking> quotas)
{
    public const string FileName = "index.html";

    /// <summary>The folder of the pages of organisations.</summary>
    public const string Folder = "don-vi";

    /// <summary>A longer list is cut, and the page says where the rest is.</summary>
    private const int Longest = 1000, LongestOfMany = 30;

    /// <summary>The whole scope.</summary>
    public void Write(IReadOnlyList<ResultRow> rows, IBufferWriter<byte> output)
    {
        var organisations = OrganisationCount.ByBase(rows);
        var many = organisations.Count > 1;
        var page = new HtmlPage(output);
        PageFrame.Open(page, "the/the.css"u8, $"Kết quả xếp loại: {head.Organisation}", head);
        Head(page, "Kết quả xếp loại", "", "");
        Counts(page, KindCount.Of(rows));
        Decisions(page, rows, "", many ? LongestOfMany : Longest);
        QuotaTable.Write(page, kinds.Pack, Groups(_ => true));
        if (many) OrganisationChart.Write(page, "Các tổ chức cơ sở đảng", "tổ chức", organisations, o => o.Own is null ? null : $"{Folder}/{o.Own.File}.html");
        else Cells(page, rows, "");
        Lists(page, many ? [.. rows.Where(r => r.Home.Base is null || r.Kind.Family != Family.Member && r.Home.Cell == r.Home.Base)] : rows, "", shownAbove: !many);
        PageFrame.Close(page, kinds.Pack.Pack.Head.Document, head.Document, "Nội dung hạn chế chỉ có trong phiếu của từng đối tượng.");
    }

    /// <summary>One organisation of many.</summary>
    public void Write(OrganisationCount organisation, IBufferWriter<byte> output)
    {
        var page = new HtmlPage(output);
        PageFrame.Open(page, "../the/the.css"u8, $"Kết quả xếp loại: {organisation.Of.Name}", head);
        Head(page, organisation.Of.Name, organisation.Own?.Sentence ?? "", "../");
        Counts(page, KindCount.Of(organisation.All));
        Decisions(page, organisation.All, "../", Longest);
        QuotaTable.Write(page, kinds.Pack, Groups(g => g.Within is var (table, row) && table.Kind == organisation.Of.Kind && row == organisation.Of.Row));
        Cells(page, organisation.All, "../");
        Lists(page, organisation.All, "../", shownAbove: true);
        PageFrame.Close(page, kinds.Pack.Pack.Head.Document, head.Document is { } file ? "../" + file : null, "Nội dung hạn chế chỉ có trong phiếu của từng đối tượng.");
    }

    private IReadOnlyList<(Quota, QuotaGroup)> Groups(Func<QuotaGroup, bool> among) =>
        [.. quotas.SelectMany(q => q.Groups.Where(g => g.MayReach + g.Decided > 0 && among(g)).Select(g => (q.Quota, g)))];

    private void Head(HtmlPage page, string heading, string sentence, string root)
    {
        page.Raw("<div class=\"ts-head\">\n"u8);
        if (root.Length > 0) page.Raw("<p class=\"ts-crumb\"><a href=\"../index.html\">Kết quả xếp loại</a></p>\n"u8);
        page.Raw("<h1>"u8).Text(heading).Raw("</h1>\n<p class=\"ts-lead\">"u8);
        if (sentence.Length > 0) page.Text(sentence).Raw(" "u8);
        page.Text(kinds.Pack.Pack.Head.Title).Raw(". Số liệu đến ngày "u8).Text(kinds.Pack.On.ToString("dd/MM/yyyy", Wording.Vietnamese))
            .Raw(". Bảng tính: <a href=\""u8).Text(root + ResultWorkbook.FileName).Raw("\">"u8).Text(ResultWorkbook.FileName).Raw("</a>.</p>\n</div>\n"u8);
    }

    private static void Cells(HtmlPage page, IReadOnlyList<ResultRow> rows, string root)
    {
        var cells = OrganisationCount.ByCell(rows);
        if (cells.Count > 0) OrganisationChart.Write(page, "Các chi bộ", "chi bộ", cells, c => c.Own is { } own ? $"{root}the/{own.File}.html" : null);
    }

    private static void Counts(HtmlPage page, IReadOnlyList<KindCount> counts)
    {
        CardHtml.Heading(page, "tong-hop", "Tổng hợp", $"{counts.Sum(c => c.Rows.Count)} đối tượng");
        page.Raw("<table class=\"ts-table ts-counts ts-reflow\" role=\"table\"><caption class=\"visually-hidden\">Số đối tượng theo loại và mức</caption><thead role=\"rowgroup\"><tr role=\"row\">"u8);
        foreach (var name in (string[])["Loại", "Tổng số", .. KindCount.Levels.Select(l => l.Name), "Chưa có mức", "Không xếp loại", "Tạm tính", "Cần quyết định"])
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
        Cell(page, "Tạm tính", count.Provisional);
        Cell(page, "Cần quyết định", count.NeedsDecision);
        page.Raw("</tr>\n"u8);
    }

    private static void Cell(HtmlPage page, string label, int number) => page.Raw("<td role=\"cell\" class=\"ts-r\" data-label=\""u8).Text(label).Raw("\">"u8).Number(number).Raw("</td>"u8);

    private static void Decisions(HtmlPage page, IReadOnlyList<ResultRow> rows, string root, int longest)
    {
        List<ResultRow> waiting = [.. rows.Where(r => r.NeedsDecision).OrderBy(r => r.Grounds.Min(g => g.Urgency))];
        if (waiting.Count == 0) return;
        var matters = waiting.SelectMany(r => r.Grounds).GroupBy(g => g.Kind).OrderBy(g => g.First().Urgency).Select(g => $"{g.First().Name} {g.Count()}");
        ResultList.Write(page, "can-quyet-dinh", "Cần quyết định", waiting, root, longest, Sentences.Opening(string.Join("; ", matters)) + ".");
    }

    private static void Lists(HtmlPage page, IReadOnlyList<ResultRow> rows, string root, bool shownAbove)
    {
        foreach (var count in KindCount.Of(rows))
        {
            // Where the list of decisions is cut, everybody stands here too.
            List<ResultRow> left = [.. count.Rows.Where(r => !shownAbove || !r.NeedsDecision)];
            if (left.Count > 0) ResultList.Write(page, $"loai-{count.Kind.Rules.Kind.Id}", count.Kind.Label, left, root, Longest, "");
        }
    }
}
