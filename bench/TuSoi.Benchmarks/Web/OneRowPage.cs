using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using TuSoi.Web.Entering;

namespace TuSoi.Benchmarks.Web;

/// <summary>What task pages are measured against: in the same frame, by the same person, a page that reads one row.</summary>
[Route(Address)]
[Authorize]
public sealed class OneRowPage : ComponentBase
{
    public const string Address = "/do/mot-dong";

    private string name = "";

    [Inject]
    private Visit Visit { get; set; } = null!;

    protected override async Task OnInitializedAsync() =>
        name = (await Visit.ReadAsync(work => work.ListAsync(r => r.GetString(0), "select name from person where id = $1", Visit.Person)))[0];

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "h1");
        builder.AddContent(1, name);
        builder.CloseElement();
    }
}
