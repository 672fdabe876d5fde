using Npgsql;
using TuSoi.Database;
using TuSoi.Organisation;

namespace TuSoi.Opening;

/// <summary>What the database tells of the part of a cycle that the work of some organisations needs.</summary>
internal sealed class UnitFrame
{
    private readonly List<Subject> subjects = [];
    private readonly List<(long Owner, string Relation, long Target)> links = [];
    private readonly List<Action<CycleProgress>> facts = [];

    private UnitFrame(NpgsqlDataReader r, Ways ways)
    {
        (PackSeq, Open) = (r.GetInt32(0), [.. Of<long>(r, 1)]);
        var (id, entry, family, kind, code, name, person, unit, path, applies, leftOut) = (Of<long>(r, 2), Of<long>(r, 3), Of<string>(r, 4), Of<string>(r, 5), Of<string>(r, 6), Of<string>(r, 7), Of<long?>(r, 8), Of<long>(r, 9), Of<string>(r, 10), Of<long>(r, 11), Of<string?>(r, 12));
        for (var i = 0; i < id.Length; i++) subjects.Add(new Subject(id[i], entry[i], family[i], kind[i], code[i], name[i], person[i], unit[i], path[i], applies[i], leftOut[i]));
        var (owner, way, target) = (Of<long>(r, 13), Of<int>(r, 14), Of<long>(r, 15));
        for (var i = 0; i < owner.Length; i++) links.Add((owner[i], ways.Here[way[i] - 1], target[i])); // places in an array are counted from 1
        Add(Of<long>(r, 16), Of<string>(r, 17), (p, subject, step) => p.Done(subject, step));
        var (host, rule, day, starts, opened) = (Of<long>(r, 18), Of<string>(r, 19), Of<DateOnly>(r, 20), Of<TimeOnly>(r, 21), Of<bool>(r, 22));
        facts.Add(p => { for (var i = 0; i < host.Length; i++) p.Meeting(host[i], rule[i], day[i], opened[i], starts[i]); });
        Add(Of<long>(r, 23), Of<DateOnly>(r, 24), (p, at, on) => p.Conference(at, on));
        var (subject, asked, body) = (Of<long>(r, 25), Of<string>(r, 26), Of<string>(r, 27));
        facts.Add(p => { for (var i = 0; i < subject.Length; i++) p.Asked(subject[i], asked[i], body[i]); });
    }

    public int PackSeq { get; }

    /// <summary>In which of them what people wrote is open to who asks: he acts for it, stands in there, or an act gave it to him.</summary>
    public HashSet<long> Open { get; }

    /// <param name="units">Whose work is wanted; where it is “mine”, of persons only who asks is read. Null: wherever he holds a post, and “mine” where he is only reviewed.</param>
    public static Batch Ask(Batch batch, long cycle, IReadOnlyList<(long Unit, bool Mine)>? units, Ways ways) =>
        batch.Add("select * from unit_frame($1, $2::bigint[], $3::bool[], $4, $5, $6)", cycle, units?.Select(u => u.Unit).ToArray(), units?.Select(u => u.Mine).ToArray(), ways.MembersBelow, ways.Here, ways.Above);

    /// <returns>Null where none of them is an organisation of the cycle, or nobody asks.</returns>
    public static async Task<UnitFrame?> ReadAsync(NpgsqlDataReader reader, Ways ways, CancellationToken stop) => await reader.ReadAsync(stop) ? new UnitFrame(reader, ways) : null;

    /// <summary>In the order of the roster, because of two bodies that could review somebody the first one does.</summary>
    public CycleRoster Roster() => new(subjects.OrderBy(s => s.Path, StringComparer.Ordinal).ThenBy(s => s.Id), links);

    public CycleProgress Progress(DateOnly today)
    {
        var progress = new CycleProgress(today);
        foreach (var fact in facts) fact(progress);
        return progress;
    }

    private void Add<A, B>(A[] a, B[] b, Action<CycleProgress, A, B> add) => facts.Add(p => { for (var i = 0; i < a.Length; i++) add(p, a[i], b[i]); });

    private static T[] Of<T>(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? [] : r.GetFieldValue<T[]>(column);
}
