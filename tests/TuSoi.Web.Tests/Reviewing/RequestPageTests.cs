using System.Net;
using AngleSharp.Html.Dom;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Web.Tests.Reviewing;

public sealed class RequestPageTests(Databases databases)
{
    [Fact]
    public async Task Residence_slips_are_asked_in_one_go_recorded_in_one_grid_and_two_people_on_it_are_told_of_each_other()
    {
        await using var office = await Office.OpenAsync(databases);
        office.On(11, 20);
        var cell = office.Cycle["T01-CB001"];
        await office.DidAsync([office.Cycle["T01"]], "own_plan");
        var href = Links.Requests(office.Cycle.Cycle, cell.Id, "residence_comment");
        using var secretary = await office.AsAsync(office.Cycle.Holder(cell.Code, "secretary"));
        using var deputy = await office.AsAsync(office.Cycle.Holder(cell.Code, "deputy"));
        var page = await secretary.GetAsync(href);
        var past = await secretary.SendAsync(page, "hoi", new Dictionary<string, string?> { ["han"] = "2024-11-01" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "day.past"), (past.Status, past.Code));
        var asked = await secretary.SendAsync(page, "hoi", new Dictionary<string, string?> { ["han"] = "2024-11-25" });
        Assert.Contains("trả lời trước hết ngày 25/11/2024", asked.Text, StringComparison.Ordinal);
        Assert.Contains("Của chính đồng chí", asked.Text, StringComparison.Ordinal); // nobody records his own slip
        var all = await office.OneAsync<long>("select count(*) from request");
        Assert.True(all > 3);
        Assert.Equal(HttpStatusCode.OK, (await secretary.SendAsync(page, "hoi")).Status); // the same button twice
        Assert.Equal(all, await office.OneAsync<long>("select count(*) from request"));

        var (one, two) = (office.Plain(cell)[0].Id, office.Plain(cell)[1].Id);
        var both = await secretary.SendAsync(asked, "ghi-residence", new Dictionary<string, string?> { [$"y.{one}.residence"] = "Gương mẫu.", [$"khong.{one}.residence"] = "1" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "answer.both"), (both.Status, both.Code));
        Assert.Equal("Gương mẫu.", ((IHtmlTextAreaElement)both.Html.QuerySelector($"textarea[name='y.{one}.residence']")!).Value);

        var opened = await deputy.GetAsync(href);
        var written = await secretary.SendAsync(asked, "ghi-residence", new Dictionary<string, string?> { [$"y.{one}.residence"] = "Gương mẫu ở khu phố." });
        Assert.Contains("Đã ghi ý kiến của Chi ủy - đảng ủy nơi cư trú về 01", written.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        var told = await deputy.SendAsync(opened, "ghi-residence", new Dictionary<string, string?> { [$"y.{one}.residence"] = "Chấp hành tốt.", [$"khong.{two}.residence"] = "1" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "step.done"), (told.Status, told.Code));
        Assert.Contains("Gương mẫu ở khu phố.", told.Text, StringComparison.Ordinal);
        Assert.Contains("Đồng chí vừa nhập: Chấp hành tốt.", told.Text, StringComparison.Ordinal);
        Assert.True(((IHtmlInputElement)told.Html.QuerySelector($"input[name='khong.{two}.residence']")!).IsChecked);
        await deputy.SendAsync(told, "ghi-residence");
        Assert.Equal((2L, true), (await office.OneAsync<long>("select count(*) from request where answered_act is not null and from_paper"), await office.OneAsync<bool>("select no_opinion from request where subject = $1", two)));
        Assert.Equal(2L, await office.OneAsync<long>("select count(*) from done where step = 'residence_comment'"));

        office.On(11, 27);
        using var later = await office.AsAsync(office.Cycle.Holder(cell.Code, "secretary"));
        Assert.Contains("Quá hạn 02 ngày", (await later.GetAsync(href)).Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(office, office.Plain(cell)[2].Person!.Value, href));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(office, office.Cycle.Holder(office.Cycle.Root.Code, "secretary"), href));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(office, office.Cycle.Holder(cell.Code, "secretary"), Links.Requests(office.Cycle.Cycle, cell.Id, "statement")));
    }

    [Fact]
    public async Task A_contributor_answers_for_several_organisations_in_one_grid_and_the_files_close_after_it()
    {
        await using var office = await Office.OpenAsync(databases);
        office.On(12, 16);
        var (root, first, second) = (office.Cycle.Root, office.UsualCells()[0], office.UsualCells()[1]);
        await office.DidAsync([first, second], "dossier_sent");
        using var board = await office.AsAsync(office.Cycle.Board);
        var page = await board.GetAsync(Links.Requests(office.Cycle.Cycle, root.Id, "contributed"));
        Assert.Equal((HttpStatusCode.OK, "Lấy ý kiến đánh giá"), (page.Status, page.Heading));
        await board.SendAsync(page, "hoi", new Dictionary<string, string?> { ["han"] = "2024-12-20" });
        var href = Links.Answer(office.Cycle.Cycle, root.Id, "contributed", "party_boards");
        var contributor = office.Cycle.Holder(root.Code, "party_board");
        using var one = await office.AsAsync(contributor);
        Assert.Contains("đề nghị cho ý kiến", (await one.GetAsync("/")).Text, StringComparison.Ordinal);
        var asked = await one.GetAsync(href);
        var nothing = await one.SendAsync(asked, "tra-loi");
        Assert.Equal("answer.none", nothing.Code);
        var sent = await one.SendAsync(asked, "tra-loi", new Dictionary<string, string?> { [$"y.{first.Id}.party_boards"] = "Công tác xây dựng Đảng tốt.", [$"muc.{first.Id}.party_boards"] = "3", [$"muc.{second.Id}.party_boards"] = "4" });
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        Assert.Equal(2L, await office.OneAsync<long>("select count(*) from request where body = 'party_boards' and answered_act is not null and not from_paper"));
        Assert.Equal("Đề nghị mức Hoàn thành xuất sắc nhiệm vụ.", await office.OneAsync<string>("select answer from request where subject = $1 and body = 'party_boards'", second.Id));
        var closed = await one.GetAsync(href);
        Assert.Empty(closed.Html.QuerySelectorAll("main textarea"));
        Assert.Equal(HttpStatusCode.OK, (await one.SendAsync(asked, "tra-loi", new Dictionary<string, string?> { [$"y.{first.Id}.party_boards"] = "Công tác xây dựng Đảng tốt.", [$"muc.{first.Id}.party_boards"] = "3" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(office, office.Plain(office.Cycle["T01-CB001"])[0].Person!.Value, href));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(office, office.Cycle.Board, href));
    }

    private static async Task<HttpStatusCode> StatusAsync(Office office, long person, string href)
    {
        using var who = await office.AsAsync(person);
        return (await who.GetAsync(href)).Status;
    }
}
