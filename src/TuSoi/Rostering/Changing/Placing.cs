using TuSoi.Rostering.Layouts;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;

namespace TuSoi.Rostering.Changing;

/// <summary>What may stand where in the tree, as the pack's kinds say; a kind that the pack does not know is no obstacle.</summary>
public static class Placing
{
    /// <summary>Kinds of organisation that may stand directly below one of this kind.</summary>
    public static IReadOnlyList<SubjectKind> KindsBelow(Pack pack, string above) =>
        [.. pack.Kinds.Values.Where(k => k.Family == Family.Organisation && (!pack.Kinds.TryGetValue(above, out var kind) || Traits.Misplaced(k, kind) is null))];

    /// <summary>Whether members are in organisations of this kind: in cells, where the pack has such.</summary>
    public static bool HoldsMembers(Pack pack, string kind) =>
        !pack.Kinds.TryGetValue(kind, out var one) || one.Traits.Contains(Traits.Cell) || !pack.Kinds.Values.Any(k => k.Traits.Contains(Traits.Cell));
}
