using TuSoi.Rules.Packs;

namespace TuSoi.Rostering.Layouts;

/// <summary>Words that packs put on kinds and that the roster gives a meaning to.</summary>
internal static class Traits
{
    public const string Cell = "cell", Grassroots = "grassroots", Upper = "upper", Committee = "committee", StandingCommittee = "standing_committee", Leadership = "leadership";

    /// <summary>The kind above the grassroots organisations of a bloc; null where the pack has none.</summary>
    public static SubjectKind? UpperOf(Pack pack) => pack.Kinds.Values.FirstOrDefault(k => k.Traits.Contains(Upper));

    /// <summary>The code of the reason why an organisation of one kind does not stand directly below one of another; null where it may.</summary>
    public static string? Misplaced(SubjectKind one, SubjectKind above) =>
        one.Traits.Contains(Upper) ? "superior.upper"
        : one.Traits.Contains(Grassroots) && !above.Traits.Contains(Upper) ? "superior.grassroots"
        : !one.Traits.Contains(Grassroots) && above.Traits.Contains(Upper) ? "superior.below_upper"
        : above.Traits.Contains(Cell) ? "superior.cell"
        : above.Id == one.Id ? "superior.kind" : null;
}
