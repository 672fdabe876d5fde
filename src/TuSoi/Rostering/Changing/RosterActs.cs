using Npgsql;
using TuSoi.Database;
using TuSoi.History;
using TuSoi.Rostering.Cells;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;

namespace TuSoi.Rostering.Changing;

/// <summary>Changes of the standing roster, one event at a time: each with a reason, one journal entry in the chain of the organisation whose roster the person keeps. A running cycle is another matter: it has a copy.</summary>
public sealed class RosterActs(Store store, FactDictionary facts, TimeProvider clock)
{
    private readonly RosterDesk desk = new(store, clock);

    private DateOnly Today => Instant.DayOf(clock);

    public Task<Outcome> AdmitAsync(AdmitMember told, Pack pack, CancellationToken stop = default)
    {
        var act = told with { Code = Tidy.Text(told.Code), Name = Tidy.Text(told.Name), Why = Tidy.Text(told.Why) };
        var alone = new SaveMembers { Cycle = act.Cycle, By = act.By, Root = act.Root, Lines = [new MemberLine(null, act.Unit, act.Kind, act.Code, act.Name, act.Born)], From = act.From, Facts = act.Facts, Why = act.Why };
        return OnceAsync(act.Code, RosterRefusals.Code(act.Code) ?? RosterRefusals.Name(act.Name) ?? RosterRefusals.Born(act.Born, Today) ?? RosterRefusals.Happened(act.From, Today) ?? RosterRefusals.Why(act.Why) ?? FactUnknown(act.Facts),
            () => desk.DoAsync(act, act.Root, async sitting => (await new Admitting(alone, facts, pack, Today).DoAsync(sitting, stop)) is [var fault, ..] ? fault.Why : null, stop));
    }

    /// <summary>A whole grid in one act: what is wrong is told line by line, and nothing is written.</summary>
    public async Task<MembersSaved> SaveAsync(SaveMembers told, Pack pack, CancellationToken stop = default)
    {
        var act = told with { Lines = [.. told.Lines.Select(l => l with { Code = Tidy.Text(l.Code), Name = Tidy.Text(l.Name) })], Why = Tidy.Text(told.Why) };
        var saving = new SavingMembers(act, facts, pack, Today);
        var day = !act.Lines.Any(l => l.Entry is null) ? null : act.From is { } from ? RosterRefusals.Happened(from, Today) : new Outcome.Refused("date.text", "Chưa ghi ngày đầu tiên có tên của người mới.");
        var outcome = await OnceAsync("", saving.Refused() ?? day ?? RosterRefusals.Why(act.Why) ?? FactUnknown(act.Facts), () => desk.DoAsync(act, act.Root, sitting => saving.DoAsync(sitting, stop), stop));
        return new MembersSaved(outcome, saving.Faults, outcome.IsDone ? saving.Entries : []);
    }

    public Task<Outcome> MoveAsync(MoveMember told, CancellationToken stop = default)
    {
        var act = told with { Why = Tidy.Text(told.Why) };
        return OnceAsync("", RosterRefusals.Happened(act.On, Today) ?? RosterRefusals.Why(act.Why), () => desk.DoAsync(act, act.Root, async sitting =>
        {
            var found = await StandingAsync(sitting.Work, [act.Entry, act.To], act.On, stop);
            if (found.Find(f => f.Entry == act.Entry) is not { } one) return RosterRefusals.Unknown;
            if (found.Find(f => f.Entry == act.To) is not { Family: "organisation" } to) return RosterRefusals.UnitUnknown;
            if (one.Person == act.By) return RosterRefusals.Own;
            if (one.Family != "member") return new Outcome.Refused("move.kind", "Chỉ chuyển đảng viên từ tổ chức này sang tổ chức khác. Tổ chức chuyển cấp trên bằng sổ Excel của cấp trên cả hai nơi.");
            if (one.Unit == to.Entry) return new Outcome.Refused("move.same", $"{one.Name} đã ở {to.Name} từ ngày ấy.");
            RosterStates.Move(sitting.Writes, sitting.At, sitting.Id, one.Entry, to.Entry, to.Path, act.On, act.Why, facts);
            if (act.EndPosts) sitting.Writes.Add("update assignment set held = daterange(lower(held), $4, '[)'), ended_act = $1 where person = $2 and organisation = $3 and ended_act is null and (lower(held) is null or lower(held) <= $4)", sitting.Id, one.Person, one.Unit, act.On);
            return null;
        }, stop));
    }

    public Task<Outcome> EndAsync(EndEntries told, CancellationToken stop = default)
    {
        var act = told with { Why = Tidy.Text(told.Why) };
        var nobody = act.Entries.Count == 0 ? new Outcome.Refused("subject.none", "Chưa chọn ai. Hãy chọn ít nhất một tư cách.") : null;
        return OnceAsync("", nobody ?? RosterRefusals.Happened(act.On, Today) ?? RosterRefusals.Why(act.Why), () => desk.DoAsync(act, act.Root, async sitting =>
        {
            var found = await StandingAsync(sitting.Work, [.. act.Entries], act.On, stop);
            if (act.Entries.Except(found.Select(f => f.Entry)).Any()) return RosterRefusals.Unknown;
            if (found.Exists(f => f.Person == act.By)) return RosterRefusals.Own;
            if (found.Find(f => f.Below > 0) is { } full) return new Outcome.Refused("end.not_empty", $"{full.Name} còn {full.Below} người hoặc tổ chức ở trong. Hãy chuyển hoặc kết thúc họ trước.");
            RosterStates.End(sitting.Writes, sitting.At, sitting.Id, [.. act.Entries], act.On, act.Why);
            // who leaves as member leaves his posts; those elsewhere are of others to end
            sitting.Writes.Add("""
                update assignment a set held = daterange(lower(held), $2, '[)'), ended_act = $1 where ended_act is null and (lower(held) is null or lower(held) <= $2)
                  and (a.organisation = any($3) or a.person = any($4)) and a.path ^@ any((select my_paths('roster'))::text[])
                """, sitting.Id, act.On, act.Entries.ToArray(), found.Where(f => f.Family == "member").Select(f => f.Person!.Value).ToArray());
            return null;
        }, stop));
    }

    public Task<Outcome> CorrectAsync(CorrectEntries told, CancellationToken stop = default)
    {
        var act = told with { Entries = [.. told.Entries.Select(e => e with { Code = Tidy.Text(e.Code), Name = Tidy.Text(e.Name) })], Why = Tidy.Text(told.Why) };
        var wrong = act.Entries.Select(e => RosterRefusals.Code(e.Code) ?? RosterRefusals.Name(e.Name) ?? RosterRefusals.Born(e.Born, Today)).FirstOrDefault(r => r is not null)
            ?? (act.Entries.GroupBy(e => e.Code, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice ? RosterRefusals.Taken(twice.Key) : null);
        return OnceAsync("", wrong ?? RosterRefusals.Why(act.Why), () => desk.DoAsync(act, act.Root, async sitting =>
        {
            var correcting = new Correcting(act.By, act.Entries);
            return await correcting.DoAsync(sitting, stop) is [var fault, ..] ? fault.Why : correcting.IsSame ? RosterRefusals.Unchanged : null;
        }, stop));
    }

    /// <param name="pack">Says which kinds there are, and which stands below which.</param>
    public Task<Outcome> FoundAsync(FoundBodies told, Pack pack, CancellationToken stop = default)
    {
        var act = told with { Organisation = Tidied(told.Organisation), Collective = Tidied(told.Collective), Why = Tidy.Text(told.Why) };
        var founding = new FoundingBodies(act, pack);
        return OnceAsync("", founding.Refused() ?? RosterRefusals.Happened(act.From, Today) ?? RosterRefusals.Why(act.Why), () => desk.DoAsync(act, act.Root, sitting => founding.DoAsync(sitting, stop), stop));
    }

    private static NewBody? Tidied(NewBody? told) => told is null ? null : told with { Code = Tidy.Text(told.Code), Name = Tidy.Text(told.Name) };

    /// <summary>Entries below the root as they stand on a day, with how much is in them.</summary>
    internal static Task<List<Standing>> StandingAsync(Work work, long[] entries, DateOnly on, CancellationToken stop) => work.ListAsync(
        r => new Standing(r.GetInt64(0), r.GetString(1), r.GetString(7), r.GetString(2), r.IsDBNull(3) ? null : r.GetInt64(3), r.IsDBNull(4) ? null : r.GetInt64(4), r.GetString(5), r.GetInt64(6)), """
        select e.id, e.family, s.name, e.person, s.unit, s.path, (select count(*) from roster_state b where b.unit = e.id and b.known_to is null and b.valid @> $2 and b.entry <> e.id), s.kind
        from roster_entry e join roster_state s on s.entry = e.id and s.known_to is null and s.valid @> $2 and s.path ^@ any((select my_paths('roster'))::text[]) where e.id = any($1)
        """, entries, on);

    private Outcome.Refused? FactUnknown(IReadOnlyDictionary<string, string> told) =>
        told.Keys.FirstOrDefault(f => facts.Find(Family.Member, f) is not { Type: FactType.Date, Derived: false }) is { } unknown ? new("fact.unknown", $"Không có số liệu ngày “{unknown}” của đảng viên.") : null;

    // A code that somebody else writes at the same moment: the constraint says the same no as the code.
    private static async Task<Outcome> OnceAsync(string code, Outcome.Refused? refused, Func<Task<Outcome>> carryOut)
    {
        if (refused is not null) return refused;
        try { return await carryOut(); }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation) { return RosterRefusals.Taken(code); }
    }
}

/// <param name="Below">How many entries are in it on that day.</param>
internal sealed record Standing(long Entry, string Family, string Kind, string Name, long? Person, long? Unit, string Path, long Below);
