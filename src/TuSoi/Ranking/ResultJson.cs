using TuSoi.Rules.Conditions;
using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;

namespace TuSoi.Ranking;

/// <summary>
/// The result for other programs: everything the explanations hold, restricted values included, so the file is for the deciding body.
/// Written as a stream; its form is docs/ket-qua.schema.json.
/// </summary>
internal sealed class ResultJson(CardKinds kinds, CardHead head, NumberedGroups groups)
{
    public const string FileName = "ket-qua.json";

    /// <summary>Name and version of the form; a change that breaks readers gets a new number.</summary>
    public const string Schema = "tusoi.ket-qua/2";

    /// <summary>Vietnamese stays readable; the file is never put into a page.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Opens the file up to its list of subjects.</summary>
    /// <param name="first">One explanation of each kind that has subjects.</param>
    public void Open(Utf8JsonWriter json, IEnumerable<Explanation> first)
    {
        var pack = kinds.Pack.Pack.Head;
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("organisation", head.Organisation);
        json.WriteString("cycle", head.Cycle);
        json.WriteString("cut_off", kinds.Pack.On.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteStartObject("pack");
        json.WriteString("id", pack.Id);
        json.WriteString("version", pack.Version);
        json.WriteString("title", pack.Title);
        json.WriteString("document", pack.Document);
        json.WriteEndObject();
        Readings(json);
        json.WriteStartArray("kinds");
        foreach (var explanation in first) Kind(json, kinds[explanation.Kind.Id], explanation);
        json.WriteEndArray();
        groups.Write(json, kinds.Pack.Pack);
        json.WriteStartArray("subjects");
    }

    public static void Close(Utf8JsonWriter json)
    {
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
    }

    private void Readings(Utf8JsonWriter json)
    {
        json.WriteStartArray("readings");
        foreach (var (row, reading) in kinds.Pack.Pack.Readings)
        {
            var chosen = kinds.Pack.Readings[row];
            json.WriteStartObject();
            json.WriteString("row", row);
            json.WriteString("where", reading.Where);
            json.WriteString("problem", reading.Problem);
            json.WriteString("chosen", chosen);
            json.WriteString("proposed", reading.Proposed);
            json.WriteString("says", reading.Options.GetValueOrDefault(chosen, chosen));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Kind(Utf8JsonWriter json, CardKind kind, Explanation explanation)
    {
        json.WriteStartObject();
        json.WriteString("id", kind.Rules.Kind.Id);
        json.WriteString("label", kind.Label);
        json.WriteString("family", JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.Family.ToString()));
        json.WriteStartArray("conditions");
        for (var i = 0; i < kind.Count; i++) Condition(json, kind, explanation.Lines[i], i);
        json.WriteEndArray();
        json.WriteStartArray("cases");
        foreach (var one in explanation.Cases) Case(json, one);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Condition(Utf8JsonWriter json, CardKind kind, ConditionLine line, int place)
    {
        var headOf = line.Condition.Head;
        json.WriteStartObject();
        json.WriteString("name", line.Name);
        json.WriteString("says", headOf.Says);
        json.WriteString("limit", line.Limit);
        Because(json, headOf.Because);
        Strings(json, "reading", kind.Readings[place]);
        json.WriteBoolean("assumed", headOf.Assumed);
        json.WriteBoolean("changeable", line.Changeable);
        json.WriteBoolean("fault", kind.IsFault(place));
        json.WriteBoolean("restricted", kind.IsRestricted(place));
        json.WriteEndObject();
    }

    private static void Case(Utf8JsonWriter json, CaseLine line)
    {
        json.WriteStartObject();
        json.WriteString("name", line.FullName);
        json.WriteString("level", line.Level.ToString());
        Because(json, line.Because);
        Parts(json, "conditions", line.Conditions);
        json.WriteEndObject();
    }

    private static void Because(Utf8JsonWriter json, Because because)
    {
        json.WriteString("article", because.Article);
        Strings(json, "rows", because.Row);
    }

    private static void Parts(Utf8JsonWriter json, string name, IReadOnlyList<(string Condition, bool Wanted)> parts)
    {
        json.WriteStartArray(name);
        foreach (var (condition, wanted) in parts)
        {
            json.WriteStartObject();
            json.WriteString("condition", condition);
            json.WriteBoolean("wanted", wanted);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> strings)
    {
        json.WriteStartArray(name);
        foreach (var one in strings) json.WriteStringValue(one);
        json.WriteEndArray();
    }

    /// <summary>One subject as a JSON object of its own.</summary>
    /// <param name="file">Address of the card, seen from the file.</param>
    public void Subject(Card card, string file, IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        var explanation = card.Explanation;
        json.WriteStartObject();
        json.WriteString("kind", explanation.Kind.Id);
        json.WriteString("code", card.Subject.Code);
        json.WriteString("name", explanation.Name);
        json.WriteString("card", file);
        json.WriteString("standing", card.Subject.Standing);
        json.WriteString("self_level", card.Subject.Self?.ToString());
        json.WriteString("decided_level", card.Subject.Decided?.ToString());
        json.WriteString("sentence", card.Sentence);
        json.WriteString("leader_level", card.Subject.AsLeader?.ToString());
        json.WriteString("cell", card.Subject.Home.Cell?.Code);
        json.WriteString("grassroots", card.Subject.Home.Base?.Code);
        Verdict(json, explanation.Verdict);
        LayerJson.Ballot(json, explanation.Ballot);
        groups.Write(json, explanation.Quota);
        LayerJson.Circumstances(json, card.Specials);
        LayerJson.Waits(json, card.Waits);
        Grounds(json, card.Grounds);
        Lines(json, explanation.Lines);
        Cases(json, explanation.Cases);
        Applied(json, explanation.Applied);
        Next(json, explanation.Next);
        Missing(json, "missing", explanation.Missing);
        Strings(json, "waits_for", explanation.WaitsFor);
        json.WriteEndObject();
    }

    private static void Verdict(Utf8JsonWriter json, Verdict verdict)
    {
        json.WriteStartObject("verdict");
        Strings(json, "printed", Levels(verdict.Printed));
        Strings(json, "possible", Levels(verdict.Possible));
        json.WriteString("suggested", verdict.Suggested?.ToString());
        json.WriteString("ceiling", verdict.Ceiling?.ToString());
        json.WriteString("by_conditions", verdict.ByConditions?.ToString());
        json.WriteString("ballot", verdict.Ballot?.ToString());
        Strings(json, "flags", Flags(verdict.Flags));
        json.WriteBoolean("needs_decision", (verdict.Flags & VerdictFlags.NeedsDecision) != 0);
        json.WriteEndObject();
    }

    private static IEnumerable<string> Levels(LevelSet set) => KindCount.Levels.Where(l => Sentences.Has(set, l.Level)).Select(l => l.Level.ToString());

    private static readonly (VerdictFlags Flag, string Name)[] FlagNames =
        [.. Enum.GetValues<VerdictFlags>().Where(f => f is not (VerdictFlags.None or VerdictFlags.NeedsDecision or VerdictFlags.Quota)).Select(f => (f, JsonNamingPolicy.SnakeCaseLower.ConvertName(f.ToString())))];

    private static IEnumerable<string> Flags(VerdictFlags flags) => FlagNames.Where(f => flags.HasFlag(f.Flag)).Select(f => f.Name);

    private static void Grounds(Utf8JsonWriter json, IReadOnlyList<Ground> grounds)
    {
        json.WriteStartArray("grounds");
        foreach (var ground in grounds)
        {
            json.WriteStartObject();
            json.WriteString("kind", JsonNamingPolicy.SnakeCaseLower.ConvertName(ground.Kind.ToString()));
            json.WriteString("says", ground.Says);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Lines(Utf8JsonWriter json, IReadOnlyList<ConditionLine> lines)
    {
        json.WriteStartArray("lines");
        foreach (var line in lines)
        {
            json.WriteStartObject();
            json.WriteString("condition", line.Name);
            json.WriteString("answer", Answer(line.Answer));
            json.WriteBoolean("applies", line.Applies);
            json.WriteString("value", line.Value);
            json.WriteString("unclear_row", line.UnclearRow);
            Missing(json, "missing", line.Missing);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    internal static string Answer(Trit answer) => answer switch { Trit.Met => "met", Trit.NotMet => "not_met", _ => "unknown" };

    private static void Cases(Utf8JsonWriter json, IReadOnlyList<CaseLine> cases)
    {
        json.WriteStartArray("cases");
        foreach (var one in cases)
        {
            json.WriteStartObject();
            json.WriteString("name", one.FullName);
            json.WriteString("answer", Answer(one.Answer));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Applied(Utf8JsonWriter json, IReadOnlyList<AppliedRule> rules)
    {
        json.WriteStartArray("applied");
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("says", rule.Says);
            json.WriteString("article", rule.Article);
            Strings(json, "rows", rule.Rows);
            json.WriteBoolean("decide", rule.Decide);
            json.WriteBoolean("assumed", rule.Assumed);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Next(Utf8JsonWriter json, NextLevel? next)
    {
        if (next is null)
        {
            json.WriteNull("next");
            return;
        }
        json.WriteStartObject("next");
        json.WriteString("level", next.Level.ToString());
        Strings(json, "in_the_way", next.InTheWay);
        json.WriteStartArray("ways");
        foreach (var way in next.Ways)
        {
            json.WriteStartObject();
            json.WriteBoolean("possible", way.Possible);
            Parts(json, "changes", way.Changes);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Missing(Utf8JsonWriter json, string name, IReadOnlyList<MissingFact> missing)
    {
        json.WriteStartArray(name);
        foreach (var fact in missing)
        {
            json.WriteStartObject();
            json.WriteString("fact", fact.Fact);
            json.WriteString("of", fact.Of);
            json.WriteString("supplied_by", fact.SuppliedBy);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
