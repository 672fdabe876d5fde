using TuSoi.Database;
using TuSoi.Opening;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Steps;

namespace TuSoi.Deciding;

/// <summary>What a subject is told, as a paper. Holds what the subject itself may read and nothing of others.</summary>
/// <param name="Votes">Votes for the level or a higher one in the ballot that proposed it: “10/11”; empty: none is recorded.</param>
public sealed record NoticePaper(long Subject, string Name, string Kind, string Family, string Unit, int Year, string Organisation, string Above, QualityLevel Level, bool Provisional, QualityLevel? Self, QualityLevel? Proposed, string Votes,
    string Number, DateOnly Dated, string Signer, DateOnly? ToldOn, string Article, string Document)
{
    private const string Sql = """
        select s.id, s.name, s.kind, s.family, u.name, c.year, o.name,
          coalesce((select a.name from subject a where a.cycle = s.cycle and a.entry = nullif(split_part(trim(trailing '.' from o.path), '.', -2), '')::bigint), ''),
          l.level, l.provisional,
          (select x.level from level x where x.subject = s.id and x.stage = 'self' and x.superseded_act is null order by x.act desc limit 1),
          (select x.level from level x where x.subject = s.id and x.stage in ('proposed', 'voted') and x.superseded_act is null order by x.act desc limit 1),
          d.number, d.dated, d.signer, n.told_on, d.step, s.entry
        from subject s join subject u on u.id = s.unit join cycle c on c.id = s.cycle
          join lateral (select x.* from decision x join decision_line y on y.decision = x.id where y.subject = s.id and x.kind = 'ranking' and x.signed_act is not null order by x.signed_act desc limit 1) d on true
          join decision_line l on l.decision = d.id and l.subject = s.id join subject o on o.id = d.unit
          left join notice n on n.subject = s.id and n.decision = d.id
        where s.id = any($1)
        """;

    // The latest count on the subject, of which the base is what the pack takes shares of in that ballot; here only the numbers of the minutes.
    private const string Counts = """
        select distinct on (b.entry) b.entry, b.valid, b.excellent, b.good, b.completed, b.not_completed from record_ballots b join subject s on s.entry = b.entry
        where s.id = any($1) and b.known_to is null and b.purpose = 'proposal' and b.criterion is null and b.valid is not null order by b.entry, b.known_from desc
        """;

    /// <summary>Papers of those among the subjects about whom a decision is signed.</summary>
    public static async Task<IReadOnlyList<NoticePaper>> ReadAsync(Work work, CyclePack pack, long[] subjects)
    {
        var counts = (await work.ListAsync(r => (Entry: r.GetInt64(0), Valid: r.GetInt32(1), Of: new[] { Count(r, 2), Count(r, 3), Count(r, 4), Count(r, 5) }), Counts, subjects)).ToDictionary(c => c.Entry);
        return await work.ListAsync(r =>
        {
            var (kind, level, proposed) = (r.GetString(2), (QualityLevel)r.GetInt16(8), r.IsDBNull(11) ? (QualityLevel?)null : (QualityLevel)r.GetInt16(11));
            var step = pack.Find(kind, r.GetString(16));
            return new NoticePaper(r.GetInt64(0), r.GetString(1), kind, r.GetString(3), r.GetString(4), r.GetInt32(5), r.GetString(6), r.GetString(7), level, r.GetBoolean(9), r.IsDBNull(10) ? null : (QualityLevel)r.GetInt16(10), proposed,
                proposed is { } voted && counts.TryGetValue(r.GetInt64(17), out var count) ? Sum(count.Valid, count.Of, voted) : "", r.GetString(12), r.GetFieldValue<DateOnly>(13), r.GetString(14), r.IsDBNull(15) ? null : r.GetFieldValue<DateOnly>(15),
                step?.Because?.Article ?? "", pack.Pack.Head.Document);
        }, Sql, subjects);
    }

    private static string Sum(int valid, int[] of, QualityLevel level) => $"{of.Take(5 - (int)level).Sum()}/{valid}";

    private static int Count(Npgsql.NpgsqlDataReader r, int i) => r.IsDBNull(i) ? 0 : r.GetInt32(i);
}

/// <summary>Whom one body tells in one step, what stands in the decision, and who has been told.</summary>
public sealed record NoticeDesk(UnitWork Work, StepRule Step, Workbench.Seat Seat, IReadOnlyList<NoticeDesk.Line> Lines)
{
    public sealed record Line(StepLine Step, string Unit, InDecision? Decision, DateOnly? ToldOn);

    public static async Task<NoticeDesk?> ReadAsync(Database.Work work, CyclePacks packs, long cycle, long unit, string step, DateOnly today, CancellationToken stop = default)
    {
        if (await UnitWork.ReadAsync(work, packs, cycle, unit, today, step, stop) is not { } read || await Workbench.SeatAsync(work, unit) is not { } seat) return null;
        var lines = read.Lines(step).Where(l => l.Step.Kind == StepKind.Notice).ToList();
        if (lines.Count == 0) return null;
        long[] subjects = [.. lines.Select(l => l.Subject.Id)];
        var decisions = (await work.ListAsync(r => (Subject: r.GetInt64(0), In: new InDecision(r.GetInt64(1), r.GetString(2), r.GetFieldValue<DateOnly>(3), (QualityLevel)r.GetInt16(4), r.GetBoolean(5), true)),
            "select distinct on (l.subject) l.subject, d.id, d.number, d.dated, l.level, l.provisional from decision_line l join decision d on d.id = l.decision where l.subject = any($1) and d.kind = 'ranking' and d.signed_act is not null order by l.subject, d.signed_act desc", subjects)).ToDictionary(d => d.Subject, d => d.In);
        var told = (await work.ListAsync(r => (Subject: r.GetInt64(0), On: r.GetFieldValue<DateOnly>(1)), "select subject, told_on from notice where step = $2 and subject = any($1)", subjects, step)).ToDictionary(t => t.Subject, t => t.On);
        return new NoticeDesk(read, lines[0].Step, seat, [.. lines.Select(l => new Line(l, read.Roster.Find(l.Subject.Unit)?.Name ?? "", decisions.GetValueOrDefault(l.Subject.Id), told.TryGetValue(l.Subject.Id, out var on) ? on : null))]);
    }
}
