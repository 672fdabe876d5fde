using System.Globalization;
using TuSoi.Rostering.Cells;
using TuSoi.Rostering.Layouts;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using Ids = TuSoi.Rostering.Layouts.ColumnLayout.Ids;

namespace TuSoi.Rostering.Reading;

/// <summary>What the workbook says of itself as a whole.</summary>
internal sealed record Info
{
    public string Name { get; private set; } = "";

    public int Year { get; private set; }

    public DateOnly CutOff { get; private set; }

    public Stage Stage { get; private set; } = Stage.Appraised;

    /// <summary>When the values were recorded; null: known from the first day.</summary>
    public DateOnly? Recorded { get; private set; }

    /// <summary>Keys of the lists that have nothing beside what is written.</summary>
    public IReadOnlySet<string> Complete { get; private set; } = new HashSet<string>();

    public bool Has(Family family) => Complete.Contains(InfoItems.Key(family));

    public static Info Read(FoundSheet? sheet, WorkbookLayout layout, Pack pack, WorkbookOptions options, Findings findings)
    {
        var info = new Info { CutOff = new DateOnly(Math.Max(options.Year ?? pack.Head.InForce.Year, 1), 12, 31) };
        if (sheet is null || !sheet.Has(Ids.Item) || !sheet.Has(Ids.Value)) return info;
        new Lines(sheet, layout, pack, options, findings).Fill(info);
        return info;
    }

    private sealed class Lines(FoundSheet sheet, WorkbookLayout layout, Pack pack, WorkbookOptions options, Findings findings)
    {
        private readonly Dictionary<string, (Office.Xlsx.RowRead Row, object Value)> values = [];

        public void Fill(Info info)
        {
            Collect();
            info.Name = values.TryGetValue(InfoItems.Name, out var name) ? FoundSheet.TextOf(name.Value) ?? "" : Missing(InfoItems.Name);
            info.Year = YearOf();
            info.CutOff = CutOffOf(info);
            info.Stage = Word(InfoItems.Stage, InfoItems.StageFact) is { } stage ? Enum.Parse<Stage>(stage) : Stage.Appraised;
            info.Recorded = Day(InfoItems.Recorded);
            info.Complete = values.Keys.Where(key => key.StartsWith("family.", StringComparison.Ordinal) || key == InfoItems.CommitteeMembers || layout.Records.Any(r => r.Records.Id == key))
                .Where(key => Word(key, InfoItems.CompleteFact) == "yes").ToHashSet();
            if (values.TryGetValue(InfoItems.Pack, out var given) && FoundSheet.TextOf(given.Value) != pack.Id)
                Refuse(InfoItems.Pack, "pack.wrong", $"Tệp này lập cho bộ quy tắc “{FoundSheet.TextOf(given.Value)}”, đang dùng “{pack.Id}”. Hãy chọn đúng bộ quy tắc hoặc lấy mẫu mới.");
        }

        private void Collect()
        {
            foreach (var row in sheet.Rows)
            {
                if (sheet.Text(row, Ids.Item) is not { } label || sheet.Value(row, Ids.Value) is not { } value) continue;
                var item = layout.Items.FirstOrDefault(i => Tidy.Plain(i.Label) == Tidy.Plain(label));
                if (item is null) sheet.Warn(findings, row, Ids.Item, "info.unknown", $"Không biết mục “{label}” nên bỏ qua.");
                else if (CellValues.Broken(value) is { } broken) sheet.Refuse(findings, row, Ids.Value, broken);
                else if (!values.TryAdd(item.Id, (row, value))) sheet.Refuse(findings, row, Ids.Item, "info.twice", $"Mục “{label}” ghi hai lần.");
            }
        }

        private int YearOf()
        {
            if (!values.TryGetValue(InfoItems.Year, out var given))
            {
                Missing(InfoItems.Year);
                return 0;
            }
            if (FoundSheet.TextOf(given.Value) is not { Length: 4 } text || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 2000 or > 2100)
            {
                Refuse(InfoItems.Year, "year.wrong", $"Năm đánh giá phải là một năm bốn chữ số, ví dụ 2024; ở đây là “{given.Value}”.");
                return 0;
            }
            if (options.Year is { } cycle && cycle != year) Refuse(InfoItems.Year, "year.cycle", $"Tệp ghi năm {year}, đợt đánh giá là năm {cycle}.");
            else if (year < pack.Head.InForce.Year || pack.Head.Until is { } until && year > until.Year)
                Refuse(InfoItems.Year, "year.pack", $"Bộ quy tắc “{pack.Head.Title}” không áp dụng cho năm {year}: áp dụng từ {pack.Head.InForce:dd/MM/yyyy}{(pack.Head.Until is { } end ? $" đến {end:dd/MM/yyyy}" : "")}.");
            return year;
        }

        private DateOnly CutOffOf(Info info)
        {
            var year = info.Year == 0 ? info.CutOff.Year : info.Year;
            if (Day(InfoItems.CutOff) is not { } day) return DateOnly.ParseExact($"{year}-{pack.Head.CutOff}", "yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (info.Year == 0 || day.Year == info.Year) return day;
            Refuse(InfoItems.CutOff, "year.cut_off", $"Ngày chốt {day:dd/MM/yyyy} không thuộc năm đánh giá {info.Year}.");
            return new DateOnly(year, 12, 31);
        }

        private DateOnly? Day(string id)
        {
            if (!values.TryGetValue(id, out var given)) return null;
            var (day, fault) = DateText.Read(given.Value);
            if (fault is null) return day;
            sheet.Refuse(findings, given.Row, Ids.Value, fault.Value);
            return null;
        }

        private string? Word(string id, Fact fact)
        {
            if (!values.TryGetValue(id, out var given)) return null;
            var (word, fault) = new WordList(fact).Read(given.Value);
            if (fault is not null) sheet.Refuse(findings, given.Row, Ids.Value, fault.Value);
            return word;
        }

        private string Missing(string id)
        {
            var item = layout.Items.First(i => i.Id == id);
            var row = sheet.Rows.FirstOrDefault(r => sheet.Text(r, Ids.Item) is { } label && Tidy.Plain(label) == Tidy.Plain(item.Label));
            var message = $"Chưa ghi mục “{item.Label}”. {item.Note}";
            if (row is null) findings.Problem(sheet.Name, "info.missing", message);
            else sheet.Refuse(findings, row, Ids.Value, "info.missing", message);
            return "";
        }

        private void Refuse(string id, string code, string message) => sheet.Refuse(findings, values[id].Row, Ids.Value, code, message);
    }
}
