using Npgsql;
using TuSoi.Balloting;
using TuSoi.Database;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;

namespace TuSoi.Reviewing;

/// <summary>A level that somebody gave at a step and that still stands.</summary>
public sealed record GivenLevel(string Step, string Stage, QualityLevel Level, bool Provisional, string Reason);

/// <summary>What another body said: where the person lives, was before, works for a time.</summary>
public sealed record GivenComment(string Step, string Body, string? Answer, QualityLevel? Level);

/// <summary>What the facts allowed when they were last looked at.</summary>
public sealed record KnownVerdict(QualityLevel? Suggested, VerdictFlags Flags, DateTime KnownAt)
{
    /// <summary>Not to be ranked at all.</summary>
    public bool IsLeftOut => Flags.HasFlag(VerdictFlags.NotRanked);
}

/// <summary>Everything that lies on the table about one subject when its level is talked about.</summary>
public sealed record SubjectFile(long Subject)
{
    /// <summary>The step at which the statement was handed in; null: none was.</summary>
    public string? Statement { get; init; }

    public QualityLevel? Self { get; init; }
    public IReadOnlyList<GivenLevel> Levels { get; init; } = [];

    /// <summary>The level of the same person as leader or official, the furthest that is known.</summary>
    public GivenLevel? Official { get; init; }

    public IReadOnlyList<GivenComment> Comments { get; init; } = [];
    public KnownVerdict? Verdict { get; init; }

    /// <summary>Closed counts about the subject, the last one last.</summary>
    public IReadOnlyList<CountedLine> Counts { get; init; } = [];

    /// <summary>Contents of prompts from above that were issued to it.</summary>
    public IReadOnlyList<string> Prompts { get; init; } = [];

    public GivenLevel? At(string step) => Levels.FirstOrDefault(l => l.Step == step);

    /// <summary>The last proposal before this step.</summary>
    public GivenLevel? Proposed => Levels.LastOrDefault(l => l.Stage == "proposed");

    // Of the same person as leader or official, the furthest last.
    internal const string AsOfficial = """
        select l.owner, v.step, v.stage, v.level, v.provisional, v.reason from subject_link l join subject s on s.id = l.target and s.family = 'leader' join level v on v.subject = s.id and v.superseded_act is null
        where l.owner = any($1) and l.relation = 'same_person' order by array_position(array['self', 'voted', 'proposed', 'appraised', 'decided'], v.stage), v.id
        """;

    /// <summary>Files of subjects, as the person of the transaction may see them, in one round trip.</summary>
    public static async Task<IReadOnlyDictionary<long, SubjectFile>> ReadAsync(Work work, long[] subjects)
    {
        await using var reader = await work.ReadAsync(new Batch()
            .Add("select subject, step, self_level from paper where kind = 'statement' and subject = any($1) and handed_in_act is not null", subjects)
            .Add("select subject, step, stage, level, provisional, reason from level where subject = any($1) and superseded_act is null order by id", subjects)
            .Add(AsOfficial, subjects)
            .Add("select subject, step, body, answer, level from request where subject = any($1) and answered_act is not null order by id", subjects)
            .Add("select subject, suggested, flags, facts_known_at from verdict where subject = any($1)", subjects)
            .Add(CountedLine.Query + " where b.closed_act is not null and l.subject = any($1) and l.hand = 1 order by b.id", subjects)
            .Add("select subject, content from prompt where subject = any($1) and issued_act is not null order by id", subjects));
        var papers = await RowsAsync(reader, r => (r.GetString(1), Level(r, 2)), first: true);
        var (levels, official) = (await RowsAsync(reader, LevelOf), await RowsAsync(reader, LevelOf));
        var comments = await RowsAsync(reader, r => new GivenComment(r.GetString(1), r.GetString(2), r.IsDBNull(3) ? null : r.GetString(3), Level(r, 4)));
        var verdicts = await RowsAsync(reader, r => new KnownVerdict(Level(r, 1), (VerdictFlags)r.GetInt32(2), r.GetDateTime(3)));
        var (counts, prompts) = (await RowsAsync(reader, CountedLine.Of), await RowsAsync(reader, r => r.GetString(1)));
        return subjects.Distinct().ToDictionary(id => id, id => new SubjectFile(id)
        {
            Statement = papers[id].Select(p => p.Item1).FirstOrDefault(),
            Self = levels[id].LastOrDefault(l => l.Stage == "self")?.Level ?? papers[id].Select(p => p.Item2).FirstOrDefault(),
            Levels = [.. levels[id]],
            Official = official[id].LastOrDefault(),
            Comments = [.. comments[id]],
            Verdict = verdicts[id].FirstOrDefault(),
            Counts = [.. counts[id]],
            Prompts = [.. prompts[id]],
        });
    }

    internal static GivenLevel LevelOf(NpgsqlDataReader r) => new(r.GetString(1), r.GetString(2), (QualityLevel)r.GetInt16(3), r.GetBoolean(4), r.GetString(5));

    private static QualityLevel? Level(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : (QualityLevel)r.GetInt16(i);

    private static async Task<ILookup<long, T>> RowsAsync<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> of, bool first = false)
    {
        if (!first) await reader.NextResultAsync();
        var rows = new List<(long Subject, T Row)>();
        while (await reader.ReadAsync()) rows.Add((reader.GetInt64(0), of(reader)));
        return rows.ToLookup(r => r.Subject, r => r.Row);
    }
}
