using YamlDotNet.RepresentationModel;
using static TuSoi.Rules.Tests.Naive.NaivePack;

namespace TuSoi.Rules.Tests.Naive;

/// <summary>One quota over the whole world: who shares places with whom, and what that says to each.</summary>
internal sealed class NaiveQuota
{
    private readonly NaiveRules rules;
    private readonly YamlMappingNode quota;
    private readonly Dictionary<(NaiveSubject?, string), List<NaiveSubject>> groups = [];
    private readonly Dictionary<NaiveSubject, (NaiveSubject? Within, string By)?> groupOf = [];
    private readonly Dictionary<(NaiveSubject?, string), (int Least, int Most, bool Settled)> free = [];
    private readonly Dictionary<(NaiveSubject?, string), List<NaiveSubject>> contenders = [];
    private readonly Dictionary<string, bool> concerns = [];
    private readonly List<string> keys;
    private readonly List<string> by;
    private readonly string? within;
    private readonly YamlNode? leftOut;
    private readonly Dictionary<string, Question> leaveOut = [];
    private readonly Dictionary<string, Question> exceptions = [];

    public NaiveQuota(NaiveRules rules, YamlMappingNode quota, NaiveAncestry ancestry, IEnumerable<NaiveSubject> world)
    {
        (this.rules, this.quota) = (rules, quota);
        (keys, by, within, leftOut) = (Words(quota, "order") is { Count: > 0 } order ? order : ["ballot"], Words(quota, "by"), Text(quota, "within"), Child(quota, "leave_out"));
        foreach (var subject in world.Where(s => Concerns(s.Kind)))
        {
            var nearest = within is null ? null : ancestry.Nearest(subject, kind => rules.Pack.Is(kind, within));
            groupOf[subject] = within is not null && nearest is null ? null : (nearest, By(subject));
            if (groupOf[subject] is not { } key || !IsCounted(subject)) continue;
            if (!groups.TryGetValue(key, out var group)) groups[key] = group = [];
            group.Add(subject);
        }
    }

    public bool Concerns(string kind) => concerns.TryGetValue(kind, out var known) ? known : concerns[kind] = Words(quota, "on").Exists(word => rules.Pack.Is(kind, word));

    /// <summary>What the quota says: Takes, Full, Tie, Waits, Unchecked; null where it says nothing.</summary>
    public string? Says(NaiveSubject subject)
    {
        if (!rules.IsToBeRanked(subject) || Decided(subject) is not null || IsLeftOut(subject) == true) return null;
        if (groupOf[subject] is not { } key) return rules.Unlimited(subject).Outcomes.SetEquals(["Excellent"]) ? "Unchecked" : null;
        if (!MayCompete(subject)) return null;
        var (least, most, settled) = Places(key);
        var others = Contenders(key).Where(o => o != subject).Select(o => (Stands: Stands(o, subject, key), Other: o)).ToList();
        var surelyBefore = others.Count(o => o.Stands > 0 && IsSure(o.Other));
        var perhapsBefore = others.Count(o => o.Stands is null or >= 0);
        return IsSure(subject) && perhapsBefore < least ? "Takes" : surelyBefore >= most && IsLeftOut(subject) == false ? "Full" : settled ? "Tie" : "Waits";
    }

    // Before the decided ones are taken off: as many as every number that may turn out allows, under every share that may apply.
    private (int Least, int Most, bool Settled) Places((NaiveSubject? Within, string) key)
    {
        if (free.TryGetValue(key, out var known)) return known;
        var group = groups[key];
        var decided = group.Count(s => Decided(s) == "Excellent");
        var outcomes = group.Select(s => Decided(s) is { } level ? [level] : rules.Unlimited(s).Outcomes).ToList();
        var surely = group.Zip(outcomes).Count(s => s.Second.IsSubsetOf(["Good", "Excellent"]) && IsLeftOut(s.First) == false);
        var perhaps = outcomes.Count(o => o.Overlaps(["Good", "Excellent", NaiveLayers.Open]));
        var exceptional = Exceptional(key.Within);
        var allowed = Shares(exceptional).SelectMany(p => Enumerable.Range(surely, perhaps - surely + 1).Select(p.Among)).ToList();
        var settled = surely == perhaps && exceptional is not null && Contenders(key).TrueForAll(c => IsSure(c) && Key(c, keys[0]) is not null);
        return free[key] = (Math.Max(0, allowed.Min() - decided), Math.Max(0, allowed.Max() - decided), settled);
    }

    private IEnumerable<NaivePlaces> Shares(bool? exceptional)
    {
        if (exceptional != true) yield return NaivePlaces.Of(rules, quota, Text(quota, "percent")!);
        if (exceptional != false) yield return NaivePlaces.Of(rules, quota, Text(Child(quota, "exception")!, "percent")!);
    }

    private bool? Exceptional(NaiveSubject? within)
    {
        if (within is null || Child(quota, "exception") is not { } exception) return false;
        if (!exceptions.TryGetValue(within.Kind, out var when)) exceptions[within.Kind] = when = new NaiveReader(rules, new NaiveLadder()).Read(Child(exception, "when")!);
        return when(Eye.On(within));
    }

    // 1: the one stands before the other; null: they cannot be compared. A later key counts only where it is known of everybody.
    private int? Stands(NaiveSubject one, NaiveSubject other, (NaiveSubject?, string) key)
    {
        foreach (var name in keys)
        {
            if (Key(one, name) is not { } left || Key(other, name) is not { } right)
            {
                if (name == keys[0]) return null;
                continue;
            }
            if (name != keys[0] && !Contenders(key).TrueForAll(c => Key(c, name) is not null)) continue;
            if (left.CompareTo(right) is var sign && sign != 0) return sign;
        }
        return 0;
    }

    private Rational? Key(NaiveSubject subject, string name)
    {
        if (name == "ballot") return rules.BallotOn(subject) is { Among: > 0 } ballot ? new Rational(ballot.Votes, ballot.Among) : null;
        return rules.Value(Eye.On(subject), name) switch
        {
            int count => Rational.Of(count),
            decimal number => Rational.Of(number),
            Rational exact => exact,
            string word => Rational.Of(Array.IndexOf(["no", "yes"], word) is >= 0 and var yesNo ? yesNo : NaiveLayers.Rank(word)),
            _ => null,
        };
    }

    private List<NaiveSubject> Contenders((NaiveSubject?, string) key) => contenders.TryGetValue(key, out var known) ? known : contenders[key] = groups[key].FindAll(MayCompete);

    private bool MayCompete(NaiveSubject subject) => Decided(subject) is null && rules.Unlimited(subject).Outcomes.Overlaps(["Excellent", NaiveLayers.Open]);

    private bool IsSure(NaiveSubject subject) => rules.Unlimited(subject).Outcomes.SetEquals(["Excellent"]) && IsLeftOut(subject) == false;

    private bool IsCounted(NaiveSubject subject) => rules.IsToBeRanked(subject) && IsLeftOut(subject) != true;

    private bool? IsLeftOut(NaiveSubject subject)
    {
        if (leftOut is not { } condition) return false;
        if (!leaveOut.TryGetValue(subject.Kind, out var question)) leaveOut[subject.Kind] = question = new NaiveReader(rules, new NaiveLadder()).Read(condition);
        return question(Eye.On(subject));
    }

    private string By(NaiveSubject subject) => by.Count == 0 ? "" : string.Join('|', by.Select(word => word == "kind" ? subject.Kind : rules.Value(Eye.On(subject), word) as string ?? ""));

    private static string? Decided(NaiveSubject subject) => subject.Facts.GetValueOrDefault("decided_level") as string;
}
