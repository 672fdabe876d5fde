using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Scopes;

namespace TuSoi.Benchmarks.Country;

/// <summary>
/// What a year adds to a synthetic country: organisations above the grassroots, a ballot on everybody who is ranked, and the special cases of an
/// ordinary year. Hardly anything is decided yet: this is the day on which the proposals are put together.
/// </summary>
internal sealed class SyntheticYear(Pack pack, Scope scope, int superiors, ulong seed)
{
    private static readonly string[] Organisations = ["subordinate_cell", "grassroots_cell", "grassroots_chapter"];
    private readonly DateOnly cutOff = scope.CutOff;
    private readonly SyntheticBallots ballots = new(pack, seed);
    private Dice dice = new(seed);

    public Scope Build()
    {
        Superiors();
        Outstanding();
        foreach (var kind in Organisations) Codes(kind, Family.Organisation, Known.DecidedLevel, () => dice.Percent(1) ? 2 + dice.Next(2) : 0);
        Codes("member", Family.Member, Known.DecidedLevel, () => dice.Percent(1) ? 2 + dice.Next(2) : 0);
        Dates("member", Family.Member, "moved_in_on", perMille: 30, earliest: -364);
        Dates("member", Family.Member, "temporary_since", perMille: 10, earliest: -364);
        Codes("member", Family.Member, "former_comment", () => dice.Percent(67) ? 2u : 1u);
        Codes("member", Family.Member, "temporary_comment", () => dice.Percent(67) ? 2u : 1u);
        Codes("member", Family.Member, "absent", () => dice.Next(1000) < 5 ? 2u : 1u);
        foreach (var kind in Organisations) Dates(kind, Family.Organisation, "founded_on", perMille: 20, earliest: -150);
        Codes("leader", Family.Leader, "managed_above", () => dice.Percent(1) ? 2u : 1u);
        Codes("leader", Family.Leader, Known.ExternalLevel, () => dice.Percent(50) ? 2 + dice.Next(3) : 0);
        EarlierFaults();
        Records("leaves", 20, fields => [Day(fields["starts_on"], -364, -100), Day(fields["ends_on"], -99, -10), Code(fields["reason"], 2)]);
        Records("commendations", 5, fields => [Code(fields["title"], 2)]);
        scope.Add(new Table("charged_faults", 0));
        foreach (var kind in Organisations) scope.Add(new Links("charged_faults", kind, "charged_faults", []));
        return Ballots();
    }

    private void Superiors()
    {
        scope.Add(new Table("superior_chapter", superiors));
        foreach (var kind in new[] { "grassroots_cell", "grassroots_chapter" })
        {
            var count = scope.Find(kind)!.Count;
            scope.Add(new Links("subordinates", "superior_chapter", kind, Filled(count, row => (int)((long)row * superiors / count))));
            foreach (var headed in scope.LinksOf("leader", "headed")!.Where(l => l.To == kind)) scope.Add(headed with { Name = "organisation" });
        }
    }

    // Most of whom the cell calls outstanding have the work to show for it, so that places are scarce.
    private void Outstanding()
    {
        var member = scope.Find("member")!;
        var outstanding = Narrow(member, "outstanding");
        var assigned = Counts(member, "targets_assigned");
        string[] criteria = [.. pack.Frames["member"].Criteria.Keys];
        for (var row = 0; row < outstanding.Length; row++)
        {
            if (outstanding[row] != 2 || !dice.Percent(70)) continue;
            foreach (var fact in new[] { "targets_completed", "targets_on_time", "targets_exceeded" }) Counts(member, fact)[row] = assigned[row];
            foreach (var criterion in criteria)
            {
                Narrow(member, Known.CriterionColumn(criterion, "grade"))[row] = 4;
                Counts(member, Known.CriterionColumn(criterion, "products"))[row] = 2;
            }
        }
    }

    // One in ten disciplines is for a fault of an earlier year.
    private void EarlierFaults()
    {
        var table = scope.Find("disciplines")!;
        var fields = pack.Facts.Find(Family.Member, "disciplines")!.Fields;
        var decided = ((DateColumn)table.Find("decided_on")!).Days;
        var yearStart = new DateOnly(cutOff.Year, 1, 1).DayNumber;
        table.With("fault_on", new DateColumn(fields["fault_on"], Filled(table.Count, row => dice.Percent(10) ? yearStart - 1 - (int)dice.Next(300) : Math.Max(Math.Min(decided[row], yearStart), decided[row] - 30))));
    }

    private Scope Ballots()
    {
        var member = scope.Find("member")!;
        var (outstanding, exemplary, standing) = (Narrow(member, "outstanding"), Narrow(member, "exemplary"), Narrow(member, Known.Standing));
        var voters = Math.Max(5, member.Count / Organisations[..2].Sum(kind => scope.Find(kind)!.Count));
        ballots.On("member", proposal: true, voters, Ranked(standing), row => outstanding[row] == 2 ? 4 : exemplary[row] == 2 ? 3 : 2);
        foreach (var (kind, fact) in new[] { ("grassroots_cell", "outstanding"), ("grassroots_chapter", "outstanding"), ("grassroots_committee", "united_and_leading") })
        {
            var table = scope.Find(kind)!;
            var praised = Narrow(table, fact);
            ballots.On(kind, proposal: false, 13, table.Find(Known.Standing) is CodeColumn codes ? Ranked(codes.Narrow) : Filled(table.Count, row => row), row => praised[row] == 2 && row % 3 != 0 ? 4 : 3);
        }
        ballots.On("leader", proposal: false, 13, Filled(scope.Find("leader")!.Count, row => row), row => row % 5 == 0 ? 4 : 3);
        return ballots.AddTo(scope);
    }

    private static int[] Ranked(byte[] standing) => [.. Enumerable.Range(0, standing.Length).Where(row => standing[row] <= 1)];

    private static int[] Counts(Table table, string fact) => ((CountColumn)table.Find(fact)!).Values;

    private static byte[] Narrow(Table table, string fact) => ((CodeColumn)table.Find(fact)!).Narrow;

    private void Codes(string kind, Family family, string fact, Func<uint> value)
    {
        var table = scope.Find(kind)!;
        table.With(fact, new CodeColumn(pack.Facts.Find(family, fact)!, [], Filled(table.Count, _ => (byte)value())));
    }

    private void Dates(string kind, Family family, string fact, uint perMille, int earliest)
    {
        var table = scope.Find(kind)!;
        table.With(fact, new DateColumn(pack.Facts.Find(family, fact)!, Filled(table.Count, _ => dice.Next(1000) < perMille ? DayFrom(earliest, 0) : DateColumn.Unknown)));
    }

    private int DayFrom(int earliest, int latest) => cutOff.DayNumber + earliest + (int)dice.Next((uint)(latest - earliest + 1));

    private delegate (string Field, Func<int, Column> Make) Value();

    private Value Day(Fact field, int earliest, int latest) => () => (field.Id, count => new DateColumn(field, Filled(count, _ => DayFrom(earliest, latest))));

    private Value Code(Fact field, uint words) => () => (field.Id, count => new CodeColumn(field, [], Filled(count, _ => (byte)(1 + dice.Next(words)))));

    private void Records(string id, uint perMille, Func<IReadOnlyDictionary<string, Fact>, Value[]> fields)
    {
        int[] owners = [.. Enumerable.Range(0, scope.Find("member")!.Count).Where(_ => dice.Next(1000) < perMille)];
        var table = new Table(id, owners.Length);
        foreach (var value in fields(pack.Facts.Find(Family.Member, id)!.Fields))
        {
            var (field, make) = value();
            table.With(field, make(table.Count));
        }
        scope.Add(table).Add(new Links(id, "member", id, owners));
    }

    private static T[] Filled<T>(int count, Func<int, T> value)
    {
        var values = new T[count];
        for (var i = 0; i < count; i++) values[i] = value(i);
        return values;
    }
}
