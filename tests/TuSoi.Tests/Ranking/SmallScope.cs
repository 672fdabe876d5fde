using TuSoi.Opening;
using TuSoi.Ranking;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Scopes;
using TuSoi.Rules.Yaml;
using Xunit;

namespace TuSoi.Tests.Ranking;

/// <summary>A small invented scope under the provincial guidance of 2024, with one subject for every state a card can be in.</summary>
internal sealed partial class SmallScope
{
    private static readonly DateOnly CutOff = new(2024, 12, 31);
    private static readonly string[] Criteria = ["politics", "results", "commitment", "repair", "leading", "responsibility", "example"];
    private readonly Pack pack;
    private readonly ScopeBuilder scope = new(CutOff);
    private readonly Dictionary<string, List<string>> codes = [];

    public const string NastyName = "Ngô <b>\"Thị\"</b> & 'Ánh'\u0007\u001b[31m\u202e";

    public static readonly CardHead Head = new("Đảng bộ Công ty Cổ phần Cấp nước Lam Giang", "Đợt kiểm điểm năm 2024");

    private SmallScope()
    {
        var problems = new Problems();
        pack = new PackFolder(problems, Repository.Path("packs")).Find("hd-19-dukdn-2024")!;
        Assert.Empty(problems);
        foreach (var kind in pack.Kinds.Keys) scope.Kind(kind);
    }

    public static RankedSubjects Made { get; } = new SmallScope().Make();

    public static CardSubject Subject(string code, string kind = "member") =>
        Made.Of(kind, Enumerable.Range(0, Made.Ranking.Kinds[kind].Count).First(row => Made.CodeOf(kind, row) == code));

    /// <summary>Codes as the office has them, by kind and row.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Codes { get; } =
        Made.Ranking.Kinds.ToDictionary(k => k.Key, k => (IReadOnlyList<string>)[.. Enumerable.Range(0, k.Value.Count).Select(row => Made.CodeOf(k.Key, row))]);

    public static IEnumerable<CardSubject> Everybody() =>
        Made.Ranking.Kinds.SelectMany(k => Enumerable.Range(0, k.Value.Count).Select(row => Made.Of(k.Key, row)));

    private RankedSubjects Make()
    {
        var chapter = Chapter();
        Committee(chapter);
        Leaders(chapter);
        Members();
        Layers(chapter);
        var compiling = new Problems();
        var rules = PackCompiler.Compile(pack, CutOff, new Dictionary<string, string>(), compiling);
        Assert.Empty(compiling);
        return new RankedSubjects(Ranker.Rank(rules!, scope.Build()), codes.ToDictionary(c => c.Key, c => (IReadOnlyList<string>)c.Value));
    }

    // From 70 points with a fault (a): the text puts it into two levels at once (AMB-02).
    private int Chapter()
    {
        const string kind = "grassroots_chapter";
        var chapter = Add(kind, "DB01", "Đảng bộ Công ty Cổ phần Cấp nước Lam Giang");
        Set(kind, chapter, "score", 75.5m);
        Set(kind, chapter, "outstanding", "no");
        Set(kind, chapter, "party_programme_reached", "yes");
        Set(kind, chapter, "self_level", "Good");
        foreach (var criterion in pack.Frames["organisation"].Criteria.Keys) Criterion(kind, chapter, criterion, "Good", 1);
        scope.Complete(kind, chapter, "disciplines", "disciplines");
        scope.Complete(kind, chapter, "committee_members", "member");
        for (var i = 1; i <= 4; i++)
        {
            var cell = Add("subordinate_cell", $"CB{i:00}", $"Chi bộ Nhà máy nước số {i}");
            Set("subordinate_cell", cell, "decided_level", i == 4 ? "Completed" : "Good");
            scope.Complete("subordinate_cell", cell, "disciplines", "disciplines");
            scope.Link(kind, chapter, "subordinates", "subordinate_cell", cell);
        }
        scope.Complete(kind, chapter, "subordinates", "subordinate_cell");
        scope.Link(kind, chapter, "units_below", kind, chapter);
        scope.Complete(kind, chapter, "units_below", kind);
        Record(kind, chapter, "incidents", ("kind", "other"), ("disciplined", "yes"), ("self_detected", "no"));
        Record(kind, chapter, "targets", ("area", "business"), ("assigned_by", "superior"), ("plan", 100m), ("done", 104m));
        Record(kind, chapter, "targets", ("area", "party_building"), ("assigned_by", "superior"), ("plan", 10m), ("done", 10m));
        scope.Complete(kind, chapter, "same_level_bodies", "leadership_collective");
        return chapter;
    }

    // Everything for Excellent, but not above its organisation.
    private void Committee(int chapter)
    {
        const string kind = "grassroots_committee";
        var committee = Add(kind, "CU01", "Đảng ủy Công ty Cổ phần Cấp nước Lam Giang");
        Set(kind, committee, "united_and_leading", "yes");
        Set(kind, committee, "disunity_concluded", "no");
        Set(kind, committee, "degradation_concluded", "no");
        foreach (var criterion in pack.Frames["committee"].Criteria.Keys) Criterion(kind, committee, criterion, "Excellent", 1);
        scope.Complete(kind, committee, "disciplines", "disciplines");
        scope.Complete(kind, committee, "committee_members", "member");
        scope.Link(kind, committee, "organisation", "grassroots_chapter", chapter);
        scope.Complete(kind, committee, "organisation", "grassroots_chapter");
        scope.Link("grassroots_chapter", chapter, "committee", kind, committee);
        scope.Complete("grassroots_chapter", chapter, "committee", kind);
    }

    private void Leaders(int chapter)
    {
        var leader = Add("leader", "DV001", "Tôn Thất Việt Hải");
        scope.Link("leader", leader, "headed", "grassroots_chapter", chapter);
        scope.Complete("leader", leader, "headed", "grassroots_chapter");
        Add("leader", "LD02", "Y Thuận Niê");
    }

    private void Members()
    {
        Member("DV001", "Lê Thị Ngọc Ánh", ("outstanding", "yes"), ("targets_exceeded", 3), ("self_level", "Excellent"));
        Excellent("DV002", "Phan Thị Mỹ Dung");
        Add("member", "DV003", "Công Tằng Tôn Nữ Huyền Trân Phương Thảo Nguyên Bảo Khánh Ngọc Thiên Hương");
        Set("member", Member("DV004", "Võ Thành Luân"), "standing", "suspended");
        Discipline(Member("DV005", "Đinh Văn Lâm"), ("form", "warning"), ("decided_on", new DateOnly(2024, 6, 15)), ("fault_on", new DateOnly(2024, 4, 2)), ("self_detected", "no"));
        Member("DV006", NastyName);
        Member("DV007", "Hồ Quang Trọng", ("criteria_late", 2), ("targets_on_time", 7));
        Member("DV008", "Trịnh Thị Bích", ("decided_level", "Completed"));
        Member("DV009", "Lương Thế Duy", ("outstanding", null));
        Discipline(Member("DV010", "Kiều Thị Sen"), ("form", "reprimand"), ("decided_on", new DateOnly(2024, 3, 2)));
    }

    private int Excellent(string code, string name)
    {
        var row = Member(code, name, ("outstanding", "yes"), ("targets_exceeded", 5));
        foreach (var criterion in Criteria) Criterion("member", row, criterion, "Excellent", 2);
        return row;
    }

    private int Member(string code, string name, params (string Fact, object? Value)[] others)
    {
        var row = Add("member", code, name);
        var facts = new Dictionary<string, object?>
        {
            ["outstanding"] = "no",
            ["exemplary"] = "yes",
            ["targets_assigned"] = 8,
            ["targets_completed"] = 8,
            ["targets_on_time"] = 8,
            ["targets_exceeded"] = 2,
            ["criteria_assessed"] = 5,
            ["criteria_late"] = 0,
            ["results_assessed"] = 2,
            ["results_failed"] = 0,
            ["degradation_concluded"] = "no",
        };
        foreach (var (fact, value) in others) facts[fact] = value;
        foreach (var (fact, value) in facts)
            if (value is not null) Set("member", row, fact, value);
        foreach (var criterion in Criteria) Criterion("member", row, criterion, criterion is "leading" ? "NotApplicable" : "Good", 1);
        scope.Complete("member", row, "disciplines", "disciplines");
        return row;
    }

    private void Discipline(int member, params (string Field, object Value)[] fields) => Record("member", member, "disciplines", fields);

    private void Record(string kind, int owner, string records, params (string Field, object Value)[] fields)
    {
        var fact = pack.Facts.Find(pack.Kinds[kind].Family, records)!;
        var row = scope.Add(records, $"{fact.Label} 1");
        foreach (var (field, value) in fields) scope.Set(records, row, field, fact.Fields[field], value);
        scope.Link(kind, owner, records, records, row);
        scope.Complete(kind, owner, records, records);
    }

    private int Add(string kind, string code, string name)
    {
        if (!codes.TryGetValue(kind, out var list)) codes[kind] = list = [];
        list.Add(code);
        return scope.Add(kind, name);
    }

    private void Set(string kind, int row, string fact, object value) => scope.Set(kind, row, fact, pack.Facts.Find(pack.Kinds[kind].Family, fact)!, value);

    private void Criterion(string kind, int row, string criterion, string grade, int products)
    {
        scope.Set(kind, row, Known.CriterionColumn(criterion, "grade"), Known.CriterionFacts["grade"], grade);
        scope.Set(kind, row, Known.CriterionColumn(criterion, "products"), Known.CriterionFacts["products"], products);
    }
}
