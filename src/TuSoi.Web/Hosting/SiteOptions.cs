using System.Net;
using TuSoi.Database;

namespace TuSoi.Web.Hosting;

/// <summary>How the pages are served. Everything else comes from the database, the packs and the environment.</summary>
public sealed record SiteOptions
{
    /// <summary>Folder with <c>packs</c>, and <c>.data</c> for keys and the private server.</summary>
    public required string Home { get; init; }

    public string Urls { get; init; } = "http://127.0.0.1:0";

    public bool Demo { get; init; }

    /// <summary>An office's own packs (TUSOI_PACKS).</summary>
    public string? OwnPacks { get; init; } = Environment.GetEnvironmentVariable("TUSOI_PACKS") is { Length: > 0 } folder ? folder : null;

    /// <summary>Lets a monitor read measurements from elsewhere than this machine (TUSOI_METRICS_TOKEN).</summary>
    public string? MetricsToken { get; init; } = Environment.GetEnvironmentVariable("TUSOI_METRICS_TOKEN") is { Length: > 0 } token ? token : null;

    /// <summary>A database that somebody else holds; null: the configured one, or the private one.</summary>
    public Store? Store { get; init; }

    /// <summary>Another clock than the real one.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Writes no log.</summary>
    public bool Quiet { get; init; }

    /// <summary>Further pages in the same frame, for measurements.</summary>
    public IReadOnlyList<System.Reflection.Assembly> MorePages { get; init; } = [];

    public static string FindHome()
    {
        if (Environment.GetEnvironmentVariable("TUSOI_HOME") is { Length: > 0 } home) return home;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "packs", "facts"))) return folder.FullName;
        return Directory.GetCurrentDirectory();
    }

    /// <summary>Whether every address is of this machine alone.</summary>
    public bool IsLoopback => Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .All(url => Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Host == "localhost" || IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));
}
