using YamlDotNet.RepresentationModel;
using static TuSoi.Rules.Tests.Naive.NaiveLogic;
using static TuSoi.Rules.Tests.Naive.NaivePack;

namespace TuSoi.Rules.Tests.Naive;

/// <summary>From conditions to a verdict for one kind of subject, step by step as the ladder is defined.</summary>
internal sealed class NaiveJudge
{
    private const string Open = NaiveLayers.Open;
    private static readonly string[] Levels = NaiveLayers.Levels;
    private readonly NaiveRules rules;
    private readonly NaiveLadder ladder;
    private readonly List<(string Name, Question Ask, bool IsJudged)> conditions;
    private readonly List<(string Level, string FullName, Question? Ask)> cases;
    private readonly List<(Question When, List<string> Removes, bool Decide)> vetoes;
    private readonly List<(Question When, string On, List<string> Cases, string Suggest, bool Decide)> steps;
    private readonly List<List<string>> caps;
    private readonly HashSet<string> levelsReadOf;

    public NaiveJudge(NaiveRules rules, string kind)
    {
        this.rules = rules;
        ladder = rules.Pack.LadderOf(kind)!;
        var reader = new NaiveReader(rules, ladder);
        var reading = new NaiveWording(rules, ladder, kind);
        conditions = [.. ladder.Conditions.Keys.Select(name => (name, reader.Named(name), reading.IsJudgement(ladder.Conditions[name])))];
        cases = [.. ladder.Cases.Select(c => (c.Level, $"{c.Level}.{c.Id}", Child(c.Body, "residual") is null ? reader.Read(c.Body) : null))];
        vetoes = [.. ladder.Vetoes.Where(IsInForce).Select(v => (reader.Read(Child(v, "when")!), Words(v, "removes"), Decides(v)))];
        steps = [.. ladder.Resolve.Where(IsInForce).Select(r => (
            Child(r, "when") is { } when ? reader.Read(when) : _ => true,
            Child(r, "on") is YamlScalarNode word ? word.Value! : "cases", Words(r, "on"), Text(r, "suggest")!, Decides(r)))];
        caps = [.. ladder.Caps.Select(c => Words(c, "of"))];
        levelsReadOf = [.. caps.SelectMany(c => c), .. ladder.Conditions.Values.SelectMany(reading.LevelsReadOf)];
    }

    public NaiveVerdict Judge(NaiveSubject subject)
    {
        var eye = Eye.On(subject);
        var answers = conditions.ToDictionary(c => c.Name, c => c.Ask(eye));
        var (special, ballot) = (rules.CircumstancesOf(subject), rules.BallotOn(subject));
        var flags = special.Exists(c => IsYes(c.Rule, "decide")) ? new HashSet<string> { "SpecialDecision" } : [];
        if (!rules.IsToBeRanked(subject)) return new NaiveVerdict { Conditions = answers, Flags = [.. flags, "NotRanked"], Ballot = ballot.Level };
        if (special.Exists(c => c.Waits)) flags.Add("CommentOwed");
        eye = eye with { Assumed = answers };
        var met = Cases(eye);
        var printed = Levels.ToDictionary(l => l, l => Or(cases.Where(c => c.Level == l).Select(c => met[c.FullName])));
        if (cases.Count > 0 && printed.Values.All(p => p == false)) flags.Add("NoCase");
        if (printed.Values.Count(p => p == true) > 1) flags.Add("SeveralCases");
        if (ladder.IsElsewhere) flags.Add("Elsewhere");
        var left = AfterVetoes(eye, printed, flags);
        var candidates = Outcomes(eye, met, left, flags);
        var (outcomes, ceiling) = Layered(subject, candidates, special, ballot, flags);
        var single = outcomes.Count == 1 ? outcomes.Single() : null;
        var undetermined = single is null && !flags.Contains("Held");
        if (undetermined) flags.Add("Undetermined");
        if (single == Open) flags.Add("Open");
        if (levelsReadOf.Any(r => Undecided(subject, r))) flags.Add("Provisional");
        Explain(eye with { Assumed = null }, answers, undetermined, flags);
        return new NaiveVerdict
        {
            Conditions = answers,
            Printed = [.. Levels.Where(l => printed[l] == true)],
            Possible = [.. Levels.Where(l => printed[l] != false)],
            Outcomes = outcomes,
            Suggested = single is Open ? null : single,
            ByConditions = candidates.Count == 1 && candidates.Single() is not Open and var alone ? alone : null,
            Ballot = ballot.Level,
            Ceiling = ceiling,
            Flags = flags,
        };
    }

    /// <summary>Who is not among the places has Good (VOT-024); also one of whom only Good or Excellent is possible.</summary>
    public NaiveVerdict UnderQuota(NaiveVerdict verdict, string? says)
    {
        if (says is null or "Takes") return verdict;
        if (says == "Unchecked") return verdict with { Flags = [.. verdict.Flags, "QuotaUnchecked"] };
        if (verdict.Outcomes.SetEquals(["Excellent"])) return verdict with { Suggested = "Good", Flags = [.. verdict.Flags, "Quota" + says] };
        if (says != "Full" || !verdict.Outcomes.SetEquals(["Excellent", "Good"])) return verdict;
        return verdict with { Suggested = "Good", Flags = [.. verdict.Flags.Except(["Undetermined", "FactsMissing", "JudgementOwed"]), "QuotaFull"] };
    }

    // Conditions, then another body's level or the ballot, then caps (QUO-010).
    private (HashSet<string> Outcomes, string? Ceiling) Layered(NaiveSubject subject, HashSet<string> candidates, List<NaiveCircumstance> special, NaiveOutcome ballot, HashSet<string> flags)
    {
        var (ceiling, waits) = Ceiling(subject, special);
        var decided = subject.Facts.GetValueOrDefault("decided_level") as string;
        if (decided is not null && ceiling is not null && Rank(decided) > Rank(ceiling)) flags.Add("LateCap");
        if (decided is null && ballot.State == "None" && rules.BallotsOf(subject.Kind).IsAsked) flags.Add("BallotAwaited");
        if (special.Exists(c => c.Effect == "hold"))
        {
            flags.Add("Held");
            return ([.. Levels, Open], ceiling);
        }
        var external = special.Exists(c => c.Effect == "external") ? subject.Facts.GetValueOrDefault("external_level") as string : null;
        var voted = external is null ? NaiveLayers.Voted(candidates, cases.Count > 0, ballot) : [external];
        if (external is null && ballot.State is not ("None" or "Reached")) flags.Add("BallotUnresolved");
        if (external is null && ballot.State == "Reached" && cases.Count > 0 && candidates.Count == 1 && candidates.Single() is not Open and var alone && alone != ballot.Level) flags.Add("BallotDiffers");
        var outcomes = NaiveLayers.Capped(voted, ceiling, waits);
        if (outcomes.Count == 1 && outcomes.Single() != Open && ceiling is not null && voted.Any(v => Rank(v) > Rank(ceiling))) flags.Add("Capped");
        return (outcomes, ceiling);
    }

    /// <summary>"Some case of the level as printed is met, and no veto removes the level", under assumed answers of the conditions.</summary>
    public bool? IsReached(string level, Eye eye) => And(
    [
        Or(cases.Where(c => c.Level == level && c.Ask is not null).Select(c => c.Ask!(eye))),
        .. vetoes.Where(v => v.Removes.Contains(level)).Select(v => Not(v.When(eye))),
    ]);

    // A residual case is met where no case of another level is.
    private Dictionary<string, bool?> Cases(Eye eye)
    {
        var met = cases.Where(c => c.Ask is not null).ToDictionary(c => c.FullName, c => c.Ask!(eye));
        foreach (var rest in cases.Where(c => c.Ask is null).ToList())
            met[rest.FullName] = Not(Or(cases.Where(c => c.Ask is not null && c.Level != rest.Level).Select(c => met[c.FullName])));
        return met;
    }

    private Dictionary<string, bool?> AfterVetoes(Eye eye, Dictionary<string, bool?> printed, HashSet<string> flags)
    {
        var left = new Dictionary<string, bool?>(printed);
        foreach (var (when, removes, decide) in vetoes)
        {
            var answer = when(eye);
            foreach (var level in removes)
            {
                if (decide && answer == true && printed[level] == true) flags.Add("ByReading");
                left[level] = And([left[level], Not(answer)]);
            }
        }
        return left;
    }

    // Every set of levels that may still turn out is tried; a reading made the result only where it does in all of them.
    private HashSet<string> Outcomes(Eye eye, Dictionary<string, bool?> met, Dictionary<string, bool?> left, HashSet<string> flags)
    {
        var outcomes = new HashSet<string>();
        HashSet<int>? readings = null;
        foreach (var reached in Completions(left))
        {
            var (some, read) = Outcomes(eye, met, reached);
            outcomes.UnionWith(some);
            if (readings is null) readings = read;
            else readings.IntersectWith(read);
        }
        if (readings is { Count: > 0 }) flags.Add("ByReading");
        return outcomes;
    }

    private static IEnumerable<HashSet<string>> Completions(Dictionary<string, bool?> left)
    {
        IEnumerable<HashSet<string>> sets = [[]];
        foreach (var (level, answer) in left)
            sets = [.. sets.SelectMany(s => new[] { answer != true ? s : null, answer != false ? [.. s, level] : null }.OfType<HashSet<string>>())];
        return sets;
    }

    // The first step that holds decides; one that cannot be told may, and may not. Then one level alone; what nobody claims stays open.
    private (HashSet<string> Outcomes, HashSet<int> Readings) Outcomes(Eye eye, Dictionary<string, bool?> met, HashSet<string> reached)
    {
        var (outcomes, readings, nobodyBefore) = (new HashSet<string>(), new HashSet<int>(), true);
        for (var i = 0; i < steps.Count; i++)
        {
            var guard = And([steps[i].When(eye), IsAbout(steps[i].On, steps[i].Cases, met, reached)]);
            if (guard != false) outcomes.Add(Outcome(steps[i].Suggest, reached));
            if (guard == true && nobodyBefore && steps[i].Decide) readings.Add(i);
            if (guard == true) return (outcomes, readings);
            nobodyBefore &= guard == false;
        }
        outcomes.Add(reached.Count == 1 ? reached.Single() : Open);
        return (outcomes, readings);
    }

    private static string Outcome(string suggest, HashSet<string> reached) => suggest switch
    {
        "highest" => Levels.LastOrDefault(reached.Contains) ?? Open,
        "lowest" => Levels.FirstOrDefault(reached.Contains) ?? Open,
        _ => suggest,
    };

    private static bool? IsAbout(string on, List<string> names, Dictionary<string, bool?> met, HashSet<string> reached) => on switch
    {
        "none" => reached.Count == 0,
        "several" => reached.Count > 1,
        "cases" => And(names.Select(n => reached.Contains(n.Split('.')[0]) ? met[n] : false)),
        _ => true,
    };

    // The lowest level that limits the subject, and whether another limit may still come.
    private (string? Ceiling, bool Waits) Ceiling(NaiveSubject subject, List<NaiveCircumstance> special)
    {
        var limits = special.Where(c => c.Effect == "cap").Select(c => Text(c.Rule, "level")!).ToList();
        var waits = false;
        foreach (var relations in caps)
        {
            var (bodies, complete) = Limiting(subject, relations);
            waits |= !complete;
            foreach (var body in bodies.Where(rules.IsToBeRanked))
            {
                if (rules.LevelOf(body) is { } level) limits.Add(level);
                else waits = true;
            }
        }
        return (limits.MinBy(Rank), waits);
    }

    private static (List<NaiveSubject>, bool Complete) Limiting(NaiveSubject subject, List<string> relations)
    {
        foreach (var relation in relations)
        {
            if (!subject.Related.TryGetValue(relation, out var bodies)) return ([], false);
            if (!bodies.IsComplete || bodies.Rows.Count > 0) return (bodies.Rows, bodies.IsComplete);
        }
        return ([], true);
    }

    private bool Undecided(NaiveSubject subject, string relation) => subject.Related.TryGetValue(relation, out var others)
        && others.Rows.Any(o => rules.IsToBeRanked(o) && !o.Facts.ContainsKey("decided_level"));

    private void Explain(Eye eye, Dictionary<string, bool?> answers, bool undetermined, HashSet<string> flags)
    {
        foreach (var (name, ask, isJudged) in conditions.Where(c => answers[c.Name] is null))
        {
            if (ask(eye with { Doubt = true }) is not null && ask(eye with { Doubt = false }) is not null) flags.Add("TextUnclear");
            else if (undetermined) flags.Add(isJudged ? "JudgementOwed" : "FactsMissing");
        }
    }

    private static int Rank(string level) => NaiveLayers.Rank(level);

    private bool IsInForce(YamlNode rule) => Pairs(Child(rule, "under")).All(u => rules.Readings[u.Key] == u.Value.ToString());

    private static bool Decides(YamlNode rule) => Text(rule, "decide") is not ("no" or "false");
}
