using TuSoi.Rostering.Cells;
using TuSoi.Rostering.Keeping;
using TuSoi.Rostering.Reading;
using TuSoi.Rules.Facts;
using Ids = TuSoi.Rostering.Layouts.ColumnLayout.Ids;

namespace TuSoi.Rostering.Importing;

/// <summary>
/// Who of the workbook is who in the database: by code; else by name and birthday, and then a human must say so. Somebody whose name and birthday both
/// differ is not the person of that code.
/// </summary>
internal sealed class PersonMatching
{
    private readonly KeptRoster told;
    private readonly KeptRoster held;
    private readonly IReadOnlyDictionary<string, KnownPerson> persons;
    private readonly ILookup<string, KeptEntry> names;

    public PersonMatching(KeptRoster told, KeptRoster held, IReadOnlyDictionary<string, KnownPerson> persons)
    {
        (this.told, this.held, this.persons) = (told, held, persons);
        names = held.Entries.Where(e => e.Family == Family.Member && told.Find(e.Code) is null).ToLookup(e => Tidy.Plain(e.Name));
    }

    /// <summary>Codes that are somebody else's.</summary>
    public IEnumerable<WorkbookProblem> Refused() => told.Entries.Select(Refused).OfType<WorkbookProblem>();

    public IReadOnlyList<PersonQuestion> Questions() => [.. told.Entries.Where(e => e.Family == Family.Member && held.Find(e.Code) is null && !persons.ContainsKey(e.Code)).SelectMany(Question)];

    private WorkbookProblem? Refused(KeptEntry entry) => held.Find(entry.Code) is { } known ? Other(entry, known) : Person(entry);

    private static WorkbookProblem? Other(KeptEntry entry, KeptEntry known)
    {
        if (known.Family != entry.Family)
            return Problem(entry, "import.other_family", $"Mã “{entry.Code}” trong hệ thống là của {Of(known.Family)} {known.Name}, không phải {Of(entry.Family)}. Hãy dùng mã khác.");
        return entry.Family != Family.Member || Same(entry, known.Name, known.Born) ? null
            : Problem(entry, "import.other_person", $"Mã “{entry.Code}” trong hệ thống là của đồng chí {Known(known.Name, known.Born)}, tên và ngày sinh đều khác. Hãy ghi đúng mã của đồng chí {entry.Name}, hoặc mã mới.");
    }

    // Somebody may be known without being on any list yet.
    private WorkbookProblem? Person(KeptEntry entry) =>
        entry.Family is not (Family.Member or Family.Leader) || !persons.TryGetValue(entry.Code, out var known) || Same(entry, known.Name, known.Born) ? null
            : Problem(entry, "import.other_person", $"Mã “{entry.Code}” trong hệ thống là của đồng chí {Known(known.Name, known.Born)}. Hãy ghi đúng mã của đồng chí {entry.Name}, hoặc mã mới.");

    private IEnumerable<PersonQuestion> Question(KeptEntry entry)
    {
        foreach (var known in names[Tidy.Plain(entry.Name)])
        {
            var sameCell = string.Equals(known.Unit, entry.Unit, StringComparison.OrdinalIgnoreCase);
            if (entry.Born == known.Born && entry.Born is not null || sameCell && (entry.Born is null || known.Born is null))
                yield return new PersonQuestion(entry.Code, entry.Name, entry.Born, entry.Place!.Sheet, entry.Place.Cell(Ids.Code), known.Code, known.Unit ?? "", sameCell);
        }
    }

    private static bool Same(KeptEntry entry, string name, DateOnly? born) => Tidy.Plain(entry.Name) == Tidy.Plain(name) || entry.Born is not null && entry.Born == born;

    private static string Known(string name, DateOnly? born) => born is { } day ? $"{name}, sinh ngày {Show.Value(day)}" : name;

    private static string Of(Family family) => family switch { Family.Organisation => "tổ chức", Family.Collective => "tập thể", Family.Member => "đảng viên", _ => "lãnh đạo" };

    private static WorkbookProblem Problem(KeptEntry entry, string code, string message) => new(entry.Place!.Sheet, entry.Place.Cell(Ids.Code), code, message);
}

/// <summary>Somebody whom the database knows by a code.</summary>
internal sealed record KnownPerson(long Id, string Name, DateOnly? Born);
