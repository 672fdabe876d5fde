namespace TuSoi.Database.Clusters;

/// <summary>What a private cluster is told. Written anew at each start; what stands after the include in postgresql.conf wins over it.</summary>
internal static class ClusterSettings
{
    private const string Name = "tusoi.conf";

    // Messages of refused statements carry values, so the log has none of them, and no details.
    private const string Usual = """
        listen_addresses = ''
        unix_socket_permissions = 0700
        max_connections = 100
        shared_buffers = 512MB
        max_wal_size = 4GB
        jit = off
        update_process_title = off
        log_min_messages = log
        log_min_error_statement = panic
        log_error_verbosity = terse
        log_checkpoints = off

        """;

    private const string NotDurable = """
        fsync = off
        synchronous_commit = off
        full_page_writes = off

        """;

    /// <summary>Into a folder that initdb has just filled.</summary>
    public static async Task BeginAsync(string folder, CancellationToken stop)
    {
        await File.AppendAllTextAsync(Path.Combine(folder, "postgresql.conf"), $"\ninclude_if_exists = '{Name}'\n# Your own settings go below this line.\n", stop);
        // the mode of the socket's folder is the guard; nothing may come in by network, whatever is set elsewhere
        await File.WriteAllTextAsync(Path.Combine(folder, "pg_hba.conf"), "local all all trust\n", stop);
    }

    public static async Task WriteAsync(ClusterPlace place, string compression, bool durable, CancellationToken stop)
    {
        var file = Path.Combine(place.Data, Name);
        await File.WriteAllTextAsync(file, $"{Usual}wal_compression = {compression}\n{(durable ? "" : NotDurable)}", stop);
        File.SetUnixFileMode(file, (UnixFileMode)0b110_100_100); // whatever the umask: the server's account must read it
    }
}
