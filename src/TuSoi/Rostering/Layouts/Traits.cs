namespace TuSoi.Rostering.Layouts;

/// <summary>Words that packs put on kinds and that the roster gives a meaning to.</summary>
internal static class Traits
{
    public const string Cell = "cell", Grassroots = "grassroots", Committee = "committee", StandingCommittee = "standing_committee", Leadership = "leadership";
}
