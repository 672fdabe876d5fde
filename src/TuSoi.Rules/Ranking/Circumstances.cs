using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Scopes;
using TuSoi.Rules.SpecialCases;

namespace TuSoi.Rules.Ranking;

/// <summary>
/// The special cases of the subjects of one kind. A case applies only where its trigger is met: an event that is not recorded is no event.
/// </summary>
internal sealed class Circumstances(IReadOnlyList<SpecialRule> rules, IReadOnlyList<(Planes When, Planes? Needs)> answers, CodeColumn? external)
{
    public static Circumstances None { get; } = new([], [], null);

    public IReadOnlyList<SpecialRule> Rules => rules;

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
    public CodeColumn? Standing(Table table, Fact? standing)
    {
        var outside = rules.Select((rule, i) => (rule, i)).Where(r => r.rule.Of.Effect is SpecialEffect.Exempt or SpecialEffect.ReviewOnly).ToList();
        if (outside.Count == 0 || standing is null) return null;
        var column = (CodeColumn)Columns.Blank(standing, table.Count);
        var given = table.Find(Known.Standing) as CodeColumn;
        var changed = false;
        for (var row = 0; row < table.Count; row++)
        {
            if (given is not null) column[row] = given[row];
            if (column[row] > 1) continue;
            foreach (var (rule, i) in outside)
            {
                if (!Applies(i, row)) continue;
                column[row] = standing.Code(rule.Of.Standing);
                changed = true;
                break;
            }
        }
        return changed ? column : null;
    }
}
