using System.Runtime.CompilerServices;
using TuSoi.Organisation;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Steps;

namespace TuSoi.Opening;

/// <summary>The ways between subjects on which a pack goes where the work of one organisation is looked at, and whose members it meets there: all others need not be read.</summary>
internal sealed class Ways
{
    private static readonly ConditionalWeakTable<CyclePack, Ways> Known = [];
    private static readonly string[] Up = ["superior", "containing"];

    private Ways(CyclePack pack)
    {
        var meetings = pack.Procedure.Meetings.Values.SelectMany(m => m.Reviews.Append(m.Participants)).Select(CycleRoster.Hops).ToList();
        var needs = pack.Pack.Kinds.Keys.SelectMany(pack.StepsOf).SelectMany(s => s.Needs).Select(n => CycleRoster.Hops(n.Of)).ToList();
        Here = Linked(meetings.Concat(needs).SelectMany(hops => hops).Concat(pack.Procedure.Bodies.Values.SelectMany(b => b.Organ)));
        Above = Linked(meetings.SelectMany(hops => hops).Concat(needs.SelectMany(hops => hops.SkipWhile(hop => !Up.Contains(hop)))));
        MembersBelow = [.. pack.Pack.Kinds.Values.Where(k => k.Family == Family.Organisation && ReadsMembersBelow(pack, k)).Select(k => k.Id)];
    }

    private static string[] Linked(IEnumerable<string> hops) => [.. hops.Distinct().Except(CycleRoster.FromPath).Order(StringComparer.Ordinal)];

    /// <summary>Relations that are followed from what is reviewed in the organisation and below.</summary>
    public string[] Here { get; }

    /// <summary>Relations that are followed from the bodies above: of these only what waits above or what is reviewed there asks.</summary>
    public string[] Above { get; }

    /// <summary>Kinds of organisations for which members below are read, who are many: only where one of its bodies has something to do about them, or waits for them.</summary>
    public string[] MembersBelow { get; }

    public static Ways Of(CyclePack pack) => Known.GetValue(pack, p => new Ways(p));

    private static bool ReadsMembersBelow(CyclePack pack, SubjectKind unit) => pack.Pack.Kinds.Values.Any(kind => pack.StepsOf(kind.Id).Any(step =>
        pack.Body(step.By) is { Seat: Seat.Containing or Seat.Superior } body && (body.Seat == Seat.Superior || unit.Is(body.Of)) && (kind.Family == Family.Member || step.Needs.Any(n => n.Of.Split('.').Contains("members")))));
}
