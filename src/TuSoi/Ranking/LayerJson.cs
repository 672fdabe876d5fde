using System.Text.Json;
using TuSoi.Rules.Counting;
using TuSoi.Rules.Explaining;

namespace TuSoi.Ranking;

/// <summary>Ballot, special cases and waiting of one subject for other programs.</summary>
internal static class LayerJson
{
    public static void Ballot(Utf8JsonWriter json, BallotExplanation? ballot)
    {
        if (ballot is null)
        {
            json.WriteNull("ballot");
            return;
        }
        json.WriteStartObject("ballot");
        json.WriteString("id", ballot.Ballot?.Of.Id);
        json.WriteString("state", Name(ballot.Outcome.State));
        json.WriteString("level", ballot.Outcome.Level?.ToString());
        json.WriteNumber("votes", ballot.Outcome.Votes);
        json.WriteNumber("among", ballot.Outcome.Among);
        Line(json, "first", ballot.First);
        if (ballot.Second is { } second) Line(json, "second", second);
        else json.WriteNull("second");
        json.WriteEndObject();
    }

    // Numbers that are not recorded are null, never zero.
    private static void Line(Utf8JsonWriter json, string name, BallotLine line)
    {
        json.WriteStartObject(name);
        foreach (var (field, count) in ((string, int)[])[("summoned", line.Summoned), ("present", line.Present), ("issued", line.Issued), ("collected", line.Collected), ("foreign", line.Foreign), ("empty", line.Empty),
            ("extra_words", line.ExtraWords), ("valid", line.Valid), ("excellent", line.Excellent), ("good", line.Good), ("completed", line.Completed), ("not_completed", line.NotCompleted), ("unranked", line.Unranked),
            ("agree", line.Agree), ("disagree", line.Disagree), ("blank", line.Blank)])
            if (count < 0) json.WriteNull(field);
            else json.WriteNumber(field, count);
        json.WriteEndObject();
    }

    /// <summary>A sensitive case is named by its id and article only; its words stand in the pack and on the card.</summary>
    public static void Circumstances(Utf8JsonWriter json, IReadOnlyList<SpecialShown> specials)
    {
        json.WriteStartArray("circumstances");
        foreach (var special in specials)
        {
            json.WriteStartObject();
            json.WriteString("id", special.Of.Id);
            json.WriteString("article", special.Of.Because.Article);
            json.WriteString("effect", Name(special.Of.Effect));
            json.WriteBoolean("sensitive", special.Private);
            json.WriteBoolean("waits", special.Waits);
            json.WriteBoolean("decide", special.Of.Decide);
            json.WriteString("says", special.Private ? null : special.Of.Says);
            json.WriteString("task", special.Private ? null : special.Of.Task);
            json.WriteStartArray("years");
            foreach (var year in special.Years) json.WriteNumberValue(year);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    public static void Waits(Utf8JsonWriter json, IReadOnlyList<Wait> waits)
    {
        json.WriteStartArray("waits");
        foreach (var wait in waits)
        {
            json.WriteStartObject();
            json.WriteString("kind", Name(wait.Kind));
            json.WriteString("says", wait.Private ? null : wait.Says);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string Name<T>(T word) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(word.ToString());
}
