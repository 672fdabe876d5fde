using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace TuSoi.Web.Hosting;

/// <summary>Measurements as Prometheus reads them: only for this machine, or for who shows the token.</summary>
internal sealed class Measures : IDisposable
{
    private static readonly string[] Meters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql"];
    private readonly ConcurrentDictionary<string, double> values = new();
    private readonly MeterListener listener = new();

    public Measures()
    {
        listener.InstrumentPublished = (instrument, on) => { if (Meters.Contains(instrument.Meter.Name)) on.EnableMeasurementEvents(instrument); };
        listener.SetMeasurementEventCallback<long>((i, v, tags, _) => Note(i, v, tags));
        listener.SetMeasurementEventCallback<int>((i, v, tags, _) => Note(i, v, tags));
        listener.SetMeasurementEventCallback<double>((i, v, tags, _) => Note(i, v, tags));
        listener.Start();
    }

    public static void Map(WebApplication app, SiteOptions options)
    {
        var measures = new Lazy<Measures>(() => new Measures());
        app.Lifetime.ApplicationStopped.Register(() => { if (measures.IsValueCreated) measures.Value.Dispose(); });
        app.MapGet("/metrics", (HttpContext http) => MayRead(http, options) ? Results.Text(measures.Value.Text(), "text/plain; version=0.0.4") : Results.NotFound()).AllowAnonymous().DisableHttpMetrics();
    }

    public void Dispose() => listener.Dispose();

    private static bool MayRead(HttpContext http, SiteOptions options) => options.MetricsToken is { } token
        ? CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(http.Request.Headers.Authorization.ToString()), Encoding.UTF8.GetBytes("Bearer " + token))
        : http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from) && !http.Request.Headers.ContainsKey("X-Forwarded-For") && !http.Request.Headers.ContainsKey("Forwarded");

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var name = instrument.Name.Replace('.', '_').Replace('-', '_');
        var labels = new StringBuilder();
        foreach (var (key, of) in tags)
            if (key is "http.response.status_code" or "http.request.method" or "http.route" or "gc.heap.generation" or "state")
                labels.Append(labels.Length == 0 ? "" : ",").Append(key.Replace('.', '_')).Append("=\"").Append(Convert.ToString(of, CultureInfo.InvariantCulture)?.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
        var at = labels.Length == 0 ? "" : $"{{{labels}}}";
        if (instrument.GetType().Name.StartsWith("Histogram", StringComparison.Ordinal))
        {
            values.AddOrUpdate($"{name}_sum{at}", value, (_, was) => was + value);
            values.AddOrUpdate($"{name}_count{at}", 1, (_, was) => was + 1);
        }
        else if (instrument.IsObservable) values[name + at] = value;
        else values.AddOrUpdate(name + at, value, (_, was) => was + value);
    }

    private string Text()
    {
        listener.RecordObservableInstruments();
        return string.Concat(values.ToArray().OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Key} {v.Value}\n")));
    }
}
