using TuSoi.Balloting;
using TuSoi.Web.Tests.Deciding;
using TuSoi.Web.Tests.Meetings;
using TuSoi.Web.Tests.Reviewing;
using Xunit;

namespace TuSoi.Web.Tests.Access;

public sealed partial class BadInputTests
{
    /// <summary>The same for the forms of a year; a field that stands in a line is named without it.</summary>
    private static readonly (string Form, string Field, string Typed, string Code)[] BadReviewing =
    [
        ("viet", "muc", "", "statement.level"), ("viet", "muc", "0", "statement.level"), ("viet", "muc", "5", "statement.level"), ("viet", "muc", "-3", "statement.level"), ("viet", "muc", "3,5", "statement.level"), ("viet", "muc", "٣", "statement.level"), ("viet", "muc", "Tốt", "statement.level"),
        ("viet", "phan.1", "", "text.missing"), ("viet", "phan.1", " \u200B ", "text.missing"), ("viet", "phan.1", "A\0B", "400"),
        ("hoi", "han", "", "day.wrong"), ("hoi", "han", "2024-02-31", "day.wrong"), ("hoi", "han", "hôm qua", "day.wrong"), ("hoi", "han", "=TODAY()", "day.wrong"), ("hoi", "han", "45617", "day.wrong"), ("hoi", "han", "2024-11-01", "day.past"), ("hoi", "han", "0001-01-01", "day.past"), ("hoi", "han", "9999-12-31", "*"),
        ("ghi-residence", "y", "", "answer.none"), ("ghi-residence", "y", " \t", "answer.none"), ("ghi-residence", "y", "\u200B", "*"), ("ghi-residence", "y", "A\0B", "400"),
        ("dang-ky", "ngay", "", "meeting.wrong"), ("dang-ky", "ngay", "2024-02-31", "meeting.wrong"), ("dang-ky", "ngay", "thứ Ba", "meeting.wrong"), ("dang-ky", "ngay", "=NOW()", "meeting.wrong"), ("dang-ky", "ngay", "0001-01-01", "*"), ("dang-ky", "ngay", "9999-12-31", "*"),
        ("dang-ky", "gio", "", "meeting.wrong"), ("dang-ky", "gio", "25:00", "meeting.wrong"), ("dang-ky", "gio", "8h", "meeting.wrong"), ("dang-ky", "gio", "08:00:99", "meeting.wrong"),
        ("dang-ky", "buoi", "", "meeting.wrong"), ("dang-ky", "buoi", "0", "meeting.wrong"), ("dang-ky", "buoi", "-2", "meeting.wrong"), ("dang-ky", "buoi", "21", "meeting.wrong"), ("dang-ky", "buoi", "2,5", "meeting.wrong"), ("dang-ky", "buoi", "99999999999", "meeting.wrong"), ("dang-ky", "buoi", "hai", "meeting.wrong"), ("dang-ky", "buoi", "1", "meeting.short"),
    ];

    private static readonly (string Field, string Typed, string Code)[] BadCounts =
    [
        ("phieu.thu-vao", "", "count.slips"), ("phieu.thu-vao", "-1", "count.number"), ("phieu.thu-vao", "1e1", "count.number"), ("phieu.thu-vao", "12,0", "count.number"), ("phieu.thu-vao", "１２", "count.number"), ("phieu.thu-vao", "mười", "count.number"), ("phieu.thu-vao", "99999999999", "count.number"), ("phieu.thu-vao", "=1+1", "count.number"),
        ("phieu.hop-le", "0", "count.slips"), ("phieu.la", "1", "count.slips"), ("phieu.viet-them", "0x1", "count.number"), ("phieu.thu-vao", "9999", "*"), ("xs", "", "count.line"), ("xs", "1", "count.line"), ("xs", "1.000", "count.number"), ("xs", "٣", "count.number"), ("xs", "A\0", "400"),
    ];

    private static readonly (string Field, string Typed, string Code)[] BadDecisions =
    [
        ("so", "", "decision.number"), ("so", "  ", "decision.number"), ("so", "\u200B", "decision.number"), ("so", Long, "*"), ("so", "42\0", "400"),
        ("ngay", "", "decision.dated"), ("ngay", "2024-02-31", "decision.dated"), ("ngay", "12/2024", "decision.dated"), ("ngay", "=TODAY()", "decision.dated"), ("ngay", "0001-01-01", "decision.dated"), ("ngay", "9999-12-31", "decision.dated"),
        ("nguoi-ky", "", "decision.signer"), ("nguoi-ky", "\u00A0", "decision.signer"), ("nguoi-ky", "\u200B", "decision.signer"), ("nguoi-ky", Long, "*"), ("nguoi-ky", "A\0B", "400"),
    ];

    [Fact]
    public async Task What_is_typed_wrongly_in_statements_requests_and_the_schedule_comes_back_the_same_way()
    {
        await using var office = await Office.OpenAsync(databases);
        office.On(11, 21);
        var (cell, unit) = (office.Cycle["T01-CB001"], office.Cycle["T05"]);
        await office.DidAsync([office.Cycle.Root, office.Cycle["T01"]], "prompts_issued");
        await office.DidAsync([office.Cycle["T01"], unit], "own_plan");
        var (one, host) = (office.Plain(cell)[0], office.Cycle.Roster.Reach(unit, "committee").First());
        using var member = await office.AsAsync(one.Person!.Value);
        using var secretary = await office.AsAsync(office.Cycle.Holder(cell.Code, "secretary"));
        using var registering = await office.AsAsync(office.Cycle.Holder(unit.Code, "secretary"));
        var (statement, requests, schedule) = (Links.Statement(office.Cycle.Cycle, one.Id, "statement"), Links.Requests(office.Cycle.Cycle, cell.Id, "residence_comment"), Links.Schedule(office.Cycle.Cycle, unit.Id));
        var asking = await secretary.GetAsync(requests);
        var (line, key) = ($"y.{one.Id}.residence", $"{host.Id}.meeting_registered");
        var wrong = new List<string>();
        foreach (var (form, field, typed, code) in BadReviewing.OrderBy(b => b.Form == "ghi-residence"))
        {
            if (form == "ghi-residence" && asking.Html.QuerySelector($"textarea[name='{line}']") is null) asking = await secretary.SendAsync(asking, "hoi", new Dictionary<string, string?> { ["han"] = "2024-11-25" });
            wrong.AddRange(form switch
            {
                // each time anew: what was refused is kept as a draft
                "viet" => await TryAsync(office, member, await member.GetAsync(statement), form, new() { ["phan.1"] = "Giữ vững lập trường.", ["muc"] = "3", ["lenh"] = "xem" }, field, typed, code),
                "hoi" => await TryAsync(office, secretary, asking, form, new() { ["han"] = "2024-11-25" }, field, typed, code),
                "ghi-residence" => await TryAsync(office, secretary, asking, form, [], line, typed, code),
                _ => await TryAsync(office, registering, await registering.GetAsync(schedule), form, new() { [$"ngay.{key}"] = "2024-12-03", [$"gio.{key}"] = "08:00", [$"buoi.{key}"] = "2" }, $"{field}.{key}", typed, code),
            });
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task So_does_what_is_typed_wrongly_in_a_count()
    {
        await using var office = await MeetingOffice.OpenAsync(databases);
        await office.HoldAsync();
        await office.ReviewAsync(office.Members);
        await office.ReadyAsync("voted", office.Members);
        var (ballots, teller, slips) = (new TuSoi.Balloting.Ballots(office.Office.Cycle.Desk), office.Plain[0], office.Members.Count);
        long[] voted = [office.Plain[2].Id];
        var meeting = await office.OneAsync<long>("select id from meeting");
        MeetingOffice.Must(await ballots.SetTellersAsync(new SetTellers { Cycle = office.Cycle, By = office.Secretary, Unit = office.Cell.Id, Step = "voted", Meeting = meeting, Persons = [teller.Person!.Value, office.Plain[1].Person!.Value], Lead = teller.Person!.Value, Subjects = voted }));
        MeetingOffice.Must(await ballots.IssueAsync(new IssueSlips { Cycle = office.Cycle, By = office.Secretary, Unit = office.Cell.Id, Step = "voted", Meeting = meeting, Subjects = voted, Summoned = slips, Present = slips, Issued = slips }));
        using var counting = await office.Office.AsAsync(teller.Person!.Value);
        var page = await counting.GetAsync(Links.Count(office.Cycle, office.Cell.Id, await office.OneAsync<long>("select id from ballot")));
        var wrong = new List<string>();
        foreach (var (field, typed, code) in BadCounts)
            wrong.AddRange(await TryAsync(office.Office, counting, page, "nhap-phieu", new() { ["phieu.thu-vao"] = $"{slips}", ["phieu.hop-le"] = $"{slips}", [$"xs.{voted[0]}"] = $"{slips}" }, field == "xs" ? $"xs.{voted[0]}" : field, typed, code));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task So_does_what_is_typed_wrongly_on_a_decision()
    {
        await using var deciding = await DecidingOffice.OpenAsync(databases);
        using var secretary = await deciding.Office.AsAsync(deciding.Secretary);
        var one = deciding.Level[0];
        var bench = await secretary.SendAsync(await secretary.GetAsync(deciding.Workbench), "tinh");
        var page = await secretary.SendAsync(bench, "quyet", new Dictionary<string, string?> { [$"muc.{one.Id}"] = "4", [$"lydo.{one.Id}"] = "Bỏ phiếu lại." }, "xem lại trước");
        var wrong = new List<string>();
        foreach (var (field, typed, code) in BadDecisions)
            wrong.AddRange(await TryAsync(deciding.Office, secretary, page, "lap", new() { ["so"] = "42-QĐ/ĐU", ["ngay"] = "2024-11-01", ["nguoi-ky"] = "Tôn Thất Việt Hải" }, field, typed, code));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
