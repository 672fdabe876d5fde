using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Tests.Processes; // “Process” alone would hide System.Diagnostics.Process from the other tests

public sealed class RunningCycleTests(Databases databases)
{
    [Fact]
    public async Task A_small_bloc_is_founded_imported_and_opened_with_people_in_their_posts()
    {
        await using var running = await RunningCycle.OpenAsync(databases);
        Assert.Equal("superior_chapter", running.Root.Kind);
        Assert.NotEqual(running.Board, running.Holder("T01", "secretary"));
        Assert.Contains(running.Roster.All, s => s.Family == "member" && s.Applies != 0);
    }
}
