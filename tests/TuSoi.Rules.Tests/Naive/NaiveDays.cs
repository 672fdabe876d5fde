using YamlDotNet.RepresentationModel;
using static TuSoi.Rules.Tests.Naive.NaiveLogic;
using static TuSoi.Rules.Tests.Naive.NaivePack;

namespace TuSoi.Rules.Tests.Naive;

/// <summary>Days of the year that dated records cover, counted day by day up to the cut-off day.</summary>
internal sealed class NaiveDays(NaiveRules rules, NaiveReader reader, YamlNode node)
{
    private readonly (string Of, string Start, string End) names = (Text(node, "of")!, Text(node, "start")!, Text(node, "end")!);
    private readonly Question where = Child(node, "where") is { } w ? reader.Read(w) : _ => true;

    public Question Ask(NaiveReader bounds, YamlNode value) => bounds.Bounded(value, (comparison, than, eye) =>
    {
        var (least, most, number) = Days(eye) is var (l, m) ? (l, m, (long)((Rational)than).Top) : default;
        // Anything between the two ends may turn out.
        return Agreed([.. Enumerable.Range(least, most - least + 1).Select(days => (bool?)Holds(comparison, ((long)days).CompareTo(number))).Distinct()]);
    });

    // A record of which a day is not known, or whether it counts, may cover any day; so may one that is not recorded yet.
    private (int Least, int Most) Days(Eye eye)
    {
        var year = Enumerable.Range(0, 366).Select(day => new DateOnly(rules.On.Year, 1, 1).AddDays(day)).Where(day => day <= rules.On).ToList();
        if (!eye.Subject.Records.TryGetValue(names.Of, out var records)) return (0, year.Count);
        var (covered, sure) = (new HashSet<DateOnly>(), records.IsComplete);
        foreach (var record in records.Rows)
        {
            var counts = where(eye.OnRecord(names.Of, record));
            if (counts == false) continue;
            if (counts is null || record.GetValueOrDefault(names.Start) is not DateOnly from || record.GetValueOrDefault(names.End) is not DateOnly to) sure = false;
            else covered.UnionWith(year.Where(day => from <= day && day <= to));
        }
        return (covered.Count, sure ? covered.Count : year.Count);
    }
}
