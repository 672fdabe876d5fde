using TuSoi.Rules.Conditions;
using TuSoi.Rules.Counting;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ladders;
using TuSoi.Rules.Quotas;
using TuSoi.Rules.Scoring;
using TuSoi.Rules.SpecialCases;
using TuSoi.Rules.Steps;

namespace TuSoi.Rules.Packs;

/// <summary>The texts of a pack: names relative to its folder ("levels/member/good.yaml"), and where the folder is, for messages.</summary>
public sealed record PackSource(string Id, string Folder, IReadOnlyDictionary<string, string> Files);

/// <summary>A regulation as data, read and put together but not yet compiled.</summary>
public sealed class Pack
{
    public required PackSource Source { get; init; }
    public required PackHead Head { get; init; }
    public required FactDictionary Facts { get; init; }
    public required IReadOnlyDictionary<string, SubjectKind> Kinds { get; init; }
    public required IReadOnlyDictionary<string, AmbiguityRow> Readings { get; init; }
    public required IReadOnlyDictionary<string, CriteriaFrame> Frames { get; init; }
    public required IReadOnlyDictionary<string, Ladder> Ladders { get; init; }
    public required IReadOnlyDictionary<string, BallotRule> Ballots { get; init; }
    public required IReadOnlyList<BallotConduct> Conduct { get; init; }
    public required IReadOnlyDictionary<string, QuotaRule> Quotas { get; init; }
    public required IReadOnlyDictionary<string, SpecialCase> SpecialCases { get; init; }
    public required IReadOnlyDictionary<string, OpenRow> OpenRows { get; init; }
    public required Procedure Procedure { get; init; }
    public Pack? Parent { get; init; }

    public string Id => Head.Id;

    /// <summary>The same pack with one frame replaced, such as the office's own point table.</summary>
    public Pack WithFrame(CriteriaFrame frame)
    {
        foreach (var (id, criterion) in frame.Criteria) criterion.Id = id;
        return With(frames: new Dictionary<string, CriteriaFrame>(Frames) { [frame.Frame] = frame });
    }

    /// <summary>The same pack with some of its parts replaced.</summary>
    public Pack With(IReadOnlyDictionary<string, Ladder>? ladders = null, IReadOnlyDictionary<string, AmbiguityRow>? readings = null, IReadOnlyDictionary<string, CriteriaFrame>? frames = null,
        IReadOnlyDictionary<string, BallotRule>? ballots = null, IReadOnlyDictionary<string, QuotaRule>? quotas = null, IReadOnlyDictionary<string, SpecialCase>? specialCases = null) => new()
        {
            Source = Source,
            Head = Head,
            Facts = Facts,
            Kinds = Kinds,
            OpenRows = OpenRows,
            Conduct = Conduct,
            Procedure = Procedure,
            Ballots = ballots ?? Ballots,
            Quotas = quotas ?? Quotas,
            SpecialCases = specialCases ?? SpecialCases,
            Parent = Parent,
            Ladders = ladders ?? Ladders,
            Readings = readings ?? Readings,
            Frames = frames ?? Frames,
        };

    /// <summary>A named condition of this pack or of one above it, by "ladder.condition".</summary>
    public NamedCondition? FindCondition(string path)
    {
        var parts = path.Split('.');
        return parts.Length == 2 && Ladders.TryGetValue(parts[0], out var ladder) && ladder.Find(parts[1]) is { } found ? found : Parent?.FindCondition(path);
    }
}
