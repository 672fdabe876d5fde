using TuSoi.Rules.Compiling;
using TuSoi.Rules.Ranking;

namespace TuSoi.Ranking;

/// <summary>The groups of the quotas on a page: those that need somebody's eye first, the quiet ones folded where they are many.</summary>
internal static class QuotaTable
{
    private const int Many = 12;

    public static void Write(HtmlPage page, CompiledPack pack, IReadOnlyList<(Quota Quota, QuotaGroup Group)> groups)
    {
        if (groups.Count == 0) return;
        CardHtml.Heading(page, "gioi-han", "Giới hạn tỷ lệ Xuất sắc", $"{groups.Count} phạm vi");
        var loud = groups.Where(g => NeedsEye(g.Group)).ToList();
        var quiet = groups.Where(g => !NeedsEye(g.Group)).ToList();
        if (groups.Count <= Many) (loud, quiet) = ([.. loud, .. quiet], []);
        if (loud.Count > 0) Table(page, pack, loud);
        if (quiet.Count > 0)
        {
            page.Raw(loud.Count > 0 ? "<details class=\"ts-fold\"><summary>"u8 : "<details class=\"ts-fold\"><summary>Không phạm vi nào vướng: "u8).Text($"{quiet.Count} phạm vi đã rõ, không đồng phiếu").Raw("</summary>\n"u8);
            Table(page, pack, quiet);
            page.Raw("</details>\n"u8);
        }
        page.Raw("</section>\n"u8);
    }

    private static bool NeedsEye(QuotaGroup group) => group.IsOver || group.Tied > 0 || group.Late > 0 || group.Waiting > 0;

    private static void Table(HtmlPage page, CompiledPack pack, List<(Quota Quota, QuotaGroup Group)> groups)
    {
        page.Raw("<table class=\"ts-table ts-counts ts-quota ts-reflow\" role=\"table\"><caption class=\"visually-hidden\">Suất Xuất sắc của từng phạm vi</caption><thead role=\"rowgroup\"><tr role=\"row\"><th role=\"columnheader\" scope=\"col\" class=\"ts-org-col\">Phạm vi</th>"u8);
        foreach (var name in Names) page.Raw("<th role=\"columnheader\" scope=\"col\" class=\"ts-r\">"u8).Text(name).Raw("</th>"u8);
        page.Raw("<th role=\"columnheader\" scope=\"col\">Tình trạng</th></tr></thead><tbody role=\"rowgroup\">\n"u8);
        foreach (var (quota, group) in groups) Row(page, pack, quota, group);
        page.Raw("</tbody></table>\n"u8);
    }

    private static readonly string[] Names = ["Đạt từ Tốt", "Suất, cách A", "Suất, cách B", "Đã quyết định", "Đề nghị", "Đồng phiếu", "Chờ", "Còn trống"];

    private static void Row(HtmlPage page, CompiledPack pack, Quota quota, QuotaGroup group)
    {
        page.Raw(group.IsOver || group.Tied > 0 || group.Late > 0 ? "<tr role=\"row\" class=\"ts-fail\"><th role=\"rowheader\" scope=\"row\">"u8 : "<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">"u8).Text(QuotaNames.Of(pack.Pack, quota, group))
            .Raw("<span class=\"ts-limit\">"u8).Text(QuotaNames.Subjects(pack, quota)).Raw("</span></th>"u8);
        var (literal, reached) = QuotaNames.Both(quota, group);
        int[] numbers = [group.Reached, literal, reached, group.Decided, group.Taken, group.Tied, group.Waiting, group.Free];
        for (var i = 0; i < numbers.Length; i++) page.Raw("<td role=\"cell\" class=\"ts-r\" data-label=\""u8).Text(Names[i]).Raw("\">"u8).Number(numbers[i]).Raw("</td>"u8);
        page.Raw("<td role=\"cell\" class=\"ts-status\">"u8).Text(string.Join(" ", QuotaNames.Status(group))).Raw("</td></tr>\n"u8);
    }
}
