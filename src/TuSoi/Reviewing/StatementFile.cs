using Npgsql;
using TuSoi.Database;
using TuSoi.History;
using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Publishing.Files;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Steps;

namespace TuSoi.Reviewing;

/// <summary>How one person stands to a file: it is his own, or he acts for the organisation in which it is reviewed, or it was given to him.</summary>
public sealed record FileDoor(Subject Subject, bool IsOwn, bool Acts, bool IsOpen);

/// <summary>A statement as it is kept.</summary>
public sealed record StatementPaper(string Step, string Form, string Body, string? Presented, QualityLevel? SelfLevel, bool FromPaper, DateOnly? HandedIn, bool Late, bool Reopened, bool Sent, bool Completed, bool Signed)
{
    /// <summary>Completed after the meeting with other words than were presented there.</summary>
    public bool Differs => Presented is { } was && was != Body;
}

/// <summary>A prompt that has to be answered in the statement.</summary>
public sealed record IssuedPrompt(string Content, string Number, DateOnly On);

/// <summary>What the meeting said: needed when the paper is completed.</summary>
public sealed record SaidInMeeting(string Conclusion, IReadOnlyList<string> Comments);

/// <summary>One recorded fact about the subject of the year, as words, with who supplies it.</summary>
public sealed record RecordedFact(string Label, string Value, string Source, DateOnly Known);

/// <summary>Everything that one statement page shows, read with the person's rights.</summary>
public sealed record StatementFile(FileDoor Door, StatementPaper? Paper, Draft? Draft, IReadOnlyList<IssuedPrompt> Prompts, SaidInMeeting? Said, IReadOnlyList<RecordedFact> Facts, StepFiles Files)
{
    // What lies open: the paper's own fences say; the door says why.
    private const string Doors = "select s.person is not distinct from me() and s.person is not null, s.unit = any((select my_hosts())::bigint[]), s.id = any((select my_subjects())::bigint[]) from subject s where s.id = $1";

    private const string Papers = """
        select p.step, p.form, p.body, p.presented_body, p.self_level, p.from_paper, d.done_on, coalesce(d.late, false), p.reopened_act is not null, p.sent_act is not null, p.completed_act is not null, p.signed_act is not null
        from paper p left join done d on d.subject = p.subject and d.step = p.step where p.subject = $1 and p.kind = 'statement' and p.handed_in_act is not null order by p.handed_in_act
        """;

    /// <returns>Null: there is no such subject for this person.</returns>
    public static async Task<FileDoor?> DoorAsync(Work work, long cycle, long subject)
    {
        await using var reader = await work.ReadAsync(new Batch().Add(SittingFrame.SubjectsWhere("cycle = $1 and id = $2"), cycle, subject).Add(Doors, subject));
        if (!await reader.ReadAsync()) return null;
        var one = SittingFrame.ReadSubject(reader);
        await reader.NextResultAsync();
        return await reader.ReadAsync() ? new FileDoor(one, reader.GetBoolean(0), reader.GetBoolean(1), reader.GetBoolean(0) || reader.GetBoolean(1) || reader.GetBoolean(2)) : null;
    }

    public static async Task<StatementFile> ReadAsync(Work work, CyclePack pack, FileDoor door, StepRule step)
    {
        var (one, family) = (door.Subject, pack.FamilyOf(door.Subject.Kind));
        await using var reader = await work.ReadAsync(Attachments.Asked(new Batch()
            .Add(Papers, one.Id)
            .Add("select body, saved_at from draft where subject = $1 and step = $2 and person = me()", one.Id, step.Id)
            .Add("select content, coalesce(number, ''), issued_on from prompt where subject = $1 and issued_act is not null order by issued_on, id", one.Id)
            .Add("select body from conclusion where subject = $1 order by act", one.Id)
            .Add("select body from comment where subject = $1 order by id", one.Id)
            .Add($"select known_from, to_jsonb(f)::text from facts_{Rostering.Keeping.FactReading.FamilyWord(family)} f where entry = $1 and year = $2 and known_to is null order by stage = 'self', stage", one.Entry, pack.Year), one.Id, one.Unit, step.Id, FileKind.Statement));
        var papers = await ListAsync(reader, ReadPaper, first: true);
        var drafts = await ListAsync(reader, r => Draft.Read(r.GetString(0), r.GetDateTime(1)));
        var prompts = await ListAsync(reader, r => new IssuedPrompt(r.GetString(0), r.GetString(1), r.GetFieldValue<DateOnly>(2)));
        var conclusions = await ListAsync(reader, r => r.GetString(0));
        var comments = await ListAsync(reader, r => r.GetString(0));
        var facts = (await ListAsync(reader, r => FactWords.Of(pack.Pack.Facts.Of(family), r.GetString(1), DateOnly.FromDateTime(Instant.LocalOf(r.GetFieldValue<DateTimeOffset>(0)))))).SelectMany(f => f).DistinctBy(f => f.Label).ToList();
        await reader.NextResultAsync();
        var files = await Attachments.ToldAsync(reader);
        return new StatementFile(door, Meant(papers, step), drafts.FirstOrDefault(), prompts, conclusions.Count > 0 ? new SaidInMeeting(string.Join("\n\n", conclusions), comments) : null, facts, files);
    }

    // The step's own paper; completing and signing are about the one that was presented.
    private static StatementPaper? Meant(List<StatementPaper> papers, StepRule step) =>
        step.Kind == StepKind.Statement ? papers.FirstOrDefault(p => p.Step == step.Id) : papers.FirstOrDefault(p => p.Presented is not null) ?? papers.FirstOrDefault();

    private static StatementPaper ReadPaper(NpgsqlDataReader r) => new(r.GetString(0), r.GetString(1), r.GetString(2), r.IsDBNull(3) ? null : r.GetString(3), r.IsDBNull(4) ? null : (QualityLevel)r.GetInt16(4), r.GetBoolean(5),
        r.IsDBNull(6) ? null : r.GetFieldValue<DateOnly>(6), r.GetBoolean(7), r.GetBoolean(8), r.GetBoolean(9), r.GetBoolean(10), r.GetBoolean(11));

    private static async Task<List<T>> ListAsync<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> of, bool first = false)
    {
        if (!first) await reader.NextResultAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync()) rows.Add(of(reader));
        return rows;
    }
}
