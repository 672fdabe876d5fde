using TuSoi.Rules.Counting;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;

namespace TuSoi.Rostering.Layouts;

/// <summary>What the slips of a pack have on them, by the fields of "Kiểm phiếu" that count it.</summary>
internal static class BallotSlips
{
    private static readonly string[] Four = ["excellent", "good", "completed", "not_completed"];

    /// <summary>The boxes that any slip may have.</summary>
    public static IReadOnlyList<string> AllBoxes { get; } = [.. Four, "unranked", "agree", "disagree"];

    public static IReadOnlyList<string> Boxes(BallotKind kind) => kind switch
    {
        BallotKind.FiveBoxes => [.. Four, "unranked"],
        BallotKind.TwoRounds => ["good", "completed", "not_completed"],
        BallotKind.ApproveProposal => ["agree", "disagree"],
        _ => Four,
    };

    /// <summary>The fields in the order of the dictionary, those behind that no ballot of the pack needs.</summary>
    public static IEnumerable<Fact> Ordered(Pack pack, Fact records)
    {
        var kinds = pack.Ballots.Values.Select(b => b.Kind).DefaultIfEmpty().ToHashSet();
        if (kinds.Contains(BallotKind.TwoRounds)) kinds.Add(BallotKind.ApproveProposal);
        var idle = AllBoxes.Except(kinds.SelectMany(Boxes)).ToHashSet();
        if (!kinds.Contains(BallotKind.TwoRounds)) idle.Add("round");
        if (!kinds.Contains(BallotKind.PerCriterion)) idle.Add("criterion");
        if (!kinds.Contains(BallotKind.ApproveProposal)) idle.Add("proposed");
        return records.Fields.Values.OrderBy(field => idle.Contains(field.Id));
    }
}
