namespace TuSoi.Web.Hosting;

/// <summary>What is written down about the program's running: one JSON object a line, no names, no texts, no parameters of statements.</summary>
internal static class Logs
{
    public static void Configure(ILoggingBuilder logging, SiteOptions options)
    {
        logging.ClearProviders();
        if (options.Quiet) return;
        logging.AddJsonConsole(o =>
        {
            o.UseUtcTimestamp = true;
            o.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
            o.IncludeScopes = false;
        });
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddFilter("Npgsql", LogLevel.None); // its messages carry statements
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        logging.AddFilter("TuSoi", LogLevel.Information);
    }
}
