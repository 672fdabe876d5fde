namespace TuSoi.History;

/// <summary>What acts left behind against the journal: every row names an entry, and what was signed stands as it was signed.</summary>
internal sealed class VerificationOfActs(VerificationReading look, VerificationReport report)
{
    private const string Unwritten = """
        select what, count(*) from (
          select 'bước đã xong' as what, act from done where cycle = $1 union all select 'mức', act from level where cycle = $1 union all select 'xếp loại theo số liệu', act from verdict where cycle = $1
          union all select 'quyết định', prepared_act from decision where cycle = $1 union all select 'chữ ký quyết định', signed_act from decision where cycle = $1 and signed_act is not null
          union all select 'rút dự thảo quyết định', withdrawn_act from decision where cycle = $1 and withdrawn_act is not null
          union all select 'gói của đợt', act from cycle_pack where cycle = $1 union all select 'đối tượng', act from subject where cycle = $1) a
        where not exists (select from journal j where j.act = a.act) group by what order by what
        """;

    private const string Signed = """
        select d.number, s.name from decision d join decision_line l on l.decision = d.id join subject s on s.id = l.subject
        where d.cycle = $1 and d.signed_act is not null and case d.kind
          when 'ranking' then not exists (select from level v where v.subject = l.subject and v.act = d.signed_act and v.stage = 'decided' and v.level = l.level)
          when 'annulment' then not exists (select from rerank r where r.decision = d.id and r.subject = l.subject and r.new_level = l.level) else false end
        order by d.number, s.path, s.name
        """;

    public async Task RunAsync()
    {
        foreach (var (what, count) in await look.RowsAsync(Unwritten, r => (r.GetString(0), r.GetInt64(1)))) report.Add("act.unwritten", what, $"có {count} dòng do việc không có trong nhật ký ghi ra.");
        foreach (var (number, name) in await look.RowsAsync(Signed, r => (r.GetString(0), r.GetString(1)))) report.Add("decision.level", name, $"quyết định số {number} đã ký nhưng mức được quyết định không có hoặc khác.");
        report.Decisions = (await look.RowsAsync("select count(*) from decision where cycle = $1 and signed_act is not null", r => r.GetInt64(0)))[0];
    }
}
