using System.Diagnostics;
using TuSoi.Database;
using Xunit;

namespace TuSoi.Tests.Database;

/// <summary>The private cluster: who may run it, where it lies, who stops it.</summary>
public sealed class ClusterTests
{
    private static bool IsRoot => Environment.IsPrivilegedProcess;

    [Fact]
    public async Task The_last_program_stops_the_server_and_not_an_earlier_one()
    {
        await using var own = new OwnCluster();
        var both = await Task.WhenAll(own.StartAsync(), own.StartAsync());
        Assert.Single(both, c => c.Adopted);
        await both.Single(c => !c.Adopted).DisposeAsync();
        Assert.NotNull(own.Server(both[0].DataDirectory));
        await both.Single(c => c.Adopted).DisposeAsync();
        Assert.Null(own.Server(both[0].DataDirectory));
    }

    [Fact]
    public async Task Nobody_else_can_enter_the_folders_of_data_and_socket()
    {
        await using var own = new OwnCluster();
        await using var cluster = await own.StartAsync();
        Assert.All([cluster.DataDirectory, cluster.SocketFolder], folder => Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(folder)));
        Assert.True(cluster.SocketFolder.Length + "/.s.PGSQL.5432".Length < 100);
        if (IsRoot) Assert.StartsWith("/run/tusoi/", cluster.SocketFolder);
    }

    [Fact]
    public async Task A_server_that_was_stopped_keeps_what_was_written()
    {
        await using var own = new OwnCluster();
        await using (var store = await own.OpenAsync()) await OwnCluster.WriteAsync(store, 1);
        await using (var store = await own.OpenAsync())
        {
            Assert.Equal(0, store.Applied);
            Assert.Equal<IEnumerable<int>>([1], await OwnCluster.ReadAsync(store));
        }
    }

    [Fact]
    public async Task Where_the_servers_account_cannot_enter_the_data_lie_elsewhere_and_one_line_says_so()
    {
        Assert.SkipUnless(IsRoot, "only root makes folders that another account cannot enter");
        await using var own = new OwnCluster("closed", "home");
        File.SetUnixFileMode(Path.GetDirectoryName(own.Home)!, (UnixFileMode)0b111_000_000);
        var told = new List<string>();
        await using var cluster = await own.StartAsync(told);
        Assert.StartsWith("/var/lib/tusoi/", cluster.DataDirectory);
        Assert.Contains(cluster.DataDirectory, Assert.Single(told));
    }

    [Fact]
    public async Task Data_stay_where_they_are_when_their_folder_is_opened_later()
    {
        Assert.SkipUnless(IsRoot, "only root makes folders that another account cannot enter");
        await using var own = new OwnCluster("closed", "home");
        File.SetUnixFileMode(Path.GetDirectoryName(own.Home)!, (UnixFileMode)0b111_000_000);
        await using var before = await own.StartAsync();
        File.SetUnixFileMode(Path.GetDirectoryName(own.Home)!, (UnixFileMode)0b111_101_101);
        await using var after = await own.StartAsync();
        Assert.Equal(before.DataDirectory, after.DataDirectory);
    }

    [Fact]
    public async Task Data_that_the_servers_account_can_no_longer_reach_are_not_replaced_by_empty_ones()
    {
        Assert.SkipUnless(IsRoot, "only root makes folders that another account cannot enter");
        await using var own = new OwnCluster("closed", "home");
        await using (await own.StartAsync()) { }
        File.SetUnixFileMode(Path.GetDirectoryName(own.Home)!, (UnixFileMode)0b111_000_000);
        var refused = await Assert.ThrowsAsync<StoreRefused>(() => own.StartAsync());
        Assert.Equal(StoreRefused.Folder, refused.Code);
    }

    [Fact]
    public async Task A_plain_user_runs_a_cluster_too_and_root_joins_it()
    {
        Assert.SkipUnless(IsRoot, "only root can become another user");
        await using var own = new OwnCluster();
        string[] nobody = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"];
        using (var can = Process.Start(nobody[0], [.. nobody[1..], "test", "-r", Path.Combine(AppContext.BaseDirectory, "TuSoi.Cli.dll")])!)
        {
            await can.WaitForExitAsync();
            Assert.SkipUnless(can.ExitCode == 0, "another user cannot read the folder of the tests");
        }
        await Process.Start("chown", ["nobody:nogroup", own.Home]).WaitForExitAsync();
        var program = await own.ServeAsync(nobody);
        await using var cluster = await own.StartAsync();
        Assert.True(cluster.Adopted);
        Assert.Equal(Path.Combine(own.Home, ".data", "pg"), cluster.DataDirectory);
        program.Kill();
        Assert.NotNull(own.Server(cluster.DataDirectory));
    }
}
