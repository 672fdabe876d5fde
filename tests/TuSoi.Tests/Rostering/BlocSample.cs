using System.Globalization;
using TuSoi.Rostering;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Conditions;
using TuSoi.Rules.Counting;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Quotas;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Scopes;
using TuSoi.Rules.SpecialCases;
using TuSoi.Rules.Yaml;
using Xunit;

namespace TuSoi.Tests.Rostering;

/// <summary>A sample of a bloc, read back, with answers by code.</summary>
internal sealed class BlocSample
{
    private static readonly Ballot Ballot = new(
        new BallotRule { On = ["member"], Purpose = BallotPurpose.Proposal, Voters = "chi bộ", Says = "Bỏ phiếu.", Because = new Because { Article = "C.IV.11" } }, BallotBase.ValidCollected, false, false, true, null);

    private readonly Lazy<ScopeRanking> ranking;

    private BlocSample(WorkbookRead read)
    {
        Read = read;
        ranking = new(() => Ranker.Rank(PackCompiler.Compile(FactsOnly(read.Pack), read.CutOff, new Dictionary<string, string>(), new Problems())!, read.Scope!));
    }

    private static Pack FactsOnly(Pack pack) =>
        pack.With(ballots: new Dictionary<string, BallotRule>(), quotas: new Dictionary<string, QuotaRule>(), specialCases: new Dictionary<string, SpecialCase>());

    public WorkbookRead Read { get; }

    public IReadOnlyList<SampleCase> Cases { get; } = WorkbookSample.CasesOf(Packs.Bloc);

    public static MemoryStream Write(int organisations, int members, int seed) => Write(Packs.Bloc, organisations, members, seed);

    /// <summary>The smallest whole sample of a pack.</summary>
    public static MemoryStream Write(Pack pack, int seed)
    {
        var organisations = WorkbookSample.LeastOrganisationsOf(pack);
        return Write(pack, organisations, WorkbookSample.LeastMembersOf(pack, organisations), seed);
    }

    private static MemoryStream Write(Pack pack, int organisations, int members, int seed)
    {
        var stream = new MemoryStream();
        WorkbookSample.WriteBloc(stream, pack, organisations, members, seed);
        stream.Position = 0;
        return stream;
    }

    public static BlocSample Of(int organisations, int members, int seed)
    {
        var read = WorkbookReader.Read(Write(organisations, members, seed), Packs.Bloc);
        Assert.Empty(read.Problems);
        Assert.Empty(read.Warnings);
        return new BlocSample(read);
    }

    public static BallotOutcome Count(BallotLine line) => BallotCounting.Count(Ballot, line);

    public SampleCase Case(string id) => Cases.Single(c => c.Id == id);

    public string Fact(string code, string fact) => Read.Roster.Find(code) is { } one ? Value(Read.Scope!.Find(one.Kind)!, fact, one.Row) : throw new ArgumentException(code);

    /// <summary>The level that facts alone, without ballots, suggest.</summary>
    public QualityLevel? Conditions(string code) => Read.Roster.Find(code) is { } one ? ranking.Value.Kinds[one.Kind][one.Row].Suggested : throw new ArgumentException(code);

    /// <summary>Rows of a list, as "field=value" in the order of the dictionary.</summary>
    public IReadOnlyList<string> Records(string code, string records)
    {
        var (one, table) = (Read.Roster.Find(code)!, Read.Scope!.Find(records)!);
        var fields = Read.Pack.Facts.Of(Read.Pack.Kinds[one.Kind].Family).Single(f => f.Id == records).Fields.Keys;
        return [.. Rows(one, records).Select(row => string.Join(' ', fields.Select(field => (field, Value: Value(table, field, row))).Where(f => f.Value.Length > 0).Select(f => $"{f.field}={f.Value}")))];
    }

    public IReadOnlyList<(string Purpose, BallotLine Line)> Lines(string code)
    {
        var table = Read.Scope!.Find("ballots")!;
        return [.. Rows(Read.Roster.Find(code)!, "ballots").Select(row => (Value(table, "purpose", row), new BallotLine
        {
            Valid = Number(table, "valid", row), Excellent = Number(table, "excellent", row), Good = Number(table, "good", row), Completed = Number(table, "completed", row),
            NotCompleted = Number(table, "not_completed", row), Blank = Number(table, "blank", row),
        }))];
    }

    private IEnumerable<int> Rows(RosterEntry one, string records) => (Read.Scope!.LinksOf(one.Kind, records) ?? []).SelectMany(links => links.Of(one.Row, Read.Scope.Find(one.Kind)!.Count));

    private static int Number(Table table, string field, int row) => int.Parse(Value(table, field, row), CultureInfo.InvariantCulture);

    private static string Value(Table table, string fact, int row) => table.Find(fact) switch
    {
        null => "",
        { } column when !column.Knows(row) => "",
        CodeColumn codes => codes.Fact.Words[codes[row] - 1],
        CountColumn counts => counts.Values[row].ToString(CultureInfo.InvariantCulture),
        DateColumn dates => DateOnly.FromDayNumber(dates.Days[row]).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => "",
    };
}
