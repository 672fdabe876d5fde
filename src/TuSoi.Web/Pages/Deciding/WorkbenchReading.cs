using TuSoi.Deciding;
using TuSoi.Rules.Facts;
using TuSoi.Web.Entering;
using TuSoi.Web.Hosting;

namespace TuSoi.Web.Pages.Deciding;

/// <summary>Opens the workbench of a body for whoever acts for it, or ranks it from above.</summary>
internal static class WorkbenchReading
{
    public static async Task<(Workbench Bench, Workbench.Seat Seat)> OpenAsync(Visit visit, long cycle, long unit, string step, Family? family)
    {
        _ = visit.Cycle(cycle);
        return await visit.ReadAsync(async work =>
        {
            if (await Workbench.SeatAsync(work, unit) is not { } seat) throw PageRefused.Missing;
            if (seat is { Acts: false, Ranks: false }) throw PageRefused.Denied("Bảng xếp loại dành cho người thay mặt nơi quyết định và cấp trên được giao xếp loại. Mức của chính đồng chí ở “Hồ sơ của tôi”.");
            return (await Workbench.ReadAsync(work, visit.Packs, cycle, unit, step, family, visit.Person, visit.Today) ?? throw PageRefused.Missing, seat);
        });
    }
}
