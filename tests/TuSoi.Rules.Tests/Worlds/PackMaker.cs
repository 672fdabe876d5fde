using TuSoi.Rules.Tests.Loading;
using TuSoi.Rules.Tests.Naive;

namespace TuSoi.Rules.Tests.Worlds;

/// <summary>Writes small random packs with every mechanism in them, and worlds for them.</summary>
internal sealed class PackMaker(int seed)
{
    private const string Facts = """
        flag: {type: yes_no}
        judged: {type: yes_no, judged: yes}
        blank: {type: yes_no, blank_means: no}
        word: {type: code, choices: {a: A, b: B, c: C, d: D, e: E}}
        n: {type: count}
        m: {type: count}
        x: {type: number}
        y: {type: number}
        d: {type: date}
        e: {type: date}
        score: {type: number}
        point_table: {type: code, choices: {one: Một, two: Hai}}
        external_level: {type: level}
        marks: {type: records, fields: {sort: {label: S, supplied_by: S, type: code, choices: {p: P, q: Q}, blank_means: p}, value: {label: S, supplied_by: S, type: number}, other: {label: S, supplied_by: S, type: number}, on: {label: S, supplied_by: S, type: date}, until: {label: S, supplied_by: S, type: date}}}
        """;

    private const string Subjects = """
        kinds:
          member: {label: Đảng viên, family: member, traits: [small], ladder: member, frame: plain, because: {article: A}}
          guest: {label: Khách, family: member, traits: [small], ladder: member, frame: plain, because: {article: A}}
          upper: {label: Cấp trên, family: organisation, traits: [top], because: {article: A}}
          cell: {label: Chi bộ, family: organisation, ladder: cell, frame: scored, because: {article: A}}
        """;

    private const string Plain = """
        frame: plain
        criteria:
          c1: {label: C1, tags: [t], because: {article: A}}
          c2: {label: C2, tags: [t, u], if_any: yes, because: {article: A}}
        """;

    private const string Scored = """
        frame: scored
        point_tables: {one: {label: Một}, two: {label: Hai}}
        if_any_reading: AMB-14
        bands: {excellent: 0.85, good: 0.7, fair: 0.5, because: {article: A}}
        criteria:
          c1: {label: C1, tags: [t], kind: quantitative, points: {one: 30, two: 60}, because: {article: A}}
          c2: {label: C2, tags: [u], kind: quantitative, lower_is_better: yes, points: {one: 30, two: 40}, because: {article: A}}
          c3: {label: C3, if_any: yes, points: {one: 40}, because: {article: A}}
        """;

    private const string Readings = """
        readings:
          AMB-01: {where: A, problem: P, options: {first: A, second: B}, proposed: first}
          AMB-17: {where: A, problem: P, options: {literal: A, good_or_better: B}, proposed: literal}
          AMB-23: {where: A, problem: P, options: {valid_collected: A, collected: B, summoned: C}, proposed: valid_collected}
          AMB-24: {where: A, problem: P, options: {carried_down: A, reaches: B}, proposed: carried_down}
          AMB-25: {where: A, problem: P, options: {majority: A, order_only: B}, proposed: majority}
          AMB-64: {where: A, problem: P, options: {after_taking: A, before_taking: B}, proposed: after_taking}
          AMB-14: {where: A, problem: P, options: {rescale: A, full_points: B}, proposed: rescale}
        """;

    /// <summary>The fact that has the minutes of ballots.</summary>
    public static readonly string Ballots = "ballots: {type: records, fields: {purpose: {label: S, supplied_by: S, type: code, choices: {self: S, proposal: P, decision: D}}, "
        + "round: {label: S, supplied_by: S, type: code, choices: {first: F, second: S}, blank_means: first}, proposed: {label: S, supplied_by: S, type: level}, "
        + string.Join(", ", ((string[])["criterion", "summoned", "present", "issued", "collected", "foreign", "empty", "extra_words", "valid", "excellent", "good", "completed", "not_completed", "unranked", "agree", "disagree", "blank"])
            .Select(count => $"{count}: {{label: S, supplied_by: S, type: count}}")) + "}}";

    private readonly Chance chance = new(seed);
    private readonly LayerMaker layers = new(new Chance(~seed));

    /// <summary>A pack with every mechanism, ballots, quotas and special cases too.</summary>
    public SmallPack WholePack() => Pack().With("ballots.yaml", layers.Ballots()).With("quotas.yaml", layers.Quotas()).With("special-cases.yaml", layers.SpecialCases());

    public SmallPack Pack() => SmallPack.Of(Facts + "\n" + Ballots, "").With("subjects.yaml", Subjects).With("readings.yaml", Readings)
        .With("criteria/plain.yaml", Plain).With("criteria/scored.yaml", Scored)
        .With("levels/member.yaml", new LadderMaker(chance, "member").Write()).With("levels/cell.yaml", new LadderMaker(chance, "cell").Write());

    public Dictionary<string, string> Chosen() => new()
    {
        ["AMB-01"] = chance.One(["first", "second"]),
        ["AMB-14"] = chance.One(["rescale", "full_points"]),
        ["AMB-17"] = chance.One(["literal", "good_or_better"]),
        ["AMB-23"] = chance.One(["valid_collected", "collected", "summoned"]),
        ["AMB-24"] = chance.One(["carried_down", "reaches"]),
        ["AMB-25"] = chance.One(["majority", "order_only"]),
        ["AMB-64"] = chance.One(["after_taking", "before_taking"]),
    };

    public List<NaiveSubject> World()
    {
        var members = Enumerable.Range(0, chance.One([0, 1, 2, 5, 70])).Select(i => Subject(chance.Is(0.7) ? "member" : "guest", $"member {i}")).ToList();
        var cells = Enumerable.Range(0, chance.One([1, 2, 4, 4, 12])).Select(i => Subject("cell", $"cell {i}")).ToList();
        foreach (var cell in cells)
            foreach (var relation in new[] { "members", "committee_members" })
                if (!chance.Is(0.2))
                    cell.Related[relation] = new NaiveList<NaiveSubject> { Rows = [.. members.Where(_ => chance.Is(cells.Count > 4 ? 0.1 : 0.4)).Take(chance.One([3, 6, 30]))], IsComplete = chance.Is(0.8) };
        var uppers = Enumerable.Range(0, chance.Between(0, 2)).Select(i => Upper(i, cells)).ToList();
        return [.. members, .. cells, .. uppers];
    }

    /// <summary>The same world with minutes of ballots in it.</summary>
    public List<NaiveSubject> VotedWorld(NaivePack pack)
    {
        var (world, ballots) = (World(), new BallotMaker(chance, pack));
        foreach (var subject in world)
        {
            if (chance.Is(0.05)) subject.Facts["external_level"] = chance.One(["NotCompleted", "Completed", "Good", "Excellent"]);
            ballots.Vote(subject);
        }
        return world;
    }

    private NaiveSubject Upper(int number, List<NaiveSubject> cells)
    {
        var upper = new NaiveSubject("upper", $"upper {number}");
        Set(upper.Facts, "flag", chance.One(["yes", "no"]));
        Set(upper.Facts, "n", chance.Between(0, 3));
        Set(upper.Facts, "d", Day());
        upper.Related["subordinates"] = new NaiveList<NaiveSubject> { Rows = [.. cells.Where(_ => chance.Is(0.7))], IsComplete = chance.Is(0.8) };
        return upper;
    }

    private NaiveSubject Subject(string kind, string name)
    {
        var subject = new NaiveSubject(kind, name);
        Set(subject.Facts, "flag", chance.One(["yes", "no"]));
        Set(subject.Facts, "judged", chance.One(["yes", "no"]));
        Set(subject.Facts, "blank", chance.One(["yes", "no"]));
        Set(subject.Facts, "word", chance.One(["a", "b", "c", "d", "e"]));
        foreach (var fact in new[] { "n", "m" }) Set(subject.Facts, fact, chance.Between(0, 3));
        foreach (var fact in new[] { "x", "y" }) Set(subject.Facts, fact, Number());
        foreach (var fact in new[] { "d", "e" }) Set(subject.Facts, fact, Day());
        if (chance.Is(0.1)) subject.Facts["standing"] = chance.One(["to_be_ranked", "exempt"]);
        if (chance.Is(0.2)) subject.Facts["decided_level"] = chance.One(["NotCompleted", "Completed", "Good", "Excellent"]);
        if (chance.Is(0.9)) Marks(subject);
        if (kind == "cell" && chance.Is(0.2)) subject.Facts["score"] = Number();
        if (kind == "cell" && chance.Is(0.8)) subject.Facts["point_table"] = chance.One(["one", "two"]);
        foreach (var criterion in kind == "cell" ? ["c1", "c2", "c3"] : new[] { "c1", "c2" }) Criterion(subject.Criteria[criterion] = [], kind == "cell");
        return subject;
    }

    private void Marks(NaiveSubject subject)
    {
        var marks = new NaiveList<Dictionary<string, object>> { IsComplete = chance.Is(0.9) };
        for (var i = chance.Between(0, 2); i > 0; i--)
        {
            var mark = new Dictionary<string, object>();
            Set(mark, "sort", chance.One(["p", "q"]));
            Set(mark, "value", Number());
            Set(mark, "other", Number());
            Set(mark, "on", Day());
            Set(mark, "until", Day());
            marks.Rows.Add(mark);
        }
        subject.Records["marks"] = marks;
    }

    private void Criterion(Dictionary<string, object> recorded, bool scored)
    {
        Set(recorded, "grade", chance.One(["Poor", "Fair", "Good", "Excellent", "NotApplicable"]));
        Set(recorded, "products", chance.Between(0, 2));
        if (!scored) return;
        Set(recorded, "points", chance.One([0m, 15m, 21m, 25.5m, 30m]));
        Set(recorded, "plan", chance.One([0m, 3m, 7m]));
        Set(recorded, "done", chance.One([0m, 1m, 3m, 6m]));
    }

    private decimal Number() => chance.One([-1m, 0m, 0.5m, 1m, 49.999999m, 50m]);

    private DateOnly Day() => chance.One<DateOnly>([new(2023, 12, 31), new(2024, 1, 1), new(2024, 1, 31), new(2024, 2, 29), new(2024, 12, 31), new(2025, 1, 1)]);

    private void Set(Dictionary<string, object> facts, string fact, object value)
    {
        if (chance.Is(0.7)) facts[fact] = value;
    }
}
