using System.Net;
using TuSoi.Access;
using TuSoi.History;
using Xunit;

namespace TuSoi.Web.Tests.Entering;

/// <summary>What the tests of the door do again and again.</summary>
internal static class Desks
{
    public const string Password = "một câu dễ nhớ thôi";

    /// <summary>Signs in by name and secret, as a browser without script does; the page that comes then.</summary>
    public static async Task<Page> EnterAsync(this Person person, string login, string secret, string door = Links.SignIn) =>
        await person.SendAsync(await person.GetAsync(door), "vao", new Dictionary<string, string?> { ["ten"] = login, ["mk"] = secret });

    /// <summary>Sets the first password on the page to which a code leads.</summary>
    public static Task<Page> SetPasswordAsync(this Person person, Page page, string password = Password) =>
        person.SendAsync(page, "dat", new Dictionary<string, string?> { ["mk1"] = password, ["mk2"] = password });

    /// <summary>An account with a password, given by the board.</summary>
    public static async Task<string> AccountAsync(this Office office, long person, string password = Password)
    {
        var accounts = new Accounts(office.Cycle.Store, office.Cycle.Clock);
        var by = person == office.Cycle.Board ? office.Cycle.Holder(office.Cycle.Root.Code, "secretary") : office.Cycle.Board;
        var coded = await accounts.IssueAsync(new IssueAccount { Cycle = 0, By = by, Person = person });
        Assert.IsType<Outcome.Done>(coded.Outcome);
        using var owner = Person.Stranger(office.Url);
        var code = await office.CodeAsync(person);
        Assert.Equal(HttpStatusCode.OK, (await owner.SetPasswordAsync(await owner.EnterAsync(code, coded.Code!), password)).Status);
        return code;
    }

    /// <summary>The code of a person, with which he signs in.</summary>
    public static async Task<string> CodeAsync(this Office office, long person) => (await office.Cycle.ReadAsync("select code from person where id = $1", r => r.GetString(0), null, person))[0];

    public static async Task<string> NameAsync(this Office office, long person) => (await office.Cycle.ReadAsync("select name from person where id = $1", r => r.GetString(0), null, person))[0];

    /// <summary>What one asks of the whole database, as its owner.</summary>
    public static async Task<T> AskAsync<T>(this Office office, string sql)
    {
        await using var owner = await office.Cycle.Store.OpenOwnerAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, owner);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>A cell with a secretary and some members who hold no post.</summary>
    public static async Task<string> CellAsync(this Office office, int skip = 0) => (await ListAsync(office, $"""
        select u.code from roster_entry e join roster_state s on s.entry = e.id and s.known_to is null join roster_entry u on u.id = s.unit
        where e.family = 'member' and not exists (select from assignment a where a.person = e.person) and exists (select from assignment a where a.organisation = u.id and a.role = 'secretary')
        group by u.code having count(*) >= 3 order by u.code offset {skip} limit 1
        """, r => r.GetString(0)))[0];

    /// <summary>Members of the cell with this code who hold no post.</summary>
    public static async Task<long[]> MembersAsync(this Office office, string cell) => [.. await ListAsync(office, $"""
        select e.person from roster_entry e join roster_state s on s.entry = e.id and s.known_to is null
        where e.family = 'member' and s.unit = {office.Cycle[cell].Entry} and not exists (select from assignment a where a.person = e.person) order by e.code
        """, r => r.GetInt64(0))];

    private static async Task<List<T>> ListAsync<T>(Office office, string sql, Func<Npgsql.NpgsqlDataReader, T> of)
    {
        await using var owner = await office.Cycle.Store.OpenOwnerAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, owner);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync()) rows.Add(of(reader));
        return rows;
    }
}
