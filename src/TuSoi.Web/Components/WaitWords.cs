using TuSoi.Opening;
using TuSoi.Opening.Boards;
using TuSoi.Ranking;

namespace TuSoi.Web.Components;

/// <summary>What a step waits for, and on whom: one line for each thing.</summary>
public static class WaitWords
{
    public static IEnumerable<string> Of(UnitWork work, IEnumerable<Waited> waits) =>
        waits.GroupBy(w => w.Need.Step).Select(g => $"{BoardBook.Brief(Says(work.Pack, g.First()))} ({Whom(work, [.. g.DistinctBy(w => w.On.Id)])})");

    private static string Whom(UnitWork work, IReadOnlyList<Waited> waits)
    {
        var names = waits.Select(w => Whom(work, w, waits.Count > 1)).Distinct().ToList();
        return Say.Names(names.Order(NameOrder.ByGiven), names.Count, 2, "nơi khác");
    }

    // Of several, the organisation says enough.
    private static string Whom(UnitWork work, Waited waited, bool ofMany) =>
        waited.Elsewhere ? Rule(work.Pack, waited) is { } step ? BoardBook.Brief(work.Pack.Body(step.By).Label) : "nơi khác"
        : Rule(work.Pack, waited) is { } own && !IsOwn(work, own) && work.Agenda.Responsible(waited.On, own) is { } body ? (ofMany ? body.Organisation?.Name : null) ?? body.Responsible : waited.On.Name;

    // Where everybody does it for himself, no body has to be looked for, and they are many.
    private static bool IsOwn(UnitWork work, Rules.Steps.StepRule step) => !work.Progress.AnyAsked && work.Agenda.IsOfPerson(step);

    private static string Says(CyclePack pack, Waited waited) => Rule(pack, waited)?.Says ?? waited.Need.Step;

    // What lies elsewhere is a step of another kind of subject.
    private static Rules.Steps.StepRule? Rule(CyclePack pack, Waited waited) =>
        (waited.Elsewhere ? null : pack.Find(waited.On.Kind, waited.Need.Step)) ?? pack.Pack.Kinds.Keys.Select(k => pack.Find(k, waited.Need.Step)).FirstOrDefault(s => s is not null);
}
