namespace TuSoi.Rostering.Samples.Districts;

/// <summary>
/// The district's own bodies, from people of its agencies: standing committee and committee, council and government, Front and mass organisations;
/// and who is a leader there. The first three leaders are managed by the province.
/// </summary>
internal sealed class DistrictBodies(DistrictDesk desk, IReadOnlyList<SampleOrganisation> below)
{
    private const int CommuneSecretaries = 8;

    private static readonly string[] MassOrganisations = ["Hội Nông dân huyện", "Hội Liên hiệp Phụ nữ huyện", "Huyện đoàn", "Hội Cựu chiến binh huyện"];

    private readonly List<SampleUnit> party = [.. below[1].AllCells], government = [.. below[2].AllCells];
    private readonly List<SamplePerson> front = below[3].Root.Members;

    private SamplePerson Secretary => party[1].Members[2];

    private SamplePerson Chairman => government[1].Members[2];

    public void Make()
    {
        Secretary.Heads.Add(desk.Root.Code);
        List<SamplePerson> standing = [Secretary, party[1].Members[3], Chairman, government[1].Members[3], party[0].Members[0], party[2].Members[0], front[0]];
        desk.Body("BTV", "Ban Thường vụ Huyện ủy Hoa Ban", DistrictKinds.DistrictLead, desk.Root, standing);
        desk.Body("BCH", "Ban Chấp hành Đảng bộ huyện Hoa Ban", DistrictKinds.Committee, desk.Root, [.. standing, party[1].Members[0], government[0].Members[0], government[1].Members[0], .. CommuneLeads()]);
        foreach (var person in standing) desk.Leader(DistrictKinds.StandingMember, person, desk.Root);
        Council();
        Front();
    }

    private IEnumerable<SamplePerson> CommuneLeads() =>
        below.Where(o => o.Root.Kind.Id == DistrictKinds.CommuneChapter).Take(CommuneSecretaries).Select(o => o.AllCells.First().Members[0]);

    private void Council()
    {
        List<SamplePerson> deputies = [government[1].Members[4], government[1].Members[5]];
        desk.Body("HDND", "Thường trực HĐND huyện Hoa Ban", DistrictKinds.Council, desk.Root, [Secretary, deputies[0]]);
        desk.Body("UBND", "Tập thể lãnh đạo UBND huyện Hoa Ban", DistrictKinds.Government, desk.Root, [Chairman, government[1].Members[3], deputies[1]]);
        foreach (var person in deputies) desk.Leader(DistrictKinds.DistrictLeader, person, desk.Root);
    }

    private void Front()
    {
        desk.Body("MTTQ", "Ban Thường trực Ủy ban MTTQ huyện Hoa Ban", DistrictKinds.Front, desk.Root, front[..2]);
        desk.Leader(DistrictKinds.DistrictLeader, front[1], desk.Root);
        foreach (var (i, name) in MassOrganisations.Index())
        {
            desk.Body($"DT{i + 1}", $"Ban Thường vụ {name}", DistrictKinds.Mass, desk.Root, front[(2 * i + 2)..(2 * i + 4)]);
            foreach (var person in front[(2 * i + 2)..(2 * i + 4)]) desk.Leader(DistrictKinds.DistrictLeader, person, desk.Root);
        }
    }
}
