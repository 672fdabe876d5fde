using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using Ids = TuSoi.Rostering.Layouts.ColumnLayout.Ids;

namespace TuSoi.Rostering.Layouts;

/// <summary>One sheet for each list of records of the dictionary; families that share the list share the sheet.</summary>
internal static class RecordSheets
{
    /// <summary>The list of counts of ballots, whose rows must add up.</summary>
    public const string Ballots = "ballots";

    public static IReadOnlyList<RecordSheet> Of(Pack pack)
    {
        var families = pack.Kinds.Values.Select(k => k.Family).Distinct().Order();
        return
        [
            .. families.SelectMany(family => pack.Facts.Of(family).Where(f => f.Type == FactType.Records).Select(fact => (Family: family, Fact: fact)))
                .GroupBy(r => r.Fact.Id).Select(list => Sheet(pack, list.First().Fact, [.. list.Select(r => r.Family)])),
        ];
    }

    private static RecordSheet Sheet(Pack pack, Fact records, IReadOnlyList<Family> families) => new(records, families,
    [
        new(Ids.Code, "Mã đối tượng")
        {
            Required = true, Also = ["Mã", "Mã tổ chức", "Mã đảng viên"], Example = FamilySheets.ExampleOf(families.Contains(Family.Member) ? Family.Member : families[0]),
            Note = $"Mã ở trang {string.Join(", ", families.Select(FamilySheets.NameOf))}. Dòng có mã bắt đầu bằng “VD” bị bỏ qua.",
        },
        .. (records.Id == Ballots ? BallotSlips.Ordered(pack, records).Select(Narrow) : records.Fields.Values.Select(FactColumns.Of)),
        new(Ids.KnownOn, "Ngày ghi nhận") { Note = "Ngày đơn vị biết việc này; chỉ dùng khi xem lại theo số liệu đã biết đến một ngày." },
    ])
    { Says = records.Note };

    // A line of minutes is many small numbers: they stand close together, to be seen at once.
    private static ColumnLayout Narrow(Fact field) => FactColumns.Of(field) with { Width = field.Type switch { FactType.Count => 10, FactType.Code => 15, _ => 30 } };
}
