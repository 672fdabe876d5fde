using Microsoft.AspNetCore.Components;
using TuSoi.Access;
using TuSoi.History;
using TuSoi.Opening;
using TuSoi.Rules.Packs;
using TuSoi.Web.Components;
using TuSoi.Web.Hosting;

namespace TuSoi.Web.Pages.Opening;

/// <summary>What the pages of opening share: only who keeps a roster opens a cycle, at the organisation where he keeps it.</summary>
public abstract class OpeningPageBase : ActPage
{
    [Inject] protected PackFolder Folder { get; set; } = null!;
    [Inject] protected Desk Desk { get; set; } = null!;

    protected OpeningChoice Choice { get; private set; } = null!;

    /// <summary>Organisations where the person keeps the roster.</summary>
    protected IReadOnlyList<Seated> Roots { get; private set; } = [];

    /// <summary>Packs with a procedure, the newest first.</summary>
    protected IReadOnlyList<Pack> Packs { get; private set; } = [];

    protected Seated? Root => Roots.FirstOrDefault(r => r.Entry == Choice.Root);

    protected Pack? Pack => Packs.FirstOrDefault(p => p.Id == Choice.Pack);

    /// <summary>Everything is chosen that the pages after the first need.</summary>
    protected bool IsWhole => Choice.Year is not null && Root is not null && Pack is not null;

    protected override void OnInitialized()
    {
        Roots = [.. Visit.Visitor.Posts.Where(p => p.Has("roster")).DistinctBy(p => p.Entry)];
        if (Roots.Count == 0) throw PageRefused.Denied("Trang này dành cho người quản lý danh sách của tổ chức mở đợt, thường là Ban Tổ chức.");
        Choice = OpeningChoice.Of(Http);
        Packs = [.. Folder.Ids.Select(Folder.Find).OfType<Pack>().Where(p => !p.Procedure.IsEmpty).OrderByDescending(p => p.Head.InForce).ThenBy(p => p.Id, StringComparer.Ordinal)];
    }

    protected Task<(Outcome.Refused? Refused, OpeningPreview? Preview)> PreviewAsync() =>
        new Cycles(Desk).PreviewAsync(new PreviewOpening { By = Visit.Person, Year = Choice.Year!.Value, Root = Root!.Entry, Readings = Choice.Chosen(Pack!) }, Pack!, CycleFacts.OfRosterAsync, Http.RequestAborted);
}
