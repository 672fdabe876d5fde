using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace TuSoi.Web.Hosting;

/// <summary>What is written down about the program's running: one JSON object a line, no names, no texts, no parameters of statements.</summary>
internal static class Logs
{
    public static void Configure(ILoggingBuilder logging, SiteOptions options)
    {
        logging.ClearProviders();
        if (options.Quiet) return;
        logging.AddConsole(o => o.FormatterName = BareLines.Name).AddConsoleFormatter<BareLines, ConsoleFormatterOptions>();
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddFilter("Npgsql", LogLevel.None); // its messages carry statements
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        logging.AddFilter("TuSoi", LogLevel.Information);
    }
}

/// <summary>
/// A line says when, how bad, from where, which sentence without what was filled into it, and of errors their kinds and the way through the program: what people typed stands in messages of
/// errors and in what is filled in, and there alone.
/// </summary>
internal sealed class BareLines() : ConsoleFormatter(Name)
{
    public new const string Name = "bare";

    public override void Write<TState>(in LogEntry<TState> entry, IExternalScopeProvider? scopes, TextWriter text)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString("at", DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteString("level", entry.LogLevel.ToString());
            json.WriteString("from", entry.Category);
            json.WriteString("says", (entry.State as IEnumerable<KeyValuePair<string, object?>>)?.FirstOrDefault(p => p.Key == "{OriginalFormat}").Value as string ?? "");
            if (entry.Exception is { } error) Errors(json, error);
            json.WriteEndObject();
        }
        text.WriteLine(System.Text.Encoding.UTF8.GetString(line.ToArray()));
    }

    private static void Errors(Utf8JsonWriter json, Exception error)
    {
        json.WriteStartArray("errors");
        for (var e = error; e is not null; e = e.InnerException)
        {
            json.WriteStartObject();
            json.WriteString("kind", e.GetType().FullName);
            if (e is Npgsql.PostgresException { SqlState: var state }) json.WriteString("state", state);
            json.WriteString("way", e.StackTrace);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
