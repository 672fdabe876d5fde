using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Scopes;
using TuSoi.Rules.SpecialCases;

namespace TuSoi.Rules.Ranking;

/// <summary>Which special cases apply to whom, without any level: what the procedure asks before there is one.</summary>
public sealed class SpecialFindings
{
    private readonly IReadOnlyDictionary<string, Circumstances> circumstances;
    private readonly CompiledPack pack;
    private readonly Scope scope;

    internal SpecialFindings(CompiledPack pack, Scope scope, IReadOnlyDictionary<string, Circumstances> circumstances) =>
        (this.pack, this.scope, this.circumstances) = (pack, scope, circumstances);

    /// <summary>Every case that applies to the subject in that row.</summary>
    public IEnumerable<SpecialCase> Of(string kind, int row)
    {
        if (!circumstances.TryGetValue(kind, out var found) || (found.Word(row >> 6) >> (row & 63) & 1) == 0) yield break;
        var rules = pack.SpecialCases[kind];
        for (var i = 0; i < rules.Count; i++)
            if (found.Applies(i, row)) yield return rules[i].Of;
    }

    /// <summary>Why the subject is not reviewed at all: the sentence of the case, or the standing that is recorded; null: it is reviewed.</summary>
    public string? LeftOut(string kind, int row)
    {
        if (Of(kind, row).FirstOrDefault(c => c.Effect == SpecialEffect.Exempt) is { } exempt) return exempt.Says;
        if (scope.Find(kind)?.Find(Known.Standing) is not CodeColumn standing || standing[row] is 0 or 1) return null;
        var word = standing.Fact.Words[standing[row] - 1];
        return word == "review_only" ? null : standing.Fact.Choices[word];
    }
}
