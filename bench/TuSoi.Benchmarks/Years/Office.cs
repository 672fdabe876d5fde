using System.Diagnostics;
using TuSoi.Database;
using TuSoi.History;
using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Rostering;
using TuSoi.Rostering.Importing;
using TuSoi.Rules.Calendars;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Yaml;

namespace TuSoi.Benchmarks;

/// <summary>A synthetic bloc on a database of its own: founded, brought in from a workbook, its year opened.</summary>
internal sealed class Office
{
    private Office(Store store, Pack pack, Holidays holidays)
    {
        (Store, Pack) = (store, pack);
        Clock = new DayClock(new DateOnly(pack.Head.InForce.Year, 11, 20));
        Desk = new Desk(store, new CyclePacks(pack.Facts, holidays), Clock);
    }

    public Store Store { get; }
    public Pack Pack { get; }
    public DayClock Clock { get; }
    public Desk Desk { get; }
    public Founded Founded { get; private set; } = null!;
    public long Board => Founded.Person;
    public int Year => Pack.Head.InForce.Year;
    public long Cycle { get; private set; }
    public TimeSpan Imported { get; private set; }
    public TimeSpan Opened { get; private set; }

    public static async Task<Office> FoundAsync(Store store, int organisations, int members)
    {
        var folder = new PackFolder(new Problems(), Path.Combine(Environment.GetEnvironmentVariable("TUSOI_HOME") ?? ".", "packs"));
        var office = new Office(store, folder.Find("hd-19-dukdn-2024")!, folder.Holidays);
        using var book = new MemoryStream();
        var top = WorkbookSample.WriteBloc(book, office.Pack, organisations, members, 1);
        var file = new ImportFile("khoi.xlsx", book.ToArray(), office.Pack);
        office.Founded = (await new Founding { Code = top.Code, Name = top.Name, Kind = top.Kind, PersonCode = "CB-0001", PersonName = "Nguyễn Thị Hồng Vân", Role = "organising_board", From = new DateOnly(office.Year, 1, 1) }.InAsync(store, office.Clock)).Founded!;
        var watch = Stopwatch.StartNew();
        var imports = new Imports(store, office.Clock);
        var preview = await imports.PreviewAsync(new PreviewImport { File = file, By = office.Board });
        Must(await imports.ApplyAsync(new ApplyImport { Cycle = 0, By = office.Board, Batch = preview.Batch, File = file }));
        office.Imported = watch.Elapsed;
        return office;
    }

    public async Task OpenAsync()
    {
        var watch = Stopwatch.StartNew();
        Cycle = Must(await new Cycles(Desk).OpenAsync(new OpenCycle { Cycle = 0, By = Board, Year = Year, Root = Founded.Organisation, Pack = Pack.Id }, Pack, CycleFacts.OfRosterAsync));
        Opened = watch.Elapsed;
    }

    public async Task<CycleRoster> RosterAsync()
    {
        await using var work = await Work.BeginAsync(Store, Board, Desk.Today);
        return await CycleReader.RosterAsync(work, Cycle);
    }

    /// <summary>What the board reads.</summary>
    public async Task<List<T>> ReadAsync<T>(string sql, Func<Npgsql.NpgsqlDataReader, T> of, params object?[] values)
    {
        await using var work = await Work.BeginAsync(Store, Board, Desk.Today);
        return await work.ListAsync(of, sql, values);
    }

    public static long Must(Outcome outcome) => outcome is Outcome.Done done ? done.Id : throw new InvalidOperationException(outcome.ToString());
}

/// <summary>A day that goes on by microseconds.</summary>
internal sealed class DayClock(DateOnly day) : TimeProvider
{
    private readonly DateTimeOffset morning = new(day.ToDateTime(new TimeOnly(8, 0)), TimeSpan.FromHours(7));
    private long asked;

    public override DateTimeOffset GetUtcNow() => morning.AddMicroseconds(Interlocked.Increment(ref asked));
}
