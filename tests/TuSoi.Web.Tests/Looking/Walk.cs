using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using Xunit;

namespace TuSoi.Web.Tests.Looking;

/// <summary>Goes from page to page at both widths, and remembers which pages it saw and what was wrong with them.</summary>
internal sealed class Walk(Browsers browsers, Office office) : IAsyncDisposable
{
    private static readonly AxeRunOptions Rules = new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } };

    /// <summary>A folder for a picture of every page at both widths, where somebody wants to look himself.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("TUSOI_PICTURES");

    /// <summary>What a page may take once the style sheet and the scripts are there.</summary>
    private const int MostKilobytes = 60;

    private static int taken;

    private readonly Dictionary<(long Person, DateOnly Day), IPage> windows = []; // a session does not last over night
    private readonly List<string> faults = [];
    private readonly HashSet<string> seen = [];

    /// <summary>Every address pattern of the program.</summary>
    public static IReadOnlyList<string> All { get; } = [.. typeof(Links).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes(typeof(RouteAttribute), false)).Select(r => ((RouteAttribute)r).Template).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Patterns that were visited, each by the most fixed one that fits.</summary>
    public IReadOnlySet<string> Seen => seen;

    /// <summary>Somebody looks at pages.</summary>
    /// <param name="person">Null: nobody is signed in.</param>
    public async Task LookAsync(long? person, params string[] paths)
    {
        var page = await WindowAsync(person ?? 0);
        foreach (var path in paths)
        {
            if (All.Where(t => Fits(t, path)).OrderBy(t => t.Count(c => c == '{')).FirstOrDefault() is { } pattern) seen.Add(pattern);
            foreach (var width in new[] { 1280, 360 })
            {
                await page.SetViewportSizeAsync(width, 900);
                var answer = await page.GotoAsync(office.Url + path);
                if (answer!.Status >= 400 && !path.StartsWith("/loi", StringComparison.Ordinal)) faults.Add($"{path} {width}: {answer.Status}");
                if (person is not null && new Uri(page.Url).AbsolutePath == Links.SignIn) faults.Add($"{path} {width}: the page of the door was seen instead");
                await CheckAsync(page, $"{path} {width}", isNext: width == 360);
                if (Pictures is { Length: > 0 }) await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{taken++ / 2:000}-{width}-{string.Concat(path.Split('?')[0].Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-')}.png"), FullPage = true });
            }
        }
    }

    public void Hold() => Assert.True(faults.Count == 0, string.Join("\n", faults));

    public async ValueTask DisposeAsync()
    {
        foreach (var page in windows.Values) await page.Context.CloseAsync();
    }

    private async Task CheckAsync(IPage page, string where, bool isNext)
    {
        faults.AddRange((await page.RunAxe(Rules)).Violations.Select(v => $"{where}: {v.Id} {string.Join(" | ", v.Nodes.Take(2).Select(n => n.Html))}"));
        var facts = await page.EvaluateAsync<string[]>("""
            () => [`${document.documentElement.scrollWidth - innerWidth}`, `${document.querySelectorAll('h1').length}`, document.documentElement.lang, document.title.replace(/ ?[–-]? ?TuSoi$/, ''), `${document.querySelectorAll('main .btn-primary').length}`,
              [...document.querySelectorAll('main h1, main h2, main h3, main h4')].map(h => +h.tagName[1]).reduce((bad, level, i, all) => bad || (i && level > all[i - 1] + 1) ? 'x' : '', ''),
              `${Math.round([...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, e) => sum + e.transferSize, 0) / 1024)}`]
            """);
        if (int.Parse(facts[0], System.Globalization.CultureInfo.InvariantCulture) > 0) faults.Add($"{where}: {facts[0]} px sideways");
        if (facts[1] != "1") faults.Add($"{where}: {facts[1]} h1");
        if (facts[2] != "vi") faults.Add($"{where}: lang {facts[2]}");
        if (facts[3].Length == 0) faults.Add($"{where}: no title");
        if (facts[4] is not ("0" or "1")) faults.Add($"{where}: {facts[4]} primary buttons");
        if (facts[5].Length > 0) faults.Add($"{where}: a level of headings is skipped");
        if (int.Parse(facts[6], System.Globalization.CultureInfo.InvariantCulture) is > MostKilobytes and var weight && isNext) faults.Add($"{where}: {weight} KB");
    }

    private async Task<IPage> WindowAsync(long person)
    {
        var key = (person, DateOnly.FromDateTime(office.Cycle.Clock.Now.DateTime));
        if (windows.TryGetValue(key, out var there)) return there;
        var page = person == 0 ? await (await browsers.WindowAsync()).NewPageAsync() : await browsers.SignedInAsync(office, person);
        // what the policy of the site stops is told there; that a page answers 404 is not a fault of it
        page.Console += (_, told) => { if (told.Type == "error" && !told.Text.Contains("the server responded with a status", StringComparison.Ordinal)) faults.Add($"{page.Url}: {told.Text}"); };
        return windows[key] = page;
    }

    private static bool Fits(string template, string path)
    {
        var (parts, steps) = (template.Split('/'), path.Split('?')[0].Split('/'));
        return parts.Length == steps.Length && parts.Zip(steps).All(p => p.First.StartsWith('{') ? !p.First.Contains(":long", StringComparison.Ordinal) && !p.First.Contains(":int", StringComparison.Ordinal) || p.Second.All(char.IsAsciiDigit) : p.First == p.Second);
    }
}
