using YamlDotNet.RepresentationModel;
using static TuSoi.Rules.Tests.Naive.NaivePack;

namespace TuSoi.Rules.Tests.Naive;

/// <summary>What a ballot says of a subject.</summary>
/// <param name="State">As the engine spells it.</param>
/// <param name="Votes">Votes for Excellent, of <paramref name="Among"/>.</param>
internal sealed record NaiveOutcome(string State, string? Level, int Votes, int Among, string Differs)
{
    public static NaiveOutcome None { get; } = new("None", null, 0, 0, "lower");
}

/// <summary>Ballots on subjects of one kind, counted as the regulation tells it.</summary>
internal sealed class NaiveBallot(NaiveRules rules, string kind)
{
    private static readonly string[] Levels = ["Excellent", "Good", "Completed", "NotCompleted"];
    private static readonly string[] Fields = ["excellent", "good", "completed", "not_completed"];
    private static readonly string[] Purposes = ["decision", "proposal"];

    /// <summary>A ballot with its readings settled.</summary>
    private sealed record Rule(string Purpose, string Slip, string Base, bool HalfReaches, bool OrderOnly, Rational? Quorum, string Differs)
    {
        public static Rule Of(NaiveRules rules, YamlMappingNode node) => new(
            Text(node, "purpose")!, Text(node, "kind") ?? "one_of_four", rules.Setting(Text(node, "base") ?? "valid_collected"),
            rules.Setting(Text(node, "half") ?? "carried_down") == "reaches", rules.Setting(Text(node, "excellent") ?? "majority") == "order_only",
            Text(node, "quorum") is { } quorum ? Rational.TryParse(quorum) : null, Text(node, "differs") ?? "lower");
    }

    // A later purpose stands above an earlier one.
    private readonly List<Rule> ballots = [.. rules.Pack.On(kind, rules.Pack.Ballots).Select(b => Rule.Of(rules, b.Rule))
        .Where(b => b.Purpose != "self" && b.Slip != "per_criterion").OrderBy(b => Array.IndexOf(Purposes, b.Purpose))];

    private readonly List<Rule> byCriterion = [.. rules.Pack.On(kind, rules.Pack.Ballots).Select(b => Rule.Of(rules, b.Rule))
        .Where(b => b.Slip == "per_criterion").OrderBy(b => Array.IndexOf([.. Purposes, "self"], b.Purpose))];

    /// <summary>The pack lets somebody vote on such subjects, beside themselves.</summary>
    public bool IsAsked { get; } = rules.Pack.On(kind, rules.Pack.Ballots).Any(b => Text(b.Rule, "purpose") != "self" && Text(b.Rule, "kind") != "per_criterion");

    public NaiveOutcome On(NaiveSubject subject)
    {
        if (!subject.Records.TryGetValue("ballots", out var minutes)) return NaiveOutcome.None;
        var rows = minutes.Rows.Where(r => !r.ContainsKey("criterion")).ToList();
        foreach (var ballot in ballots)
        {
            var own = rows.Where(r => (r.GetValueOrDefault("purpose") ?? (ballots.Count == 1 ? ballot.Purpose : null)) as string == ballot.Purpose).ToList();
            if (own.Count == 0) continue;
            var (state, level, votes, among) = Count(ballot, [.. own.Where(r => !IsSecond(r))], [.. own.Where(IsSecond)]);
            return new NaiveOutcome(state, level, votes, among, ballot.Differs);
        }
        return NaiveOutcome.None;
    }

    /// <summary>The grade of the n-th criterion by ballot, of the last purpose that was voted on it; null where there is none, or two counts.</summary>
    public string? Grade(NaiveSubject subject, int number)
    {
        if (!subject.Records.TryGetValue("ballots", out var minutes)) return null;
        foreach (var ballot in byCriterion)
        {
            var own = minutes.Rows.Where(r => r.GetValueOrDefault("criterion") is int n && n == number && r.GetValueOrDefault("purpose") is string purpose && purpose == ballot.Purpose).Select(r => new NaiveLine(r)).ToList();
            if (own.Count == 0) continue;
            if (own.Count > 1 || !own[0].AddsUp(Fields) || !own[0].Knows(Fields) || Among(ballot, own[0]) is not { } among || !IsHeld(ballot, own[0])) return null;
            return CarriedDown(ballot, own[0], among, Levels) switch { "Completed" => "Fair", "NotCompleted" => "Poor", var level => level };
        }
        return null;
    }

    private static bool IsHeld(Rule ballot, NaiveLine line) => ballot.Quorum is not { } quorum || line["present"] is not { } present || line["summoned"] is not { } summoned
        || (quorum * Rational.Of(summoned)).CompareTo(Rational.Of(present)) < 0;

    private static bool IsSecond(Dictionary<string, object> row) => row.GetValueOrDefault("round") is "second";

    private static (string, string?, int, int) Count(Rule ballot, List<Dictionary<string, object>> first, List<Dictionary<string, object>> second)
    {
        if (first.Count > 1 || second.Count > 1) return ("Conflicting", null, 0, 0);
        if (first.Count == 0) return ("Incomplete", null, 0, 0);
        var (line, next) = (new NaiveLine(first[0]), second.Count == 1 ? new NaiveLine(second[0]) : null);
        if (!line.AddsUp(MarksOf(ballot.Slip)) || next?.AddsUp(["agree", "disagree"]) == false) return ("Inconsistent", null, 0, 0);
        if (!IsHeld(ballot, line) || next is not null && !IsHeld(ballot, next)) return ("NoQuorum", null, 0, 0);
        if (Among(ballot, line) is not { } among) return ("Incomplete", null, 0, 0);
        return ballot.Slip switch
        {
            "approve_proposal" => Approval(ballot, line, among),
            "two_rounds" => TwoRounds(ballot, line, next, among),
            _ => OneOfFour(ballot, line, among),
        };
    }

    private static (string, string?, int, int) OneOfFour(Rule ballot, NaiveLine line, int among)
    {
        if (!line.Knows("excellent", "good", "completed", "not_completed")) return ("Incomplete", null, 0, 0);
        var level = CarriedDown(ballot, line, among, Levels);
        if (level == "Good" && line["excellent"] > 0 && ballot.OrderOnly) level = "Excellent";
        return (level is null ? "Unresolved" : "Reached", level, line["excellent"]!.Value, among);
    }

    private static (string, string?, int, int) TwoRounds(Rule ballot, NaiveLine line, NaiveLine? next, int among)
    {
        if (!line.Knows("good", "completed", "not_completed")) return ("Incomplete", null, 0, 0);
        var level = CarriedDown(ballot, line, among, Levels[1..]);
        if (level != "Good" || next is null) return (level is null ? "Unresolved" : "Reached", level, 0, among);
        if (Among(ballot, next) is not { } voters || next["agree"] is not { } agree) return ("Incomplete", null, 0, 0);
        var rises = ballot.OrderOnly ? agree > 0 : Reaches(ballot, agree, voters);
        return ("Reached", rises ? "Excellent" : "Good", agree, voters);
    }

    private static (string, string?, int, int) Approval(Rule ballot, NaiveLine line, int among)
    {
        if (line["agree"] is not { } agree || line.Word("proposed") is not { } proposed) return ("Incomplete", null, 0, 0);
        var reached = Reaches(ballot, agree, among);
        return (reached ? "Reached" : "Unresolved", reached ? proposed : null, proposed == "Excellent" ? agree : 0, among);
    }

    // From above, one level after the other joins those that were not enough.
    private static string? CarriedDown(Rule ballot, NaiveLine line, int among, string[] levels) =>
        levels.FirstOrDefault(level => Reaches(ballot, levels.TakeWhile(l => l != level).Append(level).Sum(l => (long)line[Field(l)]!.Value), among));

    // More than half of the base; what a vote is worth does not depend on how large the numbers are.
    private static bool Reaches(Rule ballot, long votes, int among)
    {
        var more = Rational.Of(votes).CompareTo(new Rational(among, 2));
        return more > 0 || (more == 0 && votes > 0 && ballot.HalfReaches);
    }

    private static int? Among(Rule ballot, NaiveLine line) => ballot.Base switch
    {
        "collected" => line["collected"],
        "issued" => line["issued"],
        "summoned" => line["summoned"],
        "marked_for_subject" => line["valid"] - line["blank"],
        _ => line["valid"],
    };

    private static string[] MarksOf(string slip) => slip switch
    {
        "five_boxes" => ["excellent", "good", "completed", "not_completed", "unranked"],
        "two_rounds" => ["good", "completed", "not_completed"],
        "approve_proposal" => ["agree", "disagree"],
        _ => ["excellent", "good", "completed", "not_completed"],
    };

    private static string Field(string level) => level == "NotCompleted" ? "not_completed" : level.ToLowerInvariant();
}
