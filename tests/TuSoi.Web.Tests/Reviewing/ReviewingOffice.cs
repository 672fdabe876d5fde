using Npgsql;
using TuSoi.Organisation;

namespace TuSoi.Web.Tests.Reviewing;

/// <summary>What tests of reviewing ask of an office: a day, somebody in a cell, steps that were done before, rows as the owner sees them.</summary>
internal static class ReviewingOffice
{
    public static void On(this Office office, int month, int day, int hour = 9, int minute = 0) => office.Cycle.Clock.Now = new(office.Cycle.Year, month, day, hour, minute, 0, TimeSpan.FromHours(7));

    /// <summary>Members of a cell who write a statement and hold no post there, in the order of their codes.</summary>
    public static List<Subject> Plain(this Office office, Subject cell)
    {
        string[] roles = ["secretary", "deputy", "committee_member", "group_head", "support_staff", "director", "deputy_director"];
        var busy = roles.SelectMany(r => office.Cycle.Roster.All.Where(s => s.Family == "organisation").SelectMany(o => office.Cycle.Holders(o.Code, r))).ToHashSet();
        string[] above = ["organising_board", "party_board", "office", "mass_organisation", "emulation_cluster", "standing_member", "secretary", "deputy"];
        busy.UnionWith(above.SelectMany(r => office.Cycle.Holders(office.Cycle.Root.Code, r)));
        return [.. office.Cycle.Roster.All.Where(s => s.Family == "member" && s.Unit == cell.Id && s.LeftOut is null && (s.Applies & 1) != 0 && !busy.Contains(s.Person!.Value)).OrderBy(s => s.Code, StringComparer.Ordinal)];
    }

    /// <summary>Grassroots organisations of one cell that are reviewed and ranked as usual, in the order of their codes.</summary>
    public static List<Subject> UsualCells(this Office office) => [.. office.Cycle.Roster.All.Where(s => s is { Kind: "grassroots_cell", LeftOut: null } && office.Cycle.Roster.Reach(s, "committee").Any()).OrderBy(s => s.Code, StringComparer.Ordinal)];

    /// <summary>Steps done before the test begins.</summary>
    public static async Task DidAsync(this Office office, IEnumerable<Subject> subjects, params string[] steps)
    {
        await using var owner = await office.Cycle.Store.OpenOwnerAsync();
        await using var command = new NpgsqlCommand("insert into done select s.cycle, s.id, t, 0, '2024-11-02', false, s.unit, s.path from subject s, unnest($2::text[]) t where s.id = any($1) on conflict do nothing", owner);
        command.Parameters.Add(new() { Value = subjects.Select(s => s.Id).ToArray() });
        command.Parameters.Add(new() { Value = steps });
        await command.ExecuteNonQueryAsync();
        await using var counted = new NpgsqlCommand("update counter c set done = (select count(*) from done d join subject s on s.id = d.subject where s.unit = c.unit and s.kind = c.kind and d.step = c.step)", owner);
        await counted.ExecuteNonQueryAsync();
    }

    public static async Task<T?> OneAsync<T>(this Office office, string sql, params object[] values)
    {
        await using var owner = await office.Cycle.Store.OpenOwnerAsync();
        await using var command = new NpgsqlCommand(sql, owner);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return await command.ExecuteScalarAsync() is T found ? found : default;
    }
}
