using YamlDotNet.RepresentationModel;
using static TuSoi.Rules.Tests.Naive.NaivePack;

namespace TuSoi.Rules.Tests.Naive;

/// <summary>A special case that applies to a subject.</summary>
/// <param name="Waits">A comment is asked for and not there.</param>
internal sealed record NaiveCircumstance(string Id, string Effect, YamlMappingNode Rule, bool Waits);

/// <summary>Special cases of subjects, seen with the facts as recorded.</summary>
internal sealed class NaiveCircumstances
{
    private readonly NaivePack pack;
    private readonly NaiveReader reader;
    private readonly Dictionary<string, List<(string Id, YamlMappingNode Rule, Question When, Question? Needs)>> byKind = [];

    /// <param name="recorded">The same pack without special cases: standing is as recorded.</param>
    public NaiveCircumstances(NaiveRules recorded) => (pack, reader) = (recorded.Pack, new NaiveReader(recorded, new NaiveLadder()));

    /// <summary>An event that is not recorded is no event: a case applies only where its sign is surely there.</summary>
    public List<NaiveCircumstance> Of(NaiveSubject subject)
    {
        var eye = Eye.On(subject);
        return [.. RulesOn(subject.Kind).Where(r => r.When(eye) == true).Select(r => new NaiveCircumstance(r.Id, Text(r.Rule, "effect")!, r.Rule, Text(r.Rule, "effect") == "comment" && r.Needs is { } needs && needs(eye) != true))];
    }

    private List<(string Id, YamlMappingNode Rule, Question When, Question? Needs)> RulesOn(string kind) => byKind.TryGetValue(kind, out var rules) ? rules
        : byKind[kind] = [.. pack.On(kind, pack.SpecialCases).Select(r => (r.Id, r.Rule, reader.Read(Child(r.Rule, "when")!), Child(r.Rule, "needs") is { } needs ? reader.Read(needs) : null))];
}
