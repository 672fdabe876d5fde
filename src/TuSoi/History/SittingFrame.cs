using Npgsql;
using TuSoi.Access;
using TuSoi.Database;
using TuSoi.Organisation;

namespace TuSoi.History;

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
        .Add("select what, role, organisation, subject, host from my_grants() where cycle = $1 and (subject is null or subject = any($2))", cycle, subjects)
        .Add("select subject from conflict where person = me() and subject = any($1)", subjects)
        .Add("select subject, step from done where subject = any($1)", subjects);

    internal static async Task<SittingFrame?> ReadAsync(NpgsqlDataReader reader, long person, CancellationToken stop)
    {
        if (!await reader.ReadAsync(stop)) return null;
        var act = reader.GetInt64(0);
        var seq = (await reader.NextAsync(r => r.GetInt32(0), stop))[0];
        var subjects = (await reader.NextAsync(ReadSubject, stop)).ToDictionary(s => s.Id);
        var held = await reader.NextAsync(r => new Held(r.GetString(0), r.GetInt64(1), r.GetFieldValue<string[]>(2)), stop);
        var given = await reader.NextAsync(r => new Given(r.GetString(0), Text(r, 1), Number(r, 2), Number(r, 3), Number(r, 4)), stop);
        var conflicts = (await reader.NextAsync(r => r.GetInt64(0), stop)).ToHashSet();
        var done = (await reader.NextAsync(r => (r.GetInt64(0), r.GetString(1)), stop)).ToHashSet();
        return new SittingFrame(act, seq, subjects, new Rights(person, held, given, conflicts), done);
    }

    internal static Subject ReadSubject(NpgsqlDataReader r) => new(r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), Number(r, 6), r.GetInt64(7), r.GetString(8), r.GetInt64(9), Text(r, 10));

    internal static string SubjectsWhere(string condition) => $"select {SubjectColumns} from subject where {condition}";

    private static string? Text(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetString(i);

    private static long? Number(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetInt64(i);
}
