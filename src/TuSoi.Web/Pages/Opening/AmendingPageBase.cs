using Microsoft.AspNetCore.Components;
using TuSoi.Access;
using TuSoi.History;
using TuSoi.Opening;
using TuSoi.Opening.Amending;
using TuSoi.Rules.Packs;
using TuSoi.Web.Components;
using TuSoi.Web.Hosting;

namespace TuSoi.Web.Pages.Opening;

/// <summary>What the pages of an amendment share: only who keeps the roster at the root of the cycle moves it to another pack.</summary>
public abstract class AmendingPageBase : ActPage
{
    [Inject] protected PackFolder Folder { get; set; } = null!;
    [Inject] protected Desk Desk { get; set; } = null!;

    [Parameter] public long Cycle { get; set; }

    protected VisitedCycle Visited { get; private set; } = null!;
    protected OpeningChoice Choice { get; private set; } = null!;

    /// <summary>The pack under which the cycle runs now.</summary>
    protected CyclePack Running { get; private set; } = null!;

    protected IReadOnlyList<Pack> Packs { get; private set; } = [];

    protected Pack? Pack => Packs.FirstOrDefault(p => p.Id == Choice.Pack);

    protected override async Task OnInitializedAsync()
    {
        Visited = Visit.Cycle(Cycle);
        if (!Visit.HoldsOver(Visited.Path, "roster")) throw PageRefused.Denied("Trang này dành cho người quản lý danh sách của cả đợt, thường là Ban Tổ chức.");
        Choice = OpeningChoice.Of(Http);
        Running = await Visit.PackAsync(Visited);
        Packs = [.. Folder.Ids.Select(Folder.Find).OfType<Pack>().Where(p => !p.Procedure.IsEmpty).OrderByDescending(p => p.Id == Running.Pack.Id).ThenBy(p => p.Id, StringComparer.Ordinal)];
        if (Pack is not null) await LookAsync();
    }

    /// <summary>Once a pack is chosen.</summary>
    protected virtual Task LookAsync() => Task.CompletedTask;

    /// <summary>Readings of the chosen pack: those asked for, else those in force, else the proposed ones.</summary>
    protected IReadOnlyDictionary<string, string> Readings => Choice.Readings.Count > 0 ? Choice.Chosen(Pack!) : Running.Rules.Readings.Where(r => Pack!.Readings.TryGetValue(r.Key, out var row) && row.Options.ContainsKey(r.Value) && row.Proposed != r.Value).ToDictionary();

    protected Task<(Outcome.Refused? Refused, AmendmentPreview? Preview)> PreviewAsync() =>
        new Amendments(Desk).PreviewAsync(new PreviewAmendment { Cycle = Cycle, By = Visit.Person, Readings = Readings }, Pack!, Http.RequestAborted);

    /// <summary>The same choice at another page; all readings are named, so that those in force are not taken for them.</summary>
    protected string At(string page) => $"{page}?goi={Uri.EscapeDataString(Choice.Pack ?? "")}" + string.Concat(Choice.Readings.Select(r => $"&{Uri.EscapeDataString(OpeningChoice.FieldOf(r.Key))}={Uri.EscapeDataString(r.Value)}"));
}
