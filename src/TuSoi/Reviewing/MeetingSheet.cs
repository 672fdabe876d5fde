using Npgsql;
using TuSoi.Database;
using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Ranking;
using TuSoi.Rules.Steps;

namespace TuSoi.Reviewing;

/// <summary>A meeting as it was registered, opened and closed.</summary>
/// <param name="Chair">Persons, by number.</param>
public sealed record HeldMeeting(long Id, DateOnly PlannedOn, TimeOnly Starts, int HalfDays, long? Chair, long? ChairForHead, long? Secretary, DateOnly? HeldOn, int? HeldHalfDays, DateTimeOffset? OpenedAt, DateTimeOffset? ClosedAt, string? Minutes)
{
    public bool IsOpen => OpenedAt is not null;
    public bool IsClosed => ClosedAt is not null;
}

/// <param name="Since">From when he is there, or not; null: from the opening on.</param>
/// <param name="Act">By which his line stands.</param>
public sealed record Participant(long Member, long? Person, string Name, bool Present, string Reason, bool Votes, DateTimeOffset? Since, long Act);

/// <summary>Who corrected last who is there, and when.</summary>
public sealed record PresenceCorrected(string By, DateTimeOffset At);

/// <summary>Somebody who holds a post in the organisation.</summary>
public sealed record Holder(long Person, string Role, string Name);

public sealed record Remark(string Text, DateTimeOffset? At);

public sealed record Conclusion(string Text, string By, DateTimeOffset? At);

/// <summary>One step that is done in the meeting, for everybody it concerns.</summary>
public sealed record MeetingStep(StepRule Step, IReadOnlyList<StepLine> Lines)
{
    public int Done => Lines.Count(l => l.Open is null);

    /// <summary>Who can be taken now.</summary>
    public IEnumerable<StepLine> Ready => Lines.Where(l => l.State == StepState.Open);
}

/// <summary>All that a meeting needs on one page: whom it reviews, who is there, what was said and concluded, what is still to do.</summary>
public sealed class MeetingSheet
{
    public required UnitWork Work { get; init; }
    public required Subject Host { get; init; }
    public required MeetingRule Rule { get; init; }

    /// <summary>The step by which the meeting is held; null: this host has none (any more).</summary>
    public required OpenStep? Meeting { get; init; }
    public required Part Part { get; init; }

    /// <summary>Null: neither registered nor opened.</summary>
    public HeldMeeting? Held { get; private set; }
    public IReadOnlyList<Participant> Participants { get; private set; } = [];

    /// <summary>Null: nobody did, or it is not to be seen.</summary>
    public PresenceCorrected? Corrected { get; private set; }
    public IReadOnlyList<Holder> Holders { get; private set; } = [];

    /// <summary>Who attends from above.</summary>
    public IReadOnlyList<string> Attends { get; private set; } = [];
    public ILookup<long, Remark> Remarks { get; private set; } = Array.Empty<(long, Remark)>().ToLookup(r => r.Item1, r => r.Item2);
    public IReadOnlyDictionary<long, Conclusion> Conclusions { get; private set; } = new Dictionary<long, Conclusion>();
    public IReadOnlyDictionary<long, SubjectFile> Files { get; private set; } = new Dictionary<long, SubjectFile>();
    public IReadOnlyDictionary<long, string> Names { get; private set; } = new Dictionary<long, string>();
    public Worksheet Draft { get; private set; } = Worksheet.Empty;

    /// <summary>Half days that the pack demands.</summary>
    public int Least { get; private set; } = 1;

    public CyclePack Pack => Work.Pack;

    /// <summary>Steps done in the meeting, in the order of the pack: reviews first.</summary>
    public required IReadOnlyList<MeetingStep> Steps { get; init; }

    /// <summary>Everybody who is reviewed: bodies before persons, the head before others, else by given name.</summary>
    public IReadOnlyList<StepLine> Reviewed { get; private set; } = [];

    /// <summary>How many are there.</summary>
    public int There => Participants.Count(p => p.Present);

    /// <summary>Whether they are as many as the pack demands.</summary>
    public bool HasQuorum => Meetings.HasQuorum(Rule, There, Participants.Count);

    public string NameOf(long? person) => person is { } id ? Names.GetValueOrDefault(id, "") : "";

    /// <summary>Somebody who was not there: reviewed later (SPC-010).</summary>
    public bool IsAbsent(Subject one) => Participants.Any(p => !p.Present && (p.Member == one.Id || p.Person is not null && p.Person == one.Person));

    /// <summary>Who chairs and concludes where this one is reviewed.</summary>
    public long? ChairOf(Subject one) => Held is { Chair: { } chair } held ? one.Person == chair ? held.ChairForHead : chair : null;

    /// <summary>Whose turn is next: there, not concluded, waiting for nothing.</summary>
    public StepLine? Next(Subject? after)
    {
        var waiting = Reviewed.Where(l => l.State == StepState.Open && l.Subject.Id != after?.Id && !IsAbsent(l.Subject)).ToList();
        var place = Reviewed.Select((l, i) => (l, i)).FirstOrDefault(l => l.l.Subject.Id == after?.Id).i;
        return waiting.FirstOrDefault(l => after is null || Reviewed.ToList().IndexOf(l) > place) ?? (waiting.Count > 0 ? waiting[0] : null);
    }

    public static async Task<MeetingSheet?> ReadAsync(Work work, CyclePacks packs, long cycle, long unit, string rule, long host, DateOnly today)
    {
        if (await UnitWork.ReadAsync(work, packs, cycle, unit, today) is not { } read || read.Roster.Find(host) is not { } at || at.Unit != unit) return null;
        if (read.Pack.Procedure.Meetings.GetValueOrDefault(rule) is not { } of || !read.Pack.Kind(at.Kind).Is(of.On)) return null;
        var step = read.Pack.StepsOf(at.Kind).FirstOrDefault(s => s.Kind == StepKind.Meeting && s.Meeting == rule);
        var open = step is null || !at.Has(read.Pack.BitOf(at.Kind, step.Id)) ? null : read.Agenda.Of(at, step);
        var sheet = new MeetingSheet { Work = read, Host = at, Rule = of, Meeting = open, Part = await Parts.OfAsync(work, read.Unit, open?.Responsible), Steps = StepsIn(read, at, of, step) };
        if (sheet.Part >= Part.Attends) await sheet.FillAsync(work);
        return sheet;
    }

    // What the meeting itself waits for is done before it, not in it.
    private static IReadOnlyList<MeetingStep> StepsIn(UnitWork read, Subject host, MeetingRule rule, StepRule? meeting)
    {
        var before = meeting?.Needs.Where(n => n.Of.Length == 0).Select(n => n.Step).ToHashSet() ?? [];
        return [.. from one in read.Roster.All
                   from step in read.Pack.StepsOf(one)
                   where step.Meeting == rule.Id && step.Kind is StepKind.Review or StepKind.Proposal or StepKind.Record or StepKind.Ballot && !(one.Id == host.Id && before.Contains(step.Id))
                   where read.Agenda.Venues.PlaceOf(one, rule.Id) == host.Id
                   let line = new StepLine(one, step, read.Progress.IsDone(one.Id, step.Id) ? null : read.Agenda.Of(one, step))
                   group line by step.Id into lines
                   let first = lines.First()
                   orderby first.Step.Kind != StepKind.Review, lines.Max(l => read.Pack.StepsOf(l.Subject.Kind).ToList().IndexOf(l.Step))
                   select new MeetingStep(first.Step, [.. lines.OrderBy(l => l.Subject.Name, NameOrder.ByGiven)])];
    }

    private async Task FillAsync(Work work)
    {
        var subjects = Steps.SelectMany(s => s.Lines).Select(l => l.Subject).DistinctBy(s => s.Id).ToList();
        long[] ids = [.. subjects.Select(s => s.Id)];
        await using (var reader = await work.ReadAsync(new Batch()
            .Add("select m.id, m.planned_on, m.starts, m.half_days, m.chair, m.chair_for_head, m.secretary, m.held_on, m.held_half_days, o.at, c.at, m.minutes, m.opened_act is not null, m.closed_act is not null from meeting m left join journal o on o.act = m.opened_act left join journal c on c.act = m.closed_act where m.host = $1 and m.rule = $2", Host.Id, Rule.Id)
            .Add("select p.member, s.person, s.name, p.present, p.reason, p.votes, p.since, p.act from meeting m join presence p on p.meeting = m.id join subject s on s.id = p.member where m.host = $1 and m.rule = $2", Host.Id, Rule.Id)
            .Add("select a.person, a.role, p.name from assignment a join person p on p.id = a.person where a.organisation = $1 and a.ended_act is null and a.held @> today() order by a.id", Work.Unit.Entry)
            .Add("select p.name from meeting m join attendance a on a.meeting = m.id and a.ended_act is null join person p on p.id = a.person where m.host = $1 and m.rule = $2", Host.Id, Rule.Id)
            .Add("select c.subject, c.body, j.at from meeting m join comment c on c.meeting = m.id left join journal j on j.act = c.act where m.host = $1 and m.rule = $2 order by c.id", Host.Id, Rule.Id)
            .Add("select c.subject, c.body, p.name, j.at from meeting m join conclusion c on c.meeting = m.id join person p on p.id = c.concluded_by left join journal j on j.act = c.act where m.host = $1 and m.rule = $2", Host.Id, Rule.Id)
            .Add("select p.id, p.name from meeting m join person p on p.id in (m.chair, m.chair_for_head, m.secretary) where m.host = $1 and m.rule = $2", Host.Id, Rule.Id)
            .Add("select p.name, j.at from meeting m join presence_before b on b.meeting = m.id join journal j on j.act = b.ended_act join person p on p.id = j.by_person where m.host = $1 and m.rule = $2 order by j.at desc limit 1", Host.Id, Rule.Id)))
        {
            Held = await reader.ReadAsync() ? HeldOf(reader) : null;
            Participants = [.. (await reader.NextAsync(r => new Participant(r.GetInt64(0), Number(r, 1), r.GetString(2), r.GetBoolean(3), r.GetString(4), r.GetBoolean(5), Moment(r, 6), r.GetInt64(7)))).OrderBy(p => p.Name, NameOrder.ByGiven)];
            Holders = await reader.NextAsync(r => new Holder(r.GetInt64(0), r.GetString(1), r.GetString(2)));
            Attends = [.. (await reader.NextAsync(r => r.GetString(0))).Order(NameOrder.ByGiven)];
            Remarks = (await reader.NextAsync(r => (r.GetInt64(0), new Remark(r.GetString(1), Moment(r, 2))))).ToLookup(r => r.Item1, r => r.Item2);
            Conclusions = (await reader.NextAsync(r => (Subject: r.GetInt64(0), Of: new Conclusion(r.GetString(1), r.GetString(2), Moment(r, 3))))).ToDictionary(c => c.Subject, c => c.Of);
            Names = (await reader.NextAsync(r => (r.GetInt64(0), r.GetString(1)))).ToDictionary(p => p.Item1, p => p.Item2);
            Corrected = (await reader.NextAsync(r => new PresenceCorrected(r.GetString(0), new DateTimeOffset(r.GetDateTime(1), TimeSpan.Zero)))).FirstOrDefault();
        }
        Reviewed = [.. Steps.Where(s => s.Step.Kind == StepKind.Review).SelectMany(s => s.Lines).OrderBy(l => RankOf(l.Subject)).ThenBy(l => l.Subject.Name, NameOrder.ByGiven)];
        if (Part < Part.Reads) return;
        Files = await SubjectFile.ReadAsync(work, ids);
        Least = await Meetings.LeastAsync(work, Host, Rule);
        if (Held is { } held) Draft = await Worksheet.ReadAsync(work, Work.Unit.Id, Worksheet.OfMeeting(held.Id));
    }

    // Bodies, then whoever the pack lets chair, in its order, then everybody.
    private int RankOf(Subject one)
    {
        if (one.Person is not { } person) return one.Id == Host.Id ? -2 : -1;
        var roles = Rule.Chair.Concat(Rule.ChairForHead).ToList();
        return Holders.Where(h => h.Person == person).Select(h => roles.IndexOf(h.Role)).Where(i => i >= 0).DefaultIfEmpty(roles.Count).Min();
    }

    private static HeldMeeting HeldOf(NpgsqlDataReader r) => new(r.GetInt64(0), r.GetFieldValue<DateOnly>(1), r.GetFieldValue<TimeOnly>(2), r.GetInt32(3), Number(r, 4), Number(r, 5), Number(r, 6),
        r.IsDBNull(7) ? null : r.GetFieldValue<DateOnly>(7), r.IsDBNull(8) ? null : r.GetInt32(8), r.GetBoolean(12) ? Moment(r, 9) ?? default(DateTimeOffset) : null, r.GetBoolean(13) ? Moment(r, 10) ?? default(DateTimeOffset) : null, r.IsDBNull(11) ? null : r.GetString(11));

    private static long? Number(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetInt64(i);

    private static DateTimeOffset? Moment(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : new DateTimeOffset(r.GetDateTime(i), TimeSpan.Zero);
}
