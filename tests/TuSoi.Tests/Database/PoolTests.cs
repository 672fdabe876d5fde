using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Dapper;
using Npgsql;
using TuSoi.Database;
using Xunit;

namespace TuSoi.Tests.Database;

/// <summary>Sessions that are given out again and again.</summary>
public sealed class PoolTests(Databases databases)
{
    [Fact]
    public async Task Pools_neither_share_sessions_nor_keep_their_state_whatever_the_operator_says()
    {
        await using var server = await OwnServer.MakeAsync(databases);
        var asked = server.Options(StoreNames.Web, StoreNames.Owner);
        await using var store = await Store.OpenAsync(asked with { Web = asked.Web + ";Multiplexing=true;No Reset On Close=true;Include Error Detail=true;Max Auto Prepare=0" });
        var used = new NpgsqlConnectionStringBuilder(store.Web.ConnectionString);
        Assert.Equal((false, false, false, 0, 16), (used.Multiplexing, used.NoResetOnClose, used.IncludeErrorDetail, used.MaxAutoPrepare, used.MaxPoolSize));
    }

    [Fact]
    public async Task Pools_prepare_what_comes_again()
    {
        await using var store = await databases.FreshAsync();
        var used = new NpgsqlConnectionStringBuilder(store.Web.ConnectionString);
        Assert.Equal((400, 2, 16), (used.MaxAutoPrepare, used.AutoPrepareMinUsages, used.MaxPoolSize));
    }

    [Fact]
    public async Task A_session_comes_back_from_the_pool_as_nobodys()
    {
        await using var store = await databases.FreshAsync();
        var before = await AskAsync(store, "select pg_backend_pid(), set_config('tusoi.person', '7', false)::bigint");
        var after = await AskAsync(store, "select pg_backend_pid(), me()");
        Assert.Equal((before.Session, 7L), before);
        Assert.Equal((before.Session, null), after);
    }

    [Fact]
    public async Task Measurements_of_pools_carry_their_name_and_no_connection_string()
    {
        var tags = new ConcurrentBag<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, l) => { if (instrument.Meter.Name == "Npgsql") l.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<double>((_, _, all, _) => { foreach (var tag in all) tags.Add($"{tag.Value}"); });
        listener.Start();
        await using var store = await databases.FreshAsync();
        await AskAsync(store, "select 1, null::bigint");
        Assert.Contains("tusoi-web", tags);
        Assert.DoesNotContain(tags, tag => tag.Contains(store.Database, StringComparison.Ordinal) && tag.Contains('='));
    }

    private static async Task<(int Session, long? Person)> AskAsync(Store store, string sql)
    {
        await using var connection = await store.Web.OpenConnectionAsync();
        return await connection.QuerySingleAsync<(int, long?)>(sql);
    }
}
