using TuSoi.Database;
using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Importing;

/// <summary>Rows in arrays: one statement writes thousands, through the same policies as a single row. While the database writes one piece, the next is made.</summary>
internal sealed class Writing(Work work, DateTime at, long act, CancellationToken stop)
{
    private const int Chunk = 20_000;
    private Task sent = Task.CompletedTask;

    public DateTime At => at;

    public long Act => act;

    /// <summary>Takes one value of each row.</summary>
    public static Func<IEnumerable<TRow>, Array> One<TRow, T>(Func<TRow, T> value) => rows => rows.Select(value).ToArray();

    public static Func<IEnumerable<EntryChange>, Array> Of<T>(Func<EntryChange, T> value) => One(value);

    public async Task<long[]> NumbersAsync(int count)
    {
        await FinishAsync();
        return await work.NumbersAsync(count, stop);
    }

    /// <summary>Everything sent so far is written, or its refusal is thrown.</summary>
    public Task FinishAsync() => sent;

    /// <summary>Runs the statement over arrays, piece by piece; $1 is the moment, $2 the act, the arrays follow from $3.</summary>
    public async Task RunAsync<T>(IReadOnlyList<T> rows, string sql, params Func<IEnumerable<T>, Array>[] arrays)
    {
        for (var from = 0; from < rows.Count; from += Chunk)
        {
            T[] piece = [.. rows.Skip(from).Take(Chunk)];
            await SendAsync(new Batch().Add(sql, [at, act, .. arrays.Select(a => (object)a(piece))]));
        }
    }

    /// <summary>Writes rows of facts: the columns before the facts are the caller's, facts known of nobody in a piece are left out.</summary>
    /// <param name="head">Columns in front, such as "entry, path", with their types.</param>
    public async Task FactsAsync<T>(FactTable table, IReadOnlyList<T> rows, int year, (string Name, string Type, Func<IEnumerable<T>, Array> Of)[] head, Func<T, object?[]> values)
    {
        for (var from = 0; from < rows.Count; from += Chunk)
        {
            T[] piece = [.. rows.Skip(from).Take(Chunk)];
            int[] told = [.. Enumerable.Range(0, table.Columns.Count).Where(i => Array.Exists(piece, r => values(r)[i] is not null))];
            var names = head.Select(h => h.Name).Concat(told.Select(i => $"\"{table.Columns[i].Name}\"")).ToList();
            var types = head.Select(h => h.Type).Concat(told.Select(i => table.Columns[i].Type)).ToList();
            var sql = $"insert into {table.Name} (year, known_from, act, {string.Join(", ", names)}) select {year}, $1, $2, t.* from unnest({string.Join(", ", types.Select((type, i) => $"${i + 3}::{type}[]"))}) t";
            await SendAsync(new Batch().Add(sql, [at, act, .. head.Select(h => (object)h.Of(piece)), .. told.Select(i => (object)Column(table.Columns[i].Fact, piece, r => values(r)[i]))]));
        }
    }

    private async Task SendAsync(Batch batch)
    {
        await sent;
        sent = work.WriteAsync(batch, stop);
    }

    private static Array Column<T>(Fact fact, T[] rows, Func<T, object?> value) => fact.Type switch
    {
        FactType.Count => Array.ConvertAll(rows, r => (int?)value(r)),
        FactType.Number => Array.ConvertAll(rows, r => (decimal?)value(r)),
        FactType.Date => Array.ConvertAll(rows, r => (DateOnly?)value(r)),
        _ => Array.ConvertAll(rows, r => (string?)value(r)),
    };
}
