using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using TuSoi.Database;
using TuSoi.Rules.Calendars;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Yaml;

namespace TuSoi.Opening;

/// <summary>The packs of running cycles, each compiled once from the cycle's own copy.</summary>
public sealed class CyclePacks(FactDictionary facts, Holidays holidays)
{
    private readonly ConcurrentDictionary<(long Cycle, int Seq), Lazy<Task<CyclePack>>> known = new();
    private readonly ConcurrentDictionary<long, CyclePack> newest = new();

    public Holidays Holidays => holidays;

    public FactDictionary Facts => facts;

    internal KeptFrames Frames { get; } = new();

    /// <summary>The pack, if it has been compiled already; null: ask for it.</summary>
    public CyclePack? Ready(long cycle, int seq) => known.TryGetValue((cycle, seq), out var read) && read.IsValueCreated && read.Value.IsCompletedSuccessfully ? read.Value.Result : null;

    public async Task<CyclePack> OfAsync(Store store, long cycle, int seq, CancellationToken stop = default)
    {
        if (Ready(cycle, seq) is { } ready) return ready;
        await using var work = await Work.BeginAsync(store, 0, default, stop);
        return await OfAsync(work, cycle, seq, stop);
    }

    /// <summary>The same for an act: read in its own transaction, so that acts never wait for a session while each holds one.</summary>
    internal async Task<CyclePack> OfAsync(Work work, long cycle, int seq, CancellationToken stop)
    {
        if (Ready(cycle, seq) is { } ready) return ready;
        while (true)
        {
            var mine = new Lazy<Task<CyclePack>>(() => LoadAsync(work, cycle, seq, stop));
            var first = known.GetOrAdd((cycle, seq), mine);
            try
            {
                return await first.Value.WaitAsync(stop);
            }
            catch when (Forget((cycle, seq), first) && first != mine && !stop.IsCancellationRequested)
            {
                // somebody else's reading failed: read it ourselves
            }
        }
    }

    /// <summary>The newest pack of a cycle that this program has met; where it has met none, the one in force.</summary>
    internal async Task<CyclePack> NewestAsync(Work work, long cycle, CancellationToken stop)
    {
        if (newest.TryGetValue(cycle, out var pack)) return pack;
        var seq = (await work.ListAsync(r => r.GetInt32(0), "select coalesce(max(seq), 1) from cycle_pack where cycle = $1", cycle))[0];
        return newest[cycle] = await OfAsync(work, cycle, seq, stop);
    }

    internal void Met(long cycle, CyclePack pack) => newest[cycle] = pack;

    private bool Forget((long, int) key, Lazy<Task<CyclePack>> read)
    {
        if (read.Value.IsCompleted) known.TryRemove(KeyValuePair.Create(key, read));
        return true;
    }

    // The copy of a pack holds no person, and every act needs it.
    private async Task<CyclePack> LoadAsync(Work work, long cycle, int seq, CancellationToken stop)
    {
        await using var reader = await work.ReadAsync(new Batch().Add("select files::text, readings::text, year, cut_off from cycle_copy($1, $2)", cycle, seq), stop);
        if (!await reader.ReadAsync(stop)) throw new InvalidOperationException($"Cycle {cycle} has no pack {seq}.");
        var sources = JsonSerializer.Deserialize<List<PackCopy>>(reader.GetString(0))!;
        return Compile(sources, JsonSerializer.Deserialize<Dictionary<string, string>>(reader.GetString(1))!, reader.GetInt32(2), reader.GetFieldValue<DateOnly>(3));
    }

    /// <summary>Compiles a copy; a copy that was good when it was made is good for ever.</summary>
    internal CyclePack Compile(IReadOnlyList<PackCopy> copies, Dictionary<string, string> readings, int year, DateOnly cutOff)
    {
        var problems = new Problems();
        var read = new Dictionary<string, Pack?>();
        foreach (var copy in copies) read[copy.Id] = PackReader.Read(new PackSource(copy.Id, copy.Id, copy.Files), facts, id => read.GetValueOrDefault(id), problems);
        var compiled = read[copies[^1].Id] is { } pack ? PackCompiler.Compile(pack, cutOff, readings, problems) : null;
        return new CyclePack(compiled ?? throw new InvalidOperationException($"The copy of pack {copies[^1].Id} cannot be used: {string.Join("; ", problems)}"), holidays, year);
    }
}

/// <summary>One pack of a cycle's copy: the packs it extends come before it.</summary>
public sealed record PackCopy(string Id, IReadOnlyDictionary<string, string> Files)
{
    public static IReadOnlyList<PackCopy> Of(Pack pack) =>
        [.. pack.Parent is { } parent ? Of(parent) : [], new(pack.Id, pack.Source.Files.Where(f => !f.Key.StartsWith("tests/", StringComparison.Ordinal)).ToDictionary())];

    /// <summary>What proves that a copy and its readings are what they were: the same in whatever order a database keeps files.</summary>
    public static byte[] Digest(IReadOnlyList<PackCopy> copies, IReadOnlyDictionary<string, string> readings) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
    {
        Packs = copies.Select(c => new { c.Id, Files = Sorted(c.Files) }),
        Readings = Sorted(readings),
    }));

    private static SortedDictionary<string, string> Sorted(IReadOnlyDictionary<string, string> texts) => new(texts.ToDictionary(), StringComparer.Ordinal);
}
