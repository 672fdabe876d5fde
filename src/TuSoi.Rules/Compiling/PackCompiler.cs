using System.Globalization;
using TuSoi.Rules.Conditions;

using TuSoi.Rules.Packs;
using TuSoi.Rules.Scoring;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Compiling;

/// <summary>Compiles a pack for a day and a choice of readings, checking everything on the way.</summary>
public sealed class PackCompiler
{
    private readonly Dictionary<string, string> readings;

    private PackCompiler(Pack pack, DateOnly on, IReadOnlyDictionary<string, string> chosen, Problems problems)
    {
        (Pack, On, Problems) = (pack, on, problems);
        readings = pack.Readings.ToDictionary(r => r.Key, r => r.Value.Proposed);
        foreach (var (row, option) in chosen)
        {
            if (pack.Readings.TryGetValue(row, out var reading) && reading.Options.ContainsKey(option)) readings[row] = option;
            else problems.Add(pack.Head.At, "reading.chosen", $"Không có cách đọc “{row}={option}”. Được phép: {(pack.Readings.TryGetValue(row, out var known) ? string.Join(", ", known.Options.Keys) : string.Join(", ", pack.Readings.Keys))}.");
        }
    }

    internal Pack Pack { get; }

    internal DateOnly On { get; }

    internal Problems Problems { get; }

    /// <summary>
    /// The compiled pack, or null where <paramref name="problems"/> says why not. <paramref name="on"/> is the cut-off day of the cycle;
    /// <paramref name="chosen"/> replaces proposed readings, by AMB row.
    /// </summary>
    public static CompiledPack? Compile(Pack pack, DateOnly on, IReadOnlyDictionary<string, string> chosen, Problems problems) =>
        Compile(pack, on, chosen, problems, _ => null);

    /// <summary>The same, keeping the rules of kinds that are known not to have changed.</summary>
    internal static CompiledPack? Compile(Pack pack, DateOnly on, IReadOnlyDictionary<string, string> chosen, Problems problems, Func<SubjectKind, KindRules?> known)
    {
        var before = problems.Count;
        var compiler = new PackCompiler(pack, on, chosen, problems);
        compiler.CheckReadings();
        compiler.CheckFrames();
        var kinds = pack.Kinds.Values.Where(k => k.Ladder is not null).Select(k => known(k) ?? compiler.CompileKind(k)).OfType<KindRules>().ToDictionary(k => k.Kind.Id);
        var scope = new ScopeCompiler(compiler);
        var (ballots, specials, quotas) = (scope.Ballots(), scope.SpecialCases(), scope.Quotas());
        return problems.Count > before ? null
            : new CompiledPack { Pack = pack, On = on, Readings = compiler.readings, Kinds = kinds, Ballots = ballots, SpecialCases = specials, Quotas = quotas };
    }

    internal CriteriaFrame? FrameOf(SubjectKind kind) => kind.Frame is { } id ? Pack.Frames.GetValueOrDefault(id) : null;

    internal DateOnly? Day(string text) => text switch
    {
        "cut_off" => On,
        "year_start" => new DateOnly(On.Year, 1, 1),
        _ => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
    };

    internal bool KnowsRow(string row, Mark at)
    {
        if (Pack.Readings.ContainsKey(row)) return true;
        Problems.Add(at, "reading.unknown", $"“{row}” không có trong readings.yaml. Được phép: {string.Join(", ", Pack.Readings.Keys)}.");
        return false;
    }

    internal Condition? Reading(ByReading by, Mark at)
    {
        if (!KnowsRow(by.Row, at)) return null;
        var options = Pack.Readings[by.Row].Options;
        foreach (var option in options.Keys.Except(by.Options.Keys)) Problems.Add(at, "reading.option", $"Thiếu cách đọc “{option}” của {by.Row}.");
        foreach (var option in by.Options.Keys.Except(options.Keys)) Problems.Add(at, "reading.option", $"{by.Row} không có cách đọc “{option}”. Được phép: {string.Join(", ", options.Keys)}.");
        return by.Options.GetValueOrDefault(readings[by.Row]);
    }

    internal string Chosen(string row) => readings[row];

    /// <summary>A word of a closed list, or what is chosen for an AMB row whose options are such words.</summary>
    internal T Setting<T>(string word, Mark at) where T : struct, Enum
    {
        var isRow = word.StartsWith("AMB-", StringComparison.Ordinal);
        if (isRow && !KnowsRow(word, at)) return default;
        var words = Enum.GetValues<T>().ToDictionary(v => Binder.Key(v.ToString()));
        foreach (var unknown in (isRow ? Pack.Readings[word].Options.Keys : [word]).Where(w => !words.ContainsKey(w)))
            Problems.Add(at, "setting.word", $"“{unknown}” không dùng được ở đây. Được phép: {string.Join(", ", words.Keys)}, hoặc dòng AMB có các cách đọc ấy.");
        return words.GetValueOrDefault(isRow ? readings[word] : word);
    }

    internal bool InForce(IReadOnlyDictionary<string, string> under, Mark at) => under.All(u =>
        KnowsRow(u.Key, at) && (Pack.Readings[u.Key].Options.ContainsKey(u.Value) || RefuseOption(u.Key, u.Value, at)) && readings[u.Key] == u.Value);

    private bool RefuseOption(string row, string option, Mark at)
    {
        Problems.Add(at, "reading.option", $"{row} không có cách đọc “{option}”. Được phép: {string.Join(", ", Pack.Readings[row].Options.Keys)}.");
        return false;
    }

    private void CheckReadings()
    {
        foreach (var (row, reading) in Pack.Readings)
            if (!reading.Options.ContainsKey(reading.Proposed))
                Problems.Add(reading.At, "reading.proposed", $"{row}: cách đọc đề xuất “{reading.Proposed}” không nằm trong: {string.Join(", ", reading.Options.Keys)}.");
    }

    // A point table is of 100 points (CRT-045), and points need bands.
    private void CheckFrames()
    {
        foreach (var frame in Pack.Frames.Values)
        {
            foreach (var table in frame.PointTables.Keys)
                if (frame.Criteria.Values.Sum(c => c.Points.GetValueOrDefault(table)) is var sum && sum != 100)
                    Problems.Add(frame.At, "frame.sum", $"Biểu điểm “{table}” cộng được {sum}, phải là 100.");
            foreach (var criterion in frame.Criteria.Values)
                foreach (var table in criterion.Points.Keys.Where(t => !frame.PointTables.ContainsKey(t)))
                    Problems.Add(criterion.At, "frame.table", $"Không có biểu điểm “{table}”. Được phép: {string.Join(", ", frame.PointTables.Keys)}.");
            if (frame.PointTables.Count > 0 && frame.Bands is null) Problems.Add(frame.At, "frame.bands", "Khung có biểu điểm phải có “bands”: ngưỡng của từng cấp độ.");
            if (frame.Bands is { } b && !(1 >= b.Excellent && b.Excellent > b.Good && b.Good > b.Fair && b.Fair > 0))
                Problems.Add(frame.At, "frame.bands", "Ngưỡng cấp độ phải giảm dần: 1 ≥ excellent > good > fair > 0.");
        }
    }

    private KindRules? CompileKind(SubjectKind kind)
    {
        if (!Pack.Ladders.TryGetValue(kind.Ladder!, out var ladder))
        {
            Problems.Add(kind.At, "kind.ladder", $"Không có thang xếp loại “{kind.Ladder}”. Được phép: {string.Join(", ", Pack.Ladders.Keys)}.");
            return null;
        }
        if (kind.Frame is not null && FrameOf(kind) is null) Problems.Add(kind.At, "kind.frame", $"Không có khung tiêu chí “{kind.Frame}”. Được phép: {string.Join(", ", Pack.Frames.Keys)}.");
        return new KindCompiler(this, kind, ladder).Compile();
    }
}
