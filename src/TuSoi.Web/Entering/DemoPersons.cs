using TuSoi.Database;
using TuSoi.Opening;
using TuSoi.Rules.Packs;

namespace TuSoi.Web.Entering;

/// <summary>Somebody to be tried in a demo.</summary>
/// <param name="IsFirst">Among the few that show most of a year.</param>
public sealed record DemoPerson(long Person, string Name, string Role, string Organisation, bool IsFirst);

/// <summary>Who may be tried in a demo: one holder of each role at the top, in a chapter, in a cell, and an ordinary member.</summary>
public sealed class DemoPersons(Store store, Installation installation, PackFolder packs)
{
    private sealed record Row(long Person, string Name, string? Role, string Organisation, int Depth, string[] Rights, string Kind);

    public async Task<IReadOnlyList<DemoPerson>> ReadAsync()
    {
        if (!installation.IsDemo) return [];
        await using var command = store.Web.CreateCommand("select person, name, role, organisation, depth, rights, kind from demo_persons()");
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Row>();
        while (await reader.ReadAsync()) rows.Add(new(reader.GetInt64(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.GetString(3), reader.GetInt32(4), reader.GetFieldValue<string[]>(5), reader.GetString(6)));
        var first = rows.Where(r => r.Role is null || r.Rights.Contains("roster")).Concat(rows.Where(r => r.Role is not null).GroupBy(r => r.Kind).Select(g => g.MinBy(r => Place(r.Role!))!)).Select(r => (r.Person, r.Role)).ToHashSet();
        return [.. rows.Select(r => new DemoPerson(r.Person, r.Name, r.Role is null ? "Đảng viên" : Label(r.Role), r.Organisation, first.Contains((r.Person, r.Role))))];
    }

    // packs name roles from the head of a body downwards
    private int Place(string role) => Packs.Select(p => p.Procedure.Roles.Keys.ToList().IndexOf(role)).FirstOrDefault(i => i >= 0, int.MaxValue);

    private string Label(string role) => Packs.Select(p => p.Procedure.Roles.GetValueOrDefault(role)?.Label).FirstOrDefault(l => l is not null) ?? role;

    private IEnumerable<Pack> Packs => packs.Ids.Select(packs.Find).OfType<Pack>();
}
