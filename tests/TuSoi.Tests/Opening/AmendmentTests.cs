using TuSoi.Database;
using TuSoi.History;
using TuSoi.Opening;
using TuSoi.Opening.Amending;
using TuSoi.Ranking;
using TuSoi.Reviewing;
using TuSoi.Rules.Packs;
using TuSoi.Tests.Database;
using TuSoi.Tests.Processes;
using TuSoi.Tests.Rostering;
using Xunit;

namespace TuSoi.Tests.Opening;

/// <summary>A running cycle goes over to another pack: everything that changes is told first, what was done stays done.</summary>
public sealed class AmendmentTests(Databases databases)
{
    private const string Members = "steps/8-member.yaml", Bodies = "bodies.yaml";

    // a step in front of all others, so that every bit of a member moves; one that goes; a date; a body; a stricter quota
    private static readonly Pack Amended = Packs.BlocWith(
        ("pack.yaml", "version: 1.2.0", "version: 1.3.0"),
        (Members, "steps:\n", "steps:\n  reminded:\n    kind: record\n    by: cell_committee\n    due: {by: 11-10, assumed: yes}\n    says: Chi ủy nhắc đảng viên viết bản kiểm điểm.\n    because: {article: C.II.3.1, row: PRC-D01}\n"),
        (Members, "due: {by: 11-25, assumed: yes}\n    says: Đảng viên viết", "due: {by: 11-20, assumed: yes}\n    says: Đảng viên viết"),
        (Members, "  commitment:\n    kind: commitment", "  promised:\n    kind: commitment"),
        (Bodies, "label: Tổ đảng", "label: Tổ đảng thuộc chi bộ"),
        ("quotas.yaml", "percent: 20%", "percent: 5%"));

    private static readonly Evidence Paper = new("25-HD/ĐUK", new DateOnly(2024, 11, 15));

    [Fact]
    public async Task A_preview_tells_steps_dates_bodies_subjects_and_levels_and_writes_nothing()
    {
        await using var running = await RunningCycle.OpenAsync(databases);
        var preview = await PreviewAsync(running, Amended);
        Assert.Equal(("1.2.0", "1.3.0"), (preview.OldVersion, preview.NewVersion));
        Assert.Contains(new StepChange("member", "reminded", "Bước", null, "Chi ủy nhắc đảng viên viết bản kiểm điểm."), preview.Steps);
        Assert.Contains(preview.Steps, s => s is { Kind: "member", Step: "commitment", What: "Bước", New: null });
        Assert.Contains(new StepChange("member", "statement", "Ngày", "25/11/2024", "20/11/2024"), preview.Steps);
        Assert.All(preview.Steps, s => Assert.Equal("member", s.Kind));
        Assert.Equal([new RuleChange("party_group", "Tên gọi", "Tổ đảng", "Tổ đảng thuộc chi bộ")], preview.Rules);
        var members = running.Roster.All.Count(s => s is { Kind: "member", Applies: not 0 });
        Assert.Equal([("reminded", true, members), ("promised", true, members), ("commitment", false, members)], preview.Shifts.Select(s => (s.Step, s.Begins, s.Subjects.Count)).OrderByDescending(s => s.Begins).ThenByDescending(s => s.Step));
        Assert.Contains(preview.Levels, l => l is { Old: Rules.Facts.QualityLevel.Excellent } && l.New != l.Old);
        Assert.Equal([1], await running.ReadAsync("select seq from cycle_pack where cycle = $1", r => r.GetInt32(0), null, running.Cycle));
    }

    [Fact]
    public async Task An_amendment_keeps_what_was_done_and_everything_verifies_and_goes_on_under_the_new_pack()
    {
        await using var running = await RunningCycle.OpenAsync(databases);
        var (verdicts, statements) = (new Verdicts(running.Desk, CycleFacts.OfCycleAsync), new Statements(running.Desk));
        Assert.IsType<Outcome.Done>(await verdicts.ComputeAsync(new ComputeVerdicts { Cycle = running.Cycle, By = running.Board, Unit = running.Root.Id }));
        running.Clock.Now = running.Clock.Now.AddDays(25);
        var people = running.Roster.All.Where(s => s is { Kind: "member", Applies: not 0 } && s.Person != running.Board).Take(2).ToList();
        await HandInAsync(statements, running, people[0]);
        var preview = await PreviewAsync(running, Amended);
        Assert.IsType<Outcome.Done>(await AmendAsync(running, Amended, preview.Digest));
        Assert.Equal([people[0].Id], await running.ReadAsync("select subject from done where cycle = $1 and step = 'statement'", r => r.GetInt64(0), null, running.Cycle));
        await HandInAsync(statements, running, people[1]);
        running.Clock.Now = running.Clock.Now.AddMinutes(1);
        Assert.IsType<Outcome.Done>(await verdicts.ComputeAsync(new ComputeVerdicts { Cycle = running.Cycle, By = running.Holder("T01", "secretary"), Unit = running["T01"].Id }));
        var report = await new Verification(running.Store, running.Desk.Packs).OfAsync(running.Cycle);
        Assert.Equal([], report.Faults);
        Assert.Equal((2, 2), (report.Packs, report.Done));
        Assert.Equal([(2, "25-HD/ĐUK")], await running.ReadAsync("select p.seq, p.paper_number from cycle_pack p join journal j on j.act = p.act where p.cycle = $1 and j.kind = 'AmendCycle' and j.unit = $2", r => (r.GetInt32(0), r.GetString(1)), null, running.Cycle, running.Root.Id));
    }

    [Fact]
    public async Task Whoever_was_prompted_keeps_the_steps_of_the_prompted()
    {
        await using var running = await RunningCycle.OpenAsync(databases);
        var (pack, one) = (await running.Desk.Packs.OfAsync(running.Store, running.Cycle, 1), running.Roster.All.First(s => s is { Kind: "member", Applies: not 0 }));
        Assert.False(one.Has(pack.BitOf("member", "prompt_answered")));
        await PromptedAsync(running, one.Id, one.Unit, one.Path);
        var preview = await PreviewAsync(running, Amended);
        Assert.Equal([one.Id], preview.Shifts.Single(s => s.Step == "prompt_answered").Subjects.Select(s => s.Id));
        Assert.IsType<Outcome.Done>(await AmendAsync(running, Amended, preview.Digest));
        var after = await running.Desk.Packs.OfAsync(running.Store, running.Cycle, 2);
        Assert.Equal([one.Id], await running.ReadAsync("select id from subject where cycle = $1 and kind = 'member' and applies & $2 <> 0", r => r.GetInt64(0), null, running.Cycle, after.BitOf("member", "prompt_answered")));
    }

    [Fact]
    public async Task What_cannot_be_amended_is_refused_with_its_reason_and_nothing_changes()
    {
        await using var running = await RunningCycle.OpenAsync(databases);
        var digest = (await PreviewAsync(running, Amended)).Digest;
        foreach (var paper in new[] { null, new Evidence("\u200B", running.Desk.Today) })
            Assert.Equal("amend.paper", Code(await new Amendments(running.Desk).AmendAsync(new AmendCycle { Cycle = running.Cycle, By = running.Board, Digest = digest, Paper = paper }, Amended)));
        Assert.Equal("amend.changed", Code(await AmendAsync(running, Amended, digest[..^1] + "x")));
        Assert.Equal("amend.same", await RefusedAsync(running, Packs.Bloc));
        Assert.Equal("amend.kinds", await RefusedAsync(running, Packs.District));
        Assert.Equal("amend.no_steps", await RefusedAsync(running, Packs.National));
        Assert.Equal("amend.cut_off", await RefusedAsync(running, Packs.BlocWith(("pack.yaml", "cut_off: 12-31", "cut_off: 12-30"))));
        Assert.Equal("amend.in_force", await RefusedAsync(running, Packs.BlocWith(("pack.yaml", "in_force: 2024-10-31", "in_force: 2025-10-31"))));
        Assert.Equal("amend.pack", await RefusedAsync(running, Amended, new() { ["AMB-01"] = "x" }));
        Assert.Equal("access.denied", Code(await AmendAsync(running, Amended, digest, running.Holder(running.Root.Code, "secretary"))));
        Assert.Equal("access.denied", (await new Amendments(running.Desk).PreviewAsync(new PreviewAmendment { Cycle = running.Cycle, By = running.Holder("T01", "secretary") }, Amended)).Refused?.Code);
        Assert.Equal([1], await running.ReadAsync("select seq from cycle_pack where cycle = $1", r => r.GetInt32(0), null, running.Cycle));
    }

    private static async Task<AmendmentPreview> PreviewAsync(RunningCycle running, Pack pack)
    {
        var (refused, preview) = await new Amendments(running.Desk).PreviewAsync(new PreviewAmendment { Cycle = running.Cycle, By = running.Board }, pack);
        Assert.Null(refused);
        return preview!;
    }

    private static async Task<string?> RefusedAsync(RunningCycle running, Pack pack, Dictionary<string, string>? readings = null) =>
        (await new Amendments(running.Desk).PreviewAsync(new PreviewAmendment { Cycle = running.Cycle, By = running.Board, Readings = readings ?? [] }, pack)).Refused?.Code;

    private static Task<Outcome> AmendAsync(RunningCycle running, Pack pack, string digest, long? by = null) =>
        new Amendments(running.Desk).AmendAsync(new AmendCycle { Cycle = running.Cycle, By = by ?? running.Board, Digest = digest, Paper = Paper, Why = "Theo hướng dẫn sửa đổi." }, pack);

    private static async Task HandInAsync(Statements statements, RunningCycle running, Organisation.Subject one)
    {
        running.Clock.Now = running.Clock.Now.AddMinutes(1);
        var done = await statements.HandInAsync(new HandInStatement { Cycle = running.Cycle, By = one.Person!.Value, Unit = one.Unit, Step = "statement", Subject = one.Id, Text = "Bản kiểm điểm.", SelfLevel = Rules.Facts.QualityLevel.Good });
        Assert.IsType<Outcome.Done>(done);
    }

    private static async Task PromptedAsync(RunningCycle running, long subject, long host, string path)
    {
        await using var work = await Work.OfOwnerAsync(running.Store, running.Desk.Today);
        await work.WriteAsync(new Batch().Add("insert into prompt (id, cycle, subject, host, content, proposed_by, proposed_role, path, proposed_act, consolidated_act, issued_act) select nextval('ids'), $1, $2, $3, 'Giải trình.', $4, 'organising_board', $5, act, act, act from cycle where id = $1",
            running.Cycle, subject, host, running.Founded.Organisation, path));
        await work.CommitAsync();
    }

    private static string? Code(Outcome outcome) => (outcome as Outcome.Refused)?.Code;
}
