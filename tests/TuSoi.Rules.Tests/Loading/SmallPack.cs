using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Tests.Naive;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Tests.Loading;

/// <summary>A pack of a few lines, written in the test: members, cells with members, one ladder each.</summary>
internal sealed class SmallPack
{
    public static readonly DateOnly CutOff = new(2024, 12, 31);
    public static readonly IReadOnlyDictionary<string, string> Proposed = new Dictionary<string, string>();

    private const string Head = "{id: small, version: 1.0.0, title: Gói nhỏ, document: Văn bản thử, in_force: 2024-01-01}";

    private const string Subjects = """
        kinds:
          member: {label: Đảng viên, family: member, ladder: member, because: {article: A}}
          cell: {label: Chi bộ, family: organisation, ladder: cell, because: {article: A}}
        """;

    private readonly string facts;
    private readonly Dictionary<string, string> files;

    private SmallPack(string facts, Dictionary<string, string> files) => (this.facts, this.files) = (facts, files);

    /// <param name="facts">Facts of members, one a line: "outstanding: {type: yes_no}"; label and supplier are added.</param>
    /// <param name="member">Conditions of the member's ladder, one a line: "name: {…}".</param>
    /// <param name="cell">Conditions of the cell's ladder.</param>
    public static SmallPack Of(string facts, string member, string cell = "") => new(facts, new()
    {
        ["pack.yaml"] = Head,
        ["subjects.yaml"] = Subjects,
        ["levels/member.yaml"] = Ladder("member", member),
        ["levels/cell.yaml"] = Ladder("cell", cell),
    });

    public SmallPack With(string file, string text) => new(facts, new(files) { [file] = text });

    public string Text(string file) => files[file];

    public Problems Problems { get; } = new();

    public Pack? Read()
    {
        var dictionary = FactDictionary.Read([("facts.yaml", FactFile())], Problems);
        return PackReader.Read(new PackSource("small", "small", files), dictionary, _ => null, Problems);
    }

    /// <summary>Null where <see cref="Problems"/> says why not.</summary>
    public CompiledPack? TryCompile(DateOnly? on = null, IReadOnlyDictionary<string, string>? chosen = null) =>
        Read() is { } pack && Problems.Count == 0 ? PackCompiler.Compile(pack, on ?? CutOff, chosen ?? Proposed, Problems) : null;

    public CompiledPack Compile(DateOnly? on = null, IReadOnlyDictionary<string, string>? chosen = null)
    {
        var compiled = TryCompile(on, chosen);
        Assert.Empty(Problems);
        return compiled!;
    }

    public NaiveRules Naive(DateOnly? on = null, IReadOnlyDictionary<string, string>? chosen = null) =>
        new(NaivePack.Read([FactFile()], files.Select(f => (f.Key, f.Value))), on ?? CutOff, chosen ?? Proposed);

    // "name: {…}" becomes a named condition that says where it stands.
    private static string Ladder(string name, string conditions)
    {
        var lines = conditions.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split(": ", 2)).ToList();
        var written = lines.Select(l => $"  {l[0]}: {{all: [{l[1]}], says: {l[0]}, because: {{article: A}}}}");
        return $"ladder: {name}\n" + (lines.Count == 0 ? "" : "conditions:\n" + string.Join("\n", written)
            + $"\nlevels: {{Good: {{cases: {{only: {{all: [{lines[0][0]}], because: {{article: A}}}}}}}}}}");
    }

    private string FactFile()
    {
        var lines = facts.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Append("standing: {type: code, choices: {to_be_ranked: Có, exempt: Không}, blank_means: to_be_ranked}").Append("decided_level: {type: level}");
        return "on: [member, organisation]\nfacts:\n" + string.Join("\n", lines.Select(l => $"  {l.Insert(l.IndexOf('{', StringComparison.Ordinal) + 1, "label: Số liệu, supplied_by: Chi bộ, ")}"));
    }
}
