using Dapper;
using TuSoi.History;
using TuSoi.Opening;
using TuSoi.Reviewing;
using TuSoi.Rules.Facts;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Tests.Processes.Access;

/// <summary>What people wrote is read by those to whom it was given; a place above in the tree gives nothing.</summary>
public sealed class ContentTests(Databases databases)
{
    [Fact]
    public async Task A_statement_is_read_by_its_writer_and_his_cell_then_by_whom_the_dossier_was_sent_to()
    {
        await using var all = await Everybody.MeetAsync(databases);
        await all.ReadyAsync("statement", all.Himself);
        await DoneAsync(new Statements(all.Running.Desk).HandInAsync(new HandInStatement { Cycle = all.Running.Cycle, By = all["himself"], Unit = all.Cell.Id, Step = "statement", Subject = all.Himself.Id, Text = "Bí mật của tôi.", SelfLevel = QualityLevel.Good }));
        Assert.Equal(["deputy", "himself", "secretary"], await ReadersAsync(all));
        await all.ReadyAsync("report_sent", all.Cell);
        await DoneAsync(new Records(all.Running.Desk).SendDossierAsync(new SendDossier { Cycle = all.Running.Cycle, By = all["secretary"], Unit = all.Cell.Id, Step = "report_sent", Subjects = [all.Cell.Id] }));
        Assert.Equal(["chapter", "chapter_deputy", "deputy", "himself", "secretary"], await ReadersAsync(all));
    }

    [Fact]
    public async Task A_technical_administrator_reads_nothing_of_what_people_wrote_counted_or_decided()
    {
        await using var all = await Everybody.MeetAsync(databases);
        await all.ReadyAsync("statement", all.Himself);
        await DoneAsync(new Statements(all.Running.Desk).HandInAsync(new HandInStatement { Cycle = all.Running.Cycle, By = all["himself"], Unit = all.Cell.Id, Step = "statement", Subject = all.Himself.Id, Text = "Bí mật của tôi.", SelfLevel = QualityLevel.Good }));
        foreach (var table in new[] { "paper", "draft", "request", "level", "journal_content", "facts_member", "criterion_value", "verdict" })
            Assert.Equal((table, 0), (table, (await all.Running.ReadAsync($"select 1 from {table} limit 1", r => 1, all["technical"])).Count));
    }

    [Fact]
    public async Task Who_was_asked_for_a_contribution_is_given_the_subject_and_not_its_level()
    {
        await using var all = await Everybody.MeetAsync(databases);
        await all.ReadyAsync("statement", all.Himself);
        await DoneAsync(new Statements(all.Running.Desk).HandInAsync(new HandInStatement { Cycle = all.Running.Cycle, By = all["himself"], Unit = all.Cell.Id, Step = "statement", Subject = all.Himself.Id, Text = "Bản của tôi.", SelfLevel = QualityLevel.Good }));
        await all.ReadyAsync("decided", all.Himself);
        await DoneAsync(new TuSoi.Deciding.Decisions(all.Running.Desk).PrepareAsync(new TuSoi.Deciding.PrepareDecision { Cycle = all.Running.Cycle, By = all["chapter"], Unit = all.Chapter.Id, Step = "decided", Number = "10-QĐ/ĐU", Dated = new DateOnly(2024, 12, 7), Signer = "Bí thư", Lines = [new TuSoi.Ranking.LevelLine(all.Himself.Id, QualityLevel.Good, "Theo phiếu.")] }));
        await RecordAsync(all);
        foreach (var what in new[] { "contributor", "commenter", "dossier" })
        {
            await GiveAsync(all, "contributor", what);
            Assert.Equal((what, 1), (what, (await all.Running.ReadAsync("select 1 from subject where id = $1", r => 1, all["contributor"], all.Himself.Id)).Count));
            foreach (var table in new[] { "level", "verdict", "notice", "rerank", "commendation_cancelled" })
                Assert.Equal((what, table, what == "dossier"), (what, table, (await all.Running.ReadAsync($"select 1 from {table} where subject = $1", r => 1, all["contributor"], all.Himself.Id)).Count > 0));
        }
        // what nobody has signed is seen by those who decide
        Assert.Empty(await all.Running.ReadAsync("select 1 from decision_line", r => 1, all["himself"]));
        Assert.NotEmpty(await all.Running.ReadAsync("select 1 from decision_line", r => 1, all["chapter_deputy"]));
    }

    // one row in each table that says a level, as if it had come so far
    private static async Task RecordAsync(Everybody all)
    {
        await using var owner = await all.Running.Store.OpenOwnerAsync();
        await owner.ExecuteAsync("""
            insert into rerank select nextval('ids'), cycle, @Id, @Unit, 2023, 3, 2, id, 'Xếp lại.', 0 from decision;
            insert into notice select @Id, 'notified', @Unit, id, '2024-12-20', 0 from decision;
            insert into commendation_cancelled select @Id, 2023, 'other', @Unit, id, 0 from decision;
            insert into verdict (cycle, subject, host, path, printed, possible, flags, facts_known_at, act, pack_seq) select cycle, @Id, @Unit, @Path, 1, 1, 0, now(), 0, 1 from decision
            """, new { all.Himself.Id, all.Himself.Unit, all.Himself.Path });
    }

    private static async Task GiveAsync(Everybody all, string who, string what)
    {
        await using var owner = await all.Running.Store.OpenOwnerAsync();
        await using var give = new Npgsql.NpgsqlCommand("insert into access_grant (id, cycle, person, what, subject, act) values (nextval('ids'), $1, $2, $3, $4, 0)", owner) { Parameters = { new() { Value = all.Running.Cycle }, new() { Value = all[who] }, new() { Value = what }, new() { Value = all.Himself.Id } } };
        await give.ExecuteNonQueryAsync();
    }

    private static async Task DoneAsync(Task<Outcome> act) => Assert.IsType<Outcome.Done>(await act);

    private static async Task<IEnumerable<string>> ReadersAsync(Everybody all)
    {
        var readers = new List<string>();
        foreach (var (who, person) in all.Persons.OrderBy(p => p.Key, StringComparer.Ordinal))
            if ((await all.Running.ReadAsync("select body from paper where subject = $1 and kind = 'statement'", r => r.GetString(0), person, all.Himself.Id)).Contains("Bí mật của tôi.")) readers.Add(who);
        return readers;
    }
}
