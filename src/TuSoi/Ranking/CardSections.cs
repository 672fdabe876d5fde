using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;

namespace TuSoi.Ranking;

/// <summary>Deals the conditions of one subject out to the sections of its card, in the order in which the card is read.</summary>
/// <param name="differs">Another level was decided than the rules suggest.</param>
internal sealed class CardSections(CardKind kind, Explanation explanation, bool differs)
{
    private static readonly QualityLevel[] Positive = [QualityLevel.Excellent, QualityLevel.Good, QualityLevel.Completed];
    private readonly bool[] told = new bool[kind.Count];

    /// <summary>Why this level and why not the next; without a level, one section for each level. To be asked first.</summary>
    public IEnumerable<Section> Reasons()
    {
        var verdict = explanation.Verdict;
        if (verdict.Flags.HasFlag(VerdictFlags.NotRanked)) return [Reference()];
        if (verdict.Suggested is not { } level) return NoLevel();
        return explanation.Next is { } next ? [Why(level), WhyNot(next.Level)] : [Why(level)];
    }

    /// <summary>What would lower the level. To be asked after <see cref="Reasons"/>.</summary>
    public Section? Faults()
    {
        if (explanation.Verdict.Flags.HasFlag(VerdictFlags.NotRanked)) return null;
        var all = Enumerable.Range(0, kind.Count).Where(kind.IsFault).ToList();
        if (all.Count == 0) return null;
        var (met, unknown) = (all.Count(i => Is(i, Trit.Met)), all.Count(i => Is(i, Trit.Unknown)));
        var heading = met > 0 ? $"Trường hợp phải hạ mức: thuộc {Sentences.Two(met)}"
            : unknown > 0 ? $"Trường hợp phải hạ mức: {Sentences.Two(unknown)} chưa rõ" : "Không có trường hợp phải hạ mức";
        var (lines, elsewhere) = Deal(all);
        return new Section("ha-muc", heading, "", [.. Vetoes()], lines, elsewhere);
    }

    /// <summary>Whatever is left: conditions of levels further up or down. To be asked last.</summary>
    public Section? Others()
    {
        var (lines, _) = Deal(Enumerable.Range(0, kind.Count).Where(i => !told[i]).ToList());
        return lines.Count == 0 ? null : new Section("muc-khac", "Điều kiện của các mức khác", Tally(lines), [], lines, []) { Quiet = true };
    }

    private Section Reference()
    {
        var (lines, _) = Deal([.. Enumerable.Range(0, kind.Count)]);
        return new Section("vi-sao", "Các điều kiện, chỉ để biết", Tally(lines), ["Không dùng để xếp loại năm nay."], lines, []) { Quiet = true };
    }

    private IEnumerable<Section> NoLevel()
    {
        var says = explanation.Applied.Where(a => a.Decide).Select(a => a.Says).ToList();
        yield return new Section("vi-sao", explanation.Verdict.Flags.HasFlag(VerdictFlags.Held) ? "Vì sao chưa xếp loại được" : "Vì sao chưa có mức đề nghị", "", says.Count > 0 ? says : [Unsettled()], [], []);
        foreach (var level in Positive)
        {
            var places = kind.PartsOf(level).Where(i => !kind.IsFault(i)).ToList();
            if (places.Count > 0) yield return Make($"muc-{(int)level}", $"Điều kiện của mức {Wording.ShortLevel(level)}", [], places);
        }
    }

    private string Unsettled() => explanation.Verdict.Flags.HasFlag(VerdictFlags.Held) ? "Còn việc phải làm trước, nêu ở trên. Các điều kiện dưới đây chỉ để biết trước."
        : explanation.Verdict.Flags.HasFlag(VerdictFlags.BallotUnresolved) ? "Phiếu chưa cho một mức; các điều kiện dưới đây cho thấy mức nào được phép."
        : explanation.Lines.Any(l => l.UnclearRow is not null) ? $"Văn bản không rõ ({string.Join(", ", explanation.Lines.Select(l => l.UnclearRow).OfType<string>().Distinct())}); tùy cách hiểu mà mức sẽ khác nhau."
        : explanation.Verdict.Flags.HasFlag(VerdictFlags.FactsMissing) || explanation.Verdict.Flags.HasFlag(VerdictFlags.JudgementOwed)
        ? "Tùy những điều chưa rõ dưới đây mà mức sẽ khác nhau." : "Các điều kiện dưới đây chưa đủ để đề nghị một mức.";

    private Section Why(QualityLevel level) => Make("vi-sao", $"Vì sao {(differs ? "quy tắc đề nghị " : "")}{Wording.ShortLevel(level)}", [.. Grounding(level)], Support(level));

    private Section WhyNot(QualityLevel level)
    {
        var removed = kind.Rules.Vetoes.Where(v => v.Of.Removes.Contains(level)).SelectMany(v => CaseParts.Of(v.When)).Where(p => p.Wanted && Is(p.Rule.Index, Trit.Met)).Select(p => p.Rule.Index);
        return Make("chua", $"Vì sao chưa {Wording.ShortLevel(level)}", [.. Holding(level)], [.. kind.PartsOf(level).Where(i => !kind.IsFault(i) || Is(i, Trit.Met)).Concat(removed).Distinct()]);
    }

    // Layers after the conditions that keep the level away.
    private IEnumerable<string> Holding(QualityLevel level)
    {
        var verdict = explanation.Verdict;
        if (verdict.Ballot < level && verdict.Flags.HasFlag(VerdictFlags.BallotDiffers)) yield return $"Theo phiếu chỉ đạt mức {Sentences.Name(verdict.Ballot)}.";
        if (verdict.Flags.HasFlag(VerdictFlags.Capped)) yield return "Trần hiện nay thấp hơn mức này.";
        if (verdict.Flags.HasFlag(VerdictFlags.QuotaFull)) yield return "Số suất Xuất sắc của phạm vi đã hết.";
        if (verdict.Flags.HasFlag(VerdictFlags.QuotaTie)) yield return "Đồng phiếu ở suất Xuất sắc cuối cùng; phần mềm không chọn thay.";
        if (verdict.Flags.HasFlag(VerdictFlags.QuotaWaits)) yield return "Suất Xuất sắc còn chờ phiếu, mức của các đối tượng khác trong phạm vi.";
    }

    /// <summary>What the level rests on: all that its cases need, and of alternatives those that hold.</summary>
    private List<int> Support(QualityLevel level)
    {
        var cases = kind.CasesOf(level).ToList();
        var reached = cases.Where(c => explanation.Cases[c].Answer == Trit.Met).ToList();
        return reached.Count == 0 ? [.. cases.SelectMany(c => kind.All(c)).Distinct().Order()]
            : [.. reached.SelectMany(c => kind.All(c).Concat(kind.Any(c).Where(i => Is(i, Trit.Met)))).Distinct().Order()];
    }

    private IEnumerable<string> Grounding(QualityLevel level)
    {
        if (explanation.Verdict.ByConditions is { } allowed && allowed != level)
        {
            yield return $"Theo điều kiện là {Wording.ShortLevel(allowed)}. {Sentences.Opening(Sentences.Lowered(explanation) ?? "mức đề nghị theo các bước sau điều kiện")}.";
            yield break;
        }
        foreach (var step in explanation.Applied.Where(a => a.Kind == AppliedKind.Resolution)) yield return step.Says;
        if (explanation.Verdict.Flags.HasFlag(VerdictFlags.Capped))
            foreach (var cap in explanation.Applied.Where(a => a.Kind == AppliedKind.Cap)) yield return cap.Says;
        if (level == QualityLevel.NotCompleted && !explanation.Cases.Any(c => c.Level == level && c.Answer == Trit.Met && c.Conditions.Count > 0)) yield return "Không đủ điều kiện của mức nào cao hơn.";
    }

    private IEnumerable<string> Vetoes() => explanation.Applied.Where(a => a.Kind == AppliedKind.Veto).Select(a => a.Says);

    private Section Make(string id, string heading, IReadOnlyList<string> says, List<int> places)
    {
        var (lines, elsewhere) = Deal(places);
        return new Section(id, heading, Tally(places), says, lines, elsewhere);
    }

    private (List<int> Lines, List<int> Elsewhere) Deal(List<int> places)
    {
        var (lines, elsewhere) = (new List<int>(places.Count), new List<int>());
        foreach (var place in places)
        {
            (told[place] ? elsewhere : lines).Add(place);
            told[place] = true;
        }
        return (lines, elsewhere);
    }

    private bool Is(int place, Trit answer) => explanation.Lines[place].Applies && explanation.Lines[place].Answer == answer;

    private string Tally(IReadOnlyList<int> places)
    {
        int met = 0, unmet = 0, unknown = 0, idle = 0, faults = 0;
        foreach (var place in places)
        {
            var line = explanation.Lines[place];
            if (kind.IsFault(place)) faults += Is(place, Trit.Met) ? 1 : 0;
            else if (!line.Applies) idle++;
            else if (line.Answer == Trit.Met) met++;
            else if (line.Answer == Trit.NotMet) unmet++;
            else unknown++;
        }
        var against = faults > 0 ? $"thuộc {faults} trường hợp phải hạ mức" : "";
        if (met + unmet + unknown + idle == 0) return against;
        return $"{met} đạt, {unmet} chưa đạt{(unknown > 0 ? $", {unknown} chưa rõ" : "")}{(idle > 0 ? $", {idle} không áp dụng" : "")}{(faults > 0 ? $", {against}" : "")}";
    }
}
