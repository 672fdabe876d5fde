using System.Net;
using TuSoi.Access;
using TuSoi.Balloting;
using TuSoi.Tests.Database;
using TuSoi.Web.Tests.Deciding;
using TuSoi.Web.Tests.Entering;
using TuSoi.Web.Tests.Meetings;
using TuSoi.Web.Tests.Reviewing;
using TuSoi.Web.Tests.Rostering;
using Xunit;

namespace TuSoi.Web.Tests.Looking;

/// <summary>Every page once, as somebody whose page it is, in a real browser at both widths.</summary>
public sealed class EveryPageTests(Databases databases, Browsers browsers)
{
    private const string Rule = MeetingOffice.Rule;

    /// <summary>Pages between a password and a code, or a code and a first password: <see cref="DoorPagesTests"/> comes through them.</summary>
    private static readonly string[] AtTheDoor = [Links.SecondStep, Links.FirstPassword];

    [Fact, Trait("Length", "long")]
    public async Task Every_page_has_no_barrier_one_heading_and_fits_at_both_widths()
    {
        await using var office = await MeetingOffice.OpenAsync(databases);
        await using var until = new Walk(browsers, office.Office);
        await DoorAsync(office.Office, until);
        await RosterAsync(office.Office, until);
        await OpeningAsync(office.Office, until);
        await MeetingAsync(office, until);
        await ReviewingAsync(office.Office, until);
        await using var deciding = await DecidingOffice.OpenAsync(databases);
        await using var after = new Walk(browsers, deciding.Office);
        await DecidingAsync(deciding, after);
        Assert.Empty(Walk.All.Except(until.Seen).Except(after.Seen).Except(AtTheDoor));
        until.Hold();
        after.Hold();
    }

    [Fact]
    public async Task Pages_are_light()
    {
        const int First = 200, Next = 60;
        await using var office = await Office.OpenAsync(databases);
        var cell = office.Cycle["T01-CB002"];
        var window = await browsers.WindowAsync();
        var page = await window.NewPageAsync();
        var protocol = await window.NewCDPSessionAsync(page);
        await protocol.SendAsync("Network.enable");
        var sent = 0.0;
        protocol.Event("Network.loadingFinished").OnEvent += (_, told) => sent += told!.Value.GetProperty("encodedDataLength").GetDouble();
        await page.GotoAsync(office.Url + Links.SignIn, new() { WaitUntil = Microsoft.Playwright.WaitUntilState.NetworkIdle });
        Assert.True(sent is > 0 and <= First * 1024, $"The first visit takes {sent / 1024:0} KB.");
        using var http = await office.AsAsync(office.Cycle.Holder(cell.Code, "secretary"));
        await window.AddCookiesAsync([.. http.Cookies(office.Url).Select(c => new Microsoft.Playwright.Cookie { Name = c.Name, Value = c.Value, Url = office.Url })]);
        foreach (var path in new[] { Links.Home, Links.Unit(office.Cycle.Cycle, cell.Id), Links.Statements(office.Cycle.Cycle, cell.Id, "statement"), Links.Requests(office.Cycle.Cycle, cell.Id, "residence_comment"), Links.Papers(office.Cycle.Cycle, cell.Id) })
        {
            sent = 0;
            await page.GotoAsync(office.Url + path, new() { WaitUntil = Microsoft.Playwright.WaitUntilState.NetworkIdle });
            Assert.True(sent is > 0 and <= Next * 1024, $"{path} takes {sent / 1024:0} KB.");
        }
        await window.CloseAsync();
    }

    private static async Task DoorAsync(Office office, Walk walk)
    {
        var cell = await office.CellAsync();
        var (secretary, members) = (office.Cycle.Holder(cell, "secretary"), await office.MembersAsync(cell));
        await office.AccountAsync(members[1]);
        await office.AccountAsync(secretary);
        var reset = await new Accounts(office.Cycle.Store, office.Cycle.Clock).ProposeAsync(new ProposeReset { Cycle = 0, By = secretary, Person = members[1], Why = "Quên mật khẩu, đã báo trực tiếp" });
        await walk.LookAsync(null, Links.SignIn, "/loi", "/loi/404", "/loi/500");
        await walk.LookAsync(secretary, Links.Home, Links.Account, Links.ChangePassword, Links.Totp, Links.Passkeys, Links.Accounts, Links.Accounts + "?tim=khong+co+ai", Links.IssueAccount(members[0]), Links.ProposeReset(members[1]), Links.Reset(((History.Outcome.Done)reset.Outcome).Id), Links.Slip);
    }

    private static async Task RosterAsync(Office office, Walk walk)
    {
        var (unit, one, cycle) = (office.Cycle["T01"], office.Cycle.Roster.All.First(s => s.Family == "member"), office.Cycle.Cycle);
        var cell = office.Cycle.Roster[one.Unit];
        using var board = await office.AsAsync(office.Cycle.Board);
        var preview = await board.SendAsync(await board.GetAsync(Links.Import), "nap", files: [("tep", "Danh sách.xlsx", RosterBook.With(office.Cycle.Pack, (one.Name, one.Name + " Anh")))]);
        await board.SendAsync(await board.GetAsync(Links.AskFacts(cell.Entry, one.Kind)), "hoi", new Dictionary<string, string?> { ["noi"] = $"{office.Cycle["T02"].Entry}", ["noi-dung"] = "Phục vụ xếp loại.", ["so"] = "exemplary" });
        var asked = (await office.Cycle.ReadAsync("select id from fact_request", r => r.GetInt64(0)))[0];
        await walk.LookAsync(office.Cycle.Board, Links.Roster, Links.RosterSearch("nguyen"), Links.Import, preview.Path, Links.FactRequests, Links.RosterUnit(unit.Entry), Links.RosterUnit(cell.Entry), Links.RosterPersons(cell.Entry), Links.RosterPosts(unit.Entry), Links.RosterAdmit(cell.Entry), Links.RosterFound(unit.Entry),
            Links.RosterFacts(cell.Entry), Links.RosterFacts(cell.Entry, one.Kind, 1), Links.RosterEntry(one.Entry), Links.RosterMove(one.Entry), Links.RosterRename(cell.Entry), Links.RosterEnd(one.Entry), Links.RosterStanding(one.Entry), Links.RosterDifferences(cycle), Links.AskFacts(cell.Entry, one.Kind));
        await walk.LookAsync(office.Cycle.Holder("T02", "secretary"), Links.AnswerFacts(asked));
    }

    private static async Task OpeningAsync(Office office, Walk walk)
    {
        var (cycle, root, cell, choice) = (office.Cycle.Cycle, office.Cycle.Root, office.Cycle["T01"].Id, $"?nam=2025&goc={office.Cycle.Founded.Organisation}&goi=hd-19-dukdn-2024");
        const string Amended = "?goi=hd-19-dukdn-2024&doc.AMB-01=inclusive";
        await walk.LookAsync(office.Cycle.Board, Links.Opening, Links.OpeningReadings + choice, Links.OpeningPreview + choice, Links.OpeningCheck + choice, Links.Amending(cycle) + "?goi=hd-19-dukdn-2024", Links.AmendingPreview(cycle) + Amended, Links.AmendingCheck(cycle) + Amended);
        await walk.LookAsync(office.Cycle.Holder(root.Code, "secretary"), Links.Home, Links.Board(cycle), Links.Board(cycle, root.Id), Links.Board(cycle, root.Id) + "?tim=khong-co", Links.Unit(cycle, cell), Links.UnitStage(cycle, cell, 2), Links.Calendar(cycle), Links.Conference(cycle, root.Id), Links.Substitute(cycle, cell), Links.Conflict(cycle, cell));
    }

    private static async Task MeetingAsync(MeetingOffice office, Walk walk)
    {
        var (cycle, cell) = (office.Cycle, office.Cell.Id);
        await walk.LookAsync(office.Secretary, Links.MeetingsOf(cycle, cell), Links.Meetings(cycle, cell, Rule), office.Page, Links.Papers(cycle, cell), Links.Files(cycle, office.Plain[0].Id, "statement"));
        await office.HoldAsync();
        await walk.LookAsync(office.Secretary, office.Page, Links.Meeting(cycle, cell, Rule, cell, office.Plain[0].Id), Links.Presence(cycle, cell, Rule, cell));
        await office.ReviewAsync(office.Members);
        await office.ReadyAsync("proposed", office.Members);
        await walk.LookAsync(office.Secretary, office.Page, Links.Proposal(cycle, cell, "proposed"), Links.Minutes(cycle, cell, Rule, cell));
        await office.ReadyAsync("voted", office.Members);
        await walk.LookAsync(office.Secretary, Links.Vote(cycle, cell, Rule, cell, "voted"));
        var ballots = new Balloting.Ballots(office.Office.Cycle.Desk);
        var (voted, meeting, slips, tellers) = (office.Plain.Skip(2).Select(v => v.Id).ToArray(), await office.OneAsync<long>("select id from meeting"), office.Members.Count, new[] { office.Plain[0].Person!.Value, office.Plain[1].Person!.Value });
        MeetingOffice.Must(await ballots.SetTellersAsync(new SetTellers { Cycle = cycle, By = office.Secretary, Unit = cell, Step = "voted", Meeting = meeting, Persons = tellers, Lead = tellers[0], Subjects = voted }));
        MeetingOffice.Must(await ballots.IssueAsync(new IssueSlips { Cycle = cycle, By = office.Secretary, Unit = cell, Step = "voted", Meeting = meeting, Subjects = voted, Summoned = slips, Present = slips, Issued = slips }));
        var ballot = await office.OneAsync<long>("select id from ballot");
        await walk.LookAsync(tellers[0], Links.Count(cycle, cell, ballot));
        await EnterAsync(tellers[0], 3);
        await EnterAsync(tellers[1], 4);
        await walk.LookAsync(tellers[0], Links.Count(cycle, cell, ballot));
        await EnterAsync(tellers[1], 3);
        await walk.LookAsync(office.Secretary, Links.Count(cycle, cell, ballot));
        MeetingOffice.Must(await ballots.CloseAsync(new CloseBallot { Cycle = cycle, By = office.Secretary, Unit = cell, Step = "voted", Ballot = ballot, Subjects = voted }));
        await walk.LookAsync(office.Secretary, office.Page, Links.Vote(cycle, cell, Rule, cell, "voted"), Links.Unit(cycle, cell));

        async Task EnterAsync(long teller, int excellent) => MeetingOffice.Must(await ballots.EnterAsync(new EnterCount { Cycle = cycle, By = teller, Unit = cell, Step = "voted", Ballot = ballot, Slips = new SlipCount(slips, 0, 0, 0, slips), Lines = [.. voted.Select(v => new LineCount(v, excellent, slips - excellent, 0, 0, 0))] }));
    }

    private static async Task ReviewingAsync(Office office, Walk walk)
    {
        office.On(12, 16);
        var (cycle, root, cell, unit) = (office.Cycle.Cycle, office.Cycle.Root, office.Cycle["T01-CB001"], office.Cycle["T05"]);
        var leader = office.Cycle.Roster.All.First(s => s.Family == "leader" && s.Unit == unit.Id && s.LeftOut is null);
        await office.DidAsync([root], "plan_issued");
        await office.DidAsync([office.Cycle["T01"], unit], "own_plan", "dossier_sent");
        await office.DidAsync([leader], "notified");
        using (var board = await office.AsAsync(office.Cycle.Board))
            Assert.Equal(HttpStatusCode.OK, (await board.SendAsync(await board.GetAsync(Links.Requests(cycle, root.Id, "contributed")), "hoi", new Dictionary<string, string?> { ["han"] = "2024-12-20" })).Status);
        await walk.LookAsync(office.Cycle.Holder(root.Code, "party_board"), Links.Answer(cycle, root.Id, "contributed", "party_boards"));
        // from here on the cell and others are late
        office.On(12, 30);
        var one = office.Plain(cell)[0];
        await walk.LookAsync(one.Person, Links.Home, Links.Statement(cycle, one.Id, "statement"), Links.Papers(cycle, cell.Id));
        await walk.LookAsync(office.Cycle.Holder(cell.Code, "secretary"), Links.Statement(cycle, one.Id, "statement"), Links.Statements(cycle, cell.Id, "statement"), Links.Requests(cycle, cell.Id, "residence_comment"), Links.Schedule(cycle, cell.Id));
        await walk.LookAsync(office.Cycle.Holder(unit.Code, "secretary"), Links.Drafts(cycle, unit.Id, "draft_sent"), Links.Record(cycle, unit.Id, "lessons_drawn"), Links.Remedies(cycle, unit.Id, "remedial_plan"), Links.Remedy(cycle, leader.Id, "remedial_plan"));
        await walk.LookAsync(office.Cycle.Holder(root.Code, "secretary"), Links.Schedule(cycle, root.Id), Links.Prompts(cycle, root.Id, "prompts_issued") + "?tim=chi");
        await walk.LookAsync(office.Cycle.Board, Links.Requests(cycle, root.Id, "contributed"));
    }

    private static async Task DecidingAsync(DecidingOffice deciding, Walk walk)
    {
        await deciding.ComputeAsync();
        var (cycle, unit, check) = (deciding.Cycle, deciding.Chapter.Id, Links.DecidingCheck(deciding.Cycle, deciding.Chapter.Id, "decided", "dang-vien"));
        await walk.LookAsync(deciding.Secretary, Links.Ranking(cycle), deciding.Workbench, Links.Card(cycle, deciding.Level[0].Id), Links.Notices(cycle, unit, "notified"), Links.Decisions(cycle, unit), Links.MyFile(cycle));
        using var secretary = await deciding.Office.AsAsync(deciding.Secretary);
        await secretary.SendAsync(await secretary.GetAsync(deciding.Workbench), "quyet", new Dictionary<string, string?> { [$"muc.{deciding.Low.Id}"] = "1" }, "xem lại trước");
        await walk.LookAsync(deciding.Secretary, check);
        var draft = await secretary.SendAsync(await secretary.GetAsync(check), "lap", new Dictionary<string, string?> { ["so"] = "42-QĐ/ĐU", ["nguoi-ky"] = "Tôn Thất Việt Hải" });
        using var deputy = await deciding.Office.AsAsync(deciding.Deputy);
        await walk.LookAsync(deciding.Deputy, draft.Path);
        await deputy.SendAsync(await deputy.GetAsync(draft.Path), "ky", new Dictionary<string, string?> { ["doi-chieu"] = "co" });
        await walk.LookAsync(deciding.Secretary, draft.Path, draft.Path.Replace("van-ban-quyet-dinh", "cong-bo", StringComparison.Ordinal), Links.Decisions(cycle, unit), Links.Notices(cycle, unit, "notified"));
        await secretary.SendAsync(await secretary.GetAsync(Links.Notices(cycle, unit, "notified")), "bao");
        await walk.LookAsync(deciding.Secretary, Links.NoticePapers(cycle, unit, "notified"));
        await walk.LookAsync(deciding.Low.Person, Links.MyFile(cycle), Links.Card(cycle, deciding.Low.Id));
        await walk.LookAsync(deciding.Office.Cycle.Board, Links.Consolidation(cycle, deciding.Office.Cycle.Root.Id, "results_consolidated"));
    }
}
