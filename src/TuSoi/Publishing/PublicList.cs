using TuSoi.Database;
using TuSoi.Rules.Facts;

namespace TuSoi.Publishing;

/// <summary>What may be made public of a signed decision: who, where, which level. No reason, no count, nothing that was written about anybody.</summary>
public sealed record PublicList(string Number, DateOnly Dated, string Signer, string Organisation, IReadOnlyList<PublicLine> Lines)
{
    private const string Head = "select d.number, d.dated, d.signer, s.name from decision d join subject s on s.id = d.unit where d.id = $1 and d.kind = 'ranking' and d.signed_act is not null";

    // A level that another decision has replaced is no longer public.
    private const string Current = """
        select s.name, u.name, l.level, l.provisional from decision d join level l on l.step = d.step and l.act = d.signed_act and l.stage = 'decided' and l.superseded_act is null
        join subject s on s.id = l.subject join subject u on u.id = s.unit where d.id = $1 order by u.path, s.code
        """;

    /// <summary>As somebody may see it who sees the decision and ranks there; null: he does not, or it is not signed.</summary>
    public static async Task<PublicList?> ReadAsync(Store store, long person, DateOnly day, long decision, CancellationToken stop = default)
    {
        await using var work = await Work.BeginAsync(store, person, day, stop);
        var head = await work.ListAsync(r => (Number: r.GetString(0), Dated: r.GetFieldValue<DateOnly>(1), Signer: r.GetString(2), Organisation: r.GetString(3)), Head, decision);
        if (head.Count == 0) return null;
        var lines = await work.ListAsync(r => new PublicLine(r.GetString(0), r.GetString(1), (QualityLevel)r.GetInt16(2), r.GetBoolean(3)), Current, decision);
        return new PublicList(head[0].Number, head[0].Dated, head[0].Signer, head[0].Organisation, lines);
    }
}

/// <param name="Provisional">A cap from above may still come.</param>
public sealed record PublicLine(string Name, string Organisation, QualityLevel Level, bool Provisional);
