using System.Text.Json;
using TuSoi.Opening;

namespace TuSoi.History;

/// <summary>The copies under which the cycle has run are those that were made: by their digest, and by what the journal says of them.</summary>
internal sealed class VerificationOfPacks(VerificationReading look, VerificationReport report, CyclePacks packs)
{
    private readonly Dictionary<int, CyclePack> known = [];

    /// <returns>The pack in force.</returns>
    public async Task<CyclePack> RunAsync()
    {
        var copies = await look.RowsAsync("""
            select p.seq, p.version, p.files::text, p.readings::text, p.digest, c.content->>'Digest', y.year, y.cut_off from cycle_pack p join cycle y on y.id = p.cycle left join journal_content c on c.act = p.act where p.cycle = $1 order by p.seq
            """, r => (Seq: r.GetInt32(0), Version: r.GetString(1), Files: r.GetString(2), Readings: r.GetString(3), Digest: r.GetFieldValue<byte[]>(4), Said: r.IsDBNull(5) ? null : r.GetString(5), Year: r.GetInt32(6), CutOff: r.GetFieldValue<DateOnly>(7)));
        foreach (var copy in copies)
        {
            report.Packs++;
            var (files, readings) = (JsonSerializer.Deserialize<List<PackCopy>>(copy.Files)!, JsonSerializer.Deserialize<Dictionary<string, string>>(copy.Readings)!);
            if (!PackCopy.Digest(files, readings).AsSpan().SequenceEqual(copy.Digest)) report.Add("pack.copy", $"Gói lần {copy.Seq}, bản {copy.Version}", "bản sao của đợt không còn như lúc ghi.");
            else if (copy.Said is { } said && said != Convert.ToHexStringLower(copy.Digest)) report.Add("pack.journal", $"Gói lần {copy.Seq}, bản {copy.Version}", "bản sao của đợt khác bản mà nhật ký nói đến.");
            known[copy.Seq] = packs.Compile(files, readings, copy.Year, copy.CutOff);
        }
        return known[copies[^1].Seq];
    }

    public CyclePack? Of(int seq) => known.GetValueOrDefault(seq);
}
