using TuSoi.Rules.Conditions;
using TuSoi.Rules.Counting;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Quotas;
using TuSoi.Rules.SpecialCases;

namespace TuSoi.Rules.Linting;

/// <summary>Mutants of ballots, quotas and special cases: every number, word, condition and effect.</summary>
internal static class ScopeMutants
{
    public static IEnumerable<Mutant> Of(Pack pack) =>
        pack.Ballots.Values.SelectMany(b => OfBallot(b).Select(m => new Mutant($"ballots.{b.Id}: {m.What}", pack.With(ballots: With(pack.Ballots, b.Id, m.Changed)), Kinds: b.On) { Rows = [.. b.Because.Row, .. b.Reading] }))
        .Concat(pack.Quotas.Values.SelectMany(q => OfQuota(q).Select(m => new Mutant($"quotas.{q.Id}: {m.What}", pack.With(quotas: With(pack.Quotas, q.Id, m.Changed)), Kinds: q.On) { Rows = [.. q.Because.Row, .. q.Few?.Because.Row ?? [], .. q.Reading] })))
        .Concat(pack.SpecialCases.Values.SelectMany(s => OfSpecial(s).Select(m => new Mutant($"special.{s.Id}: {m.What}", pack.With(specialCases: With(pack.SpecialCases, s.Id, m.Changed)), Kinds: s.On) { Rows = [.. s.Because.Row, .. s.Reading] })));

    private static IEnumerable<(string What, BallotRule? Changed)> OfBallot(BallotRule ballot)
    {
        yield return ("dropped", null);
        foreach (var (what, on) in Fewer(ballot.On)) yield return (what, ballot with { On = on });
        foreach (var purpose in Enum.GetValues<BallotPurpose>().Where(p => p != ballot.Purpose)) yield return ($"purpose {ballot.Purpose} → {purpose}", ballot with { Purpose = purpose });
        foreach (var differs in Enum.GetValues<BallotDiffers>().Where(d => d != ballot.Differs && ballot.Purpose != BallotPurpose.Self)) yield return ($"differs {ballot.Differs} → {differs}", ballot with { Differs = differs });
        if (ballot.Quorum is null) yield break;
        foreach (var share in Shares(ballot.Quorum)) yield return ($"quorum {ballot.Quorum} → {share}", ballot with { Quorum = share });
        yield return ("quorum dropped", ballot with { Quorum = null });
    }

    private static IEnumerable<(string What, QuotaRule? Changed)> OfQuota(QuotaRule quota)
    {
        yield return ("dropped", null);
        foreach (var (what, on) in Fewer(quota.On)) yield return (what, quota with { On = on });
        foreach (var share in Shares(quota.Percent)) yield return ($"percent {quota.Percent} → {share}", quota with { Percent = share });
        if (quota.Within is not null) yield return ("within dropped", quota with { Within = null });
        foreach (var by in quota.By) yield return ($"by not {by}", quota with { By = [.. quota.By.Where(b => b != by)] });
        if (quota.Order.Count > 1)
            foreach (var key in quota.Order) yield return ($"order not {key}", quota with { Order = [.. quota.Order.Where(o => o != key)] });
        if (quota.LeaveOut is { } leave)
            foreach (var (what, changed) in ConditionMutants.Of(leave).Append(("leave out dropped", null!))) yield return ($"leave out {what}", quota with { LeaveOut = changed });
        if (quota.Exception is { } exception)
        {
            yield return ("exception dropped", quota with { Exception = null });
            foreach (var share in Shares(exception.Percent)) yield return ($"exception {exception.Percent} → {share}", quota with { Exception = exception with { Percent = share } });
            foreach (var (what, changed) in ConditionMutants.Of(exception.When)) yield return ($"exception {what}", quota with { Exception = exception with { When = changed } });
        }
        if (quota.Few is not { } few) yield break;
        yield return ("few dropped", quota with { Few = null });
        yield return ($"fewer than {few.FewerThan} → {few.FewerThan - 1}", quota with { Few = few with { FewerThan = few.FewerThan - 1 } });
        yield return ($"fewer than {few.FewerThan} → {few.FewerThan + 1}", quota with { Few = few with { FewerThan = few.FewerThan + 1 } });
        yield return ($"take {few.Take} → {few.Take + 1}", quota with { Few = few with { Take = few.Take + 1 } });
    }

    private static IEnumerable<(string What, SpecialCase? Changed)> OfSpecial(SpecialCase special)
    {
        yield return ("dropped", null);
        foreach (var (what, on) in Fewer(special.On)) yield return (what, special with { On = on });
        foreach (var (what, changed) in ConditionMutants.Of(special.When)) yield return (what, special with { When = changed });
        if (special.Effect != SpecialEffect.Note) yield return ($"effect {special.Effect} → Note", special with { Effect = SpecialEffect.Note });
        yield return ($"decide {special.Decide} → {!special.Decide}", special with { Decide = !special.Decide });
        if (special.YearOf is { } date && special.Effect == SpecialEffect.Rerank) yield return ($"year_of {date} → decided_on", special with { YearOf = "decided_on" });
        if (special.Needs is { } needs)
            foreach (var (what, changed) in ConditionMutants.Of(needs)) yield return ($"needs {what}", special with { Needs = changed });
        if (special is { Effect: SpecialEffect.Cap, Level: { } level })
            yield return ($"level {level}", special with { Level = level == QualityLevel.Excellent ? QualityLevel.Good : level + 1 });
    }

    private static IEnumerable<(string, IReadOnlyList<string>)> Fewer(IReadOnlyList<string> on) =>
        on.Count < 2 ? [] : on.Select(word => ($"not on {word}", (IReadOnlyList<string>)[.. on.Where(w => w != word)]));

    private static IEnumerable<string> Shares(string text) =>
        Fraction.TryParse(text) is { } share ? [$"{share.Numerator * 100 + share.Denominator}/{share.Denominator * 100}", $"{share.Numerator * 100 - share.Denominator}/{share.Denominator * 100}"] : [];

    private static Dictionary<string, T> With<T>(IReadOnlyDictionary<string, T> all, string id, T? changed) where T : class
    {
        var map = new Dictionary<string, T>(all);
        if (changed is null) map.Remove(id);
        else map[id] = changed;
        return map;
    }
}
