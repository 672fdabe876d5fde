using System.Text.Json;
using Dapper;
using TuSoi.Database;
using TuSoi.Deciding;
using TuSoi.History;
using TuSoi.Opening;
using TuSoi.Ranking;
using TuSoi.Reviewing;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;
using TuSoi.Tests.Database;
using TuSoi.Tests.Processes.Access;
using Xunit;

namespace TuSoi.Tests.Processes;

/// <summary>What has gone wrong in systems like ours, each named after where it did.</summary>
public sealed class AccidentsOfOthersTests(Databases databases)
{
    [Fact]
    public async Task Workday_decision_and_displayed_rating_cannot_differ()
    {
        await using var all = await Everybody.MeetAsync(databases);
        await all.ReadyAsync("report_sent", all.Cell);
        Assert.Equal("done", await CodeAsync(new Records(all.Running.Desk).SendDossierAsync(new SendDossier { Cycle = all.Running.Cycle, By = all["secretary"], Unit = all.Cell.Id, Step = "report_sent", Subjects = [all.Cell.Id] })));
        await all.ReadyAsync("decided", all.Himself, all.Other);
        var draft = await PrepareAsync(all, "10-QĐ/ĐU", QualityLevel.Good, all.Himself.Id, all.Other.Id);
        // a decision is signed whole: nobody is left with a level in the paper that is not his
        Assert.Equal("decision.changed", await CodeAsync(SignAsync(all, draft, all.Himself.Id)));
        Assert.Equal("done", await CodeAsync(SignAsync(all, draft, all.Himself.Id, all.Other.Id)));
        Assert.Equal(["Good Good Good"], await ShownAsync(all));
        // nothing of a lower body changes it any more
        Assert.Equal("step.done", await CodeAsync(PrepareAgainAsync(all)));
        await all.ReadyAsync("notified", all.Himself);
        Assert.Equal("done", await CodeAsync(new Decisions(all.Running.Desk).NotifyAsync(new Notify { Cycle = all.Running.Cycle, By = all["chapter"], Unit = all.Chapter.Id, Step = "notified", Subjects = [all.Himself.Id] })));
        await ObjectAsync(all);
        all.Running.Clock.Now = all.Running.Clock.Now.AddDays(1);
        var second = await PrepareAsync(all, "12-QĐ/ĐU", QualityLevel.Excellent, all.Himself.Id);
        Assert.Equal(["Good Good Good"], await ShownAsync(all)); // prepared is not decided
        Assert.Equal("done", await CodeAsync(SignAsync(all, second, all.Himself.Id)));
        Assert.Equal(["Excellent Excellent Excellent"], await ShownAsync(all));
    }

    [Fact]
    public async Task PolicyEngine_a_what_if_is_answered_without_writing_anything()
    {
        await using var all = await Everybody.MeetAsync(databases);
        var pack = await all.Running.Desk.Packs.OfAsync(all.Running.Store, all.Running.Cycle, 1);
        await using var work = await Work.BeginAsync(all.Running.Store, all.Running.Board, all.Running.Desk.Today);
        var facts = await CycleFacts.OfCycleAsync(work, pack.Pack, all.Running.Cycle, all.Root.Path, pack.Year, default);
        var before = Ranker.Rank(pack.Rules, facts.Scope);
        Assert.NotEmpty(Ranker.Again(before, pack.Rules).Kinds);
        await using var reader = await work.ReadAsync(new Batch().Add("select pg_current_xact_id_if_assigned() is null"));
        Assert.True(await reader.ReadAsync() && reader.GetBoolean(0), "a transaction that writes has a number");
    }

    [Fact]
    public async Task RulesEngine_an_amended_pack_is_effective_at_once_everywhere()
    {
        await using var all = await Everybody.MeetAsync(databases);
        var other = new Desk(all.Running.Store, new CyclePacks(all.Running.Pack.Facts, TuSoi.Tests.Rostering.Packs.Holidays), all.Running.Clock);
        foreach (var desk in new[] { all.Running.Desk, other }) Assert.Equal("access.denied", await CodeAsync(PlanAsync(desk, all, "board")));
        await AmendAsync(all);
        foreach (var desk in new[] { other, all.Running.Desk }) Assert.Equal("access.denied", await CodeAsync(PlanAsync(desk, all, "root")));
        Assert.Equal("done", await CodeAsync(PlanAsync(other, all, "board")));
        Assert.Equal("step.done", await CodeAsync(PlanAsync(all.Running.Desk, all, "board")));
    }

    [Fact]
    public async Task Flowable_no_act_has_its_effect_twice()
    {
        await using var all = await Everybody.MeetAsync(databases);
        await all.ReadyAsync("statement", all.Himself);
        await all.ReadyAsync("residence_comment", all.Himself);
        await OnceAsync(all, "done", () => PlanAsync(all.Running.Desk, all, "root"));
        await OnceAsync(all, "paper", () => new Statements(all.Running.Desk).HandInAsync(new HandInStatement { Cycle = all.Running.Cycle, By = all["himself"], Unit = all.Cell.Id, Step = "statement", Subject = all.Himself.Id, Text = "Một lần.", SelfLevel = QualityLevel.Good }));
        await OnceAsync(all, "request", () => new Requests(all.Running.Desk).AnswerAsync(new Answer { Cycle = all.Running.Cycle, By = all["secretary"], Unit = all.Cell.Id, Step = "residence_comment", Body = "residence", FromPaper = true, Lines = [new Answered(all.Himself.Id, "Tốt.")] }));
        await all.ReadyAsync("decided", all.Himself);
        await OnceAsync(all, "decision", () => PrepareOutcomeAsync(all, "10-QĐ/ĐU", QualityLevel.Good, all.Himself.Id));
        var draft = (await all.Running.ReadAsync("select id from decision", r => r.GetInt64(0), all["chapter"])).Single();
        await OnceAsync(all, "level", () => SignAsync(all, draft, all.Himself.Id), "stage = 'decided'");
    }

    [Fact]
    public async Task Flowable_a_deadline_that_passes_changes_no_state()
    {
        await using var all = await Everybody.MeetAsync(databases);
        var before = await StateAsync(all);
        all.Running.Clock.Now = new DateTimeOffset(2025, 3, 30, 8, 0, 0, TimeSpan.FromHours(7));
        await using (var work = await Work.BeginAsync(all.Running.Store, all.Running.Board, all.Running.Desk.Today))
        {
            var agenda = new Agenda(await all.Running.Desk.Packs.OfAsync(all.Running.Store, all.Running.Cycle, 1), all.Running.Roster, await CycleReader.ProgressAsync(work, all.Running.Cycle, all.Running.Desk.Today));
            var plan = agenda.Of(all.Root).Single(o => o.Step.Id == "plan_issued");
            Assert.Equal((StepState.Open, true), (plan.State, plan.Due.IsLate(new DateTime(2025, 3, 30, 8, 0, 0))));
        }
        Assert.Equal(before, await StateAsync(all));
        Assert.Equal("done", await CodeAsync(PlanAsync(all.Running.Desk, all, "root")));
    }

    private static async Task OnceAsync(Everybody all, string table, Func<Task<Outcome>> act, string only = "true")
    {
        await using var owner = await all.Running.Store.OpenOwnerAsync();
        var (rows, entries) = (await CountAsync(table, only), await CountAsync("journal", "true"));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(act)));
        Assert.Single(outcomes, o => o.IsDone);
        Assert.All(outcomes.OfType<Outcome.Refused>(), no => Assert.Contains(no.Code, new[] { "step.done", "twice", "decision.unknown", "request.answered" }));
        Assert.IsType<Outcome.Refused>(await act());
        Assert.Equal((rows + 1, entries + 1), (await CountAsync(table, only), await CountAsync("journal", "true")));

        Task<long> CountAsync(string of, string where) => owner.ExecuteScalarAsync<long>($"select count(*) from {of} where {where}");
    }

    private static async Task AmendAsync(Everybody all)
    {
        const string Was = "acts: [secretary, deputy]\n    because: {article: C.I.3.3, row: ROL-23}";
        await using var owner = await all.Running.Store.OpenOwnerAsync();
        var copies = JsonSerializer.Deserialize<List<PackCopy>>(await owner.ExecuteScalarAsync<string>("select files::text from cycle_pack where cycle = @Cycle", new { all.Running.Cycle }) ?? "")!;
        var bodies = copies[^1].Files["bodies.yaml"];
        Assert.Contains(Was, bodies, StringComparison.Ordinal);
        var changed = copies[^1].Files.ToDictionary();
        changed["bodies.yaml"] = bodies.Replace(Was, Was.Replace("[secretary, deputy]", "[organising_board]", StringComparison.Ordinal), StringComparison.Ordinal);
        List<PackCopy> amended = [.. copies[..^1], new PackCopy(copies[^1].Id, changed)];
        await owner.ExecuteAsync("insert into cycle_pack select cycle, 2, version, semantics, digest, @files::jsonb, readings, '01', '2024-11-01', act, path from cycle_pack where cycle = @Cycle", new { all.Running.Cycle, files = JsonSerializer.Serialize(amended) });
    }

    private static async Task<string> StateAsync(Everybody all)
    {
        await using var owner = await all.Running.Store.OpenOwnerAsync();
        return string.Join('\n', await owner.QueryAsync<string>("select c.relname || ' ' || md5(query_to_xml('select * from ' || c.oid::regclass || ' t order by t::text', true, true, '')::text) from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1", commandTimeout: 60));
    }

    private static async Task<IEnumerable<string>> ShownAsync(Everybody all) => await all.Running.ReadAsync("""
        select concat_ws(' ', q.words[n.level], q.words[l.level], f.decided_level) from level l join decision d on d.signed_act = l.act join decision_line n on n.decision = d.id and n.subject = l.subject
        join subject s on s.id = l.subject join facts_member f on f.entry = s.entry and f.year = 2024 and f.known_to is null and f.stage = 'appraised', (select array['NotCompleted', 'Completed', 'Good', 'Excellent'] as words) q
        where l.subject = $1 and l.stage = 'decided' and l.superseded_act is null
        """, r => r.GetString(0), all["chapter"], all.Himself.Id);

    private static Task<Outcome> PlanAsync(Desk desk, Everybody all, string who) => new Records(desk).RecordAsync(new RecordStep { Cycle = all.Running.Cycle, By = all[who], Unit = all.Root.Id, Step = "plan_issued", Subjects = [all.Root.Id], Text = "Kế hoạch." });

    private static Task<Outcome> PrepareOutcomeAsync(Everybody all, string number, QualityLevel level, params long[] subjects) => new Decisions(all.Running.Desk).PrepareAsync(new PrepareDecision
    {
        Cycle = all.Running.Cycle,
        By = all["chapter"],
        Unit = all.Chapter.Id,
        Step = "decided",
        Number = number,
        Dated = new DateOnly(2024, 12, 7),
        Signer = "Bí thư",
        Lines = [.. subjects.Select(s => new LevelLine(s, level, "Theo kết quả phiếu."))],
    });

    private static Task<Outcome> PrepareAgainAsync(Everybody all) => PrepareOutcomeAsync(all, "11-QĐ/ĐU", QualityLevel.Excellent, all.Himself.Id);

    private static async Task<long> PrepareAsync(Everybody all, string number, QualityLevel level, params long[] subjects) => Assert.IsType<Outcome.Done>(await PrepareOutcomeAsync(all, number, level, subjects)).Id;

    private static Task<Outcome> SignAsync(Everybody all, long draft, params long[] subjects) => new Decisions(all.Running.Desk).SignAsync(new SignDecision { Cycle = all.Running.Cycle, By = all["chapter_deputy"], Unit = all.Chapter.Id, Step = "decided", Decision = draft, Subjects = subjects });

    private static async Task ObjectAsync(Everybody all)
    {
        var objections = new Objections(all.Running.Desk);
        Assert.Equal("done", await CodeAsync(objections.ObjectAsync(new Deciding.Object { Cycle = all.Running.Cycle, By = all["himself"], Unit = all.Cell.Id, Subject = all.Himself.Id, Content = "Chưa đúng.", Due = new DateOnly(2024, 12, 20) })));
        var objection = (await all.Running.ReadAsync("select id from objection", r => r.GetInt64(0), all["himself"])).Single();
        Assert.Equal("done", await CodeAsync(objections.AnswerAsync(new AnswerObjection { Cycle = all.Running.Cycle, By = all["chapter"], Unit = all.Chapter.Id, Subject = all.Himself.Id, Objection = objection, Answer = "Đúng.", Upheld = true, DecisionStep = "decided" })));
    }

    private static async Task<string> CodeAsync(Task<Outcome> act) => await act is Outcome.Refused no ? no.Code : "done";
}
