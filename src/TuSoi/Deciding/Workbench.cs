using Npgsql;
using TuSoi.Database;
using TuSoi.Opening;
using TuSoi.Rules.Facts;

namespace TuSoi.Deciding;

/// <summary>
/// What one body decides in one step, for one family of subjects: a line each, the places of the quotas, what is drafted, what stands in decisions.
/// Facts are read once and ranked in memory, so that the page shows what is known now.
/// </summary>
public sealed record Workbench(UnitWork Work, string Step, Family Family, IReadOnlyList<Family> Families, IReadOnlyList<DecidingLine> Lines, IReadOnlyList<QuotaHead> Quotas, DateTimeOffset? ComputedAt)
{
    /// <summary>What the person may do at an organisation's decisions.</summary>
    /// <param name="Acts">Acts for it.</param>
    /// <param name="Ranks">Ranks it, or from above.</param>
    public sealed record Seat(bool Acts, bool Ranks);

    private static readonly Family[] Order = [Family.Member, Family.Organisation, Family.Collective, Family.Leader];

    /// <summary>Lines that can be decided now by this person.</summary>
    public IEnumerable<DecidingLine> Up => Lines.Where(l => l.IsUp);

    /// <summary>The body outside whose decision is recorded here; null: it is decided here.</summary>
    public string? RecordsFor => Lines.Select(l => l.Open?.Responsible?.For?.Label).FirstOrDefault(f => f is not null);

    /// <summary>Verdicts on record differ from what would come out today, or there are none.</summary>
    public bool IsStale => Lines.Any(l => l.IsUp && l.IsStale);

    public static async Task<Seat?> SeatAsync(Database.Work work, long unit) =>
        (await work.ListAsync(r => new Seat(r.GetBoolean(0), r.GetBoolean(1)), "select acts, ranks from my_seat($1)", unit)).FirstOrDefault();

    /// <param name="family">Whose lines; null: the first that has any left.</param>
    /// <returns>Null where there is no such organisation or step for this person.</returns>
    public static async Task<Workbench?> ReadAsync(Database.Work work, CyclePacks packs, long cycle, long unit, string step, Family? family, long person, DateOnly today, CancellationToken stop = default)
    {
        if (await UnitWork.ReadAsync(work, packs, cycle, unit, today, step, stop) is not { } read) return null;
        var all = read.Lines(step).Where(l => l.Step.Kind == Rules.Steps.StepKind.Decision).ToList();
        if (all.Count == 0) return null;
        List<Family> families = [.. all.Select(l => read.Pack.FamilyOf(l.Subject.Kind)).Distinct().OrderBy(f => Array.IndexOf(Order, f))];
        var chosen = family is { } asked && families.Contains(asked) ? asked : families.Find(f => all.Any(l => l.Open is { State: StepState.Open } && read.Pack.FamilyOf(l.Subject.Kind) == f)) is var left && families.Contains(left) ? left : families[0];
        List<StepLine> lines = [.. all.Where(l => read.Pack.FamilyOf(l.Subject.Kind) == chosen)];
        var around = await AroundAsync(work, step, [.. lines.Select(l => l.Subject.Id)], stop);
        List<DecidingLine> drawn = [.. lines.Select(l => around.Line(read, l, person))];
        var ranked = lines.Any(l => l.Open?.Responsible?.For is null && read.Pack.Rules.Kinds.ContainsKey(l.Subject.Kind)) ? await RankedScope.ReadAsync(work, read.Pack, cycle, read.Unit.Path, stop) : null;
        var (judged, quotas) = ranked is null ? (drawn, []) : Judge(read, ranked, drawn);
        return new Workbench(read, step, chosen, families, judged, quotas, around.ComputedAt);
    }

    private static (List<DecidingLine>, List<QuotaHead>) Judge(UnitWork read, RankedScope ranked, List<DecidingLine> lines)
    {
        var (judged, quotas, places) = (new List<DecidingLine>(lines.Count), new List<QuotaHead>(), new Dictionary<object, int>(ReferenceEqualityComparer.Instance));
        foreach (var line in lines)
        {
            if (line.Open?.Responsible?.For is not null || ranked.CardOf(line.Subject.Id) is not { } card)
            {
                judged.Add(line);
                continue;
            }
            var index = -1;
            if (card.Explanation.Quota is { } quota && !places.TryGetValue(quota.Group, out index))
            {
                index = places[quota.Group] = quotas.Count;
                quotas.Add(QuotaHead.Of(read.Pack.Rules, quota.Ranking.Quota, quota.Group));
            }
            else if (card.Explanation.Quota is null) index = -1;
            judged.Add(line.With(card) with { Quota = index });
        }
        return (judged, quotas);
    }

    private static async Task<Around> AroundAsync(Database.Work work, string step, long[] subjects, CancellationToken stop)
    {
        await using var reader = await work.ReadAsync(new Batch()
            .Add("select distinct on (subject, stage = 'self') subject, stage = 'self', level from level where subject = any($1) and superseded_act is null and stage in ('self', 'proposed', 'appraised') order by subject, stage = 'self', act desc", subjects)
            .Add("select subject, suggested, facts_known_at from verdict where subject = any($1)", subjects)
            .Add("select d.subject, d.level, d.reason, d.person, p.name, d.saved_at from deciding_draft d join person p on p.id = d.person where d.step = $2 and d.subject = any($1)", subjects, step)
            .Add("select l.subject, d.id, d.number, d.dated, l.level, l.provisional, d.signed_act is not null from decision_line l join decision d on d.id = l.decision where l.subject = any($1) and d.step = $2 and d.kind = 'ranking' and d.withdrawn_act is null order by d.signed_act is not null, d.id", subjects, step)
            .Add("select subject from conflict where person = me() and subject = any($1)", subjects), stop);
        var around = new Around();
        while (await reader.ReadAsync(stop)) (reader.GetBoolean(1) ? around.Selves : around.Proposed)[reader.GetInt64(0)] = (QualityLevel)reader.GetInt16(2);
        await NextAsync(reader, r => around.Recorded[r.GetInt64(0)] = (r.IsDBNull(1) ? null : (QualityLevel)r.GetInt16(1), r.GetFieldValue<DateTimeOffset>(2)), stop);
        await NextAsync(reader, r => around.Drafts[r.GetInt64(0)] = new DraftedLevel(r.IsDBNull(1) ? null : (QualityLevel)r.GetInt16(1), r.GetString(2), r.GetInt64(3), r.GetString(4), r.GetFieldValue<DateTimeOffset>(5)), stop);
        await NextAsync(reader, r => around.Decisions[r.GetInt64(0)] = new InDecision(r.GetInt64(1), r.GetString(2), r.GetFieldValue<DateOnly>(3), (QualityLevel)r.GetInt16(4), r.GetBoolean(5), r.GetBoolean(6)), stop);
        await NextAsync(reader, r => around.Conflicts.Add(r.GetInt64(0)), stop);
        return around;
    }

    private static async Task NextAsync(NpgsqlDataReader reader, Action<NpgsqlDataReader> add, CancellationToken stop)
    {
        await reader.NextResultAsync(stop);
        while (await reader.ReadAsync(stop)) add(reader);
    }

    // What stands in tables about the lines.
    private sealed class Around
    {
        public Dictionary<long, QualityLevel> Selves { get; } = [];
        public Dictionary<long, QualityLevel> Proposed { get; } = [];
        public Dictionary<long, (QualityLevel? Level, DateTimeOffset At)> Recorded { get; } = [];
        public Dictionary<long, DraftedLevel> Drafts { get; } = [];
        public Dictionary<long, InDecision> Decisions { get; } = [];
        public HashSet<long> Conflicts { get; } = [];

        public DateTimeOffset? ComputedAt => Recorded.Count == 0 ? null : Recorded.Values.Min(r => r.At);

        public DecidingLine Line(UnitWork read, StepLine line, long person)
        {
            var id = line.Subject.Id;
            var recorded = Recorded.TryGetValue(id, out var known);
            return new DecidingLine
            {
                Subject = line.Subject,
                Open = line.Open,
                UnitName = read.Roster.Find(line.Subject.Unit)?.Name ?? "",
                Self = Level(Selves, id),
                Proposed = Level(Proposed, id),
                Recorded = recorded ? known.Level : null,
                IsRecorded = recorded,
                Draft = Drafts.GetValueOrDefault(id),
                // upheld objections open the step again: the old decision is no longer the one that counts
                Decision = Decisions.GetValueOrDefault(id) is { } decision && (line.Open is null || !decision.Signed) ? decision : null,
                Locked = line.Subject.Person == person ? "Hồ sơ của chính đồng chí: người khác quyết định" : Conflicts.Contains(id) ? "Đồng chí đã báo xung đột lợi ích: người khác quyết định" : null,
            };
        }

        private static QualityLevel? Level(Dictionary<long, QualityLevel> levels, long id) => levels.TryGetValue(id, out var level) ? level : null;
    }
}
