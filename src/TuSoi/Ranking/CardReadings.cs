using TuSoi.Rules.Explaining;

namespace TuSoi.Ranking;

/// <summary>The readings of unclear texts that took part in one card: first those that made the result, then those inside its conditions.</summary>
internal static class CardReadings
{
    public static IReadOnlyList<ReadingShown> Of(CardKind kind, Explanation explanation)
    {
        var shown = new List<ReadingShown>();
        var rows = new HashSet<string>();
        foreach (var applied in explanation.Applied.OrderByDescending(a => a.Decide))
            foreach (var row in applied.Rows)
                if (kind.Pack.Pack.Readings.ContainsKey(row) && rows.Add(row)) shown.Add(Make(kind, row, applied.Says, applied.Decide));
        foreach (var line in explanation.Lines)
            if (line.UnclearRow is { } unclear && rows.Add(unclear)) shown.Add(Make(kind, unclear, $"Điều kiện chưa kết luận được: {line.Condition.Head.Says}", true));
        foreach (var row in Layers(explanation))
            if (kind.Pack.Pack.Readings.ContainsKey(row) && rows.Add(row)) shown.Add(Make(kind, row, "", false));
        for (var i = 0; i < kind.Count; i++)
            if (explanation.Lines[i].Applies)
                foreach (var row in kind.Readings[i])
                    if (rows.Add(row)) shown.Add(Make(kind, row, "", false));
        return shown;
    }

    // Settings of ballot and quota that are AMB rows.
    private static IEnumerable<string> Layers(Explanation explanation)
    {
        if (explanation.Ballot?.Ballot?.Of is { } ballot)
            foreach (var row in (string[])[ballot.Base, ballot.Half, ballot.Excellent, ballot.Secrecy, .. ballot.Reading]) yield return row;
        if (explanation.Quota?.Ranking.Quota.Of is { } quota)
            foreach (var row in (string[])[quota.Base, quota.Few?.Counted ?? "", quota.Few?.NoneGood ?? "", .. quota.Reading]) yield return row;
        foreach (var row in explanation.Circumstances.SelectMany(c => c.Case.Reading)) yield return row;
    }

    private static ReadingShown Make(CardKind kind, string row, string says, bool decisive) => new(
        row, kind.Pack.Pack.Readings.GetValueOrDefault(row), kind.Pack.Readings.GetValueOrDefault(row, ""), says, decisive);
}
