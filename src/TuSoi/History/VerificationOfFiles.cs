namespace TuSoi.History;

/// <summary>Files against the journal: each came by an act that knows its digest, and is still what came; who says one was taken back is believed only with the act that did it.</summary>
internal sealed class VerificationOfFiles(VerificationReading look, VerificationReport report)
{
    private const string Changed = """
        select s.name || ': ' || f.name from file f join subject s on s.id = f.subject left join journal j on j.act = f.act left join journal_content c on c.act = f.act
        where f.cycle = $1 and (j.kind is distinct from 'AttachFile' or f.content is not null and sha256(f.content) <> f.digest or c.content is not null and c.content ->> 'Digest' <> encode(f.digest, 'hex')
          or f.removed_act is not null and not exists (select from journal r where r.act = f.removed_act and r.kind = 'RemoveFile')) order by 1
        """;

    private const string Missing = """
        select c.content ->> 'Name' from journal j join journal_content c on c.act = j.act where j.cycle = $1 and j.kind = 'AttachFile' and not exists (select from file f where f.act = j.act) order by 1
        """;

    public async Task RunAsync()
    {
        foreach (var name in await look.RowsAsync(Changed, r => r.GetString(0))) report.Add("file.changed", name, "tệp khác với lúc tải lên, hoặc không có việc tải lên, việc gỡ trong nhật ký.");
        foreach (var name in await look.RowsAsync(Missing, r => r.GetString(0))) report.Add("file.missing", name, "tệp đã tải lên nay không còn dòng nào.");
    }
}
