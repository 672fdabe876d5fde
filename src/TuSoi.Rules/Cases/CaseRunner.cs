using TuSoi.Rules.Compiling;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Cases;

/// <summary>How a case came out: nothing wrong, or what differs, in Vietnamese.</summary>
public sealed record CaseResult(Case Case, IReadOnlyList<string> Differences)
{
    public bool Passed => Differences.Count == 0;
}

/// <summary>Runs cases against a pack. Both evaluations are run, and must agree.</summary>
public sealed class CaseRunner(Pack pack, IReadOnlyDictionary<string, Base> bases)
{
    /// <summary>Beside the cases: mutants that no case can notice.</summary>
    internal const string EquivalentName = "tests/equivalent.yaml";

    private readonly Dictionary<(string, DateOnly), (CompiledPack? Pack, Problems Problems)> compiled = [];

    /// <summary>Reads case files; bases of all files may be used in all.</summary>
    public static (IReadOnlyDictionary<string, Base> Bases, IReadOnlyList<Case> Cases) Read(IEnumerable<(string Name, string Text)> files, Problems problems)
    {
        var bases = new Dictionary<string, Base>();
        var cases = new List<Case>();
        foreach (var (name, text) in files)
        {
            var file = new YamlFile(name, problems);
            if (YamlFile.Parse(text, file) is not { } root || Binder.Read<CaseFile>(root, file) is not { } read) continue;
            foreach (var (id, one) in read.Bases)
                if (!bases.TryAdd(id, one)) problems.Add(one.At, "case.base", $"Bộ số liệu nền “{id}” đã có.");
            cases.AddRange(read.Cases.Where(c => c is { Name: not null, Expect: not null }));
        }
        return (bases, cases);
    }

    /// <summary>The cases in the pack's own folder.</summary>
    public static (CaseRunner Runner, IReadOnlyList<Case> Cases) OfPack(Pack pack, Problems problems)
    {
        var (bases, cases) = Read(pack.Source.Files.Where(f => f.Key.StartsWith("tests/", StringComparison.Ordinal) && f.Key != EquivalentName).OrderBy(f => f.Key, StringComparer.Ordinal)
            .Select(f => ($"{pack.Source.Folder}/{f.Key}", f.Value)), problems);
        return (new CaseRunner(pack, bases), cases);
    }

    /// <summary>The same runner with more bases; a base of the same name is replaced.</summary>
    public CaseRunner With(IReadOnlyDictionary<string, Base> more)
    {
        var all = new Dictionary<string, Base>(bases);
        foreach (var (id, one) in more) all[id] = one;
        return new CaseRunner(pack, all);
    }

    /// <summary>The scope of a case and the kind of its subject, which is row 0; null where the kind is not known.</summary>
    internal (SubjectKind Kind, Scopes.Scope Scope)? Build(Case one, Problems problems) =>
        KindOf(one) is { } kind ? (kind, new CaseScope(pack, bases, CutOff(one), problems).Build(kind, one)) : null;

    private DateOnly CutOff(Case one) => one.CutOff ?? new DateOnly(pack.Head.InForce.Year, 12, 31);

    public CaseResult Run(Case one)
    {
        var problems = new Problems();
        if (KindOf(one) is not { } kind) return new CaseResult(one, [$"Không rõ loại đối tượng “{one.Subject ?? one.BasedOn}”. Được phép: {string.Join(", ", pack.Kinds.Keys)}."]);
        if (!pack.Ladders.ContainsKey(kind.Ladder ?? "")) return new CaseResult(one, [$"“{kind.Label}” không có thang xếp loại."]);
        var cutOff = CutOff(one);
        var (rules, compiling) = Compile(one.Readings, cutOff);
        if (rules is null) return new CaseResult(one, [.. compiling.Select(p => p.ToString())]);
        var scope = new CaseScope(pack, bases, cutOff, problems).Build(kind, one);
        if (problems.Count > 0) return new CaseResult(one, [.. problems.Select(p => p.ToString())]);
        var ranking = Ranker.Rank(rules, scope);
        return new CaseResult(one, [.. Differences(one.Expect, ranking, kind.Id, explain: true)]);
    }

    private (CompiledPack? Pack, Problems Problems) Compile(IReadOnlyDictionary<string, string> readings, DateOnly cutOff)
    {
        var key = (Chosen(readings), cutOff);
        if (compiled.TryGetValue(key, out var done)) return done;
        var problems = new Problems();
        return compiled[key] = (PackCompiler.Compile(pack, cutOff, readings, problems), problems);
    }

    /// <summary>Chosen readings as one text, the same whatever their order.</summary>
    internal static string Chosen(IReadOnlyDictionary<string, string> readings) =>
        string.Join(';', readings.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => $"{r.Key}={r.Value}"));

    private SubjectKind? KindOf(Case one)
    {
        var (subject, basedOn) = (one.Subject, one.BasedOn);
        while (subject is null && basedOn is not null && bases.TryGetValue(basedOn, out var found)) (subject, basedOn) = (found.Subject, found.BasedOn);
        return subject is not null && pack.Kinds.TryGetValue(subject, out var kind) ? kind : null;
    }

    /// <summary>What differs from the expectation. The explanation costs more, and is asked only where the verdict is as expected.</summary>
    internal static IEnumerable<string> Differences(Expect expect, ScopeRanking ranking, string kind, bool explain)
    {
        var verdict = ranking.Kinds[kind][0];
        if (expect.Levels is { } levels && Names(verdict.Printed).ToHashSet() is var printed && !printed.SetEquals(levels))
            yield return $"Các mức như văn bản in: mong [{string.Join(", ", levels)}], được [{string.Join(", ", Names(verdict.Printed))}].";
        if (SuggestionOf(verdict) is var suggestion && suggestion != expect.Suggest) yield return $"Đề nghị: mong {expect.Suggest}, được {suggestion}.";
        if (expect.Flags is { } flags && FlagsOf(verdict).Concat(Flags(verdict).Select(f => Binder.Key(f.ToString())).Where(flags.Contains)).ToHashSet() is var had && !had.SetEquals(flags))
            yield return $"Các cờ: mong [{string.Join(", ", flags)}], được [{string.Join(", ", had)}].";
        if (expect.Ceiling is { } ceiling && verdict.Ceiling?.ToString() != ceiling) yield return $"Trần: mong {ceiling}, được {verdict.Ceiling}.";
        foreach (var text in Answers(expect.Met, Trit.Met, ranking.Kinds[kind]).Concat(Answers(expect.Unmet, Trit.NotMet, ranking.Kinds[kind])).Concat(Answers(expect.Unknown, Trit.Unknown, ranking.Kinds[kind]))) yield return text;
        if (expect.ByConditions is { } conditions && (verdict.ByConditions?.ToString() ?? "none") != conditions) yield return $"Theo điều kiện: mong {conditions}, được {verdict.ByConditions?.ToString() ?? "none"}.";
        foreach (var text in Scoped.Differences(expect, ranking, kind)) yield return text;
        if (!explain && expect.Reasons.Count == 0 && expect.Special is null && expect.Effects is null && expect.Years is null && expect.Secret is null) yield break;
        var explanation = new Explainer(ranking).Explain(kind, 0);
        if (explanation.Verdict != verdict) yield return $"Hai cách tính khác nhau: {verdict} và {explanation.Verdict}.";
        foreach (var line in explanation.Lines.Where((l, i) => ranking.Kinds[kind].Condition(i, 0) != l.Answer)) yield return $"Hai cách tính khác nhau ở điều kiện “{line.Name}”.";
        foreach (var text in Scoped.Differences(expect, explanation)) yield return text;
        var reasons = Reasons(explanation).ToHashSet();
        foreach (var row in expect.Reasons.Where(r => !reasons.Contains(r))) yield return $"Lý do thiếu {row}; có: {string.Join(", ", reasons.Order(StringComparer.Ordinal))}.";
    }

    private static IEnumerable<string> Answers(IReadOnlyList<string> names, Trit wanted, KindRanking ranking)
    {
        foreach (var name in names)
        {
            if (ranking.Rules.Conditions.FirstOrDefault(c => c.Name == name) is not { } condition) yield return $"Không có điều kiện “{name}”.";
            else if (ranking.Condition(condition.Index, 0) is var answer && answer != wanted) yield return $"Điều kiện “{name}”: mong {Word(wanted)}, được {Word(answer)}.";
        }
    }

    private static string Word(Trit trit) => trit switch { Trit.Met => "đạt", Trit.NotMet => "không đạt", _ => "chưa rõ" };

    /// <summary>Rows of conditions that are not met or cannot be told, and of readings that took part.</summary>
    private static IEnumerable<string> Reasons(Explanation explanation) =>
        explanation.Lines.Where(l => l.Answer != Trit.Met).SelectMany(l => l.Condition.Head.Because.Row.Concat(l.Condition.Head.Reading))
            .Concat(explanation.Lines.Where(l => l.Answer == Trit.Met && explanation.Cases.Any(c => c.Answer == Trit.Met && c.Conditions.Any(p => p.Condition == l.Name))).SelectMany(l => l.Condition.Head.Because.Row))
            .Concat(explanation.Applied.SelectMany(a => a.Rows)).Concat(Scoped.Rows(explanation)).Concat(explanation.Lines.Select(l => l.UnclearRow).OfType<string>());

    private static IEnumerable<string> Names(LevelSet set) =>
        Enum.GetValues<QualityLevel>().Where(l => ((int)set >> ((int)l - 1) & 1) != 0).Select(l => l.ToString());

    private static string SuggestionOf(Verdict verdict) => verdict.Suggested?.ToString()
        ?? (verdict.Flags.HasFlag(VerdictFlags.NotRanked) ? "not_ranked" : verdict.Flags.HasFlag(VerdictFlags.Held) ? "held" : verdict.Flags.HasFlag(VerdictFlags.Undetermined) ? "undetermined" : "open");

    // What is usual, that a ballot has not been held or the quota lies outside, is asked for by name only.
    private static IEnumerable<string> FlagsOf(Verdict verdict) => Flags(verdict).Where(f => f is not (VerdictFlags.BallotAwaited or VerdictFlags.QuotaUnchecked)).Select(f => Binder.Key(f.ToString()));

    private static IEnumerable<VerdictFlags> Flags(Verdict verdict) => Enum.GetValues<VerdictFlags>().Where(f => System.Numerics.BitOperations.IsPow2((int)f) && verdict.Flags.HasFlag(f)
        && f is not (VerdictFlags.Open or VerdictFlags.Undetermined or VerdictFlags.FactsMissing or VerdictFlags.JudgementOwed or VerdictFlags.NotRanked));
}
