using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.SpecialCases;

namespace TuSoi.Ranking;

/// <summary>What all cards of one kind of subject share; worked out once from the compiled rules.</summary>
internal sealed class CardKind
{
    private readonly Dictionary<string, int> places;
    private readonly bool[] faults, restricted;
    private readonly HashSet<string> common, lists, privates;
    private readonly int[][] all, any, parts;

    public CardKind(CompiledPack pack, KindRules rules)
    {
        (Pack, Rules) = (pack, rules);
        places = rules.Conditions.ToDictionary(c => c.Name, c => c.Index);
        all = [.. rules.Cases.Select(c => Places(CaseParts.Mandatory(c.Rule)))];
        any = [.. rules.Cases.Select((c, i) => Places(CaseParts.Of(c.Rule).Select(p => p.Rule)).Except(all[i]).ToArray())];
        parts = [[], .. Enum.GetValues<QualityLevel>().Select(l => CasesOf(l).SelectMany(c => all[c].Concat(any[c])).Distinct().Order().ToArray())];
        faults = Faults();
        var secrets = new Restriction(pack.Pack.Facts);
        List<Fact> asked = [.. Enum.GetValues<Family>().SelectMany(pack.Pack.Facts.Of)];
        common = [.. asked.Where(f => f.Type != FactType.Records).Select(f => f.Label).Except(asked.Where(f => f.Sensitivity == Sensitivity.Restricted).SelectMany(f => f.Fields.Values).Select(f => f.Label))];
        lists = [.. rules.Conditions.SelectMany(c => RuleTree.Populations(c)).OfType<RelatedRows>().SelectMany(Inner).Select(rows => $"Danh sách {rows.Label} đầy đủ")];
        restricted = [.. rules.Conditions.Select(secrets.Touches)];
        RestrictedSentences = rules.Steps.Where(s => secrets.Touches(s.When)).Select(s => s.Of.Says).Concat(rules.Vetoes.Where(v => secrets.Touches(v.When)).Select(v => v.Of.Says)).ToHashSet();
        Readings = [.. rules.Conditions.Select(c => ReadingRows.Of(c.Named, rules.Ladder))];
        privates = [.. pack.SpecialCases.GetValueOrDefault(rules.Kind.Id, []).Where(r => r.Of.Sensitive || secrets.TouchesBeside(r.When, Known.Standing)).Select(r => r.Of.Id)];
        Articles = Article.Of(pack, rules);
    }

    public CompiledPack Pack { get; }

    public KindRules Rules { get; }

    public string Label => Rules.Kind.Label;

    public Family Family => Rules.Kind.Family;

    /// <summary>How the subject is called where its name is not repeated.</summary>
    public string Who => Family switch
    {
        Family.Member or Family.Leader => "đồng chí",
        Family.Collective => "tập thể",
        _ => "tổ chức",
    };

    /// <summary>What several of them are called.</summary>
    public string Counted => Family switch
    {
        Family.Member or Family.Leader => "người",
        Family.Collective => "tập thể",
        _ => "tổ chức",
    };

    /// <summary>A ballot is held on the level, beside the one by which subjects rank themselves.</summary>
    public bool HasBallot => Pack.Ballots.GetValueOrDefault(Rules.Kind.Id, []).Any(b => b.GivesLevel);

    /// <summary>Some quota limits the kind.</summary>
    public bool HasQuota => Pack.Quotas.Any(q => q.Kinds.Contains(Rules.Kind.Id));

    public int Count => Rules.Conditions.Count;

    /// <summary>AMB rows on which each condition rests, in the order of the conditions.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Readings { get; }

    /// <summary>Sentences of vetoes and resolutions that speak of restricted facts.</summary>
    public IReadOnlySet<string> RestrictedSentences { get; }

    /// <summary>The articles that the rules of this kind read, each with our sentences.</summary>
    public IReadOnlyList<Article> Articles { get; }

    public int PlaceOf(string condition) => places[condition];

    /// <summary>The condition counts against the subject: it lowers or removes a level.</summary>
    public bool IsFault(int condition) => faults[condition];

    /// <summary>The value of the condition is for the subject and the deciding body only.</summary>
    public bool IsRestricted(int condition) => restricted[condition];

    /// <summary>The special case tells of health, maternity, discipline or suspension: for the subject and the deciding body only.</summary>
    public bool IsPrivate(SpecialCase of) => privates.Contains(of.Id);

    /// <summary>A missing fact of this label may be named in lists although its condition is restricted: it is asked of everybody.</summary>
    public bool MayName(string missing) => common.Contains(missing) || lists.Contains(missing);

    /// <summary>Conditions that a case needs all of, in the order of the pack.</summary>
    public IReadOnlyList<int> All(int ofCase) => all[ofCase];

    /// <summary>Conditions of which a case needs some.</summary>
    public IReadOnlyList<int> Any(int ofCase) => any[ofCase];

    public IEnumerable<int> CasesOf(QualityLevel level) => Enumerable.Range(0, Rules.Cases.Count).Where(c => Rules.Cases[c].Of.Level == level);

    /// <summary>Every condition that the cases of a level are made of.</summary>
    public IReadOnlyList<int> PartsOf(QualityLevel level) => parts[(int)level];

    private static int[] Places(IEnumerable<NamedRule> rules) => [.. rules.Select(r => r.Index).Distinct().Order()];

    // Populations inside the predicates of a population: the disciplines of the members of a committee.
    private static IEnumerable<RelatedRows> Inner(RelatedRows rows) =>
        rows.Targets.Values.SelectMany(t => RuleTree.Populations(t.Among).Concat(RuleTree.Populations(t.Where))).OfType<RelatedRows>().SelectMany(Inner).Prepend(rows);

    private bool[] Faults()
    {
        var vetoes = Rules.Vetoes.Where(v => v.Of.Removes.Any(l => l > QualityLevel.NotCompleted)).SelectMany(v => CaseParts.Of(v.When));
        var lowest = CasesOf(QualityLevel.NotCompleted).SelectMany(c => CaseParts.Of(Rules.Cases[c].Rule));
        var higher = Rules.Cases.Where(c => c.Of.Level > QualityLevel.NotCompleted).SelectMany(c => CaseParts.Of(c.Rule)).ToList();
        var against = vetoes.Concat(lowest).Where(p => p.Wanted).Concat(higher.Where(p => !p.Wanted)).Select(p => p.Rule.Index).ToHashSet();
        against.ExceptWith(Rules.Cases.Where(c => c.Of.Level > QualityLevel.NotCompleted).SelectMany(c => CaseParts.Mandatory(c.Rule)).Select(r => r.Index));
        return [.. Rules.Conditions.Select(c => against.Contains(c.Index))];
    }
}
