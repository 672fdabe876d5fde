using TuSoi.Access;
using TuSoi.History;
using TuSoi.Opening;

namespace TuSoi.Organisation;

/// <summary>A member joins a running cycle: judged by the same special cases as at the opening, on the facts that are known now.</summary>
internal sealed class Joining(Sitting sitting, AddSubject act)
{
    public async Task<Outcome.Refused?> DoAsync(CancellationToken stop)
    {
        var unit = sitting.Find(act.Unit)!;
        if (unit.Family != "organisation") return Refusals.SubjectUnknown;
        var (row, known, same) = await LookAsync(unit);
        if (row is null) return new Outcome.Refused("join.roster", $"Danh sách không có đảng viên này ở {unit.Name} hôm nay. Hãy ghi vào danh sách trước.");
        if (known) return new Outcome.Refused("join.twice", $"{row.Name} đã có trong đợt.");
        if (row.Person == act.By) return Refusals.OwnFile;
        if (!sitting.Pack.Pack.Kinds.ContainsKey(row.Kind)) return new Outcome.Refused("join.kind", "Bộ quy tắc của đợt không có loại đối tượng này.");
        var id = (await sitting.Work.NumbersAsync(1, stop))[0];
        var one = await SubjectAsync(unit, row, id);
        Write(unit, one, same);
        return null;
    }

    private async Task<Subject> SubjectAsync(Subject unit, RosterRow row, long id)
    {
        var (scope, entryOf) = await CycleFacts.OfRosterAsync(sitting.Work, sitting.Pack.Rules, unit.Path, sitting.Pack.Year);
        var (applies, leftOut) = new SubjectStandings(sitting.Pack.Rules, scope, entryOf).Of(sitting.Pack, row);
        var one = new Subject(id, row.Entry, row.Family, row.Kind, row.Code, row.Name, row.Person, unit.Id, unit.Path, applies, leftOut);
        var venues = new Venues(sitting.Pack.Pack, new CycleRoster([unit, one], [(unit.Id, "members", id)]));
        return one with { Applies = Opened.Reviewed(sitting.Pack, venues, one) };
    }

    private void Write(Subject unit, Subject one, List<(long Id, string Path)> same)
    {
        sitting.Write("insert into subject (cycle, act, id, entry, family, kind, code, name, person, unit, path, applies, left_out) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            act.Cycle, sitting.Id, one.Id, one.Entry, one.Family, one.Kind, one.Code, one.Name, one.Person, one.Unit, one.Path, one.Applies, one.LeftOut);
        sitting.Write("insert into subject_link values ($1, $2, 'members', $3, $4)", act.Cycle, unit.Id, one.Id, unit.Path);
        foreach (var (id, path) in same)
        {
            sitting.Write("insert into subject_link values ($1, $2, 'same_person', $3, $4)", act.Cycle, one.Id, id, one.Path);
            sitting.Write("insert into subject_link values ($1, $2, 'same_person', $3, $4)", act.Cycle, id, one.Id, path);
        }
        foreach (var step in sitting.Pack.StepsOf(one)) sitting.Join(one, step.Id);
    }

    private async Task<(RosterRow? Row, bool Known, List<(long, string)> Same)> LookAsync(Subject unit)
    {
        var rows = await sitting.Work.ListAsync(r => (new RosterRow(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.IsDBNull(5) ? null : r.GetInt64(5), r.GetInt64(6), r.GetString(7)), r.GetBoolean(8)), """
            select e.id, e.code, e.family, s.kind, s.name, e.person, s.unit, s.path, exists (select from subject b where b.cycle = $3 and b.entry = e.id)
            from roster_entry e join roster_state s on s.entry = e.id and s.known_to is null and s.valid @> today() where e.id = $1 and e.family = 'member' and s.unit = $2
            """, act.Entry, unit.Entry, act.Cycle);
        if (rows is not [var (row, known)]) return (null, false, []);
        return (row, known, await sitting.Work.ListAsync(r => (r.GetInt64(0), r.GetString(1)), "select id, path from subject where cycle = $1 and person = $2 and entry <> $3", act.Cycle, row.Person, row.Entry));
    }
}
