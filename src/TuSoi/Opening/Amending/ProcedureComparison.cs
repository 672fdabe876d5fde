using System.Globalization;
using TuSoi.Rules.Calendars;
using TuSoi.Rules.Steps;

namespace TuSoi.Opening.Amending;

/// <summary>Two procedures laid side by side, for the kinds of subject that a cycle has.</summary>
internal static class ProcedureComparison
{
    private const string Date = "Ngày", Whole = "Bước";

    public static IEnumerable<StepChange> Steps(CyclePack old, CyclePack changed, IEnumerable<string> kinds) =>
        kinds.SelectMany(kind => old.StepsOf(kind).Concat(changed.StepsOf(kind)).Select(s => s.Id).Distinct().SelectMany(step => Step(old, changed, kind, step)));

    public static IEnumerable<RuleChange> Rules(Procedure old, Procedure changed) =>
        Rules(old.Bodies, changed.Bodies).Concat(Rules(old.Meetings, changed.Meetings)).Concat(Rules(old.Roles, changed.Roles));

    private static IEnumerable<StepChange> Step(CyclePack old, CyclePack changed, string kind, string step) => (old.Find(kind, step), changed.Find(kind, step)) switch
    {
        (null, { } begun) => [new(kind, step, Whole, null, begun.Says)],
        ({ } ended, null) => [new(kind, step, Whole, ended.Says, null)],
        var (before, after) => Different(Told(old, kind, before!), Told(changed, kind, after!)).Select(d => new StepChange(kind, step, d.What, d.Old, d.New)),
    };

    private static Dictionary<string, string> Told(CyclePack pack, string kind, StepRule step) => new(RuleText.Of(step)) { [Date] = Day(pack.Dates.Of(kind, step)) };

    private static IEnumerable<RuleChange> Rules<T>(IReadOnlyDictionary<string, T> old, IReadOnlyDictionary<string, T> changed) where T : notnull =>
        old.Keys.Union(changed.Keys).SelectMany(id => Different(TextOf(old, id), TextOf(changed, id)).Select(d => new RuleChange(id, d.What, d.Old, d.New)));

    private static IReadOnlyDictionary<string, string> TextOf<T>(IReadOnlyDictionary<string, T> rules, string id) where T : notnull => rules.TryGetValue(id, out var rule) ? RuleText.Of(rule) : new Dictionary<string, string>();

    private static IEnumerable<(string What, string? Old, string? New)> Different(IReadOnlyDictionary<string, string> old, IReadOnlyDictionary<string, string> changed) =>
        old.Keys.Union(changed.Keys).Select(what => (what, Old: old.GetValueOrDefault(what), New: changed.GetValueOrDefault(what))).Where(d => d.Old != d.New);

    private static string Day(DueDate due) => due.OnTime.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) + (due.Last != due.OnTime ? " (trễ nhất " + due.Last.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) + ")" : "") + (due.At is { } at ? at.ToString(" HH:mm", CultureInfo.InvariantCulture) : "");
}
