using System.Net;
using TuSoi.Access;
using TuSoi.History;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Web.Tests.Entering;

public sealed class AccountTests(Databases databases)
{
    [Fact]
    public async Task A_secretary_gives_an_account_and_its_owner_sets_the_password_with_a_code_that_is_shown_once_and_used_once()
    {
        await using var office = await Office.OpenAsync(databases);
        var member = (await office.MembersAsync(await office.CellAsync()))[0];
        var code = await office.CodeAsync(member);
        using var secretary = await office.AsAsync(office.Cycle.Holder(await office.CellAsync(), "secretary"));
        var list = await secretary.GetAsync(Links.Accounts);
        Assert.Contains(code, list.Text, StringComparison.Ordinal);
        var slip = await secretary.SendAsync(await secretary.GetAsync(Links.IssueAccount(member)), "cap");
        Assert.Equal((Links.Slip, "Phiếu cấp tài khoản"), (slip.Path, slip.Heading));
        var once = slip.Html.QuerySelector(".ts-secret")!.TextContent;
        Assert.Equal("Phiếu đã hiện một lần", (await secretary.GetAsync(Links.Slip)).Heading);

        using var owner = Person.Stranger(office.Url);
        var door = await owner.EnterAsync(code, once.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));
        Assert.Equal("Đặt mật khẩu", door.Heading);
        foreach (var (first, second, no) in new[] { ("ngắn", "ngắn", "password.short"), ("đủ dài rồi mà", "khác với trên", "password.differs"), ("aaaaaaaaaaaa", "aaaaaaaaaaaa", "password.easy"), ($"xx {code} xx", $"xx {code} xx", "password.easy"), ("2345-6789-ABCD-EFGH", "2345-6789-ABCD-EFGH", "password.code") })
        {
            var refused = await owner.SendAsync(door, "dat", new Dictionary<string, string?> { ["mk1"] = first, ["mk2"] = second });
            Assert.Equal((HttpStatusCode.UnprocessableEntity, no), (refused.Status, refused.Code));
        }
        var home = await owner.SetPasswordAsync(door);
        Assert.Equal("Việc của tôi", home.Heading);
        Assert.Contains("cấp mã dùng một lần", (await owner.GetAsync(Links.Account)).Text, StringComparison.Ordinal);

        // used up; and an account in use is not given again by one person alone
        using var again = Person.Stranger(office.Url);
        Assert.Equal("signin.failed", (await again.EnterAsync(code, once)).Code);
        Assert.Equal("account.used", (await secretary.SendAsync(await secretary.GetAsync(Links.IssueAccount(member)), "cap")).Code);
        Assert.Equal("IssueAccount,BeginAccount", await office.AskAsync<string>("select string_agg(kind, ',' order by act) from account_event"));
        Assert.Equal(2L, await office.AskAsync<long>("select count(*) from journal j join journal_content c using (act) where j.cycle = 0 and j.kind in ('IssueAccount', 'BeginAccount') and c.content::text !~* 'hash|code|password'"));
    }

    [Fact]
    public async Task The_installer_makes_the_first_way_in_is_told_of_to_its_owner_and_cannot_take_over_what_is_used()
    {
        await using var office = await Office.OpenAsync(databases);
        var coded = await Accounts.ByInstallerAsync(office.Cycle.Store, office.Cycle.Clock, "CB-0001");
        using var board = Person.Stranger(office.Url);
        var home = await board.SetPasswordAsync(await board.EnterAsync("cb-0001", coded.Code!));
        Assert.Contains("người cài đặt máy chủ lập tài khoản", home.Text, StringComparison.Ordinal);
        Assert.Equal("account.used", Assert.IsType<Outcome.Refused>((await Accounts.ByInstallerAsync(office.Cycle.Store, office.Cycle.Clock, "CB-0001")).Outcome).Code);
        Assert.Equal("person.unknown", Assert.IsType<Outcome.Refused>((await Accounts.ByInstallerAsync(office.Cycle.Store, office.Cycle.Clock, "CB-9999")).Outcome).Code);
        Assert.Equal("Việc của tôi", (await board.GetAsync("/")).Heading);
    }

    [Fact]
    public async Task A_code_ends_after_seven_days()
    {
        await using var office = await Office.OpenAsync(databases);
        var member = (await office.MembersAsync(await office.CellAsync()))[0];
        var coded = await new Accounts(office.Cycle.Store, office.Cycle.Clock).IssueAsync(new IssueAccount { Cycle = 0, By = office.Cycle.Board, Person = member });
        office.Cycle.Clock.Now += OneTimeCode.Lasts;
        using var owner = Person.Stranger(office.Url);
        Assert.Equal("signin.expired", (await owner.EnterAsync(await office.CodeAsync(member), coded.Code!)).Code);
    }

    [Fact]
    public async Task Nobody_gives_an_account_outside_his_own_organisation_nor_by_technical_right_nor_to_himself()
    {
        await using var office = await Office.OpenAsync(databases);
        var (member, other) = ((await office.MembersAsync(await office.CellAsync()))[0], (await office.MembersAsync(await office.CellAsync()))[1]);
        var accounts = new Accounts(office.Cycle.Store, office.Cycle.Clock);
        await using (var owner = await office.Cycle.Store.OpenOwnerAsync())
        await using (var technician = new Npgsql.NpgsqlCommand("insert into assignment (id, person, role, organisation, path, rights, held) select nextval('ids'), $1, 'technician', $2, $3, '{technical,audit}', '(,)'", owner) { Parameters = { new() { Value = other }, new() { Value = office.Cycle.Root.Entry }, new() { Value = office.Cycle.Founded.Path } } }) await technician.ExecuteNonQueryAsync();
        foreach (var by in new[] { other, member, office.Cycle.Holder(await office.CellAsync(1), "secretary") })
            Assert.Equal("account.denied", Assert.IsType<Outcome.Refused>((await accounts.IssueAsync(new IssueAccount { Cycle = 0, By = by, Person = member })).Outcome).Code);
        using var neighbour = await office.AsAsync(office.Cycle.Holder(await office.CellAsync(1), "secretary"));
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync(Links.IssueAccount(member))).Status);
        using var plain = await office.AsAsync(member);
        Assert.Equal(HttpStatusCode.Forbidden, (await plain.GetAsync(Links.Accounts)).Status);
        Assert.Equal(0L, await office.AskAsync<long>("select count(*) from account"));
    }

    [Fact]
    public async Task A_reset_needs_two_persons_who_hold_half_a_code_each_ends_what_was_before_and_is_told_to_the_owner()
    {
        await using var office = await Office.OpenAsync(databases);
        var (owner, second) = ((await office.MembersAsync(await office.CellAsync()))[0], (await office.MembersAsync(await office.CellAsync()))[1]);
        var code = await office.AccountAsync(owner);
        using var here = Person.Stranger(office.Url);
        await here.EnterAsync(code, Desks.Password);
        using var secretary = await office.AsAsync(office.Cycle.Holder(await office.CellAsync(), "secretary"));
        var proposal = await secretary.GetAsync(Links.ProposeReset(owner));
        Assert.Equal("text.missing", (await secretary.SendAsync(proposal, "de-nghi")).Code);
        var first = (await secretary.SendAsync(proposal, "de-nghi", new Dictionary<string, string?> { ["ly-do"] = "Quên mật khẩu" })).Html.QuerySelector(".ts-secret")!.TextContent;
        Assert.Equal("reset.twice", (await secretary.SendAsync(proposal, "de-nghi", new Dictionary<string, string?> { ["ly-do"] = "Lần nữa" })).Code);
        var reset = await office.AskAsync<long>("select id from account_reset");
        Assert.Contains("Có đề nghị cấp lại mật khẩu", (await here.GetAsync(Links.Account)).Text, StringComparison.Ordinal);

        // whoever may be the second person finds it with his tasks: not the proposer, not the owner, nobody elsewhere
        foreach (var (who, told) in new[] { (second, true), (owner, false), (office.Cycle.Holder(await office.CellAsync(), "secretary"), false), (office.Cycle.Holder(await office.CellAsync(1), "secretary"), false) })
        {
            using var looking = await office.AsAsync(who);
            Assert.Equal((who, told), (who, (await looking.GetAsync(Links.Home)).Html.QuerySelector($"main .ts-note a[href='{Links.Account}']") is not null));
        }

        // neither the proposer nor the owner nor anybody elsewhere confirms
        var accounts = new Accounts(office.Cycle.Store, office.Cycle.Clock);
        foreach (var by in new[] { office.Cycle.Holder(await office.CellAsync(), "secretary"), owner, office.Cycle.Holder(await office.CellAsync(1), "secretary"), office.Cycle.Board })
            Assert.Equal("account.denied", Assert.IsType<Outcome.Refused>((await accounts.ConfirmAsync(new ConfirmReset { Cycle = 0, By = by, Person = owner, Reset = reset })).Outcome).Code);

        using var confirmer = await office.AsAsync(second);
        var half = (await confirmer.SendAsync(await confirmer.GetAsync(Links.Reset(reset)), "xac-nhan")).Html.QuerySelector(".ts-secret")!.TextContent;
        Assert.Equal("Đăng nhập", (await here.GetAsync("/")).Heading); // the session is over
        using var back = Person.Stranger(office.Url);
        Assert.Equal("signin.failed", (await back.EnterAsync(code, Desks.Password)).Code); // so is the password
        Assert.Equal("signin.failed", (await back.EnterAsync(code, first + "-" + first)).Code);
        var home = await back.SetPasswordAsync(await back.EnterAsync(code, first + "-" + half), "một câu khác hẳn");
        Assert.Contains("xác nhận cấp lại mật khẩu", home.Text, StringComparison.Ordinal);
        Assert.Contains(await office.NameAsync(second), home.Text, StringComparison.Ordinal);
        Assert.Equal("account.over", Assert.IsType<Outcome.Refused>((await accounts.ConfirmAsync(new ConfirmReset { Cycle = 0, By = second, Person = owner, Reset = reset })).Outcome).Code);
    }

    [Fact]
    public async Task A_reset_whose_code_ran_out_is_proposed_again_from_the_list_and_leads_to_a_new_password()
    {
        await using var office = await Office.OpenAsync(databases);
        var (owner, second) = ((await office.MembersAsync(await office.CellAsync()))[0], (await office.MembersAsync(await office.CellAsync()))[1]);
        var code = await office.AccountAsync(owner);
        await ResetAsync(office, owner, second);
        office.Cycle.Clock.Now += OneTimeCode.Lasts;

        using var secretary = await office.AsAsync(office.Cycle.Holder(await office.CellAsync(), "secretary"));
        var row = (await secretary.GetAsync(Links.Accounts)).Html.QuerySelectorAll("tbody tr").First(tr => tr.Children[1].TextContent == code);
        Assert.Contains("Mã cấp lại đã quá hạn", row.TextContent, StringComparison.Ordinal);
        Assert.Equal(Links.ProposeReset(owner), row.QuerySelector("a")!.GetAttribute("href"));
        // whoever keeps the roster above gives no other code, and acts for another organisation: the way is not his
        using var board = await office.AsAsync(office.Cycle.Board);
        var far = (await board.GetAsync($"{Links.Accounts}?tim={code}")).Html.QuerySelectorAll("tbody tr").First(tr => tr.Children[1].TextContent == code);
        Assert.Null(far.QuerySelector("a"));

        var (first, half) = await ResetAsync(office, owner, second);
        using var back = Person.Stranger(office.Url);
        Assert.Equal("Việc của tôi", (await back.SetPasswordAsync(await back.EnterAsync(code, first + "-" + half), "một câu khác hẳn")).Heading);
        using var again = Person.Stranger(office.Url);
        Assert.Equal("Việc của tôi", (await again.EnterAsync(code, "một câu khác hẳn")).Heading);
        Assert.Contains("Đang dùng", (await secretary.GetAsync(Links.Accounts)).Html.QuerySelectorAll("tbody tr").First(tr => tr.Children[1].TextContent == code).TextContent, StringComparison.Ordinal);
    }

    // The secretary of the cell proposes, a member confirms: the two halves of the code.
    private static async Task<(string First, string Second)> ResetAsync(Office office, long owner, long second)
    {
        using var secretary = await office.AsAsync(office.Cycle.Holder(await office.CellAsync(), "secretary"));
        using var confirmer = await office.AsAsync(second);
        var proposed = await secretary.SendAsync(await secretary.GetAsync(Links.ProposeReset(owner)), "de-nghi", new Dictionary<string, string?> { ["ly-do"] = "Quên mật khẩu" });
        var reset = await office.AskAsync<long>("select max(id) from account_reset");
        var confirmed = await confirmer.SendAsync(await confirmer.GetAsync(Links.Reset(reset)), "xac-nhan");
        return (proposed.Html.QuerySelector(".ts-secret")!.TextContent, confirmed.Html.QuerySelector(".ts-secret")!.TextContent);
    }

    [Fact]
    public async Task The_owner_takes_back_a_reset_that_he_did_not_ask_for()
    {
        await using var office = await Office.OpenAsync(databases);
        var (owner, second) = ((await office.MembersAsync(await office.CellAsync()))[0], (await office.MembersAsync(await office.CellAsync()))[1]);
        var code = await office.AccountAsync(owner);
        var accounts = new Accounts(office.Cycle.Store, office.Cycle.Clock);
        var proposed = Assert.IsType<Outcome.Done>((await accounts.ProposeAsync(new ProposeReset { Cycle = 0, By = office.Cycle.Holder(await office.CellAsync(), "secretary"), Person = owner, Why = "Nói là quên" })).Outcome);
        using var here = Person.Stranger(office.Url);
        Assert.Contains("đề nghị cấp lại mật khẩu", (await here.EnterAsync(code, Desks.Password)).Text, StringComparison.Ordinal);
        Assert.Equal(Links.Account, (await here.SendAsync(await here.GetAsync(Links.Reset(proposed.Id)), "rut")).Path);
        Assert.Equal("account.over", Assert.IsType<Outcome.Refused>((await accounts.ConfirmAsync(new ConfirmReset { Cycle = 0, By = second, Person = owner, Reset = proposed.Id })).Outcome).Code);
        using var stranger = await office.AsAsync(office.Cycle.Holder(await office.CellAsync(1), "secretary"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(Links.Reset(proposed.Id))).Status);
    }

    [Fact]
    public async Task A_changed_password_ends_sessions_elsewhere_and_not_this_one()
    {
        await using var office = await Office.OpenAsync(databases);
        var code = await office.AccountAsync((await office.MembersAsync(await office.CellAsync()))[0]);
        using var here = Person.Stranger(office.Url);
        using var elsewhere = Person.Stranger(office.Url);
        await here.EnterAsync(code, Desks.Password);
        await elsewhere.EnterAsync(code, Desks.Password);
        var page = await here.GetAsync(Links.ChangePassword);
        var typed = new Dictionary<string, string?> { ["mk"] = "không phải", ["mk1"] = "một câu khác hẳn", ["mk2"] = "một câu khác hẳn" };
        Assert.Equal("password.wrong", (await here.SendAsync(page, "doi", typed)).Code);
        typed["mk"] = Desks.Password;
        Assert.Equal("Tài khoản của tôi", (await here.SendAsync(page, "doi", typed)).Heading);
        Assert.Equal("Đăng nhập", (await elsewhere.GetAsync("/")).Heading);
        Assert.Equal("Việc của tôi", (await elsewhere.EnterAsync(code, "một câu khác hẳn")).Heading);
    }
}
