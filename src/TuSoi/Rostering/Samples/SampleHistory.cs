using TuSoi.Rostering.Layouts;
using TuSoi.Rules.Facts;
using Ids = TuSoi.Rostering.Layouts.ColumnLayout.Ids;

namespace TuSoi.Rostering.Samples;

/// <summary>
/// Invents levels of the five years before, and shortcomings that were pointed out, with dice of their own: of every organisation, collective and leader, and
/// of one member in ten. Of the others nobody has brought the old lists yet.
/// </summary>
internal sealed class SampleHistory(SampleRoster roster, int year, int seed)
{
    private const int Years = 5, OneIn = 10;
    private static readonly string[] Shortcomings = ["Báo cáo chậm so với thời hạn", "Sinh hoạt chưa đều", "Ít góp ý xây dựng nội bộ", "Chưa quyết liệt trong chỉ đạo, điều hành", "Học tập nghị quyết chưa đầy đủ"];
    private static readonly string[] States = ["repaired", "repaired", "repaired", "partly", "not_repaired"];

    private readonly Dice dice = new(seed * 31 + 17);

    public IEnumerable<Dictionary<string, object?>> Of(RecordSheet sheet)
    {
        var subjects = roster.Organisations.SelectMany(Subjects).Where(s => sheet.Families.Contains(s.Of));
        return sheet.Records.Id switch
        {
            "past_levels" => Levels(subjects),
            "shortcomings" => subjects.Where(_ => dice.Chance(10)).Select(s => Shortcoming(sheet.Records, s.Code)),
            _ => [],
        };
    }

    private IEnumerable<Dictionary<string, object?>> Levels(IEnumerable<(Family Of, string Code, QualityLevel Level)> subjects) =>
        from subject in subjects
        from of in Enumerable.Range(year - Years, Years)
        select new Dictionary<string, object?> { [Ids.Code] = subject.Code, ["of_year"] = of, ["level"] = SampleWords.Level(Then(subject.Level)) };

    private static IEnumerable<(Family Of, string Code, QualityLevel Level)> Subjects(SampleOrganisation organisation) =>
    [
        .. organisation.Units.Select(u => (Family.Organisation, u.Code, u.Level)), .. organisation.Bodies.Select(b => (Family.Collective, b.Code, b.Level)),
        .. organisation.People.Where((p, i) => p.Standing != "newly_admitted" && i % OneIn == 0).Select(p => (Family.Member, p.Code, p.Level)), .. organisation.Leaders.Select(l => (Family.Leader, l.Code, l.Level)),
    ];

    // Most were then what they are now.
    private QualityLevel Then(QualityLevel level) => dice.Weighted(70, 15, 15) switch
    {
        1 when level > QualityLevel.Completed => level - 1,
        2 when level < QualityLevel.Excellent => level + 1,
        _ => level,
    };

    private Dictionary<string, object?> Shortcoming(Fact records, string code) => new()
    {
        [Ids.Code] = code,
        ["of_year"] = year - dice.Between(1, 3),
        ["content"] = dice.Pick(Shortcomings),
        ["status"] = SampleWords.Choice(records.Fields.GetValueOrDefault("status"), dice.Pick(States)),
    };
}
