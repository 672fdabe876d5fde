using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Scoring;

namespace TuSoi.Rules.Compiling;

/// <summary>
/// What a condition can see from where it stands: facts of a subject, fields of a record, or one criterion of a subject.
/// </summary>
internal abstract class Sight
{
    public abstract string What { get; }

    public abstract Fact? Find(string fact);

    /// <summary>Name of the column that holds the fact.</summary>
    public virtual string Column(string fact) => fact;

    public abstract IEnumerable<string> Names { get; }

    /// <summary>Kind and traits for <c>kind:</c>; null where a kind has no meaning.</summary>
    public virtual SubjectKind? Kind => null;
}

internal sealed class SubjectSight(SubjectKind kind, FactDictionary facts) : Sight
{
    public override string What => kind.Label;

    public override SubjectKind Kind => kind;

    public override Fact? Find(string fact) => fact == Known.Level ? Known.LevelFact : facts.Find(kind.Family, fact);

    public override IEnumerable<string> Names => facts.Of(kind.Family).Select(f => f.Id).Append(Known.Level);
}

internal sealed class RecordSight(Fact records) : Sight
{
    public override string What => records.Label;

    public override Fact? Find(string fact) => records.Fields.GetValueOrDefault(fact);

    public override IEnumerable<string> Names => records.Fields.Keys;
}

internal sealed class CriterionSight(Criterion criterion, Sight subject) : Sight
{
    public override string What => criterion.Label;

    public Criterion Criterion => criterion;

    public override Fact? Find(string fact) => Known.CriterionFacts.GetValueOrDefault(fact) ?? subject.Find(fact);

    public override string Column(string fact) => Known.CriterionFacts.ContainsKey(fact) ? Known.CriterionColumn(criterion.Id, fact) : subject.Column(fact);

    public override IEnumerable<string> Names => Known.CriterionFacts.Keys.Append(Known.Tag);

    public override SubjectKind? Kind => subject.Kind;
}

/// <summary>The few facts that the engine itself gives a meaning to.</summary>
public static class Known
{
    /// <summary>The level to use of a subject: the decided one, else the one proposed here.</summary>
    public const string Level = "level";

    public const string DecidedLevel = "decided_level";

    public const string SelfLevel = "self_level";

    /// <summary>Whether the subject is to be ranked; its first choice says yes.</summary>
    public const string Standing = "standing";

    /// <summary>The level that another body gave; used where a special case says so.</summary>
    public const string ExternalLevel = "external_level";

    /// <summary>Records of counts, one a subject, purpose and round.</summary>
    public const string Ballots = "ballots";

    public const string Score = "score";

    public const string PointTable = "point_table";

    /// <summary>In conditions over criteria: the criterion carries the tag.</summary>
    public const string Tag = "tag";

    public static readonly Fact LevelFact = new()
    {
        Label = "Mức xếp loại",
        Type = FactType.Level,
        SuppliedBy = "cấp có thẩm quyền quyết định",
        Changeable = true,
        Id = Level,
    };

    /// <summary>What is known of each criterion of a subject.</summary>
    public static readonly IReadOnlyDictionary<string, Fact> CriterionFacts = new Fact[]
    {
        new() { Id = "grade", Label = "Cấp độ", Type = FactType.Grade, SuppliedBy = "tập thể xếp loại" },
        new() { Id = "points", Label = "Điểm chấm", Type = FactType.Number, SuppliedBy = "tập thể xếp loại", Unit = "điểm" },
        new() { Id = "products", Label = "Số sản phẩm", Type = FactType.Count, SuppliedBy = "đối tượng tự kê khai, có minh chứng", Unit = "sản phẩm" },
        new() { Id = "plan", Label = "Kế hoạch", Type = FactType.Number, SuppliedBy = "cấp giao kế hoạch" },
        new() { Id = "done", Label = "Thực hiện", Type = FactType.Number, SuppliedBy = "đối tượng báo cáo, có thẩm định" },
    }.ToDictionary(f => f.Id);

    public static string CriterionColumn(string criterion, string fact) => $"criteria.{criterion}.{fact}";
}
