using System.ComponentModel;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Facts;

/// <summary>One file of the dictionary: facts about the named families.</summary>
public sealed record FactFile
{
    [Description("Các loại đối tượng có những số liệu này")]
    public required IReadOnlyList<Family> On { get; init; }

    [Description("Số liệu theo mã")]
    public required IReadOnlyDictionary<string, Fact> Facts { get; init; }
}

/// <summary>Every fact once, by family and id (packs/facts).</summary>
public sealed class FactDictionary
{
    private readonly Dictionary<(Family, string), Fact> facts = [];

    /// <summary>Reads the dictionary's files; a fact told twice for one family is a problem.</summary>
    public static FactDictionary Read(IEnumerable<(string Name, string Text)> files, Problems problems)
    {
        var dictionary = new FactDictionary();
        foreach (var (name, text) in files)
        {
            var file = new YamlFile(name, problems);
            if (YamlFile.Parse(text, file) is not { } root || Binder.Read<FactFile>(root, file) is not { Facts: not null, On: not null } read) continue;
            foreach (var (id, fact) in read.Facts)
            {
                Name(id, fact, problems);
                Bound(id, fact, read.Facts, problems);
                foreach (var family in read.On)
                    if (!dictionary.facts.TryAdd((family, id), fact))
                        problems.Add(fact.At, "fact.twice", $"Số liệu “{id}” đã có trong từ điển cho loại đối tượng này.");
            }
        }
        return dictionary;
    }

    public Fact? Find(Family family, string id) => facts.GetValueOrDefault((family, id));

    public IEnumerable<Fact> Of(Family family) => facts.Where(f => f.Key.Item1 == family).Select(f => f.Value);

    private static void Bound(string id, Fact fact, IReadOnlyDictionary<string, Fact> among, Problems problems)
    {
        if (fact.AtMost is { } other && (!among.TryGetValue(other, out var bound) || bound.Type != fact.Type || other == id))
            problems.Add(fact.At, "fact.at_most", $"Số liệu “{id}”: at_most “{other}” không phải là số liệu cùng dạng trong cùng bảng.");
        foreach (var (field, inner) in fact.Fields) Bound(field, inner, fact.Fields, problems);
    }

    private static void Name(string id, Fact fact, Problems problems)
    {
        fact.Id = id;
        foreach (var (field, inner) in fact.Fields) inner.Id = field;
        if (fact.Type == FactType.Records != fact.Fields.Count > 0)
            problems.Add(fact.At, "fact.fields", $"Số liệu “{id}”: “fields” phải có khi và chỉ khi type là records.");
        if (fact.Type == FactType.Code && fact.Choices.Count == 0)
            problems.Add(fact.At, "fact.choices", $"Số liệu “{id}”: type code cần “choices”.");
        if (fact.BlankMeans is { } blank && fact.Code(blank) == 0)
            problems.Add(fact.At, "fact.blank", $"Số liệu “{id}”: blank_means “{blank}” không nằm trong: {string.Join(", ", fact.Words)}.");
    }
}
