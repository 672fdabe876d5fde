using TuSoi.Rules.Conditions;
using TuSoi.Rules.Linting;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Scopes;
using TuSoi.Rules.Steps;

namespace TuSoi.Cli.Story;

/// <summary>Which rows of the pack's document the story must touch, and which it did.</summary>
internal sealed class Coverage(Pack pack, Catalogue catalogue, StorySize size)
{
    private static readonly string[] Families = ["PRC-", "DEP-", "MTG-", "SPC-"];

    private readonly HashSet<string> touched = [];

    /// <summary>Rows of the document, but for those the pack leaves open with a reason.</summary>
    public IReadOnlyList<string> Wanted { get; } = [.. catalogue.Rows.Where(r => Families.Any(f => r.Key.StartsWith(f, StringComparison.Ordinal)) && r.Value.Source.Contains(pack.Head.Source) && !pack.OpenRows.ContainsKey(r.Key) && !size.Without.Contains(r.Key)).Select(r => r.Key)];

    public IReadOnlyList<string> Missing => [.. Wanted.Where(r => !touched.Contains(r))];

    public void Touch(IEnumerable<string> rows)
    {
        lock (touched) touched.UnionWith(rows);
    }

    public void Touch(Because because) => Touch(because.Row);

    /// <summary>Every step somebody has done: with what it waited for, its date, the bodies of it and the meeting it belongs to.</summary>
    public void TouchDone(Stage stage)
    {
        var procedure = pack.Procedure;
        foreach (var kind in stage.Roster.All.GroupBy(s => s.Kind))
            foreach (var step in stage.Pack.StepsOf(kind.Key).Where(step => kind.Any(s => stage.Progress.IsDone(s.Id, step.Id))))
            {
                if (step.Kind == StepKind.Decision) TouchRules();
                Touch(step.Rows.Concat(new[] { step.By, step.Votes, step.Signs, step.To, step.Through }.Concat(step.Asks).OfType<string>().SelectMany(b => procedure.Bodies[b].Because.Row)));
                if (step.Meeting is { } meeting) Touch(procedure.Meetings[meeting].Rows.Concat(procedure.Conduct.SelectMany(c => c.Because.Row)));
                if (step.Ballot is { } ballot) Touch(pack.Ballots[ballot].Because.Row.Concat(pack.Conduct.SelectMany(c => c.Because.Row)));
            }
    }

    /// <summary>A verdict was computed: every condition and every quota of the pack was asked.</summary>
    private void TouchRules()
    {
        foreach (var ladder in pack.Ladders.Values)
            Touch(ladder.Conditions.SelectMany(c => c.Head.Because.Row.Concat(c.Head.Reading)).Concat(ladder.Cases.SelectMany(c => c.Case.Because.Row)));
        foreach (var quota in pack.Quotas.Values) Touch(quota.Because.Row.Concat(quota.Few?.Because.Row ?? []));
    }

    /// <summary>Kinds of subject that are there, and special cases that apply to somebody.</summary>
    public void Touch(SpecialFindings special, Scope scope)
    {
        foreach (var table in scope.Tables.Where(t => t.Count > 0 && pack.Kinds.ContainsKey(t.Kind)))
        {
            Touch(pack.Kinds[table.Kind].Because);
            for (var row = 0; row < table.Count; row++)
                foreach (var one in special.Of(table.Kind, row)) Touch(one.Because.Row.Concat(one.Reading));
        }
    }
}
