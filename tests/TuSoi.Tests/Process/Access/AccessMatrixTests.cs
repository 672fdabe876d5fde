using TuSoi.Access;
using TuSoi.History;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Tests.Processes.Access;

/// <summary>Every act, tried by everybody before the one who may: the year of one cell in which nobody gets anything done that is not his.</summary>
public sealed class AccessMatrixTests(Databases databases)
{
    [Fact]
    public async Task Every_act_is_done_by_whom_it_belongs_to_and_refused_to_everybody_else()
    {
        await using var all = await Everybody.MeetAsync(databases);
        var year = new YearOfACell(all);
        var (wrong, tried) = (new List<string>(), new HashSet<Type>());
        await foreach (var line in year.LinesAsync())
        {
            foreach (var (who, code) in line.Refused) await TryAsync(all, line.Act(all[who]), who, code, wrong);
            if (line.Right is { } right) await TryAsync(all, line.Act(all[right]), right, "done", wrong);
            tried.Add(line.Act(0).GetType());
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.Empty(Acts().Except(tried).Select(t => t.Name + " has no line in the matrix."));
    }

    private static async Task TryAsync(Everybody all, Act act, string who, string expected, List<string> wrong)
    {
        string told;
        try { told = await Line.SendAsync(all.Running, act) switch { Outcome.Refused no => no.Code, _ => "done" }; }
        catch (Npgsql.PostgresException e) { told = $"{e.SqlState} {e.MessageText}"; }
        if (told != expected) wrong.Add($"{act.GetType().Name}{(act is StepAct step ? $" {step.Step}" : "")} by {who}: expected {expected}, was {told}");
    }

    // Acts on accounts need secrets that only the door knows: who may what with them is told by the tests of the door.
    private static IEnumerable<Type> Acts() => typeof(Act).Assembly.GetTypes().Where(t => t is { IsAbstract: false, IsPublic: true } && t.IsSubclassOf(typeof(Act)) && !t.IsSubclassOf(typeof(AccountAct)));
}
