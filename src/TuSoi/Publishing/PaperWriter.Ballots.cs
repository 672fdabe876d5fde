using TuSoi.Office.Docx;
using TuSoi.Organisation;
using TuSoi.Ranking;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Counting;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Steps;

namespace TuSoi.Publishing;

internal sealed partial class PaperWriter
{
    // Points of a sheet, and of the parts of a slip as the template has them; a little more than they take.
    private const int Sheet = 760, SlipHead = 180, SlipRow = 22, LetterPerRow = 34, MostSlips = 300;

    private BallotRule? RuleOf(StepRule step) => step.Ballot is { } id ? work.Pack.Pack.Ballots.GetValueOrDefault(id) : null;

    private static List<Subject> Voted(PaperOffer offer) =>
        [.. offer.Subjects.OrderBy(s => s.Person is null ? s.Path : "", StringComparer.Ordinal).ThenBy(s => s.Name, NameOrder.ByGiven)];

    // One for each who may vote: as many as were handed out where that is known, else those whom the meeting summons; a sheet where the roster does not name them.
    private int Slips(PaperOffer offer) => Math.Min(papers.Ballots.LastOrDefault(b => b.Step == offer.Step.Id)?.Issued ?? Summoned(offer), MostSlips);

    private int Summoned(PaperOffer offer) => offer.Step.Meeting is { } meeting && work.Pack.Procedure.Meetings.TryGetValue(meeting, out var rule)
        ? offer.Subjects.Select(s => work.Agenda.Venues.PlaceOf(s, meeting)).OfType<long>().Distinct().Select(work.Roster.Find).OfType<Subject>().SelectMany(host => work.Roster.Reach(host, rule.Participants)).Where(m => m.Person is not null && m.LeftOut is null).DistinctBy(m => m.Id).Count()
        : 0;

    // No slip says whose it is: all are alike.
    private List<DocxValues> BallotSheets(PaperOffer offer, List<Subject> subjects, int copies)
    {
        var rule = RuleOf(offer.Step);
        var sheets = new List<DocxValues>();
        foreach (var round in rule?.Kind == BallotKind.TwoRounds ? new[] { 1, 2 } : [0])
        {
            var (column, lines) = Lines(rule, round, subjects);
            var high = SlipHead + (lines.Count == 0 ? 6 * SlipRow : lines.Sum(l => SlipRow * (1 + l["name"].Length / LetterPerRow)));
            var many = Math.Clamp(Sheet / high, 1, 6);
            var left = copies == 0 ? many : copies;
            for (; left > 0; left -= many)
                sheets.Add(new DocxValues().With("slips", Enumerable.Range(0, Math.Min(many, left)).Select(i => Slip(offer, rule, round, column, lines, subjects, cut: many > 1))));
        }
        return sheets;
    }

    private DocxValues Slip(PaperOffer offer, BallotRule? rule, int round, string column, List<DocxValues> lines, List<Subject> subjects, bool cut) => new DocxValues()
        .With("superior", Upper(Above(work.Unit)?.Name ?? "")).With("organisation", Upper(work.Unit.Name)).With("year", Text(Year)).With("round", round == 0 ? "" : $" (lần {round})")
        .With("title", $"PHIẾU {Upper(rule?.Purpose switch { BallotPurpose.Self => "tự xếp loại chất lượng", BallotPurpose.Decision => "xếp loại chất lượng", _ => "đề xuất xếp loại chất lượng" })} {Upper(About(offer, subjects))}")
        .With("instruction", column == "yesno" ? "Ở mỗi dòng, đánh dấu X vào một ô. Không viết thêm nội dung khác; không ghi tên người bỏ phiếu." : "Ở mỗi dòng, đánh dấu X vào một ô duy nhất. Dòng đánh dấu hai ô coi là bỏ trống. Không viết thêm nội dung khác; không ghi tên người bỏ phiếu.")
        .With("who", (subjects.Count > 0 ? subjects : Voted(offer)).Any(s => s.Person is not null) ? "Họ và tên" : "Tên tổ chức, tập thể").With(column, "yes").With("cut", cut ? "yes" : "").With("lines", lines);

    private (string Column, List<DocxValues> Lines) Lines(BallotRule? rule, int round, List<Subject> subjects) => rule?.Kind switch
    {
        BallotKind.FiveBoxes => ("five", Names(subjects)),
        BallotKind.TwoRounds when round == 1 => ("three", Names(subjects)),
        BallotKind.TwoRounds => ("yesno", Names(subjects, _ => Level(QualityLevel.Excellent))),
        BallotKind.ApproveProposal => ("yesno", Names(subjects, s => Level(Last(papers.Levels[s.Id], "proposed")))),
        BallotKind.PerCriterion => ("criteria", [.. subjects.SelectMany(Criteria)]),
        _ => ("four", Names(subjects)),
    };

    private static List<DocxValues> Names(List<Subject> subjects, Func<Subject, string>? level = null) =>
        [.. subjects.Select((s, i) => new DocxValues().With("n", Text(i + 1)).With("name", s.Name).With("level", level?.Invoke(s)))];

    private IEnumerable<DocxValues> Criteria(Subject one, int index) =>
        work.Pack.Pack.Frames.TryGetValue(work.Pack.Kind(one.Kind).Frame ?? "", out var frame)
            ? frame.Criteria.Values.Select((c, i) => new DocxValues().With("n", $"{index + 1}.{i + 1}").With("name", $"{one.Name}: {c.Label}"))
            : [new DocxValues().With("n", Text(index + 1)).With("name", one.Name)];

    private string About(PaperOffer offer, List<Subject> subjects)
    {
        var kinds = (subjects.Count > 0 ? subjects : offer.Subjects).Select(s => s.Kind);
        return string.Join(", ", kinds.Distinct().Select(k => Lower(work.Pack.Kind(k).Label)));
    }

    private DocxValues Count(PaperOffer offer, ClosedBallot? ballot)
    {
        var rule = RuleOf(offer.Step);
        var values = Base(offer).With("numbered", "").With("about", $"{(rule?.Purpose switch { BallotPurpose.Self => "Tự xếp loại chất lượng", BallotPurpose.Decision => "Xếp loại chất lượng", _ => "Đề xuất xếp loại chất lượng" })} {(ballot is null ? About(offer, []) : string.Join(", ", ballot.Lines.Select(l => l.Kind).Distinct().Select(k => Lower(work.Pack.Kind(k).Label))))}")
            .With("blank_title", rule?.Kind == BallotKind.FiveBoxes ? "Trống, chưa xếp loại" : "Trống").With("yesno", rule?.Kind == BallotKind.ApproveProposal ? "yes" : "")
            .With("who", "Họ và tên, tên tổ chức");
        if (ballot is null) return values;
        var closed = Adding(ballot);
        return values.With("filled", "yes").With("held_day", $"{ballot.Held?.Day:00}").With("held_month", $"{ballot.Held?.Month:00}").With("held_year", $"{ballot.Held?.Year}").With("day", $"{ballot.Held?.Day:00}").With("month", $"{ballot.Held?.Month:00}").With("year_signed", $"{ballot.Held?.Year}")
            .With("meeting", $"{Lower(work.Pack.Procedure.Meetings.GetValueOrDefault(ballot.Meeting)?.Label ?? "hội nghị")} của {ballot.Host}")
            .With("summoned", Text(ballot.Summoned)).With("present", Text(ballot.Present)).With("absent", Text(ballot.Summoned - ballot.Present))
            .With("absences", ballot.Absent.OrderBy(a => a.Name, NameOrder.ByGiven).Select(a => new DocxValues().With("name", a.Name).With("reason", a.Reason)))
            .With("chair", ballot.Chair is { } chair ? $"Đồng chí {chair}" : "").With("chair_name", ballot.Chair).With("secretary", ballot.Secretary is { } secretary ? $"Đồng chí {secretary}" : "")
            .With("tellers", ballot.Tellers.Select(t => new DocxValues().With("name", t.Name).With("leads", t.Leads ? " (Tổ trưởng)" : "")))
            .With("issued", Text(ballot.Issued)).With("collected", Text(ballot.Collected)).With("valid", Text(ballot.Valid)).With("invalid", Text(closed)).With("foreign", Text(ballot.Foreign)).With("empty", Text(ballot.Empty)).With("extra", Text(ballot.Extra))
            // on another day than the meeting's it was typed in later: when it was announced is known to nobody here
            .With("announced", ballot.Closed is { } at && DateOnly.FromDateTime(at) == ballot.Held ? $"{at.Hour} giờ {at.Minute:00} phút" : "")
            .With("excellent", Reached(ballot) is { } reached ? Text(reached.Values.Count(l => l == QualityLevel.Excellent)) : "").With("limit", Limit(ballot) is { } quota ? $"Giới hạn ({quota.Of.Because.Article}): {quota.Of.Says}" : "").With("quota", Places(ballot))
            .With("base_words", Compiled(ballot)?.Base switch
            {
                BallotBase.Collected => "Tỷ lệ tính trên số phiếu thu vào.",
                BallotBase.Issued => "Tỷ lệ tính trên số phiếu phát ra.",
                BallotBase.Summoned => "Tỷ lệ tính trên số người được triệu tập.",
                BallotBase.MarkedForSubject => "Tỷ lệ tính trên số phiếu có đánh dấu ở dòng ấy.",
                _ => "Tỷ lệ tính trên số phiếu hợp lệ.",
            })
            .With("lines", ballot.Lines.OrderBy(l => l.Name, NameOrder.ByGiven).Select((l, i) => Line(ballot, l, i)));
    }

    // Minutes whose numbers do not add up are not printed: the acts let none through.
    private static int Adding(ClosedBallot ballot)
    {
        var invalid = ballot.Foreign + ballot.Empty + ballot.Extra;
        if (ballot.Collected != invalid + ballot.Valid || ballot.Lines.Any(l => Marks(l) != ballot.Valid)) throw new InvalidOperationException($"Ballot {ballot.Id}: the numbers do not add up.");
        return invalid;
    }

    private static int Marks(CountedLine l) => (l.Excellent ?? 0) + (l.Good ?? 0) + (l.Completed ?? 0) + (l.NotCompleted ?? 0) + (l.Unranked ?? 0) + (l.Agree ?? 0) + (l.Disagree ?? 0) + l.Blank;

    private Ballot? Compiled(ClosedBallot ballot) => ballot.Lines.Count == 0 ? null : work.Pack.Rules.Ballots.GetValueOrDefault(ballot.Lines[0].Kind, []).FirstOrDefault(b => b.Of.Id == ballot.Rule);

    private BallotLine Numbers(ClosedBallot ballot, CountedLine l) => new()
    {
        Summoned = ballot.Summoned,
        Present = ballot.Present,
        Issued = ballot.Issued,
        Collected = ballot.Collected,
        Foreign = ballot.Foreign,
        Empty = ballot.Empty,
        ExtraWords = ballot.Extra,
        Valid = ballot.Valid,
        Excellent = l.Excellent ?? -1,
        Good = l.Good ?? -1,
        Completed = l.Completed ?? -1,
        NotCompleted = l.NotCompleted ?? -1,
        Unranked = l.Unranked ?? -1,
        Agree = l.Agree ?? -1,
        Disagree = l.Disagree ?? -1,
        Blank = l.Blank,
        Proposed = (int)(Last(papers.Levels[l.Subject], "proposed") ?? 0),
    };

    private DocxValues Line(ClosedBallot ballot, CountedLine l, int i)
    {
        var (compiled, numbers) = (Compiled(ballot), Numbers(ballot, l));
        var among = compiled?.BaseOf(numbers) ?? ballot.Valid;
        var (good, completed) = ((l.Excellent ?? 0) + (l.Good ?? 0), (l.Excellent ?? 0) + (l.Good ?? 0) + (l.Completed ?? 0));
        var level = compiled is { } rule && rule.Kind != BallotKind.TwoRounds ? BallotCounting.Count(rule, numbers).Level : null;
        return new DocxValues().With("n", Text(i + 1)).With("name", l.Name).With("xs", Told(l.Excellent)).With("t", Told(l.Good)).With("ht", Told(l.Completed)).With("kht", Told(l.NotCompleted)).With("blank", Text(l.Blank + (l.Unranked ?? 0)))
            .With("agree", Told(l.Agree)).With("disagree", Told(l.Disagree)).With("from_t", Share(good, among)).With("from_ht", Share(completed, among)).With("level", level is { } reached ? Wording.ShortLevel(reached) : "");
    }

    // The level of each by this count; null: by this round alone it is not known.
    private Dictionary<long, QualityLevel?>? Reached(ClosedBallot ballot) => Compiled(ballot) is { } rule && rule.Kind != BallotKind.TwoRounds ? ballot.Lines.ToDictionary(l => l.Subject, l => BallotCounting.Count(rule, Numbers(ballot, l)).Level) : null;

    private Quota? Limit(ClosedBallot ballot) => work.Pack.Rules.Quotas.FirstOrDefault(q => ballot.Lines.Count > 0 && ballot.Lines.All(l => q.Kinds.Contains(l.Kind)));

    // Known from the count alone only where all who share the places were voted on here, and the share is the same for everybody; elsewhere whoever decides fills it in.
    private string Places(ClosedBallot ballot)
    {
        if (Limit(ballot) is not { } quota || !quota.Within.Contains(work.Unit.Kind) || quota.Of is not { By.Count: 0, LeaveOut: null, Exception: null }) return "";
        if (Reached(ballot) is not { } reached) return "";
        var sharing = work.Roster.All.Where(s => quota.Kinds.Contains(s.Kind) && s.LeftOut is null && s.Path.StartsWith(work.Unit.Path, StringComparison.Ordinal)).ToList();
        if (sharing.Any(s => reached.GetValueOrDefault(s.Id) is null)) return "";
        return $"nhiều nhất {Text(quota.Places.Among(sharing.Count(s => reached[s.Id] >= QualityLevel.Good)))}, tính theo kết quả phiếu này";
    }

    private static string Told(int? number) => number is { } known ? Text(known) : "–";

    // 66,6 and not 66,7: what is cut never reads as more than it is.
    private static string Share(int part, int whole) => whole <= 0 ? Text(part) : $"{part} ({(Math.Floor(1000m * part / whole) / 10).ToString("0.#", Wording.Vietnamese)}%)";
}
