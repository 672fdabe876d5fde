using Deque.AxeCore.Playwright;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Web.Tests.Reviewing;

public sealed class ReviewingLookTests(Databases databases, Browsers browsers)
{
    [Fact, Trait("Length", "long")]
    public async Task Every_page_of_reviewing_is_accessible_and_does_not_scroll_sideways_at_both_widths()
    {
        await using var office = await Office.OpenAsync(databases);
        office.On(12, 30);
        var (cycle, root, cell, unit) = (office.Cycle.Cycle, office.Cycle.Root, office.Cycle["T01-CB001"], office.Cycle["T05"]);
        var committee = office.Cycle.Roster.Reach(unit, "committee").First();
        var leader = office.Cycle.Roster.All.First(s => s.Family == "leader" && s.Unit == unit.Id && s.LeftOut is null);
        await office.DidAsync([root], "plan_issued");
        await office.DidAsync([office.Cycle["T01"], unit], "own_plan", "dossier_sent");
        await office.DidAsync([leader], "notified");
        var one = office.Plain(cell)[0];
        (long Person, string[] Paths)[] visits =
        [
            (one.Person!.Value, [Links.Statement(cycle, one.Id, "statement")]),
            (office.Cycle.Holder(cell.Code, "secretary"), [Links.Statement(cycle, one.Id, "statement"), Links.Statements(cycle, cell.Id, "statement"), Links.Requests(cycle, cell.Id, "residence_comment"), Links.Schedule(cycle, cell.Id)]),
            (office.Cycle.Holder(unit.Code, "secretary"), [Links.Drafts(cycle, unit.Id, "draft_sent"), Links.Record(cycle, unit.Id, "lessons_drawn"), Links.Remedies(cycle, unit.Id, "remedial_plan"), Links.Remedy(cycle, leader.Id, "remedial_plan")]),
            (office.Cycle.Holder(root.Code, "secretary"), [Links.Schedule(cycle, root.Id), Links.Prompts(cycle, root.Id, "prompts_issued") + "?tim=chi"]),
            (office.Cycle.Board, [Links.Requests(cycle, root.Id, "contributed")]),
        ];
        foreach (var (person, paths) in visits)
        {
            var page = await browsers.SignedInAsync(office, person);
            foreach (var path in paths)
                foreach (var width in new[] { 1280, 360 })
                {
                    await page.SetViewportSizeAsync(width, 900);
                    var answer = await page.GotoAsync(office.Url + path);
                    Assert.True(answer!.Ok, $"{path}: {answer.Status}");
                    Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth") <= 0, $"{path} {width}");
                    var axe = await page.RunAxe();
                    Assert.True(axe.Violations.Length == 0, $"{path} {width}: {string.Join("; ", axe.Violations.Select(v => $"{v.Id} {v.Nodes[0].Html}"))}");
                }
            await page.Context.CloseAsync();
        }
    }
}
