using TuSoi.Database;
using TuSoi.History;
using TuSoi.Opening;
using TuSoi.Ranking;
using TuSoi.Rostering;
using TuSoi.Rostering.Importing;
using TuSoi.Rules.Calendars;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Ranking;

namespace TuSoi.Cli.Story;

/// <summary>One year told to the end: founding, import of a synthetic roster, opening, and then everything the pack's procedure asks.</summary>
internal sealed class Year(Store store, Pack pack, Holidays holidays, StorySize size, int seed, Teller teller, Coverage coverage)
{
    public async Task TellAsync()
    {
        var year = pack.Head.InForce.Year;
        var clock = new StoryClock(new DateOnly(year, 11, 1));
        var desk = new Desk(store, new CyclePacks(pack.Facts, holidays), clock);
        teller.Day(clock.Today);
        var narrator = await RosterAsync(year, clock);
        var cycle = await OpenAsync(desk, narrator, year);
        await using var work = await Work.BeginAsync(store, narrator.Person, clock.Today);
        var cyclePack = await desk.Packs.OfAsync(store, cycle, 1);
        var stage = new Stage(desk, new Verdicts(desk, CycleFacts.OfCycleAsync), clock, cycle, narrator.Person, cyclePack, teller, seed)
        {
            Roster = await CycleReader.RosterAsync(work, cycle),
            Progress = await CycleReader.ProgressAsync(work, cycle, clock.Today),
            Cast = await Cast.ReadAsync(store, narrator.Person, clock.Today),
            Coverage = coverage,
        };
        var facts = await CycleFacts.OfCycleAsync(work, pack, cycle, "", year, default);
        coverage.Touch(Ranker.Special(cyclePack.Rules, facts.Scope), facts.Scope);
        foreach (var body in pack.Procedure.Calendar is { } calendar ? calendar.Rules.Select(r => r.Because) : []) coverage.Touch(body);
        await work.DisposeAsync();
        var plot = new Plot(stage, new Scripts(stage), new Events([]));
        await plot.PlayAsync();
        if (coverage.Missing is { Count: > 0 } missing) throw new StoryBroken($"Câu chuyện chưa chạm {missing.Count}/{coverage.Wanted.Count} dòng của văn bản: {string.Join(", ", missing)}");
        teller.Tell($"Đã chạm đủ {coverage.Wanted.Count} dòng PRC, DEP, MTG, SPC của văn bản {pack.Head.Source}");
    }

    private async Task<Founded> RosterAsync(int year, StoryClock clock)
    {
        using var workbook = new MemoryStream();
        WorkbookSample.WriteBloc(workbook, pack, size.Organisations, size.Members, seed);
        var file = new ImportFile("danh-sach.xlsx", workbook.ToArray(), pack);
        var top = Top(file);
        var (outcome, founded) = await new Founding { Code = top.Code, Name = top.Name, Kind = top.Kind, PersonCode = "CB-0001", PersonName = "Nguyễn Thị Hồng Vân", Role = "organising_board", From = new DateOnly(year, 1, 1) }.InAsync(store, clock);
        Stage.Must(outcome, "lập tổ chức gốc");
        var imports = new Imports(store, clock);
        var preview = await imports.PreviewAsync(new PreviewImport { File = file, By = founded!.Person });
        if (!preview.CanApply) throw new StoryBroken($"Sổ không nạp được: {preview.Refused[0]}");
        Stage.Must(await imports.ApplyAsync(new ApplyImport { Cycle = 0, By = founded.Person, Batch = preview.Batch, File = file }), "nạp danh sách");
        teller.Tell($"Ban Tổ chức nạp danh sách: {preview.New.Count} mục mới, {preview.Changed.Count} mục thay đổi");
        return founded;
    }

    private static RosterEntry Top(ImportFile file)
    {
        using var stream = new MemoryStream(file.Content);
        var read = WorkbookReader.Read(stream, file.Pack, new WorkbookOptions());
        return file.Pack.Kinds.Values.Where(k => k.Family == Rules.Facts.Family.Organisation).SelectMany(k => read.Roster.Of(k.Id)).First(e => e.Unit is null);
    }

    private async Task<long> OpenAsync(Desk desk, Founded founded, int year)
    {
        var opened = await new Cycles(desk).OpenAsync(new OpenCycle { Cycle = 0, By = founded.Person, Year = year, Root = founded.Organisation, Pack = pack.Id }, pack, CycleFacts.OfRosterAsync);
        Stage.Must(opened, "mở đợt");
        teller.Tell($"Mở đợt kiểm điểm năm {year} theo {pack.Head.Title}");
        return ((Outcome.Done)opened).Id;
    }
}
