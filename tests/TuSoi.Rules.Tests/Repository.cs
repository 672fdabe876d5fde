namespace TuSoi.Rules.Tests;

/// <summary>The checkout these tests run in.</summary>
internal static class Repository
{
    public static string Folder { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder!.FullName, "packs", "facts"))) folder = folder.Parent;
        return folder.FullName;
    }
}
