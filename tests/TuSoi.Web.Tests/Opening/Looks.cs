using Deque.AxeCore.Playwright;
using Xunit;

namespace TuSoi.Web.Tests.Opening;

/// <summary>What every page must hold: no barrier that axe knows, no sideways scroll, nothing that the policy of the site refuses.</summary>
internal static class Looks
{
    public static async Task HoldAsync(Browsers browsers, Office office, long person, IReadOnlyList<string> paths)
    {
        var faults = new List<string>();
        foreach (var width in new[] { 1280, 360 })
        {
            var page = await browsers.SignedInAsync(office, person, width);
            page.Console += (_, told) => { if (told.Type == "error") faults.Add($"{page.Url} {width}: {told.Text}"); };
            foreach (var path in paths)
            {
                await page.GotoAsync(office.Url + path);
                faults.AddRange((await page.RunAxe()).Violations.Select(v => $"{path} {width}: {v.Id} {string.Join(" | ", v.Nodes.Take(2).Select(n => n.Html))}"));
                if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") is > 0 and var wide) faults.Add($"{path} {width}: {wide} px sideways");
            }
            await page.Context.CloseAsync();
        }
        Assert.Empty(faults);
    }
}
