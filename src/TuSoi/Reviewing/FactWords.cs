using System.Globalization;
using System.Text.Json;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;

namespace TuSoi.Reviewing;

/// <summary>Facts of one row as people read them: label, value in words, who supplies it.</summary>
internal static class FactWords
{
    // What the paper itself says, and what is decided later, does not stand above it.
    private static readonly HashSet<string> NotShown = ["self_level", "decided_level"];

    public static IEnumerable<RecordedFact> Of(IEnumerable<Fact> facts, string row, DateOnly known)
    {
        using var read = JsonDocument.Parse(row);
        return [.. from fact in facts
                   where fact is { Type: not FactType.Records, Derived: false } && !NotShown.Contains(fact.Id)
                   where read.RootElement.TryGetProperty(fact.Id, out var found) && found.ValueKind is not JsonValueKind.Null
                   select new RecordedFact(fact.Label, Words(fact, read.RootElement.GetProperty(fact.Id)), fact.SuppliedBy, known)];
    }

    private static string Words(Fact fact, JsonElement value) => fact.Type switch
    {
        FactType.Count or FactType.Number => $"{Wording.Number(value.GetDecimal())}{(fact.Unit.Length > 0 ? $" {fact.Unit}" : "")}",
        FactType.Date => DateOnly.ParseExact(value.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        FactType.Text => value.GetString()!,
        _ => Wording.Word(fact, fact.Code(value.GetString()!)),
    };
}
