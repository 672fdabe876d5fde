using TuSoi.Rules.Conditions;
using TuSoi.Rules.Ladders;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Compiling;

/// <summary>Compiles the ladder of one kind of subject.</summary>
internal sealed class KindCompiler
{
    private readonly PackCompiler pack;
    private readonly SubjectKind kind;
    private readonly Ladder ladder;
    private readonly RuleCompiler rules;
    private readonly Dictionary<string, NamedRule?> done = [];
    private readonly List<string> open = [];

    public KindCompiler(PackCompiler pack, SubjectKind kind, Ladder ladder)
    {
        (this.pack, this.kind, this.ladder) = (pack, kind, ladder);
        rules = new RuleCompiler(pack, kind, ladder.Terms, Named);
    }

    public KindRules Compile()
    {
        var conditions = ladder.Conditions.Select(c => Named(c.Name, c.At)).OfType<NamedRule>().OrderBy(c => c.Index).ToList();
        foreach (var condition in ladder.Conditions) CheckHead(condition);
        foreach (var cap in ladder.Caps)
            foreach (var word in cap.Of.Where(w => Families.Parse(w) is null))
                pack.Problems.Add(cap.At, "relation.unknown", $"“{word}” không phải là quan hệ.");
        var frame = pack.FrameOf(kind);
        return new KindRules
        {
            Kind = kind,
            Ladder = ladder,
            Frame = frame,
            ScoreFact = pack.Pack.Facts.Find(kind.Family, Known.Score) ?? Known.LevelFact,
            LevelsOfOthers = [.. conditions.SelectMany(c => RuleTree.Populations(c.Body)).OfType<RelatedRows>().Where(p => p.ReadsLevels).Distinct()],
            Rescales = frame?.IfAnyReading is not { } row || !pack.KnowsRow(row, frame.At) || pack.Chosen(row) == "rescale",
            Conditions = conditions,
            Cases = [.. ladder.Cases.Select(c => new CaseRule(c, c.Case.Body is { } body ? rules.Compile(body) : null))],
            Vetoes = [.. ladder.Vetoes.Where(v => pack.InForce(v.Under, v.At)).Select(v => new VetoRule(v, rules.Compile(v.When)))],
            Steps = [.. ladder.Resolutions.Where(r => CheckCases(r) && pack.InForce(r.Under, r.At)).Select(r => new ResolutionRule(r, r.When is { } when ? rules.Compile(when) : new ConstantRule(true)))],
            Caps = [.. ladder.Caps.Select(c => new CapRule(c))],
        };
    }

    private NamedRule? Named(string name, Mark at)
    {
        if (done.TryGetValue(name, out var rule)) return rule;
        if (ladder.Find(name) is not { } condition)
        {
            pack.Problems.Add(at, "condition.unknown", $"Không có điều kiện “{name}” trong thang “{ladder.Id}”. Được phép: {string.Join(", ", ladder.Conditions.Select(c => c.Name))}.");
            return null;
        }
        if (open.Contains(name))
        {
            pack.Problems.Add(at, "condition.cycle", $"Điều kiện gọi vòng: {string.Join(" → ", open.SkipWhile(o => o != name).Append(name))}.");
            return null;
        }
        open.Add(name);
        var index = ladder.Conditions.TakeWhile(c => c != condition).Count();
        rule = new NamedRule(condition, index, rules.Compile(condition.Body));
        open.RemoveAt(open.Count - 1);
        return done[name] = rule;
    }

    private bool CheckCases(Resolution resolution)
    {
        foreach (var name in resolution.On.Cases.Where(n => ladder.Cases.All(c => c.FullName != n)))
            pack.Problems.Add(resolution.At, "resolve.case", $"Không có trường hợp “{name}”. Được phép: {string.Join(", ", ladder.Cases.Select(c => c.FullName))}.");
        return true;
    }

    private void CheckHead(NamedCondition condition)
    {
        foreach (var row in condition.Head.Reading) pack.KnowsRow(row, condition.At);
        foreach (var link in new[] { condition.Head.Narrows, condition.Head.Fills, condition.Head.Departs }.OfType<Link>())
            if (pack.Pack.Parent?.FindCondition(link.Of) is null)
                pack.Problems.Add(link.At, "link.unknown", $"Gói cấp trên không có điều kiện “{link.Of}”. Ghi dạng thang.điều_kiện.");
    }
}
