using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Xml.Linq;
using TuSoi.Office.Docx;

namespace TuSoi.Publishing;

/// <summary>The six papers nobody can work without.</summary>
public enum PaperKind { Statement, Residence, Ballot, Count, Summary, Decision }

/// <summary>How papers of the Party look from a day on; data, in Forms/formats.xml.</summary>
/// <param name="By">The guidance that says so.</param>
/// <param name="Archive">The last line of the recipients.</param>
public sealed record PaperFormat(DateOnly From, string By, string Archive)
{
    internal DocxLook Look { get; init; } = new();

    internal IReadOnlyDictionary<string, XElement> Parts { get; init; } = new Dictionary<string, XElement>();
}

/// <summary>Templates and formats: the words of papers are data beside this code, each with the catalogue rows it carries and what in it is assumed.</summary>
public static class PaperForms
{
    private static readonly ConcurrentDictionary<(PaperKind, DateOnly), DocxTemplate> Cut = new();

    /// <summary>All formats, the oldest first.</summary>
    public static IReadOnlyList<PaperFormat> Formats { get; } = Read();

    /// <summary>The format of papers of a day; before the first one, that.</summary>
    public static PaperFormat On(DateOnly day) => Formats.LastOrDefault(f => f.From <= day) ?? Formats[0];

    /// <summary>What in the paper is our proposal, because no text prints it; empty: nothing.</summary>
    public static string Assumed(PaperKind kind) => Markup(kind).Attribute("assumed")?.Value ?? "";

    /// <summary>Rows of the catalogue that the paper carries.</summary>
    public static string Rows(PaperKind kind) => Markup(kind).Attribute("rows")?.Value ?? "";

    internal static byte[] Write(PaperKind kind, DateOnly day, IReadOnlyList<DocxValues> copies, string title)
    {
        var format = On(day);
        return Cut.GetOrAdd((kind, format.From), _ => DocxTemplate.Parse(Markup(kind), format.Look, format.Parts)).Write(copies, title);
    }

    private static XElement Markup(PaperKind kind) => Load(kind.ToString().ToLowerInvariant());

    private static XElement Load(string name)
    {
        using var text = Assembly.GetExecutingAssembly().GetManifestResourceStream("forms/" + name)!;
        return XDocument.Load(text, LoadOptions.PreserveWhitespace).Root!;
    }

    private static List<PaperFormat> Read()
    {
        var root = Load("formats");
        var shared = root.Element("parts")!.Elements("part").ToList();
        return [.. root.Elements("format").Select(f => new PaperFormat(DateOnly.ParseExact(Text(f, "from"), "yyyy-MM-dd", CultureInfo.InvariantCulture), Text(f, "by"), Text(f, "archive"))
        {
            Look = new DocxLook { Size = Number(f, "size") ?? 14, Line = Number(f, "line"), Top = Number(f, "top") ?? 20, Bottom = Number(f, "bottom") ?? 20, Left = Number(f, "left") ?? 30, Right = Number(f, "right") ?? 15, Indent = Number(f, "indent") ?? 10 },
            Parts = shared.Concat(f.Elements("part")).GroupBy(p => Text(p, "name")).ToDictionary(p => p.Key, p => p.Last()),
        }).OrderBy(f => f.From)];
    }

    private static string Text(XElement at, string name) => at.Attribute(name)?.Value ?? "";

    private static double? Number(XElement at, string name) => at.Attribute(name) is { } a ? double.Parse(a.Value, CultureInfo.InvariantCulture) : null;
}
