using System.IO.Compression;
using System.Xml;

namespace TuSoi.Office.Xlsx.Reading;

/// <summary>The parts of an Open XML package, opened only when none of them can exhaust the machine.</summary>
internal sealed class Parts : IDisposable
{
    private const long AlwaysAllowed = 1024 * 1024;
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CloseInput = true,
    };

    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);

    private Parts(ZipArchive zip)
    {
        _zip = zip;
        foreach (var entry in zip.Entries)
            _entries.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
    }

    public static Parts Open(byte[] file, XlsxLimits limits)
    {
        var parts = new Parts(new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read));
        if (parts._zip.Entries.Any(entry => entry.IsEncrypted))
            throw Refusals.Encrypted();
        // the declared length is a promise ZipArchive keeps: it unpacks no more than that
        if (parts._zip.Entries.Sum(entry => entry.Length) > limits.UnpackedBytes || parts._zip.Entries.Any(entry => IsBomb(entry, limits)))
            throw Refusals.UnpackedTooLarge();
        if (parts._entries.Keys.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            throw Refusals.Macros();
        return parts;
    }

    public bool Has(string path) => _entries.ContainsKey(path);

    /// <summary>The part's XML; a part that is missing is damage.</summary>
    public XmlReader Open(string path) =>
        _entries.TryGetValue(path, out var entry) ? XmlReader.Create(entry.Open(), Settings) : throw Refusals.Damaged();

    /// <summary>Where this part points to; "" stands for the package itself. Targets outside the file are left out.</summary>
    public IReadOnlyList<Relation> RelationsOf(string part)
    {
        var (folder, name) = part.LastIndexOf('/') is >= 0 and var slash ? (part[..(slash + 1)], part[(slash + 1)..]) : ("", part);
        var path = $"{folder}_rels/{name}.rels";
        if (!Has(path))
            return [];
        using var xml = Open(path);
        return Relation.Read(xml, folder);
    }

    public void Dispose() => _zip.Dispose();

    private static bool IsBomb(ZipArchiveEntry entry, XlsxLimits limits) =>
        entry.Length > AlwaysAllowed && entry.Length / Math.Max(entry.CompressedLength, 1) > limits.UnpackedRatio;
}
