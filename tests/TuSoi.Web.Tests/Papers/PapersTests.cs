using System.IO.Compression;
using System.Net;
using TuSoi.Publishing;
using TuSoi.Publishing.Files;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Web.Tests.Papers;

public sealed class PapersTests(Databases databases, Browsers browsers)
{
    private const string Cell = "T01-CB002", Himself = "T01-DV0024", Fellow = "T01-DV0026";

    [Fact]
    public async Task The_secretary_of_a_cell_gets_every_paper_blank_and_filled_as_an_attachment()
    {
        await using var office = await Office.OpenAsync(databases);
        using var secretary = await office.AsAsync(office.Cycle.Holder(Cell, "secretary"));
        var page = await secretary.GetAsync(Links.Papers(office.Cycle.Cycle, office.Cycle[Cell].Id));
        Assert.Equal((HttpStatusCode.OK, "Giấy tờ"), (page.Status, page.Heading));
        Assert.Equal(["Bản kiểm điểm cá nhân", "Phiếu nhận xét nơi cư trú", "Phiếu bỏ phiếu", "Biên bản kiểm phiếu", "Biểu tổng hợp mức xếp loại"], page.Html.QuerySelectorAll("main h2").Select(h => h.TextContent));
        Assert.Contains("KB 02A", page.Text, StringComparison.Ordinal);
        var links = page.Html.QuerySelectorAll("main a[download]").Select(a => a.GetAttribute("href")!).Where(h => h.EndsWith(".docx", StringComparison.Ordinal)).Distinct().ToList();
        Assert.True(links.Count >= 8, string.Join("\n", links));
        foreach (var link in links)
        {
            using var file = await secretary.RawAsync(new HttpRequestMessage(HttpMethod.Get, link));
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
            Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", file.Content.Headers.ContentType!.MediaType);
            var disposition = file.Content.Headers.ContentDisposition!;
            Assert.Equal("attachment", disposition.DispositionType);
            Assert.Matches("^\"?[A-Za-z0-9._-]+\\.docx\"?$", disposition.FileName);
            Assert.EndsWith(".docx", disposition.FileNameStar, StringComparison.Ordinal);
            Assert.Equal(("nosniff", true), (file.Headers.GetValues("X-Content-Type-Options").Single(), file.Headers.GetValues("Content-Security-Policy").Single().StartsWith("sandbox", StringComparison.Ordinal)));
            using var zip = new ZipArchive(await file.Content.ReadAsStreamAsync());
            Assert.NotNull(zip.GetEntry("word/document.xml"));
        }
        using var all = await secretary.RawAsync(new HttpRequestMessage(HttpMethod.Get, Links.PaperFile(office.Cycle.Cycle, office.Cycle[Cell].Id, PaperKind.Statement, "statement", filled: true, "zip")));
        using var each = new ZipArchive(await all.Content.ReadAsStreamAsync());
        Assert.Equal(office.Cycle.Roster.All.Count(s => s.Unit == office.Cycle[Cell].Id && s.Family == "member" && s.LeftOut is null), each.Entries.Count);
    }

    [Fact]
    public async Task A_member_gets_his_own_statement_and_nobody_elses_others_get_nothing()
    {
        await using var office = await Office.OpenAsync(databases);
        var (cycle, cell, himself, fellow) = (office.Cycle.Cycle, office.Cycle[Cell].Id, office.Cycle[Himself], office.Cycle[Fellow]);
        using var member = await office.AsAsync(himself.Person!.Value);
        var page = await member.GetAsync(Links.Papers(cycle, cell));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(himself.Name, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Html.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")), h => h!.Contains($"cua={fellow.Id}", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(member, Links.PaperFile(cycle, cell, PaperKind.Statement, "statement", true, "docx", himself.Id)));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(member, Links.PaperFile(cycle, cell, PaperKind.Statement, "statement", false, "docx")));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(member, Links.PaperFile(cycle, cell, PaperKind.Statement, "statement", true, "docx", fellow.Id)));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(member, Links.PaperFile(cycle, cell, PaperKind.Summary, "proposed", true, "docx")));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(member, Links.PaperFile(cycle, cell, PaperKind.Decision, "12345", true, "docx")));
        // the whole cell's file holds his own only
        using var everybody = await member.RawAsync(new HttpRequestMessage(HttpMethod.Get, Links.PaperFile(cycle, cell, PaperKind.Statement, "statement", true, "docx")));
        using var zip = new ZipArchive(await everybody.Content.ReadAsStreamAsync());
        using var text = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        var said = await text.ReadToEndAsync();
        Assert.Contains(himself.Name, said, StringComparison.Ordinal);
        Assert.DoesNotContain(fellow.Name, said, StringComparison.Ordinal);
        foreach (var address in new[] { Links.Papers(cycle, cell), Links.PaperFile(cycle, cell, PaperKind.Statement, "statement", true, "docx", himself.Id), Links.Files(cycle, himself.Id, "statement") })
        {
            using var neighbour = await office.AsAsync(office.Cycle.Holder("T02", "secretary"));
            // organisations are known by name to everybody, persons of elsewhere are not
            Assert.Equal(address == Links.Files(cycle, himself.Id, "statement") ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden, await StatusAsync(neighbour, address));
            // who keeps the roster sees that the cell is there, not what is written in it
            using var board = await office.AsAsync(office.Cycle.Board);
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(board, address));
            using var stranger = Person.Stranger(office.Url);
            Assert.Equal("Đăng nhập", (await stranger.GetAsync(address)).Heading);
        }
    }

    [Fact]
    public async Task The_signed_scan_comes_back_is_offered_as_an_attachment_and_can_be_taken_back_until_it_is_signed()
    {
        await using var office = await Office.OpenAsync(databases);
        var (cycle, himself) = (office.Cycle.Cycle, office.Cycle[Himself]);
        var address = Links.Files(cycle, himself.Id, "statement");
        using var secretary = await office.AsAsync(office.Cycle.Holder(Cell, "secretary"));
        var page = await secretary.GetAsync(address);
        foreach (var (what, code, name, content) in BadFiles.All.Where(b => b.Code is not "file.empty").DistinctBy(b => b.Code))
        {
            var no = await SendAsync(secretary, page, name, content);
            Assert.True((HttpStatusCode.UnprocessableEntity, code) == (no.Status, no.Code), $"{what}: {no.Status} {no.Code}");
        }
        Assert.Equal("file.none", (await SendAsync(secretary, page, "a.pdf", [])).Code);
        Assert.Empty(await office.Cycle.ReadAsync("select 1 from file", r => r.GetInt32(0), office.Cycle.Holder(Cell, "secretary")));

        var kept = await SendAsync(secretary, page, "../Bản kiểm điểm\u202Efdp.exe.jpg", BadFiles.Jpeg());
        Assert.Equal(HttpStatusCode.OK, kept.Status);
        Assert.Contains("Đã lưu tệp vào hồ sơ.", kept.Text, StringComparison.Ordinal);
        Assert.Equal("file.same", (await SendAsync(secretary, kept, "lần nữa.jpg", BadFiles.Jpeg())).Code);
        var link = kept.Html.QuerySelector("main a[download]")!.GetAttribute("href")!;
        using var member = await office.AsAsync(himself.Person!.Value);
        using (var file = await member.RawAsync(new HttpRequestMessage(HttpMethod.Get, link)))
        {
            Assert.Equal(("attachment", "image/jpeg", "nosniff"), (file.Content.Headers.ContentDisposition!.DispositionType, file.Content.Headers.ContentType!.MediaType, file.Headers.GetValues("X-Content-Type-Options").Single()));
            Assert.StartsWith("sandbox", file.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal(FileCheck.Read("a", BadFiles.Jpeg()).File!.Content, await file.Content.ReadAsByteArrayAsync());
        }
        using var fellow = await office.AsAsync(office.Cycle[Fellow].Person!.Value);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(fellow, link));
        using var neighbour = await office.AsAsync(office.Cycle.Holder("T02", "secretary"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(neighbour, link));
        // the journal knows the digest and not the content
        var journal = Assert.Single(await office.Cycle.ReadAsync("select c.content::text from journal j join journal_content c on c.act = j.act where j.kind = 'AttachFile'", r => r.GetString(0), office.Cycle.Holder(Cell, "secretary")));
        Assert.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(FileCheck.Read("a", BadFiles.Jpeg()).File!.Content)), journal, StringComparison.Ordinal);
        Assert.True(journal.Length < 1000, journal);

        var gone = await secretary.SendAsync(kept, kept.Html.QuerySelector("main .ts-files input[name=_handler]")!.GetAttribute("value")!);
        Assert.Contains("Chưa có tệp nào", gone.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(member, link));

        // the member adds his own; once it is signed it stays
        var own = await SendAsync(member, await member.GetAsync(address), "bản ký.pdf", BadFiles.Pdf("<< /Type /Catalog >>"));
        await using (var owner = await office.Cycle.Store.OpenOwnerAsync())
        await using (var sign = new Npgsql.NpgsqlCommand("insert into paper (id, cycle, subject, host, kind, step, signed_act) values (nextval('ids'), $1, $2, $3, 'statement', 'statement', 1)", owner) { Parameters = { new() { Value = cycle }, new() { Value = himself.Id }, new() { Value = himself.Unit } } })
            await sign.ExecuteNonQueryAsync();
        var late = await member.SendAsync(own, own.Html.QuerySelector("main .ts-files input[name=_handler]")!.GetAttribute("value")!);
        Assert.True(late.Code == "file.signed" || late.Html.QuerySelectorAll("main .ts-files form").Length == 0, late.Text);
        Assert.Single(await office.Cycle.ReadAsync("select 1 from file where removed_act is null", r => r.GetInt32(0), himself.Person));
    }

    [Fact]
    public async Task A_file_that_was_exchanged_behind_our_back_is_found()
    {
        await using var office = await Office.OpenAsync(databases);
        using var secretary = await office.AsAsync(office.Cycle.Holder(Cell, "secretary"));
        await SendAsync(secretary, await secretary.GetAsync(Links.Files(office.Cycle.Cycle, office.Cycle[Himself].Id, "statement")), "a.pdf", BadFiles.Pdf("<< /Type /Catalog >>"));
        var verification = new TuSoi.History.Verification(office.Cycle.Store, office.Cycle.Desk.Packs);
        Assert.Empty((await verification.OfAsync(office.Cycle.Cycle)).Faults);
        await using (var owner = await office.Cycle.Store.OpenOwnerAsync())
        await using (var exchange = new Npgsql.NpgsqlCommand("update file set content = overlay(content placing '\\x00' from 3)", owner)) await exchange.ExecuteNonQueryAsync();
        Assert.Equal("file.changed", Assert.Single((await verification.OfAsync(office.Cycle.Cycle)).Faults).Code);
    }

    [Fact, Trait("Length", "long")]
    public async Task The_pages_fit_both_widths_and_print_on_paper()
    {
        await using var office = await Office.OpenAsync(databases);
        var (cycle, cell) = (office.Cycle.Cycle, office.Cycle[Cell]);
        foreach (var width in new[] { 1280, 360 })
        {
            var page = await browsers.SignedInAsync(office, office.Cycle.Holder(Cell, "secretary"), width);
            foreach (var address in new[] { Links.Papers(cycle, cell.Id), Links.Files(cycle, office.Cycle[Himself].Id, "statement") })
            {
                await page.GotoAsync(office.Url + address);
                Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{address} {width}");
                Assert.True((await page.PdfAsync(new() { Format = "A4" })).AsSpan().StartsWith("%PDF-"u8));
            }
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task Papers_come_as_PDF_where_LibreOffice_is_and_say_so_where_it_is_not()
    {
        using var none = new Web.Papers.PdfConverter(path: "/nowhere");
        Assert.False(none.IsInstalled);
        Assert.Null(await none.ConvertAsync([1], default));
        using var late = new Web.Papers.PdfConverter { Limit = TimeSpan.FromMilliseconds(1) };
        if (!late.IsInstalled) Assert.Skip("soffice (LibreOffice) is not installed.");
        Assert.Null(await late.ConvertAsync(BadFiles.Docx(), default));
        await using var office = await Office.OpenAsync(databases);
        using var member = await office.AsAsync(office.Cycle[Himself].Person!.Value);
        using var pdf = await member.RawAsync(new HttpRequestMessage(HttpMethod.Get, Links.PaperFile(office.Cycle.Cycle, office.Cycle[Cell].Id, PaperKind.Statement, "statement", true, "pdf", office.Cycle[Himself].Id)));
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (pdf.StatusCode, pdf.Content.Headers.ContentType!.MediaType));
        Assert.True((await pdf.Content.ReadAsByteArrayAsync()).AsSpan().StartsWith("%PDF-"u8));
    }

    private static Task<Page> SendAsync(Person person, Page page, string name, byte[] content) => person.SendAsync(page, "tep-statement-Statement", files: [("tep", name, content)]);

    private static async Task<HttpStatusCode> StatusAsync(Person person, string address)
    {
        using var answer = await person.RawAsync(new HttpRequestMessage(HttpMethod.Get, address));
        return answer.StatusCode;
    }
}
