using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Rostering;
using TuSoi.Rules.Steps;

namespace TuSoi.Cli.Story;

internal sealed partial class Happenings
{
    private IEnumerable<Happening> InTheRoster() =>
    [
        On(new DateOnly(year, 12, 2), MoveAsync),
        On(new DateOnly(year, 12, 4), AppointAsync),
        On(new DateOnly(year, 12, 5), DieAsync),
        On(new DateOnly(year, 12, 6), AnnounceAsync),
        On(new DateOnly(year, 12, 28), EndPostAsync),
    ];

    private async Task MoveAsync()
    {
        foreach (var cell in Cells(5))
        {
            var from = stage.Roster[cell.Key];
            if (stage.Roster.All.FirstOrDefault(o => o.Family == "organisation" && o.Kind == from.Kind && o.LeftOut is null && o.Id != from.Id && Above(o) == Above(from)) is not { } to) continue;
            var one = cell.First();
            Did(await new Movements(stage.Desk).MoveAsync(new MoveSubject { Cycle = stage.Cycle, By = stage.Narrator, Unit = Root.Id, Subject = one.Id, To = to.Id, Why = "Chuyển sinh hoạt đảng chính thức." }), $"{Narrator} ghi {one.Name} chuyển sinh hoạt từ {from.Name} đến {to.Name}");
            return;
        }
    }

    private static string Above(Subject organisation) => string.Join('.', organisation.Units.Skip(1));

    private async Task DieAsync()
    {
        if (Cells(6).Select(c => c.Last()).LastOrDefault() is not { } one) return;
        Did(await new Movements(stage.Desk).EndAsync(new EndSubject { Cycle = stage.Cycle, By = stage.Narrator, Unit = Root.Id, Subject = one.Id, Why = "Từ trần." }), $"{Narrator} đưa {one.Name} ({stage.Roster[one.Unit].Name}) ra khỏi danh sách: từ trần");
    }

    // A second pair of hands in a cell for the busy weeks.
    private (Subject Member, Subject Cell, string Role)? Helper() => Cells(7)
        .Select(c => (Member: c.ElementAt(2), Cell: stage.Roster[c.Key], Role: Giving(Right.Content).Skip(1).FirstOrDefault() ?? "")).FirstOrDefault(h => h.Role.Length > 0 && stage.Cast.Holding(h.Cell, [h.Role]).Any()) is { Member: not null } found ? found : null;

    private (Subject Member, Subject Cell, string Role)? helper;

    private async Task AppointAsync()
    {
        if ((helper ??= Helper()) is not var (member, cell, role)) return;
        var post = new Post(member.Person!.Value, role, cell.Entry, stage.Clock.Today);
        Did(await new Appointments(stage.Desk.Store, stage.Clock).AppointAsync(new Appoint { Cycle = 0, By = stage.Narrator, Root = Root.Entry, Posts = [post] }, stage.Pack.Pack), $"{Narrator} ghi {member.Name} được giao làm {Label(role)} {cell.Name}");
        await stage.LookAtFrameAsync();
    }

    private async Task EndPostAsync()
    {
        if (helper is not var (member, cell, role)) return;
        Did(await new Appointments(stage.Desk.Store, stage.Clock).EndAsync(new EndPost { Cycle = 0, By = stage.Narrator, Root = Root.Entry, Person = member.Person!.Value, Role = role, Organisation = cell.Entry, On = stage.Clock.Today, Why = "Hết thời gian tăng cường." }), $"{Narrator} ghi {member.Name} thôi làm {Label(role)} {cell.Name}");
        await stage.LookAtFrameAsync();
    }

    private async Task AnnounceAsync()
    {
        var cell = Cells(5).Select(c => stage.Roster[c.Key]).First(c => stage.Cast.Holding(c, Giving(Right.Content)).Any());
        var head = stage.Cast.Holding(cell, Giving(Right.Content)).First();
        Did(await new Conferences(stage.Desk).AnnounceAsync(new AnnounceConference { Cycle = stage.Cycle, By = head, Unit = cell.Id, On = new DateOnly(year, 12, 27), Why = "Theo kế hoạch công tác của đơn vị." }), $"{stage.Cast.Name(head)} báo ngày hội nghị tổng kết năm của {cell.Name}: 27/12/{year}");
    }

    private string Label(string role) => stage.Pack.Procedure.Roles[role].Label.ToLower(System.Globalization.CultureInfo.CurrentCulture);
}
