using TuSoi.Database;
using TuSoi.History;
using TuSoi.Opening;
using TuSoi.Rostering;
using TuSoi.Rostering.Importing;
using TuSoi.Rules.Packs;

namespace TuSoi.Cli.Story;

/// <summary>Where a year begins: founding, import of a synthetic roster, opening. What a story before, or another program, has done already is taken as it is.</summary>
internal sealed class Beginnings(Store store, Pack pack, StorySize size, int seed, Teller teller, StoryClock clock)
{
    private const string FirstPerson = "CB-0001";
    private readonly int year = pack.Head.InForce.Year;

    /// <summary>Who keeps the roster, and the cycle.</summary>
    public async Task<(long Narrator, long Cycle)> MakeAsync(Desk desk)
    {
        var founded = await FoundedAsync();
        while (founded is null || !await IsImportedAsync(founded.Value)) founded = await RosterAsync();
        while (await CycleAsync(founded.Value) is null) await OpenAsync(desk, founded.Value);
        return (founded.Value.Person, (await CycleAsync(founded.Value))!.Value);
    }

    /// <summary>The day of the last act of the cycle: a story that goes on goes on from there.</summary>
    public async Task<DateOnly?> LastDayAsync(long narrator, long cycle)
    {
        var days = await ReadAsync(narrator, "select (max(at) at time zone 'Asia/Ho_Chi_Minh')::date from journal where cycle = $1 having max(at) is not null", r => r.GetFieldValue<DateOnly>(0), cycle);
        return days.Count == 0 ? null : days[0];
    }

    private async Task<(long Organisation, long Person)?> FoundedAsync()
    {
        await using var owner = await store.OpenOwnerAsync();
        await using var command = new Npgsql.NpgsqlCommand("select a.organisation, a.person from assignment a join person p on p.id = a.person where p.code = $1 order by a.id limit 1", owner) { Parameters = { new() { Value = FirstPerson } } };
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? (reader.GetInt64(0), reader.GetInt64(1)) : null;
    }

    private async Task<bool> IsImportedAsync((long Organisation, long Person) founded) =>
        (await ReadAsync(founded.Person, "select 1 from import_batch where root = $1 and applied_act is not null limit 1", r => r.GetInt32(0), founded.Organisation)).Count > 0;

    private async Task<long?> CycleAsync((long Organisation, long Person) founded) =>
        (await ReadAsync(founded.Person, "select id from cycle where root = $1 and year = $2", r => (long?)r.GetInt64(0), founded.Organisation, year)).FirstOrDefault();

    private async Task<(long Organisation, long Person)> RosterAsync()
    {
        using var workbook = new MemoryStream();
        var top = WorkbookSample.WriteBloc(workbook, pack, size.Organisations, size.Members, seed);
        var file = new ImportFile("danh-sach.xlsx", workbook.ToArray(), pack);
        var (outcome, _) = await new Founding { Code = top.Code, Name = top.Name, Kind = top.Kind, PersonCode = FirstPerson, PersonName = "Nguyễn Thị Hồng Vân", Role = "organising_board", From = new DateOnly(year, 1, 1) }.InAsync(store, clock);
        if (outcome is not Outcome.Refused { Code: "founding.done" }) Stage.Must(outcome, "lập tổ chức gốc");
        var founded = (await FoundedAsync())!.Value;
        if (!await IsImportedAsync(founded)) await ImportAsync(file, founded.Person);
        return founded;
    }

    private async Task ImportAsync(ImportFile file, long person)
    {
        var imports = new Imports(store, clock);
        var preview = await imports.PreviewAsync(new PreviewImport { File = file, By = person });
        if (!preview.CanApply)
        {
            if (preview.Refused.Count == 0 && Witness.Current.Together) return; // another program has brought everything meanwhile
            throw new StoryBroken($"Sổ không nạp được: {(preview.Refused.Count > 0 ? preview.Refused[0] : "không có gì mới")}");
        }
        var outcome = await imports.ApplyAsync(new ApplyImport { Cycle = 0, By = person, Batch = preview.Batch, File = file });
        if (Witness.Current.Together && outcome is Outcome.Refused { Code: "import.roster_changed" or "import.raced" }) return;
        Stage.Must(outcome, "nạp danh sách");
        teller.Tell($"Ban Tổ chức nạp danh sách: {preview.New.Count} mục mới, {preview.Changed.Count} mục thay đổi");
    }

    // What no workbook of this size brings, but the year must meet.
    private async Task CircumstancesAsync((long Organisation, long Person) founded)
    {
        foreach (var (special, fact, family) in new[] { ("party_groups", "party_groups", "organisation"), ("managed_above", "managed_above", "leader") })
            if (pack.SpecialCases.TryGetValue(special, out var rule))
            {
                var kinds = pack.Kinds.Values.Where(k => k.Is(rule.On)).Select(k => k.Id).ToArray();
                var entries = await ReadAsync(founded.Person, "select s.entry from roster_state s join roster_entry e on e.id = s.entry where s.known_to is null and e.family = $1 and s.kind = any($2) order by e.code desc limit 1", r => r.GetInt64(0), family, kinds);
                foreach (var entry in entries)
                    Stage.Must(await new FactRecords(store, pack.Facts, clock).RecordAsync(new RecordFact { Cycle = 0, By = founded.Person, Root = founded.Organisation, Entry = entry, Year = year, Fact = fact, Value = "yes" }), $"ghi số liệu {fact}");
            }
    }

    private async Task OpenAsync(Desk desk, (long Organisation, long Person) founded)
    {
        await CircumstancesAsync(founded);
        var opened = await new Cycles(desk).OpenAsync(new OpenCycle { Cycle = 0, By = founded.Person, Year = year, Root = founded.Organisation, Pack = pack.Id }, pack, CycleFacts.OfRosterAsync);
        if (opened is Outcome.Refused { Code: "open.twice" }) return;
        // the cycle's number is told; that of its entry in the journal follows it
        Stage.Must(opened is Outcome.Done { Id: var number } ? new Outcome.Done(number + 1) : opened, "mở đợt");
        teller.Tell($"Mở đợt kiểm điểm năm {year} theo {pack.Head.Title}");
    }

    private async Task<List<T>> ReadAsync<T>(long person, string sql, Func<Npgsql.NpgsqlDataReader, T> of, params object?[] values)
    {
        await using var work = await Work.BeginAsync(store, person, clock.Today);
        return await work.ListAsync(of, sql, values);
    }
}
