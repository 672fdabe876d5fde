using TuSoi.Database;
using TuSoi.History;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;

namespace TuSoi.Rostering.Changing;

/// <summary>Puts an organisation, a collective or both into the roster. A cycle that runs has its own copy and does not change.</summary>
internal sealed class FoundingBodies(FoundBodies act, Pack pack)
{
    /// <summary>What can be told from the act alone.</summary>
    public Outcome.Refused? Refused() =>
        act.Organisation is null && act.Collective is null ? new("found.none", "Chưa ghi tổ chức hay tập thể nào để lập.")
        : Refused(act.Organisation, Family.Organisation, "Tổ chức") ?? Refused(act.Collective, Family.Collective, "Tập thể")
        ?? (string.Equals(act.Organisation?.Code, act.Collective?.Code, StringComparison.OrdinalIgnoreCase) ? new("roster.code_twice", $"Tổ chức và tập thể cùng ghi mã “{act.Organisation!.Code}”. Mỗi nơi một mã.") : null);

    public async Task<Outcome.Refused?> DoAsync(RosterSitting sitting, CancellationToken stop)
    {
        if ((await RosterActs.StandingAsync(sitting.Work, [act.Above], act.From, stop)).FirstOrDefault() is not { Family: "organisation" } above)
            return new("found.above", $"Tổ chức cấp trên không có trong danh sách đồng chí quản lý vào ngày {act.From:dd/MM/yyyy}. Hãy kiểm tra lại ngày.");
        if (act.Organisation is { } told && Placing.KindsBelow(pack, above.Kind).All(k => k.Id != told.Kind)) return new("found.place", $"{pack.Kinds[told.Kind].Label} không trực thuộc {pack.Kinds[above.Kind].Label}. Hãy chọn loại khác, hoặc lập ở tổ chức cấp trên đúng loại.");
        if (await TakenAsync(sitting.Work) is [var taken, ..]) return RosterRefusals.Taken(taken);
        var ids = await sitting.Work.NumbersAsync(2, stop);
        var (unit, path) = act.Organisation is null ? (above.Entry, above.Path) : (ids[0], $"{above.Path}{ids[0]}.");
        if (act.Organisation is { } organisation) Write(sitting, ids[0], organisation, "organisation", above.Entry, path);
        if (act.Collective is { } collective) Write(sitting, ids[1], collective, "collective", unit, path);
        return null;
    }

    private Outcome.Refused? Refused(NewBody? told, Family family, string what)
    {
        if (told is null) return null;
        var wrong = pack.Kinds.GetValueOrDefault(told.Kind)?.Family != family ? new Outcome.Refused("found.kind", "Chưa chọn loại.") : RosterRefusals.Code(told.Code) ?? RosterRefusals.Name(told.Name);
        return wrong is null ? null : wrong with { Sentence = $"{what}: {wrong.Sentence}" };
    }

    private void Write(RosterSitting sitting, long id, NewBody told, string family, long unit, string path) => sitting.Writes
        .Add("insert into roster_entry (id, code, family, act) values ($1, $2, $3, $4)", id, told.Code, family, sitting.Id)
        .Add("insert into roster_state (entry, kind, name, unit, path, valid, reason, known_from, act) values ($1, $2, $3, $4, $5, daterange($6, null), $7, $8, $9)",
            id, told.Kind, told.Name, unit, path, act.From, act.Why, sitting.At, sitting.Id);

    private Task<List<string>> TakenAsync(Work work) => work.ListAsync(r => r.GetString(0),
        "select t.c from unnest($1::text[]) t(c) where exists (select from roster_entry e where e.code = any(array[t.c, upper(t.c), lower(t.c)]))",
        (object)new[] { act.Organisation?.Code, act.Collective?.Code }.OfType<string>().ToArray()); // one array, not many values
}
