using TuSoi.Organisation;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Steps;

namespace TuSoi.Cli.Story;

/// <summary>What happens in a year that no procedure foresees on a date: people move and die, posts change, the document is amended, somebody objects, an earlier year is ranked again.</summary>
internal sealed partial class Happenings
{
    private readonly Stage stage;
    private readonly Pack amended;
    private readonly List<Happening> ahead;
    private readonly int year;

    public Happenings(Stage stage, Pack amended)
    {
        (this.stage, this.amended, year) = (stage, amended, stage.Pack.Year);
        ahead = [.. InTheRoster(), .. InTheProcedure(), .. Afterwards()];
    }

    /// <summary>The next day on which something happens, as far as it is known.</summary>
    public DateOnly? Next() => ahead.Min(h => h.Day());

    /// <summary>Lets everything happen whose day has come; false: nothing did.</summary>
    public async Task<bool> HappenAsync()
    {
        var now = ahead.Where(h => h.Day() <= stage.Clock.Today).ToList();
        foreach (var one in now)
        {
            ahead.Remove(one);
            try
            {
                await one.HappenAsync();
            }
            catch (BusyElsewhere)
            {
                stage.Teller.Acted(); // by somebody else
            }
        }
        return now.Count > 0;
    }

    private static Happening On(DateOnly day, Func<Task> happen) => new(() => day, happen);

    private void Did(History.Outcome outcome, string what)
    {
        Stage.Must(outcome, what);
        stage.Teller.Acted();
        if (outcome.IsDone) stage.Teller.Tell(what);
    }

    // Nobody of them holds a post, so that nothing depends on them but their own file.
    private IEnumerable<Subject> Members => stage.Roster.All.Where(s => s is { Family: "member", LeftOut: null } && s.Unit != s.Id && !stage.Cast.IsOfficial(s.Person)).OrderBy(s => s.Code, StringComparer.Ordinal);

    private IEnumerable<IGrouping<long, Subject>> Cells(int members) => Members.GroupBy(m => m.Unit).Where(g => g.Count() >= members);

    private IEnumerable<string> Giving(params Right[] rights) => stage.Pack.Procedure.Roles.Where(r => rights.All(r.Value.Gives.Contains)).Select(r => r.Key);

    private Subject Root => stage.Roster.All.Where(s => s.Family == "organisation").MinBy(s => s.Path.Length)!;

    private string Narrator => stage.Cast.Name(stage.Narrator);
}
