using TuSoi.Organisation;
using TuSoi.Web;

namespace TuSoi.Benchmarks.Web;

/// <summary>Members and secretaries, signed in, and the pages they open.</summary>
internal sealed class Visitors
{
    private const string Version = "x-saved";
    private readonly List<(Session Session, Subject Subject, string Token)> members;
    private readonly List<(Session Session, long Unit)> secretaries;
    private readonly long cycle;
    private readonly System.Collections.Concurrent.ConcurrentDictionary<long, string> versions = new();

    private Visitors(long cycle, List<(Session, Subject, string)> members, List<(Session, long)> secretaries) => (this.cycle, this.members, this.secretaries) = (cycle, members, secretaries);

    public int Members => members.Count;

    public int Count => members.Count + secretaries.Count;

    /// <summary>What is measured: its name, and its address for the n-th visitor.</summary>
    public IEnumerable<(string What, Func<int, (Session, string)> Path, bool Member)> Pages =>
    [
        ("a member's tasks", n => (Member(n).Session, Links.Home), true),
        ("a secretary's tasks", n => (Secretary(n).Session, Links.Home), false),
        ("a member's own statement", n => (Member(n).Session, Links.Statement(cycle, Member(n).Subject.Id, "statement")), true),
        ("the slips of a cell", n => (Secretary(n).Session, Links.Requests(cycle, Secretary(n).Unit, "residence_comment")), false),
    ];

    public static async Task<Visitors> EnterAsync(Office office, HttpClient http, int many)
    {
        var roster = await office.RosterAsync();
        var cells = await office.ReadAsync("""
            select distinct on (s.id) s.id, a.person from assignment a join subject s on s.entry = a.organisation and s.cycle = $1
            where a.role = 'secretary' and a.ended_act is null and exists (select from subject m where m.unit = s.id and m.family = 'member') order by s.id
            """, r => (Unit: r.GetInt64(0), Person: r.GetInt64(1)), office.Cycle);
        var posts = cells.Select(c => c.Person).ToHashSet();
        var members = new List<(Session, Subject, string)>();
        foreach (var one in roster.All.Where(s => s is { Family: "member", LeftOut: null, Person: { } person } && !posts.Contains(person)).OrderBy(s => s.Id).Take(many * 4 / 5))
        {
            var session = await Session.EnterAsync(http, one.Person!.Value);
            members.Add((session, one, Session.Token(await session.GetAsync(Links.Home))));
        }
        var secretaries = new List<(Session, long)>();
        foreach (var (unit, person) in cells.Take(many / 5)) secretaries.Add((await Session.EnterAsync(http, person), unit));
        return new Visitors(office.Cycle, members, secretaries);
    }

    public (Session Session, Subject Subject, string Token) Member(int n) => members[n % members.Count];

    public (Session Session, long Unit) Secretary(int n) => secretaries[n % secretaries.Count];

    public Task GetAsync(Func<int, (Session Session, string Path)> of, int n)
    {
        var (session, path) = of(n);
        return session.GetAsync(path);
    }

    /// <summary>The page that reads one row, opened by whoever opens the page measured against it.</summary>
    public static Task OneRowAsync(Func<int, (Session Session, string Path)> of, int n) => of(n).Session.GetAsync(OneRowPage.Address);

    /// <summary>A draft is kept, as it is while somebody writes.</summary>
    public Task SaveAsync(int n, string text) => SaveAsync(Member(n).Session, Member(n).Subject, Member(n).Token, text);

    public async Task SaveAsync(Session session, Subject subject, string token, string text)
    {
        var fields = new List<KeyValuePair<string, string>> { new("_f", token), new("cach", "toan-van"), new("toan-van", text), new("luu", versions.GetValueOrDefault(subject.Id, "0")) };
        if (await session.PostAsync(Links.SaveDraft(cycle, subject.Id, "statement"), fields, Version) is { } version) versions[subject.Id] = version;
    }

    /// <summary>The last form before a statement is handed in: it has been looked through.</summary>
    public Task<(Session Session, string Path, List<KeyValuePair<string, string>> Fields)> CheckedAsync(int n) => CheckedAsync(Member(n).Session, Member(n).Subject);

    public async Task<(Session Session, string Path, List<KeyValuePair<string, string>> Fields)> CheckedAsync(Session session, Subject subject)
    {
        var path = Links.Statement(cycle, subject.Id, "statement");
        var token = Session.Token(await session.GetAsync(path));
        return (session, path, [new("_f", token), new("_handler", "nop"), new("cach", "toan-van"), new("toan-van", "Ưu điểm, hạn chế và hướng khắc phục trong năm."), new("muc", "2"), new("luu", "0"), new("lenh", "nop")]);
    }

    /// <summary>What a morning in December looks like: mostly pages, some writing.</summary>
    public (string Kind, Func<Task> Send) Mixed(int n) => (n % 10) switch
    {
        0 or 1 => ("act", () => SaveAsync(n, $"Ưu điểm, hạn chế, lần {n}.")),
        2 => ("page", () => Secretary(n).Session.GetAsync(Links.Home)),
        3 or 4 => ("page", () => Member(n).Session.GetAsync(Links.Statement(cycle, Member(n).Subject.Id, "statement"))),
        _ => ("page", () => Member(n).Session.GetAsync(Links.Home)),
    };
}
