using System.Buffers;
using System.Diagnostics;
using TuSoi.Benchmarks.Country;
using TuSoi.Ranking;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Scopes;
using TuSoi.Rules.Yaml;

namespace TuSoi.Benchmarks;

/// <summary>tusoi bench rules: level conditions of a country, the same rules by hand, explanation cards.</summary>
internal static class RulesBench
{
    private const double Country = 4, Beside = 1.5, Cards = 20_000, Ratio = 0.4, BytesPerSubject = 64;

    public static int Run(bool small)
    {
        var (members, cells, organisations) = small ? (540_000, 25_000, 5_200) : (5_400_000, 250_000, 52_000);
        var pack = Bench.Pack();
        var rules = PackCompiler.Compile(Bench.ConditionsOf(pack), new DateOnly(2024, 12, 31), new Dictionary<string, string>(), new Problems())!;
        Console.WriteLine($"Facts: {members:#,##0} members, {cells:#,##0} cells, {organisations:#,##0} grassroots organisations, {Environment.ProcessorCount} cores");
        var workbook = WorkbookBench.Run(pack); // first, while the process is small
        var scope = new SyntheticCountry(pack, members, cells, organisations, 1).Build();
        var subjects = rules.Kinds.Keys.Sum(k => scope.Find(k)?.Count ?? 0);
        Ranker.Rank(rules, new SyntheticCountry(pack, 50_000, 2_500, 520, 2).Build()); // the code is compiled once before it is measured
        return workbook & Rank(rules, scope, subjects, small, out var ranking) & ByHand(rules, scope, ranking) & Explain(ranking, small) ? 0 : 1;
    }

    private static bool Rank(CompiledPack rules, Scope scope, int subjects, bool small, out ScopeRanking ranking)
    {
        Bench.Collect();
        var before = GC.GetTotalMemory(true);
        var allocatedBefore = GC.GetTotalAllocatedBytes(true);
        var watch = Stopwatch.StartNew();
        ranking = Ranker.Rank(rules, scope);
        watch.Stop();
        var allocated = GC.GetTotalAllocatedBytes(true) - allocatedBefore;
        var kept = GC.GetTotalMemory(false) - before;
        var seconds = watch.Elapsed.TotalSeconds;
        var answers = rules.Kinds.Sum(k => (long)k.Value.Conditions.Count * (scope.Find(k.Key)?.Count ?? 0));
        Console.WriteLine($"Level conditions: {subjects:#,##0} subjects in {seconds:0.00} s, {allocated / 1e9:0.00} GB allocated in all beside the facts ({(double)allocated / subjects:0.0} bytes a subject, {kept / 1e6:0} MB kept), {seconds * 1e9 / answers:0.0} ns a condition");
        var limit = small ? 1 : Country; // a tenth of the country, with costs that do not shrink with it
        return Bench.Tell("country", seconds, limit, seconds <= limit) & Bench.Tell("GB beside the facts", allocated / 1e9, Beside, allocated / 1e9 <= Beside)
            & Bench.Tell("bytes a subject", (double)allocated / subjects, BytesPerSubject, (double)allocated / subjects <= BytesPerSubject);
    }

    private static bool ByHand(CompiledPack rules, Scope scope, ScopeRanking country)
    {
        var only = new Scope { CutOff = scope.CutOff }.Add(scope.Find("member")!).Add(scope.Find("disciplines")!).Add(scope.LinksOf("member", "disciplines")![0]);
        var engine = Best(() => Ranker.Rank(rules, only));
        var hand = new HandWrittenMember(scope, rules.Kinds["member"].Frame!);
        var byHand = Best(hand.Run);
        var different = Enumerable.Range(0, country.Kinds["member"].Count).Count(row =>
            ((int)(country.Kinds["member"][row].Suggested ?? 0), (int)country.Kinds["member"][row].Printed) != (hand.Suggested[row], hand.Printed[row]));
        Console.WriteLine($"Members alone: engine {engine:0.000} s, the same rules by hand {byHand:0.000} s; {different} verdicts differ");
        return Bench.Tell("ratio of hand-written to engine time", byHand / engine, Ratio, byHand / engine >= Ratio) & different == 0;
    }

    private static bool Explain(ScopeRanking ranking, bool small)
    {
        var (count, batch) = (small ? 40_000 : 200_000, 1_000);
        var subjects = new RankedSubjects(ranking, new Dictionary<string, IReadOnlyList<string>>());
        var cards = new CardHtml(ranking.Pack, new CardHead("Đảng bộ mẫu", "Đợt kiểm điểm năm 2024"), "../index.html");
        void Draw(int from, int until)
        {
            var page = new ArrayBufferWriter<byte>(64 * 1024);
            for (var row = from; row < until; row++)
            {
                page.ResetWrittenCount();
                cards.Write(subjects.Of("member", row), page);
            }
        }
        Draw(0, 4_000);
        var watch = Stopwatch.StartNew();
        Parallel.For(0, count / batch, i => Draw(i * batch, (i + 1) * batch));
        var rate = count / watch.Elapsed.TotalSeconds;
        Console.WriteLine($"Explanation cards of members, explained and drawn as pages: {rate:#,##0} a second");
        return Bench.Tell("cards a second", rate, Cards, rate >= Cards);
    }

    private static double Best(Action run)
    {
        var best = double.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            Bench.Collect();
            var watch = Stopwatch.StartNew();
            run();
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }
        return best;
    }
}
