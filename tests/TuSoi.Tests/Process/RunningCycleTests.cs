using Npgsql;
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

    // references that are checked once a statement (docs/decisions/0012)
    [Theory]
    [InlineData("insert into subject_link select cycle, id, 'members', -1, path from subject where id = $1")]
    [InlineData("insert into subject_link select cycle, -1, 'members', id, path from subject where id = $1")]
    [InlineData("insert into criterion_value (entry, year, criterion, path, known_from) select -1, 2024, 'x', path, now() from subject where id = $1")]
    public async Task A_way_or_a_value_that_leads_nowhere_is_refused(string sql)
    {
        await using var running = await RunningCycle.OpenAsync(databases);
        await using var owner = await running.Store.OpenOwnerAsync();
        await using var insert = new NpgsqlCommand(sql, owner) { Parameters = { new() { Value = running.Root.Id } } };
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, (await Assert.ThrowsAsync<PostgresException>(() => insert.ExecuteNonQueryAsync())).SqlState);
    }
}
