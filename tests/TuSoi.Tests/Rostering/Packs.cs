using TuSoi.Opening;
using TuSoi.Rules.Calendars;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Yaml;

namespace TuSoi.Tests.Rostering;

/// <summary>The packs of the repository.</summary>
internal static class Packs
{
    private static readonly PackFolder Folder = new(new Problems(), Path.Combine(Root(), "packs"));

    public static readonly Pack Bloc = Folder.Find("hd-19-dukdn-2024")!;

    public static readonly Pack District = Folder.Find("kh-352-2023")!;

    public static readonly Pack National = Folder.Find("qd-124-2023")!;

    /// <summary>The pack of the bloc with some of its files changed, in order: file, what stands there, what shall stand there instead.</summary>
    public static Pack BlocWith(params (string File, string Old, string New)[] changes)
    {
        var (source, problems) = (Folder.Source("hd-19-dukdn-2024")!, new Problems());
        var files = source.Files.ToDictionary();
        foreach (var (file, old, changed) in changes)
        {
            if (!files[file].Contains(old, StringComparison.Ordinal)) throw new ArgumentException(old);
            files[file] = files[file].Replace(old, changed, StringComparison.Ordinal);
        }
        var pack = PackReader.Read(new PackSource(source.Id, source.Folder, files), Folder.Facts, Folder.Find, problems);
        return problems.Count == 0 ? pack! : throw new ArgumentException(string.Join('\n', problems));
    }

    public static Holidays Holidays => Folder.Holidays;

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "TuSoi.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
