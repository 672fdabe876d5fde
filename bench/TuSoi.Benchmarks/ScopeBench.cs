using System.Diagnostics;
using TuSoi.Benchmarks.Country;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Counting;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Quotas;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Scopes;
using TuSoi.Rules.Supposing;
using TuSoi.Rules.Yaml;

namespace TuSoi.Benchmarks;

/// <summary>tusoi bench scope: a country with its ballots, quotas and special cases, layer by layer.</summary>
internal sealed class ScopeBench
{
    private const double Seconds = 8, Gigabytes = 2, AgainSeconds = 3;
    private const int Rounds = 3;

    private static readonly Dictionary<string, BallotRule> NoBallots = [];
    private static readonly Dictionary<string, QuotaRule> NoQuotas = [];

    private readonly Pack pack;
    private readonly bool small;

    private ScopeBench(Pack pack, bool small) => (this.pack, this.small) = (pack, small);

    public static int Run(bool small) => new ScopeBench(Bench.Pack(), small).Measure() ? 0 : 1;

    private bool Measure()
    {
        var (members, cells, organisations, superiors) = small ? (540_000, 25_000, 5_200, 70) : (5_400_000, 250_000, 52_000, 700);
        var scope = Year(members, cells, organisations, superiors, 1);
        var rules = Compile(pack);
        var subjects = rules.Kinds.Keys.Sum(kind => scope.Find(kind)?.Count ?? 0);
        Console.WriteLine($"Facts: {subjects:#,##0} subjects, {scope.Find(Known.Ballots)!.Count:#,##0} lines of ballots, {superiors} upper organisations, {Environment.ProcessorCount} cores");
        Ranker.Rank(rules, Year(50_000, 2_500, 520, 7, 2)); // the code is compiled once before it is measured
        return Layers(scope, subjects, out var ranking) & Again(ranking);
    }

    // One value changed, and the rest taken over; ranking anew must come to the same.
    private bool Again(ScopeRanking before)
    {
        var good = true;
        foreach (var (what, text) in new[] { ("share of members", "quota.members.percent=15%"), ("base of members", "quota.members.base=B"), ("share of organisations", "quota.organisations.percent=15%"), ("base of a ballot", "ballot.member_proposal.base=issued") })
        {
            var choice = new PackChoice(pack, new Dictionary<string, string>());
            var changed = Compile(Suppositions.Read([text], choice, [])![0].ApplyTo(choice).Pack);
            ScopeRanking again = null!;
            var taken = new Taken(double.MaxValue, double.MaxValue, 0);
            for (var round = 0; round < Rounds; round++)
            {
                again = null!;
                taken = taken.Or(Measure(() => Ranker.Again(before, changed), out again));
            }
            var (moved, different) = (Different(before, again), Different(Ranker.Rank(changed, before.Recorded), again));
            Console.WriteLine($"What if {text}: {taken.Seconds:0.00} s, {taken.Work:0.00} s of processors, {taken.Bytes / 1e9:0.000} GB; {moved:#,##0} verdicts change, {different} differ from ranking anew");
            good &= Bench.Tell($"{what} changed, s", taken.Seconds, AgainSeconds, taken.Seconds <= AgainSeconds) & different == 0;
        }
        return good;
    }

    private static int Different(ScopeRanking one, ScopeRanking other) =>
        one.Kinds.Sum(kind => Enumerable.Range(0, kind.Value.Count).Count(row => kind.Value[row] != other.Kinds[kind.Key][row]));

    // Layer upon layer: what each adds is the difference to the run before it.
    private bool Layers(Scope scope, int subjects, out ScopeRanking ranking)
    {
        (string Layer, Pack Pack)[] runs =
        [
            ("conditions", Bench.ConditionsOf(pack)),
            ("special cases", pack.With(ballots: NoBallots, quotas: NoQuotas)),
            ("ballots", pack.With(quotas: NoQuotas)),
            ("quotas", pack),
        ];
        ranking = null!;
        CompiledPack[] packs = [.. runs.Select(r => Compile(r.Pack))];
        Taken[] taken = [.. runs.Select(_ => new Taken(double.MaxValue, double.MaxValue, 0))];
        for (var round = 0; round < Rounds; round++)
            for (var i = 0; i < packs.Length; i++)
            {
                ranking = null!;
                taken[i] = taken[i].Or(Measure(() => Ranker.Rank(packs[i], scope), out ranking));
            }
        for (var i = 0; i < runs.Length; i++)
        {
            var less = i == 0 ? default : taken[i - 1];
            Console.WriteLine($"  {runs[i].Layer,-14}{taken[i].Seconds - less.Seconds,8:0.00} s {taken[i].Work - less.Work,7:0.00} s of processors {(taken[i].Bytes - less.Bytes) / 1e9,7:0.000} GB {(taken[i].Bytes - less.Bytes) / (double)subjects,7:0.0} bytes a subject");
        }
        var (plain, before) = (taken[0], taken[^1]);
        Console.WriteLine($"Scope: {subjects:#,##0} subjects in {before.Seconds:0.00} s, {before.Bytes / 1e9:0.000} GB allocated beside the facts, {before.Bytes / (double)subjects:0.0} bytes a subject; {before.Seconds / plain.Seconds:0.00} times the conditions alone ({plain.Seconds:0.00} s)");
        Tell(ranking);
        var limit = small ? Seconds / 4 : Seconds; // a tenth of the country, with costs that do not shrink with it
        return Bench.Tell("scope, s", before.Seconds, limit, before.Seconds <= limit) & Bench.Tell("scope, GB beside the facts", before.Bytes / 1e9, Gigabytes, before.Bytes / 1e9 <= Gigabytes);
    }

    private static void Tell(ScopeRanking ranking)
    {
        var members = ranking.Kinds["member"];
        var (voted, asked) = (0, 0);
        for (var row = 0; row < members.Count; row++)
        {
            var verdict = members[row];
            if (verdict.Ballot is not null) asked++;
            if (verdict.Ballot == QualityLevel.Excellent) voted++;
        }
        var contenders = ranking.Quotas.Sum(q => q.Groups.Sum(g => g.MayQualify));
        Console.WriteLine($"  {100.0 * voted / asked:0.0}% of the members with a level by ballot have Excellent; {contenders:#,##0} contenders for {ranking.Quotas.Sum(q => q.Groups.Sum(g => g.Places)):#,##0} places in {ranking.Quotas.Sum(q => q.Groups.Count):#,##0} groups");
    }

    /// <param name="Work">Seconds of all processors: what others do on the machine changes them least.</param>
    private readonly record struct Taken(double Seconds, double Work, long Bytes)
    {
        public Taken Or(Taken other) => new(Math.Min(Seconds, other.Seconds), Math.Min(Work, other.Work), other.Bytes);
    }

    private static Taken Measure(Func<ScopeRanking> rank, out ScopeRanking ranking)
    {
        Bench.Collect();
        var allocated = GC.GetTotalAllocatedBytes(true);
        var work = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        ranking = rank();
        var seconds = watch.Elapsed.TotalSeconds;
        return new(seconds, (Process.GetCurrentProcess().TotalProcessorTime - work).TotalSeconds, GC.GetTotalAllocatedBytes(true) - allocated);
    }

    private Scope Year(int members, int cells, int organisations, int superiors, ulong seed) =>
        new SyntheticYear(pack, new SyntheticCountry(pack, members, cells, organisations, seed).Build(), superiors, seed).Build();

    private static CompiledPack Compile(Pack pack) => PackCompiler.Compile(pack, new DateOnly(2024, 12, 31), new Dictionary<string, string>(), new Problems())!;
}
