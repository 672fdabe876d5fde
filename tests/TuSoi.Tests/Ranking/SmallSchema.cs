using System.Text.Json;
using System.Text.RegularExpressions;

namespace TuSoi.Tests.Ranking;

/// <summary>Checks a document against the few words of JSON Schema 2020-12 that our schema uses; any other word is an error, never ignored.</summary>
internal sealed class SmallSchema(JsonElement root)
{
    private static readonly HashSet<string> Silent = ["$schema", "$id", "$defs", "title", "description"];

    public List<string> Problems { get; } = [];

    public void Check(JsonElement value) => Check(value, root, "$");

    private void Check(JsonElement value, JsonElement schema, string at)
    {
        foreach (var word in schema.EnumerateObject().Where(w => !Silent.Contains(w.Name)))
            switch (word.Name)
            {
                case "$ref": Check(value, root.GetProperty("$defs").GetProperty(word.Value.GetString()!["#/$defs/".Length..]), at); break;
                case "type": Expect(Types(word.Value).Contains(TypeOf(value)), at, $"type {word.Value}"); break;
                case "const": Expect(JsonElement.DeepEquals(value, word.Value), at, $"const {word.Value}"); break;
                case "enum": Expect(word.Value.EnumerateArray().Any(e => JsonElement.DeepEquals(e, value)), at, $"enum, got {value}"); break;
                case "pattern": Expect(value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, word.Value.GetString()!), at, "pattern"); break;
                case "oneOf": Expect(word.Value.EnumerateArray().Count(s => Accepts(value, s)) == 1, at, "oneOf"); break;
                case "required": Required(value, word.Value, at); break;
                case "properties": Properties(value, word.Value, at); break;
                case "additionalProperties": NoOthers(value, schema, word.Value, at); break;
                case "items": Items(value, word.Value, at); break;
                default: Problems.Add($"{at}: the checker does not know “{word.Name}”"); break;
            }
    }

    private bool Accepts(JsonElement value, JsonElement schema)
    {
        var inner = new SmallSchema(root);
        inner.Check(value, schema, "");
        return inner.Problems.Count == 0;
    }

    private void Required(JsonElement value, JsonElement names, string at)
    {
        if (value.ValueKind != JsonValueKind.Object) return;
        foreach (var name in names.EnumerateArray()) Expect(value.TryGetProperty(name.GetString()!, out _), at, $"required {name}");
    }

    private void Properties(JsonElement value, JsonElement properties, string at)
    {
        if (value.ValueKind != JsonValueKind.Object) return;
        foreach (var property in properties.EnumerateObject())
            if (value.TryGetProperty(property.Name, out var inner)) Check(inner, property.Value, $"{at}.{property.Name}");
    }

    private void NoOthers(JsonElement value, JsonElement schema, JsonElement allowed, string at)
    {
        Expect(allowed.ValueKind == JsonValueKind.False, at, "only “additionalProperties: false” is known");
        if (value.ValueKind != JsonValueKind.Object) return;
        foreach (var property in value.EnumerateObject()) Expect(schema.GetProperty("properties").TryGetProperty(property.Name, out _), at, $"additional {property.Name}");
    }

    private void Items(JsonElement value, JsonElement items, string at)
    {
        if (value.ValueKind != JsonValueKind.Array) return;
        var i = 0;
        foreach (var item in value.EnumerateArray()) Check(item, items, $"{at}[{i++}]");
    }

    private void Expect(bool holds, string at, string what)
    {
        if (!holds) Problems.Add($"{at}: {what}");
    }

    private static IEnumerable<string> Types(JsonElement type) => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!) : [type.GetString()!];

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Null => "null",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        JsonValueKind.String => "string",
        JsonValueKind.Array => "array",
        _ => "object",
    };
}
