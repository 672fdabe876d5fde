using TuSoi.Database;
using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Rostering;
using TuSoi.Rules.Packs;
using TuSoi.Tests.Database;
using TuSoi.Tests.Rostering;
using TuSoi.Tests.Rostering.Importing;
using TuSoi.Web.Hosting;
using Xunit;

namespace TuSoi.Web.Tests.Story;

/// <summary>Pages over a database in which only the top organisation and its organising board have been founded; all else comes by pages.</summary>
internal sealed partial class StoryOffice : IAsyncDisposable
{
    private const int MoreMembers = 24, MostSeeds = 40;
    private ILookup<(long Organisation, string Role), long> holders = null!;
    private Site site = null!;

    private StoryOffice(Store store) => Store = store;

    public Store Store { get; }
    public HandClock Clock { get; } = new();
    public Pack Pack { get; } = Packs.Bloc;
    public byte[] Workbook { get; private set; } = [];
    public string Url => site.Url;
    public long Board { get; private set; }
    public long Root { get; private set; }
    public long Cycle { get; private set; }
    public CyclePack CyclePack { get; private set; } = null!;
    public CycleRoster Roster { get; private set; } = null!;
    public CycleProgress Progress { get; private set; } = null!;
    public Agenda Agenda { get; private set; } = null!;
    public DateOnly Today => DateOnly.FromDateTime(Clock.Now.DateTime);

    public Subject this[string code] => Roster.All.First(s => s.Code == code);

    /// <param name="chapter">An organisation that must have so many cells; the first sample in which it has them is taken.</param>
    public static async Task<StoryOffice> FoundAsync(Databases databases, string chapter, int cells)
    {
        var office = new StoryOffice(await databases.FreshAsync());
        office.Clock.Now = new(office.Pack.Head.InForce.Year, 11, 1, 8, 0, 0, TimeSpan.FromHours(7));
        var top = office.Take(chapter, cells);
        var (outcome, founded) = await new Founding { Code = top.Code, Name = top.Name, Kind = top.Kind, PersonCode = "CB-0001", PersonName = "Nguyễn Thị Hồng Vân", Role = "organising_board", From = new DateOnly(office.Pack.Head.InForce.Year, 1, 1) }.InAsync(office.Store, office.Clock);
        Assert.True(outcome.IsDone, outcome.ToString());
        (office.Board, office.Root) = (founded!.Person, founded.Organisation);
        await using (var owner = await office.Store.OpenOwnerAsync())
        await using (var mark = new Npgsql.NpgsqlCommand("insert into installation (demo, made_at) values (true, now())", owner)) await mark.ExecuteNonQueryAsync();
        office.site = await Office.ServeAsync(office.Store, office.Clock);
        return office;
    }

    /// <summary>Takes the cycle that was opened, and what was imported.</summary>
    public async Task BeginAsync()
    {
        Cycle = (await ReadAsync("select id from cycle", r => r.GetInt64(0))).Single();
        CyclePack = await new CyclePacks(Pack.Facts, Packs.Holidays).OfAsync(Store, Cycle, 1);
        await LookAsync();
    }

    /// <summary>Reads how far the cycle is, and who holds which post.</summary>
    public async Task LookAsync()
    {
        await using (var work = await Work.BeginAsync(Store, Board, Today))
            (Roster, Progress) = (await CycleReader.RosterAsync(work, Cycle), await CycleReader.ProgressAsync(work, Cycle, Today));
        Agenda = new Agenda(CyclePack, Roster, Progress);
        holders = (await ReadAsync("select organisation, role, person from assignment where ended_act is null and held @> today() order by id", r => (Key: (r.GetInt64(0), r.GetString(1)), Person: r.GetInt64(2)))).ToLookup(h => h.Key, h => h.Person);
    }

    public IEnumerable<long> Holders(Subject organisation, IEnumerable<string> roles) => roles.SelectMany(role => holders[(organisation.Entry, role)]).Distinct();

    /// <summary>Whether somebody holds a post anywhere.</summary>
    public bool HoldsAny(long person) => holders.Any(h => h.Contains(person));

    public IEnumerable<long> For(Body body) => body.Person is { } person ? [person] : Holders(body.Organisation!, body.Roles);

    /// <summary>What somebody reads with his own rights; without a person, as the board.</summary>
    public async Task<List<T>> ReadAsync<T>(string sql, Func<Npgsql.NpgsqlDataReader, T> of, long? person = null, params object?[] values)
    {
        await using var work = await Work.BeginAsync(Store, person ?? Board, Today);
        return await work.ListAsync(of, sql, values);
    }

    /// <summary>What stands in the database, whoever may see it.</summary>
    public async Task<T> OneAsync<T>(string sql, params object[] values)
    {
        await using var owner = await Store.OpenOwnerAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, owner);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private RosterEntry Take(string chapter, int cells)
    {
        var kinds = Pack.Kinds.Values.Where(k => k.Family == Rules.Facts.Family.Organisation).ToList();
        for (var seed = 1; seed <= MostSeeds; seed++)
        {
            Workbook = BlocSample.Write(WorkbookSample.LeastOrganisations, WorkbookSample.LeastMembers(WorkbookSample.LeastOrganisations) + MoreMembers, seed).ToArray();
            using var read = new MemoryStream(Workbook);
            var roster = WorkbookReader.Read(read, Pack).Roster;
            var organisations = kinds.SelectMany(k => roster.Of(k.Id)).ToList();
            if (organisations.Count(o => o.Code.StartsWith($"{chapter}-", StringComparison.Ordinal)) == cells) return organisations.First(o => o.Unit is null);
        }
        throw new InvalidOperationException($"{chapter}: không có mẫu nào đủ {cells} chi bộ.");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in entered.Values) (await person.Value).Dispose();
        await site.DisposeAsync();
        await Store.DisposeAsync();
    }
}
