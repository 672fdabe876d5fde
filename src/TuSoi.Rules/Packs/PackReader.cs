using TuSoi.Rules.Counting;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ladders;
using TuSoi.Rules.Quotas;
using TuSoi.Rules.Scoring;
using TuSoi.Rules.SpecialCases;
using TuSoi.Rules.Steps;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Packs;

/// <summary>Reads the files of a pack. All problems are told; a pack with problems must not be used.</summary>
public static class PackReader
{
    /// <summary>Reads <paramref name="source"/>; <paramref name="parent"/> gives the pack it extends, already read.</summary>
    public static Pack? Read(PackSource source, FactDictionary facts, Func<string, Pack?> parent, Problems problems)
    {
        var parts = new PackParts();
        foreach (var (name, text) in source.Files.OrderBy(f => f.Key, StringComparer.Ordinal)) ReadFile(source, name, text, parts, problems);
        if (parts.Head is not { Id: not null, Title: not null } head)
        {
            if (!source.Files.ContainsKey("pack.yaml")) problems.Add(new Mark($"{source.Folder}/pack.yaml", 1, 1), "pack.missing", $"Gói “{source.Id}” không có tệp pack.yaml.");
            return null;
        }
        if (head.Id != source.Id) problems.Add(head.At, "pack.id", $"Mã gói “{head.Id}” khác tên thư mục “{source.Id}”.");
        var above = head.Extends is { } id ? parent(id) : null;
        if (head.Extends is not null && above is null) problems.Add(head.At, "pack.extends", $"Không có gói cấp trên “{head.Extends}”, hoặc gói ấy có lỗi.");
        var pack = new Pack
        {
            Source = source,
            Head = head,
            Facts = facts,
            Kinds = parts.Kinds,
            Readings = parts.Readings,
            Frames = parts.Frames,
            Ladders = parts.Ladders.GroupBy(l => l.Ladder).ToDictionary(g => g.Key, g => Ladder.Join(g.Key, [.. g], problems)),
            Ballots = parts.Ballots,
            Conduct = parts.Conduct,
            Quotas = parts.Quotas,
            SpecialCases = parts.SpecialCases,
            OpenRows = parts.OpenRows,
            Procedure = parts.Procedure.Join(),
            Parent = above,
        };
        ProcedureChecks.Check(pack, problems);
        return pack;
    }

    private sealed class PackParts
    {
        public PackHead? Head;
        public Dictionary<string, SubjectKind> Kinds { get; } = [];
        public Dictionary<string, AmbiguityRow> Readings { get; } = [];
        public Dictionary<string, CriteriaFrame> Frames { get; } = [];
        public List<LadderFile> Ladders { get; } = [];
        public Dictionary<string, BallotRule> Ballots { get; } = [];
        public List<BallotConduct> Conduct { get; } = [];
        public Dictionary<string, QuotaRule> Quotas { get; } = [];
        public Dictionary<string, SpecialCase> SpecialCases { get; } = [];
        public Dictionary<string, OpenRow> OpenRows { get; } = [];
        public ProcedureParts Procedure { get; } = new();
    }

    private static void ReadFile(PackSource source, string name, string text, PackParts parts, Problems problems)
    {
        if (!name.EndsWith(".yaml", StringComparison.Ordinal) || name.StartsWith("tests/", StringComparison.Ordinal)) return;
        var file = new YamlFile($"{source.Folder}/{name}", problems);
        if (YamlFile.Parse(text, file) is not { } root) return;
        switch (name.Split('/')[0])
        {
            case "pack.yaml":
                parts.Head = Binder.Read<PackHead>(root, file);
                break;
            case "subjects.yaml":
                foreach (var (id, kind) in Binder.Read<SubjectsFile>(root, file)?.Kinds ?? Nothing<SubjectKind>()) Keep(parts.Kinds, id, kind, kind.Id = id, kind.At, problems);
                break;
            case "readings.yaml":
                foreach (var (row, reading) in Binder.Read<ReadingsFile>(root, file)?.Readings ?? Nothing<AmbiguityRow>()) Keep(parts.Readings, row, reading, row, reading.At, problems);
                break;
            case "trace.yaml":
                foreach (var (row, open) in Binder.Read<TraceFile>(root, file)?.Rows ?? Nothing<OpenRow>()) Keep(parts.OpenRows, row, open, row, open.At, problems);
                break;
            case "ballots.yaml":
                var ballots = Binder.Read<BallotsFile>(root, file);
                foreach (var (id, ballot) in ballots?.Ballots ?? Nothing<BallotRule>())
                    if (ballot is { On: not null, Because: not null, Says: not null }) Keep(parts.Ballots, id, ballot, ballot.Id = id, ballot.At, problems);
                parts.Conduct.AddRange((ballots?.Conduct ?? []).Where(c => c is { Because: not null, Says: not null }));
                break;
            case "quotas.yaml":
                foreach (var (id, quota) in Binder.Read<QuotasFile>(root, file)?.Quotas ?? Nothing<QuotaRule>())
                    if (quota is { On: not null, Percent: not null, Base: not null, Because: not null, Says: not null, Exception: null or { Percent: not null, When: not null } }) Keep(parts.Quotas, id, quota, quota.Id = id, quota.At, problems);
                break;
            case "special-cases.yaml":
                foreach (var (id, special) in Binder.Read<SpecialCasesFile>(root, file)?.SpecialCases ?? Nothing<SpecialCase>())
                    if (special is { On: not null, When: not null, Because: not null, Says: not null }) Keep(parts.SpecialCases, id, special, special.Id = id, special.At, problems);
                break;
            case "bodies.yaml":
                parts.Procedure.ReadBodies(root, file);
                break;
            case "meetings.yaml":
                parts.Procedure.ReadMeetings(root, file);
                break;
            case "calendar.yaml":
                parts.Procedure.ReadCalendar(root, file);
                break;
            case "steps":
                parts.Procedure.ReadSteps(root, file);
                break;
            case "criteria":
                if (Binder.Read<CriteriaFrame>(root, file) is { Frame: not null, Criteria: not null } frame)
                {
                    foreach (var (id, criterion) in frame.Criteria) criterion.Id = id;
                    Keep(parts.Frames, frame.Frame, frame, frame.Frame, frame.At, problems);
                }
                break;
            case "levels":
                if (Binder.Read<LadderFile>(root, file) is { Ladder: not null } ladder) parts.Ladders.Add(ladder);
                break;
            default:
                problems.Add(new Mark(file.Name, 1, 1), "pack.file",
                    "Gói không biết tệp này. Được phép: pack.yaml, subjects.yaml, readings.yaml, ballots.yaml, quotas.yaml, special-cases.yaml, bodies.yaml, meetings.yaml, calendar.yaml, trace.yaml, steps/*.yaml, criteria/*.yaml, levels/**.yaml, tests/**.yaml.");
                break;
        }
    }

    private static void Keep<T>(Dictionary<string, T> map, string id, T value, string name, Mark at, Problems problems)
    {
        if (!map.TryAdd(id, value)) problems.Add(at, "pack.twice", $"“{name}” đã có trong gói này.");
    }

    private static Dictionary<string, T> Nothing<T>() => [];
}
