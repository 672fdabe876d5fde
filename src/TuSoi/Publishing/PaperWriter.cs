using System.Globalization;
using TuSoi.Deciding;
using TuSoi.Office.Docx;
using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Ranking;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Steps;

namespace TuSoi.Publishing;

/// <summary>What each paper says, from what was read; no text is read here.</summary>
internal sealed partial class PaperWriter(UnitWork work, UnitPapers papers, DateOnly today)
{
    private int Year => work.Pack.Year;

    public byte[] Blank(PaperOffer offer) => Write(offer, offer.Kind switch
    {
        PaperKind.Ballot => BallotSheets(offer, [], copies: 0),
        PaperKind.Count => [WithHead(Count(offer, null))],
        PaperKind.Decision => [Decision(offer, null)],
        PaperKind.Summary => [WithHead(Summary(offer, filled: false))],
        PaperKind.Residence => [Base(offer)],
        _ => [WithHead(Base(offer))],
    }, today);

    public byte[] Filled(PaperOffer offer, IReadOnlyList<Subject> about) => Write(offer, offer.Kind switch
    {
        PaperKind.Statement => [.. about.Select(one => WithHead(Statement(offer, one)))],
        PaperKind.Residence => [.. about.Select(one => Residence(offer, one))],
        PaperKind.Ballot => BallotSheets(offer, Voted(offer), Slips(offer)),
        PaperKind.Count => [WithHead(Count(offer, offer.Ballot))],
        PaperKind.Summary => [WithHead(Summary(offer, filled: true))],
        _ => [Decision(offer, offer.Decision)],
    }, offer.Decision?.Dated ?? today);

    private static byte[] Write(PaperOffer offer, IReadOnlyList<DocxValues> copies, DateOnly day) => PaperForms.Write(offer.Kind, day, copies, offer.Title);

    private DocxValues Base(PaperOffer offer) => new DocxValues().With("year", Text(Year)).With("form", offer.Form.Length > 0 ? $"Mẫu: {offer.Form}" : "").With("cell", "");

    // Above the organisation that speaks stands the one directly above it.
    private DocxValues WithHead(DocxValues values, string? organisation = null) => values
        .With("superior", Upper(Above(work.Unit)?.Name ?? "")).With("organisation", Upper(organisation ?? work.Unit.Name)).With("year_signed", values["year_signed"] is { Length: > 0 } signed ? signed : Text(Year));

    private Subject? Above(Subject unit) => unit.Units.Skip(1).Select(work.Roster.FindEntry).OfType<Subject>().FirstOrDefault();

    private DocxValues Statement(PaperOffer offer, Subject one)
    {
        var person = one.Person is { } id ? papers.Persons.GetValueOrDefault(id) : null;
        var written = papers.Statements.GetValueOrDefault(one.Id);
        var levels = papers.Levels[one.Id].ToList();
        var roles = person?.Roles ?? [];
        return Base(offer).With("form", work.Pack.Find(one.Kind, offer.Step.Id) is { Form.Length: > 0 } own ? $"Mẫu: {own.Form}" : "")
            .With("name", one.Name).With("born", person?.Born is { } born ? PaperShelf.Date(born) : "").With("party_post", Posts(roles.Where(r => !Leading.Contains(r)))).With("state_post", Posts(roles.Where(Leading.Contains))).With("cell", work.Unit.Name)
            .With("leads", one.Family == "leader" || roles.Count > 0 ? "yes" : "").With("body", written?.Body)
            .With("prompts", papers.Prompts[one.Id].Select(p => new DocxValues().With("prompt", p.Content).With("number", p.Number).With("dated", p.Dated is { } day ? PaperShelf.Date(day) : "")))
            .With("self_level", Digit(written?.SelfLevel ?? Last(levels, "self"))).With("conclusion", papers.Conclusions.GetValueOrDefault(one.Id))
            .With("proposed", Level(Last(levels, "proposed"))).With("decided", Level(Last(levels, "decided")));
    }

    // Roles in which the leadership of the unit acts are posts of its administration; all others are the Party's.
    private HashSet<string> Leading => [.. work.Pack.Procedure.Bodies.Values.Where(b => b.Organ.Contains("leadership")).SelectMany(b => b.Acts)];

    private string Posts(IEnumerable<string> roles) => string.Join("; ", roles.Select(r => work.Pack.Procedure.Roles.GetValueOrDefault(r)?.Label).OfType<string>());

    private DocxValues Residence(PaperOffer offer, Subject one) => Base(offer)
        .With("form", work.Pack.Find(one.Kind, offer.Step.Id) is { Form.Length: > 0 } own ? $"Mẫu: {own.Form}" : "")
        .With("name", one.Name).With("cell", work.Unit.Name).With("answer", papers.Answers.GetValueOrDefault((one.Id, offer.Step.Id)));

    private DocxValues Summary(PaperOffer offer, bool filled)
    {
        var values = Base(offer).With("authority", "T/M CHI ỦY (CHI BỘ)");
        if (!filled) return values;
        var members = work.Own.Where(s => s.Family == "member" && work.Pack.Find(s.Kind, offer.Step.Id) is not null && s.LeftOut is null).OrderBy(s => s.Name, NameOrder.ByGiven).ToList();
        var proposed = members.ToDictionary(m => m.Id, m => Proposed(m, offer.Step.Id));
        return values.With("filled", "yes").With("total", Text(members.Count))
            .With("xs", Tell(4)).With("t", Tell(3)).With("ht", Tell(2)).With("kht", Tell(1)).With("open", Text(proposed.Values.Count(p => p is null)))
            .With("lines", members.Select((m, i) => new DocxValues().With("n", Text(i + 1)).With("name", m.Name).With("self", Level(papers.Statements.GetValueOrDefault(m.Id)?.SelfLevel ?? Last(papers.Levels[m.Id], "self")))
                .With("official", Official(m)).With("residence", Short(Comments(m))).With("proposed", Level(proposed[m.Id])).With("note", Note(m, offer.Step.Id))));

        string Tell(int level) => Text(proposed.Values.Count(p => p == (QualityLevel)level));
    }

    private QualityLevel? Proposed(Subject member, string step) => papers.Levels[member.Id].Where(l => l.Step == step).Select(l => (QualityLevel?)l.Level).LastOrDefault();

    private string Official(Subject member) => papers.Officials.GetValueOrDefault(member.Id) is { } known ? $"{Level(known.Level)}{(known.Stage == "decided" ? "" : " (chưa quyết định)")}" : "";

    private string Comments(Subject member) => string.Join("; ", work.Pack.StepsOf(member.Kind).Where(s => s.Kind == StepKind.Comment).Select(s => papers.Answers.GetValueOrDefault((member.Id, s.Id))).OfType<string>());

    private string Note(Subject member, string step) => string.Join("; ", new[]
    {
        papers.Prompts[member.Id].Any() ? "có gợi ý kiểm điểm" : "",
        papers.Levels[member.Id].LastOrDefault(l => l.Step == step)?.Reason ?? "",
    }.Where(n => n.Length > 0));

    private DocxValues Decision(PaperOffer offer, DrawnDecision? decision)
    {
        var (organ, issuer, head) = Issuer(offer.Step.Signs ?? offer.Step.By);
        var kinds = decision?.Lines.Select(l => l.Kind) ?? offer.Subjects.Select(s => s.Kind);
        var about = string.Join(", ", kinds.Distinct().Select(k => Lower(work.Pack.Kind(k).Label)));
        var (document, by) = (work.Pack.Pack.Head.Document, work.Pack.Pack.Head.Issuer);
        var format = PaperForms.On(decision?.Dated ?? today);
        var values = new DocxValues().With("year", Text(Year)).With("numbered", "yes").With("about", about).With("issuer", Upper(issuer)).With("issuer_name", issuer)
            .With("authority", $"T/M {Upper(organ)}")
            .With("recipients", new[] { "Như Điều 3;", Above(work.Unit) is { } above ? $"{above.Name} (để báo cáo);" : "", format.Archive }.Where(r => r.Length > 0).Select(r => new DocxValues().With("to", r)))
            .With("effects", "Kết quả xếp loại là căn cứ để bố trí, quy hoạch, đào tạo, bồi dưỡng, khen thưởng và thực hiện chính sách theo quy định.");
        if (decision is null) return WithHead(values, head);
        var many = decision.Lines.Count > DecisionPaper.MostInline;
        var rows = DecisionPaper.InOrder(decision.Lines, l => l.Unit, l => l.Name)
            .Select((l, i) => new DocxValues().With("n", Text(i + 1)).With("name", l.Name).With("unit", l.Unit).With("level", Level(l.Level))).ToList();
        return WithHead(values.With("filled", "yes").With("number", decision.Number).With("day", $"{decision.Dated.Day:00}").With("month", $"{decision.Dated.Month:00}").With("year_signed", Text(decision.Dated.Year)).With("dated", PaperShelf.Date(decision.Dated))
            .With("count", decision.Lines.Count < 10 ? $"0{decision.Lines.Count}" : Text(decision.Lines.Count)).With("attached", many ? " (có danh sách kèm theo)" : " sau đây").With("signer", decision.Signer)
            .With("post", decision.SignedBy is { } signer && papers.Persons.GetValueOrDefault(signer)?.Roles is [var role, ..] ? Upper(work.Pack.Procedure.Roles.GetValueOrDefault(role)?.Label ?? "") : "")
            .With("provisional", decision.Lines.Any(l => l.Provisional) ? "yes" : "").With("who", decision.Lines.All(l => l.Family is "member" or "leader") ? "Họ và tên" : "Tên tổ chức, tập thể, cá nhân")
            .With("grounds", new[] { $"Căn cứ {document} của {by}" }.Where(_ => by.Length > 0).Select(g => new DocxValues().With("ground", g)))
            .With("inline", many ? "" : "yes").With("annex", many ? rows : []).With("lines", many ? [] : rows), head);
    }

    // The collective of the organisation in whose name it is done, else the organisation: “Đảng ủy”, “Đảng ủy Công ty A”, and what stands in the head of the paper.
    private (string Organ, string Issuer, string Head) Issuer(string body)
    {
        var unit = work.Unit.Name;
        if (work.Pack.Body(body).Organ.Select(o => work.Roster.Reach(work.Unit, o).FirstOrDefault()).OfType<Subject>().FirstOrDefault()?.Name is not { } collective) return (Start(unit, 2), unit, unit);
        var (one, other) = (collective.Split(' '), unit.Split(' '));
        var same = 0;
        while (same < one.Length - 1 && same < other.Length && string.Equals(one[^(same + 1)], other[^(same + 1)], StringComparison.OrdinalIgnoreCase)) same++;
        if (same > 0) return (Start(collective, one.Length - same), collective, collective);
        // a collective that is called by its kind alone belongs to the organisation: “Ban Chấp hành Đảng bộ” of “Đảng bộ Công ty A”
        var shared = Enumerable.Range(1, Math.Min(one.Length, other.Length)).LastOrDefault(n => one.AsSpan(one.Length - n).SequenceEqual(other.AsSpan(0, n)));
        var whole = $"{collective} {string.Join(' ', other.Skip(shared))}".TrimEnd();
        return (collective, whole, shared > 0 ? whole : unit);
    }

    private static string Start(string name, int words) => string.Join(' ', name.Split(' ').Take(words));

    private static QualityLevel? Last(IEnumerable<LevelOnPaper> levels, string stage) => levels.Where(l => l.Stage == stage).Select(l => (QualityLevel?)l.Level).LastOrDefault();

    private static string Level(QualityLevel? level) => level is { } known ? Wording.Level(known) : "";

    private static string Digit(QualityLevel? level) => level is { } known ? Text((int)known) : "";

    private static string Short(string text) => text.Length <= 120 ? text : text[..(text.LastIndexOf(' ', 117) is > 60 and var at ? at : 117)] + "…";

    internal static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    internal static string Upper(string text) => text.ToUpper(Wording.Vietnamese);

    internal static string Lower(string text) => text.Length == 0 ? text : char.ToLower(text[0], Wording.Vietnamese) + text[1..];
}
