using Npgsql;
using TuSoi.Database;
using TuSoi.Opening;
using TuSoi.Ranking;
using TuSoi.Reviewing;
using TuSoi.Rules.Facts;

namespace TuSoi.Publishing;

/// <summary>A person as papers name him: when born, which roles he holds in which organisations today.</summary>
public sealed record PersonOnPaper(DateOnly? Born, IReadOnlyList<string> Roles);

/// <summary>What somebody wrote of himself, as it stands now.</summary>
public sealed record WrittenStatement(string Body, QualityLevel? SelfLevel);

/// <summary>A prompt that was issued.</summary>
public sealed record IssuedPrompt(string Content, string? Number, DateOnly? Dated);

/// <summary>A line of a level's life.</summary>
public sealed record LevelOnPaper(string Stage, string Step, QualityLevel Level, string Reason, long Act);

/// <summary>A ballot that is closed, with the numbers on which both counts agreed.</summary>
public sealed record ClosedBallot(long Id, string Step, string Rule, short Round, string Meeting, string Host, DateOnly? Held, int Summoned, int Present, int Issued, int Collected, int Foreign, int Empty, int Extra, int Valid, string? Chair, string? Secretary)
{
    public required IReadOnlyList<CountedLine> Lines { get; init; }

    /// <summary>Names, the one who leads first.</summary>
    public required IReadOnlyList<(string Name, bool Leads)> Tellers { get; init; }

    /// <summary>Who was not there when the slips were handed out.</summary>
    public required IReadOnlyList<(string Name, string Reason)> Absent { get; init; }

    /// <summary>When the result was closed, in Viet Nam; null: not to be seen by whoever asks.</summary>
    public DateTime? Closed { get; init; }
}

public sealed record CountedLine(long Subject, string Name, string Kind, int? Excellent, int? Good, int? Completed, int? NotCompleted, int? Unranked, int? Agree, int? Disagree, int Blank);

/// <summary>A decision as it was drawn up, signed or not.</summary>
public sealed record DrawnDecision(long Id, string Step, string Number, DateOnly Dated, string Signer, bool Signed, long? SignedBy, IReadOnlyList<DecidedLine> Lines);

public sealed record DecidedLine(string Name, string Family, string Kind, string Unit, QualityLevel Level, bool Provisional);

/// <summary>Everything the papers of one organisation say, as one person may see it, in one round trip.</summary>
public sealed record UnitPapers(
    IReadOnlyDictionary<long, PersonOnPaper> Persons, IReadOnlyDictionary<long, WrittenStatement> Statements, ILookup<long, IssuedPrompt> Prompts, ILookup<long, LevelOnPaper> Levels,
    IReadOnlyDictionary<(long Subject, string Step), string> Answers, IReadOnlyDictionary<long, string> Conclusions, IReadOnlyList<ClosedBallot> Ballots, IReadOnlyList<DrawnDecision> Decisions)
{
    /// <summary>Levels of the same persons as leaders or officials, by subject: the furthest that is known, as the grid of proposals shows it.</summary>
    public IReadOnlyDictionary<long, GivenLevel> Officials { get; init; } = new Dictionary<long, GivenLevel>();

    public static async Task<UnitPapers> ReadAsync(Work work, UnitWork unit, CancellationToken stop = default)
    {
        long[] own = [.. unit.Own.Select(s => s.Id)], persons = [.. unit.Own.Select(s => s.Person).OfType<long>().Distinct()];
        await using var reader = await work.ReadAsync(new Batch()
            .Add("select p.id, p.born, array(select a.role from assignment a where a.person = p.id and a.organisation = $2 and a.ended_act is null and a.held @> today() order by a.id) from person p where p.id = any($1)", persons, unit.Unit.Entry)
            .Add("select subject, body, self_level from paper where subject = any($1) and kind = 'statement' and handed_in_act is not null", own)
            .Add("select subject, content, number, issued_on from prompt where subject = any($1) and issued_act is not null order by id", own)
            .Add("select subject, stage, step, level, reason, act from level where subject = any($1) and superseded_act is null order by act", own)
            .Add("select subject, step, string_agg(answer, E'\\n' order by id) from request where subject = any($1) and answer is not null group by subject, step", own)
            .Add("select distinct on (subject) subject, body from conclusion where subject = any($1) order by subject, act desc", own)
            .Add("""
                select b.id, b.step, b.rule, b.round, m.rule, h.name, m.held_on, b.summoned, b.present, b.issued, c.collected, c.foreign_slips, c.empty_slips, c.extra_words, c.valid, ch.name, se.name, m.id, j.at
                from ballot b join meeting m on m.id = b.meeting join subject h on h.id = m.host join slip_count c on c.ballot = b.id and c.hand = 1 left join person ch on ch.id = m.chair left join person se on se.id = m.secretary left join journal j on j.act = b.closed_act
                where b.host = $1 and b.closed_act is not null order by b.id
                """, unit.Unit.Id)
            .Add("select l.ballot, s.id, s.name, s.kind, l.excellent, l.good, l.completed, l.not_completed, l.unranked, l.agree, l.disagree, l.blank from line_count l join ballot b on b.id = l.ballot join subject s on s.id = l.subject where b.host = $1 and b.closed_act is not null and l.hand = 1", unit.Unit.Id)
            .Add("select t.meeting, p.name, t.leads from teller t join person p on p.id = t.person where t.host = $1", unit.Unit.Id)
            .Add("""
                select b.id, s.name, a.reason from ballot b join (
                  select meeting, member, host, present, reason, act, null::bigint as ended_act from presence union all select meeting, member, host, present, reason, act, ended_act from presence_before) a on a.meeting = b.meeting and a.act <= b.opened_act and (a.ended_act is null or a.ended_act > b.opened_act)
                join subject s on s.id = a.member where b.host = $1 and b.closed_act is not null and a.host = $1 and not a.present
                """, unit.Unit.Id)
            .Add("select id, step, number, dated, signer, signed_act is not null, signed_by from decision where unit = $1 and kind = 'ranking' and withdrawn_act is null order by dated, id", unit.Unit.Id)
            .Add("select l.decision, s.name, s.family, s.kind, u.name, l.level, l.provisional from decision_line l join decision d on d.id = l.decision join subject s on s.id = l.subject join subject u on u.id = s.unit where d.unit = $1 and d.kind = 'ranking' and d.withdrawn_act is null order by u.path, s.code", unit.Unit.Id)
            .Add(SubjectFile.AsOfficial, own), stop);
        var found = await reader.RowsAsync(r => (Id: r.GetInt64(0), Person: new PersonOnPaper(Day(r, 1), r.GetFieldValue<string[]>(2))), stop);
        var statements = await reader.NextAsync(r => (Id: r.GetInt64(0), Written: new WrittenStatement(r.GetString(1), Level(r, 2))), stop);
        var prompts = await reader.NextAsync(r => (Id: r.GetInt64(0), Prompt: new IssuedPrompt(r.GetString(1), Text(r, 2), Day(r, 3))), stop);
        var levels = await reader.NextAsync(r => (Id: r.GetInt64(0), Level: new LevelOnPaper(r.GetString(1), r.GetString(2), (QualityLevel)r.GetInt16(3), r.GetString(4), r.GetInt64(5))), stop);
        var answers = await reader.NextAsync(r => (Key: (r.GetInt64(0), r.GetString(1)), Answer: r.GetString(2)), stop);
        var conclusions = await reader.NextAsync(r => (Id: r.GetInt64(0), Body: r.GetString(1)), stop);
        var ballots = await BallotsAsync(reader, stop);
        var decisions = await DecisionsAsync(reader, stop);
        var officials = await reader.NextAsync(r => (Id: r.GetInt64(0), Level: SubjectFile.LevelOf(r)), stop);
        return new UnitPapers(found.ToDictionary(f => f.Id, f => f.Person), statements.GroupBy(s => s.Id).ToDictionary(s => s.Key, s => s.Last().Written), prompts.ToLookup(p => p.Id, p => p.Prompt), levels.ToLookup(l => l.Id, l => l.Level),
            answers.ToDictionary(a => a.Key, a => a.Answer), conclusions.ToDictionary(c => c.Id, c => c.Body), ballots, decisions)
        { Officials = officials.GroupBy(o => o.Id).ToDictionary(o => o.Key, o => o.Last().Level) };
    }

    private static async Task<List<ClosedBallot>> BallotsAsync(NpgsqlDataReader reader, CancellationToken stop)
    {
        var ballots = await reader.NextAsync(r => (Meeting: r.GetInt64(17), Ballot: new ClosedBallot(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetInt16(3), r.GetString(4), r.GetString(5), Day(r, 6), r.GetInt32(7), r.GetInt32(8), r.GetInt32(9),
            r.GetInt32(10), r.GetInt32(11), r.GetInt32(12), r.GetInt32(13), r.GetInt32(14), Text(r, 15), Text(r, 16))
        { Lines = [], Tellers = [], Absent = [], Closed = r.IsDBNull(18) ? null : Instant.LocalOf(r.GetFieldValue<DateTimeOffset>(18)) }), stop);
        var lines = (await reader.NextAsync(r => (Ballot: r.GetInt64(0), Line: new CountedLine(r.GetInt64(1), r.GetString(2), r.GetString(3), Count(r, 4), Count(r, 5), Count(r, 6), Count(r, 7), Count(r, 8), Count(r, 9), Count(r, 10), r.GetInt32(11))), stop)).ToLookup(l => l.Ballot, l => l.Line);
        var tellers = (await reader.NextAsync(r => (Meeting: r.GetInt64(0), Name: r.GetString(1), Leads: r.GetBoolean(2)), stop)).ToLookup(t => t.Meeting, t => (t.Name, t.Leads));
        var absent = (await reader.NextAsync(r => (Ballot: r.GetInt64(0), Name: r.GetString(1), Reason: r.GetString(2)), stop)).ToLookup(t => t.Ballot, t => (t.Name, t.Reason));
        return [.. ballots.Select(b => b.Ballot with { Lines = [.. lines[b.Ballot.Id]], Tellers = [.. tellers[b.Meeting].OrderByDescending(t => t.Leads).ThenBy(t => t.Name, NameOrder.ByGiven)], Absent = [.. absent[b.Ballot.Id].OrderBy(a => a.Name, NameOrder.ByGiven)] })];
    }

    private static async Task<List<DrawnDecision>> DecisionsAsync(NpgsqlDataReader reader, CancellationToken stop)
    {
        var heads = await reader.NextAsync(r => new DrawnDecision(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetFieldValue<DateOnly>(3), r.GetString(4), r.GetBoolean(5), r.IsDBNull(6) ? null : r.GetInt64(6), []), stop);
        var lines = (await reader.NextAsync(r => (Decision: r.GetInt64(0), Line: new DecidedLine(r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), (QualityLevel)r.GetInt16(5), r.GetBoolean(6))), stop)).ToLookup(l => l.Decision, l => l.Line);
        return [.. heads.Select(d => d with { Lines = [.. lines[d.Id]] })];
    }

    private static string? Text(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetString(i);

    private static DateOnly? Day(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetFieldValue<DateOnly>(i);

    private static int? Count(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetInt32(i);

    private static QualityLevel? Level(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : (QualityLevel)r.GetInt16(i);
}
