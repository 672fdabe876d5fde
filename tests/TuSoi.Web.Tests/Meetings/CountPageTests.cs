using System.Net;
using TuSoi.Publishing;
using TuSoi.Tests.Database;
using TuSoi.Web.Tests.Papers;
using Xunit;

namespace TuSoi.Web.Tests.Meetings;

public sealed class CountPageTests(Databases databases)
{
    [Fact]
    public async Task Two_tellers_count_without_seeing_each_other_and_the_result_stands_when_both_agree()
    {
        await using var office = await MeetingOffice.OpenAsync(databases);
        await office.HoldAsync(reviewed: true, proposed: true);
        using var secretary = await office.Office.AsAsync(office.Secretary);
        var (first, second, voted) = (office.Plain[0], office.Plain[1], office.Plain.Skip(2).Take(2).ToList());
        var vote = Links.Vote(office.Cycle, office.Cell.Id, MeetingOffice.Rule, office.Cell.Id, "voted");
        var page = await secretary.GetAsync(vote);

        Assert.Equal("tellers.none", (await secretary.SendAsync(page, "phat-phieu")).Code);
        Assert.Equal("tellers.few", (await secretary.SendAsync(page, "to-kiem-phieu", new Dictionary<string, string?> { [$"to.{first.Person}"] = "1", ["truong"] = $"{first.Person}" })).Code);
        page = await secretary.SendAsync(page, "to-kiem-phieu", new Dictionary<string, string?> { [$"to.{first.Person}"] = "1", [$"to.{second.Person}"] = "1", ["truong"] = $"{first.Person}" });
        Assert.Contains($"{first.Name} (tổ trưởng)", page.Text, StringComparison.Ordinal);
        var others = office.Members.Except(voted).ToDictionary(m => $"ten.{m.Id}", _ => (string?)null);
        var many = await secretary.SendAsync(page, "phat-phieu", new Dictionary<string, string?>(others) { ["phat-ra"] = "99" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "slips.many"), (many.Status, many.Code));
        Assert.Equal("99", many.Html.QuerySelector("#phat-ra")!.GetAttribute("value"));
        page = await secretary.SendAsync(page, "phat-phieu", others);
        Assert.Contains("Đang kiểm phiếu, đã nhập 0/2", page.Text, StringComparison.Ordinal);
        var ballot = await office.OneAsync<long>("select id from ballot");
        var count = Links.Count(office.Cycle, office.Cell.Id, ballot);
        var slips = office.Members.Count;

        using var teller = await office.Office.AsAsync(first.Person!.Value);
        using var other = await office.Office.AsAsync(second.Person!.Value);
        Assert.Contains(count, (await teller.GetAsync(Links.Home)).Html.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.Equal(HttpStatusCode.Forbidden, (await teller.GetAsync(office.Page)).Status);
        var sheet = await teller.GetAsync(count);
        Assert.Equal(voted.Select(v => v.Name).Order(), sheet.Html.QuerySelectorAll("tbody th").Select(t => t.TextContent.Trim()).Order());

        // sums that do not fit are told with the numbers, and everything typed stays
        var unequal = await teller.SendAsync(sheet, "nhap-phieu", Count(voted, slips, 3) is var typed ? With(typed, "phieu.hop-le", $"{slips - 1}") : null);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "count.slips"), (unequal.Status, unequal.Code));
        Assert.Equal("3", unequal.Html.QuerySelector($"input[name='xs.{voted[0].Id}']")!.GetAttribute("value"));
        Assert.Contains("M3 3v12M3 15h12M15 15v-12", unequal.Html.QuerySelector($"input[name='xs.{voted[0].Id}']")!.ParentElement!.QuerySelector("path")!.GetAttribute("d")!, StringComparison.Ordinal);
        Assert.Equal("count.line", (await teller.SendAsync(sheet, "nhap-phieu", With(typed, $"t.{voted[0].Id}", "0"))).Code);
        Assert.Equal("count.number", (await teller.SendAsync(sheet, "nhap-phieu", With(typed, $"t.{voted[0].Id}", "mười"))).Code);
        Assert.Contains("Đồng chí đã nhập xong", (await teller.SendAsync(sheet, "nhap-phieu", typed)).Text, StringComparison.Ordinal);

        // nobody sees one count before the other is in: neither on a page nor in the tables
        Assert.Contains("Các số chỉ hiện khi đủ hai lần nhập", (await secretary.GetAsync(count)).Text, StringComparison.Ordinal);
        Assert.Equal([0L], await office.Office.Cycle.ReadAsync("select count(*) from line_count", r => r.GetInt64(0), second.Person));
        Assert.Equal([0L], await office.Office.Cycle.ReadAsync("select count(*) from slip_count", r => r.GetInt64(0), office.Secretary));
        var blank = await other.GetAsync(count);
        Assert.All(blank.Html.QuerySelectorAll("input[data-count]"), i => Assert.Equal("", i.GetAttribute("value")));

        var differs = await other.SendAsync(blank, "nhap-phieu", With(Count(voted, slips, 3), $"xs.{voted[0].Id}", "4", $"t.{voted[0].Id}", $"{slips - 4}"));
        Assert.Contains("Hai lần nhập khác nhau", differs.Text, StringComparison.Ordinal);
        Assert.Single(differs.Html.QuerySelectorAll("section[aria-labelledby=so] tr.ts-fail"));
        Assert.DoesNotContain((await secretary.GetAsync(count)).Html.QuerySelectorAll("button"), b => b.TextContent.Contains("Chốt", StringComparison.Ordinal));
        var agree = await other.SendAsync(differs, "nhap-phieu", Count(voted, slips, 3));
        Assert.Contains("Hai lần nhập khớp nhau", agree.Text, StringComparison.Ordinal);
        Assert.Null(agree.Html.QuerySelector("form:has(input[value=chot])"));

        var agreed = await secretary.GetAsync(count);
        var result = await secretary.SendAsync(agreed, "chot");
        // pressed twice: closed once, and said so
        office.Office.Cycle.Clock.Pass();
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "count.closed"), await secretary.SendAsync(agreed, "chot") is var twice ? (twice.Status, twice.Code) : default);
        Assert.Equal(1L, await office.OneAsync<long>("select count(*) from journal where kind = 'CloseBallot'"));
        Assert.Equal(office.Page, result.Path);
        var line = result.Html.QuerySelectorAll("section[aria-labelledby='kq-voted'] tbody tr").First(r => r.TextContent.Contains(voted[0].Name, StringComparison.Ordinal)).TextContent;
        Assert.Contains($"{slips}/{slips}", line, StringComparison.Ordinal); // three for Xuất sắc are carried down to Tốt
        Assert.Contains("Tốt", line, StringComparison.Ordinal);
        Assert.Contains("C.II.3.2", result.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await teller.GetAsync(count)).Status);
        Assert.Equal(2L, await office.OneAsync<long>("select count(*) from record_ballots where act = (select closed_act from ballot) and known_to is null and entry = any($1)", voted.Select(v => v.Entry).ToArray()));
        // the minutes say when the count was closed and which quota there is; what nobody has recorded is left to the hand
        var minutes = await secretary.WordsAsync(Links.PaperFile(office.Cycle, office.Cell.Id, PaperKind.Count, $"{ballot}", filled: true, "docx"));
        Assert.Contains("công bố kết quả trước hội nghị hồi 14 giờ 05 phút.", minutes, StringComparison.Ordinal);
        Assert.Contains("theo phiếu: 0. Giới hạn (C.II.2.1): Số đảng viên Xuất sắc không quá 20% số đảng viên mức Tốt trong từng tổ chức cơ sở đảng.", minutes, StringComparison.Ordinal);
        Assert.Matches("(?m)^Số trong giới hạn tỷ lệ:\\s*$", minutes);
        // the others are voted on in a further round
        Assert.NotNull((await secretary.GetAsync(vote)).Html.QuerySelector("#phat-ra"));
    }

    [Fact]
    public async Task Tellers_and_lines_that_differ_are_told_by_given_name()
    {
        await using var office = await MeetingOffice.OpenAsync(databases);
        await office.HoldAsync(reviewed: true, proposed: true);
        string[] names = ["An Văn Tú", "Bùi Thị Sáu", "Ứng Văn Ba", "Vũ Thị Đào"];
        var four = office.Plain.Take(4).ToList();
        foreach (var (one, name) in four.Zip(names))
        {
            await office.RunAsync("update person set name = $2 where id = $1", one.Person!.Value, name);
            await office.RunAsync("update subject set name = $2 where id = $1", one.Id, name);
        }
        using var secretary = await office.Office.AsAsync(office.Secretary);
        var vote = Links.Vote(office.Cycle, office.Cell.Id, MeetingOffice.Rule, office.Cell.Id, "voted");
        var tellers = four.ToDictionary(m => $"to.{m.Person}", _ => (string?)"1");
        tellers["truong"] = $"{four[1].Person}";
        var page = await secretary.SendAsync(await secretary.GetAsync(vote), "to-kiem-phieu", tellers);
        Assert.Contains("Bùi Thị Sáu (tổ trưởng), Ứng Văn Ba, Vũ Thị Đào, An Văn Tú.", page.Text, StringComparison.Ordinal);
        await secretary.SendAsync(page, "phat-phieu", office.Members.Except(four).ToDictionary(m => $"ten.{m.Id}", _ => (string?)null));
        var ballot = await office.OneAsync<long>("select id from ballot");
        var (count, slips) = (Links.Count(office.Cycle, office.Cell.Id, ballot), office.Members.Count);
        using var teller = await office.Office.AsAsync(four[0].Person!.Value);
        using var other = await office.Office.AsAsync(four[1].Person!.Value);
        await teller.SendAsync(await teller.GetAsync(count), "nhap-phieu", Count(four, slips, 3));
        var differs = await other.SendAsync(await other.GetAsync(count), "nhap-phieu", Count(four, slips, 4));
        var close = new TuSoi.Balloting.CloseBallot { Cycle = office.Cycle, By = office.Secretary, Unit = office.Cell.Id, Step = "voted", Ballot = ballot, Subjects = [.. four.Select(m => m.Id)] };
        var refused = Assert.IsType<TuSoi.History.Outcome.Refused>(await new TuSoi.Balloting.Ballots(office.Office.Cycle.Desk).CloseAsync(close));
        Assert.Contains("Ứng Văn Ba; Vũ Thị Đào; Bùi Thị Sáu; An Văn Tú", refused.Sentence, StringComparison.Ordinal);

        await other.SendAsync(differs, "nhap-phieu", Count(four, slips, 3));
        await secretary.SendAsync(await secretary.GetAsync(count), "chot");
        using var answer = await secretary.RawAsync(new HttpRequestMessage(HttpMethod.Get, Links.PaperFile(office.Cycle, office.Cell.Id, TuSoi.Publishing.PaperKind.Count, $"{ballot}", true, "docx")));
        using var file = new System.IO.Compression.ZipArchive(await answer.Content.ReadAsStreamAsync());
        using var body = new StreamReader(file.GetEntry("word/document.xml")!.Open());
        var minutes = await body.ReadToEndAsync();
        var places = new[] { "Bùi Thị Sáu", "Ứng Văn Ba", "Vũ Thị Đào", "An Văn Tú" }.Select(n => minutes.IndexOf(n, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    private static Dictionary<string, string?> Count(IEnumerable<TuSoi.Organisation.Subject> voted, int slips, int excellent)
    {
        var typed = new Dictionary<string, string?> { ["phieu.thu-vao"] = $"{slips}", ["phieu.hop-le"] = $"{slips}" };
        foreach (var one in voted) (typed[$"xs.{one.Id}"], typed[$"t.{one.Id}"]) = ($"{excellent}", $"{slips - excellent}");
        return typed;
    }

    private static Dictionary<string, string?> With(Dictionary<string, string?> typed, params string[] changes)
    {
        var changed = new Dictionary<string, string?>(typed);
        foreach (var pair in changes.Chunk(2)) changed[pair[0]] = pair[1];
        return changed;
    }
}
