using YamlDotNet.RepresentationModel;

namespace TuSoi.Rules.Tests.Naive;

/// <summary>
/// A pack with a day and a choice of readings, and what it has to say of every subject. Levels and scores of a subject are worked out once
/// and kept: make a new one when facts change.
/// </summary>
internal sealed class NaiveRules
{
    private readonly Dictionary<NaiveSubject, NaiveScoring?> scores = [];
    private readonly Dictionary<NaiveSubject, NaiveVerdict> verdicts = [];
    private readonly Dictionary<(string, string, string), string?> blanks = [];
    private readonly Dictionary<string, NaiveJudge> judges = [];

    private readonly Dictionary<NaiveSubject, NaiveVerdict> unlimited = [];
    private readonly Dictionary<NaiveSubject, List<NaiveCircumstance>> circumstances = [];
    private readonly Dictionary<NaiveSubject, NaiveOutcome> outcomes = [];
    private readonly Dictionary<string, NaiveBallot> ballots = [];
    private readonly NaiveCircumstances? special;
    private IReadOnlyCollection<NaiveSubject> world = [];
    private List<NaiveQuota>? quotas;

    public NaiveRules(NaivePack pack, DateOnly on, IReadOnlyDictionary<string, string> chosen) : this(pack, on, chosen, recorded: false) { }

    private NaiveRules(NaivePack pack, DateOnly on, IReadOnlyDictionary<string, string> chosen, bool recorded)
    {
        (Pack, On) = (pack, on);
        Readings = pack.Readings.ToDictionary(r => r.Key, r => chosen.GetValueOrDefault(r.Key, r.Value[0]));
        special = recorded ? null : new NaiveCircumstances(new NaiveRules(pack, on, chosen, recorded: true));
    }

    /// <summary>Everybody who shares places with somebody; needed where the pack has quotas.</summary>
    public NaiveRules Among(IReadOnlyCollection<NaiveSubject> subjects)
    {
        world = subjects;
        Forget();
        return this;
    }

    public NaivePack Pack { get; }

    public DateOnly On { get; }

    public Dictionary<string, string> Readings { get; }

    /// <summary>Forgets what was worked out, so that other facts can be looked at.</summary>
    public void Forget()
    {
        scores.Clear();
        verdicts.Clear();
        unlimited.Clear();
        circumstances.Clear();
        outcomes.Clear();
        quotas = null;
    }

    public NaiveVerdict? VerdictOn(NaiveSubject subject)
    {
        if (Pack.LadderOf(subject.Kind) is null) return null;
        return verdicts.TryGetValue(subject, out var done) ? done : verdicts[subject] = JudgeOf(subject.Kind).UnderQuota(Unlimited(subject), QuotaOf(subject.Kind)?.Says(subject));
    }

    /// <summary>The verdict before any quota.</summary>
    public NaiveVerdict Unlimited(NaiveSubject subject) => unlimited.TryGetValue(subject, out var done) ? done : unlimited[subject] = JudgeOf(subject.Kind).Judge(subject);

    /// <summary>Special cases that apply; none of them reads a level.</summary>
    public List<NaiveCircumstance> CircumstancesOf(NaiveSubject subject) =>
        circumstances.TryGetValue(subject, out var done) ? done : circumstances[subject] = special?.Of(subject) ?? [];

    public NaiveOutcome BallotOn(NaiveSubject subject) => outcomes.TryGetValue(subject, out var done) ? done : outcomes[subject] = BallotsOf(subject.Kind).On(subject);

    public NaiveBallot BallotsOf(string kind) => ballots.TryGetValue(kind, out var done) ? done : ballots[kind] = new NaiveBallot(this, kind);

    /// <summary>A word, or what is chosen for the AMB row that stands there.</summary>
    public string Setting(string word) => Readings.GetValueOrDefault(word, word);

    private NaiveQuota? QuotaOf(string kind)
    {
        quotas ??= Pack.Quotas.Count == 0 ? [] : new NaiveAncestry(world) is var ancestry ? [.. Pack.Quotas.Values.Select(q => new NaiveQuota(this, q, ancestry, world))] : [];
        return quotas.Find(q => q.Concerns(kind));
    }

    public NaiveJudge JudgeOf(string kind) => judges.TryGetValue(kind, out var judge) ? judge : judges[kind] = new NaiveJudge(this, kind);

    /// <summary>The level to use of a subject: decided, else suggested.</summary>
    public string? LevelOf(NaiveSubject subject) => subject.Facts.GetValueOrDefault("decided_level") as string ?? VerdictOn(subject)?.Suggested;

    public bool IsToBeRanked(NaiveSubject subject) => Standing(subject) == "to_be_ranked";

    // As recorded, unless a special case takes the subject out of those ranked.
    private string Standing(NaiveSubject subject) =>
        subject.Facts.GetValueOrDefault("standing") is string recorded && recorded != "to_be_ranked" ? recorded
        : CircumstancesOf(subject).Find(c => c.Effect is "exempt" or "review_only") is { } outside ? NaivePack.Text(outside.Rule, "standing")! : "to_be_ranked";

    public NaiveScoring? Scoring(NaiveSubject subject)
    {
        if (scores.TryGetValue(subject, out var done)) return done;
        var frame = Pack.FrameOf(subject.Kind);
        var rescales = frame?.IfAnyReading is not { } row || Readings[row] == "rescale";
        return scores[subject] = frame is null ? null : new NaiveScoring(frame, subject, rescales, number => special is null ? null : BallotsOf(subject.Kind).Grade(subject, number));
    }

    /// <summary>A value, what a blank means, or null: missing.</summary>
    public object? Value(Eye eye, string fact)
    {
        if (eye.Record is { } record) return record.GetValueOrDefault(fact) ?? Blank(eye.RecordOf!, fact, record: true, eye.Subject.Kind);
        if (eye.Criterion is { } criterion)
        {
            if (fact == "grade") return Scoring(eye.Subject)!.Grade(criterion.Id);
            if (fact is "points" or "products" or "plan" or "done") return eye.Subject.Criteria.GetValueOrDefault(criterion.Id)?.GetValueOrDefault(fact);
        }
        if (fact == "level") return LevelOf(eye.Subject);
        if (fact == "standing") return Standing(eye.Subject);
        if (fact == "score" && Pack.FrameOf(eye.Subject.Kind) is { HasTables: true }) return Scoring(eye.Subject)!.Score;
        return eye.Subject.Facts.GetValueOrDefault(fact) ?? Blank(fact, "", record: false, eye.Subject.Kind);
    }

    private string? Blank(string fact, string field, bool record, string kind)
    {
        if (blanks.TryGetValue((kind, fact, field), out var done)) return done;
        var family = Pack.FamilyOf(kind);
        var node = record ? Pack.Fact(family, fact) ?? AnyFamily(fact) : Pack.Fact(family, fact);
        if (node is not null && record) node = (YamlMappingNode?)NaivePack.Child(NaivePack.Child(node, "fields")!, field);
        return blanks[(kind, fact, field)] = node is null ? null : NaivePack.Text(node, "blank_means");
    }

    // Records reached through others may belong to another family.
    private YamlMappingNode? AnyFamily(string fact) =>
        new[] { "organisation", "collective", "member", "leader" }.Select(f => Pack.Fact(f, fact)).FirstOrDefault(f => f is not null);
}
