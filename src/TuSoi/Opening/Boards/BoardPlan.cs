using System.Runtime.CompilerServices;
using TuSoi.Rules.Calendars;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Steps;

namespace TuSoi.Opening.Boards;

/// <summary>Something that a step waits for, as counters can tell it.</summary>
/// <param name="Steps">Places in the plan of the steps that must be finished.</param>
/// <param name="Above">They may lie above the unit.</param>
/// <param name="All">Every one of several subjects must have finished.</param>
internal sealed record BoardNeed(int[] Steps, bool Above, bool All, bool UntilDue);

/// <summary>A step of a kind of subject, as a board needs to know it.</summary>
internal sealed record BoardStep(string Kind, StepRule Rule, int Phase, DueDate Due, string Holder, BoardNeed[] Needs);

/// <summary>All steps of a pack in one list, so that counters can be read as numbers; made once for a pack.</summary>
internal sealed class BoardPlan
{
    private static readonly ConditionalWeakTable<CyclePack, BoardPlan> Known = [];

    private readonly Dictionary<(string Kind, string Step), int> places;

    private BoardPlan(CyclePack pack)
    {
        List<(string Kind, StepRule Step)> all = [.. pack.Pack.Kinds.Keys.SelectMany(k => pack.StepsOf(k).Select(s => (k, s)))];
        Steps = [.. all.Select(s => new BoardStep(s.Kind, s.Step, pack.Phases.Of(s.Kind, s.Step.Id) - 1, pack.Dates.Of(s.Kind, s.Step), HolderOf(pack, s.Kind, s.Step),
            [.. s.Step.Needs.Select(n => Need(pack, all, s.Kind, n)).Where(n => n.Steps.Length > 0)]))];
        places = all.Select((s, i) => (s, i)).ToDictionary(s => (s.s.Kind, s.s.Step.Id), s => s.i);
        OfPhase = [.. Phases.All.Select(p => Enumerable.Range(0, Steps.Length).Where(i => Steps[i].Phase == p.Number - 1).ToArray())];
        (Kinds, Ids) = ([.. all.Select(s => s.Kind)], [.. all.Select(s => s.Step.Id)]);
    }

    public BoardStep[] Steps { get; }

    /// <summary>Places of the steps of each phase.</summary>
    public int[][] OfPhase { get; }

    public int? Find(string kind, string step) => places.TryGetValue((kind, step), out var at) ? at : null;

    public string[] Kinds { get; }
    public string[] Ids { get; }

    public static BoardPlan Of(CyclePack pack) => Known.GetValue(pack, p => new BoardPlan(p));

    // "Chi ủy (bí thư nơi không có chi ủy)" is Chi ủy in a narrow column; a person is told by his kind.
    private static string HolderOf(CyclePack pack, string kind, StepRule step)
    {
        var body = pack.Body(step.By);
        return body.Seat == Seat.Person ? pack.Kind(kind).Label : body.Label.Split('(', ',')[0].Trim();
    }

    private static BoardNeed Need(CyclePack pack, List<(string Kind, StepRule Step)> all, string kind, NeedRule need)
    {
        var hops = need.Of.Split('.', StringSplitOptions.RemoveEmptyEntries);
        var steps = all.Select((s, i) => (s, i)).Where(s => s.s.Step.Id == need.Step && (hops.Length == 0 ? s.s.Kind == kind : Leads(hops[^1], pack.FamilyOf(s.s.Kind)))).Select(s => s.i).ToArray();
        return new BoardNeed(steps, hops.Any(h => h is "superior" or "containing"), hops.Length > 0, need.UntilDue);
    }

    private static bool Leads(string hop, Family family) => hop switch
    {
        "organisation" or "superior" or "containing" or "subordinates" or "units_below" => family == Family.Organisation,
        "committee" or "standing_committee" or "leadership" or "same_level_bodies" => family == Family.Collective,
        "members" => family == Family.Member,
        "committee_members" => family is Family.Member or Family.Leader,
        _ => true,
    };
}
