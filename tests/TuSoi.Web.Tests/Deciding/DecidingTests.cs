using System.Net;
using AngleSharp.Html.Dom;
using Dapper;
using TuSoi.Publishing;
using TuSoi.Ranking;
using TuSoi.Tests.Database;
using TuSoi.Web.Tests.Papers;
using Xunit;

namespace TuSoi.Web.Tests.Deciding;

/// <summary>From verdicts to the notice, through pages; and who may see what on the way.</summary>
public sealed class DecidingTests(Databases databases)
{
    [Fact]
    public async Task From_a_tie_to_the_notice_two_people_decide_and_the_member_reads_why()
    {
        await using var deciding = await DecidingOffice.OpenAsync(databases);
        using var secretary = await deciding.Office.AsAsync(deciding.Secretary);
        using var deputy = await deciding.Office.AsAsync(deciding.Deputy);
        var (one, other) = (deciding.Level[0], deciding.Level[1]);

        var bench = await secretary.GetAsync(deciding.Workbench);
        Assert.Equal(HttpStatusCode.OK, bench.Status);
        Assert.Contains("Đồng phiếu", bench.Text);
        Assert.Contains("Hết", bench.Text);
        Assert.Equal("", Select(bench, one.Id));

        // somebody decides about himself: locked, with the reason
        Assert.Contains("Hồ sơ của chính đồng chí", bench.Text);

        // the table is on record once somebody asks for it
        var computed = await secretary.SendAsync(bench, "tinh");
        Assert.Contains("Đã tính lại theo số liệu", computed.Text);
        Assert.DoesNotContain("tính lại để lưu", computed.Text);

        // another level than the rules come to needs a reason; nothing chosen is lost
        var before = await deputy.GetAsync(deciding.Workbench);
        var owing = await secretary.SendAsync(computed, "quyet", new Dictionary<string, string?> { [$"muc.{one.Id}"] = "4", [$"lydo.{one.Id}"] = "\u200B", [$"muc.{other.Id}"] = "3" }, "xem lại trước");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "decision.reason"), (owing.Status, owing.Code));
        Assert.Equal("4", Select(owing, one.Id));
        Assert.Contains(one.Name, owing.Html.QuerySelector("#loi")!.TextContent);

        // the second person is told whose the level is and when; both are kept
        var clash = await deputy.SendAsync(before, "quyet", new Dictionary<string, string?> { [$"muc.{one.Id}"] = "3" }, "Lưu nháp");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "draft.clash"), (clash.Status, clash.Code));
        Assert.Contains(one.Name, clash.Html.QuerySelector("#loi")!.TextContent);
        Assert.Equal("3", Select(clash, one.Id));
        Assert.Equal(4, await deciding.OneAsync<int>("select level from deciding_draft where subject = @Id", new { one.Id }));

        var check = await secretary.SendAsync(owing, "quyet", new Dictionary<string, string?> { [$"lydo.{one.Id}"] = "Bỏ phiếu lại ngày 06/12." }, "xem lại trước");
        Assert.Equal("Xem lại trước khi lập quyết định", check.Heading);
        Assert.Contains("Bỏ phiếu lại ngày 06/12.", check.Text);

        var unnumbered = await secretary.SendAsync(check, "lap", new Dictionary<string, string?> { ["nguoi-ky"] = "Tôn Thất Việt Hải" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "decision.number"), (unnumbered.Status, unnumbered.Code));
        Assert.Equal("Tôn Thất Việt Hải", ((IHtmlInputElement)unnumbered.Html.QuerySelector("#nguoi-ky")!).Value);
        var draft = await secretary.SendAsync(unnumbered, "lap", new Dictionary<string, string?> { ["so"] = "42-QĐ/ĐU" });
        Assert.Equal("Quyết định số 42-QĐ/ĐU", draft.Heading);

        // four eyes: who drew it up finds no way to sign it
        Assert.Null(draft.Html.QuerySelector("input[name=_handler][value=ky]"));
        Assert.Contains("người khác thay mặt nơi quyết định phải ký", draft.Text);
        Assert.Contains("Dự thảo số 42-QĐ/ĐU", (await secretary.GetAsync(deciding.Workbench)).Text);
        var twice = await secretary.SendAsync(unnumbered, "lap", new Dictionary<string, string?> { ["so"] = "43-QĐ/ĐU" });
        Assert.Equal("decision.none", twice.Code);
        draft = await GivenBackAsync(deciding, deputy, secretary, draft, one);

        var paper = await deputy.GetAsync(draft.Path);
        Assert.Equal("decision.compared", (await deputy.SendAsync(paper, "ky")).Code);
        Assert.Equal(0, await deciding.OneAsync<int>("select count(*) from level where stage = 'decided'"));
        var signed = await deputy.SendAsync(paper, "ky", new Dictionary<string, string?> { ["doi-chieu"] = "co" });
        Assert.Contains("Đã ký quyết định số 42-QĐ/ĐU", signed.Text);
        Assert.Equal(4, await deciding.OneAsync<int>("select level from level where stage = 'decided' and subject = @Id", new { one.Id }));
        deciding.Office.Cycle.Clock.Pass();
        Assert.Equal("decision.unknown", (await deputy.SendAsync(paper, "ky", new Dictionary<string, string?> { ["doi-chieu"] = "co" })).Code is var code && code is "decision.unknown" or "step.done" ? "decision.unknown" : code);

        await TellAsync(deciding, secretary, one, other);
        await ReadAsync(deciding, one, other, draft.Path);
    }

    [Fact]
    public async Task Whoever_does_not_decide_is_told_who_does_and_a_stranger_learns_nothing()
    {
        await using var deciding = await DecidingOffice.OpenAsync(databases);
        await deciding.ComputeAsync();
        var (cycle, himself) = (deciding.Office.Cycle, deciding.Office.Cycle["T01-DV0024"]);
        var card = Links.Card(deciding.Cycle, himself.Id);
        foreach (var (who, workbench, seesCard) in new[]
        {
            (cycle["T01-DV0024"].Person!.Value, HttpStatusCode.Forbidden, HttpStatusCode.OK),
            (cycle["T01-DV0026"].Person!.Value, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden),
            (deciding.Secretary, HttpStatusCode.OK, HttpStatusCode.OK),
            (cycle.Board, HttpStatusCode.OK, HttpStatusCode.OK),
            (cycle.Holder("T02", "secretary"), HttpStatusCode.Forbidden, HttpStatusCode.NotFound),
        })
        {
            using var person = await deciding.Office.AsAsync(who);
            Assert.Equal((who, workbench), (who, (await person.GetAsync(deciding.Workbench)).Status));
            Assert.Equal((who, workbench), (who, (await person.GetAsync(Links.Notices(deciding.Cycle, deciding.Chapter.Id, "notified"))).Status));
            Assert.Equal((who, workbench), (who, (await person.GetAsync(Links.Decisions(deciding.Cycle, deciding.Chapter.Id))).Status));
            Assert.Equal((who, seesCard), (who, (await person.GetAsync(card)).Status));
        }
        using var member = await deciding.Office.AsAsync(himself.Person!.Value);
        using var secretary = await deciding.Office.AsAsync(deciding.Secretary);
        // one page for both
        Assert.Equal((await secretary.GetAsync(card)).Html.QuerySelector(".ts-card-sheets")!.InnerHtml, (await member.GetAsync(card)).Html.QuerySelector(".ts-card-sheets")!.InnerHtml);
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync(Links.Deciding(deciding.Cycle, 1, "decided"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await secretary.GetAsync(Links.Deciding(deciding.Cycle, deciding.Chapter.Id, "khong-co"))).Status);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(20)]
    public async Task A_decision_names_everybody_in_the_same_order_on_the_page_and_on_paper(int count)
    {
        await using var office = await Office.OpenAsync(databases);
        var chapter = office.Cycle["T01"];
        var named = office.Cycle.Roster.All.Where(s => s.Family == "member" && s.Path.StartsWith(chapter.Path, StringComparison.Ordinal)).DistinctBy(s => s.Name).Where((_, i) => i % 3 == 0).Take(count).ToList();
        await using (var owner = await office.Cycle.Store.OpenOwnerAsync())
            await owner.ExecuteAsync("""
                insert into decision (id, cycle, host, unit, path, step, kind, number, dated, signer, prepared_by, prepared_act) values (4242, @Cycle, @Id, @Id, @Path, 'decided', 'ranking', '7-QĐ/ĐU', '2024-11-01', 'Trần Văn Ký', @By, 0);
                insert into decision_line select 4242, id, unit, 2 + id % 3, false, '' from subject where id = any(@named)
                """, new { office.Cycle.Cycle, chapter.Id, chapter.Path, By = office.Cycle.Holder("T01", "deputy"), named = named.Select(n => n.Id).ToArray() });
        using var secretary = await office.AsAsync(office.Cycle.Holder("T01", "secretary"));
        var shown = (await secretary.GetAsync(Links.Decision(office.Cycle.Cycle, 4242))).Html.QuerySelectorAll("article tbody th").Select(th => th.TextContent.Trim()).ToList();
        var written = (await secretary.WordsAsync(Links.PaperFile(office.Cycle.Cycle, chapter.Id, PaperKind.Decision, "4242", filled: true, "docx"))).Split('\n').Where(line => named.Any(n => n.Name == line)).ToList();
        Assert.Equal(written, shown);
        if (count <= 12) Assert.Equal(named.Select(n => n.Name).Order(NameOrder.ByGiven), shown);
    }

    // who should sign it gives it back; what was chosen is still there, and the same number serves again
    private static async Task<Page> GivenBackAsync(DecidingOffice deciding, Person deputy, Person secretary, Page draft, Organisation.Subject one)
    {
        var paper = await deputy.GetAsync(draft.Path);
        var mute = await deputy.SendAsync(paper, "rut");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "text.missing"), (mute.Status, mute.Code));
        Assert.Contains("Dự thảo đã rút", (await deputy.SendAsync(mute, "rut", new Dictionary<string, string?> { ["ly-do"] = "Ghi nhầm người ký." })).Text);
        Assert.Contains("đã rút: Ghi nhầm người ký.", (await secretary.GetAsync(draft.Path)).Text);
        Assert.Equal("decision.unknown", (await deputy.SendAsync(paper, "ky", new Dictionary<string, string?> { ["doi-chieu"] = "co" })).Code);
        var bench = await secretary.GetAsync(deciding.Workbench);
        Assert.Equal("4", Select(bench, one.Id));
        var check = await secretary.SendAsync(bench, "quyet", button: "xem lại trước");
        return await secretary.SendAsync(check, "lap", new Dictionary<string, string?> { ["so"] = "42-QĐ/ĐU", ["nguoi-ky"] = "Tôn Thất Việt Hải" });
    }

    private static async Task TellAsync(DecidingOffice deciding, Person secretary, Organisation.Subject one, Organisation.Subject other)
    {
        var notices = await secretary.GetAsync(Links.Notices(deciding.Cycle, deciding.Chapter.Id, "notified"));
        Assert.Equal(2, notices.Html.QuerySelectorAll("input[name=doi-tuong]").Length);
        var told = await secretary.SendAsync(notices, "bao");
        Assert.Contains("Đã ghi thông báo cho 02", told.Text.Replace('\u00a0', ' '));
        Assert.Equal(2, await deciding.OneAsync<int>("select count(*) from notice where subject in (@A, @B)", new { A = one.Id, B = other.Id }));
        var papers = await secretary.GetAsync(Links.NoticePapers(deciding.Cycle, deciding.Chapter.Id, "notified"));
        Assert.Equal(2, papers.Html.QuerySelectorAll("article").Length);
    }

    private static async Task ReadAsync(DecidingOffice deciding, Organisation.Subject one, Organisation.Subject other, string decision)
    {
        using var member = await deciding.Office.AsAsync(one.Person!.Value);
        var file = await member.GetAsync(Links.MyFile(deciding.Cycle));
        Assert.Contains("Quyết định số 42-QĐ/ĐU", file.Text);
        Assert.Contains("Hoàn thành xuất sắc", file.Text);
        Assert.DoesNotContain(other.Name, file.Text);
        Assert.Equal(HttpStatusCode.OK, (await member.GetAsync(Links.Card(deciding.Cycle, one.Id))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync(decision)).Status);
        using var deputy = await deciding.Office.AsAsync(deciding.Deputy);
        var list = await deputy.GetAsync(decision.Replace("van-ban-quyet-dinh", "cong-bo", StringComparison.Ordinal));
        Assert.Contains(one.Name, list.Text);
        Assert.DoesNotContain("Bỏ phiếu lại", list.Text);
    }

    private static string Select(Page page, long subject) => ((IHtmlSelectElement)page.Html.QuerySelector($"select[name='muc.{subject}']")!).Value ?? "";
}
