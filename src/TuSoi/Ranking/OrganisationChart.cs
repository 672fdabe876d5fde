using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;

namespace TuSoi.Ranking;

/// <summary>
/// Levels of members for each organisation: a bar and its numbers in one row, so that nothing has to be read off the bar. Drawn as SVG in
/// shares of the width; greys and hatching tell the levels apart without colour.
/// </summary>
internal static class OrganisationChart
{
    private static readonly (string Name, Func<KindCount, int> Of, string Fill)[] Parts =
    [
        .. KindCount.Levels.Select(l => (l.Name, (Func<KindCount, int>)(c => c.Of(l.Level)), Fill(l.Level))),
        ("Chưa có mức", c => c.WithoutLevel, "fill=\"url(#b-none)\""),
    ];

    /// <param name="link">Address of the page of an organisation.</param>
    public static void Write(HtmlPage page, string heading, string noun, IReadOnlyList<OrganisationCount> organisations, Func<OrganisationCount, string?> link)
    {
        CardHtml.Heading(page, "to-chuc", heading, $"{organisations.Count} {noun}");
        page.Raw("<p class=\"ts-legend\"><span>Đảng viên theo mức:</span>"u8);
        foreach (var (name, _, fill) in Parts) page.Raw("<span><svg class=\"ts-swatch\" width=\"16\" height=\"12\" aria-hidden=\"true\"><rect width=\"100%\" height=\"100%\" "u8).Markup(fill).Raw("/></svg>"u8).Text(name).Raw("</span>"u8);
        page.Raw("</p>\n<table class=\"ts-table ts-chart ts-counts ts-reflow\" role=\"table\"><caption class=\"visually-hidden\">Số đảng viên theo mức của từng nơi</caption><thead role=\"rowgroup\"><tr role=\"row\"><th role=\"columnheader\" scope=\"col\" class=\"ts-org-col\">Nơi</th><th role=\"columnheader\" scope=\"col\" class=\"ts-tag-col\">Mức của nơi ấy</th><th role=\"columnheader\" scope=\"col\">Đảng viên theo mức</th>"u8);
        foreach (var name in (string[])["Tổng", .. Parts.Select(p => p.Name), "Không xếp loại", "Cần quyết định"]) page.Raw("<th role=\"columnheader\" scope=\"col\" class=\"ts-r ts-num-col\">"u8).Text(name).Raw("</th>"u8);
        page.Raw("</tr></thead><tbody role=\"rowgroup\">\n"u8);
        foreach (var organisation in organisations) Row(page, organisation, link(organisation));
        page.Raw("</tbody></table>\n</section>\n"u8);
    }

    private static void Row(HtmlPage page, OrganisationCount organisation, string? link)
    {
        page.Raw("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">"u8);
        if (link is null) page.Text(organisation.Of.Name);
        else page.Raw("<a href=\""u8).Text(link).Raw("\">"u8).Text(organisation.Of.Name).Raw("</a>"u8);
        page.Raw("</th><td role=\"cell\" class=\"ts-own\">"u8);
        if (organisation.Own?.Level is { } level) page.Raw(Icons.Level(level)).Text(Wording.ShortLevel(level)).Raw(Icons.End);
        else page.Raw("<span class=\"ts-state\">"u8).Text(organisation.Own is { IsRanked: false } ? "Không xếp loại" : "Chưa có mức").Raw("</span>"u8);
        page.Raw("</td><td role=\"cell\" class=\"ts-bar-cell\">"u8);
        if (organisation.Members.Count == 0)
        {
            page.Raw("<span class=\"ts-idle\">Không có đảng viên trong số liệu</span></td>"u8);
            for (var i = 0; i < Parts.Length + 2; i++) page.Raw("<td role=\"cell\"></td>"u8);
        }
        else Bar(page, new KindCount(organisation.Members[0].Kind, organisation.Members));
        Number(page, "Cần quyết định", organisation.NeedsDecision);
        page.Raw("</tr>\n"u8);
    }

    private static void Bar(HtmlPage page, KindCount count)
    {
        var whole = Math.Max(1, count.Rows.Count - count.NotRanked);
        page.Raw("<svg class=\"ts-bar\" width=\"100%\" height=\"16\" role=\"img\" aria-label=\""u8).Text(string.Join(", ", Parts.Select(p => $"{p.Name} {p.Of(count)}"))).Raw("\">"u8);
        var from = 0;
        foreach (var (_, of, fill) in Parts)
        {
            if (of(count) is not (> 0 and var part)) continue;
            page.Raw("<rect height=\"100%\" x=\""u8).Share(from, whole).Raw("\" width=\""u8).Share(part, whole).Raw("\" "u8).Markup(fill).Raw("/>"u8);
            from += part;
        }
        page.Raw("<rect class=\"ts-bar-edge\" width=\"100%\" height=\"100%\"/></svg></td>"u8);
        Number(page, "Tổng", count.Rows.Count);
        foreach (var (name, of, _) in Parts) Number(page, name, of(count));
        Number(page, "Không xếp loại", count.NotRanked);
    }

    private static void Number(HtmlPage page, string label, int number) => page.Raw("<td role=\"cell\" class=\"ts-r\" data-label=\""u8).Text(label).Raw("\">"u8).Number(number).Raw("</td>"u8);

    private static string Fill(QualityLevel level) => level switch
    {
        QualityLevel.Excellent => "fill=\"#145a44\"",
        QualityLevel.Good => "fill=\"#9ac7b1\"",
        QualityLevel.Completed => "fill=\"#ffffff\"",
        _ => "fill=\"url(#b-kht)\"",
    };
}
