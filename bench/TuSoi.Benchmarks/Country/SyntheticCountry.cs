using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Scopes;

namespace TuSoi.Benchmarks.Country;

/// <summary>
/// A country's facts in memory: members in cells, cells in grassroots chapters, committees, leaders, disciplines, targets. Shares of missing
/// facts, faults and exempt persons are those of an ordinary year.
/// </summary>
internal sealed class SyntheticCountry(Pack pack, int members, int cells, int organisations, ulong seed)
{
    private Dice dice = new(seed);
    private readonly Scope scope = new() { CutOff = new DateOnly(2024, 12, 31) };

    public Scope Build()
    {
        var chapters = organisations / 2;
        var alone = organisations - chapters;
        var below = cells - alone;
        var disciplines = new Records();
        var memberTable = Members(disciplines, out var cellOfMember);
        foreach (var (kind, count) in new[] { ("subordinate_cell", below), ("grassroots_cell", alone), ("grassroots_chapter", chapters) }) Organisations(kind, count);
        Committees(organisations);
        Leaders(organisations);
        Belong(memberTable.Count, cellOfMember, below, alone, chapters);
        Targets(chapters, alone);
        AddRecords("disciplines", disciplines, [("member", disciplines.Owner)]);
        foreach (var kind in new[] { "subordinate_cell", "grassroots_cell", "grassroots_chapter", "grassroots_committee", "leader" }) scope.Add(new Links("disciplines", kind, "disciplines", []));
        return scope;
    }

    private sealed class Records
    {
        public List<int> Owner { get; } = [];
        public List<int> Day { get; } = [];
        public List<byte> Form { get; } = [];
        public List<byte> SelfDetected { get; } = [];
    }

    private Table Members(Records disciplines, out int[] cellOf)
    {
        var table = new Table("member", members);
        cellOf = new int[members];
        for (var row = 0; row < members; row++) cellOf[row] = (int)((long)row * cells / members);
        Codes(table, Family.Member, Known.Standing, () => dice.Percent(95) ? 1 : 2 + dice.Next(3));
        Codes(table, Family.Member, Known.DecidedLevel, () => dice.Percent(70) ? 0 : 2 + dice.Next(3));
        Codes(table, Family.Member, "outstanding", () => dice.Percent(1) ? 0 : dice.Percent(25) ? 2u : 1u);
        Codes(table, Family.Member, "exemplary", () => dice.Percent(1) ? 0 : dice.Percent(97) ? 2u : 1u);
        Codes(table, Family.Member, "degradation_concluded", () => dice.Percent(99) ? 1 : dice.Next(3));
        Codes(table, Family.Member, "confidence_poll", () => dice.Percent(95) ? 1 : 2u);
        int[] assigned = Counts(table, "targets_assigned", _ => 4 + (int)dice.Next(9));
        int[] completed = Counts(table, "targets_completed", row => dice.Percent(96) ? assigned[row] : (int)dice.Next((uint)assigned[row]));
        Counts(table, "targets_on_time", row => dice.Percent(85) ? completed[row] : Math.Max(0, completed[row] - 1));
        Counts(table, "targets_exceeded", row => (int)dice.Next((uint)completed[row] + 1));
        Counts(table, "criteria_assessed", _ => 5);
        Counts(table, "criteria_late", _ => dice.Percent(80) ? 0 : (int)dice.Next(4));
        Counts(table, "results_assessed", _ => 2);
        Counts(table, "results_failed", _ => dice.Percent(97) ? 0 : (int)dice.Next(3));
        Counts(table, "confidence_ballots", _ => 40);
        Counts(table, "confidence_low", _ => (int)dice.Next(25));
        Criteria(table, "member", products: true);
        for (var row = 0; row < members; row += 1 + (int)dice.Next(200))
        {
            disciplines.Owner.Add(row);
            disciplines.Day.Add(new DateOnly(2024, 1, 1).DayNumber - 200 + (int)dice.Next(560));
            disciplines.Form.Add((byte)(1 + dice.Next(3)));
            disciplines.SelfDetected.Add((byte)(1 + dice.Next(2)));
        }
        scope.Add(table);
        return table;
    }

    private void Organisations(string kind, int count)
    {
        var table = new Table(kind, count);
        Codes(table, Family.Organisation, Known.Standing, () => dice.Percent(98) ? 1 : 5u);
        Codes(table, Family.Organisation, Known.DecidedLevel, () => kind == "subordinate_cell" && dice.Percent(60) ? 2 + dice.Next(3) : 0);
        Codes(table, Family.Organisation, Known.PointTable, () => 1 + dice.Next(3));
        Codes(table, Family.Organisation, "outstanding", () => dice.Percent(30) ? 2u : 1u);
        Codes(table, Family.Organisation, "party_programme_reached", () => dice.Percent(95) ? 2u : 1u);
        foreach (var criterion in pack.Frames["organisation"].Criteria.Values)
        {
            var (plan, done, points) = (new decimal[count], new decimal[count], new decimal[count]);
            for (var row = 0; row < count; row++)
            {
                plan[row] = 50 + dice.Next(1000);
                done[row] = plan[row] * (70 + dice.Next(45)) / 100;
                points[row] = criterion.Kind == Rules.Scoring.CriterionKind.Quantitative ? NumberColumn.Unknown
                    : Math.Round(criterion.Points.Values.First() * (68 + dice.Next(33)) / 100, 2);
            }
            Number(criterion.Id, "plan", plan);
            Number(criterion.Id, "done", done);
            Number(criterion.Id, "points", points);
            table.With(Known.CriterionColumn(criterion.Id, "products"), new CountColumn(Known.CriterionFacts["products"], Filled(count, _ => 1 + (int)dice.Next(3))));
        }
        scope.Add(table);

        void Number(string id, string fact, decimal[] values) => table.With(Known.CriterionColumn(id, fact), new NumberColumn(Known.CriterionFacts[fact], values));
    }

    private void Committees(int count)
    {
        var table = new Table("grassroots_committee", count);
        Codes(table, Family.Collective, "united_and_leading", () => dice.Percent(80) ? 2u : 1u);
        Codes(table, Family.Collective, "disunity_concluded", () => dice.Percent(99) ? 1u : 2u);
        Codes(table, Family.Collective, "degradation_concluded", () => 1);
        Criteria(table, "committee", products: false);
        scope.Add(table);
        foreach (var kind in new[] { "leadership_collective", "mass_organisation" })
        {
            var others = new Table(kind, count);
            Codes(others, Family.Collective, Known.DecidedLevel, () => dice.Percent(97) ? 2 + dice.Next(3) : 0);
            scope.Add(others);
        }
    }

    private void Leaders(int count) => scope.Add(new Table("leader", count));

    // Chapter c holds its share of subordinate cells; independent cells are organisations themselves.
    private void Belong(int all, int[] cellOf, int below, int alone, int chapters)
    {
        var (inBelow, inAlone) = (new int[all], new int[all]);
        for (var row = 0; row < all; row++) (inBelow[row], inAlone[row]) = cellOf[row] < below ? (cellOf[row], -1) : (-1, cellOf[row] - below);
        scope.Add(new Links("members", "subordinate_cell", "member", inBelow)).Add(new Links("members", "grassroots_cell", "member", inAlone));
        int[] chapterOf = Filled(below, row => (int)((long)row * chapters / below));
        scope.Add(new Links("subordinates", "grassroots_chapter", "subordinate_cell", chapterOf)).Add(new Links("units_below", "grassroots_chapter", "subordinate_cell", chapterOf));
        foreach (var (kind, count, first) in new[] { ("grassroots_chapter", chapters, 0), ("grassroots_cell", alone, chapters) })
        {
            int[] owner = Filled(count, row => row), body = Filled(count, row => first + row);
            foreach (var (name, to) in new[] { ("committee", "grassroots_committee"), ("same_level_bodies", "leadership_collective"), ("same_level_bodies", "mass_organisation") })
                scope.Add(new Links(name, kind, to, owner, body));
            scope.Add(new Links("organisation", "grassroots_committee", kind, body, owner)).Add(new Links("headed", "leader", kind, body, owner));
            var persons = Filled(count * 9, i => (int)((long)(first + i / 9) * all / (chapters + alone)) + i % 9);
            scope.Add(new Links("committee_members", kind, "member", Filled(count * 9, i => i / 9), persons));
            scope.Add(new Links("committee_members", "grassroots_committee", "member", Filled(count * 9, i => first + i / 9), persons));
            scope.Add(new Links("incidents", kind, "incidents", []));
        }
        foreach (var name in new[] { "committee", "same_level_bodies", "committee_members" })
            scope.Add(new Links(name, "subordinate_cell", name == "committee_members" ? "member" : name == "committee" ? "grassroots_committee" : "mass_organisation", []));
        scope.Add(new Links("units_below", "subordinate_cell", "subordinate_cell", Filled(below, row => row))).Add(new Links("units_below", "grassroots_cell", "grassroots_cell", Filled(alone, row => row)));
        scope.Add(new Links("incidents", "subordinate_cell", "incidents", Filled(below / 200, i => i * 200)));
        var incidents = new Table("incidents", below / 200);
        var fields = pack.Facts.Find(Family.Organisation, "incidents")!.Fields;
        foreach (var id in new[] { "disciplined", "self_detected" }) Fill((CodeColumn)Add(incidents, fields[id]), () => 1 + dice.Next(2));
        scope.Add(incidents);
    }

    private void Targets(int chapters, int alone)
    {
        const int each = 6;
        var count = (chapters + alone) * each;
        var table = new Table("targets", count);
        var fields = pack.Facts.Find(Family.Organisation, "targets")!.Fields;
        Fill((CodeColumn)Add(table, fields["area"]), () => 1 + dice.Next(4));
        Fill((CodeColumn)Add(table, fields["assigned_by"]), () => 1 + dice.Next(2));
        var plan = Filled(count, _ => (decimal)(20 + dice.Next(500)));
        table.With("plan", new NumberColumn(fields["plan"], plan));
        table.With("done", new NumberColumn(fields["done"], Filled(count, row => plan[row] * (85 + dice.Next(30)) / 100)));
        scope.Add(table);
        scope.Add(new Links("targets", "grassroots_chapter", "targets", Filled(count, i => i / each < chapters ? i / each : -1)));
        scope.Add(new Links("targets", "grassroots_cell", "targets", Filled(count, i => i / each < chapters ? -1 : i / each - chapters)));
        scope.Add(new Links("targets", "subordinate_cell", "targets", []));
    }

    private void AddRecords(string id, Records records, (string Kind, List<int> Owner)[] owners)
    {
        var table = new Table(id, records.Day.Count);
        var fields = pack.Facts.Find(Family.Member, id)!.Fields;
        table.With("decided_on", new DateColumn(fields["decided_on"], [.. records.Day]));
        table.With("fault_on", new DateColumn(fields["fault_on"], [.. records.Day])); // the year of the fault is that of the decision (AMB-27)
        table.With("form", new CodeColumn(fields["form"], [], [.. records.Form]));
        table.With("self_detected", new CodeColumn(fields["self_detected"], [], [.. records.SelfDetected]));
        scope.Add(table);
        foreach (var (kind, owner) in owners) scope.Add(new Links(id, kind, id, [.. owner]));
    }

    private void Criteria(Table table, string frame, bool products)
    {
        foreach (var criterion in pack.Frames[frame].Criteria.Values)
        {
            var grades = new CodeColumn(Known.CriterionFacts["grade"], table.Count);
            Fill(grades, () => criterion.IfAny && dice.Percent(70) ? 5 : dice.Percent(1) ? dice.Next(2) : dice.Percent(30) ? 4 : dice.Percent(80) ? 3 : 2u);
            table.With(Known.CriterionColumn(criterion.Id, "grade"), grades);
            if (products) table.With(Known.CriterionColumn(criterion.Id, "products"), new CountColumn(Known.CriterionFacts["products"], Filled(table.Count, _ => (int)dice.Next(20) / 2)));
        }
    }

    private void Codes(Table table, Family family, string fact, Func<uint> value)
    {
        var column = new CodeColumn(pack.Facts.Find(family, fact)!, table.Count);
        Fill(column, value);
        table.With(fact, column);
    }

    private int[] Counts(Table table, string fact, Func<int, int> value)
    {
        var values = Filled(table.Count, value);
        table.With(fact, new CountColumn(pack.Facts.Find(Family.Member, fact)!, values));
        return values;
    }

    private static Column Add(Table table, Fact fact)
    {
        var column = Columns.Blank(fact, table.Count);
        table.With(fact.Id, column);
        return column;
    }

    private static void Fill(CodeColumn column, Func<uint> value)
    {
        for (var row = 0; row < column.Narrow.Length; row++) column.Narrow[row] = (byte)value();
    }

    private static T[] Filled<T>(int count, Func<int, T> value)
    {
        var values = new T[count];
        for (var i = 0; i < count; i++) values[i] = value(i);
        return values;
    }
}
