using TuSoi.Opening;
using TuSoi.Rostering.Scoping;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;

namespace TuSoi.History;

/// <summary>Verdicts computed again, each from the pack then in force and the facts as they were known when it was computed.</summary>
internal sealed class VerificationOfVerdicts(VerificationReading look, VerificationReport report, VerificationOfPacks packs)
{
    // One ranking an act. Where the cycle's roster has changed since, there is nothing left to rank it on.
    private const string Rankings = """
        select v.act, v.facts_known_at, v.pack_seq, coalesce(u.path, ''), count(*),
          exists (select from subject s where s.cycle = $1 and s.path ^@ u.path and (s.act > v.act or s.ended_act > v.act))
        from verdict v left join journal j on j.act = v.act left join subject u on u.id = j.unit where v.cycle = $1 group by v.act, v.facts_known_at, v.pack_seq, u.path order by v.act
        """;

    private const string Stored = "select v.subject, s.name, v.printed, v.possible, v.suggested, v.ceiling, v.by_conditions, v.voted, v.flags from verdict v join subject s on s.id = v.subject where v.cycle = $1 and v.act = $2 order by s.path, v.subject";

    public async Task RunAsync()
    {
        foreach (var one in await look.RowsAsync(Rankings, r => new RankingAct(r.GetInt64(0), r.GetFieldValue<DateTimeOffset>(1), r.GetInt32(2), r.GetString(3), r.GetInt64(4), r.GetBoolean(5))))
        {
            report.Verdicts += one.Count;
            if (one.Outdated) report.Outdated += one.Count;
            else await CompareAsync(one);
        }
    }

    private sealed record RankingAct(long Act, DateTimeOffset KnownAt, int Seq, string Path, long Count, bool Outdated);

    private async Task CompareAsync(RankingAct one)
    {
        if (one.Path.Length == 0 || packs.Of(one.Seq) is not { } pack)
        {
            report.Add("verdict.act", $"{one.Count} kết quả xếp loại", "không rõ được tính ở đâu, theo gói nào.");
            return;
        }
        var right = await AgainAsync(one, pack);
        foreach (var (subject, name, line) in await look.RowsAsync(Stored, r => (r.GetInt64(0), r.GetString(1), Line(r)), one.Act))
            if (!right.TryGetValue(subject, out var verdict)) report.Add("verdict.extra", name, "có kết quả xếp loại theo số liệu mà gói không xếp loại đối tượng này.");
            else if (verdict != line) report.Add("verdict", name, $"kết quả xếp loại theo số liệu ghi {Text(line)}, tính lại được {Text(verdict)}.");
    }

    private async Task<Dictionary<long, VerdictLine>> AgainAsync(RankingAct one, CyclePack pack)
    {
        var facts = await RosterScope.ReadAsync(look.Work, pack.Pack, new ScopeSource.Cycle(look.Cycle, one.Path), pack.Year, CycleFacts.CutOff(pack.Pack, pack.Year), one.KnownAt, stop: look.Stop);
        var lines = new Dictionary<long, VerdictLine>();
        foreach (var (kind, ranked) in Ranker.Rank(pack.Rules, facts.Scope).Kinds)
            for (var row = 0; row < ranked.Count; row++) lines[facts.Numbers[kind][row]] = VerdictLine.Of(ranked[row]);
        return lines;
    }

    /// <summary>A verdict as it is stored.</summary>
    private sealed record VerdictLine(short Printed, short Possible, short? Suggested, short? Ceiling, short? ByConditions, short? Voted, int Flags)
    {
        public static VerdictLine Of(Verdict v) => new((short)v.Printed, (short)v.Possible, (short?)v.Suggested, (short?)v.Ceiling, (short?)v.ByConditions, (short?)v.Ballot, (int)v.Flags);
    }

    private static VerdictLine Line(Npgsql.NpgsqlDataReader r) => new(r.GetInt16(2), r.GetInt16(3), Level(r, 4), Level(r, 5), Level(r, 6), Level(r, 7), r.GetInt32(8));

    private static short? Level(Npgsql.NpgsqlDataReader r, int at) => r.IsDBNull(at) ? null : r.GetInt16(at);

    private static string Text(VerdictLine line) => line.Suggested is { } level ? $"mức {Wording.ShortLevel((QualityLevel)level)} (cờ {line.Flags})" : $"chưa có mức (cờ {line.Flags})";
}
