using TuSoi.Rules.Conditions;
using System.ComponentModel;
using System.Reflection;
using System.Text.Json.Nodes;
using TuSoi.Rules.Cases;
using TuSoi.Rules.Counting;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ladders;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Quotas;
using TuSoi.Rules.Scoring;
using TuSoi.Rules.SpecialCases;
using TuSoi.Rules.Calendars;
using TuSoi.Rules.Steps;
using TuSoi.Rules.Yaml;
using static TuSoi.Rules.Linting.ConditionSchema;
using Binder = TuSoi.Rules.Yaml.Binder;

namespace TuSoi.Rules.Linting;

/// <summary>JSON Schemas of the pack files, generated from the very types that read them: editors complete and check while one writes.</summary>
public static class PackSchema
{
    private static readonly Dictionary<string, Type> Files = new()
    {
        ["pack"] = typeof(PackHead),
        ["subjects"] = typeof(SubjectsFile),
        ["readings"] = typeof(ReadingsFile),
        ["trace"] = typeof(TraceFile),
        ["ballots"] = typeof(BallotsFile),
        ["quotas"] = typeof(QuotasFile),
        ["special-cases"] = typeof(SpecialCasesFile),
        ["bodies"] = typeof(BodiesFile),
        ["meetings"] = typeof(MeetingsFile),
        ["calendar"] = typeof(CalendarFile),
        ["steps"] = typeof(StepsFile),
        ["holidays"] = typeof(HolidayFile),
        ["criteria"] = typeof(CriteriaFrame),
        ["levels"] = typeof(LadderFile),
        ["facts"] = typeof(FactFile),
        ["cases"] = typeof(CaseFile),
        ["equivalent"] = typeof(EquivalentFile),
        ["catalogue"] = typeof(Catalogue),
    };

    /// <summary>Schemas by file kind: "levels" is the schema of levels/**.yaml.</summary>
    public static IEnumerable<(string Name, JsonObject Schema)> All(FactDictionary facts) => Files.Select(f => (f.Key, Of(f.Value, facts)));

    private static JsonObject Of(Type root, FactDictionary facts)
    {
        var schema = Shape(root, deep: true);
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        var definitions = new JsonObject { ["condition"] = Condition(facts), ["bounds"] = Bounds(), ["value"] = Value(), [nameof(Fact)] = Record(typeof(Fact)) };
        foreach (var (name, _) in definitions.ToList())
            if (!Uses(schema, name) && !(name is "bounds" or "value" && Uses(schema, "condition"))) definitions.Remove(name);
        if (definitions.Count > 0) schema["$defs"] = definitions;
        return schema;
    }

    private static bool Uses(JsonObject schema, string name) => schema.ToJsonString().Contains($"#/$defs/{name}\"", StringComparison.Ordinal);

    private static JsonObject Shape(Type type, bool deep = false)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(Fact) && !deep) return Ref(nameof(Fact)); // a fact may have fields, which are facts
        if (type == typeof(Conditions.Condition) || type == typeof(Term)) return Ref("condition");
        if (type == typeof(NamedCondition)) return Open(Record(typeof(ConditionHead)));
        if (type == typeof(LevelCase)) return Open(new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["because"] = Shape(typeof(Because)), ["residual"] = new JsonObject { ["type"] = "boolean" } }, ["required"] = new JsonArray("because") });
        if (type == typeof(On)) return new JsonObject { ["anyOf"] = new JsonArray(Words(["none", "several", "any"]), new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } }) };
        if (Binder.FromYaml(type) is not null) return new JsonObject { ["type"] = "object" };
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return Shape(type.GetGenericArguments()[0]) is var item ? new JsonObject { ["anyOf"] = new JsonArray(item, new JsonObject { ["type"] = "array", ["items"] = item.DeepClone() }) } : [];
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
            return new JsonObject { ["type"] = "object", ["additionalProperties"] = Shape(type.GetGenericArguments()[1]) };
        return Scalar(type) ?? Record(type);
    }

    private static JsonObject? Scalar(Type type) =>
        type.IsEnum ? Words(Enum.GetNames(type).Select(n => type.IsDefined(typeof(PascalWordsAttribute)) ? n : Binder.Key(n)))
        : type == typeof(bool) ? new JsonObject { ["enum"] = new JsonArray(true, false, "yes", "no") }
        : type == typeof(int) ? new JsonObject { ["type"] = "integer" }
        : type == typeof(decimal) ? new JsonObject { ["type"] = "number" }
        : type == typeof(DateOnly) ? new JsonObject { ["type"] = "string", ["format"] = "date" }
        : type == typeof(string) ? new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") }
        : null;

    private static JsonObject Record(Type type)
    {
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var property in Binder.Properties(type).Where(p => p.SetMethod!.IsPublic))
        {
            var shape = Shape(property.PropertyType);
            if (property.GetCustomAttribute<DescriptionAttribute>() is { } text) shape["description"] = text.Description;
            properties[Binder.Key(property.Name)] = shape;
            if (Binder.IsRequired(property)) required.Add(Binder.Key(property.Name));
        }
        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = required, ["additionalProperties"] = false };
    }

    // The keys of a condition stand beside these, so others must be let through.
    private static JsonObject Open(JsonObject record)
    {
        record.Remove("additionalProperties");
        return record;
    }
}
