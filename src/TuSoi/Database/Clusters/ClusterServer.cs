using Npgsql;

namespace TuSoi.Database.Clusters;

/// <summary>The server of a private cluster: made, started, found, stopped. Who calls holds the gate.</summary>
internal sealed class ClusterServer(ClusterPlace place, ServerAccount account, ServerPrograms programs, bool durable)
{
    private const int Attempts = 5;

    public string[] StopCommand => account.Command(programs.PgCtl, "-D", place.Data, "-m", "fast", "-w", "-s", "stop");

    public static NpgsqlConnectionStringBuilder ConnectionTo(string socketFolder, string database, string role) => new()
    {
        Host = socketFolder,
        Database = database,
        Username = role,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    };

    public static NpgsqlDataSource BootSource(string socketFolder) => StoreConnections.Single(ConnectionTo(socketFolder, "postgres", ClusterRoles.Boot), StoreNames.Database + "-boot");

    public async Task<(string SocketFolder, bool Adopted)> EnsureRunningAsync(CancellationToken stop)
    {
        var folder = await SocketFolder.RememberedAsync(place, account, stop);
        if (folder is not null && await AnswersAsync(folder, stop)) return (folder, true);
        folder ??= await SocketFolder.MakeAsync(place, account, stop);
        if (!place.Exists) await MakeAsync(stop);
        await ClusterSettings.WriteAsync(place, await CompressionAsync(stop), durable, stop);
        await StartAsync(folder, stop);
        return (folder, false);
    }

    public async Task StopAsync()
    {
        try { await Shell.RunAsync(StopCommand[0], StopCommand[1..], CancellationToken.None); }
        catch (ProgramFailed) { } // it was killed before
    }

    public Task<string> DumpSchemaAsync(string folder, string database, CancellationToken stop) =>
        account.RunAsync(programs.PgDump, ["-h", folder, "-U", ClusterRoles.Boot, "--schema-only", "--no-owner", database], stop);

    // Elsewhere and renamed, so that a half-made cluster is never taken for one.
    private async Task MakeAsync(CancellationToken stop)
    {
        var unfinished = place.Unfinished();
        await account.MakeFolderAsync(unfinished, stop);
        string[] sync = durable ? [] : ["--no-sync"];
        await account.RunAsync(programs.InitDb, ["-D", unfinished, "-U", ClusterRoles.Boot, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--lc-collate=C", "--no-instructions", .. sync], stop);
        await ClusterSettings.BeginAsync(unfinished, stop);
        if (Directory.Exists(place.Data)) Directory.Delete(place.Data, true);
        Directory.Move(unfinished, place.Data);
    }

    // The compression that every server has takes ten times as long.
    private async Task<string> CompressionAsync(CancellationToken stop)
    {
        try { return (await account.RunAsync(programs.Postgres, ["-D", place.Data, "-c", "wal_compression=lz4", "-C", "wal_compression"], stop)).Trim(); }
        catch (ProgramFailed) { return "on"; }
    }

    private async Task StartAsync(string folder, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            await DeadPostmaster.WaitAsync(place.Data, stop);
            try
            {
                await account.RunAsync(programs.PgCtl, ["-D", place.Data, "-w", "-t", "120", "-s", "-l", place.Log, "-o", $"-k '{folder}'", "start"], stop);
                return;
            }
            catch (ProgramFailed) when (attempt < Attempts) { await Task.Delay(TimeSpan.FromSeconds(1), stop); } // a killed server's last children hold its memory for a moment
            catch (ProgramFailed e)
            {
                throw new StoreRefused(StoreRefused.NotStarted, $"PostgreSQL ở {place.Data} không khởi động được. Lý do ở các dòng cuối của {place.Log}.", e);
            }
        }
    }

    // By connecting: a killed server's process stays in the table for a moment and looks alive.
    private static async Task<bool> AnswersAsync(string folder, CancellationToken stop)
    {
        for (; ; await Task.Delay(200, stop))
        {
            try
            {
                await using var source = BootSource(folder);
                await using var connection = await source.OpenConnectionAsync(stop);
                return true;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.CannotConnectNow) { } // it starts, or it stops
            catch (PostgresException) { return true; }
            catch (NpgsqlException) { return false; }
        }
    }
}
