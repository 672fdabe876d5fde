using Dapper;
using TuSoi.Database;
using TuSoi.History;
using TuSoi.Ranking;
using TuSoi.Reviewing;
using TuSoi.Tests.Database;
using TuSoi.Tests.Rostering;
using Xunit;

namespace TuSoi.Tests.Processes;

/// <summary>A prompt on its way, by the district's plan (PRC-B01…B03): each body does its part and no other's.</summary>
public sealed class PromptTests(Databases databases)
{
    [Fact]
    public async Task A_prompt_is_proposed_consolidated_and_issued_by_the_bodies_of_the_plan_and_read_by_its_subject()
    {
        await using var running = await RunningCycle.OpenAsync(databases, Packs.District);
        var (root, prompts) = (running.Root, new Prompts(running.Desk));
        await using var owner = await running.Store.OpenOwnerAsync();
        await owner.ExecuteAsync("insert into done select cycle, id, 'plan_issued', 0, '2023-11-24', false, unit, path from subject where id = @Id", new { root.Id });
        var (office, secretary) = (running.Holder(root.Code, "party_office"), running.Holder(root.Code, "secretary"));
        var target = running.Roster.All.First(s => s is { Family: "member", LeftOut: null } && s.Person != office && s.Person != secretary && s.Person != running.Board);

        var propose = new ProposePrompt { Cycle = running.Cycle, By = office, Unit = root.Id, Step = "prompts_proposed", Root = root.Id, Target = target.Id, Content = "Giải trình việc chậm chỉ tiêu.", Last = true };
        var consolidate = new ConsolidatePrompts { Cycle = running.Cycle, By = running.Board, Unit = root.Id, Step = "prompts_consolidated", Root = root.Id };
        var issue = new IssuePrompts { Cycle = running.Cycle, By = secretary, Unit = root.Id, Step = "prompts_issued", Root = root.Id, Number = "12-CV/HU" };

        Assert.Equal("access.denied", Code(await prompts.ProposeAsync(propose with { By = running.Board })));
        Assert.True((await prompts.ProposeAsync(propose)).IsDone);
        Assert.Equal("access.denied", Code(await prompts.ConsolidateAsync(consolidate with { By = office })));
        Assert.Equal("step.waits", Code(await prompts.IssueAsync(issue)));
        Assert.True((await prompts.ConsolidateAsync(consolidate)).IsDone);
        Assert.Equal("access.denied", Code(await prompts.IssueAsync(issue with { By = running.Board })));
        Assert.Equal("paper.number", Code(await prompts.IssueAsync(issue with { Number = "\u200B" })));
        Assert.True((await prompts.IssueAsync(issue)).IsDone);

        Assert.Equal(["12-CV/HU"], await running.ReadAsync("select number from prompt where subject = $1", r => r.GetString(0), target.Person, target.Id));
        var fellow = running.Roster.All.First(s => s.Family == "member" && s.Id != target.Id && !IsOfficial(running, s.Person!.Value));
        Assert.Empty(await running.ReadAsync("select number from prompt where subject = $1", r => r.GetString(0), fellow.Person, target.Id));
    }

    [Fact]
    public async Task Prompts_stand_by_organisation_and_by_given_name_within_it()
    {
        await using var running = await RunningCycle.OpenAsync(databases, Packs.District);
        var members = running.Roster.All.Where(s => s is { Family: "member", LeftOut: null }).GroupBy(s => s.Unit).OrderByDescending(g => g.Count()).First().OrderByDescending(s => s.Name, NameOrder.ByGiven).ToList();
        await using var owner = await running.Store.OpenOwnerAsync();
        foreach (var one in members)
            await owner.ExecuteAsync("insert into prompt (id, cycle, subject, host, content, proposed_by, proposed_role, path, proposed_act) values (nextval('ids'), @Cycle, @Id, @Unit, 'Giải trình.', @Board, 'party_office', @Path, 0)", new { running.Cycle, one.Id, one.Unit, running.Board, one.Path });
        await using var work = await Work.BeginAsync(running.Store, running.Board, running.Desk.Today);
        Assert.Equal(members.Select(m => m.Name).Reverse(), (await PromptSheet.ReadAsync(work, running.Cycle, running.Root)).Select(p => p.Name));
    }

    private static string? Code(Outcome outcome) => (outcome as Outcome.Refused)?.Code;

    private static bool IsOfficial(RunningCycle running, long person) => running.Roster.All.Where(s => s.Family == "organisation").Any(o => Packs.District.Procedure.Roles.Keys.Any(role => running.Holders(o.Code, role).Contains(person)));
}
