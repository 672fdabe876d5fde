using TuSoi.Rules.Facts;
using Ids = TuSoi.Rostering.Layouts.ColumnLayout.Ids;

namespace TuSoi.Rostering.Samples;

/// <summary>Invents disciplines, targets and an incident, by the fields that the dictionary gives them.</summary>
internal sealed class SampleRecords(SampleOrganisation organisation, Dice dice, int year)
{
    public IEnumerable<Dictionary<string, object?>> Of(Fact records) => records.Id switch
    {
        "disciplines" => Disciplines(records),
        "targets" => organisation.Units.SelectMany(unit => Targets(records, unit)),
        "incidents" => Incidents(records),
        _ => [],
    };

    // Who did not complete is disciplined this year; one found and repaired his own fault; one was disciplined last year.
    private IEnumerable<Dictionary<string, object?>> Disciplines(Fact records)
    {
        var people = organisation.People.ToList();
        foreach (var person in people.Where(p => p.Level == QualityLevel.NotCompleted)) yield return Discipline(records, person.Code, "warning", year, false);
        if (!organisation.Shape.Troubled) yield break;
        var own = people.Skip(people.Count / 2).FirstOrDefault(p => p.Level == QualityLevel.Good && p.Standing.Length == 0);
        if (own is not null) yield return Discipline(records, own.Code, "reprimand", year, true);
        var before = people.Skip(people.Count / 3).FirstOrDefault(p => p.Level == QualityLevel.Good && p != own);
        if (before is not null) yield return Discipline(records, before.Code, "reprimand", year - 1, false);
    }

    private Dictionary<string, object?> Discipline(Fact records, string code, string form, int of, bool own)
    {
        var fault = new DateOnly(of, 1, 10).AddDays(dice.Roll(150));
        return new()
        {
            [Ids.Code] = code,
            ["form"] = SampleWords.Choice(records.Fields.GetValueOrDefault("form"), form),
            ["fault_on"] = fault,
            ["decided_on"] = fault.AddDays(dice.Between(20, 120)),
            ["self_detected"] = SampleWords.Yes(own),
        };
    }

    private IEnumerable<Dictionary<string, object?>> Targets(Fact records, SampleUnit unit)
    {
        var fields = records.Fields;
        for (var i = 0; i < (unit == organisation.Root ? 9 : dice.Between(2, 4)); i++)
        {
            var area = i % 3 == 0 ? "party_building" : i % 3 == 1 ? "business" : dice.Chance(50) ? "political_system" : "business";
            var (less, plan) = (area == "business" && dice.Chance(10), dice.Between(4, 60) * 5m);
            var reached = Reached(unit.Level) >= dice.Between(1, 100);
            var percent = reached == less ? dice.Between(85, 99) : dice.Between(100, 120);
            yield return new()
            {
                [Ids.Code] = unit.Code,
                ["area"] = SampleWords.Choice(fields.GetValueOrDefault("area"), area),
                ["assigned_by"] = SampleWords.Choice(fields.GetValueOrDefault("assigned_by"), dice.Chance(70) ? "superior" : "self"),
                ["main"] = i < 2 ? SampleWords.Yes(true) : null,
                ["direction"] = less ? SampleWords.Choice(fields.GetValueOrDefault("direction"), "less") : null,
                ["plan"] = plan,
                ["done"] = plan * percent / 100,
                ["excused"] = !reached && dice.Chance(5) ? SampleWords.Yes(true) : null,
            };
        }
    }

    // Of a hundred targets.
    private int Reached(QualityLevel level) => level switch
    {
        QualityLevel.Excellent => 100,
        QualityLevel.Good => organisation.Shape.Troubled ? 90 : 97,
        QualityLevel.Completed => organisation.Shape.Troubled ? 60 : 88,
        _ => 30,
    };

    private IEnumerable<Dictionary<string, object?>> Incidents(Fact records)
    {
        if (!organisation.Shape.Troubled || organisation.AllCells.Skip(1).FirstOrDefault() is not { } cell) yield break;
        yield return new()
        {
            [Ids.Code] = cell.Code,
            ["kind"] = SampleWords.Choice(records.Fields.GetValueOrDefault("kind"), "waste"),
            ["disciplined"] = SampleWords.Yes(true),
            ["happened_on"] = new DateOnly(year, 3, 12),
            ["self_detected"] = SampleWords.Yes(false),
        };
    }
}
