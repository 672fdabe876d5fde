namespace TuSoi.Rostering.Samples.Districts;

/// <summary>Invents agencies of a district: several in a chapter, or one in an independent cell; of the state's sectors too.</summary>
internal sealed class AgencyMaker(DistrictDesk desk, Dice dice)
{
    public const int LeastInCell = 6, LeastInChapter = 3 * LeastInCell, LeastInSector = 5;

    private const int Largest = 20;

    /// <summary>A chapter with a cell for each agency; the head of the second agency leads it.</summary>
    /// <param name="standing">Whether the chapter has a standing committee; else the committee itself is reviewed (SPC-109).</param>
    /// <param name="above">Agencies whose head is in the standing committee of the district, and a leader there.</param>
    public SampleOrganisation Chapter(int members, IReadOnlyList<string> names, bool standing, params IReadOnlyList<int> above)
    {
        desk.Made.Units.Add(desk.Root);
        foreach (var (i, size) in Sizes(members, names.Count).Index())
        {
            var cell = desk.Cell($"CB{i + 1:000}", i < names.Count ? names[i] : $"{names[i % names.Count]} {i / names.Count + 1}");
            desk.Fill(cell, size, LeastInCell);
        }
        var cells = desk.Made.AllCells.ToList();
        List<SamplePerson> heads = [cells[1].Members[0], cells[0].Members[0], .. cells.Skip(2).Select(c => c.Members[0])];
        heads[0].Heads.Add(desk.Root.Code);
        if (standing) desk.Body("BTV", $"Ban Thường vụ Đảng ủy {Local}", DistrictKinds.AgencyLead, desk.Root, heads[..3]);
        desk.Body("BCH", $"Ban Chấp hành {desk.Root.Name}", standing ? DistrictKinds.Committee : DistrictKinds.AgencyCommittee, desk.Root, heads);
        foreach (var (i, cell) in cells.Index()) One(cell, cell.Name["Chi bộ ".Length..], DistrictKinds.CellLead, headIsAbove: above.Contains(i));
        return desk.Made;
    }

    /// <summary>An independent cell of one agency.</summary>
    public SampleOrganisation Cell(int members, string name)
    {
        desk.Made.Units.Add(desk.Root);
        desk.Fill(desk.Root, members, DistrictDesk.LeastWithCommittee);
        One(desk.Root, name, DistrictKinds.IndependentCellLead, headIsAbove: false);
        return desk.Made;
    }

    /// <summary>An independent cell of an agency that its own sector ranks.</summary>
    public SampleOrganisation Sector(int members, string name)
    {
        desk.Made.Units.Add(desk.Root);
        desk.Fill(desk.Root, members, LeastInSector);
        desk.CellCommittee(desk.Root, DistrictKinds.IndependentCellLead);
        desk.Body("LD", $"Tập thể lãnh đạo {name}", DistrictKinds.VerticalBoard, desk.Root, desk.Root.Members[..2]);
        foreach (var person in desk.Root.Members[..2]) desk.Leader(DistrictKinds.VerticalLeader, person, desk.Root);
        return desk.Made;
    }

    private string Local => desk.Root.Name["Đảng bộ ".Length..];

    private void One(SampleUnit cell, string name, string committee, bool headIsAbove)
    {
        desk.CellCommittee(cell, committee);
        desk.Body($"LD{desk.Local(cell)}", $"Tập thể lãnh đạo {name}", DistrictKinds.AgencyBoard, cell, cell.Members[..2]);
        desk.Body($"CQ{desk.Local(cell)}", name, DistrictKinds.Agency, cell, cell.Members[..2]);
        foreach (var person in cell.Members[(headIsAbove ? 1 : 0)..2]) desk.Leader(DistrictKinds.DistrictLeader, person, cell);
    }

    private List<int> Sizes(int members, int least)
    {
        List<int> sizes = [.. Enumerable.Repeat(LeastInCell, least)];
        for (var rest = members - sizes.Sum(); rest > 0;)
        {
            var more = Math.Min(rest, dice.Between(LeastInCell, Largest));
            if (rest - more is > 0 and < LeastInCell) more = rest;
            if (more < LeastInCell) sizes[^1] += more;
            else sizes.Add(more);
            rest -= more;
        }
        return sizes;
    }
}
