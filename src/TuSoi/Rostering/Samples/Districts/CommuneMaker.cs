namespace TuSoi.Rostering.Samples.Districts;

/// <summary>Invents a commune: the cell of its offices, cells of villages, the cell of a school; council, government, Front and mass organisations.</summary>
internal sealed class CommuneMaker(DistrictDesk desk, Dice dice, int number)
{
    private const int Officials = 14, FirstVillage = DistrictDesk.LeastWithCommittee, LeastVillage = 6, LargestVillage = 20, School = 6;

    public const int LeastMembers = Officials + FirstVillage + LeastVillage + School;

    private static readonly string[] MassOrganisations = ["Hội Nông dân", "Hội Liên hiệp Phụ nữ", "Đoàn TNCS Hồ Chí Minh", "Hội Cựu chiến binh"];
    private static readonly string[] Villages = ["Bản Đào", "Bản Mận", "Thôn Chè Xanh", "Bản Suối Đá", "Bản Lúa Nương", "Thôn Cầu Treo", "Bản Gốc Đa", "Thôn Đồi Thông", "Bản Hoa Ban", "Thôn Chợ Phiên"];
    private static readonly string[] Schools = ["Trường Tiểu học", "Trường Trung học cơ sở", "Trường Mầm non"];

    private readonly List<SampleUnit> villages = [];

    public SampleOrganisation Make(int members)
    {
        desk.Made.Units.Add(desk.Root);
        var offices = Cell("Cơ quan xã", Officials, Officials);
        foreach (var size in Sizes(members - Officials - School)) villages.Add(Cell(Villages[villages.Count % Villages.Length] + Again(villages.Count), size, 3, village: true));
        var school = Cell($"{Schools[number % Schools.Length]} {PlaceNames.Commune(number)}", School, 2);
        Party(offices);
        Government(offices.Members);
        Front(offices.Members);
        Board(school, Schools[number % Schools.Length]);
        return desk.Made;
    }

    private SampleUnit Cell(string name, int count, int leading, bool village = false)
    {
        var cell = desk.Cell($"CB{desk.Made.Units.Count:000}", name);
        desk.Fill(cell, count, leading, village);
        return cell;
    }

    private static string Again(int village) => village < Villages.Length ? "" : $" {village / Villages.Length + 1}";

    private List<int> Sizes(int rest)
    {
        List<int> sizes = [FirstVillage];
        for (rest -= FirstVillage; rest > 0; rest -= sizes[^1])
            sizes.Add(rest <= LargestVillage ? rest : rest < LargestVillage + LeastVillage ? rest / 2 : dice.Between(LeastVillage, Math.Min(LargestVillage, rest - LeastVillage)));
        return sizes;
    }

    // Secretary, two deputies who lead council and government, two more: the standing committee. Secretaries of villages and the head of the Front come to the committee.
    private void Party(SampleUnit offices)
    {
        var people = offices.Members;
        people[0].Heads.Add(desk.Root.Code);
        desk.Body("BTV", $"Ban Thường vụ Đảng ủy {PlaceNames.Commune(number)}", DistrictKinds.CommuneLead, desk.Root, [people[0], people[1], people[2], people[6], people[7]]);
        desk.Body("BCH", $"Ban Chấp hành Đảng bộ {PlaceNames.Commune(number)}", DistrictKinds.Committee, desk.Root, [people[0], people[1], people[2], people[6], people[7], people[3], people[8], .. villages.Select(v => v.Members[0])]);
        desk.Leader(DistrictKinds.PartyLeader, people[0], desk.Root);
        foreach (var person in new[] { people[6], people[7] }) desk.Leader(DistrictKinds.CommuneStandingMember, person, desk.Root);
        Cells(offices);
    }

    private void Cells(SampleUnit offices)
    {
        offices.Members[6].Heads.Add(offices.Code);
        desk.Body($"CU{desk.Local(offices)}", $"Chi ủy {offices.Name}", DistrictKinds.CellLead, offices, [offices.Members[6], offices.Members[3], offices.Members[8]]);
        foreach (var village in villages)
        {
            desk.CellCommittee(village, DistrictKinds.CellLead);
            desk.Leader(DistrictKinds.CommuneCommitteeMember, village.Members[0], desk.Root);
        }
    }

    private void Government(List<SamplePerson> people)
    {
        desk.Body("HDND", $"Thường trực HĐND {PlaceNames.Commune(number)}", DistrictKinds.CommuneCouncil, desk.Root, [people[1], people[5]]);
        desk.Body("UBND", $"Tập thể lãnh đạo UBND {PlaceNames.Commune(number)}", DistrictKinds.CommuneGovernment, desk.Root, people[2..5]);
        foreach (var person in people[1..6]) desk.Leader(DistrictKinds.GovernmentLeader, person, desk.Root);
    }

    private void Front(List<SamplePerson> people)
    {
        desk.Body("MTTQ", $"Ban Thường trực Ủy ban MTTQ {PlaceNames.Commune(number)}", DistrictKinds.CommuneFront, desk.Root, [people[8], people[13]]);
        desk.Leader(DistrictKinds.MassLeader, people[8], desk.Root);
        foreach (var (i, name) in MassOrganisations.Index())
        {
            desk.Body($"DT{i + 1}", $"Ban Thường vụ {name} {PlaceNames.Commune(number)}", DistrictKinds.CommuneMass, desk.Root, [people[9 + i], villages[0].Members[3 + i]]);
            desk.Leader(DistrictKinds.MassLeader, people[9 + i], desk.Root);
        }
    }

    private void Board(SampleUnit cell, string school)
    {
        desk.CellCommittee(cell, DistrictKinds.CellLead);
        desk.Body("BGH", $"Ban giám hiệu {school} {PlaceNames.Commune(number)}", DistrictKinds.SchoolBoard, cell, cell.Members[..2]);
        foreach (var person in cell.Members[..2]) desk.Leader(DistrictKinds.SchoolLeader, person, cell);
    }
}
