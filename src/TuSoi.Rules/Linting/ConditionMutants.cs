using System.Globalization;
using TuSoi.Rules.Conditions;
using TuSoi.Rules.Facts;

namespace TuSoi.Rules.Linting;

/// <summary>Every condition that differs from the given one by one number, comparison, quantifier, exception, base, word or reading.</summary>
internal static class ConditionMutants
{
    public static IEnumerable<(string What, Condition Changed)> Of(Condition condition) => condition switch
    {
        Compare compare => OfBounds(compare.Bounds).Select(b => ($"{compare.Fact} {b.What}", (Condition)(compare with { Bounds = b.Changed }))),
        OneOf one => OfWords(one),
        CountOf count => OfBounds(count.Bounds).Select(b => ($"count {b.What}", (Condition)(count with { Bounds = b.Changed })))
            .Concat(OfSelection(count.Of).Select(s => (s.What, (Condition)(count with { Of = s.Changed })))),
        ShareOf share => OfBounds(share.Bounds).Select(b => ($"share {b.What}", (Condition)(share with { Bounds = b.Changed })))
            .Concat(OfSelection(share.Of).Select(s => (s.What, (Condition)(share with { Of = s.Changed }))))
            .Concat(OfEmpty(share.Empty).Select(e => ($"empty {share.Empty} → {e}", (Condition)(share with { Empty = e })))),
        Every every => OfSelection(every.Of).Select(s => (s.What, (Condition)(every with { Of = s.Changed })))
            .Concat(OfEmpty(every.Empty).Select(e => ($"empty {every.Empty} → {e}", (Condition)(every with { Empty = e }))))
            .Append(("every → some", new CountOf(every.Of, new Bounds([new Bound(Comparison.From, new Literal("1"))])))),
        RatioOf ratio => OfBounds(ratio.Bounds).Select(b => ($"ratio {b.What}", (Condition)(ratio with { Bounds = b.Changed }))),
        Between between => OfBounds(between.Bounds).Select(b => ($"between {b.What}", (Condition)(between with { Bounds = b.Changed }))),
        DaysOf days => OfBounds(days.Bounds).Select(b => ($"days {b.What}", (Condition)(days with { Bounds = b.Changed })))
            .Concat(OfSelection(days.Of).Select(s => (s.What, (Condition)(days with { Of = s.Changed })))),
        All all => OfList(all.Of, "all", list => new All(list)).Concat(all.Of.Count < 2 ? [] : [("all → any", (Condition)new Any(all.Of))]),
        Any any => OfList(any.Of, "any", list => new Any(list)).Concat(any.Of.Count < 2 ? [] : [("any → all", (Condition)new All(any.Of))]),
        Not negated => Of(negated.Of).Select(m => (m.What, (Condition)new Not(m.Changed))).Append(("not dropped", negated.Of)),
        When limited => Of(limited.Then).Select(m => (m.What, (Condition)(limited with { Then = m.Changed })))
            .Concat(Of(limited.If).Select(m => ($"when {m.What}", (Condition)(limited with { If = m.Changed })))).Append(("when dropped", limited.Then)),
        Choose choose => OfChoose(choose),
        ByReading reading => reading.Options.SelectMany(o => Of(o.Value).Select(m => ($"[{o.Key}] {m.What}", (Condition)(reading with { Options = With(reading.Options, o.Key, m.Changed) })))),
        Undecided => [("undecided → yes", new Constant(true)), ("undecided → no", new Constant(false))],
        Constant constant => [($"always {constant.Met} → {!constant.Met}", constant with { Met = !constant.Met })],
        KindIs kind => [("kind dropped", new Constant(true)), ($"kind {string.Join(',', kind.Words)} → none", new Constant(false))],
        _ => [],
    };

    private static IEnumerable<(string, Condition)> OfChoose(Choose choose)
    {
        for (var i = 0; i < choose.Cases.Count; i++)
        {
            foreach (var (what, changed) in Of(choose.Cases[i].When)) yield return ($"choose {what}", choose with { Cases = At(choose.Cases, i, (changed, choose.Cases[i].Then)) });
            foreach (var (what, changed) in Of(choose.Cases[i].Then)) yield return ($"choose {what}", choose with { Cases = At(choose.Cases, i, (choose.Cases[i].When, changed)) });
            yield return ($"choose case {i + 1} dropped", choose with { Cases = [.. choose.Cases.Where((_, j) => j != i)] });
        }
        foreach (var (what, changed) in Of(choose.Else)) yield return ($"else {what}", choose with { Else = changed });
    }

    private static IEnumerable<(string, Condition)> OfWords(OneOf one)
    {
        if (one.Words is [("yes" or "no" or "true" or "false") and var word])
        {
            var other = word is "yes" or "true" ? "no" : "yes";
            yield return ($"{one.Fact} {word} → {other}", one with { Words = [other] });
        }
        else if (one.Words is [var single] && Enum.TryParse<PerformanceGrade>(single, out var grade))
            yield return ($"{one.Fact} {single} → {Beside(grade)}", one with { Words = [Beside(grade).ToString()] });
        else
            foreach (var dropped in one.Words) yield return ($"{one.Fact} not {dropped}", one with { Words = [.. one.Words.Where(w => w != dropped)] });
    }

    private static PerformanceGrade Beside(PerformanceGrade grade) => grade == PerformanceGrade.Excellent ? PerformanceGrade.Good : grade + 1;

    private static IEnumerable<(string What, Condition Changed)> OfList(IReadOnlyList<Condition> list, string word, Func<IReadOnlyList<Condition>, Condition> make)
    {
        for (var i = 0; i < list.Count; i++)
        {
            foreach (var (what, changed) in Of(list[i])) yield return (what, make(At(list, i, changed)));
            if (list.Count > 1) yield return ($"{word} without {(list[i] as Use)?.Name ?? $"part {i + 1}"}", make([.. list.Where((_, j) => j != i)]));
        }
    }

    private static IEnumerable<(string What, Selection Changed)> OfSelection(Selection selection)
    {
        if (selection.Among is { } among)
        {
            yield return ("among dropped", selection with { Among = null });
            foreach (var (what, changed) in Of(among)) yield return ($"among {what}", selection with { Among = changed });
        }
        if (selection.Where is { } where)
        {
            yield return ("where dropped", selection with { Where = null });
            foreach (var (what, changed) in Of(where)) yield return ($"where {what}", selection with { Where = changed });
        }
        if (selection.IsCriteria || selection.Via.Count > 0 || !IsRelation(selection)) yield break;
        foreach (var over in Enum.GetValues<Base>().Where(b => b != (selection.Base ?? Base.ToBeRanked)))
            yield return ($"base {selection.Base ?? Base.ToBeRanked} → {over}", selection with { Base = over });
    }

    private static bool IsRelation(Selection selection) => Compiling.Families.Parse(selection.Of[0]) is not null;

    private static IEnumerable<EmptyBase> OfEmpty(EmptyBase empty) =>
        // Not applicable counts as met: the two differ on the card alone.
        new[] { EmptyBase.Unknown, EmptyBase.Met, EmptyBase.NotMet }.Where(e => e != (empty == EmptyBase.NotApplicable ? EmptyBase.Met : empty));

    private static IEnumerable<(string What, Bounds Changed)> OfBounds(Bounds bounds)
    {
        for (var i = 0; i < bounds.All.Count; i++)
        {
            var bound = bounds.All[i];
            if (bounds.All.Count > 1) yield return ($"{bound.Comparison} dropped", new Bounds([.. bounds.All.Where((_, j) => j != i)]));
            foreach (var other in Beside(bound.Comparison))
                if (!(bound is { Comparison: Comparison.Is, Value: Literal { Text: "0" } } && other == Comparison.UpTo)) // nothing is below none
                    yield return ($"{bound.Comparison} → {other}", new Bounds(At(bounds.All, i, bound with { Comparison = other })));
            foreach (var (what, value) in OfValue(bound.Value)) yield return ($"{bound.Comparison} {what}", new Bounds(At(bounds.All, i, bound with { Value = value })));
        }
    }

    private static Comparison[] Beside(Comparison comparison) => comparison switch
    {
        Comparison.Is => [Comparison.From, Comparison.UpTo],
        Comparison.From => [Comparison.Above, Comparison.UpTo],
        Comparison.Above => [Comparison.From, Comparison.UpTo],
        Comparison.UpTo => [Comparison.Below, Comparison.From],
        _ => [Comparison.UpTo, Comparison.From],
    };

    private static IEnumerable<(string What, Value Changed)> OfValue(Value value)
    {
        switch (value)
        {
            case Literal literal:
                foreach (var other in Beside(literal.Text)) yield return ($"{literal.Text} → {other}", new Literal(other));
                break;
            case DatedValue dated:
                for (var i = 0; i < dated.Since.Count; i++)
                    foreach (var (what, changed) in OfValue(dated.Since[i].Value)) yield return (what, new DatedValue(At(dated.Since, i, (dated.Since[i].Since, changed))));
                break;
            case ChosenValue chosen:
                for (var i = 0; i < chosen.Cases.Count; i++)
                    foreach (var (what, changed) in OfValue(chosen.Cases[i].Then)) yield return (what, chosen with { Cases = At(chosen.Cases, i, (chosen.Cases[i].When, changed)) });
                foreach (var (what, changed) in OfValue(chosen.Else)) yield return ($"else {what}", chosen with { Else = changed });
                break;
        }
    }

    // A share moves by five points, a score by a hundredth, a count by one, a grade or level by one step.
    private static IEnumerable<string> Beside(string text)
    {
        if (text is "year_start") return ["2000-01-01", "cut_off"];
        if (text is "cut_off") return ["2100-01-01", "year_start"];
        if (text.EndsWith('%') && decimal.TryParse(text.TrimEnd('%'), CultureInfo.InvariantCulture, out var share))
            return new[] { share - 5, share + 5 }.Where(s => s is >= 0 and <= 100).Select(s => $"{s.ToString(CultureInfo.InvariantCulture)}%");
        if (decimal.TryParse(text, CultureInfo.InvariantCulture, out var number))
        {
            var step = number >= 20 ? 0.01m : 1;
            return new[] { number - step, number + step }.Where(n => n >= 0).Select(n => n.ToString(CultureInfo.InvariantCulture));
        }
        var levels = Enum.GetNames<QualityLevel>().Contains(text) ? Enum.GetNames<QualityLevel>() : [.. Enum.GetNames<PerformanceGrade>().Take(4)];
        var at = Array.IndexOf(levels, text);
        return at < 0 ? [] : new[] { at - 1, at + 1 }.Where(i => i >= 0 && i < levels.Length).Select(i => levels[i]);
    }

    private static T[] At<T>(IReadOnlyList<T> list, int index, T value) => [.. list.Select((item, i) => i == index ? value : item)];

    private static Dictionary<string, Condition> With(IReadOnlyDictionary<string, Condition> options, string key, Condition value) =>
        new(options) { [key] = value };
}
