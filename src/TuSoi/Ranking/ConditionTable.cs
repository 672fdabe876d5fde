using TuSoi.Rules.Conditions;
using System.Buffers;
using TuSoi.Rules.Explaining;

namespace TuSoi.Ranking;

/// <summary>Draws the conditions of one kind as tables. What is the same on every card of the kind is encoded once.</summary>
internal sealed class ConditionTable
{
    /// <summary>More missing facts than this are counted; the section of missing facts names them all.</summary>
    private const int MissingNamed = 2;

    private readonly CardKind kind;
    private readonly byte[][] opening, closing, links;
    private readonly byte[] heading;

    public ConditionTable(CardKind kind)
    {
        this.kind = kind;
        opening = Each((page, condition) => Opening(page, condition.Head));
        closing = Each((page, condition) => Closing(page, condition.Head.Because));
        links = Each((page, condition) => page.Raw("<a href=\"#dk-"u8).Text(condition.Name).Raw("\">"u8).Text(condition.Head.Says).Raw("</a>"u8));
        heading = Bytes(page => page.Raw("""<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="ts-mark-col">Kết quả</th><th role="columnheader" scope="col">Điều kiện</th><th role="columnheader" scope="col" class="ts-val-col">Số liệu của """u8)
            .Text(kind.Who).Raw("""</th><th role="columnheader" scope="col" class="ts-art-col">Căn cứ</th></tr></thead>"""u8));
    }

    /// <summary>The conditions that have their full line in the section, then the names of those told before.</summary>
    public void Write(HtmlPage page, Section section, Explanation explanation)
    {
        if (section.Lines.Count > 0)
        {
            page.Raw("<table class=\"ts-table ts-cond ts-reflow\" role=\"table\"><caption class=\"visually-hidden\">"u8).Text(section.Heading).Raw("</caption>"u8).Raw(heading).Raw("<tbody role=\"rowgroup\">\n"u8);
            foreach (var place in section.Lines) Line(page, place, explanation, section.Quiet);
            page.Raw("</tbody></table>\n"u8);
        }
        if (section.Elsewhere.Count > 0) Elsewhere(page, section.Elsewhere, explanation);
    }

    private void Line(HtmlPage page, int place, Explanation explanation, bool quiet)
    {
        var line = explanation.Lines[place];
        var mark = Marks.Of(line, kind.IsFault(place));
        page.Raw("<tr role=\"row\" id=\"dk-"u8).Text(line.Name).Raw(!quiet && Marks.IsAgainst(mark) ? "\" class=\"ts-fail\"><td role=\"cell\">"u8 : "\"><td role=\"cell\">"u8)
            .Raw(Icons.Of(mark)).Raw(opening[place]).Opening(line.Value);
        if (line.Applies && line.Limit.Length > 0) page.Raw("<span class=\"ts-limit\">"u8).Raw(kind.IsFault(place) ? "Ngưỡng: "u8 : "Cần: "u8).Text(line.Limit).Raw("</span>"u8);
        if (line.UnclearRow is { } row) page.Raw("<span class=\"ts-limit\">Văn bản không rõ ("u8).Text(row).Raw(")</span>"u8);
        if (line.Missing.Count > 0) Missing(page, line.Missing, explanation.Name);
        page.Raw(closing[place]);
    }

    private static void Missing(HtmlPage page, IReadOnlyList<MissingFact> missing, string subject)
    {
        page.Raw("<span class=\"ts-limit\">Thiếu: "u8);
        if (missing.Count > MissingNamed) page.Number(missing.Count).Raw(" số liệu, <a href=\"#con-thieu\">kể ở dưới</a>"u8);
        else
            for (var i = 0; i < missing.Count; i++)
            {
                if (i > 0) page.Raw("; "u8);
                Fact(page, missing[i], subject);
                page.Raw(" ("u8).Text(missing[i].SuppliedBy).Raw(")"u8);
            }
        page.Raw("</span>"u8);
    }

    /// <summary>A missing fact, with whose it is where it is another's.</summary>
    public static void Fact(HtmlPage page, MissingFact missing, string subject)
    {
        page.Text(missing.Fact);
        if (missing.Of != subject) page.Raw(" của "u8).Text(missing.Of);
    }

    private void Elsewhere(HtmlPage page, IReadOnlyList<int> places, Explanation explanation)
    {
        page.Raw("<div class=\"card-body ts-also\"><p>Cũng tính ở đây, đã nêu ở trên:</p><ul class=\"ts-lines\">"u8);
        foreach (var place in places)
            page.Raw("<li>"u8).Raw(Icons.Of(Marks.Of(explanation.Lines[place], kind.IsFault(place)))).Raw(" "u8).Raw(links[place]).Raw("</li>"u8);
        page.Raw("</ul></div>\n"u8);
    }

    /// <summary>The condition by name, as a link to its line.</summary>
    public ReadOnlySpan<byte> Link(int place) => links[place];

    private static void Opening(HtmlPage page, ConditionHead head)
    {
        page.Raw("</td><td role=\"cell\">"u8).Text(head.Says);
        if (head.Assumed) page.Raw("<span class=\"ts-limit\">Văn bản không in; đề xuất, chờ xác nhận</span>"u8);
        page.Raw("</td><td role=\"cell\" data-label=\"Số liệu\">"u8);
    }

    private static void Closing(HtmlPage page, Because because)
    {
        page.Raw("</td><td role=\"cell\" data-label=\"Căn cứ\">"u8).Text(because.Article);
        if (because.Row.Count > 0) page.Raw("<span class=\"ts-limit\">"u8).Text(string.Join(", ", because.Row)).Raw("</span>"u8);
        page.Raw("</td></tr>\n"u8);
    }

    private byte[][] Each(Action<HtmlPage, NamedCondition> write) => [.. kind.Rules.Conditions.Select(c => Bytes(page => write(page, c.Named)))];

    public static byte[] Bytes(Action<HtmlPage> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        write(new HtmlPage(buffer));
        return buffer.WrittenSpan.ToArray();
    }
}
