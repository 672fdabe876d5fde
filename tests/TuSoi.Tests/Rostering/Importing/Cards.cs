using TuSoi.Ranking;
using TuSoi.Rostering;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Scopes;
using TuSoi.Rules.Yaml;
using Xunit;

namespace TuSoi.Tests.Rostering.Importing;

/// <summary>Ranks a scope, and lays two rankings side by side: every verdict, every word of every card.</summary>
internal static class Cards
{
    public static ScopeRanking Rank(Pack pack, Scope scope) => Ranker.Rank(PackCompiler.Compile(pack, scope.CutOff, new Dictionary<string, string>(), new Problems())!, scope);

    public static void Same(Pack pack, Scope wanted, Roster codes, Scope got, Roster gotCodes)
    {
        var (one, other) = (Rank(pack, wanted), Rank(pack, got));
        var (texts, again) = (Texts(one, codes), Texts(other, gotCodes));
        foreach (var kind in one.Kinds.Keys)
        {
            Assert.Equal(codes.Of(kind).Select(e => (e.Code, e.Name, e.Unit)).Order(), gotCodes.Of(kind).Select(e => (e.Code, e.Name, e.Unit)).Order());
            foreach (var entry in codes.Of(kind))
            {
                var row = gotCodes.Find(entry.Code)!.Row;
                Assert.True(one.Kinds[kind][entry.Row] == other.Kinds[kind][row], $"{entry.Code}: {one.Kinds[kind][entry.Row]} / {other.Kinds[kind][row]}");
                Assert.Equal(texts(kind, entry.Row), again(kind, row));
            }
        }
    }

    private static Func<string, int, string> Texts(ScopeRanking ranking, Roster codes)
    {
        var subjects = new RankedSubjects(ranking, ranking.Kinds.Keys.ToDictionary(k => k, k => (IReadOnlyList<string>)[.. codes.Of(k).Select(e => e.Code)]));
        var text = new CardText(ranking.Pack, new CardHead("Đảng bộ Ví Dụ", "Năm 2024"));
        return (kind, row) => text.Of(subjects.Of(kind, row));
    }
}
