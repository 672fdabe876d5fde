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

    public static Holidays Holidays => Folder.Holidays;

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "TuSoi.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
