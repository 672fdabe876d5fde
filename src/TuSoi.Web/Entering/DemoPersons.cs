using TuSoi.Database;
using TuSoi.Opening;

namespace TuSoi.Web.Entering;

/// <summary>Who may be tried in a demo: one holder of each role, at the top, in a chapter, in a cell, and an ordinary member.</summary>
public sealed class DemoPersons(Store store, Installation installation, PackFolder packs)
{
    public async Task<IReadOnlyList<(long Person, string Name, string Role, string Organisation)>> ReadAsync()
    {
        if (!installation.IsDemo) return [];
        await using var command = store.Web.CreateCommand("select person, name, role, organisation from demo_persons()");
        await using var reader = await command.ExecuteReaderAsync();
        var people = new List<(long, string, string, string)>();
        while (await reader.ReadAsync()) people.Add((reader.GetInt64(0), reader.GetString(1), reader.IsDBNull(2) ? "Đảng viên" : Label(reader.GetString(2)), reader.GetString(3)));
        return people;
    }

    private string Label(string role) => packs.Ids.Select(packs.Find).OfType<Rules.Packs.Pack>().Select(p => p.Procedure.Roles.GetValueOrDefault(role)?.Label).FirstOrDefault(l => l is not null) ?? role;
}
