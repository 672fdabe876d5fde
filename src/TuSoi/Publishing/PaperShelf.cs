using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Ranking;
using TuSoi.Rules.Counting;
using TuSoi.Rules.Steps;

namespace TuSoi.Publishing;

/// <summary>A paper that an organisation can print: for a step of its procedure, or one that exists, such as a count or a decision.</summary>
/// <param name="Key">How it is named in addresses: the step, or a number.</param>
/// <param name="Form">The name of the form in the pack.</param>
/// <param name="About">Persons who each have one of their own; empty: it is one for all.</param>
public sealed record PaperOffer(PaperKind Kind, string Key, string Title, string Form, StepRule Step, IReadOnlyList<Subject> About)
{
    /// <summary>Whether there is something to fill in; where not, why.</summary>
    public string? Missing { get; init; }

    /// <summary>Which of several it is: the number of a decision, the day of a ballot.</summary>
    public string Which { get; init; } = "";

    /// <summary>Whether only the blank form is offered.</summary>
    public bool BlankOnly { get; init; }

    internal ClosedBallot? Ballot { get; init; }

    internal DrawnDecision? Decision { get; init; }
}

/// <summary>All papers of one organisation: which there are, and each as a Word file, blank or filled.</summary>
public sealed class PaperShelf
{
    private readonly UnitWork work;
    private readonly PaperWriter writer;
    private readonly List<PaperOffer> offers = [];

    public PaperShelf(UnitWork work, UnitPapers papers, DateOnly today)
    {
        this.work = work;
        writer = new PaperWriter(work, papers, today);
        AddPersonal();
        AddMeeting(papers);
        AddDecisions(papers);
    }

    public IReadOnlyList<PaperOffer> Offers => offers;

    public PaperOffer? Find(PaperKind kind, string key) => offers.FirstOrDefault(o => o.Kind == kind && o.Key == key);

    public byte[] Blank(PaperOffer offer) => writer.Blank(offer);

    /// <summary>Filled: of one person, or of everybody with a page break between.</summary>
    public byte[] Filled(PaperOffer offer, IReadOnlyList<Subject> about) => writer.Filled(offer, about);

    private void AddPersonal()
    {
        foreach (var (step, about) in Own(s => s.Kind == StepKind.Statement, s => s.Person is not null))
            offers.Add(new PaperOffer(PaperKind.Statement, step.Id, "Bản kiểm điểm cá nhân", Forms(about, step.Id), step, about));
        foreach (var (step, about) in Own(s => s is { Kind: StepKind.Comment, Form.Length: > 0 }, s => s.Person is not null))
            offers.Add(new PaperOffer(PaperKind.Residence, step.Id, "Phiếu nhận xét nơi cư trú", Forms(about, step.Id), step, about));
    }

    private void AddMeeting(UnitPapers papers)
    {
        foreach (var (step, about) in Own(s => s.Kind == StepKind.Proposal && (s.Form.Length > 0 || s.Meeting is not null), s => s.Family == "member"))
            offers.Add(new PaperOffer(PaperKind.Summary, step.Id, "Biểu tổng hợp mức xếp loại", Forms(about, step.Id), step, []));
        foreach (var step in work.Roster.All.SelectMany(s => work.Pack.StepsOf(s.Kind)).Where(s => s.Kind == StepKind.Ballot).DistinctBy(s => (s.Id, s.Ballot)))
        {
            if (work.Lines(step.Id) is not { Count: > 0 } lines || lines.All(l => l.Step.Ballot != step.Ballot)) continue;
            var (key, rule) = ($"{step.Id}-{step.Ballot}", step.Ballot is { } id ? work.Pack.Pack.Ballots.GetValueOrDefault(id) : null);
            offers.Add(new PaperOffer(PaperKind.Ballot, key, $"Phiếu bỏ phiếu: {Purpose(rule)} {Kinds([.. lines.Where(l => l.Step.Ballot == step.Ballot).Select(l => l.Subject)])}", step.Form, step, []));
            offers.Add(new PaperOffer(PaperKind.Count, key, $"Biên bản kiểm phiếu: {Purpose(rule)} {Kinds([.. lines.Where(l => l.Step.Ballot == step.Ballot).Select(l => l.Subject)])}", "", step, []) { BlankOnly = true });
        }
        foreach (var ballot in papers.Ballots)
            if (ballot.Lines.Select(l => work.Pack.Find(l.Kind, ballot.Step)).OfType<StepRule>().FirstOrDefault() is { } step)
                offers.Add(new PaperOffer(PaperKind.Count, Number(ballot.Id), "Biên bản kiểm phiếu", "", step, [])
                {
                    Ballot = ballot,
                    Which = $"{work.Pack.Procedure.Meetings.GetValueOrDefault(ballot.Meeting)?.Label ?? ballot.Host}{(ballot.Held is { } day ? $", ngày {Date(day)}" : "")}, lần {ballot.Round}",
                });
    }

    private void AddDecisions(UnitPapers papers)
    {
        foreach (var step in work.Roster.All.Where(s => s.Path.StartsWith(work.Unit.Path, StringComparison.Ordinal)).SelectMany(s => work.Pack.StepsOf(s.Kind)).Where(s => s.Kind == StepKind.Decision).DistinctBy(s => s.Id))
            if (work.Lines(step.Id).Count > 0)
                offers.Add(new PaperOffer(PaperKind.Decision, step.Id, "Quyết định xếp loại", step.Form, step, []) { BlankOnly = true });
        foreach (var decision in papers.Decisions.Where(d => d.Lines.Count > 0))
            if (decision.Lines.Select(l => work.Pack.Find(l.Kind, decision.Step)).OfType<StepRule>().FirstOrDefault() is { } step)
                offers.Add(new PaperOffer(PaperKind.Decision, Number(decision.Id), "Quyết định xếp loại", step.Form, step, [])
                {
                    Decision = decision,
                    Which = $"Số {decision.Number}, ngày {Date(decision.Dated)}{(decision.Signed ? "" : " (dự thảo)")}",
                });
    }

    private IEnumerable<(StepRule Step, List<Subject> About)> Own(Func<StepRule, bool> wanted, Func<Subject, bool> who) =>
        from one in work.Own
        where who(one)
        from step in work.Pack.StepsOf(one.Kind)
        where wanted(step) && one.Has(work.Pack.BitOf(one.Kind, step.Id))
        group one by step.Id into all
        select (work.Pack.Find(all.First().Kind, all.Key)!, all.OrderBy(s => s.Name, NameOrder.ByGiven).ToList());

    private string Forms(List<Subject> about, string step) => string.Join("; ", about.Select(a => work.Pack.Find(a.Kind, step)!.Form).Where(f => f.Length > 0).Distinct());

    internal static string Purpose(BallotRule? rule) => rule?.Purpose switch { BallotPurpose.Self => "tự xếp loại", BallotPurpose.Decision => "quyết định mức của", _ => "đề xuất mức của" };

    private string Kinds(IReadOnlyList<Subject> subjects) => string.Join(", ", subjects.Select(s => PaperWriter.Lower(work.Pack.Kind(s.Kind).Label)).Distinct());

    private static string Number(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    internal static string Date(DateOnly day) => day.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
