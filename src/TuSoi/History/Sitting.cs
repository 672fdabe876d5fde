using System.Text.Json;
using Npgsql;
using TuSoi.Access;
using TuSoi.Database;
using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Rostering;

namespace TuSoi.History;

/// <summary>One act while it is carried out: what was read under the lock of the chain, and what will be written with the journal entry.</summary>
public sealed class Sitting
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };
    private readonly Dictionary<(long Unit, string Kind, string Step), (int Total, int Done, string Path)> counts = [];
    private readonly List<(Subject Subject, string Step, bool Late)> finished = [];
    private readonly HashSet<(long Organisation, string Role, long? Subject, long? Host)> given = [];
    private readonly HashSet<(long Subject, string Step)> done;
    private readonly TimeProvider clock;

    internal Sitting(Work work, Act act, long unit, SittingFrame frame, CyclePack pack, TimeProvider clock) =>
        (Work, Act, Unit, Frame, Pack, this.clock, At, Day, done) = (work, act, unit, frame, pack, clock, clock.GetUtcNow(), Instant.DayOf(clock), [.. frame.Done]);

    internal Work Work { get; }
    internal SittingFrame Frame { get; }
    internal Batch Writes { get; } = new();
    public Act Act { get; }
    public long Unit { get; }
    public CyclePack Pack { get; }
    public DateTimeOffset At { get; }
    public DateOnly Day { get; }

    /// <summary>The hour in Viet Nam.</summary>
    public DateTime Local => Instant.LocalOf(At);

    /// <summary>The number the act will have in the journal.</summary>
    public long Id => Frame.Act;

    public Rights Rights => Frame.Rights;

    public Subject? Find(long id) => Frame.Subjects.GetValueOrDefault(id);

    public Subject? FindEntry(long entry) => Frame.Entries.GetValueOrDefault(entry);

    /// <summary>The role in which the person acts, once the gate has found it.</summary>
    public string? Role { get; internal set; }

    public bool IsDone(long subject, string step) => done.Contains((subject, step));

    public void Write(string sql, params object?[] values) => Writes.Add(sql, values);

    /// <summary>Before facts are read or written: who changes them here, above or below waits until this act is over. The moment from which what is written now is known.</summary>
    public Task<DateTime> HoldFactsAsync(CancellationToken stop) => RosterLock.TakeAsync(Work, Find(Unit)!.Path, clock, stop);

    /// <summary>The step of this subject is finished by this act.</summary>
    public void Finish(Subject subject, string step, bool late)
    {
        if (!done.Add((subject.Id, step))) return;
        finished.Add((subject, step, late));
        Count(subject, step, 0, 1);
    }

    /// <summary>The step is finished; where it goes to another body, that body sees the file from now on, and with a dossier all files of the organisation.</summary>
    public void Finish(Passed passed)
    {
        Finish(passed.Subject, passed.Step.Id, passed.Late);
        foreach (var body in new[] { passed.Step.To, passed.Step.Through }.OfType<string>())
            if (Bodies.Of(Pack.Procedure, Pack.Pack, body, passed.Subject, FindEntry) is { For: null, Organisation: { } receiver } to && receiver.Id != passed.Subject.Unit)
                foreach (var role in to.Roles) Give(receiver.Entry, role, passed.Step.Kind == Rules.Steps.StepKind.Dossier ? null : passed.Subject.Id, passed.Step.Kind == Rules.Steps.StepKind.Dossier ? passed.Subject.Unit : null);
    }

    private void Give(long organisation, string role, long? subject, long? host)
    {
        if (given.Add((organisation, role, subject, host)))
            Writes.Add("""
                insert into access_grant (id, cycle, organisation, role, what, subject, host, act) select nextval('ids'), $1, $2, $3, 'dossier', $4::bigint, $5::bigint, $6
                where not exists (select from access_grant where organisation = $2 and role = $3 and what = 'dossier' and ended_act is null and (subject = $4::bigint or host = $5::bigint))
                """, Act.Cycle, organisation, role, subject, host, Id);
    }

    /// <summary>The step is to be done once more.</summary>
    public void Reopen(Subject subject, string step, bool wasDone = false)
    {
        if (!done.Remove((subject.Id, step)) && !wasDone) return;
        Writes.Add("delete from done where subject = $1 and step = $2", subject.Id, step);
        Count(subject, step, 0, -1);
    }

    /// <summary>The step is now the subject's to do, in its unit.</summary>
    public void Join(Subject subject, string step) => Count(subject, step, 1, IsDone(subject.Id, step) ? 1 : 0);

    /// <summary>The step is no longer the subject's to do there.</summary>
    public void Leave(Subject subject, string step) => Count(subject, step, -1, IsDone(subject.Id, step) ? -1 : 0);

    internal async Task<int> SaveAsync(CancellationToken stop)
    {
        if (finished.Count > 0)
            Writes.Add("insert into done select $1, d.subject, d.step, $2, $3, d.late, d.unit, d.path from unnest($4::bigint[], $5::text[], $6::bool[], $7::bigint[], $8::text[]) d(subject, step, late, unit, path)", Act.Cycle, Id, Day,
                finished.Select(f => f.Subject.Id).ToArray(), finished.Select(f => f.Step).ToArray(), finished.Select(f => f.Late).ToArray(), finished.Select(f => f.Subject.Unit).ToArray(), finished.Select(f => f.Subject.Path).ToArray());
        // always in the same order, so that two acts never wait for each other
        foreach (var ((unit, kind, step), (total, now, path)) in counts.OrderBy(f => f.Key))
        {
            if (total > 0) Writes.Add("insert into counter (cycle, unit, kind, step, total, path) values ($1, $2, $3, $4, 0, $5) on conflict do nothing", Act.Cycle, unit, kind, step, path);
            if ((total, now) != (0, 0)) Writes.Add("update counter set total = total + $5, done = done + $6 where cycle = $1 and unit = $2 and kind = $3 and step = $4", Act.Cycle, unit, kind, step, total, now);
        }
        Writes.Add("select journal_entry($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $3)",
            Id, Act.Cycle, Unit, Act.GetType().Name, (Act as StepAct)?.Step, Role, At.UtcDateTime, System.Security.Cryptography.RandomNumberGenerator.GetBytes(16), JsonSerializer.Serialize(Act, Act.GetType(), Plain));
        return await Work.WriteAsync(Writes, stop);
    }

    private void Count(Subject subject, string step, int total, int now)
    {
        var key = (subject.Unit, subject.Kind, step);
        var (had, was, _) = counts.GetValueOrDefault(key);
        counts[key] = (had + total, was + now, subject.Path);
    }
}

/// <summary>What every act reads first, in one round trip.</summary>
internal sealed record SittingFrame(long Act, int PackSeq, IReadOnlyDictionary<long, Subject> Subjects, Rights Rights, IReadOnlySet<(long Subject, string Step)> Done)
{
    /// <summary>The same subjects by their entry in the roster.</summary>
    public IReadOnlyDictionary<long, Subject> Entries { get; } = Subjects.Values.ToDictionary(s => s.Entry);

    private const string SubjectColumns = "id, entry, family, kind, code, name, person, unit, path, applies, coalesce(left_out, case when ended_act is not null then 'đã đưa ra khỏi danh sách' end)";

    // $1 cycle, $2 unit, $3 subjects
    // Everything after the lock is read by statements of their own: only they see what was written while the lock was waited for.
    internal static Batch Query(long cycle, long unit, long[] subjects) => new Batch()
        .Add("select nextval('ids') from chain where cycle = $1 and unit = $2 for update", cycle, unit)
        .Add("select coalesce(max(seq), 0) from cycle_pack where cycle = $1", cycle)
        .Add($"""
            select {SubjectColumns} from subject where cycle = $3
              and (id = any($1 || $2::bigint) or entry = any(array(select unnest(string_to_array(trim(trailing '.' from path), '.')::bigint[]) from subject where id = any($1))))
            """, subjects, unit, cycle)
        .Add("select role, organisation, rights from my_assignments()")
        .Add("select what, role, organisation, subject, host from my_grants() where cycle = $1", cycle)
        .Add("select subject from conflict where person = me() and subject = any($1)", subjects)
        .Add("select subject, step from done where subject = any($1)", subjects);

    internal static async Task<SittingFrame?> ReadAsync(NpgsqlDataReader reader, long person, CancellationToken stop)
    {
        if (!await reader.ReadAsync(stop)) return null;
        var act = reader.GetInt64(0);
        var seq = (await NextAsync(reader, r => r.GetInt32(0), stop))[0];
        var subjects = (await NextAsync(reader, ReadSubject, stop)).ToDictionary(s => s.Id);
        var held = await NextAsync(reader, r => new Held(r.GetString(0), r.GetInt64(1), r.GetFieldValue<string[]>(2)), stop);
        var given = await NextAsync(reader, r => new Given(r.GetString(0), Text(r, 1), Number(r, 2), Number(r, 3), Number(r, 4)), stop);
        var conflicts = (await NextAsync(reader, r => r.GetInt64(0), stop)).ToHashSet();
        var done = (await NextAsync(reader, r => (r.GetInt64(0), r.GetString(1)), stop)).ToHashSet();
        return new SittingFrame(act, seq, subjects, new Rights(person, held, given, conflicts), done);
    }

    internal static Subject ReadSubject(NpgsqlDataReader r) => new(r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), Number(r, 6), r.GetInt64(7), r.GetString(8), r.GetInt64(9), Text(r, 10));

    internal static string SubjectsWhere(string condition) => $"select {SubjectColumns} from subject where {condition}";

    private static async Task<List<T>> NextAsync<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken stop)
    {
        await reader.NextResultAsync(stop);
        var rows = new List<T>();
        while (await reader.ReadAsync(stop)) rows.Add(read(reader));
        return rows;
    }

    private static string? Text(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetString(i);

    private static long? Number(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetInt64(i);
}
