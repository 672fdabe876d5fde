using TuSoi.Office.Xlsx;
using TuSoi.Rostering;
using TuSoi.Rules.Steps;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Tests.Rostering.Importing;

/// <summary>The sheet of posts and duties.</summary>
public sealed class PostTests(Databases databases)
{
    private const string Posts = "Chức danh";
    private static readonly object?[] Headings = ["Mã đảng viên", "Chức danh", "Mã tổ chức", "Từ ngày", "Đến ngày"];

    [Fact]
    public void A_role_that_the_pack_does_not_have_is_refused_with_those_it_has() =>
        Refused(["D1", "Trưởng ban nhạc", "DB"], "B2", "post.role", "Bí thư");

    [Fact]
    public void A_post_in_an_organisation_that_is_not_in_the_workbook_is_refused() => Refused(["D1", "Bí thư", "CB7"], "C2", "code.unknown", "CB7");

    [Fact]
    public void A_post_of_somebody_who_is_not_in_the_workbook_is_refused() => Refused(["D9", "Bí thư", "CB1"], "A2", "code.unknown", "D9");

    [Fact]
    public void A_post_of_an_organisation_is_refused() => Refused(["CB1", "Bí thư", "CB1"], "A2", "code.family", "“Đảng viên”");

    [Fact]
    public void A_post_that_ends_before_it_begins_is_refused() => Refused(["D1", "Bí thư", "CB1", "01/07/2024", "30/06/2024"], "E2", "post.dates", "30/06/2024");

    [Fact]
    public void The_same_post_twice_is_refused() =>
        Assert.Equal((Posts, "A3", "post.twice"), Small.Book().Sheet(Posts, Headings, ["D1", "Bí thư", "CB1"], ["D1", "secretary", "CB1"]).Read().Problems.Select(p => (p.Sheet, p.Cell, p.Code)).Single());

    [Fact]
    public async Task Posts_are_given_with_the_rights_of_the_packs_roles_changed_and_never_silently_ended()
    {
        await using var office = await Office.FoundAsync(databases);
        var first = await office.ImportAsync(Small.Book().Sheet(Posts, Headings, ["D1", "Bí thư", "DB", "01/07/2023"], ["D2", "secretary", "CB1"]));
        Assert.Equal(["D1", "D2"], first.Posts.Select(p => p.Member));
        Assert.Equal("QT01", Assert.Single(first.PostsMissing).Member);
        var rights = string.Join('+', Packs.Bloc.Procedure.Roles["secretary"].Gives).ToLowerInvariant();
        Assert.Equal($"(D1,{rights},\"[2023-07-01,)\",DB) (D2,{rights},\"(,)\",CB1)", await office.AskAsync("""
            select p.code, array_to_string(a.rights, '+'), a.held, o.code as at from assignment a join person p on p.id = a.person join roster_entry o on o.id = a.organisation
            join roster_state s on s.entry = o.id and s.known_to is null and s.path = a.path where p.code <> 'QT01' order by 1
            """));
        var second = await office.ImportAsync(Small.Book().Sheet(Posts, Headings, ["D1", "Bí thư", "DB", "01/07/2023", "31/08/2024"]));
        Assert.Equal(("từ 01/07/2023", "01/07/2023 – 31/08/2024"), second.Posts.Select(p => (p.Held, p.Now)).Single());
        Assert.Equal(["QT01", "D2"], second.PostsMissing.Select(p => p.Member));
        Assert.Equal("(D1,\"[2023-07-01,2024-09-01)\") (D2,\"(,)\")", await office.AskAsync("select p.code, a.held from assignment a join person p on p.id = a.person where a.ended_act is null and p.code <> 'QT01' order by 1"));
    }

    [Fact]
    public async Task A_secretary_sees_what_his_post_opens()
    {
        await using var office = await Office.FoundAsync(databases);
        await office.ImportAsync(Small.Book().Sheet(Posts, Headings, ["D2", "Bí thư", "CB1"]));
        var person = long.Parse((await office.AskAsync("select id from person where code = 'D2'")).Trim('(', ')'), System.Globalization.CultureInfo.InvariantCulture);
        await using var work = await TuSoi.Database.Work.BeginAsync(office.Store, person, new DateOnly(2024, 12, 20));
        await using var row = await work.ReadAsync(new TuSoi.Database.Batch().Add("select array_agg(e.code order by e.code) from facts_member f join roster_entry e on e.id = f.entry"));
        await row.ReadAsync();
        Assert.Equal(["D1", "D1", "D2", "D2"], row.GetFieldValue<string[]>(0));
    }

    [Fact]
    public void The_sample_of_a_bloc_gives_every_role_that_a_body_looks_for()
    {
        var sheet = XlsxReader.Read(BlocSample.Write(12, 300, 3)).Single(s => s.Name == Posts);
        var posts = sheet.Rows.Skip(1).Select(r => (Member: (string)r.Cells[0]!, Role: (string)r.Cells[1]!, At: (string)r.Cells[2]!)).ToList();
        var read = WorkbookReader.Read(BlocSample.Write(12, 300, 3), Packs.Bloc);
        foreach (var kind in Packs.Bloc.Kinds.Values)
            foreach (var organisation in read.Roster.Of(kind.Id).Where(_ => kind.Family == Rules.Facts.Family.Organisation))
            {
                Assert.Contains(posts, p => p.At == organisation.Code && p.Role == "Bí thư");
                foreach (var body in Packs.Bloc.Procedure.Bodies.Values.Where(b => b.Seat == Seat.Containing && kind.Is(b.Of)))
                    Assert.Contains(posts, p => p.At == organisation.Code && p.Role == Packs.Bloc.Procedure.Roles[body.Acts[0]].Label);
            }
        Assert.DoesNotContain(posts, p => p.At == "T11" && p.Role == "Phó Bí thư" && read.Roster.Of("member").Count(m => m.Unit == "T11") < 3);
    }

    private static void Refused(object?[] row, string cell, string code, string says)
    {
        var problem = Assert.Single(Small.Book().Sheet(Posts, Headings, row).Read().Problems);
        Assert.Equal((Posts, cell, code), (problem.Sheet, problem.Cell, problem.Code));
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
    }
}
