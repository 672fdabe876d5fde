using TuSoi.Rules.Tests.Loading;
using TuSoi.Rules.Tests.Naive;
using TuSoi.Rules.Tests.Worlds;

namespace TuSoi.Rules.Tests.Layers;

/// <summary>Cells whose members compete for places: great is Excellent, good is Good, else NotCompleted; ordered by the number x, or by ballot.</summary>
internal static class Contestants
{
    public const string Facts = """
        great: {type: yes_no}
        good: {type: yes_no}
        out: {type: yes_no}
        rich: {type: yes_no}
        capped: {type: yes_no}
        x: {type: count}
        """;

    /// <summary>The ladder of members.</summary>
    public const string Member = """
        ladder: member
        conditions:
          is_great: {great: yes, says: S, because: {article: A}}
          is_good: {good: yes, says: S, because: {article: A}}
        levels:
          Excellent: {cases: {only: {all: [is_great], because: {article: A}}}}
          Good: {cases: {only: {all: [is_good], none: [is_great], because: {article: A}}}}
          NotCompleted: {cases: {only: {none: [is_great, is_good], because: {article: A}}}}
        """;

    private const string Ballots = "ballots: {decision: {on: member, purpose: decision, voters: V, says: S, because: {article: A}}}";

    private const string Special = "special_cases: {cap: {on: member, when: {capped: yes}, effect: cap, level: Good, says: S, because: {article: A}}}";

    /// <param name="quota">The rest of the quota after its kinds: percent, base, few, order.</param>
    public static SmallPack Pack(string quota, bool voted = false) => SmallPack.Of($"{Facts}\n{PackMaker.Ballots}", "").With("levels/member.yaml", Member).With("special-cases.yaml", Special)
        .With("quotas.yaml", $"quotas: {{all: {{on: member, {quota}, says: S, because: {{article: A}}}}}}").With("ballots.yaml", voted ? Ballots : "ballots: {}");

    public static NaiveSubject Cell(params IEnumerable<NaiveSubject> members) =>
        new("cell", "cell") { Related = { ["members"] = new NaiveList<NaiveSubject> { Rows = [.. members], IsComplete = true } } };

    public static NaiveSubject Great(string name, int? x = null)
    {
        var member = new NaiveSubject("member", name) { Facts = { ["great"] = "yes", ["good"] = "yes" } };
        if (x is { } number) member.Facts["x"] = number;
        return member;
    }

    public static NaiveSubject Good(string name) => new("member", name) { Facts = { ["great"] = "no", ["good"] = "yes" } };

    /// <summary>Great, with so many votes for Excellent among so many.</summary>
    public static NaiveSubject Voted(string name, int votes, int among)
    {
        var member = Great(name);
        member.Records["ballots"] = new NaiveList<Dictionary<string, object>>
        {
            Rows = [new() { ["purpose"] = "decision", ["valid"] = among, ["excellent"] = votes, ["good"] = among - votes, ["completed"] = 0, ["not_completed"] = 0 }],
            IsComplete = true,
        };
        return member;
    }
}
