using TuSoi.Database;
using TuSoi.Web;
using TuSoi.Web.Hosting;

namespace TuSoi.Benchmarks.Web;

/// <summary>
/// Posts through the pages; beside them a bare loop over Npgsql that sends the very statements of such posts, for other members. The statements are those that a
/// server in this process sends while it answers one such post, which it then takes back.
/// </summary>
internal static class Posts
{
    private const int Lanes = 4;

    public static async Task<bool> MeasureAsync(Office office, Visitors visitors, int seconds, double least)
    {
        var lasts = TimeSpan.FromSeconds(seconds);
        var recorded = await DraftsAsync(office, visitors);
        await Load.ClosedAsync(Lanes, lasts / 3, n => visitors.SaveAsync(n, $"Nháp {n}")); // warm
        double posts = 0, bare = 0;
        for (var turn = 0; turn < 2; turn++)
        {
            posts += await Load.ClosedAsync(Lanes, lasts / 2, n => visitors.SaveAsync(n, $"Nháp {n}, lượt {turn}")) / 2;
            bare += await Load.ClosedAsync(Lanes, lasts / 2, n => Acts.SendAsync(office.Store, recorded[n % recorded.Count])) / 2;
        }
        Console.WriteLine($"drafts kept: {posts:#,##0} a second, the bare loop {bare:#,##0}");
        return Bench.Tell("drafts kept ÷ bare Npgsql loop", posts / bare, least, posts / bare >= least) & await HandedInAsync(office, visitors, least);
    }

    // Each statement can be handed in once: half of the members through the page, the other half bare.
    private static async Task<bool> HandedInAsync(Office office, Visitors visitors, double least)
    {
        var forms = new List<(Session Session, string Path, List<KeyValuePair<string, string>> Fields)>();
        for (var n = 0; n < visitors.Members; n++) forms.Add(await visitors.CheckedAsync(n));
        var ours = forms.Where((_, i) => i % 2 == 0).ToList();
        var recorded = new List<List<Batch>>();
        await using (var site = await ServeAsync(office))
        {
            using var http = Session.Client(site.Url, 2);
            for (var n = 1; n < forms.Count; n += 2)
            {
                var session = await Session.EnterAsync(http, visitors.Member(n).Subject.Person!.Value);
                var form = await visitors.CheckedAsync(session, visitors.Member(n).Subject);
                recorded.Add(await RecordAsync(() => session.PostAsync(form.Path, form.Fields)));
            }
        }
        var warm = ours.Count / 5;
        var (acts, bare) = (new System.Diagnostics.Stopwatch(), new System.Diagnostics.Stopwatch());
        for (var i = 0; i < Math.Min(ours.Count, recorded.Count); i++)
        {
            if (i >= warm) acts.Start();
            await ours[i].Session.PostAsync(ours[i].Path, ours[i].Fields);
            acts.Stop();
            if (i >= warm) bare.Start();
            await Acts.SendAsync(office.Store, recorded[i]);
            bare.Stop();
        }
        var ratio = bare.Elapsed / acts.Elapsed;
        Console.WriteLine($"statements handed in: {(ours.Count - warm) / acts.Elapsed.TotalSeconds:#,##0} a second one after the other, the bare loop {(ours.Count - warm) / bare.Elapsed.TotalSeconds:#,##0}");
        return Bench.Tell("statements handed in ÷ bare Npgsql loop", ratio, least, ratio >= least);
    }

    private static async Task<List<List<Batch>>> DraftsAsync(Office office, Visitors visitors)
    {
        var recorded = new List<List<Batch>>();
        await using var site = await ServeAsync(office);
        using var http = Session.Client(site.Url, 2);
        for (var n = 0; n < Math.Min(20, visitors.Members); n++)
        {
            var session = await Session.EnterAsync(http, visitors.Member(n).Subject.Person!.Value);
            var token = Session.Token(await session.GetAsync(Links.Home));
            recorded.Add(await RecordAsync(() => visitors.SaveAsync(session, visitors.Member(n).Subject, token, "Nháp")));
        }
        return recorded;
    }

    private static async Task<Site> ServeAsync(Office office)
    {
        var site = await Site.BuildAsync(new SiteOptions { Home = SiteOptions.FindHome(), Store = office.Store, Quiet = true });
        await site.StartAsync();
        return site;
    }

    private static async Task<List<Batch>> RecordAsync(Func<Task> post)
    {
        var sent = Work.RehearsedByAll = [];
        try
        {
            await post();
            return sent;
        }
        finally
        {
            Work.RehearsedByAll = null;
        }
    }
}
