using TuSoi.Access;
using TuSoi.History;
using TuSoi.Opening.Amending;
using TuSoi.Rules.Steps;

namespace TuSoi.Cli.Story;

internal sealed partial class Happenings
{
    private IEnumerable<Happening> InTheProcedure() =>
    [
        On(new DateOnly(year, 12, 3), DeclareAsync),
        On(new DateOnly(year, 12, 9), AmendAsync),
        On(new DateOnly(year, 12, 31), SealAsync),
    ];

    // Somebody of the committee stays away from the file of a relative.
    private async Task DeclareAsync()
    {
        if (!stage.Conflicts.IsEmpty) return; // told before
        var (one, official) = Members.Select(m => (m, stage.Cast.Holding(stage.Roster[m.Unit], Giving(Right.Content)).ToList())).Where(m => m.Item2.Count > 1).Select(m => (m.m, m.Item2[^1])).Skip(1).FirstOrDefault();
        if (one is null) return;
        stage.Conflicts.TryAdd((official, one.Id), true);
        Did(await new Conflicts(stage.Desk).DeclareAsync(new DeclareConflict { Cycle = stage.Cycle, By = official, Unit = one.Unit, Subject = one.Id, Why = "Có quan hệ gia đình." }), $"{stage.Cast.Name(official)} báo có xung đột lợi ích và không tham gia việc của {one.Name}");
    }

    private async Task AmendAsync()
    {
        var amendments = new Amendments(stage.Desk);
        var (refused, preview) = await amendments.PreviewAsync(new PreviewAmendment { Cycle = stage.Cycle, By = stage.Narrator }, amended);
        if (refused is not null) Stage.Must(refused, "xem trước việc đổi gói");
        if (preview is null) return;
        var paper = new Evidence($"{40 + year % 10}-CV/BTC", stage.Clock.Today);
        Did(await amendments.AmendAsync(new AmendCycle { Cycle = stage.Cycle, By = stage.Narrator, Digest = preview.Digest, Paper = paper, Why = "Điều chỉnh thời hạn." }, amended),
            $"{Narrator} đổi đợt sang bản {preview.NewVersion} của gói theo văn bản số {paper.Number}: {preview.Steps.Count} chỗ của quy trình thay đổi{(preview.Steps.FirstOrDefault(s => s is { What: "Ngày", Old: not null, New: not null }) is { } day ? $", như hạn {day.Old} thành {day.New}" : "")}");
        await stage.LookAtFrameAsync();
    }

    private async Task SealAsync() => Did(await new Keeping(stage.Desk).SealAsync(new SealChains { Cycle = stage.Cycle, By = stage.Narrator }), $"{Narrator} niêm phong sổ nhật ký của cả đợt");
}
