using TuSoi.Database;
using TuSoi.History;
using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Rostering;
using TuSoi.Rostering.Importing;
using TuSoi.Rules.Packs;
using TuSoi.Tests.Database;
using TuSoi.Tests.Rostering;
using TuSoi.Tests.Rostering.Importing;
using Xunit;

namespace TuSoi.Tests.Processes; // “Process” alone would hide System.Diagnostics.Process from the other tests

/// <summary>A small bloc on a database of its own, founded, imported, its year opened on 1 November; nothing is done yet.</summary>
internal sealed class RunningCycle : IAsyncDisposable
{
    private ILookup<(long Organisation, string Role), long> holders = null!;

    private RunningCycle(Store store, Pack pack)
    {
        (Store, Pack) = (store, pack);
        Clock.Now = new(pack.Head.InForce.Year, 11, 1, 8, 0, 0, TimeSpan.FromHours(7));
        Desk = new Desk(store, new CyclePacks(pack.Facts, Packs.Holidays), Clock);
    }

    public Store Store { get; }
    public Pack Pack { get; }
    public HandClock Clock { get; } = new();
    public Desk Desk { get; }
    public int Year => Pack.Head.InForce.Year;

    /// <summary>The top organisation, and its organising board: it keeps the whole roster and ranks all.</summary>
    public Founded Founded { get; private set; } = null!;

    public long Board => Founded.Person;
    public long Cycle { get; private set; }

    /// <summary>Subjects as they were when the cycle was opened.</summary>
    public CycleRoster Roster { get; private set; } = null!;

    public Subject Root => Roster.FindEntry(Founded.Organisation)!;

    /// <summary>A subject by its code in the workbook, such as T01.</summary>
    public Subject this[string code] => Roster.All.First(s => s.Code == code);

    public static async Task<RunningCycle> OpenAsync(Databases databases, Pack? pack = null, IReadOnlyDictionary<string, string>? readings = null)
    {
        var rules = pack ?? Packs.Bloc;
        var running = readings is null && (rules == Packs.Bloc || rules == Packs.District) ? await CopyAsync(databases, rules) : new RunningCycle(await databases.FreshAsync(), rules);
        if (running.Cycle == 0) await running.BeginAsync(readings);
        await running.LookAsync();
        return running;
    }

    /// <summary>Who holds the role in the organisation with this code.</summary>
    public long Holder(string code, string role) => Holders(code, role).First();

    /// <summary>Everybody who holds it, in the order of the roster.</summary>
    public IEnumerable<long> Holders(string code, string role) => holders[(this[code].Entry, role)];

    /// <summary>What somebody reads with his own rights; without a person, as the board.</summary>
    public async Task<List<T>> ReadAsync<T>(string sql, Func<Npgsql.NpgsqlDataReader, T> of, long? person = null, params object?[] values)
    {
        await using var work = await Work.BeginAsync(Store, person ?? Board, Desk.Today);
        await using var reader = await work.ReadAsync(new Batch().Add(sql, values));
        var rows = new List<T>();
        while (await reader.ReadAsync()) rows.Add(of(reader));
        return rows;
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    // Most tests start from the same morning: it is lived through once in a run, and copied.
    private static async Task<RunningCycle> CopyAsync(Databases databases, Pack pack)
    {
        var (store, begun) = await databases.CopyAsync("begun_" + pack.Id.Replace('-', '_'), async first =>
        {
            var running = new RunningCycle(first, pack);
            await running.BeginAsync(null);
            return new Begun(running.Founded, running.Cycle, running.Clock.Now);
        });
        var copy = new RunningCycle(store, pack) { Founded = begun.Founded, Cycle = begun.Cycle };
        copy.Clock.Now = begun.Now;
        return copy;
    }

    private sealed record Begun(Founded Founded, long Cycle, DateTimeOffset Now);

    private async Task BeginAsync(IReadOnlyDictionary<string, string>? readings)
    {
        await FoundAsync();
        var opened = await new Cycles(Desk).OpenAsync(new OpenCycle { Cycle = 0, By = Board, Year = Year, Root = Founded.Organisation, Pack = Pack.Id, Readings = readings ?? new Dictionary<string, string>() }, Pack, CycleFacts.OfRosterAsync);
        Cycle = Assert.IsType<Outcome.Done>(opened).Id;
    }

    private async Task FoundAsync()
    {
        var file = new ImportFile("khoi.xlsx", BlocSample.Write(Pack, 1).ToArray(), Pack);
        using var read = new MemoryStream(file.Content);
        var roster = WorkbookReader.Read(read, Pack).Roster;
        var top = Pack.Kinds.Values.Where(k => k.Family == Rules.Facts.Family.Organisation).SelectMany(k => roster.Of(k.Id)).First(e => e.Unit is null);
        var (outcome, founded) = await new Founding { Code = top.Code, Name = top.Name, Kind = top.Kind, PersonCode = "CB-0001", PersonName = "Nguyễn Thị Hồng Vân", Role = "organising_board", From = new DateOnly(Year, 1, 1) }.InAsync(Store, Clock);
        Assert.True(outcome.IsDone, outcome.ToString());
        Founded = founded!;
        var imports = new Imports(Store, Clock);
        var preview = await imports.PreviewAsync(new PreviewImport { File = file, By = Board });
        Assert.Empty(preview.Refused);
        Assert.IsType<Outcome.Done>(await imports.ApplyAsync(new ApplyImport { Cycle = 0, By = Board, Batch = preview.Batch, File = file }));
        Clock.Now = Clock.Now.AddMinutes(1); // what was imported is known before anything is done with it
    }

    private async Task LookAsync()
    {
        await using var work = await Work.BeginAsync(Store, Board, Desk.Today);
        Roster = await CycleReader.RosterAsync(work, Cycle);
        holders = (await ReadAsync("select organisation, role, person from assignment where ended_act is null and held @> today() order by id", r => (Key: (r.GetInt64(0), r.GetString(1)), Person: r.GetInt64(2)))).ToLookup(h => h.Key, h => h.Person);
    }
}
