using TuSoi.Database;
using TuSoi.History;
using TuSoi.Rostering;
using TuSoi.Rostering.Importing;
using TuSoi.Rostering.Scoping;
using TuSoi.Rules.Packs;
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

    public static async Task<Office> FoundAsync(Store store, string code, string kind)
    {
        var founding = new Founding { Code = code, Name = "Đảng bộ Ví Dụ", Kind = kind, PersonCode = "QT01", PersonName = "Nguyễn Thị Quản Trị", Role = "organising_board", From = new DateOnly(2024, 1, 1) };
        var (outcome, founded) = await founding.InAsync(store, new HandClock());
        Assert.True(outcome.IsDone, outcome.ToString());
        return new Office(store, founded!);
    }

    public Task<ImportPreview> PreviewAsync(MemoryStream book, Pack pack) => Imports.PreviewAsync(new PreviewImport { File = File(book, pack), By = Founded.Person });

    public Task<Outcome> ApplyAsync(ImportPreview preview, MemoryStream book, Pack pack) =>
        Imports.ApplyAsync(new ApplyImport { Cycle = 0, By = Founded.Person, Batch = preview.Batch, File = File(book, pack) });

    public async Task ImportAsync(MemoryStream book, Pack pack)
    {
        var preview = await PreviewAsync(book, pack);
        Assert.Empty(preview.Refused);
        var outcome = await ApplyAsync(preview, book, pack);
        Assert.True(outcome.IsDone, outcome.ToString());
    }

    public async Task<RosterScope> ScopeAsync(Pack pack, int year = 2024, DateTimeOffset? asKnown = null)
    {
        await using var work = await Work.BeginAsync(Store, Founded.Person, new DateOnly(2024, 12, 20));
        return await RosterScope.ReadAsync(work, pack, new ScopeSource.Below(Founded.Path), year, new DateOnly(year, 12, 31), asKnown);
    }

    public static ImportFile File(MemoryStream book, Pack pack) => new("so.xlsx", book.ToArray(), pack);

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}

/// <summary>A clock that a test moves.</summary>
internal sealed class HandClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2024, 12, 20, 8, 0, 0, TimeSpan.FromHours(7));

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
}
