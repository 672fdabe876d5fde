namespace TuSoi.Rostering.Samples.Districts;

/// <summary>Invents the independent cell of the Front and the mass organisations of a district: heads and deputies two by two.</summary>
internal static class FrontCell
{
    public const int LeastMembers = 12;

    public static SampleOrganisation Make(DistrictDesk desk, int members)
    {
        desk.Made.Units.Add(desk.Root);
        desk.Fill(desk.Root, members, LeastMembers);
        desk.CellCommittee(desk.Root, DistrictKinds.IndependentCellLead);
        return desk.Made;
    }
}
