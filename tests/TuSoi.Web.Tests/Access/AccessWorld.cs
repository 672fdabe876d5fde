using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TuSoi.Access;
using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Tests.Database;
using TuSoi.Web.Tests.Entering;
using TuSoi.Web.Tests.Meetings;
using TuSoi.Web.Tests.Papers;
using Xunit;

namespace TuSoi.Web.Tests.Access;

/// <summary>One office in mid-meeting in which everybody of the table has his place: made once for all access tests, which read and are refused, and change nothing.</summary>
public sealed class AccessWorld(Databases databases) : IAsyncLifetime
{
    /// <summary>Everybody of the table, in the order of its columns.</summary>
    internal static readonly string[] Actors = ["stranger", "member", "secretary", "deputy", "neighbour", "chapter", "staff", "board", "party_board", "no_content", "teller", "granted", "elsewhere"];

    private readonly Dictionary<string, Person> persons = [];
    private MeetingOffice meeting = null!;

    internal Office Office => meeting.Office;

    internal MeetingOffice Meeting => meeting;

    /// <summary>What stands for the words in braces in the addresses of the table.</summary>
    internal Dictionary<string, string> Ids { get; } = [];

    /// <summary>Persons by the columns.</summary>
    internal Dictionary<string, long> Who { get; } = [];

    /// <summary>Every address that the program answers, with its method: GET where a page is shown, POST where something is only sent.</summary>
    internal IReadOnlyList<string> Endpoints => [.. Office.Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null)
        .Select(e => $"{(e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is ["POST"] ? "POST" : "GET")} /{e.RoutePattern.RawText!.TrimStart('/')}").Distinct().Order(StringComparer.Ordinal)];

    public async ValueTask InitializeAsync()
    {
        meeting = await MeetingOffice.OpenAsync(databases);
        await meeting.HoldAsync(reviewed: true, proposed: true);
        var cycle = Office.Cycle;
        var (cell, chapter, neighbour, other) = (meeting.Cell, cycle["T01"], cycle["T01-CB001"], cycle["T02"]);
        var plain = meeting.Plain.Where(m => !HoldsAnything(m.Person!.Value)).ToList();
        var (member, fellow, teller, second) = (plain[0], plain[1], plain[2], plain[3]);
        foreach (var (name, person) in new (string, long)[]
        {
            ("member", member.Person!.Value), ("secretary", meeting.Secretary), ("deputy", meeting.Deputy), ("neighbour", cycle.Holder(neighbour.Code, "secretary")), ("chapter", cycle.Holder("T01", "secretary")),
            ("staff", cycle.Holder("T01", "support_staff")), ("board", cycle.Board), ("party_board", cycle.Holder(cycle.Root.Code, "party_board")), ("no_content", plain[^1].Person!.Value), ("teller", teller.Person!.Value),
            ("granted", cycle.Holder(cycle.Root.Code, "emulation_cluster")), ("elsewhere", cycle.Holder("T02", "secretary")),
        }) Who[name] = person;
        await meeting.RunAsync("insert into assignment (id, person, role, organisation, path, rights, held, act) values (nextval('ids'), $1, 'committee_member', $2, $3, '{}', daterange('2024-01-01', null), 0)", Who["no_content"], chapter.Entry, chapter.Path);
        await TellAsync(cell, teller, second);
        await DecideAsync(chapter, fellow);
        await meeting.RunAsync("insert into access_grant (id, cycle, person, what, subject, act) values (nextval('ids'), $1, $2, 'contributor', $3, 0)", cycle.Cycle, Who["granted"], cell.Id);
        await AskAsync(cycle.Root, other, fellow);
        Ids["reset"] = $"{await ResetAsync(fellow)}";
        persons["stranger"] = Person.Stranger(Office.Url);
        foreach (var (name, person) in Who) persons[name] = await Office.AsAsync(person);
        await SendFileAsync(fellow);
        foreach (var (name, id) in new (string, long)[]
        {
            ("dot", cycle.Cycle), ("cell", cell.Id), ("neighbour", neighbour.Id), ("chapter", chapter.Id), ("other", other.Id), ("root", cycle.Root.Id), ("member", member.Id), ("fellow", fellow.Id), ("teller", teller.Id),
            ("cell.entry", cell.Entry), ("root.entry", cycle.Root.Entry), ("fellow.entry", fellow.Entry), ("fellow.person", fellow.Person!.Value), ("ballot", await meeting.OneAsync<long>("select id from ballot")),
            ("decision", await meeting.OneAsync<long>("select id from decision")), ("file", await meeting.OneAsync<long>("select id from file")), ("request", await meeting.OneAsync<long>("select id from fact_request")), ("batch", await meeting.OneAsync<long>("select id from import_batch")),
        }) Ids[name] = $"{id}";
        var next = Assert.IsType<TuSoi.History.Outcome.Done>(await new Cycles(cycle.Desk).OpenAsync(new OpenCycle { Cycle = 0, By = cycle.Board, Year = cycle.Year + 1, Root = cycle.Founded.Organisation, Pack = cycle.Pack.Id }, cycle.Pack, CycleFacts.OfRosterAsync)).Id;
        Ids["next"] = $"{next}";
        foreach (var (name, entry) in new[] { ("cell", cell.Entry), ("fellow", fellow.Entry) }) Ids[$"next.{name}"] = $"{await meeting.OneAsync<long>("select id from subject where cycle = $1 and entry = $2", next, entry)}";
        (Ids["rule"], Ids["meeting"]) = (MeetingOffice.Rule, MeetingOffice.Meeting);
    }

    internal Person As(string actor) => persons[actor];

    public async ValueTask DisposeAsync()
    {
        foreach (var person in persons.Values) person.Dispose();
        await meeting.DisposeAsync();
    }

    private bool HoldsAnything(long person) => Office.Cycle.Pack.Procedure.Roles.Keys.Any(role => Office.Cycle.Roster.All.Where(s => s.Family == "organisation").Any(o => Office.Cycle.Holders(o.Code, role).Contains(person)));

    private async Task TellAsync(Subject cell, Subject first, Subject second)
    {
        using var secretary = await Office.AsAsync(meeting.Secretary);
        var vote = Links.Vote(meeting.Cycle, cell.Id, MeetingOffice.Rule, cell.Id, "voted");
        var page = await secretary.SendAsync(await secretary.GetAsync(vote), "to-kiem-phieu", new Dictionary<string, string?> { [$"to.{first.Person}"] = "1", [$"to.{second.Person}"] = "1", ["truong"] = $"{first.Person}" });
        Assert.Null(page.Code);
        page = await secretary.SendAsync(page, "phat-phieu", meeting.Members.Skip(2).ToDictionary(m => $"ten.{m.Id}", _ => (string?)null));
        Assert.Null(page.Code);
    }

    private Task DecideAsync(Subject chapter, Subject one) => meeting.RunAsync("""
        with d as (insert into decision select nextval('ids'), $1, $2, $2, $3, 'decided', 'ranking', '42-QĐ/ĐU', '2024-11-28', 'Tôn Thất Việt Hải', $4, 0, $5, 0 returning id)
        insert into decision_line (decision, subject, host, level, provisional) select d.id, s.id, s.unit, 3, false from d, subject s where s.id = $6
        """, meeting.Cycle, chapter.Id, chapter.Path, Who["staff"], Who["chapter"], one.Id);

    private Task AskAsync(Subject asker, Subject asked, Subject about) => meeting.RunAsync("""
        with r as (insert into fact_request values (nextval('ids'), $1, $2, $3, 'secretary', 2024, 'member', array['exemplary'], 'Phục vụ xếp loại.', '2024-12-10', 0) returning id)
        insert into fact_request_entry select r.id, $4, $5 from r
        """, asker.Entry, asker.Path, asked.Entry, about.Entry, about.Path);

    private async Task<long> ResetAsync(Subject owner)
    {
        await Office.AccountAsync(owner.Person!.Value);
        var proposed = await new Accounts(Office.Cycle.Store, Office.Cycle.Clock).ProposeAsync(new ProposeReset { Cycle = 0, By = meeting.Secretary, Person = owner.Person.Value, Why = "Quên mật khẩu" });
        return Assert.IsType<TuSoi.History.Outcome.Done>(proposed.Outcome).Id;
    }

    private async Task SendFileAsync(Subject one)
    {
        var page = await As("secretary").GetAsync(Links.Files(meeting.Cycle, one.Id, "statement"));
        var sent = await As("secretary").SendAsync(page, "tep-statement-Statement", files: [("tep", "ban-ky.pdf", BadFiles.Pdf("<< /Type /Catalog >>"))]);
        Assert.Null(sent.Code);
    }
}
