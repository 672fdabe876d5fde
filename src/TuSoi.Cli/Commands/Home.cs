using TuSoi.Opening;
using TuSoi.Rules.Yaml;

namespace TuSoi.Cli.Commands;

/// <summary>Where the program's own files are: the folder of the launcher, or the nearest folder above that has packs.</summary>
internal static class Home
{
    public const string UsualPack = "hd-19-dukdn-2024";

    public static string Folder { get; } = Environment.GetEnvironmentVariable("TUSOI_HOME") is { Length: > 0 } home ? home
        : Above(Directory.GetCurrentDirectory()) ?? Above(AppContext.BaseDirectory) ?? Directory.GetCurrentDirectory();

    /// <summary>The program's packs, and an office's own in a second folder, which may replace them.</summary>
    public static PackFolder Packs(Problems problems, DirectoryInfo? own) => new(problems,
        [Path.Combine(Folder, "packs"), .. own is { } folder ? [folder.FullName] : Array.Empty<string>()]);

    private static string? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "packs", "facts"))) return folder.FullName;
        return null;
    }
}
