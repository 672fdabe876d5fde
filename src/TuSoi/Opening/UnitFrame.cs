using Npgsql;
using TuSoi.Database;
using TuSoi.Organisation;

namespace TuSoi.Opening;

/// <summary>What the database tells of the part of a cycle that one organisation's work needs; of several in one answer.</summary>
internal sealed class UnitFrame
{
    private readonly List<Subject> subjects = [];
    private readonly List<(long Owner, string Relation, long Target)> links = [];
    private readonly List<Action<CycleProgress>> facts = [];

    private UnitFrame(NpgsqlDataReader r)
    {
        (PackSeq, Unit, IsOpen) = (r.GetInt32(0), r.GetInt64(27), r.GetBoolean(28));
        var (id, entry, family, kind, code, name, person, unit, path, applies, leftOut) = (Of<long>(r, 1), Of<long>(r, 2), Of<string>(r, 3), Of<string>(r, 4), Of<string>(r, 5), Of<string>(r, 6), Of<long?>(r, 7), Of<long>(r, 8), Of<string>(r, 9), Of<long>(r, 10), Of<string?>(r, 11));
        for (var i = 0; i < id.Length; i++) subjects.Add(new Subject(id[i], entry[i], family[i], kind[i], code[i], name[i], person[i], unit[i], path[i], applies[i], leftOut[i]));
        var (owner, relation, target) = (Of<long>(r, 12), Of<string>(r, 13), Of<long>(r, 14));
        for (var i = 0; i < owner.Length; i++) links.Add((owner[i], relation[i], target[i]));
        Add(Of<long>(r, 15), Of<string>(r, 16), (p, subject, step) => p.Done(subject, step));
        var (host, rule, day, starts, opened) = (Of<long>(r, 17), Of<string>(r, 18), Of<DateOnly>(r, 19), Of<TimeOnly>(r, 20), Of<bool>(r, 21));
        facts.Add(p => { for (var i = 0; i < host.Length; i++) p.Meeting(host[i], rule[i], day[i], opened[i], starts[i]); });
        Add(Of<long>(r, 22), Of<DateOnly>(r, 23), (p, at, on) => p.Conference(at, on));
        var (subject, asked, body) = (Of<long>(r, 24), Of<string>(r, 25), Of<string>(r, 26));
        facts.Add(p => { for (var i = 0; i < subject.Length; i++) p.Asked(subject[i], asked[i], body[i]); });
    }

    public int PackSeq { get; }

    /// <summary>Whose work it is.</summary>
    public long Unit { get; }

    /// <summary>Whether what people wrote there is open to who asks: he acts for it, stands in there, or an act gave it to him.</summary>
    public bool IsOpen { get; }

    /// <param name="units">Whose work is wanted; where it is “mine”, of persons only who asks is read.</param>
    /// <returns>In the same order, without those of which there is no such organisation in the cycle; empty where nobody asks.</returns>
    public static async Task<List<UnitFrame>> ReadAsync(Work work, long cycle, IEnumerable<(long Unit, bool Mine)> units, string[] membersBelow, CancellationToken stop)
    {
        var frames = new List<UnitFrame>();
        await using var reader = await work.ReadAsync(new Batch().Add("select f.*, u.unit, u.unit = any((select my_hosts())::bigint[]) from unnest($2::bigint[], $3::bool[]) with ordinality u(unit, mine, n), unit_frame($1, u.unit, $4, u.mine) f order by u.n",
            cycle, units.Select(u => u.Unit).ToArray(), units.Select(u => u.Mine).ToArray(), membersBelow), stop);
        while (await reader.ReadAsync(stop)) frames.Add(new UnitFrame(reader));
        return frames;
    }

    public CycleRoster Roster() => new(subjects, links);

    public CycleProgress Progress(DateOnly today)
    {
        var progress = new CycleProgress(today);
        foreach (var fact in facts) fact(progress);
        return progress;
    }

    private void Add<A, B>(A[] a, B[] b, Action<CycleProgress, A, B> add) => facts.Add(p => { for (var i = 0; i < a.Length; i++) add(p, a[i], b[i]); });

    private static T[] Of<T>(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? [] : r.GetFieldValue<T[]>(column);
}
