using TuSoi.Rules.Compiling;
using TuSoi.Rules.Explaining;

namespace TuSoi.Ranking;

/// <summary>The explanation card as plain text: the same content in the same order, 80 columns wide.</summary>
public sealed class CardText
{
    private const int Indent = 15;
    private readonly CardKinds kinds;
    private readonly CardHead head;

    public CardText(CompiledPack pack, CardHead head) : this(new CardKinds(pack), head) { }

    internal CardText(CardKinds kinds, CardHead head) => (this.kinds, this.head) = (kinds, head);

    public string Of(CardSubject subject) => Of(kinds.Compose(subject));

    internal string Of(Card card)
    {
        var page = new TextPage();
        Result(page, card);
        if (card.Specials.Count > 0) LayerText.Specials(page, card.Specials);
        foreach (var section in card.Reasons) Section(page, section, card);
        if (card.Ballot is { } ballot) LayerText.Ballot(page, ballot);
        if (card.Quota is { } quota) LayerText.Quota(page, quota);
        if (card.Missing.Count > 0) Missing(page, card);
        if (card.Change is { } change) Change(page, change, card);
        if (card.Faults is { } faults) Section(page, faults, card);
        if (card.Others is { } others) Section(page, others, card);
        if (card.Readings.Count > 0) Readings(page, card);
        Articles(page, card.Kind);
        return page.ToString();
    }

    private void Result(TextPage page, Card card)
    {
        page.Line(head.Organisation).Line(head.Cycle).Line().Line(card.Title)
            .Line($"{card.Kind.Label}, mã {card.Subject.Code}{CardHtml.Place(card)}. Số liệu đến ngày {card.Kind.Pack.On.ToString("dd/MM/yyyy", Wording.Vietnamese)}.")
            .Line().Labelled("Mức", Indent, card.Headline).Labelled("", Indent, card.Sentence);
        foreach (var remark in card.Remarks) page.Labelled("", Indent, remark);
        page.Labelled("Trạng thái", Indent, card.State);
        foreach (var ground in card.Grounds) page.Labelled("Lý do", Indent, $"{ground.Name}: {ground.Says}");
        foreach (var wait in card.Waits.Where(w => w.Kind != WaitKind.Held)) page.Labelled("Đang chờ", Indent, $"{wait.Name}: {wait.Says}");
        page.Labelled("Tự xếp loại", Indent, card.Subject.Self is { } self ? Wording.Level(self) : "Chưa ghi");
        if (card.Subject.AsLeader is { } official) page.Labelled("Mức lãnh đạo", Indent, Wording.Level(official));
        for (var i = 0; i < card.Steps.Count; i++) page.Labelled($"{i + 1}. {Short(card.Steps[i].Name)}", Indent, $"{card.Steps[i].Result}. {card.Steps[i].Says}");
    }

    // The column of labels is narrow.
    private static string Short(string step) => step == "Giới hạn tỷ lệ" ? "Tỷ lệ" : step;

    private static void Section(TextPage page, Section section, Card card)
    {
        page.Heading(section.Heading, section.Tally);
        foreach (var says in section.Says) page.Line(says);
        foreach (var place in section.Lines) Line(page, place, card);
        if (section.Elsewhere.Count > 0) page.Line("Cũng tính ở đây, đã nêu ở trên:");
        foreach (var place in section.Elsewhere) page.Labelled(Mark(place, card), Indent, card.Explanation.Lines[place].Condition.Head.Says);
    }

    private static void Line(TextPage page, int place, Card card)
    {
        var line = card.Explanation.Lines[place];
        var head = line.Condition.Head;
        page.Labelled(Mark(place, card), Indent, head.Says);
        if (head.Assumed) page.Labelled("", Indent, "Văn bản không in; đề xuất, chờ xác nhận.");
        var limit = line.Applies && line.Limit.Length > 0 ? $". {(card.Kind.IsFault(place) ? "Ngưỡng" : "Cần")}: {line.Limit}" : "";
        page.Labelled("", Indent, $"Số liệu: {line.Value}{limit}.");
        if (line.UnclearRow is { } row) page.Labelled("", Indent, $"Văn bản không rõ ({row}).");
        if (line.Missing.Count > 0) page.Labelled("", Indent, $"Thiếu {line.Missing.Count} số liệu, kể ở dưới.");
        page.Labelled("", Indent, $"Căn cứ: {head.Because.Article}{(head.Because.Row.Count > 0 ? $" ({string.Join(", ", head.Because.Row)})" : "")}");
    }

    private static string Mark(int place, Card card) => Marks.Words(Marks.Of(card.Explanation.Lines[place], card.Kind.IsFault(place)));

    private static void Missing(TextPage page, Card card)
    {
        page.Heading("Số liệu còn thiếu", $"{card.Explanation.Missing.Count} số liệu");
        foreach (var supplier in card.Missing)
        {
            page.Line($"{supplier.Name}:");
            foreach (var fact in supplier.Facts) page.Labelled("  -", 4, fact.Of == card.Explanation.Name ? fact.Fact : $"{fact.Fact} của {fact.Of}");
        }
    }

    private static void Change(TextPage page, Change change, Card card)
    {
        page.Heading("Điều gì sẽ làm thay đổi").Line(change.Intro);
        for (var i = 0; i < change.Ways.Count && i < Changes.Shown; i++)
        {
            if (change.Ways.Count > 1) page.Line($"Cách {i + 1}{(change.Ways[i].Possible ? "" : ": không thể")}");
            foreach (var (condition, wanted) in change.Ways[i].Changes) Change(page, card, card.Kind.PlaceOf(condition), wanted);
        }
        if (change.Ways.Count > Changes.Shown) page.Line($"Còn {change.Ways.Count - Changes.Shown} cách khác, dài hơn hoặc không thể.");
        foreach (var note in change.Notes) page.Line(note);
    }

    private static void Change(TextPage page, Card card, int place, bool wanted)
    {
        var line = card.Explanation.Lines[place];
        page.Labelled("  -", 4, $"{Changes.Verb(line, wanted, card.Kind.IsFault(place))}: {line.Condition.Head.Says}");
        page.Labelled("", 4, $"Hiện nay: {line.Value}.{(wanted && line.Limit.Length > 0 ? $" Cần: {line.Limit}." : "")}");
        if (!line.Changeable) page.Labelled("", 4, "Việc đã xảy ra, không thể thay đổi.");
    }

    private static void Readings(TextPage page, Card card)
    {
        page.Heading("Cách đọc văn bản đã áp dụng");
        foreach (var reading in card.Readings)
        {
            var of = reading.Of;
            page.Labelled(reading.Row, Indent, of is null ? reading.Says : $"{of.Where}. {of.Problem} Cách đọc đã chọn: {of.Options.GetValueOrDefault(reading.Chosen, reading.Chosen)}");
            if (reading.Decisive) page.Labelled("", Indent, "Cần quyết định: mâu thuẫn trong văn bản.");
        }
    }

    private static void Articles(TextPage page, CardKind kind)
    {
        page.Heading("Căn cứ");
        foreach (var article in kind.Articles) page.Line($"{kind.Pack.Pack.Head.Document}, mục {article.Name}:").Labelled("", 4, string.Join(' ', article.Says));
        page.Line("Mỗi câu là cách chúng tôi đọc điều khoản, không phải nguyên văn.");
    }
}
