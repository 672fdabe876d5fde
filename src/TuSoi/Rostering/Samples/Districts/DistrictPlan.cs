namespace TuSoi.Rostering.Samples.Districts;

/// <summary>What an organisation of a district is.</summary>
internal enum DistrictForm
{
    Commune,

    /// <summary>The chapters of the party's and the government's agencies of the district.</summary>
    Party, Government,

    /// <summary>The cell of the Front and the mass organisations of the district.</summary>
    Front,

    /// <summary>A cell of an agency that its own sector ranks.</summary>
    Sector,

    /// <summary>A cell of one agency; a chapter of several.</summary>
    Agency, Agencies,
}

/// <param name="Number">Its place in the district, from 1.</param>
/// <param name="Turn">Which one of its form, from 0.</param>
internal sealed record DistrictPlace(int Number, DistrictForm Form, int Turn, int Members);

/// <summary>Which organisations a district has: six in known places, for the special cases, then communes, cells and chapters in turn.</summary>
internal static class DistrictPlan
{
    public const int LeastOrganisations = 6;

    /// <summary>The fewest members with which so many organisations can be made.</summary>
    public static int LeastMembers(int organisations) => Enumerable.Range(1, organisations).Sum(n => Least(FormOf(n)));

    public static IEnumerable<DistrictPlace> Places(int organisations, int members)
    {
        var forms = Enumerable.Range(1, organisations).Select(FormOf).ToList();
        var (rest, weight) = (members - forms.Sum(Least), Enumerable.Range(1, organisations).Sum(Weight));
        foreach (var (i, form) in forms.Index())
        {
            var own = Weight(i + 1);
            var more = own == 0 ? 0 : (int)((long)rest * own / weight);
            (rest, weight) = (rest - more, weight - own);
            yield return new(i + 1, form, forms.Take(i).Count(f => f == form), Least(form) + more);
        }
    }

    private static DistrictForm FormOf(int number) => number switch
    {
        1 => DistrictForm.Commune,
        2 => DistrictForm.Party,
        3 => DistrictForm.Government,
        4 => DistrictForm.Front,
        5 => DistrictForm.Sector,
        6 => DistrictForm.Agency,
        _ when number % 12 == 0 => DistrictForm.Agencies,
        _ when number % 12 == 5 => DistrictForm.Sector,
        _ when number % 3 == 0 => DistrictForm.Agency,
        _ => DistrictForm.Commune,
    };

    private static int Least(DistrictForm form) => form switch
    {
        DistrictForm.Commune => CommuneMaker.LeastMembers,
        DistrictForm.Front => FrontCell.LeastMembers,
        DistrictForm.Sector => AgencyMaker.LeastInSector,
        DistrictForm.Agency => AgencyMaker.LeastInCell,
        _ => AgencyMaker.LeastInChapter,
    };

    // The cell of the sixth place stays small: it has no committee.
    private static int Weight(int number) => FormOf(number) switch
    {
        DistrictForm.Commune => 8,
        DistrictForm.Party or DistrictForm.Government or DistrictForm.Agencies => 2,
        DistrictForm.Agency when number > LeastOrganisations => 1,
        _ => 0,
    };
}
