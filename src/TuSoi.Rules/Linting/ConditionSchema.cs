using System.Text.Json.Nodes;
using TuSoi.Rules.Conditions;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Linting;

/// <summary>The schema of conditions: mechanisms, and every fact of the dictionary with its words.</summary>
internal static class ConditionSchema
{
    public static JsonObject Condition(FactDictionary facts)
    {
        var properties = new JsonObject();
        foreach (var word in new[] { "all", "any", "none" }) properties[word] = new JsonObject { ["type"] = "array", ["items"] = Ref("condition") };
        foreach (var word in new[] { "not", "when", "unless", "else" }) properties[word] = Ref("condition");
        foreach (var word in new[] { "count", "share" }) properties[word] = Selection(bounds: true);
        foreach (var word in new[] { "every", "some" }) properties[word] = Selection(bounds: false);
        properties["ratio"] = With(new JsonObject { ["of"] = Text(), ["to"] = Text(), ["empty"] = Empty() }, bounds: true);
        properties["between"] = new JsonObject { ["type"] = "object" };
        properties["days"] = With(new JsonObject { ["of"] = Text(), ["start"] = Text(), ["end"] = Text(), ["where"] = Ref("condition") }, bounds: true);
        properties["choose"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["when"] = Ref("condition"), ["then"] = Ref("condition") }, ["required"] = new JsonArray("when", "then") } };
        properties["by_reading"] = new JsonObject { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = "object", ["additionalProperties"] = Ref("condition") } };
        properties["undecided"] = Text();
        properties["always"] = new JsonObject { ["enum"] = new JsonArray(true, false, "yes", "no") };
        properties["kind"] = new JsonObject { ["anyOf"] = new JsonArray(Text(), new JsonObject { ["type"] = "array", ["items"] = Text() }) };
        foreach (var fact in Enum.GetValues<Family>().SelectMany(facts.Of).SelectMany(f => f.Fields.Values.Prepend(f)).DistinctBy(f => f.Id)) properties.TryAdd(fact.Id, OfFact(fact));
        return new JsonObject
        {
            ["anyOf"] = new JsonArray(Text(), new JsonObject { ["type"] = "array", ["items"] = Ref("condition") }, new JsonObject { ["type"] = "object", ["properties"] = properties }),
        };
    }

    public static JsonObject Bounds() => With([], bounds: true);

    public static JsonObject Value() => new() { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = new JsonArray("number", "string") }, new JsonObject { ["type"] = "object" }) };

    public static JsonObject Ref(string name) => new() { ["$ref"] = $"#/$defs/{name}" };

    public static JsonObject Words(IEnumerable<string> words) => new() { ["enum"] = new JsonArray([.. words.Select(w => (JsonNode)w)]) };

    private static JsonObject OfFact(Fact fact) => new()
    {
        ["description"] = fact.Label,
        ["anyOf"] = fact.Words.Count == 0 ? new JsonArray(Ref("bounds"), Ref("value")) : new JsonArray(Ref("bounds"), Words(fact.Words.Append("true").Append("false")),
            new JsonObject { ["type"] = "boolean" }, new JsonObject { ["type"] = "array", ["items"] = Words(fact.Words) }),
    };

    private static JsonObject Selection(bool bounds) => With(new JsonObject
    {
        ["of"] = new JsonObject { ["anyOf"] = new JsonArray(Text(), new JsonObject { ["type"] = "array", ["items"] = Text() }) },
        ["via"] = new JsonObject { ["anyOf"] = new JsonArray(Text(), new JsonObject { ["type"] = "array", ["items"] = Text() }) },
        ["base"] = Words(Enum.GetNames<Base>().Select(Binder.Key)),
        ["among"] = Ref("condition"),
        ["where"] = Ref("condition"),
        ["empty"] = Empty(),
    }, bounds);

    private static JsonObject With(JsonObject properties, bool bounds)
    {
        if (bounds) foreach (var word in Enum.GetNames<Comparison>()) properties[Binder.Key(word)] = Ref("value");
        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
    }

    private static JsonObject Empty() => Words(Enum.GetNames<EmptyBase>().Select(Binder.Key));

    private static JsonObject Text() => new() { ["type"] = "string" };
}
