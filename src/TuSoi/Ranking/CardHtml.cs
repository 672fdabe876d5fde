using System.Buffers;
using System.Collections.Concurrent;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;

namespace TuSoi.Ranking;

/// <summary>
/// The explanation card of one subject as an HTML page that needs nothing but the stylesheet beside it. The order never changes: the level
/// and one sentence; the layers to it; special cases; why this level; why not the next; the ballot; the quota; what is missing; the smallest
/// change; downgrading cases; readings; articles. The card belongs to the subject and to the deciding body: it shows the subject's own
/// restricted values and sensitive special cases in full, and of others only how many they are.
/// </summary>
public sealed class CardHtml
{
    /// <summary>The name of the stylesheet, in the folder of the cards.</summary>
    public const string StyleName = "the.css";

    private readonly CardKinds kinds;
    private readonly CardHead head;
    private readonly string index;
    private readonly ConcurrentDictionary<string, KindPage> pages = new();

    /// <param name="index">Address of the page that lists all subjects, seen from a card; empty when there is none.</param>
    public CardHtml(CompiledPack pack, CardHead head, string index) : this(new CardKinds(pack), head, index) { }

    internal CardHtml(CardKinds kinds, CardHead head, string index) => (this.kinds, this.head, this.index) = (kinds, head, index);

    /// <summary>Writes the page. May be called from several threads with a buffer each.</summary>
    public void Write(CardSubject subject, IBufferWriter<byte> output) => Write(kinds.Compose(subject), output);

    internal void Write(Card card, IBufferWriter<byte> output)
    {
        var page = new HtmlPage(output);
        var kind = pages.GetOrAdd(card.Kind.Rules.Kind.Id, _ => new KindPage(card.Kind));
        PageFrame.Open(page, "the.css"u8, card.Title, head);
        Head(page, card);
        Content(page, card, kind);
        PageFrame.Close(page, kinds.Pack.Pack.Head.Document, head.Document is { } file ? "../" + file : null, "Phiếu này dành cho đối tượng được xếp loại và cấp có thẩm quyền quyết định.");
    }

    /// <summary>The sheets of a card without the page around them, for a page that has a frame of its own.</summary>
    internal static void WriteInner(Card card, IBufferWriter<byte> output) => Content(new HtmlPage(output), card, new KindPage(card.Kind));

    private static void Content(HtmlPage page, Card card, KindPage kind)
    {
        Result(page, card);
        if (card.Specials.Count > 0) LayerSheets.Specials(page, card.Specials);
        foreach (var section in card.Reasons) Sheet(page, section, card, kind);
        if (card.Ballot is { } ballot) LayerSheets.Ballot(page, ballot);
        if (card.Quota is { } quota) LayerSheets.Quota(page, quota);
        if (card.Missing.Count > 0) Missing(page, card);
        if (card.Change is { } change) ChangeSheet.Write(page, change, card, kind.Table);
        if (card.Faults is { } faults) Sheet(page, faults, card, kind);
        if (card.Others is { } others) Sheet(page, others, card, kind);
        if (card.Readings.Count > 0) Readings(page, card);
        page.Raw(kind.Articles);
    }

    private void Head(HtmlPage page, Card card)
    {
        page.Raw("<div class=\"ts-head\">\n"u8);
        if (index.Length > 0) page.Raw("<p class=\"ts-crumb\"><a href=\""u8).Text(index).Raw("\">Danh sách xếp loại</a></p>\n"u8);
        page.Raw("<h1>"u8).Text(card.Title).Raw("</h1>\n<p class=\"ts-lead\">"u8).Text(card.Kind.Label).Raw(", mã "u8).Text(card.Subject.Code).Text(Place(card)).Raw(". Số liệu đến ngày "u8).Text(card.Kind.Pack.On.ToString("dd/MM/yyyy", Wording.Vietnamese)).Raw(".</p>\n</div>\n"u8);
    }

    /// <summary>Where the subject belongs, as the end of a sentence.</summary>
    internal static string Place(Card card)
    {
        var (cell, top) = card.Subject.Home;
        List<string> names = [.. new[] { cell, top }.OfType<Organisation>().Distinct().Select(o => o.Name).Where(n => n != card.Explanation.Name)];
        return names.Count == 0 ? "" : $", {string.Join(", ", names)}";
    }

    private static void Result(HtmlPage page, Card card)
    {
        page.Raw("<section class=\"card\" aria-labelledby=\"kq\">\n<div class=\"card-body ts-result\">\n<div><h2 class=\"visually-hidden\" id=\"kq\">Kết quả</h2><p class=\"ts-big\">"u8);
        if (card.Level is { } level) Tag(page, level, card.Headline);
        else page.Raw("<span class=\"ts-state\">"u8).Raw(card.IsRanked ? Icons.Help : Icons.Minus).Text(card.Headline).Raw("</span>"u8);
        page.Raw("</p>\n<p class=\"ts-result-line\">"u8).Text(card.Sentence).Raw("</p>"u8);
        foreach (var remark in card.Remarks) page.Raw("\n<p class=\"ts-remark\">"u8).Text(remark).Raw("</p>"u8);
        page.Raw("</div>\n<dl class=\"ts-facts\"><dt>Trạng thái</dt><dd>"u8);
        if (card.NeedsDecision) page.Raw("<span class=\"ts-flag\">"u8).Raw(Icons.Alert).Text(card.State).Raw("</span>"u8);
        else page.Text(card.State);
        page.Raw("</dd>"u8);
        foreach (var ground in card.Grounds) page.Raw("<dt>"u8).Opening(ground.Name).Raw("</dt><dd>"u8).Opening(ground.Says).Raw("</dd>"u8);
        foreach (var wait in card.Waits.Where(w => w.Kind != WaitKind.Held)) page.Raw("<dt>"u8).Opening(wait.Name).Raw("</dt><dd>"u8).Text(wait.Says).Raw("</dd>"u8);
        page.Raw("<dt>Tự xếp loại</dt><dd>"u8).Text(card.Subject.Self is { } self ? Wording.Level(self) : "Chưa ghi").Raw("</dd>"u8);
        if (card.Subject.AsLeader is { } official) page.Raw("<dt>Mức cán bộ lãnh đạo</dt><dd>"u8).Text(Wording.Level(official)).Raw("</dd>"u8);
        page.Raw("</dl>\n</div>\n"u8);
        if (card.Steps.Count > 0) Steps(page, card.Steps);
        page.Raw("</section>\n"u8);
    }

    private static void Steps(HtmlPage page, IReadOnlyList<Step> steps)
    {
        page.Raw("<ol class=\"ts-chain\">\n"u8);
        for (var i = 0; i < steps.Count; i++)
        {
            page.Raw("<li><h3>"u8).Number(i + 1).Raw(". "u8).Text(steps[i].Name).Raw("</h3><p>"u8);
            if (steps[i].Level is { } level) Tag(page, level, steps[i].Result);
            else page.Raw("<b>"u8).Text(steps[i].Result).Raw("</b>"u8);
            page.Raw("</p><p>"u8).Text(steps[i].Says).Raw("</p></li>\n"u8);
        }
        page.Raw("</ol>\n"u8);
    }

    private static void Tag(HtmlPage page, QualityLevel level, string words) => page.Raw(Icons.Level(level)).Text(words).Raw(Icons.End);

    private static void Sheet(HtmlPage page, Section section, Card card, KindPage kind)
    {
        Heading(page, section.Id, section.Heading, section.Tally);
        if (section.Says.Count > 0)
        {
            page.Raw("<div class=\"card-body ts-says\">"u8);
            foreach (var says in section.Says) page.Raw("<p>"u8).Text(says).Raw("</p>"u8);
            page.Raw("</div>\n"u8);
        }
        kind.Table.Write(page, section, card.Explanation);
        page.Raw("</section>\n"u8);
    }

    /// <summary>Opens a sheet with its heading.</summary>
    internal static void Heading(HtmlPage page, string id, string heading, string aside)
    {
        page.Raw("<section class=\"card\" aria-labelledby=\""u8).Text(id).Raw("\">\n<div class=\"card-header\"><h2 id=\""u8).Text(id).Raw("\">"u8).Text(heading).Raw("</h2>"u8);
        if (aside.Length > 0) page.Raw("<span class=\"ts-small ts-muted\">"u8).Text(aside).Raw("</span>"u8);
        page.Raw("</div>\n"u8);
    }

    private static void Missing(HtmlPage page, Card card)
    {
        Heading(page, "con-thieu", "Số liệu còn thiếu", $"{card.Explanation.Missing.Count} số liệu");
        page.Raw("<div class=\"card-body\"><dl class=\"ts-articles\">\n"u8);
        foreach (var supplier in card.Missing)
        {
            page.Raw("<dt>"u8).Opening(supplier.Name).Raw("</dt><dd><ul class=\"ts-lines\">"u8);
            foreach (var fact in supplier.Facts)
            {
                page.Raw("<li>"u8);
                ConditionTable.Fact(page, fact, card.Explanation.Name);
                page.Raw("</li>"u8);
            }
            page.Raw("</ul></dd>\n"u8);
        }
        page.Raw("</dl></div>\n</section>\n"u8);
    }

    private static void Readings(HtmlPage page, Card card)
    {
        Heading(page, "cach-doc", "Cách đọc văn bản đã áp dụng", "");
        page.Raw("<div class=\"card-body\"><dl class=\"ts-articles\">\n"u8);
        foreach (var reading in card.Readings) Reading(page, reading);
        page.Raw("</dl></div>\n</section>\n"u8);
    }

    private static void Reading(HtmlPage page, ReadingShown reading)
    {
        page.Raw("<dt>"u8).Text(reading.Row);
        if (reading.Of is { } row) page.Raw(" · "u8).Text(row.Where);
        if (reading.Decisive) page.Raw(" <span class=\"ts-flag\">"u8).Raw(Icons.Alert).Raw("Cần quyết định: mâu thuẫn trong văn bản</span>"u8);
        page.Raw("</dt><dd>"u8);
        if (reading.Of is { } of)
        {
            page.Text(of.Problem).Raw(" <b>Cách đọc đã chọn:</b> "u8).Text(of.Options.GetValueOrDefault(reading.Chosen, reading.Chosen));
            if (reading.Chosen != of.Proposed) page.Raw(" (khác cách đọc đề xuất)"u8);
        }
        if (reading.Says.Length > 0) page.Raw(" <span class=\"ts-limit\">"u8).Text(reading.Says).Raw("</span>"u8);
        page.Raw("</dd>\n"u8);
    }
}
