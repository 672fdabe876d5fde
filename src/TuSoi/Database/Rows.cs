using Npgsql;

namespace TuSoi.Database;

/// <summary>Rows of one result among several that a batch brings.</summary>
internal static class Rows
{
    /// <summary>All rows of the result at which the reader stands.</summary>
    public static async Task<List<T>> RowsAsync<T>(this NpgsqlDataReader reader, Func<NpgsqlDataReader, T> of, CancellationToken stop = default)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(stop)) rows.Add(of(reader));
        return rows;
    }

    /// <summary>All rows of the result that comes next.</summary>
    public static async Task<List<T>> NextAsync<T>(this NpgsqlDataReader reader, Func<NpgsqlDataReader, T> of, CancellationToken stop = default)
    {
        await reader.NextResultAsync(stop);
        return await reader.RowsAsync(of, stop);
    }

    /// <summary>A column that holds an array; empty where it holds none.</summary>
    public static T[] ArrayOf<T>(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? [] : reader.GetFieldValue<T[]>(column);
}
