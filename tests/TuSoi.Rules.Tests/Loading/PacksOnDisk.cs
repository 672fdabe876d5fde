using System.Text.RegularExpressions;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Quotas;
using TuSoi.Rules.Tests.Naive;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Tests.Loading;

/// <summary>The packs of this repository, for the engine and for the naive evaluator.</summary>
internal static class PacksOnDisk
{
    public const string Local = "hd-19-dukdn-2024";
    public static readonly DateOnly CutOff = new(2024, 12, 31);
    private static readonly string Root = FindRoot();

    public static FactDictionary Facts { get; } = ReadFacts();

    public static Pack Pack { get; } = ReadPack(Path.Combine("local", Local));

    private static Pack Uncapped { get; } = ReadPack(Path.Combine("local", Local), text => Regex.Replace(text, @"^caps:\n(  .*\n?)+", "", RegexOptions.Multiline));

    public static NaivePack Naive { get; } = NaivePack.Read(Texts(Path.Combine(Root, "facts")).Select(f => f.Text), Texts(Path.Combine(Root, "local", Local)));

    /// <summary>The same without quotas: what of one subject depends on its own facts, and not on who else is good.</summary>
    public static NaivePack NaiveUnlimited { get; } =
        NaivePack.Read(Texts(Path.Combine(Root, "facts")).Select(f => f.Text), Texts(Path.Combine(Root, "local", Local)).Where(f => f.Name != "quotas.yaml"));

    public static IReadOnlyDictionary<string, string> Proposed { get; } = new Dictionary<string, string>();

    public static CompiledPack Compile(IReadOnlyDictionary<string, string> readings) => Compile(Pack, readings);

    public static CompiledPack CompileUnlimited(IReadOnlyDictionary<string, string> readings) => Compile(Pack.With(quotas: new Dictionary<string, QuotaRule>()), readings);

    /// <summary>Without quotas and without caps.</summary>
    public static CompiledPack CompileUncapped(IReadOnlyDictionary<string, string> readings) =>
        Compile(Uncapped.With(quotas: new Dictionary<string, QuotaRule>()), readings);

    private static CompiledPack Compile(Pack pack, IReadOnlyDictionary<string, string> readings)
    {
        var problems = new Problems();
        var compiled = PackCompiler.Compile(pack, CutOff, readings, problems);
        Assert.Empty(problems);
        return compiled!;
    }

    /// <summary>One option of every ambiguity, drawn at random.</summary>
    public static Dictionary<string, string> RandomReadings(Random random) =>
        Naive.Readings.ToDictionary(r => r.Key, r => r.Value[random.Next(r.Value.Count)]);

    private static FactDictionary ReadFacts()
    {
        var problems = new Problems();
        var facts = FactDictionary.Read(Texts(Path.Combine(Root, "facts")), problems);
        Assert.Empty(problems);
        return facts;
    }

    private static Pack ReadPack(string folder, Func<string, string>? edit = null)
    {
        var problems = new Problems();
        var id = Path.GetFileName(folder);
        var source = new PackSource(id, folder, Texts(Path.Combine(Root, folder)).ToDictionary(f => f.Name, f => edit is null ? f.Text : edit(f.Text)));
        var pack = PackReader.Read(source, Facts, parent => ReadPack(Path.Combine("national", parent)), problems);
        Assert.Empty(problems);
        return pack!;
    }

    private static IEnumerable<(string Name, string Text)> Texts(string folder) => Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal).Select(path => (Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path)));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder!.FullName, "packs", "facts"))) folder = folder.Parent;
        return Path.Combine(folder.FullName, "packs");
    }
}
