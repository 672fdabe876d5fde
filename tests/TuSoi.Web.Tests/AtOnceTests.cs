using System.Net;
using TuSoi.Tests.Database;
using TuSoi.Web.Tests.Deciding;
using TuSoi.Web.Tests.Meetings;
using TuSoi.Web.Tests.Reviewing;
using Xunit;

namespace TuSoi.Web.Tests;

/// <summary>A button pressed several times while the line is bad: the same form comes many times at the same moment. It is done once; each of them gets an answer in words.</summary>
public sealed class AtOnceTests(Databases databases)
{
    private const int Times = 6;

    [Fact]
    public async Task A_statement_is_handed_in_once()
    {
        await using var office = await Office.OpenAsync(databases);
        office.On(11, 21);
        await office.DidAsync([office.Cycle.Root, office.Cycle["T01"]], "prompts_issued");
        var one = office.Plain(office.Cycle["T01-CB001"])[0];
        using var member = await office.AsAsync(one.Person!.Value);
        var page = await member.GetAsync(Links.Statement(office.Cycle.Cycle, one.Id, "statement"));
        var check = await member.SendAsync(page, "viet", new Dictionary<string, string?> { ["phan.1"] = "Giữ vững lập trường.", ["muc"] = "3", ["lenh"] = "xem" });
        var answers = await AtOnceAsync(member, check, "nop", new() { ["lenh"] = "nop" });
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.Status));
        Assert.Equal((1L, 1L), (await office.OneAsync<long>("select count(*) from paper where subject = $1", one.Id), await office.OneAsync<long>("select count(*) from done where subject = $1 and step = 'statement'", one.Id)));
    }

    [Fact]
    public async Task A_decision_is_drawn_up_once_and_signed_once()
    {
        await using var deciding = await DecidingOffice.OpenAsync(databases);
        var one = deciding.Level[0];
        using var secretary = await deciding.Office.AsAsync(deciding.Secretary);
        using var deputy = await deciding.Office.AsAsync(deciding.Deputy);
        var bench = await secretary.SendAsync(await secretary.GetAsync(deciding.Workbench), "tinh");
        var check = await secretary.SendAsync(bench, "quyet", new Dictionary<string, string?> { [$"muc.{one.Id}"] = "3" }, "xem lại trước");
        var drawn = await AtOnceAsync(secretary, check, "lap", new() { ["so"] = "42-QĐ/ĐU", ["nguoi-ky"] = "Tôn Thất Việt Hải" });
        Assert.All(drawn, d => Assert.Equal("Quyết định số 42-QĐ/ĐU", d.Heading));
        Assert.Equal(1L, await deciding.OneAsync<long>("select count(*) from decision"));
        var paper = await deputy.GetAsync(drawn[0].Path);
        var signed = await AtOnceAsync(deputy, paper, "ky", new() { ["doi-chieu"] = "co" });
        Assert.All(signed, s => Assert.Null(s.Code));
        Assert.Equal(1L, await deciding.OneAsync<long>("select count(*) from level where stage = 'decided' and subject = @Id", new { one.Id }));
    }

    [Fact]
    public async Task A_year_is_opened_once()
    {
        await using var office = await Office.OpenAsync(databases);
        using var board = await office.AsAsync(office.Cycle.Board);
        var check = await board.GetAsync($"{Links.OpeningCheck}?nam=2025&goc={office.Cycle.Founded.Organisation}&goi=hd-19-dukdn-2024");
        var opened = await AtOnceAsync(board, check, "mo", new() { ["so"] = "12-KH/ĐUK", ["ngay"] = "2025-10-20" });
        Assert.All(opened, o => Assert.StartsWith("Bảng theo dõi", o.Heading, StringComparison.Ordinal));
        Assert.Single(await office.Cycle.ReadAsync("select id from cycle where year = 2025", r => r.GetInt64(0)));
    }

    [Fact]
    public async Task Slips_are_handed_out_once_and_counted_once_by_each()
    {
        await using var office = await MeetingOffice.OpenAsync(databases);
        await office.HoldAsync(reviewed: true, proposed: true);
        using var secretary = await office.Office.AsAsync(office.Secretary);
        var (first, second, voted) = (office.Plain[0], office.Plain[1], office.Plain[2]);
        var vote = await secretary.GetAsync(Links.Vote(office.Cycle, office.Cell.Id, MeetingOffice.Rule, office.Cell.Id, "voted"));
        vote = await secretary.SendAsync(vote, "to-kiem-phieu", new Dictionary<string, string?> { [$"to.{first.Person}"] = "1", [$"to.{second.Person}"] = "1", ["truong"] = $"{first.Person}" });
        await AtOnceAsync(secretary, vote, "phat-phieu", office.Members.Where(m => m != voted).ToDictionary(m => $"ten.{m.Id}", _ => (string?)null));
        var ballot = await office.OneAsync<long>("select id from ballot");
        var (path, slips) = (Links.Count(office.Cycle, office.Cell.Id, ballot), office.Members.Count);
        var typed = new Dictionary<string, string?> { ["phieu.thu-vao"] = $"{slips}", ["phieu.hop-le"] = $"{slips}", [$"t.{voted.Id}"] = $"{slips}" };
        foreach (var one in new[] { first, second })
        {
            using var teller = await office.Office.AsAsync(one.Person!.Value);
            await AtOnceAsync(teller, await teller.GetAsync(path), "nhap-phieu", typed);
        }
        Assert.Equal(2L, await office.OneAsync<long>("select count(*) from slip_count"));
        await AtOnceAsync(secretary, await secretary.GetAsync(path), "chot", []);
        Assert.Equal(1L, await office.OneAsync<long>("select count(*) from journal where kind = 'CloseBallot'"));
    }

    // one of them goes through; all others get its answer
    private static async Task<Page[]> AtOnceAsync(Person person, Page page, string form, Dictionary<string, string?> typed)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, Times).Select(_ => person.SendAsync(page, form, typed)));
        Assert.All(answers, a => Assert.True(a is { Status: HttpStatusCode.OK, Code: null }, $"{(int)a.Status} {a.Code} {a.Heading}"));
        return answers;
    }
}
