using Npgsql;
using TuSoi.Database;
using TuSoi.History;
using TuSoi.Opening;
using TuSoi.Rostering;
using TuSoi.Rostering.Importing;
using TuSoi.Rostering.Scoping;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Ranking;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Tests.Rostering.Importing;

/// <summary>A founded office on a database of its own, whose first person imports workbooks.</summary>
internal sealed class Office : IAsyncDisposable
{
    private Office(Store store, Founded founded) => (Store, Founded, Imports) = (store, founded, new Imports(store, Clock));

    public Store Store { get; }

    public Founded Founded { get; }

    public HandClock Clock { get; } = new();

    public Imports Imports { get; }

    public Pack Pack { get; init; } = Packs.Bloc;

    private int Year => Pack.Head.InForce.Year;

    public static async Task<Office> FoundAsync(Databases databases, string code = "DB", string kind = "grassroots_chapter", Pack? pack = null)
    {
        var store = await databases.FreshAsync();
        var founding = new Founding { Code = code, Name = "Đảng bộ Công ty A", Kind = kind, PersonCode = "QT01", PersonName = "Nguyễn Thị Quản Trị", Role = "organising_board", From = new DateOnly(2024, 1, 1) };
        var (outcome, founded) = await founding.InAsync(store, new HandClock());
        Assert.True(outcome.IsDone, outcome.ToString());
        return new Office(store, founded!) { Pack = pack ?? Packs.Bloc };
    }

    public Task<ImportPreview> PreviewAsync(Workbook book, long? by = null) => PreviewAsync(book.File(), by);

    public Task<ImportPreview> PreviewAsync(MemoryStream book, long? by = null) => Imports.PreviewAsync(new PreviewImport { File = File(book), By = by ?? Founded.Person });

    public Task<Outcome> ApplyAsync(ImportPreview preview, Workbook book, params (string Code, bool Same)[] persons) => ApplyAsync(preview, book.File(), persons);

    public Task<Outcome> ApplyAsync(ImportPreview preview, MemoryStream book, params (string Code, bool Same)[] persons) => Imports.ApplyAsync(
        new ApplyImport { Cycle = 0, By = Founded.Person, Batch = preview.Batch, File = File(book), Persons = persons.ToDictionary(p => p.Code, p => p.Same) });

    public Task<ImportPreview> ImportAsync(Workbook book) => ImportAsync(book.File());

    public async Task<ImportPreview> ImportAsync(MemoryStream book)
    {
        var preview = await PreviewAsync(book);
        Assert.Empty(preview.Refused);
        var outcome = await ApplyAsync(preview, book);
        Assert.True(outcome.IsDone, outcome.ToString());
        return preview;
    }

    public async Task<RosterScope> ScopeAsync(DateTimeOffset? asKnown = null, ScopeSource? source = null, DateOnly? on = null)
    {
        await using var work = await Work.BeginAsync(Store, Founded.Person, new DateOnly(2024, 12, 20));
        return await RosterScope.ReadAsync(work, Pack, source ?? new ScopeSource.Below(Founded.Path), Year, on ?? new DateOnly(Year, 12, 31), asKnown);
    }

    /// <summary>Opens the cycle of the year and gives its number.</summary>
    public async Task<long> OpenCycleAsync()
    {
        var desk = new Desk(Store, new CyclePacks(Pack.Facts, Packs.Holidays), Clock);
        var act = new OpenCycle { Cycle = 0, By = Founded.Person, Year = 2024, Root = Founded.Organisation, Pack = Pack.Id };
        return Assert.IsType<Outcome.Done>(await new Cycles(desk).OpenAsync(act, Pack, CycleFacts.OfRosterAsync)).Id;
    }

    public async Task<Verdict> VerdictAsync(string code, DateTimeOffset? asKnown = null)
    {
        var back = await ScopeAsync(asKnown);
        var one = back.Roster.Find(code)!;
        return Cards.Rank(Pack, back.Scope).Kinds[one.Kind][one.Row];
    }

    /// <summary>What the owner sees, in one text.</summary>
    public async Task<string> AskAsync(string sql)
    {
        await using var owner = await Store.OpenOwnerAsync();
        await using var command = new NpgsqlCommand($"select coalesce(string_agg(t::text, ' '), '') from ({sql}) t", owner);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Somebody else with a post, given by nobody.</summary>
    public async Task<long> PersonAsync(string code, string organisation, params string[] rights)
    {
        await using var owner = await Store.OpenOwnerAsync();
        await using var command = new NpgsqlCommand($"""
            with p as (insert into person (id, code, name) values (nextval('ids'), '{code}', 'Lê Văn {code}') returning id),
            a as (insert into assignment (id, person, role, organisation, path, rights, held)
              select nextval('ids'), p.id, 'secretary', e.id, s.path, string_to_array('{string.Join(',', rights)}', ','), '[2024-01-01,)' from p, roster_entry e join roster_state s on s.entry = e.id and s.known_to is null where e.code = '{organisation}')
            select id from p
            """, owner);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public ImportFile File(MemoryStream book) => new("so.xlsx", book.ToArray(), Pack);

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
