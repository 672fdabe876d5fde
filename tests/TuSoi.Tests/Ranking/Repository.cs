namespace TuSoi.Tests.Ranking;

/// <summary>Files of the repository that tests read.</summary>
internal static class Repository
{
    public static string Folder { get; } = Find();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Folder, .. parts]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(System.IO.Path.Combine(folder.FullName, "packs", "facts"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
