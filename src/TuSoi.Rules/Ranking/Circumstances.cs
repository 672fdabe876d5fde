using System.Numerics;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Scopes;
using TuSoi.Rules.SpecialCases;

namespace TuSoi.Rules.Ranking;

/// <summary>
/// The special cases of the subjects of one kind. A case applies only where its trigger is met: an event that is not recorded is no event.
/// </summary>
internal sealed class Circumstances(Table table, IReadOnlyList<SpecialRule> rules, IReadOnlyList<(Planes When, Planes? Needs)> answers)
{
    private readonly CodeColumn? external = table.Find(Known.ExternalLevel) as CodeColumn;
    private readonly ulong[] any = Any(answers.Select(a => a.When.Met), table.Count);

    public static Circumstances None { get; } = new(new Table("", 0), [], []);

    /// <summary>The rows of a word to which some case applies; the others need not be asked.</summary>
    public ulong Word(int word) => any.Length == 0 ? 0 : any[word];

    public bool Applies(int rule, int row) => answers[rule].When[row] == Trit.Met;

    /// <summary>A comment is asked for and not there.</summary>
    public bool Waits(int rule, int row) => rules[rule].Of.Effect == SpecialEffect.Comment && Applies(rule, row) && answers[rule].Needs is { } needs && needs[row] != Trit.Met;

    public bool Holds(int row) => Has(SpecialEffect.Hold, row) is not null;

    /// <summary>The level another body gave, 1 to 4; 0 where none counts.</summary>
    public int ExternalOf(int row) => external is not null && Has(SpecialEffect.External, row) is not null ? external[row] : 0;

    /// <summary>The lowest cap among the special cases, 1 to 4; 0: none.</summary>
    public int CeilingOf(int row)
    {
        var ceiling = 0;
        for (var i = 0; i < rules.Count; i++)
            if (rules[i].Of is { Effect: SpecialEffect.Cap, Level: { } level } && Applies(i, row) && (ceiling == 0 || (int)level < ceiling)) ceiling = (int)level;
        return ceiling;
    }

    public VerdictFlags FlagsOf(int row)
    {
        var flags = VerdictFlags.None;
        for (var i = 0; i < rules.Count; i++)
        {
            if (!Applies(i, row)) continue;
            if (rules[i].Of.Decide) flags |= VerdictFlags.SpecialDecision;
            if (Waits(i, row)) flags |= VerdictFlags.CommentOwed;
        }
        return flags;
    }

    private SpecialRule? Has(SpecialEffect effect, int row)
    {
        for (var i = 0; i < rules.Count; i++)
            if (rules[i].Of.Effect == effect && Applies(i, row)) return rules[i];
        return null;
    }

    /// <summary>The standing that follows from the special cases; null where nothing changes.</summary>
    public CodeColumn? Standing(Fact? standing)
    {
        (SpecialRule Rule, ulong[] Met)[] outside = [.. rules.Select((rule, i) => (rule, answers[i].When.Met)).Where(r => r.rule.Of.Effect is SpecialEffect.Exempt or SpecialEffect.ReviewOnly)];
        if (outside.Length == 0 || standing is null) return null;
        var given = table.Find(Known.Standing) as CodeColumn;
        var column = given is null ? (CodeColumn)Columns.Blank(standing, table.Count) : given with { Narrow = [.. given.Narrow] };
        var changed = false;
        var affected = Any(outside.Select(o => o.Met), table.Count);
        for (var w = 0; w < affected.Length; w++)
        {
            for (var left = affected[w]; left != 0; left &= left - 1)
            {
                var (row, bit) = ((w << 6) + BitOperations.TrailingZeroCount(left), left & (~left + 1));
                if (column[row] > 1) continue;
                column[row] = standing.Code(outside.First(o => (o.Met[row >> 6] & bit) != 0).Rule.Of.Standing);
                changed = true;
            }
        }
        return changed ? column : null;
    }

    private static ulong[] Any(IEnumerable<ulong[]> planes, int rows)
    {
        var any = new ulong[(rows + 63) >> 6];
        foreach (var plane in planes)
            for (var w = 0; w < any.Length; w++) any[w] |= plane[w];
        // Beyond the last row, planes hold what they like.
        if ((rows & 63) != 0) any[^1] &= (1UL << (rows & 63)) - 1;
        return any;
    }
}
