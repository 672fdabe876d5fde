using System.Globalization;
using TuSoi.Rules.Conditions;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Scopes;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Compiling;

/// <summary>The part that understands what is counted.</summary>
internal sealed partial class RuleCompiler
{
    private static readonly Population Nobody = new OwnCriteria("", []);

    private Rule CompileCount(CountOf count, Sight sight) => Bounded(count.Bounds, count, sight, (comparison, text) =>
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var than)) return new TallyRule(Population(count.Of, count.At, sight), comparison, than);
        pack.Problems.Add(count.At, "value.count", $"“{text}” không phải là số đếm.");
        return Broken;
    });

    private Rule CompileDays(DaysOf days, Sight sight)
    {
        if (sight.Find(days.Of.Of[0]) is not { Type: FactType.Records } records || Field(days.Start) is null || Field(days.End) is null)
        {
            pack.Problems.Add(days.At, "days.records", $"“days” cần một danh sách số liệu và hai trường ngày của nó; “{days.Of.Of[0]}” với “{days.Start}”, “{days.End}” không phải vậy.");
            return Broken;
        }
        return Bounded(days.Bounds, days, sight, (comparison, text) =>
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var than)) return new DaysRule(Records(days.Of, records, []), days.Start, days.End, comparison, than);
            pack.Problems.Add(days.At, "value.count", $"“{text}” không phải là số ngày.");
            return Broken;
        });

        Fact? Field(string name) => records.Fields.TryGetValue(name, out var field) && field.Type == FactType.Date ? field : null;
    }

    private Population Population(Selection selection, Mark at, Sight sight)
    {
        if (selection.IsCriteria) return Criteria(selection, at, sight);
        if (sight is not SubjectSight) return Refuse(at, "selection.deep", "Chỉ đối tượng xếp loại mới có quan hệ và danh sách để đếm.");
        if (selection.Via.Count > 0) return Via(selection, at);
        if (sight.Find(selection.Of[0]) is { Type: FactType.Records } records && selection.Of.Count == 1) return Records(selection, records, []);
        return Related(selection, at);
    }

    private OwnCriteria Criteria(Selection selection, Mark at, Sight sight)
    {
        if (pack.FrameOf(kind) is not { } frame)
        {
            pack.Problems.Add(at, "selection.frame", $"“{kind.Label}” không có khung tiêu chí (frame).");
            return new OwnCriteria("tiêu chí", []);
        }
        return new OwnCriteria("tiêu chí", [.. frame.Criteria.Values.Select(criterion =>
        {
            var own = new CriterionSight(criterion, sight);
            Rule among = selection.Among is { } a ? Compile(a, own) : new ConstantRule(true);
            if (criterion.IfAny || frame.PointTables.Count > 0)
            {
                var apply = new bool[] { false, true, true, true, true, false };
                among = new AllRule([among, new CodeRule(Known.CriterionFacts["grade"], own.Column("grade"), apply, null)]);
            }
            return new CriterionTest(criterion.Id, among, selection.Where is { } w ? Compile(w, own) : new ConstantRule(true));
        }).Where(test => RuleTree.Constant(test.Among) != false)]);
    }

    private Population Via(Selection selection, Mark at)
    {
        var relations = selection.Via.Select(v => Families.Parse(v)).ToList();
        if (relations.Any(r => r is null)) return UnknownRelation(selection.Via, at);
        var records = relations.SelectMany(r => Families.Of(r!.Value)).Select(f => pack.Pack.Facts.Find(f, selection.Of[0])).FirstOrDefault(f => f is { Type: FactType.Records });
        return records is null ? Refuse(at, "selection.records", $"“{selection.Of[0]}” không phải là danh sách số liệu của {string.Join(", ", selection.Via)}.") : Records(selection, records, selection.Via);
    }

    private RelatedRows Records(Selection selection, Fact records, IReadOnlyList<string> via)
    {
        var sight = new RecordSight(records);
        return new RelatedRows(records.Label.ToLower(CultureInfo.GetCultureInfo("vi-VN")), [records.Id], via,
            new Dictionary<string, RowTest> { [records.Id] = Test(selection, sight, new ConstantRule(true)) })
        { RecordsChangeable = records.Changeable };
    }

    private Population Related(Selection selection, Mark at)
    {
        var relations = selection.Of.Select(v => Families.Parse(v)).ToList();
        if (relations.Any(r => r is null)) return UnknownRelation(selection.Of, at);
        var families = relations.SelectMany(r => Families.Of(r!.Value)).ToHashSet();
        var targets = new Dictionary<string, RowTest>();
        foreach (var target in pack.Pack.Kinds.Values.Where(k => families.Contains(k.Family)))
        {
            var sight = new SubjectSight(target, pack.Pack.Facts);
            targets[target.Id] = Test(selection, sight, BaseRule(selection.Base ?? Base.ToBeRanked, sight));
        }
        return new RelatedRows(Families.Label(relations[0]!.Value), selection.Of, [], targets);
    }

    private static Rule BaseRule(Base over, SubjectSight sight)
    {
        var standing = sight.Find(Known.Standing) is { Type: FactType.Code } fact ? new CodeRule(fact, fact.Id, [false, true, .. new bool[fact.Words.Count - 1]], null) : (Rule)new ConstantRule(true);
        return over switch
        {
            Base.AtCutOff => new ConstantRule(true),
            Base.Ranked => new AllRule([standing, new KnownRule(Known.LevelFact, Known.Level)]),
            _ => standing,
        };
    }

    private RowTest Test(Selection selection, Sight sight, Rule over)
    {
        var before = readsLevels;
        readsLevels = false;
        var among = selection.Among is { } a ? new AllRule([over, Compile(a, sight)]) : over;
        var test = new RowTest(among, selection.Where is { } w ? Compile(w, sight) : new ConstantRule(true), readsLevels || selection.Base == Base.Ranked);
        readsLevels |= before;
        return test;
    }

    private Population UnknownRelation(IReadOnlyList<string> words, Mark at) => Refuse(at, "relation.unknown",
        $"“{words.First(w => Families.Parse(w) is null)}” không phải là quan hệ hay danh sách số liệu. Quan hệ được phép: {string.Join(", ", Enum.GetNames<Relation>().Select(Binder.Key))}.");

    private Population Refuse(Mark at, string code, string message)
    {
        pack.Problems.Add(at, code, message);
        return Nobody;
    }
}
