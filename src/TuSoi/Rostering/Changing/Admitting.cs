using TuSoi.Database;
using TuSoi.History;
using TuSoi.Rostering.Cells;
using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Changing;

/// <summary>Somebody comes on the list: new to the system, known as a person already, or back again.</summary>
internal sealed class Admitting(AdmitMember act, FactDictionary facts, DateOnly today)
{
    private sealed record Known(long Person, string Name, DateOnly? Born, long? Entry, bool Standing);

    public async Task<Outcome.Refused?> DoAsync(RosterSitting sitting, CancellationToken stop)
    {
        if ((await RosterActs.StandingAsync(sitting.Work, [act.Unit], today, stop)).FirstOrDefault() is not { Family: "organisation" } unit) return RosterRefusals.UnitUnknown;
        if (act.Facts.Keys.FirstOrDefault(f => facts.Find(Family.Member, f) is not { Type: FactType.Date, Derived: false }) is { } unknown) return new Outcome.Refused("fact.unknown", $"Không có số liệu ngày “{unknown}” của đảng viên.");
        var known = await KnownAsync(sitting.Work);
        if (Refused(known) is { } refused) return refused;
        var ids = await sitting.Work.NumbersAsync(2, stop);
        var (person, entry) = (known?.Person ?? ids[0], known?.Entry ?? ids[1]);
        if (known is null) sitting.Writes.Add("insert into person (id, code, name, born, act) values ($1, $2, $3, $4, $5)", person, act.Code, act.Name, act.Born, sitting.Id);
        if (known?.Entry is null) sitting.Writes.Add("insert into roster_entry (id, code, family, person, act) values ($1, $2, 'member', $3, $4)", entry, act.Code, person, sitting.Id);
        sitting.Writes.Add("insert into roster_state (entry, kind, name, unit, path, valid, reason, known_from, act) values ($1, $2, $3, $4, $5, daterange($6, null), $7, $8, $9)",
            entry, act.Kind, act.Name, unit.Entry, unit.Path, act.From, act.Why, sitting.At, sitting.Id);
        foreach (var (fact, value) in act.Facts) FactVersions.Add(sitting.Writes, facts, Family.Member, facts.Find(Family.Member, fact)!, act.From.Year, sitting.At, sitting.Id, [entry], [unit.Path], [value]);
        return null;
    }

    private Outcome.Refused? Refused(Known? known) =>
        known is null ? null
        : known.Standing ? new("roster.there", $"Mã “{act.Code}” là của đồng chí {known.Name}, đang có trong danh sách. Nếu chuyển đến từ tổ chức trong hệ thống, hãy dùng việc “Chuyển sinh hoạt”.")
        : known.Person == act.By ? RosterRefusals.Own
        : Tidy.Plain(known.Name) == Tidy.Plain(act.Name) || known.Born is not null && known.Born == act.Born ? null
        : new("import.other_person", $"Mã “{act.Code}” trong hệ thống là của đồng chí {known.Name}. Hãy ghi đúng mã của đồng chí {act.Name}, hoặc mã mới.");

    private async Task<Known?> KnownAsync(Work work) => (await work.ListAsync(
        r => new Known(r.GetInt64(0), r.GetString(1), r.IsDBNull(2) ? null : r.GetFieldValue<DateOnly>(2), r.IsDBNull(3) ? null : r.GetInt64(3), r.GetBoolean(4)), """
        select p.id, p.name, p.born, e.id, exists (select from roster_state s where s.entry = e.id and s.known_to is null and s.valid && daterange($2, null))
        from person p left join roster_entry e on e.person = p.id and e.family = 'member' where lower(p.code) = lower($1)
        """, act.Code, act.From)).FirstOrDefault();
}
