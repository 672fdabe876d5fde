using System.Text.Json;
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
        var file = subject is null ? "host" : "subject";
        if (given.Add((organisation, role, subject, host)))
            Writes.Add($"""
                insert into access_grant (id, cycle, organisation, role, what, {file}, act) select nextval('ids'), $1, $2, $3, 'dossier', $4, $5
                where not exists (select from access_grant where {file} = $4 and organisation = $2 and role = $3 and what = 'dossier' and ended_act is null)
                """, Act.Cycle, organisation, role, subject ?? host, Id);
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
