using System.Globalization;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Scopes;
using TuSoi.Rules.Yaml;
using YamlDotNet.RepresentationModel;

namespace TuSoi.Rules.Cases;

/// <summary>Builds a small scope from the facts of one case. What a case does not mention is unknown, never none.</summary>
internal sealed class CaseScope(Pack pack, IReadOnlyDictionary<string, Base> bases, DateOnly cutOff, Problems problems)
{
    private readonly ScopeBuilder scope = new(cutOff);

    /// <summary>The scope, with the subject of the case as row 0 of its kind.</summary>
    public Scope Build(SubjectKind kind, Case one)
    {
        foreach (var known in pack.Kinds.Keys) scope.Kind(known);
        Subject(kind, "đối tượng", [.. Chain(one.BasedOn), .. one.Given is { } given ? [given] : Array.Empty<Given>()], [.. one.Missing]);
        if (one.Around is { } around) Surround(kind, around);
        return scope.Build();
    }

    // The subject and the others below one organisation; members lie in its cells.
    private void Surround(SubjectKind kind, Around around)
    {
        if (!pack.Kinds.TryGetValue(around.Within, out var within))
        {
            problems.Add(around.At, "case.within", $"Không có loại tổ chức “{around.Within}”. Được phép: {string.Join(", ", pack.Kinds.Keys)}.");
            return;
        }
        var root = Subject(within, "phạm vi", around.Given is { } facts ? [facts] : [], []);
        var cells = new Dictionary<string, (string Kind, int Row)>();
        Put(kind, 0, within, root, "1", cells);
        var number = 1;
        foreach (var other in around.Others)
        {
            string? Word(string key) => other.Facts.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node.ToString() : null;
            var one = Word("kind") is { } word && pack.Kinds.TryGetValue(word, out var named) ? named : kind;
            var own = new YamlMappingNode(other.Facts.Children.Where(c => c.Key.ToString() is not ("kind" or "based_on" or "times" or "cell")));
            for (var copy = 0; copy < Times(other.Facts); copy++)
                Put(one, Subject(one, $"{one.Label} {++number}", [.. Chain(Word("based_on")), new Given(own, other.File)], []), within, root, Word("cell") ?? "1", cells);
        }
        // Collectives lie below through the organisations they belong to.
        if (kind.Family != Family.Collective) return;
        foreach (var below in pack.Kinds.Values.Where(k => k.Family == Family.Organisation && k != within))
            for (var row = 0; row < scope.Count(below.Id); row++) scope.Link(within.Id, root, "subordinates", below.Id, row);
    }

    private void Put(SubjectKind kind, int row, SubjectKind within, int root, string cell, Dictionary<string, (string Kind, int Row)> cells)
    {
        switch (kind.Family)
        {
            case Family.Organisation: scope.Link(within.Id, root, "subordinates", kind.Id, row); break;
            case Family.Leader: scope.Link(kind.Id, row, "organisation", within.Id, root); break;
            case Family.Member when within.Traits.Contains("cell"): scope.Link(within.Id, root, "members", kind.Id, row); break;
            case Family.Member:
                if (!cells.TryGetValue(cell, out var home))
                {
                    var lower = pack.Kinds.Values.First(k => k.Family == Family.Organisation && k.Traits.Contains("cell"));
                    cells[cell] = home = (lower.Id, scope.Add(lower.Id, $"chi bộ {cell}"));
                    scope.Link(within.Id, root, "subordinates", home.Kind, home.Row);
                }
                scope.Link(home.Kind, home.Row, "members", kind.Id, row);
                break;
        }
    }

    /// <summary>The facts a base brings, the most general first.</summary>
    private IEnumerable<Given> Chain(string? name) =>
        name is null || !bases.TryGetValue(name, out var found) ? [] : Chain(found.BasedOn).Append(found.Given);

    private int Subject(SubjectKind kind, string name, IReadOnlyList<Given> givens, HashSet<string> missing)
    {
        var row = scope.Add(kind.Id, name);
        // The last word on each fact counts; criteria are merged, because a case changes one of many.
        var facts = new Dictionary<string, (YamlNode Node, string File)>();
        foreach (var given in givens)
            foreach (var (key, value) in given.Facts.Children)
            {
                if (key.ToString() is "criteria" or "products") Criteria(kind, row, key.ToString(), value, given.File, missing);
                else facts[key.ToString()] = (value, given.File);
            }
        foreach (var (key, (node, file)) in facts)
            if (!missing.Contains(key)) Value(kind, row, key, node, new YamlFile(file, problems));
        return row;
    }

    private void Value(SubjectKind kind, int row, string key, YamlNode node, YamlFile file)
    {
        if (pack.Facts.Find(kind.Family, key) is { } fact)
        {
            if (fact.Type == FactType.Records) Records(kind, row, fact, node, file);
            else if (Read(fact, node, file) is { } value) scope.Set(kind.Id, row, key, fact, value);
        }
        else if (Families.Parse(key) is { } relation) Relate(kind, row, key, relation, node, file);
        else file.Refuse(node, "case.fact", $"“{key}” không phải là số liệu hay quan hệ của “{kind.Label}”. Được phép: {string.Join(", ", pack.Facts.Of(kind.Family).Select(f => f.Id).Order(StringComparer.Ordinal))}, criteria, products, và các quan hệ.");
    }

    private void Records(SubjectKind kind, int row, Fact records, YamlNode node, YamlFile file)
    {
        scope.Complete(kind.Id, row, records.Id, records.Id);
        foreach (var item in node is YamlSequenceNode list ? list.Children : [])
        {
            if (item is not YamlMappingNode fields)
            {
                file.Refuse(item, "case.record", $"Mỗi dòng của “{records.Label}” phải là một bảng.");
                continue;
            }
            for (var copy = 0; copy < Times(fields); copy++)
            {
                var record = scope.Add(records.Id, $"{records.Label} {copy + 1}");
                foreach (var (key, value) in fields.Children)
                {
                    if (key.ToString() == "times") continue;
                    if (!records.Fields.TryGetValue(key.ToString(), out var field))
                        file.Refuse(key, "case.field", $"“{records.Label}” không có trường “{key}”. Được phép: {string.Join(", ", records.Fields.Keys)}.");
                    else if (Read(field, value, file) is { } read) scope.Set(records.Id, record, field.Id, field, read);
                }
                scope.Link(kind.Id, row, records.Id, records.Id, record);
            }
        }
    }

    private void Relate(SubjectKind kind, int row, string name, Relation relation, YamlNode node, YamlFile file)
    {
        var families = Families.Of(relation);
        if (pack.Kinds.Values.FirstOrDefault(k => families.Contains(k.Family)) is not { } usual)
        {
            // No kind of the pack can stand there: the list can be said to be empty, and nothing else.
            if (node is YamlSequenceNode { Children.Count: 0 }) scope.Complete(kind.Id, row, name, "nobody");
            else file.Refuse(node, "case.relation", $"Gói không có loại đối tượng nào cho quan hệ “{name}”; chỉ ghi được danh sách trống: {name}: [].");
            return;
        }
        scope.Complete(kind.Id, row, name, usual.Id);
        if (node is YamlMappingNode levels)
        {
            foreach (var (level, times) in levels.Children)
            {
                var word = new YamlMappingNode(new YamlScalarNode(Known.DecidedLevel), level);
                for (var i = 0; i < (int.TryParse(times.ToString(), CultureInfo.InvariantCulture, out var n) ? n : 0); i++)
                    scope.Link(kind.Id, row, name, usual.Id, Subject(usual, $"{usual.Label} {level} {i + 1}", [new Given(word, file.Name)], []));
            }
            return;
        }
        foreach (var item in node is YamlSequenceNode list ? list.Children : [])
        {
            if (item is not YamlMappingNode one) continue;
            var target = one.Children.TryGetValue(new YamlScalarNode("kind"), out var word) && pack.Kinds.TryGetValue(word.ToString(), out var named) ? named : usual;
            var basedOn = one.Children.TryGetValue(new YamlScalarNode("based_on"), out var b) ? b.ToString() : null;
            var facts = new YamlMappingNode(one.Children.Where(c => c.Key.ToString() is not ("kind" or "based_on" or "times" or "self")));
            for (var copy = 0; copy < Times(one); copy++)
            {
                // "self: yes" leads back to the subject itself: incidents at its own unit.
                var self = one.Children.ContainsKey(new YamlScalarNode("self"));
                scope.Link(kind.Id, row, name, self ? kind.Id : target.Id, self ? row : Subject(target, $"{target.Label} {copy + 1}", [.. Chain(basedOn), new Given(facts, file.Name)], []));
            }
        }
    }

    private static int Times(YamlMappingNode map) =>
        map.Children.TryGetValue(new YamlScalarNode("times"), out var times) && int.TryParse(times.ToString(), CultureInfo.InvariantCulture, out var n) ? n : 1;

    private void Criteria(SubjectKind kind, int row, string key, YamlNode node, string fileName, HashSet<string> missing)
    {
        var file = new YamlFile(fileName, problems);
        if (kind.Frame is null || !pack.Frames.TryGetValue(kind.Frame, out var frame))
        {
            file.Refuse(node, "case.criteria", $"“{kind.Label}” không có khung tiêu chí.");
            return;
        }
        if (node is YamlScalarNode) foreach (var id in frame.Criteria.Keys.Where(id => !missing.Contains($"criteria.{id}"))) Criterion(kind, row, id, key, node, file);
        if (node is not YamlMappingNode map) return;
        foreach (var (id, value) in map.Children)
        {
            if (frame.Criteria.ContainsKey(id.ToString())) Criterion(kind, row, id.ToString(), key, value, file);
            else file.Refuse(id, "case.criterion", $"Khung “{frame.Frame}” không có tiêu chí “{id}”. Được phép: {string.Join(", ", frame.Criteria.Keys)}.");
        }
    }

    private void Criterion(SubjectKind kind, int row, string id, string key, YamlNode node, YamlFile file)
    {
        IEnumerable<(string, YamlNode)> values = node is YamlMappingNode map ? map.Children.Select(c => (c.Key.ToString(), c.Value)) : [(key == "products" ? key : "grade", node)];
        foreach (var (name, value) in values)
        {
            if (!Known.CriterionFacts.TryGetValue(name, out var fact)) file.Refuse(value, "case.criterion", $"Tiêu chí không có “{name}”. Được phép: {string.Join(", ", Known.CriterionFacts.Keys)}.");
            else if (Read(fact, value, file) is { } read) scope.Set(kind.Id, row, Known.CriterionColumn(id, name), fact, read);
        }
    }

    private static object? Read(Fact fact, YamlNode node, YamlFile file)
    {
        if (fact.Words.Count > 0)
        {
            var word = node.ToString() switch { "true" => "yes", "false" => "no", var other => other };
            if (fact.Code(word) > 0) return word;
            file.Refuse(node, "case.word", $"“{node}” không phải là giá trị của “{fact.Label}”. Được phép: {string.Join(", ", fact.Words)}.");
            return null;
        }
        return fact.Type switch
        {
            FactType.Count => Binder.Read<int?>(node, file),
            FactType.Number => Binder.Read<decimal?>(node, file),
            FactType.Date => Binder.Read<DateOnly?>(node, file),
            _ => null,
        };
    }
}
