using System.Globalization;
using System.Net;
using TuSoi.Access;
using TuSoi.History;
using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Reviewing;
using TuSoi.Tests.Database;
using TuSoi.Web.Tests.Entering;
using TuSoi.Web.Tests.Meetings;
using TuSoi.Web.Tests.Papers;
using Xunit;

namespace TuSoi.Web.Tests.Access;

/// <summary>One office in mid-meeting in which everybody of the table has his place: made once for the tests of access, which read, are refused, and change nothing.</summary>
[CollectionDefinition(nameof(AccessWorld))]
public sealed class AccessWorld(Databases databases) : IAsyncLifetime, ICollectionFixture<AccessWorld>
{
    private readonly Dictionary<string, Person> persons = [];
    private readonly Dictionary<string, long> who = [];
    private MeetingOffice meeting = null!;

    internal Office Office => meeting.Office;

    internal MeetingOffice Meeting => meeting;

    /// <summary>What stands for the words in braces in the addresses of the table.</summary>
    internal Dictionary<string, string> Ids { get; } = [];

    internal Person As(string actor) => persons[actor];

    public async ValueTask InitializeAsync()
    {
        meeting = await MeetingOffice.OpenAsync(databases);
        await meeting.HoldAsync(reviewed: true, proposed: true);
        var cycle = Office.Cycle;
        var (cell, neighbour, @base, other) = (meeting.Cell, cycle["T01-CB001"], cycle["T01"], cycle["T02"]);
        var plain = meeting.Plain.Where(m => !HoldsAnything(m.Person!.Value)).ToList();
        var (member, fellow, teller, second, ended) = (plain[0], plain[1], plain[2], plain[3], plain[4]);
        var elsewhere = MembersOf(neighbour).First(m => !HoldsAnything(m.Person!.Value));
        foreach (var (name, person) in new (string, long)[]
        {
            ("member", member.Person!.Value), ("secr", meeting.Secretary), ("deputy", meeting.Deputy), ("subst", plain[5].Person!.Value), ("ended", ended.Person!.Value), ("teller", teller.Person!.Value), ("elsewh", elsewhere.Person!.Value), ("board", cycle.Board),
        }) who[name] = person;
        await meeting.RunAsync("update assignment set ended_act = 0 where person = any($1) and organisation <> $2", new[] { meeting.Secretary, meeting.Deputy }, cell.Entry);
        foreach (var (actor, role, at, rights) in new (string, string, Subject, string[])[]
        {
            ("neigh", "secretary", neighbour, ["content", "ranking"]), ("base", "secretary", @base, ["content", "ranking"]), ("staff", "support_staff", @base, ["content", "ranking"]), ("clerk", "committee_member", @base, []), ("attend", "committee_member", @base, []),
            ("audit", "auditor", cycle.Root, ["audit"]), ("tech", "technician", cycle.Root, ["technical"]), ("asked", "emulation_cluster", cycle.Root, []), ("answd", "office", cycle.Root, []), ("resid", "secretary", other, ["content", "ranking"]),
        }) await AppointAsync(actor, role, at, rights);
        await meeting.RunAsync("insert into access_grant (id, cycle, person, what, host, act) values (nextval('ids'), $1, $2, 'attendant', $3, 0)", cycle.Cycle, who["attend"], cell.Id);
        await StandInAsync(cell);
        await TellAsync(cell, teller, second);
        await ContributeAsync(@base);
        await AskResidenceAsync(cell, other, fellow);
        await DecideAsync(@base, fellow);
        await AskFactsAsync(cycle.Root, other, fellow);
        Ids["reset"] = $"{await ResetAsync(fellow)}";
        persons["nobody"] = Person.Stranger(Office.Url);
        foreach (var (name, person) in who) persons[name] = await Office.AsAsync(person);
        await SendFileAsync(fellow);
        foreach (var (name, id) in new (string, long)[]
        {
            ("dot", cycle.Cycle), ("cell", cell.Id), ("neighbour", neighbour.Id), ("base", @base.Id), ("other", other.Id), ("root", cycle.Root.Id), ("member", member.Id), ("fellow", fellow.Id), ("elsewhere", elsewhere.Id),
            ("cell.entry", cell.Entry), ("base.entry", @base.Entry), ("fellow.entry", fellow.Entry), ("fellow.person", fellow.Person!.Value), ("elsewhere.person", elsewhere.Person!.Value), ("ballot", await meeting.OneAsync<long>("select id from ballot")),
            ("decision", await meeting.OneAsync<long>("select id from decision")), ("file", await meeting.OneAsync<long>("select id from file")), ("request", await meeting.OneAsync<long>("select id from fact_request")), ("batch", await meeting.OneAsync<long>("select id from import_batch")),
        }) Ids[name] = $"{id}";
        var next = Assert.IsType<Outcome.Done>(await new Cycles(cycle.Desk).OpenAsync(new OpenCycle { Cycle = 0, By = cycle.Board, Year = cycle.Year + 1, Root = cycle.Founded.Organisation, Pack = cycle.Pack.Id }, cycle.Pack, CycleFacts.OfRosterAsync)).Id;
        Ids["next"] = $"{next}";
        foreach (var (name, entry) in new[] { ("cell", cell.Entry), ("fellow", fellow.Entry) }) Ids[$"next.{name}"] = $"{await meeting.OneAsync<long>("select id from subject where cycle = $1 and entry = $2", next, entry)}";
        (Ids["rule"], Ids["meeting"]) = (MeetingOffice.Rule, MeetingOffice.Meeting);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in persons.Values) person.Dispose();
        await meeting.DisposeAsync();
    }

    internal IEnumerable<Subject> MembersOf(Subject unit) => Office.Cycle.Roster.All.Where(s => s.Unit == unit.Id && s.Family == "member" && s.Applies != 0).OrderBy(s => s.Code, StringComparer.Ordinal);

    /// <summary>Numbers of the cell, its people and what happens there, each with one of the same kind from elsewhere.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> ForeignAsync()
    {
        var cycle = Office.Cycle;
        var others = MembersOf(cycle["T01-CB001"]).ToList();
        var ballot = await meeting.OneAsync<long>("insert into ballot select (jsonb_populate_record(b, jsonb_build_object('id', nextval('ids'), 'host', $1::bigint, 'round', 9, 'step', 'x'))).* from ballot b limit 1 returning id", cycle["T01-CB001"].Id);
        var pairs = new List<(long, long)> { (meeting.Cell.Id, cycle["T01-CB001"].Id), (cycle["T01"].Id, cycle["T02"].Id), (long.Parse(Ids["ballot"], CultureInfo.InvariantCulture), ballot) };
        foreach (var (own, other) in meeting.Members.Zip(others.Concat(others))) pairs.AddRange([(own.Id, other.Id), (own.Person!.Value, other.Person!.Value)]);
        return pairs.ToDictionary(p => $"{p.Item1}", p => $"{p.Item2}");
    }

    private bool HoldsAnything(long person) => Office.Cycle.Pack.Procedure.Roles.Keys.Any(role => Office.Cycle.Roster.All.Where(s => s.Family == "organisation").Any(o => Office.Cycle.Holders(o.Code, role).Contains(person)));

    /// <summary>Somebody of nowhere else, with one post and the rights of it.</summary>
    private async Task AppointAsync(string actor, string role, Subject at, string[] rights)
    {
        who[actor] = await meeting.OneAsync<long>("insert into person (id, code, name) values (nextval('ids'), $1, $2) returning id", $"TC-{actor}", $"Người giữ việc {actor}");
        await meeting.RunAsync("insert into assignment (id, person, role, organisation, path, rights, held, act) values (nextval('ids'), $1, $2, $3, $4, $5, daterange('2024-01-01', null), 0)", who[actor], role, at.Entry, at.Path, rights);
    }

    /// <summary>Two stand in for the cell: one today, one whose time was over yesterday.</summary>
    private async Task StandInAsync(Subject cell)
    {
        var today = Office.Cycle.Desk.Today;
        foreach (var (actor, until) in new[] { ("subst", today.AddDays(7)), ("ended", today.AddDays(-1)) })
            MeetingOffice.Must(await new Conflicts(Office.Cycle.Desk).AppointSubstituteAsync(new AppointSubstitute { Cycle = meeting.Cycle, By = meeting.Secretary, Unit = cell.Id, Person = who[actor], Until = until, Why = "Bí thư đi công tác." }));
    }

    private async Task TellAsync(Subject cell, Subject first, Subject second)
    {
        using var secretary = await Office.AsAsync(meeting.Secretary);
        var page = await secretary.SendAsync(await secretary.GetAsync(Links.Vote(meeting.Cycle, cell.Id, MeetingOffice.Rule, cell.Id, "voted")), "to-kiem-phieu", new Dictionary<string, string?> { [$"to.{first.Person}"] = "1", [$"to.{second.Person}"] = "1", ["truong"] = $"{first.Person}" });
        Assert.Null(page.Code);
        page = await secretary.SendAsync(page, "phat-phieu", meeting.Members.Skip(2).ToDictionary(m => $"ten.{m.Id}", _ => (string?)null));
        Assert.Null(page.Code);
    }

    /// <summary>Bodies at the top are asked about the base; one of them has answered already.</summary>
    private async Task ContributeAsync(Subject @base)
    {
        await meeting.ReadyAsync("contributed", [@base]);
        var (requests, root) = (new Requests(Office.Cycle.Desk), Office.Cycle.Root);
        MeetingOffice.Must(await requests.AskAsync(new Ask { Cycle = meeting.Cycle, By = Office.Cycle.Board, Unit = root.Id, Step = "contributed", Subjects = [@base.Id] }));
        MeetingOffice.Must(await requests.AnswerAsync(new Answer { Cycle = meeting.Cycle, By = who["answd"], Unit = root.Id, Step = "contributed", Body = "office", Lines = [new Answered(@base.Id, "Chấp hành tốt chế độ báo cáo.")] }));
    }

    /// <summary>As a seated body is asked for a comment: the pack of this office has residence cells outside of the system only.</summary>
    private Task AskResidenceAsync(Subject cell, Subject asked, Subject about) => meeting.RunAsync("""
        with r as (insert into request (id, cycle, subject, host, step, body, organisation, asked_act, due, asker) values (nextval('ids'), $1, $2, $3, 'residence_comment', 'own_committee', $4, 0, '2024-12-01', $5))
        insert into access_grant (id, cycle, organisation, role, what, subject, act) values (nextval('ids'), $1, $4, 'secretary', 'commenter', $2, 0)
        """, meeting.Cycle, about.Id, cell.Id, asked.Entry, cell.Entry);

    private Task DecideAsync(Subject unit, Subject one) => meeting.RunAsync("""
        with d as (insert into decision select nextval('ids'), $1, $2, $2, $3, 'decided', 'ranking', '42-QĐ/ĐU', '2024-11-28', 'Tôn Thất Việt Hải', $4, 0, $5, 0 returning id)
        insert into decision_line (decision, subject, host, level, provisional) select d.id, s.id, s.unit, 3, false from d, subject s where s.id = $6
        """, meeting.Cycle, unit.Id, unit.Path, who["staff"], who["base"], one.Id);

    private Task AskFactsAsync(Subject asker, Subject asked, Subject about) => meeting.RunAsync("""
        with r as (insert into fact_request values (nextval('ids'), $1, $2, $3, 'secretary', 2024, 'member', array['exemplary'], 'Phục vụ xếp loại.', '2024-12-10', 0) returning id)
        insert into fact_request_entry select r.id, $4, $5 from r
        """, asker.Entry, asker.Path, asked.Entry, about.Entry, about.Path);

    private async Task<long> ResetAsync(Subject owner)
    {
        await Office.AccountAsync(owner.Person!.Value);
        var proposed = await new Accounts(Office.Cycle.Store, Office.Cycle.Clock).ProposeAsync(new ProposeReset { Cycle = 0, By = meeting.Secretary, Person = owner.Person.Value, Why = "Quên mật khẩu" });
        return Assert.IsType<Outcome.Done>(proposed.Outcome).Id;
    }

    private async Task SendFileAsync(Subject one)
    {
        var page = await As("secr").GetAsync(Links.Files(meeting.Cycle, one.Id, "statement"));
        var sent = await As("secr").SendAsync(page, "tep-statement-Statement", files: [("tep", "ban-ky.pdf", BadFiles.Pdf("<< /Type /Catalog >>"))]);
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        Assert.Null(sent.Code);
    }
}
