namespace TuSoi.Rules.Tests.Worlds;

/// <summary>Writes random ballots, quotas and special cases for the kinds of <see cref="PackMaker"/>.</summary>
internal sealed class LayerMaker(Chance chance)
{
    private const string Because = "says: S, because: {article: A}";

    public string Ballots()
    {
        var text = "";
        foreach (var kind in new[] { "member", "guest", "cell" })
            foreach (var purpose in chance.Shuffled(["self", "proposal", "decision"]).Take(chance.Between(0, 2)))
                text += $"  {kind}_{purpose}: {{on: {kind}, purpose: {purpose}, kind: {Word("one_of_four", "one_of_four", "five_boxes", "two_rounds", "per_criterion", "approve_proposal")}, voters: V, "
                    + $"base: {Word("AMB-23", "valid_collected", "collected", "issued", "summoned", "marked_for_subject")}, half: {Word("AMB-24", "carried_down", "reaches")}, "
                    + $"excellent: {Word("AMB-25", "majority", "order_only")}, differs: {Word("lower", "conditions", "open")}{(chance.Is(0.5) ? $", quorum: {Word("50%", "2/3", "0%")}" : "")}, {Because}}}\n";
        return text.Length == 0 ? "ballots: {}\n" : "ballots:\n" + text;
    }

    public string Quotas()
    {
        var text = (chance.Is(0.8) ? Quota("members", chance.One(["small", "member", "[member, guest]"]), Word("cell", "top", "")) : "") + (chance.Is(0.8) ? Quota("cells", "cell", Word("top", "")) : "");
        return text.Length == 0 ? "quotas: {}\n" : "quotas:\n" + text;
    }

    private string Quota(string id, string on, string within) => Quota(id, on, within, chance.Between(0, Percents.Length - 2));

    // An exception has a higher share.
    private string Quota(string id, string on, string within, int percent) =>
        $"  {id}: {{on: {on}, percent: {Percents[percent]}, base: {Word("AMB-17", "literal", "good_or_better")}{(within.Length > 0 ? $", within: {within}" : "")}{Few()}"
        + (within.Length > 0 && chance.Is(0.4) ? $", exception: {{percent: {Percents[chance.Between(percent + 1, Percents.Length - 1)]}, when: {Condition().Simple()}, {Because}}}" : "")
        + (chance.Is(0.4) ? $", by: [{Word("kind", "word", "blank", "kind, flag")}]" : "")
        + (chance.Is(0.3) ? $", leave_out: {Condition().Simple()}" : "")
        + $", order: [{Word("ballot", "ballot", "ballot, n", "x", "n, ballot", "flag, x", "ballot, blank, y")}], {Because}}}\n";

    private string Few() => chance.Is(0.3) ? ""
        : $", few: {{fewer_than: {Word("1", "3", "5", "9")}, take: {Word("1", "1", "2")}, counted: {Word("AMB-64", "after_taking", "before_taking")}, none_good: {Word("takes", "blocks")}, {Because}}}";

    public string SpecialCases()
    {
        string[] effects = ["exempt", "review_only", "hold", "comment", "cap", "external", "charge", "rerank", "note"];
        var text = string.Concat(Enumerable.Range(1, chance.Between(0, 4)).Select(i => SpecialCase(i, chance.One(effects))));
        return text.Length == 0 ? "special_cases: {}\n" : "special_cases:\n" + text;
    }

    private string SpecialCase(int number, string effect) => $"  s{number}: {{on: {Word("member", "small", "cell", "[guest, cell]")}, when: {{all: [{Condition().Subject(1)}, {Condition().Simple()}]}}, effect: {effect}, "
        + effect switch { "exempt" or "review_only" => "standing: exempt, ", "rerank" => "year_of: on, ", "cap" => $"level: {Word("NotCompleted", "Completed", "Good")}, ", _ => "" }
        + (effect == "comment" || chance.Is(0.1) ? $"needs: {Condition().Simple()}, " : "") + (chance.Is(0.3) ? "decide: yes, " : "") + $"{Because}}}\n";

    // Seen as a member: nothing of these may read a level.
    private ConditionMaker Condition() => new(chance, isCell: false);

    private static readonly string[] Percents = ["0%", "10%", "20%", "1/3", "50%", "100%"];

    private string Word(params string[] words) => chance.One(words);
}
