using TuSoi.Database;
using TuSoi.History;
using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Ranking;
using TuSoi.Tests.Database;
using TuSoi.Tests.Processes;
using Xunit;

namespace TuSoi.Tests.History;

/// <summary>A running cycle with a few acts in several chains, verdicts of all, a step done, and a seal; made once for a class of tests that change it only in transactions they take back.</summary>
public sealed class SealedCycle(Databases databases) : IAsyncLifetime
{
    internal RunningCycle Running { get; private set; } = null!;

    internal Keeping Keeping => new(Running.Desk);

    public async ValueTask InitializeAsync()
    {
        Running = await RunningCycle.OpenAsync(databases);
        var verdicts = new Verdicts(Running.Desk, CycleFacts.OfCycleAsync);
        Tick();
        Done(await verdicts.ComputeAsync(new ComputeVerdicts { Cycle = Running.Cycle, By = Running.Board, Unit = Running.Root.Id }));
        Tick();
        Done(await verdicts.ComputeAsync(new ComputeVerdicts { Cycle = Running.Cycle, By = Running.Holder("T01", "secretary"), Unit = Running["T01"].Id }));
        Tick();
        Done(await verdicts.ComputeAsync(new ComputeVerdicts { Cycle = Running.Cycle, By = Running.Holder("T02", "secretary"), Unit = Running["T02"].Id }));
        await PlanAsync();
        Tick();
        Done(await Keeping.SealAsync(new SealChains { Cycle = Running.Cycle, By = Running.Board }));
        Tick();
        Done(await verdicts.ComputeAsync(new ComputeVerdicts { Cycle = Running.Cycle, By = Running.Holder("T02", "secretary"), Unit = Running["T02"].Id }));
    }

    public ValueTask DisposeAsync() => Running.DisposeAsync();

    /// <summary>Verifies after a change that is taken back.</summary>
    internal async Task<VerificationReport> AfterAsync(string sql, params object?[] values)
    {
        await using var work = await Work.OfOwnerAsync(Running.Store, Running.Desk.Today);
        await work.WriteAsync(new Batch().Add(sql, values));
        return await VerifyAsync(work);
    }

    internal Task<VerificationReport> VerifyAsync(Work work) => new Verification(Running.Store, Running.Desk.Packs).OfAsync(work, Running.Cycle);

    internal Task<VerificationReport> VerifyAsync() => new Verification(Running.Store, Running.Desk.Packs).OfAsync(Running.Cycle);

    internal void Tick() => Running.Clock.Now = Running.Clock.Now.AddMinutes(1);

    private async Task PlanAsync()
    {
        Tick();
        var pack = await Running.Desk.Packs.OfAsync(Running.Store, Running.Cycle, 1);
        var open = await OpenAsync(pack);
        Done(await new Records(Running.Desk).RecordAsync(new RecordStep { Cycle = Running.Cycle, By = open.By, Unit = open.Unit, Step = open.Step, Subjects = [open.Subject.Id], Text = "Kế hoạch kiểm điểm." }));
    }

    // The first thing somebody can do in the cycle: a plan, wherever it is.
    private async Task<(Subject Subject, string Step, long Unit, long By)> OpenAsync(CyclePack pack)
    {
        await using var work = await Work.BeginAsync(Running.Store, Running.Board, Running.Desk.Today);
        var agenda = new Agenda(pack, Running.Roster, await CycleReader.ProgressAsync(work, Running.Cycle, Running.Desk.Today));
        var open = agenda.Open().First(o => o is { State: StepState.Open, Step.Kind: Rules.Steps.StepKind.Record, Responsible.Organisation: not null } && o.Step.Meeting is null && Who(o) != 0);
        return (open.Subject, open.Step.Id, open.Responsible!.Organisation!.Id, Who(open));
    }

    private long Who(OpenStep open) => open.Responsible!.Roles.SelectMany(role => Running.Holders(open.Responsible.Organisation!.Code, role)).FirstOrDefault();

    private static void Done(Outcome outcome) => Assert.True(outcome.IsDone, outcome.ToString());
}
