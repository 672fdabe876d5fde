using System.Net;
using TuSoi.Organisation;
using TuSoi.Tests.Database;
using TuSoi.Web.Pages.Rostering;
using Xunit;

namespace TuSoi.Web.Tests.Rostering;

/// <summary>Facts in grids: by who keeps the roster, by two of them at once, and by a body that is asked.</summary>
public sealed class FactPageTests(Databases databases)
{
    [Fact]
    public async Task Facts_typed_in_a_grid_are_one_act_and_what_is_wrong_is_said_in_its_cell()
    {
        await using var office = await Office.OpenAsync(databases);
        using var board = await office.AsAsync(office.Cycle.Board);
        var (unit, members, path) = Grid(office, "targets_assigned");
        var page = await board.GetAsync(path);
        Assert.Equal(members.Count, page.Html.QuerySelectorAll("table[data-grid] tbody tr").Length);
        var (a, b) = (members[0].Entry, members[1].Entry);
        var wrong = await board.SendAsync(page, "luu", new Dictionary<string, string?> { [$"o.{a}.targets_assigned"] = "mười", [$"o.{b}.targets_assigned"] = "-3", [$"o.{b}.targets_completed"] = "2" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "grid.cells", 2), (wrong.Status, wrong.Code, wrong.Html.QuerySelectorAll("td .ts-error").Length));
        Assert.Equal(("mười", "2"), (Value(wrong, a, "targets_assigned"), Value(wrong, b, "targets_completed")));
        var saved = await board.SendAsync(wrong, "luu", new Dictionary<string, string?> { [$"o.{a}.targets_assigned"] = "41", [$"o.{b}.targets_assigned"] = "1.234,0", [$"o.{b}.targets_completed"] = "2" });
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Contains("Đã ghi 03 ô số liệu", saved.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal([(41, 1)], await office.Cycle.ReadAsync("select f.targets_assigned, (select count(distinct act)::int from facts_member x where x.entry in ($1, $2) and x.known_to is null and x.stage = 'appraised') from facts_member f where f.entry = $1 and f.known_to is null and f.stage = 'appraised'", r => (r.GetInt32(0), r.GetInt32(1)), null, a, b));
        Assert.Equal("fact.none", (await board.SendAsync(saved, "luu")).Code);
    }

    [Fact]
    public async Task Two_people_on_one_grid_are_told_whose_value_and_when_and_nothing_is_lost()
    {
        await using var office = await Office.OpenAsync(databases);
        var second = await SecondKeeperAsync(office);
        using var one = await office.AsAsync(office.Cycle.Board);
        using var other = await office.AsAsync(second);
        var (_, members, path) = Grid(office, "targets_assigned");
        var (mine, theirs) = (await one.GetAsync(path), await other.GetAsync(path));
        var (a, b) = (members[0].Entry, members[1].Entry);
        Assert.Equal(HttpStatusCode.OK, (await other.SendAsync(theirs, "luu", new Dictionary<string, string?> { [$"o.{a}.targets_assigned"] = "51", [$"o.{b}.targets_completed"] = "7", [$"o.{b}.targets_assigned"] = "9" })).Status);
        office.Cycle.Clock.Now = office.Cycle.Clock.Now.AddMinutes(5);
        var met = await one.SendAsync(mine, "luu", new Dictionary<string, string?> { [$"o.{a}.targets_assigned"] = "52", [$"o.{a}.targets_completed"] = "50" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "fact.meanwhile"), (met.Status, met.Code));
        var row = Assert.Single(met.Html.QuerySelectorAll("section[aria-labelledby=trung] tbody tr"));
        foreach (var word in new[] { members[0].Name, "51", "52", office.Cycle.Roster.All.First(s => s.Person == second).Name, "01/11/2024" }) Assert.Contains(word, row.TextContent, StringComparison.Ordinal);
        var chosen = await one.SendAsync(met, "luu", new Dictionary<string, string?> { [$"chon.o.{a}.targets_assigned"] = "cua-toi" });
        Assert.Equal(HttpStatusCode.OK, chosen.Status);
        Assert.Equal([(52, 50)], await ValuesAsync(office, a));
        Assert.Equal([(9, 7)], await ValuesAsync(office, b));
    }

    [Fact]
    public async Task A_body_that_is_asked_fills_just_the_cells_until_it_has_answered()
    {
        await using var office = await Office.OpenAsync(databases);
        using var board = await office.AsAsync(office.Cycle.Board);
        var (unit, members, _) = Grid(office, "exemplary");
        var asked = office.Cycle["T02"];
        using var secretary = await office.AsAsync(office.Cycle.Holder("T02", "secretary"));
        var form = await board.GetAsync(Links.AskFacts(unit.Entry, members[0].Kind));
        Assert.Equal("ask.facts", (await board.SendAsync(form, "hoi", new Dictionary<string, string?> { ["noi"] = $"{asked.Entry}", ["noi-dung"] = "Phục vụ xếp loại." })).Code);
        Assert.Equal("ask.due", (await board.SendAsync(form, "hoi", new Dictionary<string, string?> { ["noi"] = $"{asked.Entry}", ["noi-dung"] = "Phục vụ xếp loại.", ["so"] = "exemplary", ["han"] = "01/10/2024" })).Code);
        var sent = await board.SendAsync(form, "hoi", new Dictionary<string, string?> { ["noi"] = $"{asked.Entry}", ["noi-dung"] = "Phục vụ xếp loại năm 2024.", ["so"] = "exemplary", ["han"] = "10/11/2024", ["ai"] = $"{members[0].Entry}" });
        Assert.Contains("Còn 09", sent.Text, StringComparison.Ordinal);
        var request = (await office.Cycle.ReadAsync("select id from fact_request", r => r.GetInt64(0)))[0];

        Assert.Contains("đề nghị cho số liệu", (await secretary.GetAsync(Links.Home)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("đã gửi nơi khác", (await secretary.GetAsync(Links.Home)).Text, StringComparison.Ordinal);
        var home = (await board.GetAsync(Links.Home)).Html.QuerySelector(".ts-waiting")!;
        Assert.Contains("đề nghị số liệu đã gửi nơi khác", home.TextContent, StringComparison.Ordinal);
        Assert.Contains("10/11/2024", home.TextContent, StringComparison.Ordinal);
        Assert.Contains(Links.FactRequests, home.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        using var stranger = await office.AsAsync(office.Cycle.Holder("T03", "secretary"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(Links.AnswerFacts(request))).Status);
        var page = await secretary.GetAsync(Links.AnswerFacts(request));
        Assert.Single(page.Html.QuerySelectorAll("table[data-grid] tbody tr"));
        Assert.Equal("fact.none", (await secretary.SendAsync(page, "tra-loi")).Code);
        var before = await office.Cycle.ReadAsync("select count(*) from facts_member where known_to is null", r => r.GetInt64(0));
        var answered = await secretary.SendAsync(page, "tra-loi", new Dictionary<string, string?> { [$"o.{members[0].Entry}.exemplary"] = "no", [$"o.{members[1].Entry}.exemplary"] = "no", [$"o.{members[0].Entry}.outstanding"] = "yes" });
        Assert.Equal("Việc của tôi", answered.Heading);
        Assert.Equal([("no", "AnswerFacts")], await office.Cycle.ReadAsync("select f.exemplary, (select content->>'Request' is not null from journal_content c where c.act = f.act)::text from facts_member f where f.entry = $1 and f.known_to is null and f.stage = 'appraised'", r => (r.GetString(0), "AnswerFacts"), null, members[0].Entry));
        Assert.Equal(before, await office.Cycle.ReadAsync("select count(*) from facts_member where known_to is null", r => r.GetInt64(0)));
        Assert.Equal(HttpStatusCode.NotFound, (await secretary.GetAsync(Links.AnswerFacts(request))).Status);
        Assert.Empty(await office.Cycle.ReadAsync("select id from fact_request", r => r.GetInt64(0), office.Cycle.Holder("T02", "secretary")));
        Assert.Contains("Đã trả lời", (await board.GetAsync(Links.FactRequests)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("đã gửi nơi khác", (await board.GetAsync(Links.Home)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_taken_back_can_no_longer_be_answered()
    {
        await using var office = await Office.OpenAsync(databases);
        using var board = await office.AsAsync(office.Cycle.Board);
        var (unit, members, _) = Grid(office, "exemplary");
        using var secretary = await office.AsAsync(office.Cycle.Holder("T02", "secretary"));
        var sent = await board.SendAsync(await board.GetAsync(Links.AskFacts(unit.Entry, members[0].Kind)), "hoi", new Dictionary<string, string?> { ["noi"] = $"{office.Cycle["T02"].Entry}", ["noi-dung"] = "Phục vụ xếp loại.", ["so"] = "exemplary" });
        var request = (await office.Cycle.ReadAsync("select id from fact_request", r => r.GetInt64(0)))[0];
        var page = await secretary.GetAsync(Links.AnswerFacts(request));
        Assert.Equal("roster.reason", (await board.SendAsync(sent, "rut", new Dictionary<string, string?> { ["rut"] = $"{request}" })).Code);
        Assert.Contains("Đã rút", (await board.SendAsync(sent, "rut", new Dictionary<string, string?> { ["rut"] = $"{request}", ["ly-do"] = "Đã có số liệu." })).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await secretary.SendAsync(page, "tra-loi", new Dictionary<string, string?> { [$"o.{members[0].Entry}.exemplary"] = "no" })).Status);
    }

    private static (Subject Unit, List<Subject> Members, string Path) Grid(Office office, string fact)
    {
        var cell = office.Cycle.Roster.All.Where(s => s.Family == "member").GroupBy(s => s.Unit).OrderByDescending(g => g.Count()).First();
        var unit = office.Cycle.Roster[cell.Key];
        var group = FactGroup.Of(office.Cycle.Pack.Facts, Rules.Facts.Family.Member).First(g => g.Facts.Any(f => f.Id == fact));
        return (unit, [.. cell], Links.RosterFacts(unit.Entry, cell.First().Kind, group.Number));
    }

    // Another person of the board's own organisation who keeps the same roster.
    private static async Task<long> SecondKeeperAsync(Office office)
    {
        var one = office.Cycle.Roster.All.First(s => s.Family == "member" && s.Person is not null);
        var outcome = await new TuSoi.Rostering.Appointments(office.Cycle.Store, office.Cycle.Clock).AppointAsync(new TuSoi.Rostering.Appoint { Cycle = 0, By = office.Cycle.Board, Root = office.Cycle.Founded.Organisation, Posts = [new TuSoi.Rostering.Post(one.Person!.Value, "organising_board", office.Cycle.Founded.Organisation, new DateOnly(2024, 1, 1))], Why = "Giao." }, office.Cycle.Pack);
        Assert.True(outcome.IsDone, outcome.ToString());
        return one.Person.Value;
    }

    private static string? Value(Page page, long entry, string fact) => page.Html.QuerySelector($"[name='o.{entry}.{fact}']")!.GetAttribute("value");

    private static Task<List<(int, int)>> ValuesAsync(Office office, long entry) =>
        office.Cycle.ReadAsync("select targets_assigned, targets_completed from facts_member where entry = $1 and known_to is null and stage = 'appraised'", r => (r.GetInt32(0), r.GetInt32(1)), null, entry);
}
