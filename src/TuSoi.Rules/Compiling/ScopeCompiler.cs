using TuSoi.Rules.Conditions;
using TuSoi.Rules.Counting;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ladders;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Quotas;
using TuSoi.Rules.SpecialCases;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Compiling;

/// <summary>Compiles what goes beyond one subject's conditions: ballots, quotas, special cases.</summary>
internal sealed class ScopeCompiler(PackCompiler pack)
{
    private static readonly Dictionary<string, Term> NoTerms = [];

    /// <summary>By kind, the last purpose first.</summary>
    public Dictionary<string, IReadOnlyList<Ballot>> Ballots()
    {
        var all = pack.Pack.Ballots.Values.Select(rule => (Rule: rule, Ballot: Settle(rule), Kinds: Kinds(rule.On, rule.At))).ToList();
        foreach (var twice in all.SelectMany(b => b.Kinds.Select(kind => (kind.Id, b.Rule))).GroupBy(b => (b.Id, b.Rule.Purpose)).Where(g => g.Count() > 1))
            pack.Problems.Add(twice.Last().Rule.At, "ballot.twice", $"“{twice.Last().Rule.Id}”: loại “{twice.Key.Id}” đã có phiếu cùng mục đích ở “{twice.First().Rule.Id}”.");
        return all.SelectMany(b => b.Kinds.Select(kind => (kind.Id, b.Ballot))).GroupBy(b => b.Id)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<Ballot>)[.. g.Select(b => b.Ballot).OrderByDescending(b => b.Of.Purpose)]);
    }

    public Dictionary<string, IReadOnlyList<SpecialRule>> SpecialCases()
    {
        var byKind = new Dictionary<string, List<SpecialRule>>();
        foreach (var special in pack.Pack.SpecialCases.Values)
        {
            Check(special);
            foreach (var kind in Kinds(special.On, special.At))
            {
                if (!byKind.TryGetValue(kind.Id, out var list)) byKind[kind.Id] = list = [];
                var rules = new RuleCompiler(pack, kind, NoTerms, Unnamed);
                list.Add(new SpecialRule(special, Plain(rules.Compile(special.When), special), special.Needs is { } needs ? Plain(rules.Compile(needs), special) : null));
            }
        }
        return byKind.ToDictionary(k => k.Key, k => (IReadOnlyList<SpecialRule>)k.Value);
    }

    public List<Quota> Quotas()
    {
        var quotas = pack.Pack.Quotas.Values.Select(Settle).OfType<Quota>().ToList();
        foreach (var twice in quotas.SelectMany(q => q.Kinds.Select(kind => (kind, q))).GroupBy(q => q.kind).Where(g => g.Count() > 1))
            pack.Problems.Add(twice.Last().q.Of.At, "quota.twice", $"Loại “{twice.Key}” đã thuộc giới hạn tỷ lệ “{twice.First().q.Id}”.");
        return quotas;
    }

    private Ballot Settle(BallotRule rule) => new(rule,
        pack.Setting<BallotBase>(rule.Base, rule.At), pack.Setting<Half>(rule.Half, rule.At) == Half.Reaches, pack.Setting<ByVotes>(rule.Excellent, rule.At) == ByVotes.OrderOnly,
        pack.Setting<Secrecy>(rule.Secrecy, rule.At) == Secrecy.Secret, rule.Quorum is { } quorum ? Share(quorum, rule.At) : null);

    internal enum Half { CarriedDown, Reaches }

    internal enum ByVotes { Majority, OrderOnly }

    private enum Secrecy { Secret, Open }

    internal enum Counted { AfterTaking, BeforeTaking }

    internal enum NoneGood { Takes, Blocks }

    private Quota? Settle(QuotaRule rule)
    {
        var kinds = Kinds(rule.On, rule.At);
        var within = rule.Within is { } word ? Kinds([word], rule.At) : [];
        if (Share(rule.Percent, rule.At) is not { } share) return null;
        var few = rule.Few is { } small
            ? new Few(small.FewerThan, small.Take, pack.Setting<Counted>(small.Counted, rule.At) == Counted.AfterTaking, pack.Setting<NoneGood>(small.NoneGood, rule.At) == NoneGood.Takes) : null;
        if (rule.Exception is { } raised && Share(raised.Percent, rule.At) is { } other && (Int128)other.Numerator * share.Denominator <= (Int128)share.Numerator * other.Denominator)
            pack.Problems.Add(rule.At, "quota.exception", $"“{rule.Id}”: tỷ lệ ngoại lệ {raised.Percent} phải cao hơn {rule.Percent}.");
        var places = new Places(share, pack.Setting<QuotaBase>(rule.Base, rule.At), few);
        foreach (var by in rule.By.Where(b => b != "kind" && kinds.Any(k => pack.Pack.Facts.Find(k.Family, b) is not { Words.Count: > 0 })))
            pack.Problems.Add(rule.At, "quota.by", $"“{by}” không phải là số liệu dạng mã của mọi loại trong “{rule.Id}”. Ghi kind hoặc một số liệu dạng mã.");
        return new Quota(rule, places, rule.Exception is { } e && Share(e.Percent, rule.At) is { } higher ? places with { Share = higher } : null,
            [.. kinds.Select(k => k.Id)], within.Select(k => k.Id).ToHashSet(), [.. rule.Order.Select(o => Key(o, kinds, rule))],
            rule.LeaveOut is { } leave ? kinds.ToDictionary(k => k.Id, k => Compile(k, leave, rule)) : new Dictionary<string, Rule>(),
            rule.Exception is { } exception ? within.ToDictionary(k => k.Id, k => Compile(k, exception.When, rule)) : new Dictionary<string, Rule>());
    }

    private Rule Compile(SubjectKind kind, Condition condition, QuotaRule rule)
    {
        var compiled = new RuleCompiler(pack, kind, NoTerms, Unnamed).Compile(condition);
        if (RuleTree.Populations(compiled).OfType<RelatedRows>().Any(p => p.ReadsLevels) || ReadsOwn(compiled))
            pack.Problems.Add(rule.At, "quota.level", $"“{rule.Id}”: điều kiện của giới hạn tỷ lệ không được dựa vào mức xếp loại, vì mức tùy vào giới hạn ấy.");
        return compiled;
    }

    private Rule Plain(Rule rule, SpecialCase special)
    {
        if (RuleTree.Populations(rule).OfType<RelatedRows>().Any(p => p.ReadsLevels) || ReadsOwn(rule))
            pack.Problems.Add(special.At, "special.level", $"“{special.Id}”: trường hợp đặc biệt được xét trước khi xếp loại nên không được dựa vào mức xếp loại.");
        return rule;
    }

    private static bool ReadsOwn(Rule rule) => RuleTree.Everything(rule).Any(r => r is CodeRule { Column: Known.Level } or KnownRule { Column: Known.Level });

    private void Check(SpecialCase special)
    {
        var outside = special.Effect is SpecialEffect.Exempt or SpecialEffect.ReviewOnly;
        if (outside && Enum.GetValues<Family>().All(f => pack.Pack.Facts.Find(f, Known.Standing) is not { } fact || fact.Code(special.Standing) <= 1))
            pack.Problems.Add(special.At, "special.standing", $"“{special.Id}” cần “standing”: một diện không xếp loại của số liệu standing.");
        if (special.Effect == SpecialEffect.Rerank && special.YearOf is null)
            pack.Problems.Add(special.At, "special.year_of", $"“{special.Id}” cần “year_of”: trường ngày cho biết năm phải xếp loại lại.");
        if (special.Effect == SpecialEffect.Cap && special.Level is null)
            pack.Problems.Add(special.At, "special.cap", $"“{special.Id}” cần “level”: mức cao nhất được xếp.");
        if (special.Effect == SpecialEffect.Comment && special.Needs is null)
            pack.Problems.Add(special.At, "special.needs", $"“{special.Id}” cần “needs”: điều kiện cho biết đã có nhận xét.");
    }

    private Fact? Key(string word, IReadOnlyList<SubjectKind> kinds, QuotaRule rule)
    {
        if (word == "ballot") return null;
        var facts = kinds.Select(k => pack.Pack.Facts.Find(k.Family, word)).Distinct().ToList();
        if (facts is [{ Type: FactType.Count or FactType.Number or FactType.Grade or FactType.Level or FactType.YesNo } fact]) return fact;
        pack.Problems.Add(rule.At, "quota.order", $"“{rule.Id}”: không xếp thứ tự được theo “{word}”. Ghi ballot hoặc một số liệu có thứ tự của loại đối tượng này.");
        return null;
    }

    private Fraction? Share(string text, Mark at)
    {
        if (Fraction.TryParse(text) is { } share) return share;
        pack.Problems.Add(at, "value.share", $"“{text}” không phải là tỷ lệ. Ghi 20%, 1/5 hoặc 0.2.");
        return null;
    }

    private IReadOnlyList<SubjectKind> Kinds(IReadOnlyList<string> words, Mark at)
    {
        var kinds = pack.Pack.Kinds.Values.Where(k => k.Is(words)).ToList();
        foreach (var word in words.Where(w => !kinds.Exists(k => k.Is([w]))))
            pack.Problems.Add(at, "kind.unknown", $"Không có loại đối tượng hay đặc điểm “{word}”. Được phép: {string.Join(", ", pack.Pack.Kinds.Values.SelectMany(k => k.Traits.Prepend(k.Id)).Distinct())}.");
        return kinds;
    }

    private NamedRule? Unnamed(string name, Mark at)
    {
        pack.Problems.Add(at, "condition.unknown", $"Ở đây không dùng được tên điều kiện “{name}”; hãy ghi thẳng số liệu.");
        return null;
    }
}
