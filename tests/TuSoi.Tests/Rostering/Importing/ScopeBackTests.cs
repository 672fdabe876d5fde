using TuSoi.Ranking;
using TuSoi.Rostering;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Scopes;
using TuSoi.Rules.Yaml;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Tests.Rostering.Importing;

/// <summary>A workbook that has gone into the database and come back ranks as it does directly.</summary>
public sealed class ScopeBackTests(Databases databases)
{
    [Fact]
    public async Task A_bloc_read_back_has_every_verdict_and_every_card_of_the_workbook()
    {
        var book = BlocSample.Write(12, 400, 7);
        await using var office = await Office.FoundAsync(await databases.FreshAsync(), "KHOI", "superior_chapter");
        await office.ImportAsync(book, Packs.Bloc);
        book.Position = 0;
        var read = WorkbookReader.Read(book, Packs.Bloc);
        var back = await office.ScopeAsync(Packs.Bloc);
        Same(Rank(read.Scope!), read.Roster, Rank(back.Scope), back.Roster);
    }

    internal static ScopeRanking Rank(Scope scope) => Ranker.Rank(PackCompiler.Compile(Packs.Bloc, scope.CutOff, new Dictionary<string, string>(), new Problems())!, scope);

    internal static void Same(ScopeRanking wanted, Roster codes, ScopeRanking got, Roster gotCodes)
    {
        var (texts, again) = (Texts(wanted, codes), Texts(got, gotCodes));
        foreach (var kind in wanted.Kinds.Keys)
        {
            Assert.Equal(codes.Of(kind).Select(e => (e.Code, e.Name, e.Unit)).Order(), gotCodes.Of(kind).Select(e => (e.Code, e.Name, e.Unit)).Order());
            foreach (var entry in codes.Of(kind))
            {
                var row = gotCodes.Find(entry.Code)!.Row;
                Assert.True(wanted.Kinds[kind][entry.Row] == got.Kinds[kind][row], $"{entry.Code}: {wanted.Kinds[kind][entry.Row]} / {got.Kinds[kind][row]}");
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
