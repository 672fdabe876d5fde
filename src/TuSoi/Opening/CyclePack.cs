using TuSoi.Organisation;
using TuSoi.Rules.Calendars;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Steps;

namespace TuSoi.Opening;

/// <summary>The pack a cycle runs under: its own copy, compiled for the cycle's year and readings.</summary>
public sealed class CyclePack
{
    /// <summary>The meaning of packs in this program: raised when the same pack and facts would come out differently.</summary>
    public const int Semantics = 1;

    private const string BeforeRow = "AMB-01";
    private readonly Dictionary<(string Kind, string Step), int> bits = [];
    private readonly Lazy<Phases> phases;

    public CyclePack(CompiledPack rules, Holidays holidays, int year)
    {
        (Rules, Year) = (rules, year);
        var before = rules.Readings.GetValueOrDefault(BeforeRow) switch { "literal" => BeforeReading.Literal, "inclusive" => BeforeReading.Inclusive, _ => BeforeReading.DueDayWarns };
        Calendar = new DueCalendar(year, before, holidays);
        foreach (var kind in Pack.Kinds.Values)
            for (var i = 0; i < StepsOf(kind.Id).Count; i++) bits[(kind.Id, StepsOf(kind.Id)[i].Id)] = i;
        Dates = new StepDates(this);
        phases = new(() => new Phases(this));
    }

    public CompiledPack Rules { get; }

    public int Year { get; }

    public Pack Pack => Rules.Pack;

    public Procedure Procedure => Pack.Procedure;

    public DueCalendar Calendar { get; }

    public StepDates Dates { get; }

    public Phases Phases => phases.Value;

    public SubjectKind Kind(string id) => Pack.Kinds[id];

    public Family FamilyOf(string kind) => Pack.Kinds[kind].Family;

    public IReadOnlyList<StepRule> StepsOf(string kind) => Procedure.Of(Pack.Kinds[kind]);

    /// <summary>The steps that this subject has, done or not.</summary>
    public IEnumerable<StepRule> StepsOf(Subject subject)
    {
        var steps = StepsOf(subject.Kind);
        for (var bit = 0; bit < steps.Count; bit++)
            if (subject.Has(1L << bit)) yield return steps[bit];
    }

    public StepRule? Find(string kind, string step) => bits.TryGetValue((kind, step), out var bit) ? StepsOf(kind)[bit] : null;

    /// <summary>The step's bit in the set of steps that apply to a subject; 0 where the kind does not have it.</summary>
    public long BitOf(string kind, string step) => bits.TryGetValue((kind, step), out var bit) ? 1L << bit : 0;

    public BodyRule Body(string id) => Procedure.Bodies[id];
}
