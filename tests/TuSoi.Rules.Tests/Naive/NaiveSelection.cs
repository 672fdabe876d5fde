using YamlDotNet.RepresentationModel;
using static TuSoi.Rules.Tests.Naive.NaiveLogic;
using static TuSoi.Rules.Tests.Naive.NaivePack;

namespace TuSoi.Rules.Tests.Naive;

/// <summary>What count, share, every and some are about: rows, each with "is it in the base" and "does it count".</summary>
internal sealed class NaiveSelection
{
    private readonly NaiveRules rules;
    private readonly List<string> of, via;
    private readonly string over, empty;
    private readonly Question among, where;

    public NaiveSelection(NaiveRules rules, NaiveReader reader, YamlNode node)
    {
        this.rules = rules;
        (of, via) = (Words(node, "of"), Words(node, "via"));
        (over, empty) = (Text(node, "base") ?? "to_be_ranked", Text(node, "empty") ?? "");
        among = Child(node, "among") is { } a ? reader.Read(a) : _ => true;
        where = Child(node, "where") is { } w ? reader.Read(w) : _ => true;
    }

    public Question Some() => eye => CountIs(eye, "from", 1);

    public Question Count(NaiveReader reader, YamlNode node) => reader.Bounded(node, (comparison, than, eye) => CountIs(eye, comparison, (long)((Rational)than).Top));

    public Question Share(NaiveReader reader, YamlNode node) => reader.Bounded(node, (comparison, than, eye) => ShareIs(eye, comparison, (Rational)than));

    /// <summary>No row of the base fails. Whether there is a base, and whether one fails, may both be open.</summary>
    public Question Every() => eye =>
    {
        var (rows, complete) = Rows(eye);
        if (rows.Any(r => r is { InBase: true, Counts: false })) return false;
        var outcomes = new List<bool?>();
        if (!rows.Any(r => r.InBase == true)) outcomes.Add(Nobody(empty));
        if (!complete || rows.Any(r => r.InBase != false && r.Counts != true)) outcomes.Add(false);
        if (!complete || rows.Any(r => r.InBase != false && r.Counts != false)) outcomes.Add(true);
        return Agreed(outcomes);
    };

    // The number lies between the rows that surely count and those that may; without an upper end where the list is not complete.
    private bool? CountIs(Eye eye, string comparison, long than)
    {
        var (rows, complete) = Rows(eye);
        long least = rows.Count(r => r is { InBase: true, Counts: true });
        var most = complete ? rows.Count(r => r.InBase != false && r.Counts != false) : long.MaxValue;
        if (comparison == "is") return least == than && most == than ? true : than < least || than > most ? false : null;
        return Agreed([Holds(comparison, least.CompareTo(than)), Holds(comparison, most.CompareTo(than))]);
    }

    // Worst: every doubtful row of the base fails and every doubtful failing row joins. Best: the other way round. Nobody: where no row is sure to be in.
    private bool? ShareIs(Eye eye, string comparison, Rational than)
    {
        var (rows, complete) = Rows(eye);
        if (!complete) return null;
        var sure = rows.Where(r => r.InBase == true).ToList();
        var doubtful = rows.Where(r => r.InBase is null).ToList();
        var worst = Part(sure.Count(r => r.Counts == true), sure.Count + doubtful.Count(r => r.Counts != true));
        var most = doubtful.Count(r => r.Counts != false);
        var best = Part(sure.Count(r => r.Counts != false) + most, sure.Count + most);
        var outcomes = new List<bool?>();
        if (sure.Count == 0) outcomes.Add(Nobody(empty));
        Rational?[] ends = [worst ?? best, best ?? worst];
        if (ends is [{ } low, { } high])
        {
            outcomes.Add(Holds(comparison, low.CompareTo(than)));
            outcomes.Add(Holds(comparison, high.CompareTo(than)));
            // "Is" may also hold somewhere between two ends at which it does not.
            if (comparison == "is" && low.CompareTo(than) < 0 && high.CompareTo(than) > 0) outcomes.Add(null);
        }
        return Agreed(outcomes);
    }

    private static Rational? Part(long part, long whole) => whole == 0 ? null : new Rational(part, whole);

    private (List<(bool? InBase, bool? Counts)> Rows, bool Complete) Rows(Eye eye)
    {
        if (of is ["criteria"])
        {
            var frame = rules.Pack.FrameOf(eye.Subject.Kind)!;
            return ([.. frame.Criteria.Select(c => eye.OnCriterion(c)).Select(e => (And([Applies(frame, e), among(e)]), where(e)))], true);
        }
        if (via.Count > 0) return Through(eye);
        return of is [var records] && rules.Pack.Fact(rules.Pack.FamilyOf(eye.Subject.Kind), records) is { } fact && Text(fact, "type") == "records"
            ? RecordsOf(eye, eye.Subject, records) : Related(eye);
    }

    // A criterion "if any" that did not arise, or that a point table leaves out, is not in the base.
    private bool? Applies(NaiveFrame frame, Eye eye) =>
        !eye.Criterion!.IfAny && !frame.HasTables ? true : rules.Value(eye, "grade") is string grade ? grade != "NotApplicable" : null;

    private (List<(bool?, bool?)>, bool) RecordsOf(Eye eye, NaiveSubject owner, string records)
    {
        if (!owner.Records.TryGetValue(records, out var list)) return ([], false);
        var from = eye.OnOther(owner);
        return ([.. list.Rows.Select(r => from.OnRecord(records, r)).Select(e => (among(e), where(e)))], list.IsComplete);
    }

    private (List<(bool?, bool?)>, bool) Through(Eye eye)
    {
        foreach (var relation in via)
        {
            if (!eye.Subject.Related.TryGetValue(relation, out var others)) return ([], false);
            var parts = others.Rows.Select(o => RecordsOf(eye, o, of[0])).ToList();
            var complete = others.IsComplete && parts.All(p => p.Item2);
            if (!complete || parts.Any(p => p.Item1.Count > 0)) return ([.. parts.SelectMany(p => p.Item1)], complete);
        }
        return ([], true);
    }

    // Of several relations the first that leads to somebody; where it may, nothing can be said of the next.
    private (List<(bool?, bool?)>, bool) Related(Eye eye)
    {
        foreach (var relation in of)
        {
            if (!eye.Subject.Related.TryGetValue(relation, out var others)) return ([], false);
            if (!others.IsComplete || others.Rows.Count > 0)
                return ([.. others.Rows.Select(eye.OnOther).Select(e => (And([IsInBase(e.Subject), among(e)]), where(e)))], others.IsComplete);
        }
        return ([], true);
    }

    private bool? IsInBase(NaiveSubject subject) => over switch
    {
        "at_cut_off" => true,
        "ranked" => rules.IsToBeRanked(subject) ? rules.LevelOf(subject) is not null : false,
        _ => rules.IsToBeRanked(subject),
    };
}
