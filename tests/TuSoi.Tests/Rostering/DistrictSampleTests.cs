using TuSoi.Office.Xlsx;
using TuSoi.Rostering;
using TuSoi.Rules.Facts;
using Xunit;

namespace TuSoi.Tests.Rostering;

/// <summary>The sample of a district: right as a workbook, everyone in his place, nothing judged yet.</summary>
public sealed class DistrictSampleTests
{
    private static readonly WorkbookRead District = Read(13, 700, 3);

    private static MemoryStream Write(int organisations, int members, int seed)
    {
        var stream = new MemoryStream();
        WorkbookSample.WriteBloc(stream, Packs.District, organisations, members, seed);
        stream.Position = 0;
        return stream;
    }

    private static WorkbookRead Read(int organisations, int members, int seed)
    {
        var read = WorkbookReader.Read(Write(organisations, members, seed), Packs.District);
        Assert.Empty(read.Problems);
        Assert.Empty(read.Warnings);
        return read;
    }

    [Theory(DisplayName = "Mẫu của huyện đọc lại không có lỗi, không có cảnh báo, đủ người, đủ tổ chức"), InlineData(6, 0, 1), InlineData(7, 300, 2), InlineData(60, 5000, 4)]
    public void ReadsBack(int organisations, int members, int seed)
    {
        members = Math.Max(members, WorkbookSample.LeastMembersOf(Packs.District, organisations));
        var roster = Read(organisations, members, seed).Roster;
        Assert.Equal(members, roster.Of("member").Count);
        List<RosterEntry> grassroots = [.. roster.Of("commune_chapter"), .. roster.Of("agency_chapter"), .. roster.Of("grassroots_cell")];
        Assert.Equal(organisations, grassroots.Count);
        Assert.Equal("HUYEN", Assert.Single(roster.Of("district_chapter")).Code);
        Assert.All(grassroots, o => Assert.Equal("HUYEN", o.Unit));
    }

    [Fact(DisplayName = "Cùng hạt giống là cùng từng byte")]
    public void SameBytes()
    {
        Assert.Equal(Write(6, 200, 7).ToArray(), Write(6, 200, 7).ToArray());
        Assert.NotEqual(Write(6, 200, 7).ToArray(), Write(6, 200, 8).ToArray());
    }

    [Fact(DisplayName = "Mọi loại đối tượng của gói đều có trong mẫu")]
    public void EveryKind() => Assert.All(Packs.District.Kinds.Keys, kind => Assert.NotEmpty(District.Roster.Of(kind)));

    [Fact(DisplayName = "Mỗi tổ chức, mỗi tập thể có đúng một người đứng đầu")]
    public void Heads()
    {
        foreach (var kind in Packs.District.Kinds.Values.Where(k => k.Family is Family.Organisation or Family.Collective))
            Assert.All(District.Roster.Of(kind.Id), one => Assert.Single(Linked(one, "head")));
    }

    [Fact(DisplayName = "Ai là lãnh đạo cũng là thành viên của một tập thể hay cấp ủy")]
    public void Seats()
    {
        var seated = Packs.District.Kinds.Keys.SelectMany(k => District.Roster.Of(k)).SelectMany(one => Linked(one, "committee_members")).ToHashSet();
        foreach (var kind in Packs.District.Kinds.Values.Where(k => k.Family == Family.Leader))
            Assert.All(District.Roster.Of(kind.Id), leader => Assert.Contains(Assert.Single(Linked(leader, "same_person")), seated));
    }

    [Fact(DisplayName = "Mỗi trường hợp đặc biệt có mã thật trong tệp, nói ở trang Hướng dẫn")]
    public void CasesAreThere()
    {
        var guide = XlsxReader.Read(Write(6, 200, 1)).Single(s => s.Name == "Hướng dẫn").Rows.Select(r => string.Join(' ', r.Cells)).ToList();
        Assert.All(WorkbookSample.CasesOf(Packs.District), c =>
        {
            Assert.NotNull(District.Roster.Find(c.Code));
            Assert.Contains(guide, line => line.StartsWith($"{c.Code} ", StringComparison.Ordinal) && line.Contains(c.Row, StringComparison.Ordinal));
        });
    }

    [Theory(DisplayName = "Trường hợp đặc biệt ghi bằng số liệu")]
    [InlineData("residential_area", "residential_area", "yes"), InlineData("introduced", "introduced_213", "yes"), InlineData("exempt", "standing", "exempt"), InlineData("managed_above_secretary", "managed_above", "yes")]
    public void Facts(string id, string fact, string value)
    {
        var one = District.Roster.Find(WorkbookSample.CasesOf(Packs.District).Single(c => c.Id == id).Code)!;
        var column = Assert.IsType<CodeColumn>(District.Scope!.Find(one.Kind)!.Find(fact));
        Assert.Equal(value, column.Fact.Words[column[one.Row] - 1]);
    }

    [Theory(DisplayName = "Nơi không có chi ủy, không có ban thường vụ"), InlineData("cell_without_committee", "committee"), InlineData("chapter_without_standing_committee", "standing_committee")]
    public void Without(string id, string relation) => Assert.Empty(Linked(District.Roster.Find(WorkbookSample.CasesOf(Packs.District).Single(c => c.Id == id).Code)!, relation));

    [Fact(DisplayName = "Chưa ai tự nhận, bỏ phiếu hay quyết định mức nào")]
    public void Untouched()
    {
        foreach (var table in District.Scope!.Tables)
            foreach (var fact in new[] { "self_level", "decided_level", "external_level" })
                if (table.Find(fact) is { } column) Assert.DoesNotContain(Enumerable.Range(0, table.Count), column.Knows);
        Assert.Equal(0, District.Scope.Find("ballots")?.Count ?? 0);
    }

    [Fact(DisplayName = "Quá ít tổ chức hoặc đảng viên")]
    public void TooFew()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Write(5, 1000, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Write(6, WorkbookSample.LeastMembersOf(Packs.District, 6) - 1, 1));
    }

    private static IEnumerable<(string Kind, int Row)> Linked(RosterEntry one, string relation) =>
        (District.Scope!.LinksOf(one.Kind, relation) ?? []).SelectMany(links => links.Of(one.Row, District.Scope.Find(one.Kind)!.Count).Select(row => (links.To, row))).Distinct();
}
