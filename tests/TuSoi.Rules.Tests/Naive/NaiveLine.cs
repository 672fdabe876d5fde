namespace TuSoi.Rules.Tests.Naive;

/// <summary>One line of the minutes of a ballot.</summary>
internal sealed class NaiveLine(Dictionary<string, object> recorded)
{
    /// <summary>A number; null where it is not recorded.</summary>
    public int? this[string field] => recorded.GetValueOrDefault(field) as int?;

    public string? Word(string field) => recorded.GetValueOrDefault(field) as string;

    public bool Knows(params string[] fields) => fields.All(f => this[f] is not null);

    /// <summary>
    /// Marks and blanks make the valid slips, valid and invalid ones those collected; of them only foreign ones were not issued; no more are
    /// issued than were present, nor present than summoned. What is not recorded may be anything; only foreign slips are recorded where there are any.
    /// </summary>
    public bool AddsUp(string[] marks)
    {
        var (least, most) = Sum([.. marks, "blank"]);
        if (!Narrow(ref least, ref most, this["valid"])) return false;
        var (spoilt, spoiltMost) = Sum(["empty", "extra_words"]);
        (least, most) = (least + spoilt, most + spoiltMost);
        if (this["collected"] is { } collected)
        {
            var (foreign, foreignMost) = Sum(["foreign"]);
            if (least + foreign > collected || most + foreignMost < collected) return false;
            // Slips of the tellers' own, no more than were given out.
            least = Math.Max(least, collected - foreign);
        }
        long[] wholes = [.. new[] { this["issued"], this["present"], this["summoned"] }.OfType<int>().Select(n => (long)n)];
        return wholes.Prepend(least).Zip(wholes).All(pair => pair.First <= pair.Second);
    }

    private static bool Narrow(ref long least, ref long most, int? whole)
    {
        if (whole is not { } known) return true;
        var fits = least <= known && known <= most;
        (least, most) = (known, known);
        return fits;
    }

    private (long Least, long Most) Sum(string[] fields) => (fields.Sum(f => (long)(this[f] ?? 0)), Knows(fields) ? fields.Sum(f => (long)this[f]!) : 1L << 40);
}
