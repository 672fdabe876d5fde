using TuSoi.Rules.Counting;
using TuSoi.Rules.Packs;

namespace TuSoi.Rostering.Reading;

/// <summary>Which ballots the pack has for a kind of subject.</summary>
internal sealed class BallotRules(Pack pack)
{
    private readonly Dictionary<string, IReadOnlyList<BallotRule>> kinds =
        pack.Kinds.Values.ToDictionary(kind => kind.Id, kind => (IReadOnlyList<BallotRule>)[.. pack.Ballots.Values.Where(ballot => kind.Is(ballot.On))]);

    public BallotRule? Find(SubjectKind kind, string purpose) => kinds[kind.Id].FirstOrDefault(ballot => Word(ballot) == purpose);

    /// <summary>The purposes for which the pack has a ballot, as the dictionary names them.</summary>
    public IReadOnlyList<string> Purposes(SubjectKind kind) => [.. kinds[kind.Id].Select(Word).Distinct()];

    /// <summary>What a line without a purpose is for: the only ballot beside the subject's own; null where there are none or several.</summary>
    public string? Usual(SubjectKind kind) =>
        kinds[kind.Id].Where(ballot => ballot.Purpose != BallotPurpose.Self).Select(Word).Distinct().ToList() is [var only] ? only : null;

    private static string Word(BallotRule ballot) => ballot.Purpose.ToString().ToLowerInvariant();
}
