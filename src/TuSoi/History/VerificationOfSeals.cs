namespace TuSoi.History;

/// <summary>Every seal follows the one before, and every head it names still stands in its chain at that number.</summary>
internal sealed class VerificationOfSeals(VerificationReading look, VerificationReport report)
{
    private const string Seals = """
        with s as (select *, coalesce(lag(hash) over (order by id), '\x') as prior from seal where cycle = $1)
        select to_char(s.at, 'DD/MM/YYYY HH24:MI'), s.before = s.prior and s.hash = seal_hash(s.before, s.id, s.cycle, s.path, s.at, s.heads, s.by_person), coalesce(l.lost, 0), coalesce(l.name, '')
        from s left join lateral (
          select count(*) as lost, min(coalesce(u.name, 'danh sách chung')) as name
          from jsonb_array_elements(s.heads) h left join journal j on j.cycle = (h->>0)::bigint and j.unit = (h->>1)::bigint and j.seq = (h->>2)::bigint left join subject u on u.id = (h->>1)::bigint
          where j.hash is distinct from decode(h->>3, 'hex')) l on true
        order by s.id
        """;

    private const string Missing = "select to_char(at, 'DD/MM/YYYY HH24:MI') from journal where cycle = $1 and kind = 'SealChains' and act not in (select id from seal) order by act";

    public async Task RunAsync()
    {
        foreach (var (at, whole, lost, name) in await look.RowsAsync(Seals, r => (r.GetString(0), r.GetBoolean(1), r.GetInt64(2), r.GetString(3))))
        {
            report.Seals++;
            if (!whole) report.Add("seal.hash", $"Niêm phong lúc {at}", "không còn như lúc niêm phong, hoặc niêm phong trước nó đã bị bỏ.");
            if (lost > 0) report.Add("seal.head", name, $"niêm phong lúc {at} ghi đầu chuỗi mà nhật ký không còn đúng như vậy{(lost > 1 ? $" (tất cả {lost} chuỗi)" : "")}.");
        }
        foreach (var at in await look.RowsAsync(Missing, r => r.GetString(0))) report.Add("seal.missing", $"Niêm phong lúc {at}", "có trong nhật ký nhưng không còn.");
    }
}
