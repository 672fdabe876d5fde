using TuSoi.Rules.Calendars;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Yaml;

namespace TuSoi.Opening;

/// <summary>
/// Packs on disk: <c>facts/</c>, <c>calendar/</c>, <c>national/ID/</c>, <c>local/ID/</c>. An office's own packs live in a second folder of the same shape, outside the program.
/// </summary>
public sealed class PackFolder
{
    private readonly string[] roots;
    private readonly Dictionary<string, Pack?> read = [];

    public PackFolder(Problems problems, params string[] roots)
    {
        (Problems, this.roots) = (problems, roots);
        Facts = FactDictionary.Read(roots.SelectMany(root => Texts(Path.Combine(root, "facts"), root)), problems);
        Holidays = roots.SelectMany(root => Texts(Path.Combine(root, "calendar"), root)).LastOrDefault() is ({ } name, { } text) ? Holidays.Read(name, text, problems) : Holidays.None;
    }

    public Problems Problems { get; }

    public FactDictionary Facts { get; }

    /// <summary>Days off; an office's own calendar takes the place of the one that comes with the program.</summary>
    public Holidays Holidays { get; }

    /// <summary>Ids of all packs, national first.</summary>
    public IEnumerable<string> Ids => Folders.Select(Path.GetFileName).OfType<string>().Distinct();

    /// <summary>The pack, or null where <see cref="Problems"/> says why not.</summary>
    public Pack? Find(string id)
    {
        lock (read) // many requests may ask for the first time at once
        {
            if (read.TryGetValue(id, out var done)) return done;
            read[id] = null; // a pack that extends itself in a circle does not exist
            return read[id] = Source(id) is { } source ? PackReader.Read(source, Facts, Find, Problems) : null;
        }
    }

    public PackSource? Source(string id)
    {
        var folder = Folders.LastOrDefault(f => Path.GetFileName(f) == id);
        if (folder is null) return null;
        var files = Texts(folder, folder).ToDictionary(f => f.Name, f => f.Text);
        return new PackSource(id, Path.GetRelativePath(Directory.GetCurrentDirectory(), folder), files);
    }

    /// <summary>Why the pack cannot rank a year that ends on this day; null when it can.</summary>
    public static string? InForce(Pack pack, DateOnly cutOff) =>
        cutOff < pack.Head.InForce ? $"Gói “{pack.Id}” áp dụng từ {pack.Head.InForce:dd/MM/yyyy}, không dùng được cho ngày chốt {cutOff:dd/MM/yyyy}."
        : pack.Head.Until is { } until && cutOff > until ? $"Gói “{pack.Id}” hết hiệu lực ngày {until:dd/MM/yyyy}, không dùng được cho ngày chốt {cutOff:dd/MM/yyyy}."
        : null;

    private IEnumerable<string> Folders => new[] { "national", "local" }
        .SelectMany(kind => roots.Select(root => Path.Combine(root, kind))).Where(Directory.Exists)
        .SelectMany(folder => Directory.GetDirectories(folder).Order(StringComparer.Ordinal));

    private static IEnumerable<(string Name, string Text)> Texts(string folder, string relativeTo) => !Directory.Exists(folder) ? []
        : Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => (Path.GetRelativePath(relativeTo, path).Replace('\\', '/'), File.ReadAllText(path)));
}
