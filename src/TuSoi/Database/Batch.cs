using Npgsql;

namespace TuSoi.Database;

/// <summary>Statements that travel together: one round trip, positional parameters.</summary>
public sealed class Batch
{
    private readonly List<NpgsqlBatchCommand> commands = [];

    public bool IsEmpty => commands.Count == 0;

    public Batch Add(string sql, params object?[] values)
    {
        commands.Add(Command(sql, values));
        return this;
    }

    /// <summary>The same statements after one more.</summary>
    internal Batch After(string sql, params object?[] values)
    {
        commands.Insert(0, Command(sql, values));
        return this;
    }

    private static NpgsqlBatchCommand Command(string sql, object?[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }

    /// <summary>The same statements with the same values, to be sent beside this one.</summary>
    internal Batch Copy()
    {
        var copy = new Batch();
        foreach (var command in commands) copy.Add(command.CommandText, [.. command.Parameters.Select(p => p.Value)]);
        return copy;
    }

    internal NpgsqlBatch For(NpgsqlConnection connection, NpgsqlTransaction? transaction)
    {
        var batch = new NpgsqlBatch(connection, transaction);
        foreach (var command in commands) batch.BatchCommands.Add(command);
        return batch;
    }
}
