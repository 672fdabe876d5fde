using TuSoi.Rules.Compiling;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Scopes;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Cases;

/// <summary>Expectations about ballots, places and special cases.</summary>
internal static class Scoped
{
    public static IEnumerable<string> Differences(Expect expect, ScopeRanking ranking, string kind)
    {
        if (expect.Ballot is { } ballot && BallotOf(ranking.Kinds[kind]) is var got && got != ballot) yield return $"Phiếu: mong {ballot}, được {got}.";
        if (expect.Self is { } self && SelfOf(ranking.Kinds[kind].Table) is var own && own != self) yield return $"Tự xếp loại: mong {self}, được {own}.";
        if (expect.Group.Count == 0) yield break;
        var group = ranking.Quotas.Select(q => q.GroupOf(kind, 0)).FirstOrDefault(g => g is not null);
        foreach (var (name, number) in expect.Group)
            if (Number(group, name) is var found && found != number) yield return $"Phạm vi, {name}: mong {number}, được {(found is { } known ? $"{known}" : "không có phạm vi")}.";
    }

    public static IEnumerable<string> Differences(Expect expect, Explanation explanation)
    {
        List<string> special = [.. explanation.Circumstances.Select(c => c.Case.Id)];
        if (expect.Special is { } wanted && !special.ToHashSet().SetEquals(wanted)) yield return $"Trường hợp đặc biệt: mong [{string.Join(", ", wanted)}], được [{string.Join(", ", special)}].";
        var effects = explanation.Circumstances.Select(c => Binder.Key(c.Case.Effect.ToString())).ToHashSet();
        if (expect.Effects is { } acting && !effects.SetEquals(acting)) yield return $"Tác động: mong [{string.Join(", ", acting)}], được [{string.Join(", ", effects)}].";
        List<int> years = [.. explanation.Circumstances.SelectMany(c => c.Years).Distinct()];
        if (expect.Years is { } asked && !years.ToHashSet().SetEquals(asked)) yield return $"Năm xếp loại lại: mong [{string.Join(", ", asked)}], được [{string.Join(", ", years)}].";
        if (expect.Secret is { } secret && explanation.Ballot?.Ballot?.Secret != secret) yield return $"Phiếu kín: mong {secret}, được {explanation.Ballot?.Ballot?.Secret}.";
    }

    /// <summary>Rows of the ballot counted, of the quota that limits, and of special cases.</summary>
    public static IEnumerable<string> Rows(Explanation explanation) =>
        (explanation.Ballot?.Ballot?.Of is { } ballot ? ballot.Because.Row.Concat(ballot.Reading).Concat(Ambiguities(ballot.Secrecy, ballot.Base, ballot.Half, ballot.Excellent)) : [])
        .Concat(explanation.Ballot?.Conduct.SelectMany(c => c.Because.Row) ?? [])
        .Concat(explanation.Quota?.Ranking.Quota.Of is { } quota ? quota.Because.Row.Concat(quota.Few?.Because.Row ?? []).Concat(quota.Reading).Concat(Ambiguities(quota.Base, quota.Few?.Counted, quota.Few?.NoneGood)) : [])
        .Concat(explanation.Circumstances.SelectMany(c => c.Case.Because.Row.Concat(c.Case.Reading)));

    /// <summary>The settings that are AMB rows.</summary>
    internal static IEnumerable<string> Ambiguities(params string?[] settings) => settings.OfType<string>().Where(s => s.StartsWith("AMB-", StringComparison.Ordinal));

    private static string SelfOf(Table table) =>
        table.Find(Known.SelfLevel) is CodeColumn column && column[0] is > 0 and var level ? ((QualityLevel)level).ToString() : "none";

    private static string BallotOf(KindRanking ranking)
    {
        var outcome = ranking.Ballots?.OutcomeOf(0) ?? default;
        return outcome.Level?.ToString() ?? Binder.Key(outcome.State.ToString());
    }

    private static int? Number(QuotaGroup? group, string name) => group is null ? null : name switch
    {
        "reached" => group.Reached,
        "may_reach" => group.MayReach,
        "places" => group.Places,
        "most_places" => group.MostPlaces,
        "other_places" => group.OtherPlaces,
        "qualified" => group.Qualified,
        "decided" => group.Decided,
        "taken" => group.Taken,
        "tied" => group.Tied,
        "waiting" => group.Waiting,
        "free" => group.Free,
        "late" => group.Late,
        _ => null,
    };
}
