using System.CommandLine;
using TuSoi.Database;
using TuSoi.Web.Hosting;

// tusoi serve: the pages, on the configured database or the private one; tusoi demo: on a database that is marked as a demo.
Console.OutputEncoding = System.Text.Encoding.UTF8;
var urls = new Option<string>("--urls") { Description = "Địa chỉ nghe, ví dụ http://127.0.0.1:5080", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
var demo = new Option<bool>("--demo") { Description = "Bản trình diễn: chỉ chạy ở địa chỉ loopback, trên cơ sở dữ liệu đã đánh dấu là bản trình diễn" };
var check = new Option<bool>("--check") { Description = "Chỉ xem địa chỉ có dùng được không, chưa mở gì" };
var root = new RootCommand("TuSoi – các trang của cơ quan") { urls, demo, check };
root.SetAction(async (parse, stop) =>
{
    try
    {
        var options = new SiteOptions { Home = SiteOptions.FindHome(), Urls = parse.GetValue(urls)!, Demo = parse.GetValue(demo) };
        Site.CheckAddress(options);
        if (parse.GetValue(check)) return 0;
        await using var site = await Site.BuildAsync(options, stop);
        await site.RunAsync(stop);
        return 0;
    }
    catch (StoreRefused e)
    {
        Console.Error.WriteLine($"{e.Code}: {e.Message}");
        return 1;
    }
});
return await root.Parse(args).InvokeAsync();
