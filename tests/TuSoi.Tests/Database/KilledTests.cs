using Xunit;

namespace TuSoi.Tests.Database;

/// <summary>kill -9 of the program, of the server, of both: nothing acknowledged is lost and the next start works.</summary>
public sealed class KilledTests
{
    [Fact]
    public async Task When_the_program_is_killed_the_server_stops_by_itself()
    {
        await using var own = new OwnCluster();
        var program = await own.ServeAsync();
        var data = Path.Combine(own.Home, ".data", "pg");
        Assert.NotNull(own.Server(data));
        program.Kill();
        Assert.True(await own.EndsAsync(data));
        Assert.False(File.Exists(Path.Combine(data, "postmaster.pid")), "it stopped in good order");
    }

    [Fact]
    public async Task When_the_program_that_started_the_server_is_killed_another_goes_on_and_stops_it_in_the_end()
    {
        await using var own = new OwnCluster();
        var program = await own.ServeAsync();
        await using (var store = await own.OpenAsync())
        {
            program.Kill();
            await program.WaitForExitAsync();
            await OwnCluster.WriteAsync(store, 1);
            Assert.Equal<IEnumerable<int>>([1], await OwnCluster.ReadAsync(store));
        }
        Assert.True(await own.EndsAsync(Path.Combine(own.Home, ".data", "pg")));
    }

    [Fact]
    public async Task When_the_server_is_killed_the_running_program_can_start_it_again()
    {
        await using var own = new OwnCluster();
        await using var store = await own.OpenAsync();
        await OwnCluster.WriteAsync(store, 1);
        own.Server(store.Place)!.Kill();
        await store.ReviveAsync();
        await OwnCluster.WriteAsync(store, 2);
        Assert.Equal<IEnumerable<int>>([1, 2], await OwnCluster.ReadAsync(store));
    }

    [Fact]
    public async Task When_both_are_killed_the_next_start_recovers()
    {
        await using var own = new OwnCluster();
        var program = await own.ServeAsync();
        var data = Path.Combine(own.Home, ".data", "pg");
        await using (var store = await own.OpenAsync()) await OwnCluster.WriteAsync(store, 1);
        var server = own.Server(data)!;
        program.Kill();
        server.Kill();
        await using (var store = await own.OpenAsync()) Assert.Equal<IEnumerable<int>>([1], await OwnCluster.ReadAsync(store));
    }

    [Fact]
    public async Task A_cluster_half_made_is_made_again()
    {
        await using var own = new OwnCluster();
        Directory.CreateDirectory(Path.Combine(own.Home, ".data", "pg.new-left", "base"));
        await using var cluster = await own.StartAsync();
        Assert.False(cluster.Adopted);
        Assert.Empty(Directory.GetDirectories(Path.Combine(own.Home, ".data"), "pg.new*"));
    }
}
