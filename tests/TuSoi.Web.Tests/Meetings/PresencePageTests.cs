using System.Net;
using TuSoi.Balloting;
using TuSoi.Publishing;
using TuSoi.Tests.Database;
using TuSoi.Web.Tests.Papers;
using Xunit;

namespace TuSoi.Web.Tests.Meetings;

public sealed class PresencePageTests(Databases databases)
{
    [Fact]
    public async Task Who_came_late_or_was_ticked_wrongly_is_corrected_with_a_reason_and_the_minutes_say_so()
    {
        await using var office = await MeetingOffice.OpenAsync(databases);
        await office.HoldAsync();
        using var secretary = await office.Office.AsAsync(office.Secretary);
        var (left, wrong, all, path) = (office.Plain[0], office.Plain[1], office.Members.Count, Path(office));
        Assert.Contains(path, (await secretary.GetAsync(office.Page)).Html.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        var page = await secretary.GetAsync(path);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "presence.same"), await secretary.SendAsync(page, "diem-danh", new Dictionary<string, string?> { ["ly-do"] = "Không rõ" }) is var same ? (same.Status, same.Code) : default);
        var none = await secretary.SendAsync(page, "diem-danh", Absent(left.Id, "việc gia đình"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "text.missing"), (none.Status, none.Code));
        Assert.Equal("việc gia đình", none.Html.QuerySelector($"input[name='vang.{left.Id}']")!.GetAttribute("value"));
        Assert.False(none.Html.QuerySelector($"input[name='co-mat.{left.Id}']")!.HasAttribute("checked"));

        office.Office.Cycle.Clock.Now = office.Office.Cycle.Clock.Now.AddMinutes(25);
        var gone = await secretary.SendAsync(none, "diem-danh", new Dictionary<string, string?> { ["ly-do"] = "Về sớm." });
        Assert.Equal(HttpStatusCode.OK, gone.Status);
        foreach (var said in new[] { $"{all - 1}/{all}", "Đủ số có mặt" }) Assert.Contains(said, gone.Html.QuerySelector(".ts-strip")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Vắng từ 14 giờ 30", gone.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        var mended = await secretary.SendAsync(gone, "diem-danh", new Dictionary<string, string?>(Absent(wrong.Id, "ốm, có đơn")) { ["ly-do"] = "Ghi nhầm.", ["tu"] = "dau" });
        Assert.Contains($"{all - 2}/{all}", mended.Html.QuerySelector(".ts-strip")!.TextContent, StringComparison.Ordinal);
        // sent twice, done once
        office.Office.Cycle.Clock.Pass();
        Assert.Equal("presence.same", (await secretary.SendAsync(gone, "diem-danh", new Dictionary<string, string?>(Absent(wrong.Id, "ốm, có đơn")) { ["ly-do"] = "Ghi nhầm.", ["tu"] = "dau" })).Code);
        Assert.Equal((2L, 2L), (await office.OneAsync<long>("select count(*) from journal where kind = 'CorrectPresence'"), await office.OneAsync<long>("select count(*) from presence_before")));

        var minutes = (await secretary.GetAsync(Links.Minutes(office.Cycle, office.Cell.Id, MeetingOffice.Rule, office.Cell.Id))).Html.QuerySelector("#bien-ban")!.TextContent;
        Assert.Contains($"Triệu tập {all}, có mặt {all - 2}.", minutes, StringComparison.Ordinal);
        Assert.Contains($"Vắng: {wrong.Name}, ốm, có đơn.", minutes, StringComparison.Ordinal);
        Assert.Contains($"Vắng từ 14 giờ 30 phút, ngày 28 tháng 11 năm 2024: {left.Name}, việc gia đình.", minutes, StringComparison.Ordinal);
        var back = await secretary.SendAsync(mended, "diem-danh", new Dictionary<string, string?> { [$"co-mat.{left.Id}"] = "1", ["ly-do"] = "Trở lại." });
        Assert.Contains($"{all - 1}/{all}", back.Html.QuerySelector(".ts-strip")!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"Có mặt từ 14 giờ 31 phút, ngày 28 tháng 11 năm 2024: {left.Name}.", (await secretary.GetAsync(Links.Minutes(office.Cycle, office.Cell.Id, MeetingOffice.Rule, office.Cell.Id))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_quorum_it_is_said_and_who_chairs_was_there_from_the_first()
    {
        await using var office = await MeetingOffice.OpenAsync(databases);
        await office.HoldAsync();
        await office.RunAsync("update meeting set chair = $1", office.Plain[0].Person!.Value);
        using var secretary = await office.Office.AsAsync(office.Secretary);
        var page = await secretary.GetAsync(Path(office));
        Assert.Equal("meeting.chair_absent", (await secretary.SendAsync(page, "diem-danh", new Dictionary<string, string?>(Absent(office.Plain[0].Id, "ốm")) { ["ly-do"] = "Ghi nhầm.", ["tu"] = "dau" })).Code);
        var few = office.Members.Take((office.Members.Count + 1) / 2).ToDictionary(m => $"co-mat.{m.Id}", _ => (string?)null);
        page = await secretary.SendAsync(page, "diem-danh", new Dictionary<string, string?>(few) { ["ly-do"] = "Về hội nghị khác." });
        Assert.Equal((HttpStatusCode.OK, null), (page.Status, page.Code));
        Assert.Contains("Chưa đủ số có mặt", page.Html.QuerySelector(".ts-strip")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Chưa đủ số có mặt", (await secretary.GetAsync(office.Page)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_correct_at_once_are_told_whose_line_it_is_and_when_and_keep_what_they_typed()
    {
        await using var office = await MeetingOffice.OpenAsync(databases);
        await office.HoldAsync();
        using var secretary = await office.Office.AsAsync(office.Secretary);
        using var deputy = await office.Office.AsAsync(office.Deputy);
        var (one, two, three) = (office.Plain[0], office.Plain[1], office.Plain[2]);
        var (early, late) = (await secretary.GetAsync(Path(office)), await deputy.GetAsync(Path(office)));
        office.Office.Cycle.Clock.Now = office.Office.Cycle.Clock.Now.AddMinutes(5);
        await secretary.SendAsync(early, "diem-danh", new Dictionary<string, string?>(Absent(one.Id, "ốm").Concat(Absent(two.Id, "đi công tác"))) { ["ly-do"] = "Về sớm." });

        // who touched another line sets nothing back
        var other = await deputy.SendAsync(late, "diem-danh", new Dictionary<string, string?>(Absent(three.Id, "họp ở xã")) { ["ly-do"] = "Về sớm." });
        Assert.Equal((HttpStatusCode.OK, 3L), (other.Status, await office.OneAsync<long>("select count(*) from presence where not present")));
        // who touched the same line is told, and a second sending writes only what he has touched
        var clash = await deputy.SendAsync(late, "diem-danh", new Dictionary<string, string?>(Absent(one.Id, "con ốm")) { ["ly-do"] = "Về sớm." });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "presence.changed"), (clash.Status, clash.Code));
        Assert.Contains($"Đồng chí {office.Of(office.Secretary).Name} đã sửa điểm danh lúc 14 giờ 10 phút, 28/11/2024: {one.Name} vắng, ốm.", clash.Text, StringComparison.Ordinal);
        Assert.Equal(("con ốm", "đi công tác"), (clash.Html.QuerySelector($"input[name='vang.{one.Id}']")!.GetAttribute("value"), clash.Html.QuerySelector($"input[name='vang.{two.Id}']")!.GetAttribute("value")));
        Assert.Equal("Về sớm.", clash.Html.QuerySelector("#ly-do")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.OK, (await deputy.SendAsync(clash, "diem-danh")).Status);
        Assert.Equal("con ốm, họp ở xã, đi công tác", await office.OneAsync<string>("select string_agg(reason, ', ' order by reason collate \"C\") from presence where not present"));
    }

    [Fact]
    public async Task A_ballot_keeps_the_presence_it_was_counted_with()
    {
        await using var office = await MeetingOffice.OpenAsync(databases);
        await office.HoldAsync(reviewed: true, proposed: true);
        using var secretary = await office.Office.AsAsync(office.Secretary);
        var vote = Links.Vote(office.Cycle, office.Cell.Id, MeetingOffice.Rule, office.Cell.Id, "voted");
        var (absent, left, wrong, voted, slips) = (office.Plain[0], office.Plain[1], office.Plain[2], office.Plain.Skip(3).Take(2).ToList(), office.Members.Count - 1);
        long[] tellers = [office.Secretary, office.Deputy];
        var stale = await secretary.SendAsync(await secretary.GetAsync(vote), "to-kiem-phieu", new Dictionary<string, string?> { [$"to.{tellers[0]}"] = "1", [$"to.{tellers[1]}"] = "1", ["truong"] = $"{tellers[0]}" });
        var page = await secretary.SendAsync(await secretary.GetAsync(Path(office)), "diem-danh", new Dictionary<string, string?>(Absent(absent.Id, "ốm, có đơn")) { ["ly-do"] = "Ghi nhầm.", ["tu"] = "dau" });

        // slips are not handed out by a page that has not seen who is there now
        var others = office.Members.Except(voted).ToDictionary(m => $"ten.{m.Id}", _ => (string?)null);
        var unseen = await secretary.SendAsync(stale, "phat-phieu", others);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "slips.presence"), (unseen.Status, unseen.Code));
        await secretary.SendAsync(unseen, "phat-phieu", new Dictionary<string, string?>(others) { ["co-mat"] = $"{slips}", ["phat-ra"] = $"{slips}" });
        var ballot = await office.OneAsync<long>("select id from ballot");

        // that somebody never was there contradicts the slips, that he has left since does not
        var never = await secretary.SendAsync(page, "diem-danh", new Dictionary<string, string?>(Absent(wrong.Id, "ốm")) { ["ly-do"] = "Ghi nhầm.", ["tu"] = "dau" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "presence.ballot"), (never.Status, never.Code));
        Assert.Contains($"đã phát ra {slips} phiếu, mà sửa như vậy thì lúc ấy chỉ có {slips - 1} người", never.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await secretary.SendAsync(page, "diem-danh", new Dictionary<string, string?>(Absent(left.Id, "việc nhà")) { ["ly-do"] = "Về sớm." })).Status);
        var ballots = new Ballots(office.Office.Cycle.Desk);
        foreach (var teller in tellers)
            MeetingOffice.Must(await ballots.EnterAsync(new EnterCount { Cycle = office.Cycle, By = teller, Unit = office.Cell.Id, Step = "voted", Ballot = ballot, Slips = new SlipCount(slips, 0, 0, 0, slips), Lines = [.. voted.Select(v => new LineCount(v.Id, 0, slips, 0, 0, 0))] }));
        MeetingOffice.Must(await ballots.CloseAsync(new CloseBallot { Cycle = office.Cycle, By = office.Secretary, Unit = office.Cell.Id, Step = "voted", Ballot = ballot, Subjects = [.. voted.Select(v => v.Id)] }));
        var words = await secretary.WordsAsync(Links.PaperFile(office.Cycle, office.Cell.Id, PaperKind.Count, $"{ballot}", filled: true, "docx"));
        Assert.Contains(absent.Name, words, StringComparison.Ordinal);
        Assert.DoesNotContain("việc nhà", words, StringComparison.Ordinal);
    }

    private static string Path(MeetingOffice office) => Links.Presence(office.Cycle, office.Cell.Id, MeetingOffice.Rule, office.Cell.Id);

    private static Dictionary<string, string?> Absent(long member, string reason) => new() { [$"co-mat.{member}"] = null, [$"vang.{member}"] = reason };
}
