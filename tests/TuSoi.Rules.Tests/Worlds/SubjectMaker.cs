using TuSoi.Rules.Tests.Naive;

namespace TuSoi.Rules.Tests.Worlds;

/// <summary>Facts of single subjects, drawn at and beside the thresholds.</summary>
internal sealed class SubjectMaker(Chance chance, NaivePack pack)
{
    private static readonly string[] Levels = ["NotCompleted", "Completed", "Good", "Excellent"];
    private static readonly string[] Grades = ["Poor", "Fair", "Good", "Excellent"];
    private static readonly DateOnly[] Days = [new(2023, 12, 31), new(2024, 1, 1), new(2024, 6, 15), new(2024, 12, 31), new(2025, 1, 1)];
    private static readonly int[] Qualities = [1, 2, 2, 3, 3, 3, 4, 4, 4];
    private readonly double decided = chance.One([0, 0.1, 0.6]);

    public void Member(NaiveSubject member)
    {
        var quality = chance.One(Qualities);
        Common(member);
        Judge(member, "outstanding", quality >= 4);
        Judge(member, "exemplary", quality >= 2);
        var assigned = chance.Mostly(chance.One([1, 2, 5, 8, 10]), 0);
        Set(member, "targets_assigned", assigned);
        Set(member, "targets_completed", Near(assigned, quality >= 2));
        Set(member, "targets_on_time", Near(assigned, quality >= 3));
        Set(member, "targets_exceeded", Math.Max(0, assigned / 2 + chance.One<int>(quality >= 4 ? [0, 1] : [-1, 0])));
        Set(member, "criteria_assessed", chance.One([5, 10]));
        Set(member, "criteria_late", chance.Mostly(chance.Between(0, 1), 2, 3));
        Set(member, "results_assessed", chance.Mostly(chance.One([1, 2, 4]), 0));
        Set(member, "results_failed", chance.Mostly(0, 1, 2));
        Set(member, "degradation_concluded", chance.Mostly("no", "yes"));
        if (chance.Is(0.2)) Confidence(member);
        Criteria(member, quality);
    }

    public void Committee(NaiveSubject committee)
    {
        Common(committee);
        Judge(committee, "united_and_leading", chance.Is(0.7));
        Set(committee, "disunity_concluded", chance.Mostly("no", "yes"));
        Set(committee, "degradation_concluded", chance.Mostly("no", "yes"));
        Criteria(committee, chance.One(Qualities));
    }

    public void Leader(NaiveSubject leader) => Common(leader);

    /// <summary>Bodies whose levels are only recorded.</summary>
    public void Other(NaiveSubject body)
    {
        Standing(body);
        if (!chance.IsMissing()) body.Facts["decided_level"] = chance.Mostly("Good", Levels);
    }

    public void Organisation(NaiveSubject organisation)
    {
        Common(organisation);
        Judge(organisation, "outstanding", chance.Is(0.6));
        Set(organisation, "party_programme_reached", chance.Mostly("yes", "no"));
        if (chance.Is(0.1)) organisation.Facts["force_majeure"] = chance.One(["yes", "no"]);
        if (chance.Is(0.9)) organisation.Facts["point_table"] = chance.One(["state_enterprise", "private_enterprise", "agency"]);
        if (chance.Is(0.4)) organisation.Facts["score"] = chance.One([49.99m, 50m, 69.999999m, 70m, 70.000001m, 84.99m, 85m, 90m, 100m]);
        if (organisation.Facts.ContainsKey("point_table")) Points(organisation);
        else Criteria(organisation, chance.One(Qualities));
        Records(organisation, "targets", chance.Between(0, 8), Target);
        Records(organisation, "incidents", chance.Is(chance.Wrong) ? chance.Between(1, 2) : 0, Incident);
    }

    private void Common(NaiveSubject subject)
    {
        Standing(subject);
        if (chance.Is(decided)) subject.Facts["decided_level"] = chance.Mostly("Good", Levels);
        Records(subject, "disciplines", chance.Is(chance.Wrong) ? chance.Between(1, 2) : 0, Discipline);
    }

    private void Standing(NaiveSubject subject)
    {
        if (chance.Is(0.1)) subject.Facts["standing"] = chance.One(["to_be_ranked", "to_be_ranked", "exempt", "suspended", "newly_admitted"]);
    }

    private void Confidence(NaiveSubject member)
    {
        member.Facts["confidence_poll"] = chance.One(["yes", "yes", "no"]);
        Set(member, "confidence_ballots", chance.Mostly(chance.One([9, 10]), 0));
        Set(member, "confidence_low", chance.One([0, 4, 5, 6]));
    }

    private void Criteria(NaiveSubject subject, int quality)
    {
        foreach (var criterion in pack.FrameOf(subject.Kind)!.Criteria)
        {
            var recorded = subject.Criteria[criterion.Id] = [];
            if (!chance.IsMissing()) recorded["grade"] = criterion.IfAny && chance.Is(0.5) ? "NotApplicable" : Grades[Math.Max(1, chance.Mostly(quality, quality - 1, 3)) - 1];
            if (!chance.IsMissing()) recorded["products"] = chance.Mostly(1, 0, 2);
        }
    }

    // All criteria at the same part of their points give exactly that part of 100; single ones go astray.
    private void Points(NaiveSubject organisation)
    {
        decimal[] parts = [0.45m, 0.5m, 0.6m, 0.7m, 0.75m, 0.75m, 0.85m, 0.85m, 0.9m, 1m];
        var usual = chance.One(parts);
        var table = (string)organisation.Facts["point_table"];
        foreach (var criterion in pack.FrameOf(organisation.Kind)!.Criteria)
        {
            var recorded = organisation.Criteria[criterion.Id] = [];
            if (!chance.IsMissing()) recorded["products"] = chance.Mostly(1, 0);
            if (chance.Is(criterion.IfAny ? 0.5 : 0.01)) recorded["grade"] = "NotApplicable";
            if (chance.IsMissing()) continue;
            var standard = criterion.Points.TryGetValue(table, out var points) ? (decimal)(long)points.Top / (long)points.Bottom : 0;
            var part = chance.Mostly(usual, parts);
            if (criterion.Measured && chance.Is(0.7)) Measure(recorded, part);
            else if (chance.Is(0.9)) recorded["points"] = standard * part + chance.Mostly(0m, -0.01m, 0.01m, -0.000001m);
            else recorded["grade"] = chance.One(Grades);
        }
    }

    private void Measure(Dictionary<string, object> recorded, decimal part)
    {
        var plan = chance.One([3m, 7m, 100m, 120.5m, 0m]);
        if (!chance.IsMissing()) recorded["plan"] = plan;
        if (!chance.IsMissing()) recorded["done"] = plan == 3m ? chance.One([1m, 2m, 3m, 4m]) : plan * part;
        if (plan == 0) recorded["points"] = chance.One([5m, 8m, 9m]);
    }

    private void Target(Dictionary<string, object> target)
    {
        Set(target, "area", chance.One(["party_building", "political_system", "business", "business", "defence"]));
        Set(target, "assigned_by", chance.Mostly("superior", "self"));
        if (chance.Is(0.4)) Set(target, "main", chance.One(["yes", "no"]));
        if (chance.Is(0.1)) Set(target, "direction", chance.One(["more", "less"]));
        Set(target, "plan", chance.One([10m, 0.1m, 7m]));
        Set(target, "done", chance.Mostly(10m, 9.999999m, 7m, 0.1m));
        if (chance.Is(0.2)) Set(target, "excused", chance.One(["yes", "no"]));
    }

    private void Incident(Dictionary<string, object> incident)
    {
        Set(incident, "kind", chance.One(["corruption", "waste", "negativity", "other"]));
        Set(incident, "disciplined", chance.One(["yes", "no"]));
        Set(incident, "self_detected", chance.One(["yes", "no"]));
    }

    private void Discipline(Dictionary<string, object> discipline)
    {
        Set(discipline, "form", chance.One(["reprimand", "warning", "dismissal", "expulsion"]));
        Set(discipline, "decided_on", chance.One(Days));
        Set(discipline, "self_detected", chance.One(["yes", "no"]));
    }

    private void Records(NaiveSubject subject, string name, int number, Action<Dictionary<string, object>> fields)
    {
        if (chance.IsMissing()) return;
        var list = new NaiveList<Dictionary<string, object>> { IsComplete = !chance.IsMissing() };
        for (var i = 0; i < number; i++)
        {
            list.Rows.Add([]);
            fields(list.Rows[^1]);
        }
        subject.Records[name] = list;
    }

    private int Near(int whole, bool reached) => Math.Max(0, reached ? chance.Mostly(whole, whole - 1, whole + 1) : whole - chance.Between(0, 1));

    private void Judge(NaiveSubject subject, string fact, bool yes) => Set(subject, fact, chance.Mostly(yes, !yes) ? "yes" : "no");

    private void Set(NaiveSubject subject, string fact, object value) => Set(subject.Facts, fact, value);

    private void Set(Dictionary<string, object> facts, string fact, object value)
    {
        if (!chance.IsMissing()) facts[fact] = value;
    }
}
