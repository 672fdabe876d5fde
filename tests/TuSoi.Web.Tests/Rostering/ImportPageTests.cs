using System.Net;
using TuSoi.Rostering;
using TuSoi.Tests.Database;
using TuSoi.Tests.Rostering;
using Xunit;

namespace TuSoi.Web.Tests.Rostering;

/// <summary>A workbook is looked at, then applied as it was shown.</summary>
public sealed class ImportPageTests(Databases databases)
{
    [Fact]
    public async Task What_the_preview_shows_is_what_is_written_and_the_kept_file_goes_with_it()
    {
        await using var office = await Office.OpenAsync(databases);
        var one = office.Cycle.Roster.All.First(s => s.Family == "member" && office.Cycle.Roster.All.Count(o => o.Name.Contains(s.Name, StringComparison.Ordinal)) == 1);
        using var board = await office.AsAsync(office.Cycle.Board);
        var preview = await SendAsync(board, "Danh sách tháng 11.xlsx", RosterBook.With(office.Cycle.Pack, (one.Name, one.Name + " Anh")));
        Assert.Equal((HttpStatusCode.OK, "Xem trước khi nạp"), (preview.Status, preview.Heading));
        var changed = Assert.Single(preview.Html.QuerySelectorAll("section[aria-labelledby=doi] tbody tr"));
        Assert.Contains(one.Name + " Anh", changed.TextContent, StringComparison.Ordinal);
        Assert.Equal(one.Name, changed.QuerySelector("del")!.TextContent);
        Assert.Equal([one.Name], await NamesAsync(office, one.Entry));

        using var other = await office.AsAsync(office.Cycle.Holder("T01", "secretary"));
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync(preview.Path)).Status);

        var applied = await board.SendAsync(preview, "ap-dung", new Dictionary<string, string?> { ["can-cu"] = "Rà soát danh sách." });
        Assert.Equal("Danh sách", applied.Heading);
        Assert.Contains("Đã nạp", applied.Text, StringComparison.Ordinal);
        Assert.Equal([one.Name + " Anh"], await NamesAsync(office, one.Entry));
        Assert.Equal([0L], await office.Cycle.ReadAsync("select count(*) from import_file", r => r.GetInt64(0)));
        Assert.Contains("Tệp không còn được giữ", (await board.GetAsync(preview.Path)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await board.GetAsync(Links.ImportPreview(1))).Status);
    }

    [Fact]
    public async Task Whether_a_new_code_is_a_known_person_is_answered_on_the_page()
    {
        await using var office = await Office.OpenAsync(databases);
        var one = office.Cycle["T01-DV0024"];
        using var board = await office.AsAsync(office.Cycle.Board);
        var preview = await SendAsync(board, "khoi.xlsx", RosterBook.With(office.Cycle.Pack, ("T01-DV0024", "T01-DV9924")));
        Assert.Contains(one.Name, preview.Html.QuerySelector("section[aria-labelledby=hoi]")!.TextContent, StringComparison.Ordinal);
        var open = await board.SendAsync(preview, "ap-dung");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "import.unanswered"), (open.Status, open.Code));
        var applied = await board.SendAsync(open, "ap-dung", new Dictionary<string, string?> { ["nguoi.T01-DV9924"] = "co" });
        Assert.Equal("Danh sách", applied.Heading);
        Assert.Equal([("T01-DV9924", one.Person!.Value)], await office.Cycle.ReadAsync("select code, person from roster_entry where id = $1", r => (r.GetString(0), r.GetInt64(1)), null, one.Entry));
    }

    [Fact]
    public async Task A_workbook_that_gives_a_post_to_who_brings_it_says_so_first()
    {
        await using var office = await Office.OpenAsync(databases);
        var (secretary, root) = (office.Cycle.Holder("T01", "secretary"), office.Cycle.Founded.Organisation);
        var appointments = new Appointments(office.Cycle.Store, office.Cycle.Clock);
        Assert.True((await appointments.AppointAsync(new Appoint { Cycle = 0, By = office.Cycle.Board, Root = root, Posts = [new Post(secretary, "organising_board", root, new DateOnly(2024, 1, 1))] }, office.Cycle.Pack)).IsDone);
        Assert.True((await appointments.EndAsync(new EndPost { Cycle = 0, By = office.Cycle.Board, Root = root, Person = secretary, Role = "secretary", Organisation = office.Cycle["T01"].Entry, On = new DateOnly(2024, 11, 1), Why = "Thôi." })).IsDone);
        using var himself = await office.AsAsync(secretary);
        var preview = await SendAsync(himself, "khoi.xlsx", RosterBook.With(office.Cycle.Pack));
        Assert.Contains("Tệp giao chức danh cho chính đồng chí", preview.Html.QuerySelector(".ts-note-warn")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Chính đồng chí", preview.Html.QuerySelector("section[aria-labelledby=chuc] tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_good_workbook_is_refused_in_Vietnamese_with_its_code_and_nothing_is_kept()
    {
        await using var office = await Office.OpenAsync(databases);
        using var board = await office.AsAsync(office.Cycle.Board);
        await RefusedAsync(board, "xlsx.not-a-workbook", "thư.xlsx", "xin chào"u8.ToArray());
        await RefusedAsync(board, "xlsx.not-a-workbook", "anh.xlsx", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]);
        await RefusedAsync(board, "xlsx.unpacked-too-large", "bom.xlsx", RosterBook.Bomb());
        await RefusedAsync(board, "import.file", "rong.xlsx", []);
        await RefusedAsync(board, "xlsx.file-too-large", "lon.xlsx", new byte[(20 * 1024 * 1024) + 1]);
        var member = office.Cycle.Roster.All.First(s => s.Family == "member");
        var long_ = await RefusedAsync(board, null, "../../ten\\dai.xlsx", RosterBook.With(office.Cycle.Pack, (member.Name, new string('A', 10_000))));
        Assert.NotEmpty(long_.Html.QuerySelectorAll("section[aria-labelledby=can-sua] tbody tr"));
        Assert.Equal([(1L, 0L)], await office.Cycle.ReadAsync("select (select count(*) from import_batch), (select count(*) from import_file)", r => (r.GetInt64(0), r.GetInt64(1))));
    }

    [Fact]
    public async Task The_empty_workbook_of_a_pack_can_be_loaded_by_who_keeps_a_roster()
    {
        await using var office = await Office.OpenAsync(databases);
        using var board = await office.AsAsync(office.Cycle.Board);
        using var answer = await board.RawAsync(new HttpRequestMessage(HttpMethod.Get, Links.ImportTemplate(office.Cycle.Pack.Id)));
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", answer.Content.Headers.ContentType?.MediaType);
        var read = WorkbookReader.Read(await answer.Content.ReadAsStreamAsync(), Packs.Bloc);
        Assert.DoesNotContain(read.Problems, p => p.Code.StartsWith("xlsx.", StringComparison.Ordinal));
        using var secretary = await office.AsAsync(office.Cycle.Holder("T01", "secretary"));
        using var no = await secretary.RawAsync(new HttpRequestMessage(HttpMethod.Get, Links.ImportTemplate(office.Cycle.Pack.Id)));
        Assert.Equal(HttpStatusCode.Forbidden, no.StatusCode);
    }

    private static async Task<Page> SendAsync(Person person, string name, byte[] content) => await person.SendAsync(await person.GetAsync(Links.Import), "nap", files: [("tep", name, content)]);

    private static async Task<Page> RefusedAsync(Person person, string? code, string name, byte[] content)
    {
        var page = await SendAsync(person, name, content);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.Code);
        if (code is not null) Assert.Equal(code, page.Code);
        return page;
    }

    private static Task<List<string>> NamesAsync(Office office, long entry) => office.Cycle.ReadAsync("select name from roster_state where entry = $1 and known_to is null", r => r.GetString(0), null, entry);
}
