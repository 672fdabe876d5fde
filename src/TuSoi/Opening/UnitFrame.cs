using Npgsql;
using TuSoi.Database;
using TuSoi.Organisation;

namespace TuSoi.Opening;

/// <summary>What the database tells of the part of a cycle that the work of some organisations needs.</summary>
internal sealed class UnitFrame
{
    private readonly List<Action<CycleProgress>> facts = [];

    private UnitFrame(NpgsqlDataReader r, Ways ways, KeptFrame? kept)
    {
        (PackSeq, Open) = (r.GetInt32(0), [.. r.ArrayOf<long>(1)]);
        var seal = r.GetFieldValue<byte[]>(2);
        Kept = kept is not null && kept.IsStill(seal) ? kept : new KeptFrame(seal, Subjects(r), Links(r, ways));
        Add(r.ArrayOf<long>(17), r.ArrayOf<string>(18), (p, subject, step) => p.Done(subject, step));
        var (host, rule, day, starts, opened) = (r.ArrayOf<long>(19), r.ArrayOf<string>(20), r.ArrayOf<DateOnly>(21), r.ArrayOf<TimeOnly>(22), r.ArrayOf<bool>(23));
        facts.Add(p => { for (var i = 0; i < host.Length; i++) p.Meeting(host[i], rule[i], day[i], opened[i], starts[i]); });
        Add(r.ArrayOf<long>(24), r.ArrayOf<DateOnly>(25), (p, at, on) => p.Conference(at, on));
        var (subject, asked, body) = (r.ArrayOf<long>(26), r.ArrayOf<string>(27), r.ArrayOf<string>(28));
        facts.Add(p => { for (var i = 0; i < subject.Length; i++) p.Asked(subject[i], asked[i], body[i]); });
    }

    public int PackSeq { get; }

    /// <summary>In which of them what people wrote is open to who asks: he acts for it, stands in there, or an act gave it to him.</summary>
    public HashSet<long> Open { get; }

    /// <summary>Who is reviewed there, and where the ways lead: what may be kept until the next time.</summary>
    public KeptFrame Kept { get; }

    /// <param name="kept">What the same person was told when he asked the same; whether it still holds is for the database to say.</param>
    public static Batch Ask(Batch batch, FrameKey asked, Ways ways, KeptFrame? kept) =>
        batch.Add("select * from unit_frame($1, $2::bigint[], $3::bool[], $4, $5, $6, $7::bytea, $8::bigint[], $9::bigint[])", asked.Cycle, asked.Unit is { } unit ? new[] { unit } : null, asked.Unit is null ? null : new[] { asked.Mine }, ways.MembersBelow, ways.Here, ways.Above, kept?.Seal, kept?.Told, kept?.Units);

    /// <returns>Null where none of them is an organisation of the cycle, or nobody asks.</returns>
    public static async Task<UnitFrame?> ReadAsync(NpgsqlDataReader reader, Ways ways, KeptFrame? kept, CancellationToken stop) => await reader.ReadAsync(stop) ? new UnitFrame(reader, ways, kept) : null;

    public CycleProgress Progress(DateOnly today)
    {
        var progress = new CycleProgress(today);
        foreach (var fact in facts) fact(progress);
        return progress;
    }

    private void Add<A, B>(A[] a, B[] b, Action<CycleProgress, A, B> add) => facts.Add(p => { for (var i = 0; i < a.Length; i++) add(p, a[i], b[i]); });

    private static List<Subject> Subjects(NpgsqlDataReader r)
    {
        var (id, entry, family, kind, code, name, person, unit, path, applies, leftOut) = (r.ArrayOf<long>(3), r.ArrayOf<long>(4), r.ArrayOf<string>(5), r.ArrayOf<string>(6), r.ArrayOf<string>(7), r.ArrayOf<string>(8), r.ArrayOf<long?>(9), r.ArrayOf<long>(10), r.ArrayOf<string>(11), r.ArrayOf<long>(12), r.ArrayOf<string?>(13));
        return [.. id.Select((s, i) => new Subject(s, entry[i], family[i], kind[i], code[i], name[i], person[i], unit[i], path[i], applies[i], leftOut[i]))];
    }

    private static List<(long Owner, string Relation, long Target)> Links(NpgsqlDataReader r, Ways ways)
    {
        var (owner, way, target) = (r.ArrayOf<long>(14), r.ArrayOf<int>(15), r.ArrayOf<long>(16));
        return [.. owner.Select((o, i) => (o, ways.Here[way[i] - 1], target[i]))]; // places in an array are counted from 1
    }
}
