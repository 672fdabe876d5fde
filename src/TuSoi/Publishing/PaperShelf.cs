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
    /// <summary>Which of several it is: the number of a decision, the day of a ballot.</summary>
    public string Which { get; init; } = "";

    /// <summary>Whether only the blank form is offered.</summary>
    public bool BlankOnly { get; init; }

    /// <summary>Whether it is of something that was done: then there is no blank one of it.</summary>
    public bool IsDone => Ballot is not null || Decision is not null;

    /// <summary>Who is voted on, or decided.</summary>
    internal IReadOnlyList<Subject> Subjects { get; init; } = [];

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

    /// <summary>How slips and the form of the count of a ballot are named.</summary>
    public static string KeyOf(StepRule step) => $"{step.Id}-{step.By}-{step.Ballot}";

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
        foreach (var (step, about) in Answered(s => s.Kind == StepKind.Ballot || s.Ballot is not null))
        {
            var (key, says) = (KeyOf(step), $"{Purpose(step.Ballot is { } id ? work.Pack.Pack.Ballots.GetValueOrDefault(id) : null)} {Kinds(about)}");
            offers.Add(new PaperOffer(PaperKind.Ballot, key, $"Phiếu bỏ phiếu: {says}", step.Form, step, []) { Subjects = about });
            offers.Add(new PaperOffer(PaperKind.Count, key, $"Biên bản kiểm phiếu: {says}", "", step, []) { BlankOnly = true, Subjects = about });
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
        foreach (var (step, about) in Answered(s => s.Kind == StepKind.Decision && work.Pack.Body(s.By).Seat != Seat.Outside))
            offers.Add(new PaperOffer(PaperKind.Decision, $"{step.Id}-{step.By}", "Quyết định xếp loại", step.Form, step, []) { BlankOnly = true, Subjects = about });
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
        from step in work.Pack.StepsOf(one)
        where wanted(step)
        group one by step.Id into all
        select (work.Pack.Find(all.First().Kind, all.Key)!, all.OrderBy(s => s.Name, NameOrder.ByGiven).ToList());

    // What a body of the organisation has to answer for, here and below, done or not: one group for each rule.
    private IEnumerable<(StepRule Step, List<Subject> About)> Answered(Func<StepRule, bool> wanted) =>
        from id in work.Roster.All.Where(s => s.Path.StartsWith(work.Unit.Path, StringComparison.Ordinal)).Select(s => s.Kind).Distinct().SelectMany(work.Pack.StepsOf).Where(wanted).Select(s => s.Id).Distinct().ToList()
        from line in work.Lines(id)
        where wanted(line.Step)
        group line by (line.Step.Id, line.Step.By, line.Step.Ballot) into all
        select (all.First().Step, all.Select(l => l.Subject).ToList());

    private string Forms(List<Subject> about, string step) => string.Join("; ", about.Select(a => work.Pack.Find(a.Kind, step)!.Form).Where(f => f.Length > 0).Distinct());

    internal static string Purpose(BallotRule? rule) => rule?.Purpose switch { BallotPurpose.Self => "tự xếp loại", BallotPurpose.Decision => "quyết định mức của", _ => "đề xuất mức của" };

    private string Kinds(IReadOnlyList<Subject> subjects) => string.Join(", ", subjects.Select(s => PaperWriter.Lower(work.Pack.Kind(s.Kind).Label)).Distinct());

    private static string Number(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    internal static string Date(DateOnly day) => day.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
