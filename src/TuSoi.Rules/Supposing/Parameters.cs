using TuSoi.Rules.Compiling;
using TuSoi.Rules.Counting;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Quotas;

namespace TuSoi.Rules.Supposing;

/// <summary>Everything of a pack that may be supposed otherwise: quotas, ballots, readings.</summary>
internal static class Parameters
{
    private const string Everybody = "all", NoQuorum = "none";

    public static IEnumerable<Parameter> Of(PackChoice choice) =>
        choice.Pack.Quotas.Values.SelectMany(q => OfQuota(choice, q)).Concat(choice.Pack.Ballots.Values.SelectMany(b => OfBallot(choice, b))).Concat(choice.Pack.Readings.Keys.Select(row => OfReading(choice, row)));

    private static IEnumerable<Parameter> OfQuota(PackChoice choice, QuotaRule rule)
    {
        var path = $"quota.{rule.Id}";
        yield return Parameter.OfShare($"{path}.percent", rule.Percent, (now, word) => WithQuota(now, rule.Id, q => q with { Percent = word }));
        yield return Base($"{path}.base", choice, rule);
        yield return Parameter.OfWords($"{path}.within", rule.Within ?? Everybody, [Everybody, .. Organisations(choice.Pack)], (now, word) => WithQuota(now, rule.Id, q => q with { Within = word == Everybody ? null : word }));
        if (rule.Few is not { } few) yield break;
        yield return Parameter.OfNumber($"{path}.few.fewer_than", few.FewerThan, (now, number) => WithFew(now, rule.Id, f => f with { FewerThan = number }));
        yield return Parameter.OfNumber($"{path}.few.take", few.Take, (now, number) => WithFew(now, rule.Id, f => f with { Take = number }));
        yield return Parameter.OfWords($"{path}.few.counted", Chosen(choice, few.Counted), Parameter.Words<ScopeCompiler.Counted>(), (now, word) => WithFew(now, rule.Id, f => f with { Counted = word }));
        yield return Parameter.OfWords($"{path}.few.none_good", Chosen(choice, few.NoneGood), Parameter.Words<ScopeCompiler.NoneGood>(), (now, word) => WithFew(now, rule.Id, f => f with { NoneGood = word }));
    }

    // Offices speak of A and B; national papers call B "G".
    private static Parameter Base(string path, PackChoice choice, QuotaRule rule)
    {
        var words = Parameter.Words<QuotaBase>();
        return new Parameter(path, Chosen(choice, rule.Base), $"A ({words[0]}), B hoặc G ({words[1]})",
            written => written switch { "A" or "a" => words[0], "B" or "b" or "G" or "g" => words[1], _ => words.Contains(written) ? written : null },
            (now, word) => WithQuota(now, rule.Id, q => q with { Base = word }))
        { Note = written => written is "B" or "b" or "G" or "g" ? "Cơ sở tính B và G là cùng một cách đọc: mọi đối tượng đạt từ Tốt trở lên." : "" };
    }

    private static IEnumerable<Parameter> OfBallot(PackChoice choice, BallotRule rule)
    {
        var path = $"ballot.{rule.Id}";
        yield return Parameter.OfWords($"{path}.base", Chosen(choice, rule.Base), Parameter.Words<BallotBase>(), (now, word) => WithBallot(now, rule.Id, b => b with { Base = word }));
        yield return Parameter.OfWords($"{path}.half", Chosen(choice, rule.Half), Parameter.Words<ScopeCompiler.Half>(), (now, word) => WithBallot(now, rule.Id, b => b with { Half = word }));
        yield return Parameter.OfWords($"{path}.excellent", Chosen(choice, rule.Excellent), Parameter.Words<ScopeCompiler.ByVotes>(), (now, word) => WithBallot(now, rule.Id, b => b with { Excellent = word }));
        yield return Parameter.OfShare($"{path}.quorum", rule.Quorum ?? NoQuorum, (now, word) => WithBallot(now, rule.Id, b => b with { Quorum = word == NoQuorum ? null : word }), NoQuorum);
        yield return Parameter.OfWords($"{path}.differs", Yaml.Binder.Key(rule.Differs.ToString()), Parameter.Words<BallotDiffers>(),
            (now, word) => WithBallot(now, rule.Id, b => b with { Differs = Enum.GetValues<BallotDiffers>().First(d => Yaml.Binder.Key(d.ToString()) == word) }));
    }

    private static Parameter OfReading(PackChoice choice, string row) =>
        Parameter.OfWords(row, Chosen(choice, row), [.. choice.Pack.Readings[row].Options.Keys], (now, word) => now with { Readings = new Dictionary<string, string>(now.Readings) { [row] = word } });

    // What is in force for a word that is an AMB row.
    private static string Chosen(PackChoice choice, string word) =>
        !choice.Pack.Readings.TryGetValue(word, out var reading) ? word : choice.Readings.TryGetValue(word, out var chosen) && reading.Options.ContainsKey(chosen) ? chosen : reading.Proposed;

    // Kinds of organisation, and traits that only they have.
    private static IEnumerable<string> Organisations(Pack pack) => pack.Kinds.Values.Where(k => k.Family == Family.Organisation).SelectMany(k => k.Traits.Prepend(k.Id)).Distinct()
        .Where(word => pack.Kinds.Values.All(k => k.Family == Family.Organisation || !k.Traits.Contains(word)));

    private static PackChoice WithQuota(PackChoice choice, string id, Func<QuotaRule, QuotaRule> change) =>
        choice with { Pack = choice.Pack.With(quotas: new Dictionary<string, QuotaRule>(choice.Pack.Quotas) { [id] = change(choice.Pack.Quotas[id]) }) };

    private static PackChoice WithFew(PackChoice choice, string id, Func<FewRule, FewRule> change) => WithQuota(choice, id, q => q with { Few = change(q.Few!) });

    private static PackChoice WithBallot(PackChoice choice, string id, Func<BallotRule, BallotRule> change) =>
        choice with { Pack = choice.Pack.With(ballots: new Dictionary<string, BallotRule>(choice.Pack.Ballots) { [id] = change(choice.Pack.Ballots[id]) }) };
}
