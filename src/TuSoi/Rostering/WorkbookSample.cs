using TuSoi.Office.Xlsx;
using TuSoi.Rostering.Layouts;
using TuSoi.Rostering.Samples;
using TuSoi.Rostering.Samples.Districts;
using TuSoi.Rules.Packs;

namespace TuSoi.Rostering;

/// <summary>A filled-in workbook of organisations that do not exist, for trying out, demonstrations and measuring.</summary>
public static class WorkbookSample
{
    public const int MostMembers = 99_999;

    /// <summary>The fewest organisations of a bloc that have a place for every special case.</summary>
    public const int LeastOrganisations = BlocPlan.LeastOrganisations;

    public const int MostOrganisations = 2_000;

    /// <summary>Special cases of the sample of a bloc or a district, each with the code of the subject where it stands.</summary>
    public static IReadOnlyList<SampleCase> CasesOf(Pack pack) => [.. (IsDistrict(pack) ? DistrictSpecials.All : SampleSpecials.Of(pack.Head.InForce.Year).All).Select(s => s.Case)];

    /// <summary>Whether the pack has the kinds of a district: then a sample is always a whole one, on the day its year opens.</summary>
    public static bool IsDistrict(Pack pack) => DistrictKinds.AreIn(pack);

    /// <summary>The fewest organisations that have a place for every special case of the pack's sample.</summary>
    public static int LeastOrganisationsOf(Pack pack) => IsDistrict(pack) ? DistrictPlan.LeastOrganisations : LeastOrganisations;

    /// <summary>The fewest members with which so many organisations can be made.</summary>
    public static int LeastMembersOf(Pack pack, int organisations) => IsDistrict(pack) ? DistrictPlan.LeastMembers(organisations) : LeastMembers(organisations);

    /// <summary>Whether the pack knows an organisation above the grassroots ones, so that a bloc can be made.</summary>
    public static bool HasBloc(Pack pack) => Traits.UpperOf(pack) is not null;

    /// <summary>The fewest members with which a bloc of so many organisations can be made.</summary>
    public static int LeastMembers(int organisations) => BlocPlan.LeastMembers(organisations);

    /// <summary>
    /// Writes the workbook of one grassroots organisation: the same pack, members and seed always give the same bytes. No person in it is
    /// real. Most complete well, some complete, few excel, one or two do not; some facts are missing; ballots mostly see people as the facts
    /// do. Where the pack scores organisations, an odd seed gives the organisation at least 85 points without outstanding achievements
    /// (AMB-04), and the second cell always has an incident that its points contradict (AMB-02).
    /// </summary>
    /// <param name="members">How many members; up to 30 make one grassroots cell, more make a chapter with cells of 8 to 25.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one or more than 99,999 members.</exception>
    public static void Write(Stream output, Pack pack, int members, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(members, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(members, MostMembers);
        var dice = new Dice(seed);
        Write(output, pack, SampleRoster.Single(pack, dice, pack.Head.InForce.Year, members), dice, seed);
    }

    /// <summary>
    /// Writes the workbook of a bloc: an organisation above, below it chapters with their cells and independent cells, some with fewer than
    /// five members; everyone's ballots. About one member in five reaches Excellent, so that quotas bite. Nothing is decided yet.
    /// Organisations T01 to T12 are always there and hold the special cases, which the first sheet lists: T01 those of members (in its first
    /// two cells), T02 a tie at the limit of the quota, T03 the unit to which a fault is charged, T04 a committee and a head above what they
    /// lead, T05 to T09 new, reorganised and received organisations, T07 odd ballots, T10 and T11 too few members.
    /// Where the pack has the kinds of a district, a district is written: T01 a commune, T02 and T03 the chapters of its agencies, T04 the cell of Front
    /// and mass organisations, T05 a cell of a sector, T06 a cell without a committee; then communes, cells and chapters in turn.
    /// </summary>
    /// <param name="organisations">How many grassroots organisations.</param>
    /// <param name="members">How many members in all.</param>
    /// <exception cref="ArgumentOutOfRangeException">Too few or too many organisations or members.</exception>
    /// <exception cref="ArgumentException">The pack has no kind of organisation above the grassroots ones.</exception>
    /// <returns>The organisation at the top.</returns>
    public static (string Code, string Name, string Kind) WriteBloc(Stream output, Pack pack, int organisations, int members, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(organisations, LeastOrganisationsOf(pack));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(organisations, MostOrganisations);
        ArgumentOutOfRangeException.ThrowIfLessThan(members, LeastMembersOf(pack, organisations));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(members, MostMembers);
        var (dice, year) = (new Dice(seed), pack.Head.InForce.Year);
        var roster = IsDistrict(pack) ? new DistrictMaker(pack, dice, year).Make(organisations, members) : SampleRoster.Bloc(pack, dice, year, organisations, members);
        Write(output, pack, roster, dice, seed);
        return (roster.Upper!.Code, roster.Upper.Name, roster.Upper.Kind.Id);
    }

    private static void Write(Stream output, Pack pack, SampleRoster roster, Dice dice, int seed) =>
        XlsxWriter.Write(output, [.. new SampleSheets(pack, roster, dice, pack.Head.InForce.Year, seed).All()]);
}
