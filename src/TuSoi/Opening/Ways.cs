using System.Runtime.CompilerServices;
using TuSoi.Organisation;

namespace TuSoi.Opening;

/// <summary>The ways between subjects on which a pack goes where the work of one organisation is looked at: all others need not be read.</summary>
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
    }

    private static string[] Linked(IEnumerable<string> hops) => [.. hops.Distinct().Except(CycleRoster.FromPath).Order(StringComparer.Ordinal)];

    /// <summary>Relations that are followed from what is reviewed in the organisation and below.</summary>
    public string[] Here { get; }

    /// <summary>Relations that are followed from the bodies above: of these only what waits above or what is reviewed there asks.</summary>
    public string[] Above { get; }

    public static Ways Of(CyclePack pack) => Known.GetValue(pack, p => new Ways(p));
}
