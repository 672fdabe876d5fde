using TuSoi.Rostering.Layouts;
using TuSoi.Rules.Packs;

namespace TuSoi.Rostering.Samples.Districts;

/// <summary>Invents a district on the day its year opens: communes, agencies, cells, the district's own bodies; nothing is scored or voted yet.</summary>
internal sealed class DistrictMaker(Pack pack, Dice dice, int year)
{
    public const string Code = "HUYEN";

    private static readonly string[] PartyAgencies = ["Ban Tổ chức Huyện ủy", "Văn phòng Huyện ủy", "Ban Tuyên giáo Huyện ủy", "Ủy ban Kiểm tra Huyện ủy", "Ban Dân vận Huyện ủy", "Trung tâm Chính trị huyện"];
    private static readonly string[] GovernmentAgencies = ["Phòng Nội vụ", "Văn phòng HĐND và UBND huyện", "Phòng Giáo dục và Đào tạo", "Phòng Tài chính - Kế hoạch"];

    private readonly HashSet<(string, DateOnly)> known = [];

    public SampleRoster Make(int organisations, int members)
    {
        List<SampleOrganisation> below = [.. DistrictPlan.Places(organisations, members).Select(Organisation)];
        var upper = Traits.UpperOf(pack)!;
        var desk = new DistrictDesk(pack, dice, year, new SampleShape(0) { Prefix = Code, Name = PlaceNames.District }, upper, known);
        new DistrictBodies(desk, below).Make();
        return new(PlaceNames.District, desk.Root, [desk.Made, .. below], new SampleSpecials(DistrictSpecials.All)) { IsUntouched = true };
    }

    private SampleOrganisation Organisation(DistrictPlace place)
    {
        var (kind, name) = Named(place);
        var desk = new DistrictDesk(pack, dice, year, Shape(place, name), pack.Kinds[kind], known);
        return place.Form switch
        {
            DistrictForm.Commune => new CommuneMaker(desk, dice, place.Turn).Make(place.Members),
            DistrictForm.Party => new AgencyMaker(desk, dice).Chapter(place.Members, PartyAgencies[..3], standing: true, 0, 2),
            DistrictForm.Government => new AgencyMaker(desk, dice).Chapter(place.Members, GovernmentAgencies[..3], standing: false),
            DistrictForm.Front => FrontCell.Make(desk, place.Members),
            DistrictForm.Sector => new AgencyMaker(desk, dice).Sector(place.Members, PlaceNames.Sector(place.Turn)),
            DistrictForm.Agency => new AgencyMaker(desk, dice).Cell(place.Members, PlaceNames.Agency(place.Turn)),
            _ => new AgencyMaker(desk, dice).Chapter(place.Members, [.. Enumerable.Range(1, 3).Select(n => $"Đơn vị sự nghiệp {place.Turn * 3 + n}")], standing: true),
        };
    }

    private static SampleShape Shape(DistrictPlace place, string name) => new(place.Members)
    {
        Prefix = $"T{place.Number:00}",
        Name = name,
        Superior = Code,
        Troubled = false,
        Fixed = place.Number == 1 ? DistrictSpecials.Villagers : new Dictionary<int, SampleFixed>(),
    };

    private static (string Kind, string Name) Named(DistrictPlace place) => place.Form switch
    {
        DistrictForm.Commune => (DistrictKinds.CommuneChapter, $"Đảng bộ {PlaceNames.Commune(place.Turn)}"),
        DistrictForm.Party => (DistrictKinds.AgencyChapter, "Đảng bộ Cơ quan Huyện ủy"),
        DistrictForm.Government => (DistrictKinds.AgencyChapter, "Đảng bộ Cơ quan UBND huyện"),
        DistrictForm.Front => (DistrictKinds.IndependentCell, "Chi bộ Mặt trận và đoàn thể huyện"),
        DistrictForm.Sector => (DistrictKinds.IndependentCell, $"Chi bộ {PlaceNames.Sector(place.Turn)}"),
        DistrictForm.Agency => (DistrictKinds.IndependentCell, $"Chi bộ {PlaceNames.Agency(place.Turn)}"),
        _ => (DistrictKinds.AgencyChapter, $"Đảng bộ Khối sự nghiệp {place.Turn + 1}"),
    };
}
