using Microsoft.AspNetCore.Components;
using TuSoi.Database;
using TuSoi.Opening;
using TuSoi.Rostering.Viewing;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Web.Hosting;

namespace TuSoi.Web.Pages.Rostering;

/// <summary>A page on the standing roster: for who keeps one. What lies outside of his part of the tree does not exist for him.</summary>
public abstract class RosterPage : ReadingPage
{
    [Inject] protected PackFolder Folder { get; set; } = null!;
    [Inject] protected Store Store { get; set; } = null!;
    [Inject] protected TimeProvider Clock { get; set; } = null!;

    /// <summary>The pack that gives kinds and roles their names: of the running cycle, else the latest that has a procedure.</summary>
    protected Pack Pack { get; private set; } = null!;

    protected FactDictionary Facts => Visit.Packs.Facts;

    /// <summary>The year for which facts are kept: of the running cycle, else of today.</summary>
    protected int Year => Visit.Visitor.Cycles is [{ } cycle, ..] ? cycle.Year : Visit.Today.Year;

    protected sealed override async Task OpenAsync()
    {
        if (!Visit.Visitor.Has("roster")) throw PageRefused.Denied("Trang này dành cho người được giao quản lý danh sách tổ chức và đảng viên.");
        Pack = Visit.Visitor.Cycles is [{ } cycle, ..] ? (await Visit.PackAsync(cycle)).Pack : Packs().First();
        await ReadAsync();
    }

    // not abstract: the file that imports for the folder is a page too
    protected virtual Task ReadAsync() => Task.CompletedTask;

    /// <summary>Packs with whose workbook a roster can be brought in.</summary>
    protected IEnumerable<Pack> Packs() => Folder.Ids.Select(Folder.Find).OfType<Pack>().Where(p => !p.Procedure.IsEmpty).OrderByDescending(p => p.Head.InForce);

    /// <exception cref="PageRefused">There is none for this person.</exception>
    protected async Task<OrganisationView> UnitAsync(long entry) => await Visit.ReadAsync(work => OrganisationView.ReadAsync(work, entry)) ?? throw PageRefused.Missing;

    /// <exception cref="PageRefused">There is none for this person.</exception>
    protected async Task<EntryView> EntryAsync(long entry) => await Visit.ReadAsync(work => EntryView.ReadAsync(work, entry)) ?? throw PageRefused.Missing;

    /// <summary>The organisation from which this person keeps the roster there: in its chain his acts are written.</summary>
    protected long RootOf(string path) => Visit.Visitor.Posts.First(p => p.Has("roster") && path.StartsWith(p.Path, StringComparison.Ordinal)).Entry;

    protected string KindLabel(string kind) => Pack.Kinds.GetValueOrDefault(kind)?.Label ?? Packs().Select(p => p.Kinds.GetValueOrDefault(kind)?.Label).FirstOrDefault(l => l is not null) ?? kind;

    protected static string FamilyLabel(string family) => family switch { "organisation" => "Tổ chức", "collective" => "Tập thể", "leader" => "Cán bộ lãnh đạo, quản lý", _ => "Đảng viên" };

    /// <summary>Posts in the order in which the pack names its roles.</summary>
    protected IEnumerable<ListedPost> InOrder(IEnumerable<ListedPost> posts)
    {
        var roles = Pack.Procedure.Roles.Keys.ToList();
        return posts.OrderBy(p => roles.IndexOf(p.Role) is >= 0 and var at ? at : roles.Count).ThenBy(p => p.Name, Ranking.NameOrder.ByGiven);
    }

    protected static string Day(DateOnly? day) => day is { } known ? Say.Day(known) : "";

    /// <summary>The day typed in a field, else why it is none.</summary>
    protected (DateOnly Day, bool Told) DayOf(string field, string what)
    {
        if (Day(field) is { } day) return (day, true);
        Refuse("date.text", Typed(field).Trim().Length == 0 ? $"Chưa ghi {what}. Ghi ngày/tháng/năm, ví dụ: 05/12/2024." : $"“{Short(Typed(field))}” không phải là ngày có thật. Hãy ghi {what} theo ngày/tháng/năm, ví dụ: 05/12/2024.");
        return (default, false);
    }

    protected static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
