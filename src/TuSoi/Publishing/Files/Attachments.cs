using System.Security.Cryptography;
using Npgsql;
using TuSoi.Access;
using TuSoi.Database;
using TuSoi.History;
using TuSoi.Organisation;
using TuSoi.Rules.Steps;

namespace TuSoi.Publishing.Files;

/// <summary>A file as lists show it.</summary>
public sealed record Attachment(long Id, long Subject, long Host, string Step, FileKind Kind, string Name, string Type, int Size, string AttachedBy, DateTime AttachedAt, byte[] Digest);

/// <summary>The files of a step, and whether they stay as they are.</summary>
public sealed record StepFiles(IReadOnlyList<Attachment> Files, bool Locked);

/// <summary>Files: attached → kept → taken back before signing. What is signed is what is filed: nothing replaces it.</summary>
public sealed class Attachments(Desk desk)
{
    private const int MostOfStep = 20;

    public async Task<Outcome> AttachAsync(AttachFile act, byte[] content, CancellationToken stop = default)
    {
        var (file, refused) = FileCheck.Read(act.Name, content);
        if (refused is not null) return refused;
        var digest = SHA256.HashData(file!.Content);
        act = act with { Name = file.Name, Type = file.Type, Size = file.Content.Length, Digest = Convert.ToHexStringLower(digest) };
        return await desk.DoAsync(act, act.Unit, [act.Subject], async sitting =>
        {
            if (May(sitting, act.Unit, act.Subject, act.Step, act.Kind) is { } denied) return denied;
            await using (var reader = await sitting.Work.ReadAsync(new Batch().Add("select count(*), coalesce(bool_or(digest = $3), false) from file where subject = $1 and step = $2 and removed_act is null", act.Subject, act.Step, digest), stop))
            {
                await reader.ReadAsync(stop);
                if (reader.GetBoolean(1)) return FileRefusals.Same;
                if (reader.GetInt64(0) >= MostOfStep) return FileRefusals.Many;
            }
            sitting.Write("insert into file (id, cycle, subject, host, step, kind, name, type, size, digest, content, attached_by, act) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $1)",
                sitting.Id, act.Cycle, act.Subject, act.Unit, act.Step, Word(act.Kind), act.Name, act.Type, act.Size, digest, file.Content, act.By);
            return null;
        }, stop);
    }

    public Task<Outcome> RemoveAsync(RemoveFile act, CancellationToken stop = default) => desk.DoAsync(act, act.Unit, [act.Subject], async sitting =>
    {
        (string Step, FileKind Kind)? found = null;
        await using (var reader = await sitting.Work.ReadAsync(new Batch().Add("select step, kind from file where id = $1 and subject = $2 and host = $3 and removed_act is null for update", act.File, act.Subject, act.Unit), stop))
            if (await reader.ReadAsync(stop)) found = (reader.GetString(0), Of(reader.GetString(1)));
        if (found is not var (step, kind)) return FileRefusals.Gone;
        if (May(sitting, act.Unit, act.Subject, step, kind) is { } denied) return denied;
        if (await IsLockedAsync(sitting, act.Subject, act.Unit, step, kind, stop)) return FileRefusals.Locked;
        sitting.Write("update file set content = null, removed_act = $2 where id = $1", act.File, sitting.Id);
        return null;
    }, stop);

    /// <summary>The files of a step, as the person of the transaction may see them, and whether they stay because the paper is signed or its matter closed.</summary>
    public static async Task<StepFiles> OfAsync(Work work, long subject, long unit, string step, FileKind kind)
    {
        await using var reader = await work.ReadAsync(Asked(new Batch(), subject, unit, step, kind));
        return await ToldAsync(reader);
    }

    /// <summary>The same among other questions.</summary>
    internal static Batch Asked(Batch batch, long subject, long unit, string step, FileKind kind) => batch.Add("""
        select f.id, f.subject, f.host, f.step, f.kind, f.name, f.type, f.size, coalesce(p.name, ''), coalesce(j.at, now()), f.digest from file f left join person p on p.id = f.attached_by left join journal j on j.act = f.act
        where f.subject = $1 and f.step = $2 and f.kind = $3 and f.removed_act is null order by f.id
        """, subject, step, Word(kind)).Add(Locked, Word(kind), subject, unit, step);

    internal static async Task<StepFiles> ToldAsync(NpgsqlDataReader reader)
    {
        var files = new List<Attachment>();
        while (await reader.ReadAsync())
            files.Add(new Attachment(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetString(3), Of(reader.GetString(4)), reader.GetString(5), reader.GetString(6), reader.GetInt32(7), reader.GetString(8), Instant.LocalOf(reader.GetFieldValue<DateTimeOffset>(9)), reader.GetFieldValue<byte[]>(10)));
        await reader.NextResultAsync();
        await reader.ReadAsync();
        return new StepFiles(files, reader.GetBoolean(0));
    }

    /// <summary>One file with its content; null: there is none for this person.</summary>
    public static async Task<(string Name, string Type, byte[] Content)?> FindAsync(Work work, long cycle, long file) =>
        (await work.ListAsync(r => (r.GetString(0), r.GetString(1), r.GetFieldValue<byte[]>(2)), "select name, type, content from file where id = $1 and cycle = $2 and removed_act is null", file, cycle)) is [var found] ? found : null;

    /// <summary>Whose files are asked for; null: not for this person.</summary>
    public static async Task<Subject?> SubjectAsync(Work work, long cycle, long subject) => (await work.ListAsync(SittingFrame.ReadSubject, SittingFrame.SubjectsWhere("cycle = $1 and id = $2"), cycle, subject)).FirstOrDefault();

    private const string Locked = """
        select coalesce(case $1
          when 'statement' then exists (select from paper where subject = $2 and kind = 'statement' and signed_act is not null) or exists (select from level where subject = $2 and stage = 'decided' and superseded_act is null)
          when 'slip' then exists (select from level where subject = $2 and stage = 'decided' and superseded_act is null)
          when 'minutes' then exists (select from meeting where unit = $3 and closed_act is not null) and not exists (select from meeting where unit = $3 and opened_act is not null and closed_act is null)
          when 'decision' then exists (select from decision where unit = $3 and step = $4 and signed_act is not null) and not exists (select from decision where unit = $3 and step = $4 and signed_act is null and withdrawn_act is null)
          else exists (select from done where subject = $2 and step = $4) end, false)
        """;

    private static async Task<bool> IsLockedAsync(Sitting sitting, long subject, long unit, string step, FileKind kind, CancellationToken stop)
    {
        await using var reader = await sitting.Work.ReadAsync(new Batch().Add(Locked, Word(kind), subject, unit, step), stop);
        await reader.ReadAsync(stop);
        return reader.GetBoolean(0);
    }

    // A person adds to his own statement; everything else is kept by whoever acts for the organisation, and nobody keeps the papers of others about himself.
    private static Outcome.Refused? May(Sitting sitting, long unitId, long subject, string step, FileKind kind)
    {
        if (sitting.Find(subject) is not { } one || sitting.Find(unitId) is not { } unit) return Refusals.SubjectUnknown;
        var ofBody = kind is FileKind.Minutes or FileKind.Decision;
        if (ofBody ? one.Unit != unit.Id || one.Person is not null : one.Unit != unit.Id) return Refusals.SubjectUnknown;
        var rule = sitting.Pack.Find(one.Kind, step);
        if (ofBody ? !sitting.Pack.Pack.Kinds.Keys.Any(k => sitting.Pack.Find(k, step) is not null) : rule is null) return Refusals.NotHere(one.Name, step);
        if (sitting.Rights.Conflicts.Contains(subject)) return Refusals.Conflict(one.Name);
        if (one.Person == sitting.Act.By) return IsOwn(sitting, rule, one) ? In(sitting, "person") : Refusals.OwnFile;
        if (sitting.Rights.Held.FirstOrDefault(h => h.Entry == unit.Entry && h.Rights.Contains("content")) is { } held) return In(sitting, held.Role);
        return sitting.Rights.HasAt("substitute", unit.Id) ? In(sitting, "substitute") : Refusals.Denied(unit.Name);
    }

    private static bool IsOwn(Sitting sitting, StepRule? rule, Subject one) => rule is not null && Bodies.Of(sitting.Pack.Procedure, sitting.Pack.Pack, rule.By, one, sitting.FindEntry) is { Person: { } };

    private static Outcome.Refused? In(Sitting sitting, string role)
    {
        sitting.Role = role;
        return null;
    }

    private static string Word(FileKind kind) => kind.ToString().ToLowerInvariant();

    private static FileKind Of(string word) => Enum.Parse<FileKind>(word, ignoreCase: true);
}
