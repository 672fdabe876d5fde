namespace TuSoi.Rostering.Samples;

/// <summary>One invented organisation: its units and persons, its collectives and leaders.</summary>
internal sealed class SampleOrganisation(SampleShape shape, SampleUnit root)
{
    public SampleShape Shape => shape;

    public SampleUnit Root => root;

    public List<SampleUnit> Units { get; } = [];

    public List<SampleBody> Bodies { get; } = [];

    public List<SampleLeader> Leaders { get; } = [];

    public IEnumerable<SampleUnit> AllCells => Units.Where(u => u.IsCell);

    public IEnumerable<SamplePerson> People => Units.SelectMany(u => u.Members);
}
