using System.Diagnostics;
using TuSoi.Database;
using TuSoi.History;
using TuSoi.Organisation;
using TuSoi.Reviewing;
using TuSoi.Rules.Facts;

namespace TuSoi.Benchmarks;

/// <summary>Members hand in their statements, each for himself; beside it a bare loop over Npgsql that sends the very statements of such acts, for other members.</summary>
internal static class Acts
{
    private const double Least = 0.40;

    public static async Task<bool> MeasureAsync(Office office)
    {
        var members = (await office.RosterAsync()).All.Where(s => s is { Family: "member", LeftOut: null, Applies: not 0, Person: not null }).OrderBy(s => s.Id).ToList();
        await PromptedAsync(office);
        var statements = new Statements(office.Desk);
        var (ours, theirs) = (members.Where((_, i) => i % 2 == 0).ToList(), members.Where((_, i) => i % 2 != 0).ToList());
        var sent = new List<List<Batch>>();
        foreach (var one in theirs) sent.Add(await RehearseAsync(() => HandInAsync(statements, office, one)));
        // both warm, then turn by turn, so that whatever else the machine does falls on both
        var (acts, bare) = (new Stopwatch(), new Stopwatch());
        var warm = Math.Min(ours.Count, theirs.Count) / 5;
        for (var i = 0; i < Math.Min(ours.Count, theirs.Count); i++)
        {
            if (i >= warm) acts.Start();
            Office.Must(await HandInAsync(statements, office, ours[i]));
            acts.Stop();
            if (i >= warm) bare.Start();
            await SendAsync(office.Store, sent[i]);
            bare.Stop();
        }
        var measured = Math.Min(ours.Count, theirs.Count) - warm;
        var ratio = bare.Elapsed / acts.Elapsed;
        Console.WriteLine($"{measured:#,##0} statements: {measured / acts.Elapsed.TotalSeconds:#,##0} acts a second, the bare loop {measured / bare.Elapsed.TotalSeconds:#,##0}");
        return Bench.Tell("throughput of acts ÷ bare Npgsql loop", ratio, Least, ratio >= Least);
    }

    // What statements wait for is over.
    public static async Task PromptedAsync(Office office)
    {
        await using var owner = await office.Store.OpenOwnerAsync();
        await using var command = new Npgsql.NpgsqlCommand("insert into done select cycle, id, 'prompts_issued', 0, '2024-11-10', false, unit, path from subject where cycle = $1 and family = 'organisation'", owner) { Parameters = { new() { Value = office.Cycle } } };
        await command.ExecuteNonQueryAsync();
    }

    private static Task<Outcome> HandInAsync(Statements statements, Office office, Subject one) => statements.HandInAsync(new HandInStatement
    {
        Cycle = office.Cycle,
        By = one.Person!.Value,
        Unit = one.Unit,
        Step = "statement",
        Subject = one.Id,
        SelfLevel = QualityLevel.Good,
        Text = "Ưu điểm, hạn chế và hướng khắc phục trong năm.",
    });

    private static async Task<List<Batch>> RehearseAsync(Func<Task<Outcome>> act)
    {
        var sent = Work.Rehearsed.Value = [];
        try
        {
            Office.Must(await act());
            return sent;
        }
        finally
        {
            Work.Rehearsed.Value = null;
        }
    }

    public static async Task SendAsync(Store store, List<Batch> batches)
    {
        await using var connection = await store.Web.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var batch in batches)
        {
            await using var command = batch.Copy().For(connection, transaction);
            await using var reader = await command.ExecuteReaderAsync();
            do
                while (await reader.ReadAsync()) { }
            while (await reader.NextResultAsync());
        }
        await transaction.CommitAsync();
    }
}
